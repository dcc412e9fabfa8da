"""The largest value of a linear function of numbers that are tied by equations; HiGHS finds it.

Source: Q. Huangfu, J. A. J. Hall: Parallelizing the dual revised simplex method (2018), https://highs.dev.
It reckons with rounded numbers, so that what comes back holds to a millionth of a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

import highspy
import numpy as np

Exact = int | float | Fraction
"""A number; what is written in a file stays a fraction, so that its last digit is what it was."""
Factors = Mapping[int, Exact]
"""Factors by variable; a variable that is left out has the factor zero."""
Room = tuple[Exact | None, Exact | None]
"""The least and the most that a variable may be; None without end."""

TOLERANCE: Final = 1e-6
"""How far a result may be from the true one: HiGHS keeps to equations within a ten-millionth."""

_PRIMAL: Final = 4
_DUAL: Final = 1
_STEPS: Final = 100
"""So many steps for each number and equation are far more than a solver needs that does not go round."""


class _Quiet(highspy.Highs):
    """HiGHS that says nothing: its own start writes a line where commands write what others read."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()
        self.setOptionValue("output_flag", False)  # noqa: FBT003 - an option's value
        # Results are the same each time, and no threads are left over where a server forks.
        self.setOptionValue("threads", 1)
        self.setOptionValue("parallel", "off")


class Program:
    """Numbers between limits, and equations of which each has zero on its right side."""

    def __init__(self, equations: Iterable[Factors], rooms: Sequence[Room]) -> None:
        """Take the equations, and what each variable may be."""
        self._size = len(rooms)
        rows = [{v: f for v, f in row.items() if f} for row in equations]
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self._size, len(rows)
        lp.col_cost_ = np.zeros(self._size)
        ends = np.array([_ends(room) for room in rooms])
        lp.col_lower_, lp.col_upper_ = ends[:, 0], ends[:, 1]
        lp.row_lower_ = lp.row_upper_ = np.zeros(len(rows))
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array([v for row in rows for v in row], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([float(f) for row in rows for f in row.values()])
        lp.sense_ = highspy.ObjSense.kMaximize
        self._solver = _Quiet()
        self._solver.setOptionValue("simplex_iteration_limit", _STEPS * (1 + len(rows) + self._size))
        self._solver.passModel(lp)

    def at_most(self, wanted: Factors) -> Mapping[int, float]:
        """Return the variables that are not zero where the function with these factors is largest.

        Raises:
            ArithmeticError: the function has no largest value, the limits leave nothing, or none is found.
        """
        costs = np.zeros(self._size)
        costs[list(wanted)] = [float(factor) for factor in wanted.values()]
        every = np.arange(self._size, dtype=np.int32)
        self._solver.changeColsCost(self._size, every, costs)
        # The last answer is still allowed: the primal method sets out from it. It may be a bad place to.
        status = self._solved(_PRIMAL)
        if status != highspy.HighsModelStatus.kOptimal:
            self._solver.clearSolver()
            status = self._solved(_DUAL)
        if status != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(self._solver.modelStatusToString(status))
        found = np.round(np.asarray(self._solver.getSolution().col_value), 6)
        return {int(v): float(found[v]) for v in np.flatnonzero(found)}

    def confine(self, variable: int, room: Room) -> None:
        """Give a variable other limits than before."""
        self._solver.changeColBounds(variable, *_ends(room))

    def _solved(self, method: int) -> highspy.HighsModelStatus:
        self._solver.setOptionValue("simplex_strategy", method)
        self._solver.run()
        return self._solver.getModelStatus()


def _ends(room: Room) -> tuple[float, float]:
    low, high = room
    return -np.inf if low is None else float(low), np.inf if high is None else float(high)
