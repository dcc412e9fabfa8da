"""The one status of a series in the year under review, from its target, its direction and its last change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.domain.change import change
from dashboard.domain.direction import MOST, direction, exact_direction
from dashboard.domain.kinds import Kind, Wanted
from dashboard.domain.model import Event, Indicator, Target, Unit
from dashboard.domain.observation import (
    Attainment,
    Change,
    Course,
    Direction,
    Observation,
    Reason,
    Status,
    TargetStatus,
    Verdict,
)
from dashboard.domain.past import Past, past
from dashboard.domain.target import target_status

CURRENT_YEARS: Final = 3
NUMBERS: Final = MOST
"""How many numbers `verdict_of` judges by."""

_GOOD = frozenset({Attainment.REACHED, Attainment.ON_PATH})
_BAD = frozenset({Attainment.BEHIND, Attainment.MOVING_AWAY})
_BAD_SIDE = {Wanted.UP: Attainment.BELOW, Wanted.DOWN: Attainment.ABOVE}
_GOOD_WAY = {Wanted.UP: Course.RISING, Wanted.DOWN: Course.FALLING}

_Judged = tuple[Verdict, Reason | None]


def is_current(observation: Observation, year: int) -> bool:
    """Tell whether the observation is at most three years older than the year under review."""
    return is_current_year(observation.year, year)


def is_current_year(of: int, year: int) -> bool:
    """Tell the same of a value by its year."""
    return year - of <= CURRENT_YEARS


def verdict_of(numbers: Sequence[float], *, last: int, indicator: Indicator, year: int) -> Verdict:
    """Return the verdict that `status` gives to exact values of ten years that follow each other.

    That holds for a yearly indicator without target and change of definition: the direction alone decides
    then, whatever year the last value is compared with.

    Args:
        numbers: the last ten values up to the year under review, in order.
        last: the year of the last of them.
        indicator: what is measured.
        year: the year under review.
    """
    if not is_current_year(last, year):
        return Verdict.HISTORY
    years = range(last - len(numbers) + 1, last + 1)
    return _by_direction(exact_direction(years, numbers, band=indicator.band).course, indicator)


def status(  # noqa: PLR0913 - a status needs all of them, by name
    points: Sequence[Observation],
    *,
    indicator: Indicator,
    unit: Unit,
    year: int,
    compare: int | None,
    target: Target | None,
    events: Sequence[Event],
) -> Status:
    """Return all that can be said of a series in the year under review.

    A judged target comes first, then the direction, then the last change, which alone never makes a series
    better or worse: two values do not tell a direction. Nothing is judged where no direction is wanted, and
    no count of activity without a target. A value more than three years old is history: its direction is
    the one up to its own year.

    Args:
        points: one series, in order of period, missing values too.
        indicator: what is measured.
        unit: the indicator's unit.
        year: the year under review.
        compare: the year to compare with; None for the value before by the indicator's cadence.
        target: the target of the same series, if it has one.
        events: what helps to read the indicator.
    """
    seen = past(points, indicator, year)
    latest = seen.latest if seen else None
    current = latest is None or is_current(latest, year)
    # Of history the direction is the one up to its own year, whatever broke the series later.
    upto = seen if latest is None or current else past(points, indicator, latest.year)
    way = direction(upto, indicator=indicator, weak_years=_weak_years(points, events))
    base, missing = _base(points, seen, indicator, compare)
    step = change(base, latest, indicator=indicator, unit=unit, events=events, between=points)
    step = missing if step is Reason.NO_EARLIER else step
    aim = target_status(points, target=target, indicator=indicator, year=year)
    if not current:
        return _summed((Verdict.HISTORY, Reason.HISTORY), way, step, _too_old(aim))
    return _summed(_verdict(way, step, aim, indicator, _alone(seen)), way, step, aim)


def _summed(judged: _Judged, way: Direction, step: Change | Reason, aim: TargetStatus | None) -> Status:
    return Status(
        verdict=judged[0],
        direction=way,
        change=step if isinstance(step, Change) else None,
        change_reason=step if isinstance(step, Reason) else None,
        target=aim,
        reason=judged[1],
    )


def _too_old(aim: TargetStatus | None) -> TargetStatus | None:
    if aim is None:
        return None
    unknown, why = Attainment.UNKNOWN, Reason.HISTORY
    return TargetStatus(target=aim.target, attainment=unknown, reason=why, gap=aim.gap)


def _weak_years(points: Sequence[Observation], events: Sequence[Event]) -> frozenset[int]:
    weak = [e for e in events if e.weak_base]
    if not weak:
        return frozenset()
    return frozenset(p.year for p in points if any(e.first <= p.year <= e.last for e in weak))


def _base(
    points: Sequence[Observation], seen: Past | None, indicator: Indicator, compare: int | None
) -> tuple[Observation | None, Reason]:
    """Return the value to compare with, and what to say where there is none.

    Without a chosen year it is the value one cadence earlier; where values come irregularly, the one before.
    """
    if seen is None:
        return None, Reason.NO_VALUE
    last = seen.latest.period.year
    earlier = [p for p in seen.values if p.period.year < last]
    if not earlier:
        return None, Reason.NO_EARLIER
    if compare is None and indicator.cadence == 0:
        compare = earlier[-1].year
    wanted = last - indicator.cadence if compare is None else compare
    found = next((p for p in reversed(earlier) if p.period.year == wanted), None)
    if found is not None:
        return found, Reason.NO_EARLIER
    if wanted >= last:
        return None, Reason.NOT_BEFORE
    if any(p.year == wanted and p.actual for p in points):
        return None, Reason.OTHER_PERIOD
    return None, Reason.GAP if earlier[0].year < wanted else Reason.NO_VALUE


def _alone(seen: Past | None) -> Reason | None:
    """Return why the newest value has no other behind it; None where it has one.

    The distance of such a value to a target is told, but not coloured.
    """
    if seen is None:
        return Reason.NO_VALUE
    since = len(seen.same)
    if since > 1:
        return None
    return Reason.NO_EARLIER if len(seen.values) == since else Reason.BREAK


def _verdict(
    way: Direction,
    step: Change | Reason,
    aim: TargetStatus | None,
    indicator: Indicator,
    alone: Reason | None,
) -> _Judged:
    if alone is not None:
        return Verdict.UNKNOWN, alone
    by_target = _by_target(aim, indicator.wanted)
    if by_target is not None:
        return by_target, None
    if way.course is not Course.UNKNOWN:
        return _by_direction(way.course, indicator), None
    return _by_change(step, way)


def _by_target(aim: TargetStatus | None, wanted: Wanted) -> Verdict | None:
    """Return the verdict of a judged target, or None where it is not judged.

    Slightly behind, and out of a range on the wanted side, is neither good nor bad.
    """
    if aim is None or aim.attainment is Attainment.UNKNOWN or wanted is Wanted.NONE:
        return None
    if aim.attainment in _GOOD:
        return Verdict.BETTER
    bad = aim.attainment in _BAD or aim.attainment is _BAD_SIDE[wanted]
    return Verdict.WORSE if bad else Verdict.CHANGED


def _by_direction(course: Course, indicator: Indicator) -> Verdict:
    if course is Course.STEADY:
        return Verdict.STEADY
    if indicator.wanted is Wanted.NONE or indicator.kind is Kind.ACTIVITY:
        return Verdict.CHANGED
    return Verdict.BETTER if course is _GOOD_WAY[indicator.wanted] else Verdict.WORSE


def _by_change(step: Change | Reason, way: Direction) -> _Judged:
    if isinstance(step, Reason):
        # What keeps a direction from being told says more than that one chosen year has no value.
        return Verdict.UNKNOWN, way.reason if step is Reason.NO_VALUE else step
    if step.sign:
        return Verdict.CHANGED, None
    if step.difference.exact:
        return Verdict.STEADY, None
    return Verdict.UNKNOWN, Reason.NOT_EXACT
