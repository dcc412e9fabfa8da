"""Which further cells of a table have to be hidden so that no hidden one can be worked out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from dashboard.domain.secrecy.simplex import Exact
from dashboard.domain.secrecy.table import DOWN, UP, Move, Reader, State, Table


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

    def complete(self) -> None:
        """Hide cells until every hidden one is safe."""
        waiting = deque(i for i, c in enumerate(self._table.cells) if c.state in {State.SMALL, State.HIDDEN})
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
            if ends[1] - ends[0] >= wide
        ]
        chosen = [min(enough, key=self._cost)] if enough else [higher, lower]
        return frozenset(c for move in chosen for c in move) - movable

    def _span(self, cell: int, added: frozenset[int], *, insider: bool, wide: Exact) -> Exact:
        """Return how wide a span is open for a cell; wider than asked for does not count."""
        movable = self._hidden | added
        low, high = self._ends(cell, movable, insider=insider)
        for way in (DOWN, UP):
            if high - low < wide:
                reader = Reader(table=self._table, limit=self._limit if insider else None)
                most = wide - high if way == DOWN else wide + low
                self._moves.append((insider, reader.move(cell, way, most=most, movable=movable)))
                low, high = self._ends(cell, movable, insider=insider)
        return min(wide, high - low)

    def _ends(self, cell: int, movable: frozenset[int], *, insider: bool) -> tuple[Exact, Exact]:
        """Return how far down and up known moves take a cell; what an insider must allow holds for all."""
        known = [m.get(cell, 0) for own, m in self._moves if (own or not insider) and m.keys() <= movable]
        return min(known, default=0), max(known, default=0)

    def _moved(self, cell: int, way: int, most: Exact, *, insider: bool) -> Move:
        """Return the cheapest move of a cell, whatever has to be hidden for it."""
        cells = [replace(c, cost=0) if i in self._added else c for i, c in enumerate(self._table.cells)]
        table = replace(self._table, cells=cells)
        reader = Reader(table=table, limit=self._limit if insider else None)
        found = reader.move(cell, way, most=most, movable=self._free)
        self._moves.append((insider, found))
        return found

    def _cost(self, move: Move) -> int:
        return sum(self._table.cells[c].cost for c in move.keys() - self._added)

    def _holds(self, added: frozenset[int]) -> bool:
        return all(
            self._span(cell, added, insider=insider, wide=wide) >= wide
            for (cell, insider), wide in self._open.items()
            if cell in self._hidden or cell in added
        )
