"""The rows of a plan that must not be told: small numbers of people, and what would give them away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.secrecy.cover import cover
from dashboard.domain.secrecy.editions import Key
from dashboard.domain.secrecy.table import State
from dashboard.ingest.clean import Row
from dashboard.ingest.secrecy.people import Shares, concerns_people, counted
from dashboard.ingest.secrecy.tables import Tables


def secret_rows(
    rows: Sequence[Row], *, catalogue: Catalogue, earlier: Collection[Key] = frozenset()
) -> frozenset[int]:
    """Return the places of the rows whose numbers have to be hidden."""
    before = frozenset(i for i, row in enumerate(rows) if row[:5] in earlier) if earlier else frozenset()
    found: set[int] = set()
    for together in _by_period(rows, catalogue):
        found.update(_secret(together, catalogue, before))
    return frozenset(found)


def _by_period(rows: Sequence[Row], catalogue: Catalogue) -> Iterable[list[tuple[int, Row]]]:
    """Return the rows that tell of people, with their places, those of an area and period together."""
    told = {i.id for i in catalogue.indicators.values() if concerns_people(i, catalogue)}
    found: dict[tuple[str, str], list[tuple[int, Row]]] = {}
    for place, row in enumerate(rows) if catalogue.plan.secret_below else ():
        if row.indicator in told:
            found.setdefault((row.area, row.key), []).append((place, row))
    return found.values()


def _secret(rows: list[tuple[int, Row]], catalogue: Catalogue, earlier: frozenset[int]) -> Iterator[int]:
    people = counted(rows, catalogue=catalogue)
    found = Tables(people, catalogue)
    found.add_up()
    Shares(people, catalogue).take(rows)
    # Shares tell of more people, and these add up too.
    found.add_up()
    found.take_from_all()
    for number in people.numbers.values():
        if number.state in {State.SMALL, State.HIDDEN}:
            yield from number.rows
    for tied in found.tables(earlier=earlier):
        for cell in cover(tied.table, limit=catalogue.plan.secret_below):
            yield from tied.rows[cell]
