"""The value axis: it starts at zero, save where that would make a line of shares or scores flat."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from dashboard.charts.theme import Size
from dashboard.domain.kinds import UnitKind
from dashboard.domain.model import Unit
from dashboard.domain.observation import Observation

CROPPED_FROM: Final = 5
"""A few values never crop the axis: their small difference would fill it."""
FLAT: Final = 0.08
_CROPPABLE = frozenset({UnitKind.PERCENT, UnitKind.RATE, UnitKind.SCORE})
_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
_DIGITS = 9
_LABEL = 3.4
_PLOT = 0.75
_SLACK = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An axis from `lower` to `upper` with ticks of `decimals`."""

    lower: float
    upper: float
    ticks: tuple[float, ...]
    decimals: int
    cropped: bool

    def share(self, value: float) -> float:
        """Return how far up the axis a value stands, 0 at the foot and 1 at the top."""
        return (value - self.lower) / (self.upper - self.lower)


def scale_of(values: Sequence[float], *, unit: Unit, decimals: int, count: int, points: int) -> Scale:
    """Return the axis that holds the values.

    Args:
        values: everything that is drawn, ends of intervals and targets too.
        unit: the indicator's unit; an axis of counts or money is never cropped.
        decimals: how many the indicator's numbers have; counts get no ticks between whole numbers.
        count: about how many steps the axis may have.
        points: how many values the line has.
    """
    low, high = min(values, default=0.0), max(values, default=0.0)
    cropped = points >= CROPPED_FROM and unit.kind in _CROPPABLE and 0 < high - low < FLAT * low
    if not cropped:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = low + 1.0
    step = _step((high - low) / count, smallest=10.0**-decimals)
    first, last = math.floor(low / step + _SLACK), math.ceil(high / step - _SLACK)
    ticks = tuple(round(at * step, _DIGITS) for at in range(first, last + 1))
    return Scale(lower=ticks[0], upper=ticks[-1], ticks=ticks, decimals=_decimals(step), cropped=cropped)


def roomy(scale: Scale, size: Size) -> Scale:
    """Return the scale with room at its top for a label over the highest point."""
    label = size.font * _LABEL
    room = label / (size.height * _PLOT - label)
    return replace(scale, upper=scale.upper + room * (scale.upper - scale.lower))


def extent(points: Iterable[Observation]) -> list[float]:
    """Return the values and the finite ends of their intervals."""
    known = [p for p in points if p.known]
    ends = [end for p in known if p.range for end in (p.range.lower, p.range.upper)]
    return [v for v in (*(p.value for p in known), *ends) if v is not None and math.isfinite(v)]


def _step(rough: float, *, smallest: float) -> float:
    """Return the smallest nice number from `rough` up that is a whole number of `smallest`."""
    power = 10.0 ** math.floor(math.log10(rough))
    offered = (n * power * tens for tens in (1, 10) for n in _NICE)
    enough = (n for n in offered if n >= rough * (1 - _SLACK) and n >= smallest * (1 - _SLACK))
    return next((n for n in enough if abs(n / smallest - round(n / smallest)) < _SLACK), smallest)


def _decimals(step: float) -> int:
    exponent = Decimal(repr(round(step, _DIGITS))).normalize().as_tuple().exponent
    return max(0, -int(exponent))
