"""Numbers tied by rounded shares: one that fits is found, and what is left open is what an attacker finds."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.secrecy.cover import cover
from dashboard.domain.secrecy.system import Bound, System
from dashboard.domain.secrecy.table import DOWN, UP, Cell, Reader, State
from tests.knowledge import Knowledge

LIMIT = 5
HALF = 0.0005
"""Shares are told in per cents with one decimal."""


@dataclass(frozen=True)
class Groups:
    """Groups of people, how many of each are counted, and the share that is told of each and of all.

    Numbers stand in the order: people of each group, of all, then those counted of each group, of all.
    """

    people: list[int]
    counted: list[int]

    @property
    def values(self) -> list[int]:
        """Every number."""
        return [*self.people, sum(self.people), *self.counted, sum(self.counted)]

    @property
    def shares(self) -> list[float]:
        """The shares as they are told."""
        half = len(self.values) // 2
        pairs = zip(self.values[half:], self.values[:half], strict=True)
        return [round(part / whole, 3) for part, whole in pairs]

    def system(self) -> System:
        """What ties them; the row that tells a share is the only one that does."""
        size = len(self.people) + 1
        ties = [{**dict.fromkeys(range(s, s + size - 1), 1), s + size - 1: -1} for s in (0, size)]
        bounds = []
        for i, share in enumerate(self.shares):
            bounds.append(Bound(factors={i: share + HALF, size + i: -1}, told=[i]))
            bounds.append(Bound(factors={size + i: 1, i: HALF - share}, told=[i]))
            bounds.append(Bound(factors={i: 1, size + i: -1}, people=True))
        return System(ties=ties, bounds=bounds)


@st.composite
def groups(draw: st.DrawFn) -> Groups:
    """Two to four groups with few or many people."""
    people = draw(st.lists(st.one_of(st.integers(1, 9), st.integers(1, 400)), min_size=2, max_size=4))
    return Groups(people, [draw(st.integers(0, most)) for most in people])


def spans(told: Groups, known: list[int | None], shares: set[int]) -> list[tuple[float, float]]:
    """The least and the most that an attacker finds for each number."""
    attacker = Knowledge(len(known))
    for i, value in enumerate(known):
        if value is not None:
            attacker.equals({i: 1}, value)
    for tie in told.system().ties:
        attacker.equals(tie, 0)
    for bound in told.system().bounds:
        if set(bound.told) <= shares:
            attacker.at_most({i: -factor for i, factor in bound.factors.items()}, 0)
    return [attacker.ends({i: 1}) for i in range(len(known))]


def cells_of(told: Groups, known: list[int | None]) -> list[Cell]:
    filled = told.system().filled(known)
    states = [State.GUARDED if value is None else State.SHOWN for value in known]
    return [Cell(value=v, state=s, cost=10 * told.values[0]) for v, s in zip(filled, states, strict=True)]


@settings(max_examples=60, deadline=None)
@given(groups(), st.data())
def test_numbers_that_nobody_has_are_filled_so_that_all_fits(told, data):
    known = [value if data.draw(st.booleans()) else None for value in told.values]
    filled = told.system().filled(known)
    assert all(v is None or v == own for v, own in zip(known, filled, strict=True))
    assert min(filled) >= 0
    sums = [sum(f * float(filled[i]) for i, f in tie.items()) for tie in told.system().ties]
    assert sums == pytest.approx([0] * len(sums), abs=1e-4)
    least = [sum(float(f) * float(filled[i]) for i, f in b.factors.items()) for b in told.system().bounds]
    assert min(least) >= -1e-4


@settings(max_examples=60, deadline=None)
@given(groups(), st.data())
def test_what_is_left_open_is_what_an_attacker_finds(told, data):
    known = [value if data.draw(st.booleans()) else None for value in told.values]
    rows = [Cell(value=0, state=State.SHOWN, cost=1)] * len(told.shares)
    table = told.system().table(cells_of(told, known), rows)
    movable = [i for i, cell in enumerate(table.cells) if cell.state is not State.SHOWN]
    reader = Reader(table, movable=movable)
    every = set(range(len(rows)))
    for i, (low, high) in enumerate(spans(told, known, every)):
        if known[i] is None:
            value = table.cells[i].value
            ends = [value + reader.move(i, way, most=100_000).get(i, 0) for way in (DOWN, UP)]
            assert min(ends[0], 100) == pytest.approx(min(low, 100), abs=0.01)
            assert min(ends[1], 100) == pytest.approx(min(high, 100), abs=0.01)


@settings(max_examples=60, deadline=None)
@given(groups(), st.data())
def test_shares_are_hidden_until_nobody_finds_few_people(told, data):
    known = [value if value >= LIMIT and data.draw(st.booleans()) else None for value in told.values]
    size = len(told.values)
    rows = [Cell(value=0, state=State.SHOWN, cost=1 + value) for value in told.values[: size // 2]]
    hidden = cover(told.system().table(cells_of(told, known), rows), limit=LIMIT)
    left = [None if i in hidden else value for i, value in enumerate(known)]
    shares = {i for i in range(len(rows)) if size + i not in hidden}
    for value, (low, high) in zip(told.values, spans(told, left, shares), strict=True):
        assert not 0 < value < LIMIT or high - low >= LIMIT - 0.01


def test_numbers_that_contradict_their_shares_are_filled_as_well_as_can_be():
    told = Groups([30, 20], [3, 2])
    assert told.system().filled([30, 20, None, 15, 2, None]) == pytest.approx([30, 20, 50, 15, 2, 17], abs=12)
