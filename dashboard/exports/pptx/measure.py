"""How much room words take, in points, with the widths of Arial: the widest font they are likely to get."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_REGULAR: Final = (
    (0.222, "ijl'"),
    (0.278, " \u00a0!,./:;I[]\\ft·|"),
    (0.333, "()-r”“’‘²³"),
    (0.389, "*"),
    (0.5, "Jckvxyzs"),
    (0.584, "+<=>−~"),
    (0.611, "FTZ"),
    (0.667, "ABEKPSVXY&"),
    (0.722, "CDHNRUw"),
    (0.778, "GOQ"),
    (0.833, "Mm"),
    (0.889, "%"),
    (0.944, "W"),
    (1.0, "—…@→▲▼■●○◆"),
)
_BOLD: Final = (
    (0.278, " \u00a0,./ijlI[]\\'·|"),
    (0.333, "()-!:;ft²³"),
    (0.389, "*r"),
    (0.5, "z”“’‘"),
    (0.584, "+<=>−~"),
    (0.611, "FLTZbdghnopqu?"),
    (0.667, "EPSVXY"),
    (0.722, "ABCDHKNRU&"),
    (0.778, "GOQw"),
    (0.833, "M"),
    (0.889, "m%"),
    (0.944, "W"),
    (1.0, "—…@→▲▼■●○◆"),
)
_USUAL: Final = 0.556
_FULL: Final = 1.0
_BREAKS: Final = ("-", "–")
_WORD: Final = re.compile("( *)([^ –-]*[–-]|[^ –-]+)")
_SLACK: Final = 1.01
"""Fonts that are as wide as Arial differ from it by so much."""
_WIDTHS: Final = {
    bold: {sign: width for width, signs in groups for sign in signs}
    for bold, groups in ((False, _REGULAR), (True, _BOLD))
}


@lru_cache(maxsize=16_384)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a line of text is."""
    return sum(_width(sign, bold=bold) for sign in text) * size * _SLACK


@dataclass(frozen=True, slots=True)
class Piece:
    """What a line is not broken within, and the room before it where it does not begin a line."""

    width: float
    before: float


def pieces(runs: Iterable[tuple[str, float, bool]]) -> tuple[Piece, ...]:
    """Return the pieces of runs of (text, size, bold): lines break at spaces, after hyphens and dashes.

    A piece may go on from one run to the next.
    """
    found: list[Piece] = []
    goes_on = False
    for text, size, bold in runs:
        for space, word in _WORD.findall(text):
            width = text_width(word, size, bold=bold)
            if goes_on and not space:
                found[-1] = Piece(found[-1].width + width, found[-1].before)
            else:
                found.append(Piece(width, text_width(space, size, bold=bold)))
            goes_on = not word.endswith(_BREAKS)
    return tuple(found)


def wrapped(found: Sequence[Piece], width: float) -> int:
    """Return how many lines the pieces make; one wider than a line is broken anywhere."""
    lines, at = 1, 0.0
    for piece in found:
        if at and at + piece.before + piece.width > width:
            lines, at = lines + 1, 0.0
        at += piece.width + (piece.before if at else 0.0)
        more = max(0, math.ceil(at / width) - 1)
        lines, at = lines + more, at - more * width
    return lines


@lru_cache(maxsize=1_024)
def _width(sign: str, *, bold: bool) -> float:
    """Return how wide a sign is for its size; a letter with an accent is as wide as without."""
    widths = _WIDTHS[bold]
    if sign in widths:
        return widths[sign]
    base = unicodedata.normalize("NFD", sign)[0]
    wide = unicodedata.east_asian_width(sign) in "WF"
    return _FULL if wide else widths.get(base, _USUAL)
