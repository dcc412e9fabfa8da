"""The round of a year: what each department owes, and what of it has come in.

A department owes what it or its predecessors gave the time before; an indicator that nobody has given yet
is owed by its own department. What a predecessor or a successor reported counts for the department there is
in the year. A reason for there being no figure is an answer; "not delivered" is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.kinds import DepartmentKind, MeasureState
from dashboard.domain.model import Measure
from dashboard.domain.round import DepartmentRound, Owed, OwedKind, Round, Standing
from dashboard.queries.due import is_late, plan_due
from dashboard.queries.owed import heirs, owed_figures

_OVER = frozenset({MeasureState.DONE, MeasureState.STOPPED})


def round_of(dataset: Dataset, year: int, today: date) -> Round:
    """Return the round of a year as of a day, without who handed over what (`delivered.py`)."""
    found: dict[str, list[Owed]] = {name: [] for name in dataset.catalogue.departments}
    for indicator in dataset.catalogue.indicators.values():
        for department, owed in owed_figures(dataset, indicator, year=year, today=today):
            found[department].append(owed)
    for department, owed in _measures(dataset.catalogue, year=year, today=today):
        found[department].append(owed)
    catalogue = dataset.catalogue
    return Round(
        year=year,
        today=today,
        due=plan_due(catalogue.plan, year),
        departments=tuple(
            DepartmentRound(department=catalogue.departments[name], owed=tuple(owed))
            for name, owed in found.items()
            if owed
        ),
    )


def narrowed(found: Round, departments: Iterable[str]) -> Round:
    """Return the round of those departments alone."""
    chosen = frozenset(departments)
    return replace(found, departments=tuple(d for d in found.departments if d.department.id in chosen))


def _measures(catalogue: Catalogue, *, year: int, today: date) -> Iterator[tuple[str, Owed]]:
    nobody = [d.id for d in catalogue.departments.values() if d.kind is DepartmentKind.NOT_STATED]
    for measure in catalogue.measures.values():
        for name in heirs(catalogue, measure.departments, year) or nobody[:1]:
            yield name, _measure(measure, catalogue, year=year, today=today)


def _measure(measure: Measure, catalogue: Catalogue, *, year: int, today: date) -> Owed:
    """Return how a measure stands: its state is owed each year until it is over."""
    due = plan_due(catalogue.plan, year)
    if measure.year >= year:
        standing = Standing.DELIVERED
    elif measure.state in _OVER:
        standing = Standing.NOT_DUE
    else:
        standing = Standing.OVERDUE if is_late(due, year=year, today=today) else Standing.MISSING
    return Owed(
        kind=OwedKind.MEASURE,
        id=measure.id,
        name=measure.name,
        standing=standing,
        year=year,
        due=due,
        newest=measure.year,
        state=measure.state,
    )
