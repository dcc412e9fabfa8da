"""One cell of a table to what it means. Every function gives a `Cell`: a meaning, and what is wrong.

The meanings are remembered by text, for the same ids, years and words come thousands of times.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache
from math import isinf
from typing import Generic, NamedTuple, TypeVar

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Mark, Missing, UnitKind
from dashboard.domain.model import TOTAL, Indicator
from dashboard.domain.period import Period, PeriodType, parse_period
from dashboard.ingest.numbers import DASHES, DOTS, Fault, Number, parse_number
from dashboard.ingest.unit_forms import unit_forms
from dashboard.ingest.worded import Worded, worded
from dashboard.ingest.words import foreign_letter, hidden_character, nearest

FIRST_YEAR = 1900
_AHEAD = frozenset({Mark.FORECAST, Mark.BUDGET})
_NOISE = Decimal("1e-6")
Meaning = TypeVar("Meaning")
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, and the cell it is in."""

    rule: str
    column: str
    value: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


class Cell(NamedTuple, Generic[Meaning]):
    """What a cell means (None where that cannot be told) and what was found in it."""

    meaning: Meaning | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How numbers of an indicator are written, and which are permitted."""

    kind: UnitKind
    unit: Worded
    words: frozenset[str]
    decimals: int
    secret_below: int
    lowest: float
    highest: float

    def fitted(self, number: Number, text: str, column: str) -> Cell[Number | Missing]:
        """Round a number to the indicator's decimals and see that it is in the permitted range."""
        if not self.lowest <= number.value <= self.highest:
            shown = [str(bound).removesuffix(".0").replace(".", ",") for bound in (self.lowest, self.highest)]
            details = {"lowest": shown[0], "highest": shown[1]}
            if isinf(self.highest) or isinf(self.lowest):
                rule = "too-low" if number.value < self.lowest else "too-high"
                return Cell(None, (Finding(rule, column, text, details),))
            return Cell(None, (Finding("out-of-range", column, text, details),))
        if -int(number.exact.as_tuple().exponent) <= self.decimals:
            return Cell(number)
        rounded = number.exact.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        lost = abs(rounded - number.exact) > _NOISE
        if lost and self.decimals == 0 and self.kind is UnitKind.COUNT:
            return Cell(None, (Finding("no-decimals", column, text),))
        rounding = (Finding("rounded", column, text, {"decimals": self.decimals}),) if lost else ()
        return Cell(Number(float(rounded), number.qualifier, rounded), rounding)


class CellReader:
    """Reads cells in the light of a catalogue."""

    def __init__(self, catalogue: Catalogue, *, this_year: int) -> None:
        self._catalogue = catalogue
        self._this_year = this_year
        self.ident = cache(self._ident)
        self.breakdown = cache(self._breakdown)
        self.period = cache(self._period)
        self.value = cache(self._value)
        self.marks = cache(self._marks)
        self.missing = cache(self._missing)
        self._scale = cache(self._scale_of)

    def _ident(self, text: str, column: str) -> Cell[str]:
        """Read the id of an indicator, area, department or source; a unit's is checked with its indicator."""
        known = self._known(column)
        if text in known:
            return Cell(text)
        if hidden_character(text):
            return Cell(None)  # told already, with the character's name
        if not text and column != "indicator":
            return Cell(None)  # the plan or the indicator lacks the one to take, which is told there
        fault = foreign_letter(text)
        if fault:
            return Cell(None, (Finding(fault.rule, column, text, fault.details),))
        return Cell(None, (Finding(f"unknown-{column}", column, text, {"nearest": nearest(text, known)}),))

    def _known(self, column: str) -> Mapping[str, object]:
        known: Mapping[str, Mapping[str, object]] = {
            "indicator": self._catalogue.indicators,
            "area": self._catalogue.areas,
            "department": self._catalogue.departments,
            "source": self._catalogue.sources,
        }
        return known[column]

    def _breakdown(self, text: str) -> Cell[str]:
        if text in {"", TOTAL}:
            return Cell(TOTAL)
        split = self._catalogue.breakdowns.get(text.partition("=")[0])
        if split and text.partition("=")[2] in {category.id for category in split.categories}:
            return Cell(text)
        known = [f"{b.id}={c.id}" for b in self._catalogue.breakdowns.values() for c in b.categories]
        return Cell(
            None, (Finding("unknown-breakdown", "breakdown", text, {"nearest": nearest(text, known)}),)
        )

    def _period(self, text: str, wanted: str, marks: frozenset[Mark]) -> Cell[Period]:
        period = parse_period(text)
        if period is None:
            return Cell(None, (Finding("bad-period", "period", text, {"wanted": wanted}),))
        rule = self._period_rule(period, wanted, marks)
        details: dict[str, object] = {"wanted": wanted, "got": period.type.value}
        details |= {"first": FIRST_YEAR, "last": self._this_year + 1, "event": period.part}
        return Cell(period, (Finding(rule, "period", text, details),) if rule else ())

    def _period_rule(self, period: Period, wanted: str, marks: frozenset[Mark]) -> str:
        ahead = bool(marks & _AHEAD)
        if period.type.value != wanted:
            return "wrong-period-type"
        if not FIRST_YEAR <= period.year <= self._this_year + (20 if ahead else 1):
            return "year-out-of-range"
        if period.year > self._this_year and not ahead:
            return "unmarked-future"
        known = period.type is not PeriodType.EVENT or period.part in self._catalogue.events
        return "" if known else "unknown-event"

    def _value(self, text: str, indicator: str, column: str) -> Cell[Number | Missing]:
        scale = self._scale(indicator)
        parsed = parse_number(
            text,
            unit_kind=scale.kind,
            unit_words=scale.words,
            decimals=scale.decimals,
            secret_below=scale.secret_below,
        )
        if isinstance(parsed, Number):
            return scale.fitted(parsed, text, column)
        if isinstance(parsed, Fault):
            return Cell(None, (Finding(parsed.rule, column, text, {"unit": scale.unit, **parsed.details}),))
        signs = {"dash-as-missing": DASHES, "dots-as-secret": DOTS}
        told = tuple(Finding(rule, column, text) for rule, known in signs.items() if text.strip() in known)
        return Cell(parsed, told)

    def _scale_of(self, ident: str) -> Scale:
        indicator = self._catalogue.indicators[ident]
        unit = self._catalogue.units.get(indicator.unit)
        kind = unit.kind if unit else UnitKind.COUNT
        lowest, highest = permitted(indicator, kind)
        return Scale(
            kind=kind,
            unit=worded(unit.many if unit else {}, otherwise=indicator.unit),
            words=unit_forms(unit, people=indicator.counts_people, highest=highest) if unit else frozenset(),
            decimals=indicator.decimals,
            secret_below=self._catalogue.plan.secret_below if indicator.counts_people else 0,
            lowest=lowest,
            highest=highest,
        )

    def _marks(self, text: str) -> Cell[frozenset[Mark]]:
        return _words(text, "marks", Mark)

    def _missing(self, text: str) -> Cell[Missing]:
        found = _words(text, "missing", Missing)
        return Cell(next(iter(found.meaning or ()), None), found.findings)


def _words(text: str, column: str, words: type[Word]) -> Cell[frozenset[Word]]:
    known = [word.value for word in words]
    wrong = [w for w in text.split() if w not in known]
    details = [{"nearest": nearest(w, known), "known": ", ".join(known)} for w in wrong]
    findings = [Finding("unknown-word", column, w, d) for w, d in zip(wrong, details, strict=True)]
    return Cell(frozenset(words(w) for w in text.split() if w in known), tuple(findings))


def permitted(indicator: Indicator, kind: UnitKind) -> tuple[float, float]:
    """Return the lowest and the highest value an indicator may have."""
    usual = {UnitKind.COUNT: (0.0, float("inf")), UnitKind.PERCENT: (0.0, 100.0)}
    lowest, highest = usual.get(kind, (float("-inf"), float("inf")))
    lowest = lowest if indicator.lowest is None else indicator.lowest
    return lowest, highest if indicator.highest is None else indicator.highest
