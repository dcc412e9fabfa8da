"""Key figures: a name, a large number, what moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.theme import INK_2
from dashboard.exports.pptx.blocks import Paragraph, Run, height_of, line
from dashboard.exports.pptx.look import ACCENT, GAP, SMALLEST, Box
from dashboard.exports.pptx.shapes import Ornament, Role, TextBox
from dashboard.story.slide import KeyFigure

NUMBERS: Final = (44, 40, 36, 32, 28)
ALONE: Final = (72, 60, 54)
_BAR: Final = 4
_BESIDE: Final = 14
_UNIT: Final = 20
_SPACE: Final = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """Figures in their places, the bars beside them, and the figures that had no room."""

    boxes: tuple[TextBox, ...] = ()
    bars: tuple[Ornament, ...] = ()
    left: tuple[KeyFigure, ...] = ()

    def bottom(self, room: Box) -> float:
        """Return where the room below them begins."""
        return max((box.box.bottom for box in self.boxes), default=room.y)


def column(figures: Sequence[KeyFigure], room: Box, colour: str) -> Cards:
    """Return figures one under the other, as many as there is room for, as large as there is."""
    width = room.width - _BESIDE
    for fewer in range(len(figures), 0, -1):
        for size in NUMBERS:
            found = [_card(f, size, width) for f in figures[:fewer]]
            high = sum(height_of(card, width) for card in found) + _SPACE * (fewer - 1)
            if high <= room.height and (size == NUMBERS[-1] or not any(map(_broken, found))):
                return _stacked(found, room, colour, tuple(figures[fewer:]))
    return Cards(left=tuple(figures))


def row(figures: Sequence[KeyFigure], room: Box, colour: str) -> Cards:
    """Return figures side by side, larger, since nothing else stands there."""
    if not figures:
        return Cards()
    each = (room.width - GAP * (len(figures) - 1)) / len(figures)
    width = each - _BESIDE
    sizes = (*ALONE, *NUMBERS)
    size = next((s for s in sizes if not any(_broken(_card(f, s, width)) for f in figures)), sizes[-1])
    cards = [_card(f, size, width) for f in figures]
    high = max(height_of(card, width) for card in cards)
    places = [Box(x=room.x + n * (each + GAP), y=room.y, width=each, height=high) for n in range(len(cards))]
    return Cards(
        boxes=tuple(_worded(card, place) for card, place in zip(cards, places, strict=True)),
        bars=tuple(_bar(place, colour) for place in places),
    )


def told(figure: KeyFigure) -> str:
    """Return a figure as a sentence, for the notes."""
    parts = (f"{figure.name}: {figure.value}", figure.change, figure.note)
    return " · ".join(part for part in parts if part)


def _card(figure: KeyFigure, size: float, width: float) -> tuple[Paragraph, ...]:
    """Return a figure's paragraphs; the unit has a line of its own where it does not fit beside."""
    name = line(figure.name, SMALLEST, colour=INK_2)
    change = line(figure.change, SMALLEST, bold=figure.moved, colour=ACCENT if figure.moved else INK_2)
    value = _value(figure, size, unit=True)
    if not figure.unit or value.lines(width) == 1:
        return (name, value, change)
    return (name, _value(figure, size, unit=False), line(figure.unit, _UNIT), change)


def _broken(card: tuple[Paragraph, ...]) -> bool:
    """Tell whether a figure's unit stands under its number."""
    whole = 3
    return len(card) > whole


def _value(figure: KeyFigure, size: float, *, unit: bool) -> Paragraph:
    runs = (
        Run(text=f"{figure.qualifier} " if figure.qualifier else "", size=_UNIT),
        Run(text=figure.number, size=size, bold=True),
        Run(text=f" {figure.unit}" if unit and figure.unit else "", size=_UNIT),
    )
    return Paragraph(runs=tuple(run for run in runs if run.text))


def _stacked(
    cards: Sequence[tuple[Paragraph, ...]], room: Box, colour: str, left: tuple[KeyFigure, ...]
) -> Cards:
    boxes: list[TextBox] = []
    bars: list[Ornament] = []
    y = room.y
    for card in cards:
        high = height_of(card, room.width - _BESIDE)
        place = Box(x=room.x, y=y, width=room.width, height=high)
        boxes.append(_worded(card, place))
        bars.append(_bar(place, colour))
        y += high + _SPACE
    return Cards(boxes=tuple(boxes), bars=tuple(bars), left=left)


def _worded(card: tuple[Paragraph, ...], place: Box) -> TextBox:
    box = Box(x=place.x + _BESIDE, y=place.y, width=place.width - _BESIDE, height=place.height)
    return TextBox(role=Role.FIGURE, box=box, paragraphs=card)


def _bar(place: Box, colour: str) -> Ornament:
    return Ornament(box=Box(x=place.x, y=place.y, width=_BAR, height=place.height), colour=colour)
