"""SVG elements as text: numbers to a tenth of a pixel, everything escaped, plain colours only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Final

Attributes = Mapping[str, str | float]

_RGBA: Final = re.compile(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)")
_HEX: Final = re.compile(r"#[0-9a-f]{6}")
_SHORTEST_DASH: Final = 3


def number(value: float) -> str:
    """Return a number of pixels, rounded to a tenth."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


def tag(name: str, attributes: Attributes, content: str = "") -> str:
    """Return an element; `content` is markup already."""
    said = "".join(
        f' {key}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>"


@lru_cache(maxsize=256)
def paint(what: str, colour: str) -> dict[str, str]:
    """Return the attributes of a fill or stroke; a colour that is seen through is split in two.

    Raises:
        ValueError: the colour is neither `#rrggbb` nor `rgba(r,g,b,a)`.
    """
    if _HEX.fullmatch(colour):
        return {what: colour}
    found = _RGBA.fullmatch(colour)
    if found is None:
        message = f"not a colour that every drawing program knows: {colour!r}"
        raise ValueError(message)
    *channels, alpha = found.groups()
    if float(alpha) == 0:
        return {what: "none"}
    return {what: "#" + "".join(f"{int(c):02x}" for c in channels), f"{what}-opacity": alpha}


def stroke(colour: str, width: float, dash: str = "solid") -> dict[str, str | float]:
    """Return the attributes of a line. Dashes are as long as Plotly makes them for the width."""
    unit = max(width, _SHORTEST_DASH)
    length = {"solid": 0.0, "dot": unit, "dash": 3 * unit}[dash]
    dashes = {"stroke-dasharray": f"{number(length)} {number(length)}"} if length else {}
    return {**paint("stroke", colour), "stroke-width": width, **dashes}


def path(places: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """Return the data of a path through places."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in places) + ("Z" if closed else "")
