"""The syntax by which words refer to observations: `{library-loans@2022}`, `{library-loans@2022|change}`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.period import Period, parse_period


class Form(StrEnum):
    """What is printed: the value with qualifier and unit, without the unit, or the change."""

    FULL = "full"
    NUMBER = "number"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One reference in a text. `department` is None for the indicator's own."""

    indicator: str
    period: Period
    department: str | None
    form: Form


@dataclass(frozen=True, slots=True)
class BadReference:
    """Something in braces that is not a reference, as written."""

    text: str


Piece = str | Reference | BadReference

_BRACES = re.compile(r"\{([^{}]*)\}")
_REFERENCE = re.compile(
    r"(?P<indicator>[a-z0-9-]+)@(?P<period>[^|#{}]+)(?:#(?P<department>[a-z0-9-]+))?(?:\|(?P<form>[a-z]+))?"
)


def pieces(text: str) -> tuple[Piece, ...]:
    """Split a text into plain words and references, in order; empty pieces are left out."""
    found: list[Piece] = []
    end = 0
    for match in _BRACES.finditer(text):
        found.append(text[end : match.start()])
        found.append(_reference(match[1]))
        end = match.end()
    found.append(text[end:])
    return tuple(piece for piece in found if piece != "")


def _reference(inside: str) -> Reference | BadReference:
    match = _REFERENCE.fullmatch(inside)
    period = parse_period(match["period"]) if match else None
    if match is None or period is None or (match["form"] or "full") not in list(Form):
        return BadReference("{" + inside + "}")
    return Reference(
        indicator=match["indicator"],
        period=period,
        department=match["department"],
        form=Form(match["form"] or "full"),
    )
