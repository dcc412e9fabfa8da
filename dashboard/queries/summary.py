"""Several indicators together: a priority, the whole plan, a department's list, the goals of a year."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.model import Goal, Priority
from dashboard.domain.observation import Trend, Verdict
from dashboard.domain.summary import GoalReport, Overview, PrioritySummary, Standing, Tally
from dashboard.queries.select import belongs, chosen_names
from dashboard.queries.standing import standing_of, standings
from dashboard.queries.trend import trend

COUNTED = (Verdict.BETTER, Verdict.WORSE, Verdict.CHANGED, Verdict.STEADY, Verdict.UNKNOWN)


def overview(dataset: Dataset, filters: Filters) -> Overview:
    """Return every priority of the plan under the filters."""
    found = tuple(priority(dataset, name, filters) for name in dataset.catalogue.priorities)
    year = filters.review_year(dataset)
    every = (standing_of(t) for p in found for t in p.trends)
    return Overview(priorities=found, tally=tally(every, year), year=year)


def glance(dataset: Dataset, leads: int, filters: Filters) -> Overview:
    """Return the overview with no more trends of a priority than its first current ones."""
    found = tuple(_glance(dataset, known, leads, filters) for known in dataset.catalogue.priorities.values())
    year = filters.review_year(dataset)
    every = (s for _, standing in found for s in standing)
    return Overview(priorities=tuple(p for p, _ in found), tally=tally(every, year), year=year)


def priority(dataset: Dataset, name: str, filters: Filters) -> PrioritySummary:
    """Return one priority under the filters: its trends with current figures first.

    Raises:
        KeyError: the plan has no such priority.
    """
    known = dataset.catalogue.priorities[name]
    year = filters.review_year(dataset)
    trends = sorted(_trends(dataset, known, filters), key=lambda t: not t.current)
    return PrioritySummary(
        priority=known,
        trends=tuple(trends),
        tally=tally(map(standing_of, trends), year),
        goals=tuple(goal_report(dataset, g, year) for g in dataset.catalogue.goals_of(name)),
    )


def all_trends(dataset: Dataset, filters: Filters) -> tuple[Trend, ...]:
    """Return every indicator's trend in the order of priorities and leads."""
    return tuple(t for p in dataset.catalogue.priorities.values() for t in _trends(dataset, p, filters))


def goal_reports(dataset: Dataset, filters: Filters) -> tuple[GoalReport, ...]:
    """Return every goal in the order of priorities, with its measures and the year's words."""
    year = filters.review_year(dataset)
    catalogue = dataset.catalogue
    goals = (goal for p in catalogue.priorities for goal in catalogue.goals_of(p))
    return tuple(goal_report(dataset, goal, year) for goal in goals)


def goal_report(dataset: Dataset, goal: Goal, year: int) -> GoalReport:
    """Return a goal with its measures and the words of a year."""
    return GoalReport(
        goal=goal,
        priority=dataset.catalogue.priorities[goal.priority],
        measures=dataset.catalogue.measures_of(goal.id),
        narrative=dataset.narratives.get((goal.id, year)),
        year=year,
    )


def tally(standing: Iterable[Standing], year: int) -> Tally:
    """Count indicators by verdict; history stands apart and is in no count."""
    every = list(standing)
    present = [s for s in every if s.verdict is not Verdict.HISTORY]
    return Tally(
        year=year,
        by_verdict={v: tuple(s.indicator for s in present if s.verdict is v) for v in COUNTED},
        history=tuple(s.indicator for s in every if s.verdict is Verdict.HISTORY),
        with_value=sum(1 for s in present if s.latest == year),
        of=len(present),
    )


def _glance(
    dataset: Dataset, known: Priority, leads: int, filters: Filters
) -> tuple[PrioritySummary, tuple[Standing, ...]]:
    year = filters.review_year(dataset)
    found = standings(dataset, dataset.catalogue.indicators_of(known.id), filters)
    standing = tuple(sorted(found, key=lambda s: not s.current))
    current = [s.indicator.id for s in standing if s.current]
    summary = PrioritySummary(
        priority=known,
        trends=tuple(trend(dataset, name, filters) for name in current[:leads]),
        tally=tally(standing, year),
        goals=tuple(goal_report(dataset, g, year) for g in dataset.catalogue.goals_of(known.id)),
    )
    return summary, standing


def _trends(dataset: Dataset, known: Priority, filters: Filters) -> list[Trend]:
    names = chosen_names(dataset, filters.departments)
    chosen = [i for i in dataset.catalogue.indicators_of(known.id) if belongs(dataset, i, names)]
    return [trend(dataset, i.id, filters) for i in chosen]
