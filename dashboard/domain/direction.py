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

from dashboard.domain.kendall import certain_rises, chance, median, rises_of, slopes, theil_sen
from dashboard.domain.model import Indicator
from dashboard.domain.observation import Course, Direction, Observation, Reason
from dashboard.domain.past import Past
from dashboard.domain.period import PeriodType

YEARLY: Final = frozenset({PeriodType.YEAR, PeriodType.SCHOOL_YEAR})
FEWEST: Final = 5
"""A base year and one council term of four years."""
MOST: Final = 10
LARGEST_P: Final = 0.10
_TOLERANCE = 1e-9


def direction(seen: Past | None, *, indicator: Indicator, weak_years: frozenset[int]) -> Direction:
    """Return the direction of the last ten, at least five, consecutive yearly values.

    The values end at the newest one and start after the last break or hole. A series rises or falls where
    the exact two-sided Mann-Kendall probability is at most 0.10 and the Theil-Sen change over the window is
    at least the indicator's `band`. Years with a weak base are left out in a second run, which keeps the
    true distances between the rest.

    Args:
        seen: the newest value with what can be measured against it; None where there is no value.
        indicator: what is measured; its cadence and band are used.
        weak_years: years that are poor ones to measure from.
    """
    if seen is None:
        return Direction(course=Course.UNKNOWN, reason=Reason.NO_VALUE)
    if seen.latest.period.type not in YEARLY or indicator.cadence != 1:
        return Direction(course=Course.UNKNOWN, reason=Reason.NOT_YEARLY, last=seen.latest.year)
    window = _run(seen.values, seen.broken)
    if len(window) < FEWEST:
        return _too_short(seen.values, window, seen.broken)
    found = _judge(window, indicator.band)
    rest = [p for p in window if p.period.year not in weak_years]
    if not FEWEST <= len(rest) < len(window):
        return found
    again = _judge(rest, indicator.band).course
    return found if again is found.course else replace(found, without_weak=again)


def _run(values: Sequence[Observation], broken: int | None) -> list[Observation]:
    """Return the last consecutive years that end with the last value, none from before the break."""
    run: list[Observation] = []
    wanted = values[-1].period.year if values else 0
    for value in reversed(values[-MOST:]):
        if value.period.year != wanted or (broken is not None and wanted < broken):
            break
        run.append(value)
        wanted -= 1
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
    if all(r.lower == r.upper for r in ranges):
        return exact_direction(years, [r.lower for r in ranges], band=band)
    middles, rises = [r.middle for r in ranges], certain_rises(ranges)
    p = _chance(rises, middles, exact=False)
    return _told(years, middles, ordered=slopes(years, middles), rises=rises, p=p, band=band)


def exact_direction(years: Sequence[int], values: Sequence[float], *, band: float) -> Direction:
    """Return the direction of the exact values of at least five years."""
    ordered = slopes(years, values)
    rises = rises_of(ordered)
    p = _chance(rises, values, exact=True)
    return _told(years, values, ordered=ordered, rises=rises, p=p, band=band)


def _told(
    years: Sequence[int],
    middles: Sequence[float],
    *,
    ordered: Sequence[float],
    rises: int,
    p: float,
    band: float,
) -> Direction:
    moved = theil_sen(ordered) * (years[-1] - years[0])
    total = _share(moved, abs(median(sorted(middles))))
    # With a median of zero the change has no share of it; the mean size of the values measures it instead.
    weighed = total if total is not None else _share(moved, sum(map(abs, middles)) / len(middles))
    clear = p <= LARGEST_P and weighed is not None and abs(weighed) >= band - _TOLERANCE
    course = Course.STEADY
    if clear and rises * moved > 0:
        course = Course.RISING if rises > 0 else Course.FALLING
    return Direction(course=course, first=years[0], last=years[-1], count=len(years), p=p, total=total)


def _chance(rises: int, values: Sequence[float], *, exact: bool) -> float:
    """Return the Mann-Kendall probability of S.

    Between qualified values S is what is sure of it: pairs that overlap count for nothing. Its probability
    is then that of a series without ties, whose S is the most scattered, at the nearest smaller S that such
    a series can have. So a "noin" never makes a direction look clearer than equal numbers would.
    """
    count = len(values)
    if exact:
        ties = (1,) * count if len(set(values)) == count else tuple(sorted(Counter(values).values()))
        return chance(rises, ties)
    size = abs(rises)
    return chance(size - (size - count * (count - 1) // 2) % 2, (1,) * count)


def _share(part: float, whole: float) -> float | None:
    """Return the finite share, or None where there is none."""
    share = part / whole if whole else math.inf
    return share if math.isfinite(share) else None
