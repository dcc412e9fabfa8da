"""How much of a slide's words fits on it, at a size that is read from the back of the room."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from dashboard.story.slide import Line, Slide, SlideKind

Item = TypeVar("Item")
GAP: Final = 0.6
"""The space between two items, in lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """So many lines of so many characters; `beside` where paragraphs have a column of their own."""

    characters: int
    lines: int
    beside: bool = False


ROOMS: Final[Mapping[SlideKind, Room]] = {
    SlideKind.TITLE: Room(characters=110, lines=8),
    SlideKind.YEAR: Room(characters=118, lines=16),
    SlideKind.CHANGES: Room(characters=108, lines=13),
    SlideKind.READING: Room(characters=56, lines=17, beside=True),
}
"""What each kind of slide of words holds; a goal's text is cut where it is made."""


def fitted(slide: Slide) -> tuple[Slide, ...]:
    """Return the slide as it is, or as several where its words need more room than it has.

    A slide that goes on has the id of the first with its number, e.g. `changes-2`.
    """
    room = ROOMS[slide.kind]
    items: list[str | Line] = [*slide.paragraphs, *(() if room.beside else slide.lines)]
    pages = in_pages(items, lambda item: _height(item, room.characters), room.lines) or [[]]
    slides = [_page(slide, n, page) for n, page in enumerate(pages, start=1)]
    if room.beside:
        slides[0] = replace(slides[0], lines=slide.lines)
    return numbered(slides)


def numbered(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """Return slides that go on from each other with their place among them in the title, e.g. "(1/2)"."""
    if len(slides) == 1:
        return tuple(slides)
    return tuple(
        replace(slide, title=f"{slide.title}\u00a0({n}/{len(slides)})")
        for n, slide in enumerate(slides, start=1)
    )


def in_pages(items: Sequence[Item], height: Callable[[Item], float], most: float) -> list[list[Item]]:
    """Return items on pages of at most so many lines; one that is higher has a page of its own."""
    pages: list[list[Item]] = []
    room = 0.0
    for item in items:
        needed = height(item)
        if not pages or needed > room:
            pages.append([])
            room = most
        pages[-1].append(item)
        room -= needed
    return pages


def _height(item: str | Line, characters: int) -> float:
    text = item if isinstance(item, str) else f"{item.lead} {item.text}"
    return math.ceil(len(text) / characters) + GAP


def _page(slide: Slide, n: int, page: Sequence[str | Line]) -> Slide:
    return replace(
        slide,
        id=slide.id if n == 1 else f"{slide.id}-{n}",
        paragraphs=tuple(item for item in page if isinstance(item, str)),
        lines=tuple(item for item in page if isinstance(item, Line)),
    )
