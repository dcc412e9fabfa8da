"""The font of a picture, carried along so that it looks the same wherever it is opened."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from typing import Final

from dashboard.settings import PROJECT_FOLDER

_FOLDER: Final = PROJECT_FOLDER / "assets" / "fonts"
_LATIN: Final = "source-sans-3-latin-wght-normal.woff2"
_MORE_LATIN: Final = "source-sans-3-latin-ext-wght-normal.woff2"
_MORE: Final = re.compile("[\u0100-\u02ba\u1e00-\u1eff]")
_NAMES: Final = {_LATIN: "Source Sans 3", _MORE_LATIN: "Source Sans 3 More"}
"""Two names, for WeasyPrint takes two files of one name for the same font and mixes up their letters."""
FAMILY: Final = ",".join([*(f'"{name}"' for name in _NAMES.values()), "system-ui", "sans-serif"])
"""Without spaces, which WeasyPrint takes for a part of a name."""


def font_styles(text: str, *, weights: str = "200 900") -> str:
    """Return the style sheet with the fonts that a text needs; few need the letters outside Latin-1.

    Args:
        text: what is written.
        weights: from the lightest to the boldest; none for WeasyPrint, which refuses a range.

    Raises:
        OSError: a font cannot be read.
    """
    names = (_LATIN, _MORE_LATIN) if _MORE.search(text) else (_LATIN,)
    told = f"font-weight:{weights};" if weights else ""
    return "".join(f'@font-face{{font-family:"{_NAMES[name]}";{told}src:{_source(name)}}}' for name in names)


@lru_cache(maxsize=2)
def _source(name: str) -> str:
    held = base64.b64encode((_FOLDER / name).read_bytes()).decode()
    return f'url("data:font/woff2;base64,{held}") format("woff2")'
