"""The change between two values, and how much of it may be printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Mark, UnitKind
from dashboard.domain.model import Event, Indicator, Unit
from dashboard.domain.observation import Change, ChangeUnit, Observation, Reason, last_break

SMALL_BASE: Final = 30
"""A count under this is told in its own unit: from 4 to 6 clubs is two more, not 50 %."""
_OPEN = 1e-4
_LARGEST_RATIO = 1e6
_INTEGERS_FROM = 10
_EVERYTHING = 100
_MOST = 4
"""Decimals, before a fall of nearly everything is printed as one of everything after all."""
_WIDE = Context(prec=400)


def change(
    start: Observation | None,
    end: Observation | None,
    *,
    indicator: Indicator,
    unit: Unit,
    events: Sequence[Event],
    between: Sequence[Observation],
) -> Change | Reason:
    """Return the change from `start` to `end`, or why it cannot be told.

    Only values of the same definition, kind of period and part of the year compare. Of two intervals the
    difference is an interval.

    Args:
        start: the earlier value.
        end: the later one.
        indicator: what is measured; its breaks are used.
        unit: the indicator's unit.
        events: what helps to read the indicator, among it what makes `start` a weak base.
        between: the series, for marks of a break and the last value before a weak base.
    """
    reason = _obstacle(start, end, indicator, between)
    if reason is not None or start is None or end is None or start.range is None or end.range is None:
        return reason or Reason.NO_VALUE
    if not _finite(difference := end.range - start.range):
        return Reason.NOT_EXACT
    kind, ratio = _unit_of(start.range, end.range, unit, indicator)
    weak = next((e for e in events if e.weak_base and e.first <= start.year <= e.last), None)
    before = _before(weak, start, between)
    more = before and change(before, end, indicator=indicator, unit=unit, events=(), between=between)
    return Change(
        start=start,
        end=end,
        difference=difference,
        ratio=ratio,
        unit=kind,
        weak_base=weak,
        before=more if isinstance(more, Change) else None,
    )


def _obstacle(
    start: Observation | None, end: Observation | None, indicator: Indicator, between: Sequence[Observation]
) -> Reason | None:
    """Return what keeps the two from being compared."""
    if end is None or not end.actual:
        return Reason.NO_VALUE
    if start is None or not start.actual or start.period >= end.period:
        return Reason.NO_EARLIER
    if (start.period.type, start.period.part) != (end.period.type, end.period.part):
        return Reason.OTHER_PERIOD
    broken = end.year if Mark.BREAK in end.marks else last_break(between, indicator, end.year)
    return Reason.BREAK if broken is not None and broken > start.year else None


def _unit_of(
    start: Interval, end: Interval, unit: Unit, indicator: Indicator
) -> tuple[ChangeUnit, Interval | None]:
    """Return what to tell the change in, and the relative change where it may be told."""
    if unit.kind is UnitKind.PERCENT:
        return ChangeUnit.POINTS, None
    small = unit.kind is UnitKind.COUNT and start.middle < SMALL_BASE
    # A scale has no zero of its own, and a balance may lie on either side of zero: no ratio means anything.
    no_ratio = unit.kind is UnitKind.SCORE or (indicator.lowest is not None and indicator.lowest < 0)
    times = None if small or no_ratio else end.over(start)
    if times is None or max(-times.lower, times.upper) > _LARGEST_RATIO:
        return ChangeUnit.OWN, None
    return ChangeUnit.PERCENT, Interval(times.lower - 1, times.upper - 1)


def _before(weak: Event | None, start: Observation, between: Sequence[Observation]) -> Observation | None:
    """Return the value of the last year before the weak base."""
    if weak is None:
        return None
    wanted = (weak.first - 1, start.period.type, start.period.part)
    return next((p for p in between if (p.year, p.period.type, p.period.part) == wanted), None)


def _finite(interval: Interval) -> bool:
    return math.isfinite(interval.lower) and math.isfinite(interval.upper)


@dataclass(frozen=True, slots=True)
class Printed:
    """The digits of an interval that hold: one number where `low` and `high` are the same, else a range."""

    low: Decimal
    high: Decimal
    decimals: int

    @property
    def single(self) -> bool:
        """Whether one number says it all."""
        return self.low == self.high


def printed(interval: Interval, *, decimals: int) -> Printed:
    """Return the digits of an interval that hold, at most `decimals` after the comma.

    Digits on which the ends differ are given up down to a whole number; where that does not help, both
    ends are given. Halves are rounded away from zero, as Finnish readers expect. No digit is given up to
    arrive at zero, which would say that nothing changed.

    The ends themselves are left out, by a ten-thousandth of the width: an interval worked out from a
    rounded "8 %" reaches from 7.5 to just under 8.5, and its own ends are rounded numbers too.

    Raises:
        ValueError: an end is infinite; no digits stand for that.
    """
    if not _finite(interval):
        message = f"no digits for an open interval: {interval.lower} to {interval.upper}"
        raise ValueError(message)
    shaved = (interval.upper - interval.lower) * _OPEN
    ends = interval.lower + shaved, interval.upper - shaved
    low, high = (rounded(end, decimals) for end in ends)
    if low == high:
        return Printed(low, high, decimals)
    for fewer in range(decimals - 1, -1, -1):
        number, other = (rounded(end, fewer) for end in ends)
        if number == other and number:
            return Printed(number, number, fewer)
    return Printed(low, high, decimals)


def printed_percent(ratio: Interval) -> Printed:
    """Return a relative change (0.08 = 8 %) in percent: whole from ten up, else with one decimal.

    A fall that leaves something is never printed as one of 100 %: it has as many decimals as that takes.

    Raises:
        ValueError: an end is infinite.
    """
    percent = ratio.scaled(100)
    largest = max(abs(percent.lower), abs(percent.upper))
    if not math.isinf(largest) and rounded(largest, 1) < _INTEGERS_FROM:
        return printed(percent, decimals=1)
    left = percent.lower if percent.exact else math.inf
    return printed(percent, decimals=next((d for d in range(_MOST) if not _all_but(left, d)), 0))


def _all_but(percent: float, decimals: int) -> bool:
    """Tell whether a fall of nearly everything would be printed as one of everything."""
    return -_EVERYTHING < percent < 0 and rounded(percent, decimals) == -_EVERYTHING


def rounded(number: float, decimals: int) -> Decimal:
    """Return the finite number with so many decimals, halves away from zero and never a minus zero.

    Twelve digits are trusted: 0.145 times 100 is 14.499999999999998 to the machine and 14.5 to a reader.
    """
    step = Decimal(1).scaleb(-decimals)
    return _WIDE.plus(Decimal(f"{number:.12g}").quantize(step, rounding=ROUND_HALF_UP, context=_WIDE))
