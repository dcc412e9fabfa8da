"""Measures, colours and fonts of a slide. Places are in points: a slide is 960 by 540."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.theme import INK, INK_2, PEER, SURFACE
from dashboard.exports.pptx.markup import Markup, tag, val

FONT: Final = "Source Sans 3"
"""The site's font, named once, in the theme: where it is missing, Office and LibreOffice take another sans
serif by the class below, and whoever wants a certain one changes it for the whole deck in the theme. Boxes
are measured for Arial, which is wider than this font and than Calibri, so that text fits with either."""
FONT_CLASS: Final = {"panose": "020B0303030403020204", "pitchFamily": 34, "charset": 0}

WIDTH: Final = 960
HEIGHT: Final = 540
MARGIN: Final = 48
INNER: Final = WIDTH - 2 * MARGIN
BAND: Final = 8
FOOT: Final = 14
"""Points under the last line of a slide."""
GAP: Final = 24

SMALLEST: Final = 18
"""No text on a slide is smaller: it must be read from the back of the room."""
LEADING: Final = 1.2
"""The height of a line for its size, set exactly, so that it is the same in every font."""

ACCENT: Final = "#0b4f8a"
GROUND: Final = "#f5f7f9"
PALE: Final = "#b8c0ca"
RULE: Final = "#d8dfe7"
WARN: Final = "#fff4d6"

EMU: Final = 12_700
_ACCENTS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A place on a slide in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of a deck's theme by the names that Office gives them, as `#rrggbb`."""

    scheme: Mapping[str, str]

    def fill(self, colour: str) -> Markup:
        """Return a colour as a fill, by its name in the theme where it has one."""
        name = next((n for n, c in self.scheme.items() if c == colour), None)
        told = val("a:schemeClr", name) if name else val("a:srgbClr", colour.removeprefix("#").upper())
        return tag("a:solidFill", told)


def palette(priorities: Sequence[str]) -> Palette:
    """Return the palette whose accents are the plan's colours, so that charts made anew have them too."""
    accents = [*priorities, ACCENT, PEER, INK_2, PALE, INK, RULE][:_ACCENTS]
    scheme = {"tx1": INK, "bg1": SURFACE, "tx2": INK_2, "bg2": GROUND}
    return Palette(scheme=scheme | {f"accent{n}": colour for n, colour in enumerate(accents, start=1)})


def emu(points: float) -> int:
    """Return points in the unit of the file."""
    return round(points * EMU)
