"""The rows of a plan that must not be told: small numbers of people, and what would give them away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.secrecy.cover import cover
from dashboard.domain.secrecy.editions import Key
from dashboard.domain.secrecy.memory import NOTHING, Memory
from dashboard.domain.secrecy.table import State
from dashboard.ingest.clean import Row
from dashboard.ingest.secrecy.further import further_rows
from dashboard.ingest.secrecy.numbers import Name, Number, kin_of, shares_of
from dashboard.ingest.secrecy.people import Shares, concerns_people, counted
from dashboard.ingest.secrecy.tables import Tables

Together = Sequence[tuple[int, Row]]
"""Rows of one area and period, of indicators that are tied to each other, with their places in the plan."""


def secret_rows(rows: Sequence[Row], *, catalogue: Catalogue, memory: Memory = NOTHING) -> frozenset[int]:
    """Return the places of the rows whose numbers have to be hidden."""
    found: set[int] = set()
    for together in _tied(rows, catalogue, memory):
        try:
            found.update(_secret(together, catalogue, memory))
        except ArithmeticError:
            # What cannot be reckoned with is not told.
            found.update(place for place, _ in together)
    return frozenset(found)


def _tied(rows: Sequence[Row], catalogue: Catalogue, memory: Memory) -> Iterable[Together]:
    """Return the rows that tell of people, with their places, those that hang together in one."""
    told = {
        name
        for indicator in catalogue.indicators.values()
        if concerns_people(indicator, catalogue)
        for name in (indicator.id, indicator.numerator, indicator.denominator, indicator.weight)
    }
    kin = kin_of(catalogue)
    found: dict[tuple[str, str, str], list[tuple[int, Row]]] = {}
    for place, row in enumerate(rows) if catalogue.plan.secret_below or memory else ():
        if row.indicator in told:
            found.setdefault((row.area, row.key, kin[row.indicator]), []).append((place, row))
    return found.values()


def _secret(rows: Together, catalogue: Catalogue, memory: Memory) -> set[int]:
    """Return the rows to hide, until what hides one gives away no other."""
    known = _Known(rows, catalogue, memory)
    secret = _adding_up(rows, catalogue, known, ())
    while more := _further(rows, catalogue, known, secret) - secret:
        secret |= more
        if not (again := _adding_up(rows, catalogue, known, secret) - secret):
            break
        secret |= again
    return secret


def _further(rows: Together, catalogue: Catalogue, known: _Known, secret: Collection[int]) -> set[int]:
    """Return the rows to hide because of shares and means of people whom no row counts."""
    found = set(secret)
    for told in dict.fromkeys((known.told, frozenset())):
        found |= further_rows(rows, catalogue=catalogue, secret=found, told=told)
    return found


def _adding_up(rows: Together, catalogue: Catalogue, known: _Known, hidden: Collection[int]) -> set[int]:
    """Return the rows to hide so that nothing follows from sums, and from shares with their people."""
    people = counted(rows, catalogue=catalogue, hidden=hidden)
    found = Tables(people, catalogue)
    found.add_up()
    Shares(people, catalogue).take(rows)
    # Shares tell of more people, and these add up too.
    found.add_up()
    found.take_from_all()
    for name, number in people.numbers.items():
        known.mark(name, number)
    numbers = people.numbers.values()
    secret = set(known.hidden)
    for number in numbers:
        if number.state in {State.SMALL, State.HIDDEN}:
            secret |= number.rows
    secret.update(_covering(found, catalogue.plan.secret_below))
    if any(number.state is State.TOLD for number in numbers):
        # What was told protects nothing from whoever saw it, but does from whoever sees this version only.
        _forget(numbers, secret)
        secret.update(_covering(found, catalogue.plan.secret_below))
    return secret


def _covering(found: Tables, limit: int) -> Iterator[int]:
    for tied in found.tables():
        for cell in cover(tied.table, limit=limit):
            yield from tied.rows[cell]


def _forget(numbers: Collection[Number], secret: Collection[int]) -> None:
    """Let what was told be hidden after all, where nothing else is left to hide."""
    for number in numbers:
        if number.state in {State.SHOWN, State.TOLD}:
            gone = bool(number.rows) and number.rows <= set(secret)
            number.state = State.HIDDEN if gone else State.SHOWN


class _Known:
    """What readers were shown before of the rows of one area and period."""

    def __init__(self, rows: Sequence[tuple[int, Row]], catalogue: Catalogue, memory: Memory) -> None:
        self._memory = memory
        self._values = {row[:5]: row.value for _, row in rows} if memory else {}
        self._above: dict[str, list[str]] = {}
        self._where = rows[0][1].area, rows[0][1].key
        for indicator, above, _ in shares_of(catalogue):
            self._above.setdefault(above, []).append(indicator.id)
        kept = [
            (p, row.value, memory[row[:5]]) for p, row in rows if row.value is not None and row[:5] in memory
        ]
        self.hidden = frozenset(place for place, _, then in kept if not then.told)
        self.told = frozenset(place for place, value, then in kept if then.knows(value))

    def mark(self, name: Name, number: Number) -> None:
        """Give a number that is not small the state that it has for whoever saw the earlier versions."""
        if number.state not in {State.SHOWN, State.UNTOLD}:
            return
        for key in self._keys(name):
            kept, value = self._memory.get(key), self._values.get(key)
            if kept is None or value is None:
                continue
            if not kept.told:
                number.state = State.HIDDEN
            elif kept.knows(value):
                number.state = State.TOLD
            return

    def _keys(self, name: Name) -> Iterator[Key]:
        """Yield the keys of the rows that tell a number: its own, and the shares that it is a part of."""
        series, department, breakdown = name
        area, period = self._where
        for indicator in dict.fromkeys((series, *self._above.get(series, ()))):
            yield indicator, area, department, period, breakdown
