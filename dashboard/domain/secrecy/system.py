"""Numbers of people that hang together by sums and by rounded shares, as one additive table.

A share that is told ties two numbers as far as its last digit: what is above the line is at least so much of
what is below it, and at most so much. Each of these bounds becomes an equation with the distance from the
bound as a number of its own, which is never below zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.domain.secrecy.linear import Exact, Factors, Program, Room
from dashboard.domain.secrecy.table import Cell, State, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A sum of numbers that is zero or more.

    Attributes:
        factors: The sum.
        told: The places, among the rows that tell bounds, of those that tell this one together; without any
            everybody knows it.
        people: Whether the sum is a number of people itself, like those who are not above a line.
    """

    factors: Factors
    told: Sequence[int] = ()
    people: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """Sums of numbers that are nothing, and those that are nothing or more."""

    ties: Sequence[Factors]
    bounds: Sequence[Bound]

    def table(self, figures: Sequence[Cell], rows: Sequence[Cell]) -> Table:
        """Return a table: first the numbers, then the rows, then how far each bound is away.

        Args:
            figures: The numbers.
            rows: One cell for each row that tells bounds. While it is told they may not be passed; once it is
                hidden they may.
        """
        values = [cell.value for cell in figures]
        first = len(figures) + len(rows)
        equations = list(self.ties)
        distances = []
        for place, bound in enumerate(self.bounds, start=first):
            state = State.GUARDED if bound.people else State.UNTOLD
            distances.append(Cell(value=max(_sum(bound.factors, values), 0), state=state))
            passed = {len(figures) + row: 1 for row in bound.told}
            equations.append({**bound.factors, **passed, place: -1})
        return Table(cells=[*figures, *rows, *distances], equations=equations)

    def filled(self, values: Sequence[Exact | None]) -> Sequence[Exact]:
        """Return every number, those without a value such that all fits as well as it can.

        Which of all that fit does not matter: what is left open for a number is the same from each of them.
        """
        places = [place for place, value in enumerate(values) if value is None]
        unknown = {place: variable for variable, place in enumerate(places, start=1)}
        equations: list[Factors] = []
        # The variable that stands for one, the numbers, and for each sum what it lacks and has too much.
        rooms: list[Room] = [(1, 1), *[(0, None)] * len(unknown)]
        misfits: list[int] = []
        for factors, is_bound in self._sums():
            row = _with_known(factors, values, unknown)
            if row.keys() - {_ONE}:
                lacks, above = len(rooms), len(rooms) + 1
                equations.append({**row, lacks: 1, above: -1})
                rooms += [(0, None), (0, None)]
                misfits += [lacks] if is_bound else [lacks, above]
        found = Program(equations, rooms).at_most(dict.fromkeys(misfits, -1))
        return [found.get(unknown[p], 0) if v is None else v for p, v in enumerate(values)]

    def _sums(self) -> Iterator[tuple[Factors, bool]]:
        yield from ((tie, False) for tie in self.ties)
        yield from ((bound.factors, True) for bound in self.bounds)


_ONE: Final = 0
"""The variable that stands for one: what is known becomes a factor of it."""


def _with_known(
    factors: Factors, values: Sequence[Exact | None], unknown: Mapping[int, int]
) -> Mapping[int, Exact]:
    known = _sum(factors, [value or 0 for value in values])
    return {_ONE: known, **{unknown[place]: factor for place, factor in factors.items() if place in unknown}}


def _sum(factors: Factors, values: Sequence[Exact]) -> Exact:
    return sum((factor * values[place] for place, factor in factors.items()), start=0)
