"""What is lost where a number has to be hidden."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import ceil

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import DepartmentKind
from dashboard.domain.model import TOTAL
from dashboard.domain.secrecy.linear import Exact
from dashboard.domain.secrecy.table import State
from dashboard.ingest.secrecy.numbers import Name, Number


def costs(numbers: Mapping[Name, Number], catalogue: Catalogue) -> Mapping[Name, int]:
    """Return what each number that is told costs, given the numbers that hang together."""
    shown = {n: number.value or 0 for n, number in numbers.items() if number.state is State.SHOWN}
    return costs_of(shown, catalogue, among=numbers)


def costs_of(
    values: Mapping[Name, Exact], catalogue: Catalogue, *, among: Collection[Name]
) -> Mapping[Name, int]:
    """Return a cost for each number: the people told of; for a zero more, for the grand total most of all."""
    people = {name: 2 + 2 * ceil(value) for name, value in values.items()}
    most = 1 + sum(people.values())
    departments = {(series, department) for series, department, _ in among}
    found = {}
    for (series, department, breakdown), value in values.items():
        alone = sum(series == other for other, _ in departments) == 1
        city = catalogue.departments[department].kind is DepartmentKind.CITY
        usual = people[series, department, breakdown] if value else most
        grand = breakdown == TOTAL and (alone or city)
        found[series, department, breakdown] = usual + grand * most * (len(among) + 1)
    return found
