"""The numbers of people that the rows of one area and period tell, or let be worked out by one division."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Combine, DepartmentKind
from dashboard.domain.model import TOTAL, Indicator
from dashboard.domain.secrecy.table import State, exact
from dashboard.ingest.clean import Row
from dashboard.ingest.secrecy.numbers import Number, People, Rows, per_of, shares_of, state_of


def concerns_people(indicator: Indicator, catalogue: Catalogue) -> bool:
    """Tell whether an indicator counts people, or is worked out from one that does."""
    others = (indicator.numerator, indicator.denominator, indicator.weight)
    known = (catalogue.indicators.get(name or "") for name in others)
    return indicator.counts_people or any(other is not None and other.counts_people for other in known)


def counted(rows: Rows, *, catalogue: Catalogue, hidden: Collection[int] = ()) -> People:
    """Return the numbers of rows that count people; those of some rows are hidden."""
    people = People()
    for place, row in rows:
        if catalogue.indicators[row.indicator].counts_people:
            usual = State.HIDDEN if place in hidden else State.SHOWN
            state = State.SMALL if _small(row, catalogue.plan.secret_below) else usual
            number = Number(exact(row.value or 0), state, {place})
            people.take((row.indicator, row.department, row.breakdown), row, number)
    return people


class Shares:
    """Puts into the numbers what shares, rates and weighted means tell of people."""

    def __init__(self, people: People, catalogue: Catalogue) -> None:
        """Take the numbers so far; more are added to them."""
        self._people = people
        self._numbers = people.numbers
        self._catalogue = catalogue
        self._series = {i.id: (i, above, below) for i, above, below in shares_of(catalogue)}

    def take(self, rows: Rows) -> None:
        """Take what each row tells."""
        shares = [(place, row) for place, row in rows if row.indicator in self._series]
        for _, row in shares:
            self._divide(row)
        for place, row in shares:
            self._tie(place, row)
        for place, row in rows:
            self._weigh(place, row)

    def _divide(self, row: Row) -> None:
        """Whoever is told a share knows the people above the line from those below, and the other way."""
        indicator, above, below = self._series[row.indicator]
        part, whole = ((series, row.department, row.breakdown) for series in (above, below))
        known = self._numbers.get(whole)
        if known is None:
            # Who has a share has people too.
            self._people.absent.update({whole, part} - self._numbers.keys())
        if known is None or known.value is None:
            return
        if part not in self._numbers and self._counts(above, indicator):
            people = round(exact(row.value or 0) * known.value / per_of(indicator, self._catalogue))
            self._people.take(part, row, Number(people or (1 if row.value else 0), State.UNTOLD))
        for name in (part, whole) if row.value is not None else ():
            own = self._numbers.get(name)
            if own is not None and own.state is State.UNTOLD:
                own.state = state_of(
                    own.value, limit=self._catalogue.plan.secret_below, otherwise=State.SHOWN
                )

    def _tie(self, place: int, row: Row) -> None:
        """A share is hidden with the people above the line or below it, where these are told."""
        _, above, below = self._series[row.indicator]
        names = [(series, row.department, row.breakdown) for series in (above, below)]
        if names[1] in self._numbers or not self._catalogue.indicators[below].counts_people:
            for name in names:
                if name in self._numbers:
                    self._numbers[name].rows.add(place)

    def _weigh(self, place: int, row: Row) -> None:
        """The whole city's weighted mean gives away a weight that its departments' means are known with."""
        indicator = self._catalogue.indicators[row.indicator]
        if indicator.combine is not Combine.WEIGHTED or indicator.denominator == indicator.weight:
            return
        for (series, department, breakdown), number in self._numbers.items():
            own = series == indicator.weight and breakdown in {TOTAL, row.breakdown}
            if own and self._is_city(row.department) and not self._is_city(department):
                number.rows.add(place)

    def _is_city(self, department: str) -> bool:
        return self._catalogue.departments[department].kind is DepartmentKind.CITY

    def _counts(self, above: str, indicator: Indicator) -> bool:
        return above == indicator.id or self._catalogue.indicators[above].counts_people


def _small(row: Row, limit: int) -> bool:
    known = [number for number in (row.value, row.lower) if number is not None]
    return any(0 < number < limit for number in known)
