"""What shares give away of people below the line that no row tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Combine, DepartmentKind
from dashboard.domain.model import TOTAL, Indicator
from dashboard.domain.secrecy.simplex import Exact
from dashboard.domain.secrecy.table import State, exact
from dashboard.ingest.clean import Row
from dashboard.ingest.secrecy.mixture import Mixture, Span, tells_few
from dashboard.ingest.secrecy.numbers import Name, Number, People, Rows, per_of, shares_of

Place = tuple[str, str]
"""Department and breakdown."""


@dataclass(slots=True, kw_only=True)
class _Rest:
    """What is left of a whole without the parts whose people are told; the places of the other parts."""

    people: Exact
    above: Span
    half: Exact
    parts: list[Place] = field(default_factory=list)


class Untold:
    """Finds the people below the line from those above it, and from the shares of a whole and its parts."""

    def __init__(self, people: People, catalogue: Catalogue, rows: Rows) -> None:
        """Take the numbers that rows count, and the rows of shares."""
        self._people = people
        self._numbers = people.numbers
        self._catalogue = catalogue
        self._limit = catalogue.plan.secret_below
        self._rows = {(row.indicator, row.department, row.breakdown): (place, row) for place, row in rows}
        self._counted = frozenset(people.numbers)
        self._gone: set[int] = set()
        self.derived: set[Name] = set()
        told = catalogue.indicators
        self._series = [
            (i, above, below)
            for i, above, below in shares_of(catalogue)
            if told[below].counts_people and (above == i.id or told[above].counts_people)
        ]

    def divide(self) -> None:
        """Take the people below the line where a share and those above tell them.

        Where these or the others of them are few, the share has to be hidden.
        """
        for indicator, above, below in self._series:
            for (name, *_), (place, row) in self._rows.items():
                whole = below, row.department, row.breakdown
                part = self._numbers.get((above, row.department, row.breakdown))
                if name != indicator.id or not row.value or whole in self._numbers:
                    continue
                self._people.absent.add(whole)
                if part is not None and part.value and part.state in {State.SHOWN, State.UNTOLD}:
                    self._pin(whole, place, self._whole(indicator, row.value, part.value), part.value)

    def mix(self) -> None:
        """Hide shares where those of a whole and its parts tell of few people."""
        for number in self._numbers.values():
            if number.state in {State.SMALL, State.HIDDEN}:
                self._gone |= number.rows
        known = -1
        while known < len(self._numbers):
            # What one whole tells of its parts may be what another lacks.
            known = len(self._numbers)
            for series in self._series:
                self._mix(series)

    def _mix(self, series: tuple[Indicator, str, str]) -> None:
        own = [(department, key) for name, department, key in self._rows if name == series[0].id]
        for department in dict.fromkeys(d for d, _ in own):
            for breakdown in self._catalogue.breakdowns.values():
                parts = [(department, f"{breakdown.id}={c.id}") for c in breakdown.categories]
                self._mixture(series, (department, TOTAL), parts)
        for key in dict.fromkeys(k for _, k in own):
            self._departments(series, key)

    def _pin(self, whole: Name, place: int, span: Span | None, part: Exact) -> None:
        if span is None or span[1] - span[0] >= self._limit:
            return
        others = (span[0] - part, span[1] - part)
        self.derived.add(whole)
        few = any(tells_few(s, limit=self._limit) for s in (span, others))
        self._numbers[whole] = Number(span[0], State.HIDDEN if few else State.SHOWN, {place})

    def _whole(self, indicator: Indicator, value: float, part: Exact) -> Span | None:
        """Return the people below the line; None where a share so small leaves them open."""
        share, half = self._share(indicator, value)
        if share <= half:
            return None
        least, most = ceil(part / (share + half)), floor(part / (share - half))
        return (max(least, ceil(part)), most) if max(least, part) <= most else None

    def _departments(self, series: tuple[Indicator, str, str], key: str) -> None:
        if self._catalogue.indicators[series[2]].combine is Combine.NONE:
            return
        kinds = {d.id: d.kind for d in self._catalogue.departments.values()}
        known = self._numbers.keys() | self._people.absent | self._rows.keys()
        others = [
            (d, key)
            for d, kind in kinds.items()
            if kind is not DepartmentKind.CITY and {(s, d, key) for s in (series[0].id, series[2])} & known
        ]
        for city in (d for d, kind in kinds.items() if kind is DepartmentKind.CITY):
            self._mixture(series, (city, key), others)

    def _mixture(self, series: tuple[Indicator, str, str], whole: Place, parts: Sequence[Place]) -> None:
        rest = self._rest(series, whole, parts)
        while rest is not None and any(row is not None for _, row in self._rest_rows(series, rest)):
            rows = self._rest_rows(series, rest)
            found = self._mixed(series[0], rest, [row for _, row in rows])
            risky = self._risky(found)
            if not risky:
                self._keep(series, rest, found)
                return
            told = [i for i, (_, row) in enumerate(rows) if row is not None]
            hidden = min(told, key=lambda i: risky.index(i) if i in risky else len(rows) + i)
            self._hide(series[0], rest.parts[hidden], rows[hidden][0])
            self._hide_alike(series, rest.parts)

    def _rest_rows(self, series: tuple[Indicator, str, str], rest: _Rest) -> Sequence[tuple[int, Row | None]]:
        return [self._told(series[0], where) for where in rest.parts]

    def _mixed(self, indicator: Indicator, rest: _Rest, rows: Iterable[Row | None]) -> Mixture:
        shares = [None if row is None else self._share(indicator, row.value or 0)[0] for row in rows]
        slack = rest.half * rest.people
        above = (rest.above[0] - slack, rest.above[1] + slack)
        return Mixture(people=rest.people, above=above, shares=shares)

    def _keep(self, series: tuple[Indicator, str, str], rest: _Rest, found: Mixture) -> None:
        """Take the people of a part that are as good as told."""
        for part, where in enumerate(rest.parts):
            place, row = self._told(series[0], where)
            least, most = (found.spans(part) or [(0, self._limit)])[0]
            if most - least < 1 and row is not None:
                number = Number(round((least + most) / 2), State.SHOWN, {place})
                name = series[2], *where
                self.derived.add(name)
                self._numbers[name] = number

    def _hide_alike(self, series: tuple[Indicator, str, str], parts: Iterable[Place]) -> None:
        """Hide all shares of the same people: several means together can tell what none of them does."""
        alike = [indicator for indicator, _, below in self._series if below == series[2]]
        told = [(i, where, *self._told(i, where)) for where in parts for i in alike]
        if {i.id for i, _, _, row in told if row is not None} - {series[0].id}:
            for indicator, where, place, row in told:
                if row is not None:
                    self._hide(indicator, where, place)

    def _risky(self, mixture: Mixture) -> Sequence[int]:
        """Return the parts of which something small can be worked out, that with the fewest people first."""
        spans = {part: mixture.spans(part) for part in range(len(mixture.shares))}
        found = {
            part: own[0]
            for part, own in spans.items()
            if any(tells_few(span, limit=self._limit) for span in own)
        }
        return sorted(found, key=lambda part: (found[part], part))

    def _rest(self, series: tuple[Indicator, str, str], whole: Place, parts: Iterable[Place]) -> _Rest | None:
        indicator, _, below = series
        people, above = self._shown((below, *whole)), self._above(series, whole)
        if people is None or above is None:
            return None
        half = self._share(indicator, 0)[1]
        rest = _Rest(people=people, above=above, half=half)
        for part in parts:
            own = self._shown((below, *part))
            if own is None:
                rest.parts.append(part)
                continue
            least, most = self._above(series, part) or (0, own)
            rest.people -= own
            rest.above = (rest.above[0] - most, rest.above[1] - least)
        return rest if rest.people > 0 else None

    def _above(self, series: tuple[Indicator, str, str], where: Place) -> Span | None:
        """Return the people above the line; None where nothing tells them."""
        indicator, above, below = series
        exactly = self._shown((above, *where)) if (above, *where) in self._counted else None
        if exactly is not None:
            return exactly, exactly
        whole, (_, row) = self._shown((below, *where)), self._told(indicator, where)
        if whole is None or row is None or row.value is None:
            return None
        share, half = self._share(indicator, row.value)
        return ceil((share - half) * whole), floor((share + half) * whole)

    def _shown(self, name: Name) -> Exact | None:
        number = self._numbers.get(name)
        return number.value if number is not None and number.state in {State.SHOWN, State.UNTOLD} else None

    def _told(self, indicator: Indicator, where: Place) -> tuple[int, Row | None]:
        place, row = self._rows.get((indicator.id, *where), (-1, None))
        told = row is not None and row.value is not None and place not in self._gone
        return place, row if told else None

    def _share(self, indicator: Indicator, value: float) -> Span:
        """Return a share from 0 to 1, and how far from it the true one can be."""
        written = exact(value)
        decimals = indicator.decimals
        while (written * 10**decimals) % 1:
            decimals += 1
        per = per_of(indicator, self._catalogue)
        return Fraction(written) / per, Fraction(1, 2 * 10**decimals * per)

    def _hide(self, indicator: Indicator, where: Place, place: int) -> None:
        """Take a number that cannot be told, with the row that has to go; it adds up with nothing."""
        department, breakdown = where
        self._gone.add(place)
        self._numbers[f"{indicator.id} %", department, f"{breakdown} untold"] = Number(
            1, State.HIDDEN, {place}
        )
