"""Which further cells of a table have to be hidden so that no hidden one can be worked out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from math import ceil, floor
from typing import Final

from dashboard.domain.secrecy.linear import TOLERANCE, Exact
from dashboard.domain.secrecy.table import DOWN, UP, Move, Reader, State, Table

_ROUNDED: Final = 2 * TOLERANCE
"""How much of a span may be lost by rounding: each of its ends is a result."""


def cover(table: Table, *, limit: int) -> frozenset[int]:
    """Return the places of the shown cells to hide, the cheapest that do.

    Then each hidden cell may be, for all that a reader can work out, any number of a span at least `limit`
    wide. Whoever even knows which cells are small is left a span of half the small numbers, or as much as
    there is where nothing at all is published.

    Args:
        table: The table; cells that are hidden for their own sake say so.
        limit: The number of people from which on a number is no secret.
    """
    cover = _Cover(table, limit)
    cover.complete()
    return cover.without_needless()


class _Cover:
    """The cells hidden so far. To hide one more never narrows what is open: each is seen to once."""

    def __init__(self, table: Table, limit: int) -> None:
        self._limit = limit
        self._table = table
        shown = {State.SHOWN, State.TOLD}
        self._hidden = frozenset(i for i, c in enumerate(table.cells) if c.state not in shown)
        self._free = [i for i, c in enumerate(table.cells) if c.state is not State.TOLD]
        self._added: frozenset[int] = frozenset()
        self._open: dict[tuple[int, bool], Exact] = {}
        self._moves: list[tuple[bool, Move]] = []
        self._possible: tuple[frozenset[int], list[tuple[bool, Move]]] = (frozenset(), [])
        self._last: tuple[tuple[frozenset[int], bool], Reader] | None = None

    def complete(self) -> None:
        """Hide cells until every hidden one is safe."""
        guarded = [i for i, c in enumerate(self._table.cells) if c.state is State.GUARDED]
        for way in (UP, DOWN) if guarded else ():
            # Most of them are wide open, which few moves show.
            reader = self._reader(self._hidden, insider=False)
            self._keep(reader.spread(guarded, way, most=self._limit), insider=False)
        waiting = deque(i for i, c in enumerate(self._table.cells) if self._is_secret(i, c.state))
        while waiting:
            cell = waiting.popleft()
            for insider, wide in self._demands(cell):
                more = self._missing(cell, insider=insider, wide=wide)
                self._added |= more
                self._open[cell, insider] = self._span(cell, self._added, insider=insider, wide=wide)
                waiting.extend(sorted(more))

    def without_needless(self) -> frozenset[int]:
        """Return the cells that were added, without those that the later ones have made needless."""
        kept = self._added
        for cell in sorted(kept, key=lambda c: (-self._table.cells[c].cost, c)):
            if self._holds(kept - {cell}):
                kept -= {cell}
        return kept

    def _is_secret(self, cell: int, state: State) -> bool:
        """Tell whether a cell must be left open: also one that nobody tells but that is seen to be small."""
        if state is not State.GUARDED:
            return state in {State.SMALL, State.HIDDEN}
        if self._span(cell, self._added, insider=False, wide=self._limit) >= self._limit:
            return False
        value = self._table.cells[cell].value
        low, high = self._ends(cell, self._hidden | self._added, insider=False)
        least, most = ceil(value + low - TOLERANCE), floor(value + high + TOLERANCE)
        return max(1, least) <= min(self._limit - 1, most)

    def _demands(self, cell: int) -> Iterator[tuple[bool, Exact]]:
        """Yield how wide a span each kind of reader must be left: an insider knows which cells are small."""
        if self._table.cells[cell].state is State.SMALL:
            yield True, (self._limit - 1) // 2
        yield False, self._limit

    def _missing(self, cell: int, *, insider: bool, wide: Exact) -> frozenset[int]:
        """Return the cells to hide besides, so that a hidden one is left open that wide."""
        if self._span(cell, self._added, insider=insider, wide=wide) >= wide:
            return frozenset()
        movable = self._hidden | self._added
        low, high = self._ends(cell, movable, insider=insider)
        higher = self._moved(cell, UP, wide + low, insider=insider)
        lower = self._moved(cell, DOWN, wide - high, insider=insider)
        enough = [
            move
            for move, ends in ((higher, (low, higher.get(cell, 0))), (lower, (lower.get(cell, 0), high)))
            if ends[1] - ends[0] >= wide - _ROUNDED
        ]
        chosen = [min(enough, key=self._cost)] if enough else [higher, lower]
        return frozenset(c for move in chosen for c in move) - movable

    def _span(self, cell: int, added: frozenset[int], *, insider: bool, wide: Exact) -> Exact:
        """Return how wide a span is open for a cell; wider than asked for does not count."""
        movable = self._hidden | added
        low, high = self._ends(cell, movable, insider=insider)
        for way in (DOWN, UP):
            if high - low < wide - _ROUNDED:
                most = wide - high if way == DOWN else wide + low
                reader = self._reader(movable, insider=insider)
                self._keep(reader.move(cell, way, most=most), insider=insider)
                low, high = self._ends(cell, movable, insider=insider)
        return wide if high - low >= wide - _ROUNDED else high - low

    def _reader(self, movable: frozenset[int], *, insider: bool) -> Reader:
        """Return a reader; the last one is kept, as many cells are asked for one after the other."""
        if self._last is None or self._last[0] != (movable, insider):
            reader = Reader(self._table, movable=movable, limit=self._limit if insider else None)
            self._last = (movable, insider), reader
        return self._last[1]

    def _ends(self, cell: int, movable: frozenset[int], *, insider: bool) -> tuple[Exact, Exact]:
        """Return how far down and up known moves take a cell; what an insider must allow holds for all."""
        if self._possible[0] != movable:
            self._possible = movable, [known for known in self._moves if known[1].keys() <= movable]
        known = [move.get(cell, 0) for own, move in self._possible[1] if own or not insider]
        return min([0, *known]), max([0, *known])

    def _keep(self, move: Move, *, insider: bool) -> None:
        self._moves.append((insider, move))
        if move.keys() <= self._possible[0]:
            self._possible[1].append((insider, move))

    def _moved(self, cell: int, way: int, most: Exact, *, insider: bool) -> Move:
        """Return the cheapest move of a cell, whatever has to be hidden for it."""
        cells = [replace(c, cost=0) if i in self._added else c for i, c in enumerate(self._table.cells)]
        table = replace(self._table, cells=cells)
        limit = self._limit if insider else None
        reader = Reader(table, movable=self._free, limit=limit, thrifty=True)
        found = reader.move(cell, way, most=most)
        self._keep(found, insider=insider)
        return found

    def _cost(self, move: Move) -> int:
        return sum(self._table.cells[c].cost for c in move.keys() - self._added)

    def _holds(self, added: frozenset[int]) -> bool:
        return all(
            self._span(cell, added, insider=insider, wide=wide) >= wide
            for (cell, insider), wide in self._open.items()
            if cell in self._hidden or cell in added
        )
