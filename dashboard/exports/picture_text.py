"""Words of a picture: broken into lines by the width of their letters, and stacked from the top down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dashboard.charts.plain import plain
from dashboard.charts.svg.widths import width_of
from dashboard.charts.svg.words import Type, written
from dashboard.charts.theme import INK, INK_2

LINE: Final = 1.3
"""The height of a line for the size of its words."""
_SURE: Final = 0.94
"""The share of the width that lines fill, so that a wider font in place of ours cuts nothing off."""
_BASE: Final = 0.3
"""How far the base line is above the foot of a line, for the size of its words."""
_WORD: Final = re.compile(r"[^ \t\r\n]+")
"""What stays on one line: a space that does not break is a part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph; `above` is the room over it in pixels."""

    text: str
    size: int
    above: int = 0
    bold: bool = False
    colour: str = INK_2


def title(text: str) -> Block:
    """Return the finding over the picture."""
    return Block(text=text, size=34, bold=True, colour=INK)


def subtitle(text: str) -> Block:
    """Return what is measured."""
    return Block(text=text, size=22, above=6)


def headline(text: str, colour: str) -> Block:
    """Return the large number that stands in place of a figure."""
    return Block(text=text, size=96, above=24, bold=True, colour=colour)


def remark(text: str) -> Block:
    """Return a note that a reader needs to read the picture right."""
    return Block(text=text, size=20, above=8, colour=INK)


def small(text: str) -> Block:
    """Return a line of the foot."""
    return Block(text=text, size=18, above=4)


def stacked(blocks: Iterable[Block], *, left: float, top: float, width: float) -> tuple[str, float]:
    """Return the paragraphs as elements and where they end in pixels; one without text takes no room."""
    found = []
    for block in blocks:
        if not block.text:
            continue
        top += block.above
        for line in broken(block.text, size=block.size, bold=block.bold, width=width):
            top += block.size * LINE
            base = top - block.size * _BASE
            found.append(written(_marked(line, block), x=left, y=base, kind=_type(block)))
    return "".join(found), top


def broken(text: str, *, size: float, bold: bool, width: float) -> list[str]:
    """Return the text in lines of at most a width in pixels; only a word that is wider itself is cut."""
    room = width * _SURE

    def fits(line: str) -> bool:
        return width_of(line, size, bold=bold) <= room

    lines: list[str] = []
    for word in _WORD.findall(text):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and fits(joined):
            lines[-1] = joined
        else:
            lines += _pieces(word, size=size, bold=bold, width=room)
    return lines


def _pieces(word: str, *, size: float, bold: bool, width: float) -> Iterator[str]:
    piece = ""
    for sign in word:
        if piece and width_of(piece + sign, size, bold=bold) > width:
            yield piece
            piece = ""
        piece += sign
    yield piece


def _marked(line: str, block: Block) -> str:
    return f"<b>{plain(line)}</b>" if block.bold else plain(line)


def _type(block: Block) -> Type:
    return Type(size=block.size, colour=block.colour)
