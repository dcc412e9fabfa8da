"""What somebody who knows some sums of hidden numbers can work out of each of them."""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
import z3
from scipy.optimize import linprog

Exact = int | float | Fraction
Factors = Mapping[int, Exact]
"""Factors by the number's place; one that is left out has the factor zero."""

FAR = 100_000
"""More people than there are in any of the tests; the fast solver needs an end."""
ROUNDED = 1e-6
SECONDS = 10
"""How long the fast solver may try."""


class Knowledge:
    """Sums of numbers that are zero or more."""

    def __init__(self, size: int) -> None:
        """Take how many numbers there are."""
        self._size = size
        self._equal: list[tuple[Factors, Exact]] = []
        self._below: list[tuple[Factors, Exact]] = []

    def equals(self, factors: Factors, value: Exact) -> None:
        """Keep that a sum is a value."""
        self._equal.append((factors, value))

    def at_most(self, factors: Factors, value: Exact) -> None:
        """Keep that a sum is not more than a value."""
        self._below.append((factors, value))

    def allows(self, values: Sequence[Exact]) -> bool:
        """Return whether these numbers may be the hidden ones, but for rounding."""
        equal = all(abs(_sum(factors, values) - value) < ROUNDED for factors, value in self._equal)
        return equal and all(_sum(factors, values) - value < ROUNDED for factors, value in self._below)

    def width(self, factors: Factors, *, enough: Exact) -> float:
        """Return how wide a span is left open for a sum; one wider than enough may be told as less wide.

        A solver that rounds is fast, but now and then it gives up or finds an end where there is none: what
        it finds narrow is reckoned again.
        """
        low, high = self._rounded(factors, 1), self._rounded(factors, -1)
        if low is not None and high is not None and high - low >= enough:
            return high - low
        low, high = self.ends(factors)
        return high - low

    def ends(self, factors: Factors) -> tuple[float, float]:
        """Return the least and the most that a sum can be, reckoned without rounding."""
        return -self._most({i: -factor for i, factor in factors.items()}), self._most(factors)

    def _most(self, factors: Factors) -> float:
        numbers = z3.Reals([f"number-{i}" for i in range(self._size)])

        def total(factors: Factors) -> z3.ArithRef:
            return z3.Sum([_real(factor) * numbers[i] for i, factor in factors.items()])

        solver = z3.Optimize()
        solver.add(*(number >= 0 for number in numbers))
        solver.add(*(total(sum_of) == _real(value) for sum_of, value in self._equal))
        solver.add(*(total(sum_of) <= _real(value) for sum_of, value in self._below))
        goal = solver.maximize(total(factors))
        assert solver.check() == z3.sat
        found = str(goal.value())
        return math.inf if found == "oo" else float(Fraction(found))

    def _rounded(self, factors: Factors, way: int) -> float | None:
        (equal, values), (below, most) = self._matrix(self._equal), self._matrix(self._below)
        goal = np.zeros(self._size)
        goal[list(factors)] = [way * float(factor) for factor in factors.values()]
        found = linprog(
            goal, A_ub=below, b_ub=most, A_eq=equal, b_eq=values, bounds=(0, FAR), method="highs-ds",
            options={"time_limit": SECONDS},
        )  # fmt: skip
        return way * float(found.fun) if found.status == 0 else None

    def _matrix(self, sums: list[tuple[Factors, Exact]]) -> tuple[np.ndarray, np.ndarray]:
        matrix = np.zeros((len(sums), self._size))
        for row, (factors, _) in zip(matrix, sums, strict=True):
            row[list(factors)] = [float(factor) for factor in factors.values()]
        return matrix, np.array([float(value) for _, value in sums])


def _sum(factors: Factors, values: Sequence[Exact]) -> float:
    return sum(float(factor) * float(values[i]) for i, factor in factors.items())


def _real(number: Exact) -> z3.RatNumRef:
    """Return a number as it is written, not as a computer keeps it."""
    return z3.RealVal(str(round(number, 9)))
