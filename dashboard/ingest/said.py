"""What the data say of a goal's indicators in a year: values, changes in per cent and percentage points."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.change import Printed, printed, printed_percent
from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Combine, Mark, Qualifier, UnitKind
from dashboard.domain.model import TOTAL, Indicator, Text
from dashboard.domain.observation import Observation
from dashboard.domain.period import Period
from dashboard.ingest.numbers import QUALIFIERS
from dashboard.ingest.unit_words import any_of, mentions, names, unit_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One number the data give, from `low` to `high`.

    `qualifier` is None where any will do. `single` tells whether one number may stand for it, `rounds`
    whether that may have fewer digits, `mean` whether it is a mean by nature, `sign` which way a change
    goes (0 for a value). `shown` is for a maintainer, `spoken` whether the text speaks of the indicator.
    """

    low: float
    high: float
    qualifier: Qualifier | None
    single: bool
    rounds: bool
    mean: bool
    sign: int
    shown: str
    spoken: bool = True

    @property
    def digits(self) -> str:
        """Its digits as shown, without anything between them."""
        return "".join(c for c in self.shown if c.isdigit())


class Figures:
    """Answers what the data say of indicators in some years, as far as a text may speak of it.

    A text speaks of the municipality and the indicator's department; of another area, department or class
    of a breakdown only where it names it.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        records: Mapping[str, tuple[Observation, ...]],
        *,
        text: str,
        language: str,
    ) -> None:
        self._catalogue = catalogue
        self._records = records
        self._text = text
        self._language = language
        self._named: dict[str, bool] = {}

    def kind(self, indicator: Indicator) -> UnitKind:
        """Return what kind of quantity an indicator is."""
        return self._catalogue.units[indicator.unit].kind

    def values(self, indicators: Iterable[Indicator], years: Collection[int]) -> Iterator[Said]:
        """Yield the values of some years, and the sums over departments."""
        for indicator in indicators:
            kind, by_period = self.kind(indicator), dict[Period, list[Observation]]()
            own = self._own(indicator)
            departments = {o.department for o in own}
            for o in own:
                if o.year in years:
                    by_period.setdefault(o.period, []).append(o)
                    if len(departments) == 1 or o.department == indicator.department or self._names(o):
                        yield _value(o, indicator, kind)
            for o in self._others(indicator):
                if o.year in years and self._names(o):
                    yield _value(o, indicator, kind)
            if indicator.combine is Combine.SUM:
                yield from _sums(by_period.values(), indicator, kind)

    def changes(self, indicators: Iterable[Indicator], years: Collection[int]) -> Iterator[Said]:
        """Yield the changes in per cent to the values of some years, from the year before or one of them."""
        for indicator in indicators:
            if self.kind(indicator) is not UnitKind.PERCENT:
                for start, end in self._pairs(indicator, years):
                    times = end.over(start)
                    if times is not None:
                        ratio = Interval(times.lower - 1, times.upper - 1)
                        yield _change(ratio.scaled(100), printed_percent(ratio), "%", self._speaks(indicator))

    def points(self, indicators: Iterable[Indicator], years: Collection[int]) -> Iterator[Said]:
        """Yield the changes of percentages in percentage points."""
        for indicator in indicators:
            if self.kind(indicator) is UnitKind.PERCENT:
                for start, end in self._pairs(indicator, years):
                    moved = end - start
                    size = printed(moved, decimals=indicator.decimals)
                    yield _change(moved, size, "%-yks.", self._speaks(indicator))

    def _pairs(self, indicator: Indicator, years: Collection[int]) -> Iterator[tuple[Interval, Interval]]:
        own = self._own(indicator)
        departments = {o.department for o in own}
        by_key = {(o.department, o.period.place, o.period.type, o.period.part, o.year): o for o in own}
        for o in (o for o in own if o.year in years):
            if len(departments) > 1 and o.department != indicator.department and not self._names(o):
                continue
            for year in {o.year - 1, *years}:
                key = (o.department, o.period.place, o.period.type, o.period.part, year)
                before = by_key.get(key) if year < o.year else None
                if before and before.range and o.range and _finite(before.range) and _finite(o.range):
                    yield before.range, o.range

    def _own(self, indicator: Indicator) -> list[Observation]:
        own = self._catalogue.plan.area
        return [o for o in self._known(indicator) if o.area == own and o.breakdown == TOTAL]

    def _others(self, indicator: Indicator) -> list[Observation]:
        own = self._catalogue.plan.area
        return [o for o in self._known(indicator) if o.area != own or o.breakdown != TOTAL]

    def _known(self, indicator: Indicator) -> Iterator[Observation]:
        return (o for o in self._records.get(indicator.id, ()) if o.known)

    def _names(self, o: Observation) -> bool:
        """Tell whether the text names whatever sets an observation apart from the municipality's total."""
        catalogue = self._catalogue
        if o.breakdown != TOTAL:
            group, _, category = o.breakdown.partition("=")
            known = catalogue.breakdowns[group].categories
            return self._has(next(c.name for c in known if c.id == category), short=True)
        if o.area != catalogue.plan.area:
            return self._has(catalogue.areas[o.area].name)
        return self._has(catalogue.departments[o.department].name)

    def _speaks(self, indicator: Indicator) -> bool:
        """Tell whether the text has a word of the indicator's unit or name."""
        words = unit_words(self._catalogue.units[indicator.unit], language=self._language)
        return any_of(self._text, words) or names(indicator, self._text, language=self._language)

    def _has(self, name: Text, *, short: bool = False) -> bool:
        written = name.get(self._language, "")
        if written not in self._named:
            self._named[written] = mentions(self._text, written, short=short)
        return self._named[written]


def _value(o: Observation, indicator: Indicator, kind: UnitKind) -> Said:
    derived = Mark.DERIVED in o.marks and o.range is not None and not o.range.exact
    value = o.value or 0.0
    low, high = (o.range.lower, o.range.upper) if derived and o.range else (value, value)
    return Said(
        low=low,
        high=high,
        qualifier=Qualifier.ABOUT if derived else o.qualifier,
        single=True,
        rounds=kind is UnitKind.PERCENT,
        mean=kind in {UnitKind.RATE, UnitKind.SCORE},
        sign=0,
        shown=_shown(value, o.qualifier, indicator),
    )


def _sums(periods: Iterable[list[Observation]], indicator: Indicator, kind: UnitKind) -> Iterator[Said]:
    for rows in periods:
        if len(rows) > 1 and all(o.qualifier is Qualifier.EXACT for o in rows):
            total = sum(o.value or 0.0 for o in rows)
            yield Said(
                low=total,
                high=total,
                qualifier=Qualifier.EXACT,
                single=True,
                rounds=kind is UnitKind.PERCENT,
                mean=False,
                sign=0,
                shown=_shown(total, Qualifier.EXACT, indicator),
            )


def _change(span: Interval, size: Printed, unit: str, spoken: bool) -> Said:  # noqa: FBT001 - private
    """Return a change without its sign, told as one number only where its digits hold."""
    sign = (span.lower > 0) - (span.upper < 0)
    ends = (span.lower, span.upper) if size.single else (float(size.low), float(size.high))
    low, high = sorted(map(abs, ends)) if sign else ends
    digits = dict.fromkeys(f"{end:,f}" for end in (size.low, size.high))
    shown = "–".join(digits).replace(",", " ").replace(".", ",").replace("-", "−")
    return Said(
        low=low,
        high=high,
        qualifier=None,
        single=size.single,
        rounds=True,
        mean=False,
        sign=sign,
        shown=f"{shown} {unit}",
        spoken=spoken,
    )


def _shown(value: float, qualifier: Qualifier, indicator: Indicator) -> str:
    """Return a value for a maintainer to read, its qualifier in Finnish."""
    number = f"{value:,.{indicator.decimals}f}".replace(",", " ").replace(".", ",")
    return number if qualifier is Qualifier.EXACT else f"{QUALIFIERS[qualifier][0]} {number}"


def _finite(span: Interval) -> bool:
    return abs(span.lower) != float("inf") and abs(span.upper) != float("inf")
