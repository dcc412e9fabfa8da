"""Which observations answer a question: the only row masks of the project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.dataset import Column, Dataset, Totals
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Combine, DepartmentKind, Missing
from dashboard.domain.model import TOTAL, Department, Indicator
from dashboard.domain.observation import Observation, Series
from dashboard.domain.period import Period
from dashboard.queries.combine import combined, sums, totals


def own_series(dataset: Dataset, indicator: Indicator, departments: Sequence[str] = ()) -> Series:
    """Return the city's series of an indicator for the chosen departments (none chosen: for all).

    A single department's values come as they are. Several combine as the catalogue says, unless all are
    chosen and the city reported a total itself. Predecessors' figures are found under their successors.
    """
    area = dataset.catalogue.plan.area
    names = chosen_names(dataset, departments)
    rows = _sums(dataset, indicator, names)
    if rows is not None:
        return Series(area=area, department="", breakdown=TOTAL, points=rows)
    rows = total_rows(dataset, indicator)
    rows = tuple(o for o in rows if o.department in names) if names else rows
    holders = list(dict.fromkeys(o.department for o in rows))
    several = len(holders) > 1 and not _takes_turns(dataset, rows, holders)
    if several:
        rows = _over_departments(dataset, indicator, names, holders)
    department = rows[-1].department if rows and not several else ""
    return Series(area=area, department=department, breakdown=TOTAL, points=rows)


def last_numbers(
    dataset: Dataset, indicator: Indicator, names: frozenset[str], *, until: int, count: int
) -> tuple[int, Sequence[float]] | None:
    """Return the last numbers of `own_series` up to a year, with the year of the last one.

    None where they are not exact numbers without marks of so many years, one after the other.
    """
    known = _totals(dataset, indicator)
    chosen = _columns(known, names)
    simple = len(chosen) == 1 or (chosen and _adds_up(dataset, indicator, chosen))
    if known.since is None or not simple:
        return None
    end = min(until - known.since + 1, len(known.by_period))
    if end < count:
        return None
    numbers = [column.values[end - count : end] for column in chosen.values()]
    return known.since + end - 1, numbers[0] if len(numbers) == 1 else sums(numbers)


def total_rows(dataset: Dataset, indicator: Indicator) -> tuple[Observation, ...]:
    """Return the indicator's observations of the city that are not broken down, in order of period."""
    return _totals(dataset, indicator).rows


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
    found = _totals(dataset, indicator).holders
    return tuple(d for d in dataset.catalogue.departments if d in found)


def chosen_names(dataset: Dataset, departments: Sequence[str]) -> frozenset[str]:
    """Return the chosen departments with all their predecessors."""
    return frozenset(name for chosen in departments for name in dataset.lineages[chosen])


def belongs(dataset: Dataset, indicator: Indicator, names: frozenset[str]) -> bool:
    """Tell whether an indicator is one of the chosen departments' own, or has figures of theirs."""
    if not names or indicator.department in names:
        return True
    return not names.isdisjoint(_totals(dataset, indicator).holders)


def in_range(
    points: Sequence[Observation], *, first: int | None, last: int | None
) -> tuple[Observation, ...]:
    """Return the observations within the years; None leaves an end open."""
    if first is None and last is None:
        return tuple(points)
    return tuple(o for o in points if (first is None or o.year >= first) and (last is None or o.year <= last))


def _sums(dataset: Dataset, indicator: Indicator, names: frozenset[str]) -> tuple[Observation, ...] | None:
    """Return the sums of several departments' full columns; None where they are not so simple."""
    chosen = _columns(_totals(dataset, indicator), names)
    return totals(chosen) if len(chosen) > 1 and _adds_up(dataset, indicator, chosen) else None


def _columns(known: Totals, names: frozenset[str]) -> Mapping[str, Column]:
    """Return the chosen departments' full columns; none chosen, all of them."""
    columns = known.columns
    return {name: columns[name] for name in columns if name in names} if names else columns


def _adds_up(dataset: Dataset, indicator: Indicator, columns: Mapping[str, Column]) -> bool:
    """Tell whether departments' columns make a sum, and no total of the city is among them."""
    return indicator.combine is Combine.SUM and dataset.cities.isdisjoint(columns)


def _takes_turns(dataset: Dataset, rows: Sequence[Observation], holders: Sequence[str]) -> bool:
    """Tell whether departments follow each other, one value a period, rather than stand side by side."""
    lineage = any(set(holders) <= set(dataset.lineages[name]) for name in holders)
    return lineage and len({o.period for o in rows}) == len(rows)


def _over_departments(
    dataset: Dataset, indicator: Indicator, names: frozenset[str], holders: Sequence[str]
) -> tuple[Observation, ...]:
    departments = dataset.catalogue.departments
    weights = _weights(dataset, indicator)
    asked = [departments[d] for d in holders if departments[d].kind is not DepartmentKind.CITY]
    city = frozenset(d for d in holders if departments[d].kind is DepartmentKind.CITY)
    found = []
    for group in _totals(dataset, indicator).by_period:
        together = [o for o in group if o.department in names] if names else group
        if not together:
            continue
        whole = [o for o in together if o.department in city] if city else ()
        parts = [o for o in together if o.department not in city] if city else together
        if whole and (not names or not parts):
            found.append(whole[0])
        else:
            lacking = _lacking(asked, parts)
            found.append(combined(parts, how=indicator.combine, lacking=lacking, weights=weights))
    return tuple(found)


def _totals(dataset: Dataset, indicator: Indicator) -> Totals:
    return dataset.totals.get(indicator.id) or Totals()


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
    return {
        (o.department, o.period): o.value
        for o in rows
        if o.area == area and o.breakdown == TOTAL and o.value is not None
    }


def chosen_rows(dataset: Dataset, indicator: Indicator, filters: Filters) -> tuple[Observation, ...]:
    """Return every observation of an indicator that the filters leave: all areas, departments, breakdowns."""
    names = chosen_names(dataset, filters.departments)
    own = dataset.catalogue.plan.area
    rows = dataset.by_indicator.get(indicator.id, ())
    kept = [o for o in rows if not names or o.area != own or o.department in names]
    return in_range(kept, first=filters.first, last=filters.last)
