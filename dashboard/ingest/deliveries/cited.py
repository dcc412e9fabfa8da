"""Figures that texts refer to and a delivery takes away: told at the cell, where its sender finds it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import Delivery, Key, Spot
from dashboard.domain.model import TOTAL, Goal
from dashboard.ingest.problems import LANGUAGES, Problem
from dashboard.ingest.worded import Worded

_LEADS_NOWHERE: Final = "reference-without-value"
_Told = tuple[str, str]
"""The goal and the year of a text."""


def at_cells(
    problems: Iterable[Problem], deliveries: Sequence[Delivery], catalogue: Catalogue
) -> Iterator[Problem]:
    """Yield the problems, those of texts that refer to a figure which is taken away as one of its cell."""
    taken = {f.key: f.spot for d in deliveries for f in d.figures if not f.value}
    texts: dict[Key, list[_Told]] = {}
    for problem in problems:
        key = _referred(problem, catalogue)
        if key in taken:
            texts.setdefault(key, []).append(_text_of(problem.file))
        else:
            yield problem
    yield from (_problem(taken[key], dict.fromkeys(told), catalogue.goals) for key, told in texts.items())


def _referred(problem: Problem, catalogue: Catalogue) -> Key | None:
    """Return which figure a text refers to in vain; None where the problem is another."""
    if problem.rule != _LEADS_NOWHERE:
        return None
    indicator, department, period = (problem.details[name] for name in ("indicator", "department", "period"))
    return Key(str(indicator), catalogue.plan.area, str(department), str(period), TOTAL)


def _text_of(file: str) -> _Told:
    """Return the goal and the year of `narrative/<year>/<goal>.<language>.md`."""
    _, year, name = file.split("/")
    return name.partition(".")[0], year


def _problem(spot: Spot, told: Collection[_Told], goals: Mapping[str, Goal]) -> Problem:
    texts = [[_name(goals[goal], year, code) for goal, year in told] for code in LANGUAGES]
    return Problem(
        rule="cited-figure",
        file=spot.file,
        sheet=spot.sheet,
        row=spot.row,
        cell=spot.cell,
        details={"texts": Worded(*(", ".join(names) for names in texts))},
    )


def _name(goal: Goal, year: str, language: str) -> str:
    """Return what a text is called, with the name of its file."""
    return f"{goal.name[language]} {year} (narrative/{year}/{goal.id}.{language}.md)"
