"""Where a value stands against its target.

Sources: a straight path from the base year to the target year and the cut-offs 0.95, 0.60 and 0 are those
of Eurostat's monitoring of the sustainable development goals and of Open SDG, so that results compare with
theirs. Neither asks whether a series moved more than it always does; here a distance smaller than the
natural limits of a control chart (2.66 mean moving ranges, D. J. Wheeler, "Understanding Variation") gives
no judgement.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.domain.interval import Interval
from dashboard.domain.kendall import mean_moving_range
from dashboard.domain.kinds import TargetKind, Wanted
from dashboard.domain.model import Indicator, Target
from dashboard.domain.observation import Attainment, Observation, Reason, TargetStatus
from dashboard.domain.past import past

ON_PATH_FROM: Final = 0.95
SLIGHTLY_BEHIND_FROM: Final = 0.60
NATURAL_LIMITS: Final = 2.66
FEWEST: Final = 5
_DIGITS = 9

_Judged = tuple[Attainment, Reason | None]
_NOT_EXACT: Final[_Judged] = (Attainment.UNKNOWN, Reason.NOT_EXACT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A value to judge, with the comparable values up to it and the one of the base year."""

    value: Interval
    year: int
    values: tuple[Observation, ...]
    base: Interval | None
    target: Target
    indicator: Indicator
    broken: int | None


def target_status(
    points: Sequence[Observation], *, target: Target | None, indicator: Indicator, year: int
) -> TargetStatus | None:
    """Return where the newest value not after `year` stands against the target; None without a target.

    A value whose interval lies on both sides of a limit gives no judgement. Fewer than five comparable
    values make it a tentative one. A value to hold and a range to stay in are for every year, whatever
    year the target names.

    Args:
        points: one series, in order of period.
        target: the target of the same series.
        indicator: what is measured; its wanted direction, breaks, band and decimals are used.
        year: the year under review.
    """
    if target is None:
        return None
    case = _case(points, target, indicator, year)
    if case is None:
        return TargetStatus(target=target, attainment=Attainment.UNKNOWN, reason=Reason.NO_VALUE)
    attainment, reason = _judge(case)
    return TargetStatus(
        target=target,
        attainment=attainment,
        reason=reason,
        gap=_gap(case),
        expected=_expected(case),
        tentative=attainment is not Attainment.UNKNOWN and len(case.values) < FEWEST,
    )


def _case(points: Sequence[Observation], target: Target, indicator: Indicator, year: int) -> _Case | None:
    seen = past(points, indicator, year)
    if seen is None or seen.latest.range is None:
        return None
    values = seen.same
    return _Case(
        value=seen.latest.range,
        year=seen.latest.year,
        values=values,
        base=next((p.range for p in values if p.year == target.baseline), None),
        target=target,
        indicator=indicator,
        broken=seen.broken,
    )


def _judge(case: _Case) -> _Judged:
    if not case.values:
        return Attainment.UNKNOWN, Reason.BREAK
    target = case.target
    if target.kind is TargetKind.HOLD:
        return _held(case.value, target.value, case.indicator.wanted)
    if target.kind is TargetKind.RANGE:
        upper = math.inf if target.upper is None else target.upper
        return _inside(case.value, target.value, upper, Attainment.REACHED)
    return _reached(case)


def _held(value: Interval, limit: float, wanted: Wanted) -> _Judged:
    """Judge a value that must be at least the limit, or at most where less is wanted.

    Where neither is wanted only the limit itself is surely right; below and above are told as facts, which
    the verdict of a status does not judge.
    """
    met = {
        Wanted.UP: value.lower >= limit,
        Wanted.DOWN: value.upper <= limit,
        Wanted.NONE: value.lower == value.upper == limit,
    }
    return (Attainment.REACHED, None) if met[wanted] else _beside(value, limit, limit)


def _inside(value: Interval, lower: float, upper: float, inside: Attainment) -> _Judged:
    if value.lower >= lower and value.upper <= upper:
        return inside, None
    return _beside(value, lower, upper)


def _beside(value: Interval, lower: float, upper: float) -> _Judged:
    if value.upper < lower:
        return Attainment.BELOW, None
    return (Attainment.ABOVE, None) if value.lower > upper else _NOT_EXACT


def _reached(case: _Case) -> _Judged:
    """Judge a value on its way to the target.

    A target within the indicator's band of the base value, or one that the base year already met, is one to
    keep: the band then stands around it.
    """
    base, goal, band = case.base, case.target.value, case.indicator.band
    near = base is not None and abs(goal - base.middle) < band * abs(base.middle)
    wanted = case.indicator.wanted
    if wanted is Wanted.NONE and base is not None and not near:
        wanted = Wanted.UP if goal > base.middle else Wanted.DOWN
    now = _held(case.value, goal, wanted)
    if now[0] is Attainment.REACHED or now == _NOT_EXACT:
        return now
    if base is None:
        return Attainment.UNKNOWN, _why_no_base(case)
    if near or _held(base, goal, wanted)[0] is Attainment.REACHED:
        slack = band * abs(goal)
        return _inside(case.value, goal - slack, goal + slack, Attainment.ON_PATH)
    return _on_the_way(case, base)


def _why_no_base(case: _Case) -> Reason:
    baseline, broken = case.target.baseline, case.broken
    before = baseline is not None and broken is not None and baseline < broken
    return Reason.BREAK if before else Reason.NO_BASELINE


def _on_the_way(case: _Case, base: Interval) -> _Judged:
    share = _share_of_path(case)
    if share is None:
        return Attainment.UNKNOWN, Reason.NOT_DUE
    goal, value = case.target.value, case.value
    if goal in base or not (math.isfinite(base.upper) and math.isfinite(value.upper)):
        return _NOT_EXACT
    if abs(value.middle - base.middle) < _noise(case, base):
        return Attainment.UNKNOWN, Reason.WITHIN_NOISE
    corners = {
        _class((v - b) / (goal - b) / share, due=share == 1)
        for v in (value.lower, value.upper)
        for b in (base.lower, base.upper)
    }
    return (corners.pop(), None) if len(corners) == 1 else _NOT_EXACT


def _class(attained: float, *, due: bool) -> Attainment:
    """Return the class of the share of the expected change; nothing is on its path once the year is over."""
    attained = round(attained, _DIGITS)
    if attained >= ON_PATH_FROM and not due:
        return Attainment.ON_PATH
    if attained >= SLIGHTLY_BEHIND_FROM:
        return Attainment.SLIGHTLY_BEHIND
    return Attainment.BEHIND if attained >= 0 else Attainment.MOVING_AWAY


def _noise(case: _Case, base: Interval) -> float:
    """Return the distance that says nothing: what the series always moves, or what is not known of it.

    What is not known is half a unit of the last decimal and half the widths of both values.
    """
    unknown = 10.0**-case.indicator.decimals / 2
    unknown += (base.upper - base.lower + case.value.upper - case.value.lower) / 2
    if len(case.values) < FEWEST:
        return unknown
    middles = [p.range.middle for p in case.values if p.range is not None]
    return max(unknown, NATURAL_LIMITS * mean_moving_range(middles))


def _share_of_path(case: _Case) -> float | None:
    """Return how much of the time from the base year to the target year has passed, at most all of it."""
    first, last = case.target.baseline, case.target.year
    if first is None or last is None or case.year <= first:
        return None
    return min(1.0, (case.year - first) / (last - first)) if last > first else 1.0


def _expected(case: _Case) -> float | None:
    share = _share_of_path(case)
    if case.target.kind is not TargetKind.REACH or case.base is None or share is None:
        return None
    return case.base.middle + (case.target.value - case.base.middle) * share


def _gap(case: _Case) -> Interval | None:
    """Return the value minus the target, for a range minus the limit it misses; None inside.

    There is none either for an unbounded value, or one of an older definition than the target's.
    """
    if not case.values:
        return None
    value, limit = case.value, case.target.value
    if case.target.kind is TargetKind.RANGE and value.upper >= limit:
        upper = case.target.upper
        if upper is None or value.lower <= upper:
            return None
        limit = upper
    return value - Interval(limit, limit) if math.isfinite(value.upper) else None
