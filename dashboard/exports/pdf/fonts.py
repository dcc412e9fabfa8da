"""The fonts that a file of print carries, and no other."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from typing import Final

from dashboard.exports.pdf.signs import signs_font
from dashboard.settings import PROJECT_FOLDER

_FOLDER: Final = PROJECT_FOLDER / "assets" / "fonts"
_LATIN: Final = "source-sans-3-latin-wght-normal.woff2"
_MORE_LATIN: Final = "source-sans-3-latin-ext-wght-normal.woff2"
_NAMES: Final = {_LATIN: "Source Sans 3", _MORE_LATIN: "Source Sans 3 More"}
"""Two names, for WeasyPrint takes two files of one name for the same font and mixes up their letters."""
_SIGNS: Final = "Report Signs"
_MORE: Final = re.compile("[\u0100-\u02ba\u1e00-\u1eff]")
FAMILY: Final = ",".join(f'"{name}"' for name in (*_NAMES.values(), _SIGNS))
"""Without spaces, which WeasyPrint takes for a part of a name."""


def font_styles(text: str) -> str:
    """Return the style sheet with the fonts that a text needs; few need the letters outside Latin-1.

    Raises:
        OSError: a font cannot be read.
    """
    return _face(_LATIN) + (_face(_MORE_LATIN) if _MORE.search(text) else "") + _signs()


@lru_cache(maxsize=2)
def _face(name: str) -> str:
    return _rule(_NAMES[name], "woff2", (_FOLDER / name).read_bytes())


@lru_cache(maxsize=1)
def _signs() -> str:
    return _rule(_SIGNS, "ttf", signs_font())


def _rule(family: str, kind: str, content: bytes) -> str:
    held = base64.b64encode(content).decode()
    return f'@font-face{{font-family:"{family}";src:url("data:font/{kind};base64,{held}")}}'
