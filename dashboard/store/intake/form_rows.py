"""What was done to a department's workbook beside filling it in: rows taken out, earlier years typed over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from dashboard.domain import form
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.delivery import DeliveredFigure, Delivery, EarlierCell, Key
from dashboard.domain.form import Sheet
from dashboard.domain.kinds import Missing
from dashboard.domain.observation import Observation
from dashboard.domain.proposal import AbsentRow, Overtyped
from dashboard.queries.asked import Asked, AskedFigure, asked_of
from dashboard.text.earlier import earlier_text
from dashboard.text.messages import Words, load_words


def absent_rows(deliveries: Sequence[Delivery], plan: Dataset) -> tuple[AbsentRow, ...]:
    """Return the rows that workbooks of the plan as it is would have and that were delivered nowhere."""
    keys = {figure.key for delivery in deliveries for figure in delivery.figures}
    measures = {measure.measure for delivery in deliveries for measure in delivery.measures}
    return tuple(
        row
        for delivery, asked in _forms(deliveries, plan)
        for row in _absent(delivery, asked, plan, keys, measures)
    )


def lacking_figures(deliveries: Sequence[Delivery], plan: Dataset) -> tuple[Key, ...]:
    """Return the figures that workbooks ask for, that are due and that a plan does not have, each once."""
    found = (
        _key(figure, plan.catalogue)
        for _, asked in _forms(deliveries, plan)
        for figure in asked.figures
        if figure.lacking
    )
    return tuple(dict.fromkeys(found))


def overtyped_cells(deliveries: Sequence[Delivery], plan: Dataset) -> tuple[Overtyped, ...]:
    """Return the cells of earlier years that say other figures than the plan, as readers see it."""
    languages = tuple(load_words().values())
    return tuple(
        cell
        for delivery, asked in _forms(deliveries, plan)
        for cell in _overtyped(delivery, asked, plan.catalogue, languages)
    )


def _forms(deliveries: Iterable[Delivery], plan: Dataset) -> Iterator[tuple[Delivery, Asked]]:
    """Yield the deliveries that are departments' workbooks, with what these ask for."""
    for delivery in deliveries:
        if delivery.department in plan.catalogue.departments and delivery.year is not None:
            yield delivery, asked_of(plan, delivery.department, delivery.year)


def _absent(
    delivery: Delivery, asked: Asked, plan: Dataset, keys: Collection[Key], measures: Collection[str]
) -> Iterator[AbsentRow]:
    file, figures = delivery.file, (_key(figure, plan.catalogue) for figure in asked.figures)
    rows = {
        Sheet.FIGURES: [AbsentRow(file=file, key=key) for key in figures if key not in keys],
        Sheet.MEASURES: [AbsentRow(file=file, measure=m.id) for m in asked.measures if m.id not in measures],
    }
    for sheet, gone in rows.items():
        whole = bool(gone) and sheet in delivery.without
        yield from [AbsentRow(file=file, sheet=sheet)] if whole else gone


def _overtyped(
    delivery: Delivery, asked: Asked, catalogue: Catalogue, languages: Sequence[Words]
) -> Iterator[Overtyped]:
    rows = {_key(figure, catalogue): figure for figure in asked.figures}
    for figure in delivery.figures:
        for cell in figure.earlier if figure.key in rows else ():
            known = rows[figure.key].earlier[form.YEARS_SHOWN - cell.years_back]
            shown = [earlier_text(known, catalogue, words) for words in languages] if known else []
            if not _says(cell.text, shown):
                yield _typed(cell, figure, rows[figure.key], known)


def _typed(
    cell: EarlierCell, figure: DeliveredFigure, row: AskedFigure, known: Observation | None
) -> Overtyped:
    """Return a cell that says another figure than the plan; what is typed over a secret one is not told."""
    period = replace(row.period, year=row.period.year - cell.years_back)
    secret = known is not None and known.missing is Missing.SUPPRESSED
    return Overtyped(
        key=figure.key._replace(period=period.key),
        typed="" if secret else cell.text.replace("\n", " "),
        spot=cell.spot,
        secret=secret,
    )


def _says(text: str, shown: Iterable[str]) -> bool:
    """Tell whether a cell says what a workbook in some language shows; marks may have come or gone since."""
    return _number_of(text) in {_number_of(one) for one in shown}


def _number_of(text: str) -> str:
    """Return the number with its qualifier: without spaces, sign of its unit, and marks in parentheses."""
    return "".join(text.partition("(")[0].casefold().split()).rstrip("%€")


def _key(figure: AskedFigure, catalogue: Catalogue) -> Key:
    return Key(
        indicator=figure.indicator.id,
        area=catalogue.plan.area,
        department=figure.department,
        period=figure.period.key,
        breakdown=figure.breakdown,
    )
