"""How the cells of a workbook look: what is to be filled in is yellow and says so, all else is locked."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format

_TOP: Final = {"valign": "top", "text_wrap": True}
_EDGE: Final = {"border": 1, "border_color": "#a6a6a6"}
_GREY: Final = "#595959"
_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "title": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "font_size": 12, "valign": "bottom"},
    # Runs on over the empty cell beside it.
    "sentence": {"valign": "top"},
    "pair": {**_TOP, "bold": True},
    "beside": _TOP,
    "id": {"font_size": 8, "font_color": _GREY},
    "head": {**_TOP, **_EDGE, "bold": True, "bg_color": "#e9e9e9"},
    "fill-head": {**_TOP, **_EDGE, "bold": True, "bg_color": "#ffd966"},
    "text": {**_TOP, **_EDGE},
    "earlier": {**_TOP, **_EDGE, "align": "right"},
    "key": {"valign": "top", "font_size": 8, "font_color": _GREY},
    "fill": {**_TOP, **_EDGE, "bg_color": "#fff7dc", "locked": False},
    "fill-number": {**_TOP, **_EDGE, "bg_color": "#fff7dc", "locked": False, "align": "right"},
    # With the mark of quotation a cell stays text when somebody steps in and out of it.
    "fill-sign": {**_TOP, **_EDGE, "bg_color": "#fff7dc", "locked": False, "quote_prefix": True},
    "both": {"bold": True, "font_color": "#9c0006", "bg_color": "#ffc7ce"},
}
_LINE: Final = 15
TALLEST: Final = 409
"""The height in points beyond which Excel takes a file for broken."""


class Looks:
    """The formats of one workbook, each made when it is first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        """Return the format of a name."""
        return self._format(name, _LOOKS[name])

    def grouped(self, decimals: int) -> Format:
        """Return the format that sets thousands apart, for use on top of a cell's own."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return self._format(pattern, {"num_format": pattern})

    def _format(self, name: str, facts: Mapping[str, Any]) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(dict(facts))
        return self._made[name]


def height(cells: Iterable[tuple[str, int]]) -> int:
    """Return the points that the tallest of a row's folded texts needs; some programs do not work it out."""
    lines = (sum(max(1, math.ceil(len(part) / width)) for part in text.split("\n")) for text, width in cells)
    return min(_LINE * max(lines, default=1) + 2, TALLEST)
