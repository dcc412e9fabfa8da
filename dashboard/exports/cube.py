"""One indicator's observations as a cube: its dimensions, and each observation in its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.model import TOTAL, Indicator
from dashboard.domain.observation import Observation
from dashboard.domain.period import Period, calendar_year
from dashboard.exports.table import breakdown_text
from dashboard.queries.select import chosen_rows
from dashboard.text.messages import Words
from dashboard.text.periods import period_text

DIMENSIONS: Final = ("indicator", "area", "department", "breakdown", "period")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cube:
    """Categories with their names by dimension, both in order, and the observations by place.

    Places are counted from 0 with the last dimension fastest; a place without observation is not in `cells`.
    """

    dimensions: Mapping[str, Mapping[str, str]]
    cells: Mapping[int, Observation]

    @property
    def size(self) -> tuple[int, ...]:
        """The number of categories of each dimension; never 0."""
        return tuple(len(categories) for categories in self.dimensions.values())


def cube(dataset: Dataset, indicator: Indicator, filters: Filters, words: Words) -> Cube:
    """Return the observations that the filters leave; a cube without any still has a cell of its own."""
    rows = chosen_rows(dataset, indicator, filters)
    catalogue = dataset.catalogue
    areas = {o.area for o in rows} or {catalogue.plan.area}
    departments = {o.department for o in rows} or {indicator.department}
    dimensions = {
        "indicator": {indicator.id: words.of(indicator.full_name)},
        "area": {a.id: words.of(a.name) for a in catalogue.areas.values() if a.id in areas},
        "department": {d.id: words.of(d.name) for d in catalogue.departments.values() if d.id in departments},
        "breakdown": _breakdowns(rows, dataset, words),
        "period": {p.key: period_text(p, words, catalogue.events) for p in _periods(rows, dataset, filters)},
    }
    places = {name: {key: n for n, key in enumerate(named)} for name, named in dimensions.items()}
    return Cube(dimensions=dimensions, cells={_place(o, places): o for o in rows})


def _breakdowns(rows: Sequence[Observation], dataset: Dataset, words: Words) -> dict[str, str]:
    """Return the breakdowns in the catalogue's order, the whole first."""
    known = [f"{b.id}={c.id}" for b in dataset.catalogue.breakdowns.values() for c in b.categories]
    found = {o.breakdown for o in rows} or {TOTAL}
    ordered = [key for key in (TOTAL, *known) if key in found]
    return {key: breakdown_text(key, dataset, words) or words("export.total") for key in ordered}


def _periods(rows: Sequence[Observation], dataset: Dataset, filters: Filters) -> list[Period]:
    year = filters.last or filters.first or filters.review_year(dataset)
    return sorted({o.period for o in rows} or {calendar_year(year)})


def _place(o: Observation, places: Mapping[str, Mapping[str, int]]) -> int:
    keys = (o.indicator, o.area, o.department, o.breakdown, o.period.key)
    place = 0
    for name, key in zip(DIMENSIONS, keys, strict=True):
        place = place * len(places[name]) + places[name][key]
    return place
