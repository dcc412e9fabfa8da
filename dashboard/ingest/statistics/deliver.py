"""From a service's answers to a delivery: what a department's workbook is for its own figures."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.delivery import DeliveredFigure, DeliveredSource, Delivery, Key, Spot
from dashboard.domain.model import Source
from dashboard.domain.observation import Observation
from dashboard.domain.statistics import SERVICE_NAMES, Service, Update
from dashboard.ingest.problems import Report
from dashboard.ingest.statistics.answers import Answer, Listener
from dashboard.ingest.statistics.checks import Present, check_series, present
from dashboard.ingest.statistics.definitions import areas_of
from dashboard.ingest.statistics.read import read_all
from dashboard.ingest.statistics.series import Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of the answers: the plan, the series wanted, and what a person says of them.

    `origins` are sources that the plan may not have yet, `confirmed` indicators whose figures may be far from
    the plan's.
    """

    dataset: Dataset
    updates: Sequence[Update]
    origins: Mapping[str, Source]
    confirmed: Collection[str] = frozenset()

    @property
    def catalogue(self) -> Catalogue:
        """The definitions of the plan."""
        return self.dataset.catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A delivery, or None where nothing could be used; `done` and `failed` are indicators."""

    delivery: Delivery | None
    done: tuple[str, ...]
    failed: tuple[str, ...]


def deliver(service: Service, answers: Sequence[Answer], *, asked: Asked, report: Report) -> Delivered:
    """Return what the answers say. A series with a problem is left out, the others are delivered.

    Args:
        service: Whose answers they are.
        answers: All that was read.
        asked: What is wanted of them.
        report: Told what is wrong, by answer.
    """
    figures: list[DeliveredFigure] = []
    news: dict[str, Spot] = {}
    done: list[str] = []
    for update, series in read_all(service, answers, asked.updates, asked.catalogue, report):
        indicator = asked.catalogue.indicators[update.indicator]
        known = present(asked.dataset.by_indicator[indicator.id], indicator)
        if series is not None and _is_sound(series, update, asked, known, report):
            for figure, row in _figures(series, update, asked, known):
                figures.append(_kept(figure, row) if _is_same(figure, row) else figure)
                if not _is_same(figure, row):
                    news[update.source] = figure.spot
            done.append(update.indicator)
    wanted = [update.indicator for update in asked.updates]
    return Delivered(
        delivery=_delivery(service, answers, figures, asked, news) if done else None,
        done=tuple(done),
        failed=tuple(name for name in wanted if name not in done),
    )


def _is_sound(series: Series, update: Update, asked: Asked, known: Present, report: Report) -> bool:
    listener = Listener(update.service, report)
    check_series(
        series,
        update,
        catalogue=asked.catalogue,
        known=known,
        confirmed=asked.confirmed,
        listener=listener,
    )
    return listener.heard == 0


def _figures(
    series: Series, update: Update, asked: Asked, known: Present
) -> Iterator[tuple[DeliveredFigure, Observation | None]]:
    """Yield each figure, and beside it what the plan has."""
    indicator = asked.catalogue.indicators[update.indicator]
    step = Decimal(1).scaleb(-indicator.decimals)
    for name in areas_of(update, asked.catalogue):
        code = asked.catalogue.areas[name].code
        for year in _span(series, code):
            row = known.rows.get((name, year))
            spot = Spot(file=series.files.get(year, ""))
            key = Key(indicator.id, name, indicator.department, str(year))
            bare = DeliveredFigure(key=key, spot=spot, source=update.source)
            value = series.values[code, year]
            if isinstance(value, Decimal):
                rounded = (value * update.multiply).quantize(step, ROUND_HALF_UP)
                yield replace(bare, value=f"{rounded:f}".replace(".", ",")), row
            elif row is None:
                yield replace(bare, missing=value.value), None


def _span(series: Series, code: str) -> Sequence[int]:
    """Return the years from the first to the last figure: before and after, there is nothing to miss."""
    years = [year for year in series.years(code) if isinstance(series.values[code, year], Decimal)]
    return [year for year in series.years(code) if years and years[0] <= year <= years[-1]]


def _is_same(figure: DeliveredFigure, row: Observation | None) -> bool:
    return row is not None and row.value == float(figure.value.replace(",", "."))


def _kept(figure: DeliveredFigure, row: Observation | None) -> DeliveredFigure:
    """Return a figure that the plan has already with its marks, its note and its source."""
    if row is None:
        return figure
    return replace(figure, marks=" ".join(sorted(row.marks)), source=row.source, note=row.note)


def _delivery(
    service: Service,
    answers: Sequence[Answer],
    figures: Sequence[DeliveredFigure],
    asked: Asked,
    news: Mapping[str, Spot],
) -> Delivery:
    """Return the delivery; the sources of what is new have the day on which the first answer was fetched."""
    day = min(answer.day for answer in answers).isoformat()
    named = {name: asked.catalogue.sources.get(name) or asked.origins[name] for name in news}
    return Delivery(
        file=f"{SERVICE_NAMES[service]} {day}",
        sha256=hashlib.sha256(sums_of(answers).encode()).hexdigest(),
        figures=tuple(figures),
        sources=tuple(
            DeliveredSource(source=replace(source, retrieved=day), spot=news[name])
            for name, source in named.items()
        ),
    )


def sums_of(answers: Sequence[Answer]) -> str:
    """Return the SHA-256 of every answer with its name, a line each, as `sha256sum` writes them."""
    sums = sorted((answer.name, hashlib.sha256(answer.data).hexdigest()) for answer in answers)
    return "".join(f"{total}  {name}\n" for name, total in sums)
