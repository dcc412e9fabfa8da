"""`updates.toml`: which series of a plan come from which public statistics."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.model import Source
from dashboard.domain.period import PeriodType
from dashboard.domain.statistics import Service, Update
from dashboard.ingest.blocks import Block
from dashboard.ingest.files import home_of
from dashboard.ingest.problems import Report
from dashboard.ingest.words import nearest

_FORMS: Mapping[Service, str] = {
    Service.SOTKANET: r"[1-9]\d*",
    Service.STATFIN: r"[\w-]+(?:/[\w.-]+)+",
    Service.LIBRARIES: "",
}
MOST_MULTIPLIED = 1_000_000


class Updates(NamedTuple):
    """The series, each with its block in the file, and the sources that they bring along."""

    series: tuple[tuple[Update, Block], ...] = ()
    origins: Mapping[str, Source] = {}

    def of(self, service: Service) -> tuple[Update, ...]:
        """Return the series of a service in the order of the file."""
        return tuple(update for update, _ in self.series if update.service is service)


def read_update(block: Block) -> Update:
    """Read a series."""
    service = block.word("service", Service)
    update = Update(
        indicator=block.ident("indicator"),
        service=service,
        id=block.matching("id", _FORMS[service], "update-id", "") if _FORMS[service] else "",
        title=block.string("title"),
        source=block.ident("source"),
        areas=block.idents("areas"),
        first=block.optional_year("first"),
        choose=block.pairs("choose"),
        multiply=block.integer("multiply", 1, lowest=1, highest=MOST_MULTIPLIED),
    )
    if _FORMS[service] and not update.id:
        block.fault("update-id", "id")
    block.finish()
    return update


def check_updates(updates: Updates, catalogue: Catalogue, *, report: Report) -> None:
    """Report series that do not fit the plan: unknown ids, areas without a code, no yearly figures."""
    seen: set[tuple[Service, str]] = set()
    for update, block in updates.series:
        for column, wanted, known in _links(update, updates, catalogue):
            if wanted not in known:
                details = {"home": home_of(column.removesuffix("s")), "nearest": nearest(wanted, known)}
                report.add("dangling", block.where(column), column=column, value=wanted, **details)
        for rule, column, value in _faults(update, catalogue, seen):
            report.add(rule, block.where(column), column=column, value=value)
        seen.add((update.service, update.indicator))


def _links(
    update: Update, updates: Updates, catalogue: Catalogue
) -> Iterator[tuple[str, str, Collection[str]]]:
    yield "indicator", update.indicator, catalogue.indicators
    yield "source", update.source, {*catalogue.sources, *updates.origins}
    for area in update.areas:
        yield "areas", area, catalogue.areas


def _faults(
    update: Update, catalogue: Catalogue, seen: Collection[tuple[Service, str]]
) -> Iterator[tuple[str, str, str]]:
    indicator = catalogue.indicators.get(update.indicator)
    if indicator and indicator.period_type != PeriodType.YEAR:
        yield "update-not-yearly", "indicator", update.indicator
    if (update.service, update.indicator) in seen:
        yield "update-twice", "indicator", update.indicator
    for name in areas_of(update, catalogue):
        area = catalogue.areas.get(name)
        if area and not area.code:
            yield "update-without-code", "areas", name


def areas_of(update: Update, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the areas whose figures are taken: those that are named, or else the plan's own."""
    return update.areas or (catalogue.plan.area,)
