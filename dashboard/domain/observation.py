"""One value of an indicator, and the records that say what a series of them tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.domain.model import TOTAL, Event, Indicator, Target
from dashboard.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A value of an indicator for an area, department, period and breakdown, in the indicator's unit.

    `value` is what was reported and `range` the interval it stands for; a derived value has a `range` and
    its middle as `value`. Both are None exactly where `missing` gives the reason. `departments` names what
    a combined value was put together from; `absent` the chosen departments that gave no value.
    """

    indicator: str
    area: str
    department: str
    period: Period
    breakdown: str = TOTAL
    value: float | None = None
    range: Interval | None = None
    qualifier: Qualifier = Qualifier.EXACT
    marks: frozenset[Mark] = frozenset()
    missing: Missing | None = None
    source: str = ""
    note: str = ""
    departments: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        """The year the observation belongs to."""
        return self.period.year

    @property
    def known(self) -> bool:
        """Whether there is a number."""
        return self.value is not None

    @property
    def actual(self) -> bool:
        """Whether there is a number that can be judged: a forecast tells what may come, not what came."""
        return self.value is not None and not (self.marks and Mark.FORECAST in self.marks)


class Reason(StrEnum):
    """Why something cannot be told."""

    NO_VALUE = "no-value"
    NO_EARLIER = "no-earlier"
    TOO_FEW = "too-few"
    GAP = "gap"
    BREAK = "break"
    NOT_YEARLY = "not-yearly"
    NOT_EXACT = "not-exact"
    HISTORY = "history"
    OTHER_PERIOD = "other-period"
    NOT_BEFORE = "not-before"
    ZERO_BASE = "zero-base"
    WITHIN_NOISE = "within-noise"
    NO_BASELINE = "no-baseline"
    NOT_DUE = "not-due"
    NOT_ADDED = "not-added"


class Course(StrEnum):
    """Which way a series goes."""

    RISING = "rising"
    FALLING = "falling"
    STEADY = "steady"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """The direction of the last ten (at least five) consecutive yearly values.

    `total` is the Theil-Sen change over the window as a share of the median; `p` the exact two-sided
    Mann-Kendall probability. `without_weak` is the course without weak base years where it differs.
    """

    course: Course
    reason: Reason | None = None
    first: int | None = None
    last: int | None = None
    count: int = 0
    p: float | None = None
    total: float | None = None
    without_weak: Course | None = None


class ChangeUnit(StrEnum):
    """What a change is told in: a percentage, percentage points, or the indicator's own unit."""

    PERCENT = "percent"
    POINTS = "points"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The change from one observation to another.

    `difference` is in the indicator's unit, `ratio` the relative change as a share (0.08 = 8 %) or None
    where it must not be told (small, zero or negative base, a percentage). `unit` says which to print.
    `weak_base` is the event that makes the base year a poor one; `before` is then the change from 2019's
    observation where that is known.
    """

    start: Observation
    end: Observation
    difference: Interval
    ratio: Interval | None
    unit: ChangeUnit
    weak_base: Event | None = None
    before: Change | None = None

    @property
    def sign(self) -> int:
        """1 where the true change is surely up, -1 surely down, 0 where nothing moved or it is not sure."""
        return (self.difference.lower > 0) - (self.difference.upper < 0)


class Attainment(StrEnum):
    """Where a value stands against its target."""

    REACHED = "reached"
    ON_PATH = "on-path"
    SLIGHTLY_BEHIND = "slightly-behind"
    BEHIND = "behind"
    MOVING_AWAY = "moving-away"
    BELOW = "below"
    ABOVE = "above"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetStatus:
    """Attainment of a target. `gap` is value minus target; `expected` the value on the path this year.

    `tentative` where fewer than five values stand behind it.
    """

    target: Target
    attainment: Attainment
    reason: Reason | None = None
    gap: Interval | None = None
    expected: float | None = None
    tentative: bool = False


class Verdict(StrEnum):
    """The one word of a series: judged better or worse, changed without a judgement, steady, or unknown."""

    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"
    STEADY = "steady"
    UNKNOWN = "unknown"
    HISTORY = "history"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """All that can be said of a series in the year under review. `reason` says why a verdict is unknown."""

    verdict: Verdict
    direction: Direction
    change: Change | None
    change_reason: Reason | None
    target: TargetStatus | None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The observations of one area (or department, or breakdown) in order of period, missing ones too."""

    area: str
    department: str
    breakdown: str
    points: tuple[Observation, ...]

    @property
    def known(self) -> tuple[Observation, ...]:
        """The observations that have a number."""
        return tuple(p for p in self.points if p.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """What a page, a slide and a file show of one indicator under one choice of filters.

    `series` is the whole series whatever the range shown; `shown` the points in the range. `latest` is the
    newest known observation not after the year under review, `current` whether it is at most three years
    older than that year. `all_hidden` tells that the range hides a series that has values.
    """

    indicator: Indicator
    series: Series
    shown: tuple[Observation, ...]
    latest: Observation | None
    current: bool
    year: int
    status: Status
    events: tuple[Event, ...]
    all_hidden: bool


def newest(points: Sequence[Observation], year: int) -> Observation | None:
    """Return the newest actual value not after the year; `points` stand in order of period."""
    return next((p for p in reversed(points) if p.period.year <= year and p.actual), None)


def comparable(points: Sequence[Observation], to: Observation) -> tuple[Observation, ...]:
    """Return the actual values up to `to` that have its kind of period and its place in the year."""
    last, kind, part = to.period.year, to.period.type, to.period.part
    return tuple(
        [
            p
            for p in points
            if (period := p.period).year <= last
            and period.type == kind
            and period.part == part
            and p.value is not None
            and not (p.marks and Mark.FORECAST in p.marks)
        ]
    )


def last_break(points: Sequence[Observation], indicator: Indicator, year: int) -> int | None:
    """Return the year of the last change of definition not after `year`.

    The definition changes where the catalogue says so, or where a value carries the mark of a break.
    """
    marked = [p.period.year for p in points if p.marks and Mark.BREAK in p.marks and p.period.year <= year]
    if not marked and not indicator.breaks:
        return None
    declared = [b.year for b in indicator.breaks if b.year <= year]
    return max(declared + marked, default=None)
