"""The one parser for numbers as people write them: `676 462`, `noin 750`, `över 35 000`, `12,5 %`.

Digits may stand in groups of three with a space between (ordinary, no-break, narrow or thin), the decimal
mark is a comma. A point between digits is never guessed at. A comma before exactly three digits is
(`676,462`), but only where the indicator has no decimals: there it is sooner an English thousands mark.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import NamedTuple

from dashboard.domain.kinds import Missing, Qualifier, UnitKind

SPACES = " \u00a0\u202f\u2009"
LONGEST = 200
TOO_LARGE = Decimal(10) ** 15
QUALIFIERS: Mapping[Qualifier, tuple[str, ...]] = {
    Qualifier.ABOUT: ("noin", "n.", "~", "≈", "c.", "ca.", "ca", "cirka", "circa", "ungefär", "about"),
    Qualifier.OVER: ("yli", ">", "över", "over"),
    Qualifier.AT_LEAST: ("vähintään", "≥", ">=", "minst", "at least"),
    Qualifier.ALMOST: ("lähes", "nästan", "almost"),
    Qualifier.UNDER: ("alle", "<", "under"),
    Qualifier.MEAN: ("keskimäärin", "i medeltal", "i genomsnitt", "on average"),
}
DASHES = frozenset({"-", "–", "—", "−"})
DOTS = frozenset({"...", "…"})
"""What statistics write for a secret figure, and people for one that is still to come."""
MISSING: Mapping[str, Missing] = {
    **dict.fromkeys(DASHES, Missing.NOT_DELIVERED),
    **dict.fromkeys(("..", "x", "[x]", "n/a", "na", ":", "ei tiedossa", "ei tietoa"), Missing.NOT_DELIVERED),
    **dict.fromkeys(("puuttuu", "saknas", "uppgift saknas", "missing", "not known"), Missing.NOT_DELIVERED),
    **dict.fromkeys(("ei saatavilla", "ej tillgänglig", "not available"), Missing.NOT_DELIVERED),
    **dict.fromkeys(("ei tilastoida", "ei tilastoitu", "statistikförs inte"), Missing.NOT_COLLECTED),
    **dict.fromkeys(("ei kerätty", "ej insamlad", "not collected"), Missing.NOT_COLLECTED),
    **dict.fromkeys((".", "[z]", "ei sovellu", "ej tillämplig", "not applicable"), Missing.NOT_APPLICABLE),
    **dict.fromkeys(("ei laskettu", "ej räknad", "not counted"), Missing.NOT_COUNTED),
    **dict.fromkeys((*DOTS, "[c]", "salattu", "sekretess", "suppressed"), Missing.SUPPRESSED),
}
"""Signs and words that stand for a missing number; anything else that is not a number is a fault."""

_BY_WORD = {word: qualifier for qualifier, words in QUALIFIERS.items() for word in words}
_WORDS = "|".join(re.escape(w) for w in sorted(_BY_WORD, key=len, reverse=True) if w[-1].isalpha())
_SIGNS = "|".join(re.escape(w) for w in sorted(_BY_WORD, key=len, reverse=True) if not w[-1].isalpha())
QUALIFIER_PATTERN = rf"(?:(?P<word>{_WORDS})[{SPACES}]+|(?P<sign>{_SIGNS})[{SPACES}]*)?"
DIGITS_PATTERN = (
    rf"(?P<whole>[0-9]{{1,3}}(?P<gap>[{SPACES}])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*|[0-9]+)"
    r"(?:,(?P<decimals>[0-9]+))?"
)
_NUMBER = re.compile(
    rf"{QUALIFIER_PATTERN}(?P<minus>[-−])?{DIGITS_PATTERN}(?:[{SPACES}]*(?P<unit>[^0-9{SPACES}].*))?",
    re.IGNORECASE,
)
_FAULTS = (
    ("ambiguous-point", re.compile(r".*[0-9]\.[0-9].*")),
    ("ambiguous-comma", re.compile(r".*[0-9],[0-9]{3},[0-9].*")),
    ("bad-sign", re.compile(r"\([^)]*[0-9][^)]*\)|.*[0-9]\s*[-−+]|\+.*[0-9].*")),
    ("number-span", re.compile(r"[0-9][0-9 ,]*\s*[-–—−]\s*[0-9][0-9 ,]*")),
    (
        "scaled-number",
        re.compile(
            r"(?i).*[0-9]\s*(milj|mrd|mn|md|m€|milli|tuhat(?:ta)?|tusen|thousand|k|t€|te|tkr)(?!\w).*"
        ),
    ),
    ("bad-groups", re.compile(rf"[-−]?[0-9]+(?:[{SPACES}]+[0-9]+)+(?:,[0-9]+)?")),
)
_SUGGESTS = frozenset({"ambiguous-point", "ambiguous-comma", "number-span"})
"""Faults that are told with what could be written instead."""
_DASH = re.compile(r"[-–—−]")
_OTHER_UNIT = re.compile(r"[^\W\d_][^\d_]*|[%‰€$£][^\d_]*")
_ASIDE = re.compile(r"[(\[/].*")
"""What somebody adds to a number that is no unit: "(arvio)", "/5"."""


class Number(NamedTuple):
    """A number as it was written, with the qualifier before it."""

    value: float
    qualifier: Qualifier
    exact: Decimal


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell cannot be used: the rule it breaks, and what fills in the rule's text."""

    rule: str
    details: Mapping[str, str] = field(default_factory=dict)


def parse_number(
    text: str,
    *,
    unit_kind: UnitKind,
    unit_words: Collection[str] = (),
    decimals: int = 0,
    secret_below: int = 0,
) -> Number | Missing | Fault:
    """Return the number a text stands for, the reason why there is none, or what is wrong with the text.

    Args:
        text: the cell as written.
        unit_kind: `%` may follow a number of a percentage, `€` one of money, whatever the words.
        unit_words: other words that may follow the number, in lower case.
        decimals: how many the indicator has.
        secret_below: for a count of people the limit under which counts are kept secret, else 0.
    """
    stripped = text.strip()
    missing = MISSING.get(stripped.casefold())
    if missing is not None:
        return missing
    if not stripped:
        return Fault("no-value")
    match = _NUMBER.fullmatch(stripped) if len(stripped) <= LONGEST else None
    if match is None:
        return _fault(stripped, decimals)
    return _unit_fault(match, unit_kind, unit_words, decimals) or _number(match, decimals, secret_below)


def qualifier_of(match: re.Match[str]) -> Qualifier:
    """Return the qualifier found by `QUALIFIER_PATTERN`."""
    written = match["word"] or match["sign"]
    return _BY_WORD[written.casefold()] if written else Qualifier.EXACT


def decimal_of(match: re.Match[str]) -> Decimal:
    """Return the digits found by `DIGITS_PATTERN` as a number."""
    whole = match["whole"].replace(match["gap"], "") if match["gap"] else match["whole"]
    return Decimal(f"{whole}.{match['decimals']}") if match["decimals"] else Decimal(whole)


def _number(match: re.Match[str], decimals: int, secret_below: int) -> Number | Fault:
    written, fraction = match["whole"], match["decimals"] or ""
    if decimals == 0 and len(fraction) == 3 and len(written) <= 3 and written[0] != "0":  # noqa: PLR2004
        return Fault("ambiguous-comma", {"readings": _readings(match[0], decimals)})
    value, qualifier = decimal_of(match), qualifier_of(match)
    if value >= TOO_LARGE:
        return Fault("too-large")
    if secret_below and qualifier is Qualifier.UNDER and value <= secret_below:
        return Fault("perhaps-suppressed")
    signed = -value if match["minus"] and value else value
    return Number(float(signed), qualifier, signed)


def _unit_fault(match: re.Match[str], kind: UnitKind, words: Collection[str], decimals: int) -> Fault | None:
    unit = " ".join((match["unit"] or "").casefold().split())
    signs = {UnitKind.PERCENT: "%", UnitKind.MONEY: "€"}
    if not unit or unit == signs.get(kind) or unit in words:
        return None
    fault = _fault(match[0], decimals)
    if fault.rule == "not-a-number" and _OTHER_UNIT.fullmatch(unit):
        return Fault("wrong-unit")
    if fault.rule == "not-a-number" and _ASIDE.fullmatch(unit):
        return Fault("text-after-number", {"rest": match["unit"].strip()})
    return fault


def _fault(text: str, decimals: int) -> Fault:
    """Return why a text is no number, with what it may stand for; without that it is none at all."""
    if len(text) > LONGEST:
        return Fault("not-a-number")
    if any(c.isdigit() and not c.isascii() for c in text):
        return Fault("foreign-digits")
    rule = next((rule for rule, pattern in _FAULTS if pattern.fullmatch(text)), "not-a-number")
    if rule not in _SUGGESTS:
        return Fault(rule)
    middle = rule == "number-span"
    told = _middle(text, decimals) if middle else _readings(text, decimals)
    return Fault(rule, {"middle" if middle else "readings": told}) if told else Fault("not-a-number")


def _middle(text: str, decimals: int) -> str:
    """Return the number half-way between the ends of a span, nothing where one of them is no number."""
    ends = (end.strip().replace(" ", "").replace(",", ".") for end in _DASH.split(text))
    try:
        low, high = (Decimal(end) for end in ends)
    except (InvalidOperation, ValueError):
        return ""
    middle = ((low + high) / 2).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{middle:,f}".replace(",", " ").replace(".", ",")


def _readings(text: str, decimals: int) -> str:
    """Return the numbers that a text may stand for, each as it should be written; nothing where none is."""
    digits = re.search(r"[0-9][0-9.,]*[0-9]|[0-9]", text, re.ASCII)
    for thousands, mark in ((".", ","), (",", ".")):
        grouped_by = rf"[0-9]{{1,3}}(?:\{thousands}[0-9]{{3}})+\{mark}[0-9]+"
        if digits and re.fullmatch(grouped_by, digits[0]):
            return digits[0].replace(thousands, " ").replace(mark, ",")
    found = re.split(r"[.,]", digits[0]) if digits else [""]
    grouped = all(len(part) == 3 for part in found[1:]) and len(found[0]) <= 3  # noqa: PLR2004
    decimal = f"{''.join(found[:-1])},{found[-1]}" if len(found) > 1 else ""
    readings = [" ".join(found)] if grouped else []
    if len(found) == 2 and (decimals or not grouped):  # noqa: PLR2004
        # Three decimals of an indicator that has none would be refused in their turn.
        readings.append(decimal)
    return " / ".join(readings)
