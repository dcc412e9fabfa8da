"""Tables of people to attack, and an attacker."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import product

from hypothesis import strategies as st

from dashboard.domain.secrecy.table import Cell, State, Table
from tests.knowledge import Knowledge

LIMIT = 5
FAR = 1_000_000
"""More than any cell costs."""


def a_cell(value: int, cost: int | None = None, *, limit: int = LIMIT, state: State = State.SHOWN) -> Cell:
    small = 0 < value < limit and state is State.SHOWN
    state = State.SMALL if small else state
    usual = value or FAR
    return Cell(value=value, state=state, cost=0 if state is not State.SHOWN else cost or usual)


def a_row(*parts: int, limit: int = LIMIT, total: State = State.SHOWN) -> Table:
    """Parts, and their total in the last place."""
    cells = [*(a_cell(part, limit=limit) for part in parts)]
    cells.append(a_cell(sum(parts), FAR * 100, limit=limit, state=total))
    return Table(cells=cells, equations=[{**dict.fromkeys(range(len(parts)), 1), len(parts): -1}])


def a_square(rows: Sequence[Sequence[int]], *, limit: int = LIMIT) -> Table:
    """Departments by categories, with the totals of both and the grand total."""
    wide, high = len(rows[0]) + 1, len(rows) + 1
    full = [[*row, sum(row)] for row in rows]
    full.append([sum(column) for column in zip(*full, strict=True)])
    last = wide * high - 1
    cells = [
        a_cell(v, FAR * 100 if i == last else None, limit=limit)
        for i, v in enumerate(v for row in full for v in row)
    ]
    across = [{i * wide + j: -1 if j == wide - 1 else 1 for j in range(wide)} for i in range(high)]
    down = [{i * wide + j: -1 if i == high - 1 else 1 for i in range(high)} for j in range(wide)]
    return Table(cells=cells, equations=[*across, *down])


NUMBERS = st.one_of(st.integers(0, 12), st.integers(0, 400))
ROWS = st.lists(NUMBERS, min_size=1, max_size=6).map(lambda parts: a_row(*parts))
SQUARES = st.tuples(st.integers(2, 4), st.integers(2, 4)).flatmap(
    lambda size: st.lists(
        st.lists(NUMBERS, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    ).map(a_square)
)


def hidden_of(table: Table, added: Collection[int]) -> list[int]:
    return [i for i, cell in enumerate(table.cells) if cell.state is not State.SHOWN or i in added]


def open_for(
    table: Table, added: Collection[int], cell: int, *, insider: bool = False, limit: int = LIMIT
) -> float:
    """How wide a span the attacker is left for a hidden cell of a table that adds up."""
    hidden = set(hidden_of(table, added))
    attacker = Knowledge(len(table.cells))
    for equation in table.equations:
        attacker.equals(equation, 0)
    for i, own in enumerate(table.cells):
        if i not in hidden:
            attacker.equals({i: 1}, own.value)
        elif insider and own.state is State.SMALL:
            attacker.at_most({i: -1}, -1)
            attacker.at_most({i: 1}, limit - 1)
    return attacker.width({cell: 1}, enough=limit)


def safe(table: Table, added: Collection[int], *, limit: int = LIMIT) -> bool:
    """Whether no hidden cell can be worked out, however much is known of the rule."""
    everything = range(len(table.cells))
    for cell in hidden_of(table, added):
        if table.cells[cell].state is State.UNTOLD:
            continue
        if open_for(table, added, cell, limit=limit) < limit - 1e-6:
            return False
        if table.cells[cell].state is State.SMALL:
            most = open_for(table, everything, cell, insider=True, limit=limit)
            if open_for(table, added, cell, insider=True, limit=limit) < min((limit - 1) // 2, most) - 1e-6:
                return False
    return True


def cost(table: Table, added: Collection[int]) -> int:
    return sum(table.cells[i].cost for i in added)


def cheapest(table: Table, *, limit: int = LIMIT) -> int:
    """The least cost of any set of cells that is safe, found by trying all."""
    shown = [i for i, cell in enumerate(table.cells) if cell.state is State.SHOWN]
    choices = (
        [i for i, taken in zip(shown, bits, strict=True) if taken]
        for bits in product((0, 1), repeat=len(shown))
    )
    ordered = sorted(choices, key=lambda added: cost(table, added))
    return next(cost(table, added) for added in ordered if safe(table, added, limit=limit))
