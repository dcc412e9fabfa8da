"""Links that the chain from goal to measure to indicator to department lacks."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.dataset import Dataset
from dashboard.domain.kinds import DepartmentKind
from dashboard.domain.model import Goal, Indicator, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What is not linked to what it should be."""

    goals_without_indicator: tuple[Goal, ...]
    measures_without_indicator: tuple[Measure, ...]
    measures_without_department: tuple[Measure, ...]
    indicators_without_department: tuple[Indicator, ...]
    indicators_without_goal: tuple[Indicator, ...]


def gaps(dataset: Dataset) -> Gaps:
    """Return every missing link of the plan, in the order of its files."""
    catalogue = dataset.catalogue
    measured = {i.goal for i in catalogue.indicators.values()}
    measured |= {m.goal for m in catalogue.measures.values() if m.indicators}
    indicators = catalogue.indicators.values()
    measures = catalogue.measures.values()
    kinds = {name: department.kind for name, department in catalogue.departments.items()}
    return Gaps(
        goals_without_indicator=tuple(g for g in catalogue.goals.values() if g.id not in measured),
        measures_without_indicator=tuple(m for m in measures if not m.indicators),
        measures_without_department=tuple(m for m in measures if not m.departments),
        indicators_without_department=tuple(
            i for i in indicators if kinds[i.department] is DepartmentKind.NOT_STATED
        ),
        indicators_without_goal=tuple(i for i in indicators if i.goal is None),
    )
