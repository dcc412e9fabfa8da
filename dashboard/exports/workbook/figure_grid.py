"""The sheet of figures: a row for each figure that a department reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dashboard.domain import form, table
from dashboard.domain.dataset import Dataset
from dashboard.domain.form import Sheet
from dashboard.domain.kinds import Missing, Qualifier
from dashboard.domain.period import PeriodType
from dashboard.exports.table import breakdown_text
from dashboard.exports.workbook.grid import Cell, Choice, Column, Grid
from dashboard.queries.asked import Asked, AskedFigure
from dashboard.text.earlier import earlier_text
from dashboard.text.messages import Words
from dashboard.text.periods import period_text
from dashboard.text.values import mark_words, missing_text

LONGEST_NOTE: Final = 500
LONGEST_REASON: Final = 500
_WIDTHS: Final = {
    form.NAME: 28,
    form.DEFINITION: 34,
    form.UNIT: 12,
    form.QUALIFIER: 13,
    table.VALUE: 12,
    table.MISSING: 18,
    form.REASON: 20,
    table.NOTE: 20,
    table.SOURCE: 16,
}
_ANSWERS: Final = (form.QUALIFIER, table.VALUE, table.MISSING)
"""The columns that answer what a row asks."""
_WIDTH_EARLIER: Final = 10
_WIDTH_KEY: Final = 14


def figure_grid(dataset: Dataset, asked: Asked, year: int, *, title: str, words: Words) -> Grid:
    """Return the sheet; the columns that people read come first, those that programs need last."""
    columns = tuple(_columns(year, words))
    told = [_cells(dataset, figure, words) for figure in asked.figures]
    rows = tuple(tuple(cells[column.id] for column in columns) for cells in told)
    decimals = tuple(figure.indicator.decimals for figure in asked.figures)
    return Grid(sheet=Sheet.FIGURES, title=title, columns=columns, rows=rows, decimals=decimals)


def figure_name(dataset: Dataset, figure: AskedFigure, words: Words) -> str:
    """Return what a figure is called: its indicator, its breakdown, and its period where that is no year."""
    catalogue = dataset.catalogue
    period = figure.period
    parts = (
        words.of(figure.indicator.full_name),
        breakdown_text(figure.breakdown, dataset, words),
        "" if period.type is PeriodType.YEAR else period_text(period, words, catalogue.events),
    )
    return "\n".join(part for part in parts if part)


def _columns(year: int, words: Words) -> Sequence[Column]:
    def plain(name: str) -> Column:
        return Column(id=name, label=words(f"workbook.figure.{name}"), width=_WIDTHS[name])

    def filled(name: str, choice: Choice | None = None, longest: int | None = None) -> Column:
        return Column(
            id=name,
            label=words("workbook.fill", label=words(f"workbook.figure.{name}")),
            width=_WIDTHS[name],
            filled=True,
            prompt=words(f"workbook.prompt.{name}", limit=longest or ""),
            choice=choice,
            open_choice=choice is Choice.SOURCE,
            longest=longest,
        )

    return (
        *(plain(name) for name in (form.NAME, form.DEFINITION, form.UNIT)),
        *(
            Column(id=f"{form.EARLIER}-{n}", label=str(year - n), width=_WIDTH_EARLIER)
            for n in range(form.YEARS_SHOWN, 0, -1)
        ),
        filled(form.QUALIFIER, Choice.QUALIFIER),
        filled(table.VALUE),
        filled(table.MISSING, Choice.MISSING),
        filled(form.REASON, longest=LONGEST_REASON),
        filled(table.NOTE, longest=LONGEST_NOTE),
        filled(table.SOURCE, Choice.SOURCE),
        *(
            Column(id=name, label=words(f"workbook.figure.{name}"), width=_WIDTH_KEY, technical=True)
            for name in (*form.FIGURE_KEY, form.WHEN_MADE)
        ),
    )


def _cells(dataset: Dataset, figure: AskedFigure, words: Words) -> Mapping[str, Cell]:
    catalogue, indicator = dataset.catalogue, figure.indicator
    years = range(form.YEARS_SHOWN, 0, -1)
    given = _given(figure, words)
    earlier = {
        f"{form.EARLIER}-{n}": earlier_text(o, catalogue, words) if o else None
        for n, o in zip(years, figure.earlier, strict=True)
    }
    return {
        form.NAME: "\n".join(_named(dataset, figure, words)),
        form.DEFINITION: words.of(indicator.definition),
        form.UNIT: words.of(catalogue.units[indicator.unit].many),
        **earlier,
        **given,
        form.REASON: None,
        table.INDICATOR: indicator.id,
        table.DEPARTMENT: figure.department,
        table.PERIOD: figure.period.key,
        table.BREAKDOWN: figure.breakdown,
        form.WHEN_MADE: form.ANSWERED if any(given[name] is not None for name in _ANSWERS) else form.OPEN,
    }


def _named(dataset: Dataset, figure: AskedFigure, words: Words) -> Iterator[str]:
    """Yield what the figure is called, and what else is known of the one in the plan: a forecast, say."""
    yield figure_name(dataset, figure, words)
    o = figure.given
    if o is not None and o.known and o.marks:
        yield words("workbook.given", marks=mark_words(o, words))


def _given(figure: AskedFigure, words: Words) -> Mapping[str, Cell]:
    """Return what the plan has, as it would be filled in; a word stands in place of a secret value."""
    o = figure.given
    if o is None:
        return dict.fromkeys((form.QUALIFIER, table.VALUE, table.MISSING, table.NOTE, table.SOURCE))
    secret = o.missing is Missing.SUPPRESSED
    reason = None if o.known or secret else missing_text(o, words)
    return {
        form.QUALIFIER: None if o.qualifier is Qualifier.EXACT else words(f"qualifier.{o.qualifier}"),
        table.VALUE: words("workbook.secret") if secret else o.value,
        table.MISSING: reason,
        table.NOTE: o.note or None,
        table.SOURCE: None if o.source == figure.indicator.source else o.source,
    }
