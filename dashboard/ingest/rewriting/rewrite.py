"""Deliveries and a plan's files to new files, with what becomes of each thing that was delivered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.delivery import Delivery, Key, Spot
from dashboard.domain.period import parse_period
from dashboard.domain.proposal import FieldStep, FigureStep
from dashboard.ingest.cells import CellReader
from dashboard.ingest.definitions import Definitions
from dashboard.ingest.narrative import narrative_file
from dashboard.ingest.records import Correction
from dashboard.ingest.rewriting.credits import Credits, ReportName
from dashboard.ingest.rewriting.definitions import MEASURES, SOURCES, with_measure, with_source
from dashboard.ingest.rewriting.figures import FigureWriter, RewrittenFigures
from dashboard.ingest.rewriting.narratives import with_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """A plan's new files, and the steps that lead there; secret figures are in them as in the files.

    `spots` gives the delivered place of what stands in a row of a new file. `revised` and `taken_away` are
    the numbers that the plan has and that would be others, or gone.
    """

    files: Mapping[str, bytes]
    figures: tuple[FigureStep, ...]
    fields: tuple[FieldStep, ...]
    spots: Mapping[tuple[str, int | None], Spot]
    revised: frozenset[Key]
    taken_away: frozenset[Key]


def rewritten(
    files: Mapping[str, bytes],
    deliveries: Sequence[Delivery],
    *,
    definitions: Definitions,
    report_name: ReportName,
    today: date,
) -> Rewritten:
    """Return the files of a plan that can be loaded with deliveries in them.

    Args:
        files: The plan's files by their path in its folder.
        deliveries: What is put in; nothing in it may come twice.
        definitions: Those of the plan.
        report_name: Names a department's report where a figure has no other source.
        today: The day of the delivery.
    """
    catalogue = definitions.catalogue
    by_key = {figure.key: delivery for delivery in deliveries for figure in delivery.figures}
    sources = Credits(by_key, catalogue=catalogue, name=report_name, today=today)
    writer = FigureWriter(
        files,
        catalogue=catalogue,
        corrected=_corrected(definitions),
        cells=CellReader(catalogue, this_year=today.year),
        source_of=sources,
    )
    figures = writer.write(figure for delivery in deliveries for figure in delivery.figures)
    new = {name: data for name, data in {**files, **figures.files}.items() if data is not None}
    fields = tuple(_with_words(new, deliveries))
    for source in (*sources.added.values(), *(s.source for d in deliveries for s in d.sources)):
        new[SOURCES] = with_source(new[SOURCES], source)
    return Rewritten(
        files=dict(sorted(new.items())),
        figures=figures.steps,
        fields=fields,
        spots=_spots(figures, deliveries),
        revised=figures.revised,
        taken_away=figures.taken_away,
    )


def _with_words(files: dict[str, bytes], deliveries: Iterable[Delivery]) -> Iterable[FieldStep]:
    """Put measures and narratives into the files and yield the steps."""
    for delivery in deliveries:
        for measure in delivery.measures:
            files[MEASURES], steps = with_measure(files[MEASURES], measure)
            yield from steps
        for text in delivery.texts:
            name = narrative_file(text.goal, text.year, text.language)
            files[name], step = with_text(files.get(name), text)
            yield step


def _spots(
    figures: RewrittenFigures, deliveries: Iterable[Delivery]
) -> Mapping[tuple[str, int | None], Spot]:
    found: dict[tuple[str, int | None], Spot] = {at: figure.spot for at, figure in figures.rows.items()}
    for delivery in deliveries:
        for text in delivery.texts:
            found[narrative_file(text.goal, text.year, text.language), None] = text.spot
    return found


def _corrected(definitions: Definitions) -> Mapping[Key, str]:
    """Return the text that each correction puts into a cell, by the cell's key."""
    return {_key(one, definitions): one.value for one in definitions.corrections}


def _key(correction: Correction, definitions: Definitions) -> Key:
    indicator = definitions.catalogue.indicators[correction.indicator]
    period = parse_period(correction.period)
    return Key(
        indicator=indicator.id,
        area=correction.area or definitions.catalogue.plan.area,
        department=correction.department or indicator.department,
        period=period.key if period else correction.period,
        breakdown=correction.breakdown or Key._field_defaults["breakdown"],
    )
