"""The rows to hide besides where shares and means tell of people whom no row counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Missing
from dashboard.domain.secrecy.cover import cover
from dashboard.domain.secrecy.linear import Exact
from dashboard.domain.secrecy.system import Bound, System
from dashboard.domain.secrecy.table import Cell, State, Table, exact
from dashboard.ingest.secrecy.costs import costs, costs_of
from dashboard.ingest.secrecy.numbers import Name, Number, Rows, state_of
from dashboard.ingest.secrecy.ties import Ties


def further_rows(
    rows: Rows, *, catalogue: Catalogue, secret: Collection[int], told: Collection[int]
) -> frozenset[int]:
    """Return the places of more rows to hide, so that no reader of all that is left finds few people.

    Args:
        rows: The rows of one area and period that hang together, with their places.
        catalogue: The plan.
        secret: The places of the rows that are hidden.
        told: The places of those that everybody knows from an earlier time.
    """
    ties = Ties(rows, catalogue, hidden=secret)
    if not ties.of_untold():
        return frozenset()
    system = _People(rows, ties, catalogue, secret, told)
    return system.rows_of(cover(system.table(), limit=catalogue.plan.secret_below))


class _People:
    """The numbers of people that hang together, and the rows that tell of them."""

    def __init__(
        self, rows: Rows, ties: Ties, catalogue: Catalogue, secret: Collection[int], told: Collection[int]
    ) -> None:
        self._rows = {(row.indicator, row.department, row.breakdown): (place, row) for place, row in rows}
        self._catalogue = catalogue
        self._secret, self._known = secret, told
        self._ties, self._series = ties, ties.series()
        self._names = list(ties.names())
        self._limits = list(ties.limits())
        self._telling = sorted({place for limit in self._limits for place in limit.told})
        at = {name: i for i, name in enumerate(self._names)}
        row_at = {place: i for i, place in enumerate(self._telling)}
        self._system = System(
            ties=[{at[name]: factor for name, factor in factors.items()} for factors in ties.sums()],
            bounds=[
                Bound(
                    factors={at[name]: factor for name, factor in limit.factors.items()},
                    told=[row_at[place] for place in limit.told],
                    people=limit.people,
                )
                for limit in self._limits
            ],
        )

    def table(self) -> Table:
        """Return the table: first the numbers, then the rows of shares and means."""
        numbers = {name: self._number(name) for name in self._names}
        filled = self._system.filled([number.value for number in numbers.values()])
        values = dict(zip(self._names, filled, strict=True))
        shares = self._costs_of_shares(values)
        # A share is hidden rather than a number of people, which tells more.
        times, cost = 1 + sum(shares.values()), costs(numbers, self._catalogue)
        return self._system.table(
            [Cell(value=values[n], state=numbers[n].state, cost=times * cost.get(n, 0)) for n in self._names],
            [Cell(value=0, state=self._told(place), cost=shares[place]) for place in self._telling],
        )

    def rows_of(self, cells: Iterable[int]) -> frozenset[int]:
        """Return the places of the rows that tell cells."""
        places = [self._rows[name][0] if name in self._rows else -1 for name in self._names] + self._telling
        return frozenset(places[cell] for cell in cells)

    def _number(self, name: Name) -> Number:
        """Return what is known of a number here, and what readers get to know of it."""
        people, (place, row) = self._series[name[0]], self._ties.row_of(name) or (-1, None)
        value = None if row is None or row.value is None else exact(row.value)
        if not people:
            return Number(value, State.UNTOLD if value is None else State.TOLD)
        if value is None:
            suppressed = row is not None and row.missing is Missing.SUPPRESSED
            return Number(None, State.HIDDEN if suppressed else State.GUARDED)
        if place not in self._secret:
            return Number(value, self._told(place))
        return Number(value, state_of(value, limit=self._catalogue.plan.secret_below, otherwise=State.HIDDEN))

    def _told(self, place: int) -> State:
        return State.TOLD if place in self._known else State.SHOWN

    def _costs_of_shares(self, values: Mapping[Name, Exact]) -> Mapping[int, int]:
        """Return what each row of a share or a mean costs: by the people that it is of."""
        names = {place: self._ties.below(row) for place, row in self._rows.values() if place in self._telling}
        own = costs_of({n: values[n] for n in names.values()}, self._catalogue, among=self._names)
        return {place: own[name] for place, name in names.items()}
