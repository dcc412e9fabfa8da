"""An indicator beside others: other areas, its departments, its breakdowns."""

from __future__ import annotations

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.interval import Interval
from dashboard.domain.model import TOTAL, Area, Breakdown, Category, Department, Indicator
from dashboard.domain.observation import Observation, Series, newest
from dashboard.domain.period import Period
from dashboard.domain.summary import Part, Peers, PeerSeries
from dashboard.queries.select import area_rows, breakdown_rows, chosen_names, in_range, total_rows


def peers(dataset: Dataset, name: str, filters: Filters) -> Peers:
    """Return the other areas that have the indicator of this id, within the range shown."""
    indicator = dataset.catalogue.indicators[name]
    rows = in_range(area_rows(dataset, indicator), first=filters.first, last=filters.last)
    found = {o.area for o in rows}
    everyone = tuple(_peer(area, rows) for area in dataset.catalogue.areas.values() if area.id in found)
    rest = [peer for peer in everyone if peer.area.peer and not peer.area.named]
    return Peers(
        named=tuple(peer for peer in everyone if peer.area.named),
        band=_band(rest) if len(rest) > 1 else (),
        everyone=everyone,
    )


def parts(dataset: Dataset, name: str, filters: Filters) -> tuple[Part, ...]:
    """Return the indicator by department (where several have it) and by category of each breakdown."""
    indicator = dataset.catalogue.indicators[name]
    return _departments(dataset, indicator, filters) + _categories(dataset, indicator, filters)


def _peer(area: Area, rows: tuple[Observation, ...]) -> PeerSeries:
    points = sorted((o for o in rows if o.area == area.id), key=lambda o: o.period)
    return PeerSeries(
        area=area, series=Series(area=area.id, department="", breakdown=TOTAL, points=tuple(points))
    )


def _band(rest: list[PeerSeries]) -> tuple[tuple[Period, Interval], ...]:
    by_period: dict[Period, list[float]] = {}
    for peer in rest:
        for o in peer.series.known:
            by_period.setdefault(o.period, []).append(o.value or 0.0)
    return tuple((period, Interval(min(v), max(v))) for period, v in sorted(by_period.items()))


def _departments(dataset: Dataset, indicator: Indicator, filters: Filters) -> tuple[Part, ...]:
    names = chosen_names(dataset, filters.departments)
    rows = [o for o in total_rows(dataset, indicator) if not names or o.department in names]
    found = list(dict.fromkeys(o.department for o in rows))
    if len(found) < 2:  # noqa: PLR2004 - one department is the series itself
        return ()
    departments = dataset.catalogue.departments
    return tuple(
        _part(departments[name], None, rows, filters, dataset) for name in departments if name in found
    )


def _categories(dataset: Dataset, indicator: Indicator, filters: Filters) -> tuple[Part, ...]:
    names = chosen_names(dataset, filters.departments)
    rows = [o for o in breakdown_rows(dataset, indicator) if not names or o.department in names]
    found = {o.breakdown for o in rows}
    return tuple(
        _part(category, breakdown, rows, filters, dataset)
        for breakdown in dataset.catalogue.breakdowns.values()
        for category in breakdown.categories
        if f"{breakdown.id}={category.id}" in found
    )


def _part(
    name: Department | Category,
    breakdown: Breakdown | None,
    rows: list[Observation],
    filters: Filters,
    dataset: Dataset,
) -> Part:
    key = f"{breakdown.id}={name.id}" if breakdown else TOTAL
    mine = [o for o in rows if o.breakdown == key and (breakdown or o.department == name.id)]
    points = in_range(sorted(mine, key=lambda o: o.period), first=filters.first, last=filters.last)
    department = "" if breakdown else name.id
    series = Series(area=dataset.catalogue.plan.area, department=department, breakdown=key, points=points)
    latest = newest(points, filters.review_year(dataset))
    return Part(name=name, breakdown=breakdown, series=series, latest=latest)
