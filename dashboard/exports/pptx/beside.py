"""Slides of a finding: a chart with key figures beside it, or the figures alone, and what must be known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.charts.theme import INK_2
from dashboard.exports.pptx.blocks import Paragraph, height_of, line
from dashboard.exports.pptx.cards import Cards, column, row, told
from dashboard.exports.pptx.frame import colour_of, placed
from dashboard.exports.pptx.look import GAP, SMALLEST, Box
from dashboard.exports.pptx.prose import block, remarks_at_foot
from dashboard.exports.pptx.remarks import noted, remarks_of
from dashboard.exports.pptx.shapes import Drawing, Picture, Role, TextBox
from dashboard.story.reader import Reader
from dashboard.story.slide import Slide

CHART: Final = 588
"""The width of a chart that has key figures beside it."""
_AIR: Final = 10


def finding_drawing(slide: Slide, room: Box, reader: Reader) -> Drawing:
    """Return a chart with its figures, or the figures alone, or the facts where there is neither."""
    found = slide.finding
    if found is None or found.figure is None:
        return _alone(slide, room, reader)
    wide = CHART if slide.figures else room.width
    beside = Box(x=room.x + wide + GAP, y=room.y, width=room.width - wide - GAP, height=room.height)
    cards = column(slide.figures, beside, colour_of(slide, reader))
    remarks = remarks_of(slide, reader)
    below, notes = _under_cards(noted(slide.figures, remarks), cards, beside)
    left = Box(x=room.x, y=room.y, width=wide, height=room.height)
    under, overflow = remarks_at_foot((*remarks, *notes), left, reader)
    high = room.height - (under[0].box.height + _AIR if under else 0)
    return Drawing(
        boxes=(*cards.boxes, *below, *under),
        picture=Picture(box=Box(x=room.x, y=room.y, width=wide, height=high), finding=found),
        ornaments=cards.bars,
        overflow=(*map(told, cards.left), *overflow),
    )


def _under_cards(notes: Sequence[str], cards: Cards, room: Box) -> tuple[tuple[TextBox, ...], Sequence[str]]:
    """Return the remarks on figures under them, or the remarks that had no room there."""
    y = cards.bottom(room) + _AIR
    paragraphs = [line(note, SMALLEST, colour=INK_2) for note in notes]
    if y + height_of(paragraphs, room.width) > room.bottom:
        return (), notes
    return placed(Role.FIGURE, paragraphs, y=y, x=room.x, width=room.width), ()


def _alone(slide: Slide, room: Box, reader: Reader) -> Drawing:
    """Return figures side by side, or the facts in words, and the remarks under either."""
    cards = row(slide.figures, room, colour_of(slide, reader))
    facts = () if cards.boxes or slide.finding is None else (slide.finding.summary,)
    top = cards.bottom(room) + GAP if cards.boxes else room.y
    lower = Box(x=room.x, y=top, width=room.width, height=room.bottom - top)
    remarks = remarks_of(slide, reader)
    texts = (*facts, *remarks, *noted(slide.figures, remarks))

    def make(size: float) -> list[Paragraph]:
        return [line(text, size, colour=INK_2, after=size / 2) for text in texts]

    boxes, overflow = block(Role.TEXT, make, lower, reader)
    return Drawing(boxes=(*cards.boxes, *boxes), ornaments=cards.bars, overflow=overflow)
