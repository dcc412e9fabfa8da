"""An additive table of people, and how far what is published leaves each hidden number open.

A reader knows that numbers of people add up and are never below zero. What is then left open for a hidden
number is told by moves: changes of the hidden numbers, the true ones as the start, under which every equation
holds as well as it did. So nothing goes wrong where true numbers do not quite add up.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from typing import Final

from dashboard.domain.secrecy.simplex import Exact, Simplex


class State(Enum):
    """What readers get to know of a number by itself.

    SHOWN unless it has to be hidden for another's sake. SMALL: hidden since so few people are counted.
    HIDDEN: it came in hidden, or was hidden before. UNTOLD: nobody publishes it, but it follows from others,
    like a total. TOLD: everybody knows it from an earlier time, so that to hide it would hide nothing.
    """

    SHOWN = auto()
    SMALL = auto()
    HIDDEN = auto()
    UNTOLD = auto()
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
    equations: Sequence[Mapping[int, int]]


Move = Mapping[int, Exact]
"""By how much cells change together, by their places; those that stay are left out."""

UP: Final = 1
DOWN: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What somebody knows of a table besides what it shows.

    With a `limit` it is known which numbers are SMALL, and that these lie from 1 to below the limit.
    """

    table: Table
    limit: int | None = None

    def move(self, cell: int, way: int, *, most: Exact, movable: Collection[int]) -> Move:
        """Return the move that takes a cell as far up or down as it can go while cells not movable stay.

        Of all ways to move it so far, it is the one that costs least.

        Args:
            cell: The place of the cell in the table.
            way: `UP` or `DOWN`.
            most: How far is far enough.
            movable: The places of the cells that may change; those with a cost are better left.
        """
        moving = sorted({cell, *movable})
        simplex = Simplex(self._equations(moving), self._limits(cell, way, most, moving))
        found = simplex.at_most(self._wanted(cell, way, moving))
        net = {c: found.get(_variable(c, UP), 0) - found.get(_variable(c, DOWN), 0) for c in moving}
        return {c: change for c, change in net.items() if change}

    def _limits(self, cell: int, way: int, most: Exact, moving: Collection[int]) -> Mapping[int, Exact]:
        """Return how far each cell can be moved each way; one without end has no entry."""
        rooms = {(c, w): self._room(c, w) for c in moving for w in (UP, DOWN)}
        room = rooms[cell, way]
        rooms[cell, way] = most if room is None or most < room else room
        rooms[cell, -way] = 0
        return {_variable(c, w): room for (c, w), room in rooms.items() if room is not None}

    def _room(self, cell: int, way: int) -> Exact | None:
        """Return how far a cell can be moved by itself; None without end."""
        own = self.table.cells[cell]
        if self.limit is not None and own.state is State.SMALL:
            # Of a fraction of a person, as a mean may be, nothing more is taken for known.
            return max(self.limit - 1 - own.value, 0) if way == UP else max(own.value - 1, 0)
        return None if way == UP else max(own.value, 0)

    def _equations(self, moving: Collection[int]) -> list[Mapping[int, Exact]]:
        kept = set(moving)
        return [
            {
                _variable(c, way): factor * way
                for c, factor in equation.items()
                if c in kept
                for way in (UP, DOWN)
            }
            for equation in self.table.equations
        ]

    def _wanted(self, cell: int, way: int, moving: Collection[int]) -> Mapping[int, Exact]:
        """Return what to aim for: to move the cell counts for more than all that this could cost."""
        costs = {c: self.table.cells[c].cost for c in moving}
        wanted: dict[int, Exact] = {_variable(c, w): -cost for c, cost in costs.items() for w in (UP, DOWN)}
        wanted[_variable(cell, way)] = 1 + sum(costs.values()) * len(costs)
        return wanted


def exact(value: float) -> Exact:
    """Return a number as it is written, not as a computer keeps it."""
    return int(value) if value == int(value) else Fraction(str(value))


def _variable(cell: int, way: int) -> int:
    return 2 * cell + (way == DOWN)
