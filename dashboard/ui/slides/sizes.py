"""How large running text is set on a slide: as large as its room allows, so that the last row reads it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from dashboard.ui.slides.parts import LONG, LONGER

SIZES: Final = (("huge", 2.1), ("larger", 1.8), ("large", 1.55))
"""Classes of the style sheet and the sizes they give, in rem; without one a text is set in the usual size."""
_BODY: Final = 29.5
"""The height of a slide between the line above its title and its foot, in rem."""
_TITLES: Final = ((LONG, 2.9), (LONGER, 5.1))
_HIGHEST_TITLE: Final = 6.4
_REMARK: Final = 2.0
_WIDE, _BESIDE = 66.0, 47.0
_CHARACTER: Final = 0.41
"""The width of a character, in its size."""
_LINE: Final = 1.34
_GAP: Final = 0.7


def text_size(paragraphs: Sequence[str], *, title: str, remarks: int, beside: bool) -> str:
    """Return the class of the largest size at which paragraphs fit; empty for the usual one.

    Args:
        paragraphs: the running text.
        title: of the slide; a long one takes room.
        remarks: how many stand at the foot.
        beside: whether a list stands beside the text.
    """
    taken = next((height for most, height in _TITLES if len(title) < most), _HIGHEST_TITLE)
    room = _BODY - taken - remarks * _REMARK
    width = _BESIDE if beside else _WIDE
    return next((name for name, size in SIZES if _height(paragraphs, size, width) <= room), "")


def _height(paragraphs: Sequence[str], size: float, width: float) -> float:
    lines = sum(math.ceil(len(text) * _CHARACTER * size / width) for text in paragraphs)
    return lines * _LINE * size + _GAP * (len(paragraphs) - 1)
