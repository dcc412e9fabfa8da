"""The additive tables of an area and period: departments add up to the city, categories to their total."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Combine, DepartmentKind
from dashboard.domain.model import TOTAL, Breakdown
from dashboard.domain.secrecy.linear import Exact
from dashboard.domain.secrecy.table import Cell, State, Table
from dashboard.ingest.secrecy.costs import costs
from dashboard.ingest.secrecy.numbers import Name, Number, People, shares_of, state_of

Sum = tuple[Name, tuple[Name, ...]]
"""A whole and its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A table, and for each of its cells the places of the rows that would give it away."""

    table: Table
    rows: Sequence[Collection[int]]


class Tables:
    """Finds what adds up, with numbers that no row tells where others give them away."""

    def __init__(self, people: People, catalogue: Catalogue) -> None:
        """Take the numbers so far; more are added to them."""
        self.numbers = people.numbers
        self._sums: list[Sum] = []
        self._absent = people.absent
        self._catalogue = catalogue
        self._limit = catalogue.plan.secret_below

    def add_up(self) -> None:
        """Find every whole with its parts among the numbers so far: first by category, then by department."""
        self._sums.clear()
        for series, department in dict.fromkeys((name[0], name[1]) for name in self.numbers):
            for breakdown in self._catalogue.breakdowns.values():
                self._categories(series, department, breakdown)
        for whole in tuple(self.numbers):
            if self._kind(whole[1]) is DepartmentKind.CITY:
                self._departments(whole)

    def take_from_all(self) -> None:
        """Of all the people below the line of a share, those not above it are a number too."""
        for above, below in {(above, below): None for _, above, below in shares_of(self._catalogue)}:
            for part in [name for name in self.numbers if name[0] == above]:
                whole = (below, *part[1:])
                left = self._left(whole, [part]) if whole in self.numbers else -1
                if left is None or left >= 0:
                    others = (f"{below} − {above}", *part[1:])
                    state = state_of(left, limit=self._limit, otherwise=State.UNTOLD)
                    self.numbers[others] = Number(left, state)
                    self._sums.append((whole, (part, others)))

    def tables(self) -> Iterator[Tied]:
        """Yield the tables that have something to hide."""
        self._estimate()
        for names, sums in _apart(self._sums):
            states = {self.numbers[name].state for name in names}
            if not states.isdisjoint({State.SMALL, State.HIDDEN}):
                yield self._tied(names, sums)

    def _estimate(self) -> None:
        """Give numbers that came in hidden a value that fits: what is left open does not depend on which."""
        for whole, parts in self._sums:
            unknown = [p for p in parts if self.numbers[p].value is None]
            left = self._left(whole, [p for p in parts if p not in unknown])
            for part in unknown if left is not None else ():
                self.numbers[part].value = Fraction(max(left or 0, 0)) / len(unknown)
        for whole, parts in self._sums:
            values = [v for p in parts if (v := self.numbers[p].value) is not None]
            if self.numbers[whole].value is None and len(values) == len(parts):
                self.numbers[whole].value = sum(values)
        for number in self.numbers.values():
            number.value = 1 if number.value is None else number.value

    def _tied(self, names: Sequence[Name], sums: Sequence[Sum]) -> Tied:
        """Return a table of numbers that hang together."""
        place = {name: i for i, name in enumerate(names)}
        cost = costs({name: self.numbers[name] for name in names}, self._catalogue)
        return Tied(
            table=Table(
                cells=[
                    Cell(value=n.value or 0, state=n.state, cost=cost.get(name, 0))
                    for name in names
                    for n in (self.numbers[name],)
                ],
                equations=[{place[whole]: -1, **{place[p]: 1 for p in parts}} for whole, parts in sums],
            ),
            rows=[self.numbers[name].rows for name in names],
        )

    def _categories(self, series: str, department: str, breakdown: Breakdown) -> None:
        every = [(series, department, f"{breakdown.id}={c.id}") for c in breakdown.categories]
        self._add((series, department, TOTAL), every, [n for n in every if n not in self.numbers])

    def _departments(self, whole: Name) -> None:
        series, _, breakdown = whole
        indicator = self._catalogue.indicators.get(series)
        if indicator is None or indicator.combine is Combine.NONE:
            return
        others = [d for d in self._catalogue.departments if self._kind(d) is not DepartmentKind.CITY]
        every = [(series, d, breakdown) for d in others]
        lacking = [n for n in every if n not in self.numbers and self._expected(n)]
        self._add(whole, [n for n in every if n in self.numbers or n in lacking], lacking)

    def _expected(self, name: Name) -> bool:
        """Tell whether a department has people that no row tells of: it gave no number, or a total only."""
        series, department, breakdown = name
        return name in self._absent or (breakdown != TOTAL and (series, department, TOTAL) in self.numbers)

    def _add(self, whole: Name, every: Sequence[Name], lacking: Sequence[Name]) -> None:
        """Add a sum. What the lacking parts have together follows from the others."""
        parts = [name for name in every if name not in lacking]
        if not parts or (lacking and whole not in self.numbers):
            return
        if whole not in self.numbers:
            values = [self.numbers[p].value for p in parts]
            known = [v for v in values if v is not None]
            self.numbers[whole] = Number(sum(known) if len(known) == len(values) else None, State.UNTOLD)
        left = self._left(whole, parts)
        if lacking and (left is None or left > 0):
            rest = (
                lacking[0] if len(lacking) == 1 else (whole[0], whole[1], " + ".join(n[2] for n in lacking))
            )
            self.numbers[rest] = Number(left, state_of(left, limit=self._limit, otherwise=State.UNTOLD))
            parts.append(rest)
        self._sums.append((whole, tuple(parts)))

    def _left(self, whole: Name, parts: Sequence[Name]) -> Exact | None:
        """Return what a whole has besides its parts; None where one of them is not known."""
        values = [self.numbers[name].value for name in (whole, *parts)]
        known = [value for value in values if value is not None]
        return None if len(known) < len(values) else known[0] - sum(known[1:])

    def _kind(self, department: str) -> DepartmentKind:
        return self._catalogue.departments[department].kind


def _apart(sums: Sequence[Sum]) -> Iterator[tuple[Sequence[Name], Sequence[Sum]]]:
    """Yield the groups of numbers that hang together, each with its sums."""
    group: dict[Name, list[Sum]] = {}
    for one in sums:
        together = [one]
        for known in {id(g): g for name in (one[0], *one[1]) if (g := group.get(name))}.values():
            together = [*known, *together]
        for name in dict.fromkeys(n for whole, parts in together for n in (whole, *parts)):
            group[name] = together
    for own in {id(g): g for g in group.values()}.values():
        yield list(dict.fromkeys(n for whole, parts in own for n in (whole, *parts))), own
