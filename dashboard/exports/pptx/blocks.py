"""Paragraphs of a slide, how high they stand, and what is done where they do not fit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dashboard.charts.theme import INK
from dashboard.exports.pptx.look import LEADING, SMALLEST
from dashboard.exports.pptx.measure import Piece, pieces, wrapped

SIZES: Final = (26, 24, 22, 20, SMALLEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a paragraph in one style. `size` in points."""

    text: str
    size: float
    bold: bool = False
    colour: str = INK


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; `after` is the room under it in points."""

    runs: tuple[Run, ...]
    after: float = 0

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)

    @property
    def size(self) -> float:
        """The size of the largest words, which sets the height of the lines."""
        return max(run.size for run in self.runs)

    def lines(self, width: float) -> int:
        """Return how many lines it makes."""
        return wrapped(self._pieces(), width)

    def tears(self, width: float) -> bool:
        """Tell whether a word is too long for a line."""
        return any(piece.width > width for piece in self._pieces())

    def _pieces(self) -> tuple[Piece, ...]:
        return pieces((run.text, run.size, run.bold) for run in self.runs)

    def height(self, width: float) -> float:
        """Return how high it stands, the room under it included."""
        return self.lines(width) * self.size * LEADING + self.after


def line(text: str, size: float, *, bold: bool = False, colour: str = INK, after: float = 0) -> Paragraph:
    """Return a paragraph in one style."""
    return Paragraph(runs=(Run(text=text, size=size, bold=bold, colour=colour),), after=after)


def height_of(paragraphs: Sequence[Paragraph], width: float) -> float:
    """Return how high paragraphs stand; the room under the last one is not counted."""
    whole = sum(p.height(width) for p in paragraphs)
    return whole - paragraphs[-1].after if paragraphs else 0.0


def cut(
    paragraphs: Sequence[Paragraph], *, width: float, height: float, ending: str
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Return what fits, with an ending that says where the rest is, and the paragraphs that are not whole.

    What fits whole has no ending. At least one paragraph, cut between words, stays.
    """
    if height_of(paragraphs, width) <= height:
        return tuple(paragraphs), ()
    close = line(ending, SMALLEST, bold=True)
    kept = list(paragraphs)
    while len(kept) > 1 and height_of([*kept, close], width) > height:
        kept.pop()
    left = tuple(paragraphs[len(kept) :])
    if height_of([*kept, close], width) <= height:
        return (*kept, close), left
    shorter = _shortened(kept[0], close, width, height)
    return (shorter, close), (kept[0], *left)


def _shortened(paragraph: Paragraph, close: Paragraph, width: float, height: float) -> Paragraph:
    """Return a paragraph with as many of its words as fit, at least one, and a sign that there are more."""
    *before, last = paragraph.runs
    words = last.text.split(" ")

    def first(count: int) -> Paragraph:
        text = f"{' '.join(words[:count]).rstrip(' .,;:')} …"
        return replace(paragraph, runs=(*before, replace(last, text=text)))

    def too_high(count: int) -> bool:
        return height_of([first(count), close], width) > height

    return first(max(1, bisect_left(range(1, len(words)), x=True, key=too_high)))
