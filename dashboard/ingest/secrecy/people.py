"""The numbers of people that the rows of one area and period tell, or let be worked out by one division."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Combine, DepartmentKind, Missing, UnitKind
from dashboard.domain.model import TOTAL, Indicator
from dashboard.domain.secrecy.simplex import Exact
from dashboard.domain.secrecy.table import State, exact
from dashboard.ingest.clean import Row

Name = tuple[str, str, str]
"""A number of people: its series, department and breakdown. A series is an indicator, or follows from one."""

Rows = Iterable[tuple[int, Row]]
"""Rows of one area and period with their places in the plan."""


@dataclass(slots=True)
class Number:
    """A number of people; no value where it came in hidden. `rows` are the rows that would give it away."""

    value: Exact | None
    state: State
    rows: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class People:
    """What is told of people; `absent` are the numbers that a row gives a reason for not having."""

    numbers: dict[Name, Number] = field(default_factory=dict)
    absent: set[Name] = field(default_factory=set)

    def take(self, name: Name, row: Row, number: Number) -> None:
        """Take a number, or why its row has none."""
        if row.value is not None:
            self.numbers[name] = number
        elif row.missing is Missing.SUPPRESSED:
            self.numbers[name] = Number(None, State.HIDDEN)
        else:
            self.absent.add(name)


def concerns_people(indicator: Indicator, catalogue: Catalogue) -> bool:
    """Tell whether an indicator counts people, or is worked out from one that does."""
    others = (indicator.numerator, indicator.denominator, indicator.weight)
    known = (catalogue.indicators.get(name or "") for name in others)
    return indicator.counts_people or any(other is not None and other.counts_people for other in known)


def counted(rows: Rows, *, catalogue: Catalogue) -> People:
    """Return the numbers of rows that count people."""
    people = People()
    for place, row in rows:
        if catalogue.indicators[row.indicator].counts_people:
            state = State.SMALL if _small(row, catalogue.plan.secret_below) else State.SHOWN
            number = Number(exact(row.value or 0), state, {place})
            people.take((row.indicator, row.department, row.breakdown), row, number)
    return people


def state_of(value: Exact | None, *, limit: int, otherwise: State) -> State:
    """Return the state of a number of people: SMALL where it is, or another."""
    return State.SMALL if value is not None and 0 < value < limit else otherwise


def shares_of(catalogue: Catalogue) -> Iterator[tuple[Indicator, str, str]]:
    """Yield each share or rate of people: the indicator, the series above and the one below the line.

    Without a numerator the people above the line have no other series than the share's own.
    """
    for indicator in catalogue.indicators.values():
        if indicator.denominator is not None:
            yield indicator, indicator.numerator or indicator.id, indicator.denominator


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
        if known is None or known.value is None:
            return
        if part not in self._numbers and self._counts(above, indicator):
            people = round(exact(row.value or 0) * known.value / self._per(indicator))
            self._people.take(part, row, Number(people or (1 if row.value else 0), State.UNTOLD))
        for name in (part, whole) if row.value is not None else ():
            own = self._numbers.get(name)
            if own is not None and own.state is State.UNTOLD:
                own.state = state_of(
                    own.value, limit=self._catalogue.plan.secret_below, otherwise=State.SHOWN
                )

    def _tie(self, place: int, row: Row) -> None:
        """A share is hidden with either number; if the one below is not told, with any of its kind."""
        _, above, below = self._series[row.indicator]
        people = self._catalogue.indicators[below].counts_people
        told = not people or (below, row.department, row.breakdown) in self._numbers
        alike = {below, *(one for _, one, other in self._series.values() if other == below)}
        for (series, department, breakdown), number in self._numbers.items():
            same = department == row.department
            if told:
                tied = series in {above, below} and same and breakdown == row.breakdown
            else:
                tied = series in alike and (same or self._is_city(row.department))
            if tied:
                number.rows.add(place)

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

    def _per(self, indicator: Indicator) -> Exact:
        percent = self._catalogue.units[indicator.unit].kind is UnitKind.PERCENT
        return indicator.per or (100 if percent else 1)


def _small(row: Row, limit: int) -> bool:
    known = [number for number in (row.value, row.lower) if number is not None]
    return any(0 < number < limit for number in known)
