"""How current each source's figures are."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.dataset import Dataset
from dashboard.domain.model import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """A source, the number of indicators that rest on it, and the span of years it gives."""

    source: Source
    indicators: int
    years: str


def currency(dataset: Dataset) -> tuple[Currency, ...]:
    """Return every source that gives figures of the city, in the order of the file."""
    area = dataset.catalogue.plan.area
    rows = [o for found in dataset.by_indicator.values() for o in found if o.area == area and o.actual]
    lines = []
    for source in dataset.catalogue.sources.values():
        own = [o for o in rows if o.source == source.id]
        if own:
            years = [o.year for o in own]
            span = str(min(years)) if min(years) == max(years) else f"{min(years)}–{max(years)}"
            lines.append(Currency(source=source, indicators=len({o.indicator for o in own}), years=span))
    return tuple(lines)
