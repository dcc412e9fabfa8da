"""Records that gather several trends: what a priority, the overview or a department's list shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.domain.dataset import Narrative
from dashboard.domain.interval import Interval
from dashboard.domain.model import Area, Breakdown, Category, Department, Goal, Indicator, Measure, Priority
from dashboard.domain.observation import Observation, Series, Trend, Verdict
from dashboard.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What counting needs of a trend: its verdict, the year of its latest value, whether that is current."""

    indicator: Indicator
    verdict: Verdict
    latest: int | None
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How indicators stand in the year under review, history apart.

    `by_verdict` holds every verdict but `history`, each with its indicators; together they are all the
    indicators that are not history. `with_value` of `of` have a figure for the year itself.
    """

    year: int
    by_verdict: Mapping[Verdict, tuple[Indicator, ...]]
    history: tuple[Indicator, ...]
    with_value: int
    of: int

    @property
    def every(self) -> int:
        """How many indicators there are, history too."""
        return self.of + len(self.history)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReport:
    """A goal with its measures and what happened under it in a year (None: nothing was reported)."""

    goal: Goal
    priority: Priority
    measures: tuple[Measure, ...]
    narrative: Narrative | None
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrioritySummary:
    """One priority under a reader's choice: its trends in order of lead, the tally of all and the goals."""

    priority: Priority
    trends: tuple[Trend, ...]
    tally: Tally
    goals: tuple[GoalReport, ...]

    @property
    def current(self) -> tuple[Trend, ...]:
        """The trends whose newest figure is at most three years older than the year under review."""
        return tuple(t for t in self.trends if t.current)

    @property
    def history(self) -> tuple[Trend, ...]:
        """The trends that have figures, but only older ones."""
        return tuple(t for t in self.trends if t.latest is not None and not t.current)

    @property
    def empty(self) -> tuple[Trend, ...]:
        """The trends without any figure under this choice."""
        return tuple(t for t in self.trends if t.latest is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The whole plan under a reader's choice."""

    priorities: tuple[PrioritySummary, ...]
    tally: Tally
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerSeries:
    """One other area's values of an indicator."""

    area: Area
    series: Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """Other areas beside the city: the named ones, and the range of the rest at each period.

    `band` is empty where fewer than two areas are left beside the named ones. `everyone` is for the table.
    """

    named: tuple[PeerSeries, ...]
    band: tuple[tuple[Period, Interval], ...]
    everyone: tuple[PeerSeries, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One department's or one category's series of an indicator."""

    name: Department | Category
    breakdown: Breakdown | None
    series: Series
    latest: Observation | None
