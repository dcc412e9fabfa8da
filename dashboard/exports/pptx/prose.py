"""Slides of words: running text and a list, side by side or one under the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from dashboard.charts.theme import INK, INK_2
from dashboard.exports.pptx.blocks import SIZES, Paragraph, Run, cut, height_of, line
from dashboard.exports.pptx.frame import colour_of, placed
from dashboard.exports.pptx.look import GAP, LEADING, RULE, SMALLEST, Box
from dashboard.exports.pptx.remarks import remarks_of
from dashboard.exports.pptx.shapes import Drawing, Ornament, Role, TextBox
from dashboard.story.reader import Reader
from dashboard.story.slide import Line, Slide, SlideKind

TEXT: Final = 500
"""The width of running text that has a list beside it."""
BESIDE: Final = frozenset({SlideKind.GOAL, SlideKind.READING})
_AIR: Final = 10
_RULE: Final = 2
_MOST_REMARKS: Final = 0.45

Make = Callable[[float], list[Paragraph]]
"""Paragraphs at a size."""


def prose_drawing(slide: Slide, room: Box, reader: Reader) -> Drawing:
    """Return the words of a slide, and its remarks under them."""
    under, dropped = remarks_at_foot(remarks_of(slide, reader), room, reader)
    high = room.height - (under[0].box.height + _AIR if under else 0)
    upper = Box(x=room.x, y=room.y, width=room.width, height=high)
    beside = slide.kind in BESIDE and slide.lines and slide.paragraphs
    inner = _side_by_side(slide, upper, reader) if beside else _stacked(slide, upper, reader)
    return Drawing(
        boxes=(*inner.boxes, *under), ornaments=inner.ornaments, overflow=(*inner.overflow, *dropped)
    )


def remarks_at_foot(
    texts: Sequence[str], room: Box, reader: Reader
) -> tuple[tuple[TextBox, ...], tuple[str, ...]]:
    """Return remarks at the lower edge of a room, and the text of those that had no room."""
    if not texts:
        return (), ()
    paragraph = line(" ".join(texts), SMALLEST, colour=INK_2)
    most = max(room.height * _MOST_REMARKS, 2 * SMALLEST * LEADING)
    kept, left = cut([paragraph], width=room.width, height=most, ending=reader.words("pptx.more"))
    y = room.bottom - height_of(kept, room.width)
    found = placed(Role.REMARKS, kept, y=y, x=room.x, width=room.width)
    return found, tuple(p.text for p in left)


def block(
    role: Role, make: Make, room: Box, reader: Reader, *, sizes: Sequence[float] = SIZES
) -> tuple[tuple[TextBox, ...], tuple[str, ...]]:
    """Return words at the largest size that fits a room, and the text of those that fit at none."""
    size = fitting([(make, room)], sizes)
    kept, left = cut(make(size), width=room.width, height=room.height, ending=reader.words("pptx.more"))
    return placed(role, kept, y=room.y, x=room.x, width=room.width), tuple(p.text for p in left)


def fitting(blocks: Sequence[tuple[Make, Box]], sizes: Sequence[float]) -> float:
    """Return the largest size at which each block fits its room, the smallest where none does.

    A size at which a word is torn is taken only where a smaller one would tear it as well.
    """
    good = [size for size in sizes if all(_fits(make(size), room) for make, room in blocks)]
    whole = (s for s in good if not any(p.tears(room.width) for make, room in blocks for p in make(s)))
    return next(whole, good[0] if good else sizes[-1])


def _fits(paragraphs: Sequence[Paragraph], room: Box) -> bool:
    return height_of(paragraphs, room.width) <= room.height


def _stacked(slide: Slide, room: Box, reader: Reader) -> Drawing:
    def make(size: float) -> list[Paragraph]:
        return [*_paragraphs(slide, size), *_lines(slide, size, reader)]

    boxes, overflow = block(Role.TEXT, make, room, reader)
    return Drawing(boxes=boxes, overflow=overflow)


def _side_by_side(slide: Slide, room: Box, reader: Reader) -> Drawing:
    """Return text and list in one size, with a rule between them."""
    middle = room.x + TEXT + GAP
    text = Box(x=room.x, y=room.y, width=TEXT, height=room.height)
    side = Box(x=middle + GAP, y=room.y, width=room.width - TEXT - 2 * GAP, height=room.height)

    def left(size: float) -> list[Paragraph]:
        return _paragraphs(slide, size)

    def right(size: float) -> list[Paragraph]:
        head = reader.words("page.measures") if slide.kind is SlideKind.GOAL else ""
        title = line(head, size, bold=True, colour=colour_of(slide, reader), after=size / 3)
        return [*([title] if head else []), *_lines(slide, size, reader)]

    sizes = (fitting([(left, text), (right, side)], SIZES),)
    boxes, overflow = block(Role.TEXT, left, text, reader, sizes=sizes)
    listed, dropped = block(Role.SIDE, right, side, reader, sizes=sizes)
    high = max(w.box.height for w in (*boxes, *listed))
    rule = Ornament(box=Box(x=middle, y=room.y, width=_RULE, height=high), colour=RULE)
    return Drawing(boxes=(*boxes, *listed), ornaments=(rule,), overflow=(*overflow, *dropped))


def _paragraphs(slide: Slide, size: float) -> list[Paragraph]:
    return [line(text, size, after=size / 2) for text in slide.paragraphs]


def _lines(slide: Slide, size: float, reader: Reader) -> list[Paragraph]:
    return [_line(one, size, reader) for one in slide.lines]


def _line(one: Line, size: float, reader: Reader) -> Paragraph:
    """Return a line of a list; what leads it is bold, in its priority's colour."""
    priority = reader.catalogue.priorities.get(one.priority)
    lead = Run(text=f"{one.lead} – ", size=size, bold=True, colour=priority.colour if priority else INK)
    text = Run(text=one.text, size=size)
    return Paragraph(runs=(lead, text) if one.lead else (text,), after=size / 2.5)
