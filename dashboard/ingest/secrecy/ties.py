"""All that ties the people of one area and period: sums, shares as they are rounded, and weighted means."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Final

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Combine, DepartmentKind
from dashboard.domain.model import TOTAL, Indicator
from dashboard.domain.secrecy.linear import Exact
from dashboard.domain.secrecy.table import exact
from dashboard.ingest.clean import Row
from dashboard.ingest.secrecy.numbers import Name, Rows, per_of, shares_of

Factors = Mapping[Name, Exact]
"""A sum of numbers."""
Place = tuple[str, str]
"""Department and breakdown."""
_HALF: Final = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A sum that is zero or more.

    Attributes:
        factors: The sum.
        told: The places of the rows that tell so together; without any everybody knows it.
        people: Whether the sum counts people itself.
    """

    factors: Factors
    told: Sequence[int] = ()
    people: bool = False


class Ties:
    """Finds the numbers that shares and means are of, and what ties them.

    A number has its place also where no row tells it: its share may be told, or that of its whole.
    """

    def __init__(self, rows: Rows, catalogue: Catalogue, *, hidden: Collection[int]) -> None:
        """Take the rows of one area and period, and the places of those that are not told."""
        self._catalogue = catalogue
        self._hidden = hidden
        self._rows = {(row.indicator, row.department, row.breakdown): (place, row) for place, row in rows}
        named = {row.indicator for _, row in self._rows.values()}
        self._shares = [s for s in shares_of(catalogue) if s[0].id in named or {*s[1:]} <= named]
        self._means = [
            (i, i.weight)
            for i in catalogue.indicators.values()
            if i.id in named and i.combine is Combine.WEIGHTED and i.weight and i.weight != i.denominator
        ]
        present = dict.fromkeys(row.department for _, row in self._rows.values())
        self._cities = [d for d in present if catalogue.departments[d].kind is DepartmentKind.CITY]
        self._departments = [d for d in present if d not in self._cities]
        split = {key.partition("=")[0] for _, _, key in self._rows}
        self._breakdowns = [
            [f"{b.id}={c.id}" for c in b.categories] for b in catalogue.breakdowns.values() if b.id in split
        ]

    def of_untold(self) -> bool:
        """Tell whether a share or a mean is told, but not of everybody how many they are."""
        indicators = [*(i for i, _, _ in self._shares), *(i for i, _ in self._means)]
        below = [*(series for *_, series in self._shares), *(series for _, series in self._means)]
        everywhere = product(dict.fromkeys(below), self._everywhere(), self._keys())
        return any(any(self._told(i)) for i in indicators) and not all(map(self._is_told, everywhere))

    def series(self) -> Mapping[str, bool]:
        """Return the series of numbers, and whether each counts people."""
        told = self._catalogue.indicators
        found = {below: told[below].counts_people for _, _, below in self._shares}
        for indicator, above, below in self._shares:
            found[above] = found[below] if above == indicator.id else told[above].counts_people
        return found | {weight: told[weight].counts_people for _, weight in self._means}

    def row_of(self, name: Name) -> tuple[int, Row] | None:
        """Return the row that tells a number, with its place; people above a line may have none."""
        own = any(above == indicator.id == name[0] for indicator, above, _ in self._shares)
        return None if own else self._rows.get(name)

    def below(self, row: Row) -> Name:
        """Return the number that a share is of, or the weight of a mean."""
        of = {**{i.id: weight for i, weight in self._means}, **{i.id: below for i, _, below in self._shares}}
        return of[row.indicator], row.department, row.breakdown

    def names(self) -> Iterator[Name]:
        """Yield the names of all numbers."""
        yield from product(self.series(), self._everywhere(), self._keys())

    def sums(self) -> Iterator[Factors]:
        """Yield what adds up to nothing: a whole without its parts."""
        for series, people in self.series().items():
            if people or self._adds_up(series):
                for department, parts in product(self._everywhere(), self._breakdowns):
                    yield _whole((series, department, TOTAL), [(series, department, key) for key in parts])
            if self._adds_up(series):
                for city, key in product(self._cities, self._keys()):
                    yield _whole((series, city, key), [(series, d, key) for d in self._departments])

    def limits(self) -> Iterator[Limit]:
        """Yield what is zero or more: people without those above a line, and what rounding leaves open."""
        people = self.series()
        for above, below in dict.fromkeys((above, below) for _, above, below in self._shares):
            if people[above] and people[below]:
                for where in product(self._everywhere(), self._keys()):
                    yield Limit(factors={(below, *where): 1, (above, *where): -1}, people=True)
        for indicator, above, below in self._shares:
            for place, row in self._told(indicator):
                part, whole = ((series, row.department, row.breakdown) for series in (above, below))
                share, half = self._share(indicator, row)
                yield Limit(factors={whole: share + half, part: -1}, told=[place])
                yield Limit(factors={part: 1, whole: half - share}, told=[place])
        for indicator, weight in self._means:
            yield from self._mean(indicator, weight)

    def _mean(self, indicator: Indicator, weight: str) -> Iterator[Limit]:
        """Yield what the mean of a whole and the means of its parts tell of the parts' weights."""
        for whole, parts in self._splits():
            names = [(indicator.id, *place) for place in (whole, *parts)]
            if not all(self._is_told(name) for name in names):
                continue
            (all_told, mean), *own = (self._rows[name] for name in names)
            rows = [all_told, *(place for place, _ in own)]
            middle, half = self._share(indicator, mean)
            means = {
                (weight, *p): self._share(indicator, row) for p, (_, row) in zip(parts, own, strict=True)
            }
            for sign in (1, -1):
                factors = {name: sign * (m - middle) + half + h for name, (m, h) in means.items()}
                yield Limit(factors=factors, told=rows)

    def _splits(self) -> Iterator[tuple[Place, Sequence[Place]]]:
        for department, parts in product(self._everywhere(), self._breakdowns):
            yield (department, TOTAL), [(department, key) for key in parts]
        for city, key in product(self._cities, self._keys()):
            yield (city, key), [(d, key) for d in self._departments]

    def _told(self, indicator: Indicator) -> Iterator[tuple[int, Row]]:
        for name, (place, row) in self._rows.items():
            if row.indicator == indicator.id and self._is_told(name):
                yield place, row

    def _is_told(self, name: Name) -> bool:
        place, row = self._rows.get(name, (-1, None))
        return row is not None and row.value is not None and place not in self._hidden

    def _share(self, indicator: Indicator, row: Row) -> tuple[Exact, Exact]:
        """Return a share from 0 to 1, a rate or a mean, and how far from it the true one can be."""
        written = exact(row.value or 0)
        decimals = indicator.decimals
        while (written * 10**decimals) % 1:
            decimals += 1
        per = per_of(indicator, self._catalogue)
        return Fraction(written) / per, _HALF / (10**decimals * per)

    def _adds_up(self, series: str) -> bool:
        """Tell whether departments add up to the city; people above a line do if those below it do."""
        below = {below for indicator, above, below in self._shares if above == indicator.id == series}
        return all(self._catalogue.indicators[name].combine is Combine.SUM for name in below or {series})

    def _everywhere(self) -> Collection[str]:
        return [*self._departments, *self._cities]

    def _keys(self) -> Collection[str]:
        return [TOTAL, *(key for parts in self._breakdowns for key in parts)]


def _whole(whole: Name, parts: Sequence[Name]) -> Factors:
    return {whole: -1, **dict.fromkeys(parts, 1)}
