"""Which way a series goes, told only where enough comparable years stand behind it.

Sources: the exact Mann-Kendall test and the Theil-Sen slope (see `kendall.py`). A flat series is called
rising or falling in at most one case of ten.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.domain.interval import Interval
from dashboard.domain.kendall import certain_rises, chance, median, theil_sen
from dashboard.domain.model import Indicator
from dashboard.domain.observation import (
    Course,
    Direction,
    Observation,
    Reason,
    comparable,
    last_break,
    newest,
)
from dashboard.domain.period import PeriodType

YEARLY: Final = frozenset({PeriodType.YEAR, PeriodType.SCHOOL_YEAR})
FEWEST: Final = 5
"""A base year and one council term of four years."""
MOST: Final = 10
LARGEST_P: Final = 0.10
_TOLERANCE = 1e-9


def direction(
    points: Sequence[Observation], *, indicator: Indicator, year: int, weak_years: frozenset[int]
) -> Direction:
    """Return the direction of the last ten, at least five, consecutive yearly values up to `year`.

    The values end at the newest one and start after the last break or hole. A series rises or falls where
    the exact two-sided Mann-Kendall probability is at most 0.10 and the Theil-Sen change over the window is
    at least the indicator's `band`. Years with a weak base are left out in a second run, which keeps the
    true distances between the rest.

    Args:
        points: one series, in order of period.
        indicator: what is measured; its breaks, cadence and band are used.
        year: the year under review.
        weak_years: years that are poor ones to measure from.
    """
    latest = newest(points, year)
    if latest is None:
        return Direction(course=Course.UNKNOWN, reason=Reason.NO_VALUE)
    if latest.period.type not in YEARLY or indicator.cadence != 1:
        return Direction(course=Course.UNKNOWN, reason=Reason.NOT_YEARLY, last=latest.year)
    values = comparable(points, latest)
    broken = last_break(points, indicator, year)
    run = _run(values, broken)
    if len(run) < FEWEST:
        return _too_short(values, run, broken)
    window = run[-MOST:]
    found = _judge(window, indicator.band)
    rest = [p for p in window if p.period.year not in weak_years]
    if not FEWEST <= len(rest) < len(window):
        return found
    again = _judge(rest, indicator.band).course
    return found if again is found.course else replace(found, without_weak=again)


def _run(values: Sequence[Observation], broken: int | None) -> list[Observation]:
    """Return the consecutive years that end with the last value, none from before the break."""
    run: list[Observation] = []
    for value in reversed(values):
        if (broken is not None and value.period.year < broken) or (
            run and value.period.year != run[-1].period.year - 1
        ):
            break
        run.append(value)
    return run[::-1]


def _too_short(values: Sequence[Observation], run: Sequence[Observation], broken: int | None) -> Direction:
    """Say why there are not enough years: the break or hole next to them, else that the series is short."""
    if len(values) == len(run):
        reason = Reason.TOO_FEW if len(run) > 1 else Reason.NO_EARLIER
    else:
        before = values[-len(run) - 1].year
        reason = Reason.BREAK if broken is not None and before < broken else Reason.GAP
    first, last = (run[0].year, run[-1].year) if run else (None, None)
    return Direction(course=Course.UNKNOWN, reason=reason, first=first, last=last, count=len(run))


def _judge(window: Sequence[Observation], band: float) -> Direction:
    ranges = [p.range for p in window if p.range is not None]
    years = [p.period.year for p in window]
    middles = [r.middle for r in ranges]
    rises = certain_rises(ranges)
    p = _chance(rises, ranges)
    moved = theil_sen(years, middles) * (years[-1] - years[0])
    total = _share(moved, abs(median(sorted(middles))))
    # With a median of zero the change has no share of it; the mean size of the values measures it instead.
    weighed = total if total is not None else _share(moved, sum(map(abs, middles)) / len(middles))
    clear = p <= LARGEST_P and weighed is not None and abs(weighed) >= band - _TOLERANCE
    course = Course.STEADY
    if clear and rises * moved > 0:
        course = Course.RISING if rises > 0 else Course.FALLING
    return Direction(course=course, first=years[0], last=years[-1], count=len(years), p=p, total=total)


def _chance(rises: int, ranges: Sequence[Interval]) -> float:
    """Return the Mann-Kendall probability of S.

    Between qualified values S is what is sure of it: pairs that overlap count for nothing. Its probability
    is then that of a series without ties, whose S is the most scattered, at the nearest smaller S that such
    a series can have. So a "noin" never makes a direction look clearer than equal numbers would.
    """
    if all(r.exact for r in ranges):
        return chance(rises, tuple(sorted(Counter(r.lower for r in ranges).values())))
    count = len(ranges)
    size = abs(rises)
    return chance(size - (size - count * (count - 1) // 2) % 2, (1,) * count)


def _share(part: float, whole: float) -> float | None:
    """Return the finite share, or None where there is none."""
    share = part / whole if whole else math.inf
    return share if math.isfinite(share) else None
