"""An additive table of people, and how far what is published leaves each hidden number open.

A reader knows that numbers of people add up and are never below zero. What is then left open for a hidden
number is told by moves: changes of the hidden numbers, the true ones as the start, under which every equation
holds as well as it did. So nothing goes wrong where true numbers do not quite add up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from typing import Final

from dashboard.domain.secrecy.linear import TOLERANCE, Exact, Factors, Program


class State(Enum):
    """What readers get to know of a number by itself.

    SHOWN unless it has to be hidden for another's sake. SMALL: hidden since so few people are counted.
    HIDDEN: it came in hidden, or was hidden before. UNTOLD: nobody publishes it, but it follows from others,
    like a total. GUARDED: nobody publishes it either, and nobody may see that it is small. TOLD: everybody
    knows it from an earlier time, so that to hide it would hide nothing.
    """

    SHOWN = auto()
    SMALL = auto()
    HIDDEN = auto()
    UNTOLD = auto()
    GUARDED = auto()
    TOLD = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A number of people in a table. `cost` says how much is lost where it has to be hidden."""

    value: Exact
    state: State
    cost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Numbers of people that are tied to each other.

    An equation has factors by the cell's place in `cells`; cells times factors add up to nothing.
    """

    cells: Sequence[Cell]
    equations: Sequence[Factors]


Move = Mapping[int, float]
"""By how much cells change together, by their places; those that stay are left out."""

_DEAREST: Final = 1e6
"""The most that a cell costs, in times of the cheapest: a solver forgets what is far below the rest."""
_LATER: Final = 1e-4
"""By how much of itself a cost is more with each place."""

UP: Final = 1
DOWN: Final = -1


class Reader:
    """What somebody knows of a table besides what it shows.

    With a `limit` it is known which numbers are SMALL, and that these lie from 1 to below the limit.
    """

    def __init__(
        self, table: Table, *, movable: Collection[int], limit: int | None = None, thrifty: bool = False
    ) -> None:
        """Take what may change.

        Args:
            table: The table.
            movable: The places of the cells that may change.
            limit: The number of people from which on a number is no secret.
            thrifty: Of all moves that go as far, find the one that costs least.
        """
        self._cells = table.cells
        self._limit = limit
        self._moving = sorted(movable)
        self._at = {cell: 2 * i for i, cell in enumerate(self._moving)}
        self._costs = self._dear() if thrifty else {}
        rooms = [(0, self._room(cell, way)) for cell in self._moving for way in (UP, DOWN)]
        self._program = Program(self._equations(table), rooms)

    def move(self, cell: int, way: int, *, most: Exact) -> Move:
        """Return the move that takes a cell as far up or down as it can go while cells not movable stay.

        Args:
            cell: The place of the cell in the table.
            way: `UP` or `DOWN`.
            most: How far is far enough.
        """
        if cell not in self._at:
            return {}
        forth = self._at[cell] + (way == DOWN)
        far = self._room(cell, way)
        enough = most if far is None or most < far else far
        self._program.confine(forth, (0, enough))
        self._program.confine(forth ^ 1, (0, 0))
        found = self._program.at_most({forth: 1})
        reached = found.get(forth, 0)
        if self._costs and reached:
            self._program.confine(forth, (max(reached - TOLERANCE, 0), enough))
            found = {**self._program.at_most(self._costs), forth: reached}
        self._free(cell)
        # Where the cell cannot be moved, others may have been, for nothing.
        return self._net(found) if reached else {}

    def spread(self, cells: Iterable[int], way: int, *, most: Exact) -> Move:
        """Return a move that takes many cells up or down together, none of them further than is enough."""
        moved = [cell for cell in cells if cell in self._at]
        wanted: dict[int, Exact] = {}
        for cell in moved:
            forth, far = self._at[cell] + (way == DOWN), self._room(cell, way)
            self._program.confine(forth, (0, most if far is None or most < far else far))
            wanted |= {forth: 1, forth ^ 1: -1}
        found = self._program.at_most(wanted)
        for cell in moved:
            self._free(cell)
        return self._net(found)

    def _free(self, cell: int) -> None:
        for way in (UP, DOWN):
            self._program.confine(self._at[cell] + (way == DOWN), (0, self._room(cell, way)))

    def _net(self, found: Mapping[int, float]) -> Move:
        net = {c: found.get(at, 0) - found.get(at + 1, 0) for c, at in self._at.items()}
        return {c: change for c, change in net.items() if abs(change) > TOLERANCE}

    def _dear(self) -> Factors:
        """Return what to avoid: of equals rather the later ones, so that the choice is always the same."""
        costs = {c: self._cells[c].cost for c in self._moving if self._cells[c].cost}
        least = min(costs.values(), default=1)
        return {
            at: -min(cost / least, _DEAREST) * (1 + _LATER * place)
            for place, (c, cost) in enumerate(costs.items())
            for at in self._both(c)
        }

    def _both(self, cell: int) -> tuple[int, int]:
        return self._at[cell], self._at[cell] + 1

    def _room(self, cell: int, way: int) -> Exact | None:
        """Return how far a cell can be moved by itself; None without end."""
        own = self._cells[cell]
        if self._limit is not None and own.state is State.SMALL:
            # Of a fraction of a person, as a mean may be, nothing more is taken for known.
            return max(self._limit - 1 - own.value, 0) if way == UP else max(own.value - 1, 0)
        return None if way == UP else max(own.value, 0)

    def _equations(self, table: Table) -> Iterator[Factors]:
        for equation in table.equations:
            kept = [(*self._both(c), factor) for c, factor in equation.items() if c in self._at]
            if kept:
                yield {v: f for up, down, factor in kept for v, f in ((up, factor), (down, -factor))}


def exact(value: float) -> int | Fraction:
    """Return a number as it is written, not as a computer keeps it."""
    return int(value) if value == int(value) else Fraction(str(value))
