"""All definitions of a plan by id, in the order of its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.domain.kinds import DepartmentKind
from dashboard.domain.model import (
    Area,
    Breakdown,
    Department,
    Event,
    Goal,
    Indicator,
    Measure,
    Plan,
    Priority,
    Source,
    Target,
    Unit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The plan's definitions; the loader has checked that every reference resolves."""

    plan: Plan
    priorities: Mapping[str, Priority]
    goals: Mapping[str, Goal]
    measures: Mapping[str, Measure]
    areas: Mapping[str, Area]
    departments: Mapping[str, Department]
    units: Mapping[str, Unit]
    sources: Mapping[str, Source]
    breakdowns: Mapping[str, Breakdown]
    indicators: Mapping[str, Indicator]
    events: Mapping[str, Event]
    targets: tuple[Target, ...]

    def indicators_of(self, priority: str) -> tuple[Indicator, ...]:
        """Return the priority's indicators, lead ones first, then in the order of the file."""
        chosen = [i for i in self.indicators.values() if i.priority == priority]
        return tuple(sorted(chosen, key=lambda i: (i.lead is None, i.lead or 0)))

    def goals_of(self, priority: str) -> tuple[Goal, ...]:
        """Return the priority's goals in the order of the file."""
        return tuple(g for g in self.goals.values() if g.priority == priority)

    def measures_of(self, goal: str) -> tuple[Measure, ...]:
        """Return the goal's measures in the order of the file."""
        return tuple(m for m in self.measures.values() if m.goal == goal)

    def target_of(self, indicator: str, department: str | None = None) -> Target | None:
        """Return the indicator's newest target for the department, or for the indicator as a whole."""
        own = [t for t in self.targets if t.indicator == indicator and t.department == department]
        return max(own, key=lambda t: t.year or 0, default=None)

    def events_of(self, indicator: Indicator) -> tuple[Event, ...]:
        """Return the events that help to read the indicator."""
        return tuple(e for e in self.events.values() if _concerns(e, indicator))

    def lineage(self, department: str) -> tuple[str, ...]:
        """Return the department and all its predecessors, newest first."""
        found = [department]
        for known in found:
            earlier = [d.id for d in self.departments.values() if d.successor == known]
            found.extend(d for d in earlier if d not in found)
        return tuple(found)

    @property
    def whole_city(self) -> Department | None:
        """The department that stands for the city as a whole, if the plan has one."""
        whole = (d for d in self.departments.values() if d.kind is DepartmentKind.CITY)
        return next(whole, None)


def _concerns(event: Event, indicator: Indicator) -> bool:
    if event.indicators or event.priorities:
        return indicator.id in event.indicators or indicator.priority in event.priorities
    return True
