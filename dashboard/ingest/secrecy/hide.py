"""The rows of a plan that must not be told: small numbers of people, and what would give them away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.secrecy.cover import cover
from dashboard.domain.secrecy.editions import Key
from dashboard.domain.secrecy.memory import NOTHING, Memory
from dashboard.domain.secrecy.table import State
from dashboard.ingest.clean import Row
from dashboard.ingest.secrecy.people import Name, Number, Shares, concerns_people, counted, shares_of
from dashboard.ingest.secrecy.tables import Tables


def secret_rows(rows: Sequence[Row], *, catalogue: Catalogue, memory: Memory = NOTHING) -> frozenset[int]:
    """Return the places of the rows whose numbers have to be hidden."""
    found: set[int] = set()
    for together in _by_period(rows, catalogue, memory):
        found.update(_secret(together, catalogue, memory))
    return frozenset(found)


def _by_period(rows: Sequence[Row], catalogue: Catalogue, memory: Memory) -> Iterable[list[tuple[int, Row]]]:
    """Return the rows that tell of people, with their places, those of an area and period together."""
    told = {i.id for i in catalogue.indicators.values() if concerns_people(i, catalogue)}
    found: dict[tuple[str, str], list[tuple[int, Row]]] = {}
    for place, row in enumerate(rows) if catalogue.plan.secret_below or memory else ():
        if row.indicator in told:
            found.setdefault((row.area, row.key), []).append((place, row))
    return found.values()


def _secret(rows: list[tuple[int, Row]], catalogue: Catalogue, memory: Memory) -> set[int]:
    """Return the rows to hide from whoever takes numbers as told, and from whoever derives others of shares.

    Hiding more never tells more: what is safe from the one and what is safe from the other is together safe
    from both.
    """
    secret = _secret_from(rows, catalogue, memory, derive=False)
    shares = {indicator.id for indicator, _, _ in shares_of(catalogue)}
    if any(row.indicator in shares for _, row in rows):
        secret |= _secret_from(rows, catalogue, memory, derive=True)
    return secret


def _secret_from(
    rows: list[tuple[int, Row]], catalogue: Catalogue, memory: Memory, *, derive: bool
) -> set[int]:
    people = counted(rows, catalogue=catalogue)
    found = Tables(people, catalogue)
    found.add_up()
    Shares(people, catalogue).take(rows, derive=derive)
    # Shares tell of more people, and these add up too.
    found.add_up()
    found.take_from_all()
    known = _Known(rows, catalogue, memory)
    for name, number in people.numbers.items():
        known.mark(name, number)
    numbers = people.numbers.values()
    secret = known.hidden
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
        self.hidden = {
            place
            for place, row in rows
            if row.value is not None and (kept := memory.get(row[:5])) is not None and not kept.told
        }

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
