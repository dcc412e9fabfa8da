"""Numbers of people by series, department and breakdown, and which shares are worked out from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Missing, UnitKind
from dashboard.domain.model import Indicator
from dashboard.domain.secrecy.linear import Exact
from dashboard.domain.secrecy.table import State
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


def shares_of(catalogue: Catalogue) -> Iterator[tuple[Indicator, str, str]]:
    """Yield each share or rate of people: the indicator, the series above and the one below the line.

    Without a numerator the people above the line have no other series than the share's own.
    """
    for indicator in catalogue.indicators.values():
        if indicator.denominator is not None:
            yield indicator, indicator.numerator or indicator.id, indicator.denominator


def per_of(indicator: Indicator, catalogue: Catalogue) -> int:
    """Return what a share is of: 100 for a percentage and else 1, unless the indicator says otherwise."""
    percent = catalogue.units[indicator.unit].kind is UnitKind.PERCENT
    return indicator.per or (100 if percent else 1)


def state_of(value: Exact | None, *, limit: int, otherwise: State) -> State:
    """Return the state of a number of people: SMALL where it is, or another."""
    return State.SMALL if value is not None and 0 < value < limit else otherwise


def kin_of(catalogue: Catalogue) -> Mapping[str, str]:
    """Return for each indicator the first of those that it hangs together with."""
    own = {name: frozenset({name}) for name in catalogue.indicators}
    for indicator in catalogue.indicators.values():
        tied = (indicator.id, indicator.numerator, indicator.denominator, indicator.weight)
        together = _together(own[name] for name in tied if name in own)
        own |= dict.fromkeys(together, together)
    return {name: min(together) for name, together in own.items()}


def _together(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
