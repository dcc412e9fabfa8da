"""The largest value of a linear function, exactly: whole numbers throughout, never rounded ones.

Written here because nothing that the dashboard depends on solves such problems, and because rounding could
make a number look safe that is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import gcd, lcm
from typing import Final

Exact = int | Fraction
Row = dict[int, int]
"""Factors by variable; a variable that is left out has the factor zero."""

_LIMIT: Final = -1
"""Where a row keeps its right side, among the factors: what happens to these happens to it."""
_PATIENCE: Final = 20
"""So many steps that lead nowhere may follow each other before the rule is used under which none returns."""


class Simplex:
    """Numbers of zero or more that are tied by equations, some of them limited from above.

    Variables have names from 0 on. Every equation has zero on its right side, so that all variables at zero
    are a point to start from.
    """

    def __init__(self, equations: Iterable[Mapping[int, Exact]], limits: Mapping[int, Exact]) -> None:
        """Put the equations in a form where each has a variable of its own."""
        tied = [_whole(equation) for equation in equations]
        free = 1 + max([*limits, *(variable for row in tied for variable in row)], default=0)
        # An exchange changes every row, so that a limit joins when the equations are solved.
        bounded = [
            _whole({v: 1, s: 1, _LIMIT: bound}) for s, (v, bound) in enumerate(limits.items(), start=free)
        ]
        self._rows = tied + bounded
        self._own = [_LIMIT] * len(tied) + list(range(free, free + len(bounded)))
        often = Counter(variable for row in tied for variable in row)
        for i, row in enumerate(tied):
            if row:
                # A variable of few equations leaves most rows as short as they are.
                self._exchange(i, min(row, key=lambda variable: (often[variable], variable)))
        said = [i for i, row in enumerate(self._rows) if row]
        self._rows, self._own = [self._rows[i] for i in said], [self._own[i] for i in said]

    def at_most(self, wanted: Mapping[int, Exact]) -> Mapping[int, Exact]:
        """Return the variables above zero where the function with these factors is largest.

        Raises:
            ArithmeticError: the function has no largest value.
        """
        goal = _whole(wanted)
        for row, own in zip(self._rows, self._own, strict=True):
            _clear(goal, own, row)
        idle = 0
        while (entering := _promising(goal, steepest=idle < _PATIENCE)) is not None:
            leaving = self._tightest(entering)
            idle = 0 if _LIMIT in self._rows[leaving] else idle + 1
            self._exchange(leaving, entering)
            _clear(goal, entering, self._rows[leaving])
        told = zip(self._rows, self._own, strict=True)
        return {own: _divided(row[_LIMIT], row[own]) for row, own in told if _LIMIT in row}

    def _tightest(self, entering: int) -> int:
        """Return the row that limits a variable first; of equals the lowest, so that no round returns."""
        bounds = [
            (Fraction(row.get(_LIMIT, 0), row[entering]), own, i)
            for i, (row, own) in enumerate(zip(self._rows, self._own, strict=True))
            if row.get(entering, 0) > 0
        ]
        if not bounds:
            message = "the function has no largest value"
            raise ArithmeticError(message)
        return min(bounds)[2]

    def _exchange(self, leaving: int, entering: int) -> None:
        """Make a variable the row's own: it goes from every other row."""
        row = self._rows[leaving]
        if row[entering] < 0:
            # Only a row without a right side is turned round, when equations are solved.
            for variable in row:
                row[variable] = -row[variable]
        for other in self._rows:
            if other is not row:
                _clear(other, entering, row)
        self._own[leaving] = entering


def _whole(row: Mapping[int, Exact]) -> Row:
    """Return a row times the least number that makes every factor whole."""
    times = lcm(*(Fraction(factor).denominator for factor in row.values()))
    return {variable: int(factor * times) for variable, factor in row.items() if factor}


def _clear(row: Row, variable: int, other: Row) -> None:
    """Take a variable out of a row with another one, where its factor is above zero."""
    factor = row.get(variable)
    if factor is None:
        return
    common = gcd(factor, other[variable])
    times, less = other[variable] // common, factor // common
    if times != 1:
        for own in row:
            row[own] *= times
    for own, taken in other.items():
        left = row.get(own, 0) - less * taken
        if left:
            row[own] = left
        else:
            row.pop(own, None)
    if times != 1 and (common := gcd(*row.values())) > 1:
        for own in row:
            row[own] //= common


def _promising(goal: Row, *, steepest: bool) -> int | None:
    """Return a variable that makes the goal larger: the steepest, or the lowest, which never goes round."""
    larger = [(factor, -variable) for variable, factor in goal.items() if factor > 0 and variable != _LIMIT]
    if not larger:
        return None
    return -(max(larger)[1] if steepest else max(variable for _, variable in larger))


def _divided(number: int, by: int) -> Exact:
    return number // by if number % by == 0 else Fraction(number, by)
