"""The sheet of measures: how each stands, and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dashboard.domain import form
from dashboard.domain.dataset import Dataset
from dashboard.domain.form import Sheet
from dashboard.domain.model import Measure
from dashboard.exports.workbook.grid import Cell, Choice, Column, Grid
from dashboard.queries.asked import Asked
from dashboard.text.messages import LANGUAGES, Words

LONGEST_TEXT: Final = 2000
LONGEST_REASON: Final = 500
FIRST_YEAR: Final = 1990
GOAL: Final = "goal"


def measure_grid(dataset: Dataset, asked: Asked, year: int, *, title: str, words: Words) -> Grid:
    """Return the sheet with what the plan says of each measure now."""
    columns = _columns(year, words)
    told = [_cells(dataset, measure, words) for measure in asked.measures]
    rows = tuple(tuple(cells[column.id] for column in columns) for cells in told)
    return Grid(sheet=Sheet.MEASURES, title=title, columns=columns, rows=rows)


def _columns(year: int, words: Words) -> Sequence[Column]:
    def label(name: str) -> str:
        return words(f"workbook.measure.{name}")

    def filled(name: str, width: int, longest: int) -> Column:
        prompt = words(f"workbook.prompt.{name.partition('-')[0]}", limit=longest)
        shown = words("workbook.fill", label=label(name))
        return Column(id=name, label=shown, width=width, filled=True, prompt=prompt, longest=longest)

    def chosen(name: str, width: int, choice: Choice | None = None) -> Column:
        prompt, shown = words(f"workbook.prompt.{name}"), words("workbook.fill", label=label(name))
        years = None if choice else (FIRST_YEAR, year + 1)
        return Column(
            id=name, label=shown, width=width, filled=True, prompt=prompt, choice=choice, years=years
        )

    return (
        Column(id=form.NAME, label=label(form.NAME), width=34),
        Column(id=GOAL, label=label(GOAL), width=34),
        chosen(form.STATE, 16, Choice.STATE),
        chosen(form.YEAR, 12),
        *(filled(f"{form.TEXT}-{language}", 44, LONGEST_TEXT) for language in LANGUAGES),
        filled(form.REASON, 22, LONGEST_REASON),
        Column(id=form.MEASURE, label=label(form.MEASURE), width=20, technical=True),
    )


def _cells(dataset: Dataset, measure: Measure, words: Words) -> Mapping[str, Cell]:
    goal = dataset.catalogue.goals.get(measure.goal)
    return {
        form.NAME: words.of(measure.name),
        GOAL: words.of(goal.name) if goal else None,
        form.STATE: words(f"measure.{measure.state}"),
        form.YEAR: measure.year,
        **{f"{form.TEXT}-{language}": _own_text(measure, language) for language in LANGUAGES},
        form.REASON: None,
        form.MEASURE: measure.id,
    }


def _own_text(measure: Measure, language: str) -> str | None:
    """Return the text of a language; nothing where loading lent it that of another, marked with its code."""
    text = measure.text.get(language, "")
    lent = any(text == f"{measure.text.get(other)} ({other})" for other in measure.text if other != language)
    return None if lent else text or None
