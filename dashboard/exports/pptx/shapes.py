"""What stands on a slide: texts, a chart, ornaments; each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dashboard.exports.pptx.blocks import Paragraph, height_of
from dashboard.exports.pptx.look import Box
from dashboard.story.finding import Finding


class Role(StrEnum):
    """What a text is on its slide. All but the figures and the mark have a place in the layout."""

    TITLE = "title"
    OVER = "over"
    SUBTITLE = "subtitle"
    TEXT = "text"
    SIDE = "side"
    FIGURE = "figure"
    REMARKS = "remarks"
    SOURCE = "source"
    STAMP = "stamp"
    NUMBER = "number"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBox:
    """A text box."""

    role: Role
    box: Box
    paragraphs: tuple[Paragraph, ...]

    @property
    def fits(self) -> bool:
        """Whether the words stay within the box."""
        slack = 0.01
        return height_of(self.paragraphs, self.box.width) <= self.box.height + slack


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The chart of a finding."""

    box: Box
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Ornament:
    """A bar of colour, which says nothing to whoever does not see it."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A slide with everything in its place, in the order it is read, and what its notes have to say besides.

    `overflow` are words that had no room on the slide.
    """

    boxes: tuple[TextBox, ...]
    picture: Picture | None = None
    ornaments: tuple[Ornament, ...] = ()
    overflow: tuple[str, ...] = field(default=())
