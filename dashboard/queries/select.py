"""Which observations answer a question: the only row masks of the project."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.model import TOTAL, Department, DepartmentKind, Indicator, Missing
from dashboard.domain.observation import Observation, Series
from dashboard.domain.period import Period
from dashboard.queries.combine import combined


def own_series(dataset: Dataset, indicator: Indicator, departments: Sequence[str] = ()) -> Series:
    """Return the city's series of an indicator for the chosen departments (none chosen: for all).

    A single department's values come as they are. Several combine as the catalogue says, unless all are
    chosen and the city reported a total itself. Predecessors' figures are found under their successors.
    """
    area = dataset.catalogue.plan.area
    names = chosen_names(dataset, departments)
    rows = [o for o in total_rows(dataset, indicator) if not names or o.department in names]
    holders = list(dict.fromkeys(o.department for o in rows))
    if len(holders) > 1 and not _one_lineage(dataset, holders):
        rows = _over_departments(dataset, indicator, rows, every=not names)
        holders = [""]
    points = tuple(sorted(rows, key=lambda o: o.period))
    return Series(area=area, department=holders[0] if holders else "", breakdown=TOTAL, points=points)


def total_rows(dataset: Dataset, indicator: Indicator) -> list[Observation]:
    """Return the indicator's observations of the city that are not broken down."""
    area = dataset.catalogue.plan.area
    rows = dataset.by_indicator.get(indicator.id, ())
    return [o for o in rows if o.area == area and o.breakdown == TOTAL]


def area_rows(dataset: Dataset, indicator: Indicator) -> list[Observation]:
    """Return the indicator's observations of other areas that are not broken down."""
    area = dataset.catalogue.plan.area
    rows = dataset.by_indicator.get(indicator.id, ())
    return [o for o in rows if o.area != area and o.breakdown == TOTAL]


def breakdown_rows(dataset: Dataset, indicator: Indicator) -> list[Observation]:
    """Return the indicator's observations of the city that are broken down."""
    area = dataset.catalogue.plan.area
    rows = dataset.by_indicator.get(indicator.id, ())
    return [o for o in rows if o.area == area and o.breakdown != TOTAL]


def holders_of(dataset: Dataset, indicator: Indicator) -> tuple[str, ...]:
    """Return the departments that have figures of the indicator, in the catalogue's order."""
    found = {o.department for o in total_rows(dataset, indicator)}
    return tuple(d for d in dataset.catalogue.departments if d in found)


def chosen_names(dataset: Dataset, departments: Sequence[str]) -> frozenset[str]:
    """Return the chosen departments with all their predecessors."""
    return frozenset(name for chosen in departments for name in dataset.catalogue.lineage(chosen))


def belongs(dataset: Dataset, indicator: Indicator, names: frozenset[str]) -> bool:
    """Tell whether an indicator is one of the chosen departments' own, or has figures of theirs."""
    if not names or indicator.department in names:
        return True
    return any(o.department in names for o in total_rows(dataset, indicator))


def in_range(
    points: Sequence[Observation], *, first: int | None, last: int | None
) -> tuple[Observation, ...]:
    """Return the observations within the years; None leaves an end open."""
    return tuple(o for o in points if (first is None or o.year >= first) and (last is None or o.year <= last))


def _one_lineage(dataset: Dataset, holders: Sequence[str]) -> bool:
    return any(set(holders) <= set(dataset.catalogue.lineage(name)) for name in holders)


def _over_departments(
    dataset: Dataset, indicator: Indicator, rows: list[Observation], *, every: bool
) -> list[Observation]:
    departments = dataset.catalogue.departments
    weights = _weights(dataset, indicator)
    asked = [departments[d] for d in dict.fromkeys(o.department for o in rows)]
    asked = [d for d in asked if d.kind is not DepartmentKind.CITY]
    found = []
    for _, group in groupby(sorted(rows, key=lambda o: o.period), key=lambda o: o.period):
        together = list(group)
        whole = [o for o in together if departments[o.department].kind is DepartmentKind.CITY]
        parts = [o for o in together if departments[o.department].kind is not DepartmentKind.CITY]
        if whole and (every or not parts):
            found.append(whole[0])
        else:
            lacking = _lacking(asked, parts)
            found.append(combined(parts, how=indicator.combine, lacking=lacking, weights=weights))
    return found


def _lacking(asked: Sequence[Department], parts: Sequence[Observation]) -> tuple[str, ...]:
    """Return the departments that existed in the year and should have a value but give none."""
    year = parts[0].year
    given = {o.department for o in parts if o.known or o.missing is Missing.NOT_APPLICABLE}
    return tuple(d.id for d in asked if d.id not in given and _existed(d, year))


def _existed(department: Department, year: int) -> bool:
    begun = department.valid_from is None or department.valid_from <= year
    return begun and (department.valid_to is None or year <= department.valid_to)


def _weights(dataset: Dataset, indicator: Indicator) -> dict[tuple[str, Period], float]:
    area = dataset.catalogue.plan.area
    rows = dataset.by_indicator.get(indicator.weight or "", ())
    return {(o.department, o.period): o.value for o in rows if o.area == area and o.value is not None}


def chosen_rows(dataset: Dataset, indicator: Indicator, filters: Filters) -> tuple[Observation, ...]:
    """Return every observation of an indicator that the filters leave: all areas, departments, breakdowns."""
    names = chosen_names(dataset, filters.departments)
    own = dataset.catalogue.plan.area
    rows = dataset.by_indicator.get(indicator.id, ())
    kept = [o for o in rows if not names or o.area != own or o.department in names]
    return in_range(kept, first=filters.first, last=filters.last)
