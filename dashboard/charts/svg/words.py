"""Text of figures, where Plotly reads `<b>`, `<br>` and entities and nothing else is ever written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from typing import Final

from dashboard.charts.labels import BREAK
from dashboard.charts.svg.check import UnsupportedFigureError
from dashboard.charts.svg.elements import Attributes, paint, tag
from dashboard.charts.svg.widths import width_of

LINE: Final = 1.3
"""The distance from one base line to the next, for the size of the text."""
_BOLD: Final = re.compile(r"(</?b>)")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one line that are all bold, or all not; no markup in them."""

    text: str
    bold: bool


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """How words are set: size in pixels and colour."""

    size: float
    colour: str


@lru_cache(maxsize=2048)
def lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text with what is bold in each.

    Raises:
        UnsupportedFigureError: the text has another tag.
    """
    found: list[Line] = []
    bold = False
    for line in text.split(BREAK):
        runs = []
        for part in _BOLD.split(line):
            if part in {"<b>", "</b>"}:
                bold = part == "<b>"
            elif "<" in part:
                message = f"text: {text!r} has markup other than <b> and <br>"
                raise UnsupportedFigureError(message)
            elif part:
                runs.append(Run(unescape(part), bold))
        found.append(tuple(runs))
    return tuple(found)


def widest(text: str, size: float) -> float:
    """Return the pixels that the longest line takes."""
    return max(sum(width_of(run.text, size, bold=run.bold) for run in line) for line in lines(text))


def written(text: str, *, x: float, y: float, kind: Type, anchor: str = "start") -> str:
    """Return the text as an element; `y` is the base line of its first line in pixels."""
    found = lines(text)
    weights = {run.bold for line in found for run in line}
    looks: Attributes = {
        "font-size": kind.size,
        **paint("fill", kind.colour),
        **({"font-weight": "bold"} if weights == {True} else {}),
        **({"text-anchor": anchor} if anchor != "start" else {}),
    }
    inside = [_line(line, mixed=len(weights) > 1) for line in found]
    if len(found) == 1:
        return tag("text", {"x": x, "y": y, **looks}, inside[0])
    step = kind.size * LINE
    placed = [tag("tspan", {"x": x, "y": y + n * step}, one) for n, one in enumerate(inside) if one]
    return tag("text", looks, "".join(placed))


def _line(line: Line, *, mixed: bool) -> str:
    return "".join(
        f'<tspan font-weight="bold">{escape(run.text)}</tspan>' if mixed and run.bold else escape(run.text)
        for run in line
    )
