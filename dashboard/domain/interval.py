"""Qualified numbers as intervals, and arithmetic that keeps what is not known.

A reader must never see more digits than are known. "noin 750" is some number around 750, "yli 1100" one
above it; a change computed from them is a range. The one-sided width (one unit of the last non-zero digit)
is a convention for display, published on the page about methods.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.kinds import Qualifier


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between `lower` and `upper`, both included; either may be infinite."""

    lower: float
    upper: float

    def __post_init__(self) -> None:
        """Refuse bounds that are not numbers or stand the wrong way round.

        Raises:
            ValueError: a bound is NaN or `lower` is above `upper`.
        """
        # Nothing compares with a number that is none, so this refuses it too.
        if not self.lower <= self.upper:
            message = f"not an interval: {self.lower} to {self.upper}"
            raise ValueError(message)

    @property
    def exact(self) -> bool:
        """Whether the interval is one number."""
        return self.lower == self.upper

    @property
    def middle(self) -> float:
        """The number half-way; the finite end where the other is infinite."""
        if math.isinf(self.upper):
            return self.lower
        return self.upper if math.isinf(self.lower) else (self.lower + self.upper) / 2

    def __contains__(self, number: float) -> bool:
        """Tell whether the number lies in the interval."""
        return self.lower <= number <= self.upper

    def __add__(self, other: Interval) -> Interval:
        """Return every sum of a number from each."""
        return Interval(self.lower + other.lower, self.upper + other.upper)

    def __sub__(self, other: Interval) -> Interval:
        """Return every difference of a number from each."""
        return Interval(_minus(self.lower, other.upper), _minus(self.upper, other.lower))

    def scaled(self, factor: float) -> Interval:
        """Return the interval times a number of zero or more; nothing of something unbounded is nothing."""
        if factor == 0:
            return Interval(0.0, 0.0)
        return Interval(self.lower * factor, self.upper * factor)

    def over(self, other: Interval) -> Interval | None:
        """Return every ratio of a number from each, or None where `other` holds zero or is negative."""
        if other.lower <= 0:
            return None
        if self.lower == self.upper and other.lower == other.upper:
            ratio = _ratio(self.lower, other.lower)
            return Interval(ratio, ratio)
        ends = [_ratio(a, b) for a in (self.lower, self.upper) for b in (other.lower, other.upper)]
        return Interval(min(ends), max(ends))


def last_digit_unit(value: float) -> float:
    """Return the place value of the last non-zero digit: 750 → 10, 1100 → 100, 58000 → 1000, 0.35 → 0.01."""
    digits = Decimal(str(value)).normalize().as_tuple()
    return float(Decimal(1).scaleb(int(digits.exponent))) if value else 1.0


def qualified(value: float, qualifier: Qualifier, decimals: int = 0) -> Interval:
    """Return the interval that a written value stands for.

    A mean is rounded like any other printed number: half a unit of its last printed decimal each way.
    """
    unit = last_digit_unit(value)
    match qualifier:
        case Qualifier.EXACT:
            return Interval(value, value)
        case Qualifier.ABOUT:
            return Interval(value - unit / 2, value + unit / 2)
        case Qualifier.OVER:
            return Interval(value, value + unit)
        case Qualifier.AT_LEAST:
            return Interval(value, math.inf)
        case Qualifier.MEAN:
            half = 10.0**-decimals / 2
            return Interval(value - half, value + half)
        case _:
            return Interval(value - unit, value)


def _minus(one: float, other: float) -> float:
    return -math.inf if math.isinf(other) and other > 0 else one - other


def _ratio(one: float, other: float) -> float:
    # With an unbounded divisor the ratio comes as near to zero as one likes; the other ends give the rest.
    return 0.0 if math.isinf(other) else one / other
