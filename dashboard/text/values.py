"""One value in words: its qualifier, number, unit and marks, or why there is none."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.domain.model import Indicator, Unit
from dashboard.domain.observation import Observation
from dashboard.text.messages import Words
from dashboard.text.numbers import interval, joined, measured, number, unit_word
from dashboard.text.periods import period_text

__all__ = [
    "ValueText",
    "mark_words",
    "missing_short",
    "missing_text",
    "period_text",
    "value_text",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueText:
    """A value as printed. `number` carries the unit's % or €; `unit` is the rest of the unit's word.

    `span` is the interval a derived value lies in, empty for a reported one.
    """

    qualifier: str
    number: str
    unit: str
    full: str
    marks: str
    span: str = ""

    @property
    def short(self) -> str:
        """The qualifier and the number without the unit's word."""
        return f"{self.qualifier} {self.number}".lstrip(" ")


def value_text(o: Observation, *, indicator: Indicator, unit: Unit, words: Words) -> ValueText:
    """Return an observation in words; a missing one gives the reason."""
    marks = mark_words(o, words)
    if o.value is None:
        shown = words("value.hidden" if o.missing is Missing.SUPPRESSED else "value.none")
        return ValueText(qualifier="", number=shown, unit="", full=missing_text(o, words), marks=marks)
    if Mark.DERIVED in o.marks and o.range is not None and not o.range.exact and _finite(o.range):
        return _derived(o, o.range, indicator, unit, words)
    qualifier, shown, rest = _plain(o, o.value, indicator, unit, words)
    return ValueText(
        qualifier=qualifier, number=shown, unit=rest, full=_full(qualifier, shown, rest), marks=marks
    )


def missing_text(o: Observation, words: Words) -> str:
    """Return why an observation has no number; empty where it has one."""
    if o.known:
        return ""
    return words(f"missing.{o.missing}") if o.missing is not None else words("missing.unknown")


def missing_short(o: Observation, words: Words) -> str:
    """Return the sign that stands for the reason in a table's cell; empty where there is a number."""
    if o.known:
        return ""
    return words(f"missing.sign.{o.missing}") if o.missing is not None else words("value.none")


def mark_words(o: Observation, words: Words) -> str:
    """Return what else is known of the number, in a fixed order; empty where nothing is."""
    if not o.marks:
        return ""
    return "; ".join(words(f"mark.{mark}") for mark in Mark if mark in o.marks)


def _plain(
    o: Observation, value: float, indicator: Indicator, unit: Unit, words: Words
) -> tuple[str, str, str]:
    """Return a value as it was reported: its qualifier, its number and the rest of the unit's word."""
    qualifier = words(f"qualifier.{o.qualifier}")
    shown = number(value, decimals=indicator.decimals, words=words)
    word = unit_word(unit, value, decimals=indicator.decimals, words=words)
    return qualifier, *measured(shown, word, words=words)


def _full(qualifier: str, shown: str, rest: str) -> str:
    return f"{qualifier} {joined(shown, rest)}".lstrip(" ")


def _derived(o: Observation, span: Interval, indicator: Indicator, unit: Unit, words: Words) -> ValueText:
    """Return a value worked out from rounded figures: no more digits than hold, and the whole span."""
    places = -math.floor(math.log10((span.upper - span.lower) / 2))
    middle = round_to(span.middle, min(places, indicator.decimals))
    decimals = max(0, min(places, indicator.decimals))
    both = interval(span, decimals=indicator.decimals, words=words)
    word = unit_word(unit, middle, decimals=decimals, words=words)
    shown, rest = measured(number(middle, decimals=decimals, words=words), word, words=words)
    ends, _ = measured(both, word, words=words)
    about = words(f"qualifier.{Qualifier.ABOUT}")
    full = words("value.derived", value=f"{about} {joined(shown, rest)}", span=ends)
    return ValueText(
        qualifier=about, number=shown, unit=rest, full=full, marks=mark_words(o, words), span=ends
    )


def round_to(value: float, places: int) -> float:
    """Return the number rounded to a place, which may stand before the comma (-3: thousands)."""
    unit = 10.0**-places
    return math.floor(abs(value) / unit + 0.5) * unit * (1 if value >= 0 else -1)


def _finite(span: Interval) -> bool:
    return math.isfinite(span.lower) and math.isfinite(span.upper)
