"""How far a figure is from what its own series leads one to expect.

The step from one value to the next is a logarithm of their ratio, or a plain difference where a ratio means
nothing: percentages (points), scores, and balances that may be negative. A new step is compared with the
earlier ones by their median and their median absolute deviation (MAD), which one odd year does not move:
z = (step - median) / (1.4826 * MAD), questioned beyond 3.5 (Iglewicz and Hoaglin, How to Detect and Handle
Outliers, 1993). With fewer than five earlier steps, or where they are all alike (MAD 0), it is questioned
beyond 30 % of what was expected: of the value before, or of what the usual step would have made of it.

- Over a gap of g steps the usual step counts g times and the spread by the square root of g, as for steps
  that do not depend on each other. Earlier steps over a gap are left out.
- However steady a series, within 1 % of what was expected, or a unit of the last digit, nothing is odd.
- Of qualified values every number in their ranges is allowed: questioned only if none of them is usual.
- To nothing or from nothing is beyond every bound, for a ratio.
- A short history tells nothing of how counts under 30 vary; they are then questioned only if two random
  counts would hardly lie so far apart: by more than 3.5 times the root of their sum.
- Points are questioned beyond 10, a score beyond a tenth of its scale, if there is a short history.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from dashboard.domain.change import SMALL_BASE
from dashboard.domain.interval import Interval
from dashboard.domain.kinds import UnitKind
from dashboard.domain.model import Indicator, Unit
from dashboard.domain.observation import Observation

ODD: Final = 3.5
"""So many deviations from the usual step make a question."""
ENOUGH: Final = 5
"""So many earlier steps tell what is usual."""
_TO_SIGMA: Final = 1.4826
"""The MAD of normal numbers times this is their standard deviation."""
_RISE, _FALL = 0.3, -0.3
_LEAST: Final = 0.01
_POINTS: Final = 10.0
_OF_SCALE: Final = 0.1
_TINY: Final = 1e-9
"""What the machine's arithmetic may add to a step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surprise:
    """A step that is not usual: the relative `change` where one means something, `z` where there is one."""

    change: float | None
    z: float | None


def surprise(
    history: Sequence[Observation], *, before: Observation, now: Observation, indicator: Indicator, unit: Unit
) -> Surprise | None:
    """Return how `now` surprises, or None where it does not.

    Args:
        history: the earlier values of the same definition, in order of period.
        before: the value that `now` is compared with.
        now: the value that is asked about.
        indicator: what is measured.
        unit: its unit.
    """
    if before.range is None or now.range is None or before.range == now.range == Interval(0, 0):
        return None
    ratios = _have_ratios((*history, before, now), indicator, unit)
    step = _log_ratio(before.range, now.range) if ratios else now.range - before.range
    usual = _steps(history, indicator, ratios=ratios)
    gap = _gap(before, now, indicator)
    centre = median(usual) if len(usual) >= ENOUGH else 0.0
    off = min(max(centre * gap, step.lower), step.upper) - centre * gap
    spread = _TO_SIGMA * median([abs(one - centre) for one in usual]) if len(usual) >= ENOUGH else 0.0
    z = None
    if spread > _TINY * max(1.0, abs(centre)) and math.isfinite(off):
        z = off / (spread * math.sqrt(gap))
        odd = abs(z) > ODD and abs(off) > (_LEAST if ratios else 10.0**-indicator.decimals + _TINY)
    else:
        low, high = (bound * math.sqrt(gap) for bound in _bounds(before, indicator, unit, ratios=ratios))
        odd = not low - _TINY <= off <= high + _TINY and not _by_chance(before, now, unit)
    return Surprise(change=_relative(before, now) if ratios else None, z=z) if odd else None


def _have_ratios(values: Sequence[Observation], indicator: Indicator, unit: Unit) -> bool:
    """Tell whether values compare by their ratios: quantities with a zero of their own, none below it."""
    may_be_negative = indicator.lowest is not None and indicator.lowest < 0
    negative = any(o.value is not None and o.value < 0 for o in values)
    return unit.kind not in (UnitKind.PERCENT, UnitKind.SCORE) and not (may_be_negative or negative)


def _log_ratio(before: Interval, now: Interval) -> Interval:
    """Return every logarithm of a ratio of two numbers of which neither is negative."""
    lower = _log(now.lower) - _log(before.upper) if now.lower > 0 else -math.inf
    # From a range that begins at nothing any rise is possible.
    upper = _log(now.upper) - _log(before.lower) if before.lower > 0 else math.inf
    return Interval(lower, upper)


def _log(number: float) -> float:
    return math.log(number) if number > 0 else -math.inf


def _steps(history: Sequence[Observation], indicator: Indicator, *, ratios: bool) -> list[float]:
    """Return the steps between neighbouring values that are not over a gap."""
    found = []
    for one, other in pairwise(history):
        if one.range is None or other.range is None or _gap(one, other, indicator) > 1:
            continue
        a, b = one.range.middle, other.range.middle
        if not ratios:
            found.append(b - a)
        elif a > 0 and b > 0:
            found.append(math.log(b / a))
    return found


def _gap(before: Observation, now: Observation, indicator: Indicator) -> float:
    """Return how many of the indicator's steps lie between; one where its values come irregularly."""
    return max(1.0, (now.year - before.year) / indicator.cadence) if indicator.cadence else 1.0


def _bounds(before: Observation, indicator: Indicator, unit: Unit, *, ratios: bool) -> tuple[float, float]:
    """Return how far a step may lie below and above the expected one where no spread is known."""
    if ratios:
        return math.log1p(_FALL), math.log1p(_RISE)
    scale = None
    if unit.kind is UnitKind.PERCENT:
        scale = _POINTS
    elif unit.kind is UnitKind.SCORE and indicator.lowest is not None and indicator.highest is not None:
        scale = _OF_SCALE * (indicator.highest - indicator.lowest)
    size = _RISE * abs(before.value or 0.0) if scale is None else scale
    return -size, size


def _by_chance(before: Observation, now: Observation, unit: Unit) -> bool:
    """Tell whether two counts, of which the first is small, may well differ so by chance (Poisson)."""
    one, other = before.value or 0.0, now.value or 0.0
    if unit.kind is not UnitKind.COUNT or not 0 <= one < SMALL_BASE or other < 0:
        return False
    return abs(one - other) <= ODD * math.sqrt(one + other)


def _relative(before: Observation, now: Observation) -> float | None:
    if not before.value or now.value is None:
        return None
    return now.value / before.value - 1
