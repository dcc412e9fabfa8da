"""Numbers as each language writes them.

Groups of thousands are set apart (a no-break space in Finnish and Swedish, a comma in English), the minus
is U+2212 and halves are rounded away from zero. Years are not numbers in this sense: they are printed as
they are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel.numbers import get_decimal_symbol, get_group_symbol

from dashboard.domain.change import rounded
from dashboard.domain.interval import Interval
from dashboard.domain.model import Unit
from dashboard.text.messages import LOCALES, Words

MINUS: Final = "\u2212"


def number(value: float | Decimal | None, *, decimals: int, words: Words) -> str:
    """Return the number with so many decimals; a dash where there is none."""
    if value is None or not math.isfinite(value):
        return words("value.none")
    return written(float(value), decimals, words.language)[0]


def signed(value: float | Decimal | None, *, decimals: int, words: Words) -> str:
    """Return the number with "+" or a minus in front; zero has neither."""
    shown = number(value, decimals=decimals, words=words)
    above = value is not None and math.isfinite(value) and _rounded(value, decimals) > 0
    return f"+{shown}" if above else shown


def percent(share: float | Decimal | None, *, decimals: int = 0, words: Words) -> str:
    """Return a share in percent: 0.08 is "8 %"."""
    if share is None or not math.isfinite(share):
        return words("value.none")
    return words("value.percent", number=number(share * 100, decimals=decimals, words=words))


def interval(span: Interval, *, decimals: int, words: Words) -> str:
    """Return both ends of an interval, or one number where they print alike; an open end in words."""
    if math.isinf(span.lower) and math.isinf(span.upper):
        return words("value.none")
    if math.isinf(span.upper):
        return f"{words('qualifier.at-least')} {number(span.lower, decimals=decimals, words=words)}"
    if math.isinf(span.lower):
        return f"{words('value.at_most')} {number(span.upper, decimals=decimals, words=words)}"
    low, high = (number(end, decimals=decimals, words=words) for end in (span.lower, span.upper))
    if low == high:
        return low
    return f"{low} – {high}" if span.lower < 0 else f"{low}–{high}"


def years(first: int, last: int) -> str:
    """Return a span of years, or the one year."""
    return str(first) if first == last else f"{first}–{last}"


def unit_word(unit: Unit, size: float | Decimal, *, decimals: int, words: Words) -> str:
    """Return the unit's word for one or for many of it."""
    _, one = written(float(size), decimals, words.language)
    return words.of(unit.one if one else unit.many)


def measured(shown: str, unit: str, *, words: Words) -> tuple[str, str]:
    """Return a printed number with the sign of its unit (% or €) on it, and the rest of the unit's word."""
    for sign, key in (("%", "value.percent"), ("€", "value.euro")):
        if unit.startswith(sign):
            lead = shown[0] if shown[0] in f"+{MINUS}" else ""
            return lead + words(key, number=shown[len(lead) :]), unit[1:].strip()
    return shown, unit


def joined(shown: str, rest: str) -> str:
    """Return a printed number with the rest of its unit's word behind it."""
    return f"{shown}{rest}" if rest.startswith("/") else f"{shown} {rest}".rstrip(" ")


@lru_cache(maxsize=32_768)
def written(value: float, decimals: int, language: str) -> tuple[str, bool]:
    """Return a number as it is printed, and whether the word for one of something goes with it.

    A chart writes a thousand new ones at a choice, and babel's own `format_decimal` takes six times as long.
    """
    number = _rounded(value, decimals)
    size = abs(number)
    shown = f"{size:,f}".translate(_separators(language))
    # In all three languages what is less than one or from two on goes with the word for many.
    one = 1 <= size < 2 and LOCALES[language].plural_form(size) == "one"  # noqa: PLR2004
    return (MINUS + shown if number < 0 else shown), one


@lru_cache
def _separators(language: str) -> Mapping[int, str]:
    """Return what a language writes in place of the comma and the point of Python's own form."""
    locale = LOCALES[language]
    return str.maketrans({",": get_group_symbol(locale), ".": get_decimal_symbol(locale)})


def _rounded(value: float | Decimal, decimals: int) -> Decimal:
    return rounded(float(value), decimals)
