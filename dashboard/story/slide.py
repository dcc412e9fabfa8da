"""A slide: one finding, as records that a screen, a presentation file and a handout draw alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dashboard.story.finding import Finding


class SlideKind(StrEnum):
    """What a slide is about; it decides where its parts stand."""

    TITLE = "title"
    YEAR = "year"
    PRIORITY = "priority"
    GOAL = "goal"
    RISES = "rises"
    CONCERNS = "concerns"
    CHANGES = "changes"
    READING = "reading"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A large number: its name and year, the value in its parts, what moved, and the remark on it."""

    indicator: str
    priority: str
    name: str
    qualifier: str
    number: str
    unit: str
    change: str
    moved: bool
    note: str

    @property
    def value(self) -> str:
        """The value as one text."""
        return " ".join(part for part in (self.qualifier, self.number, self.unit) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of words. `lead` stands out before it; `priority` gives it a colour, `indicator` a way on."""

    text: str
    lead: str = ""
    priority: str = ""
    indicator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the presenter may need, such as the definition, a caveat, a likely question with its answer."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide of a deck.

    `id` is stable and language-free. `over` stands above the title in the priority's colour; the `title` is
    the finding; `paragraphs` are running text, `lines` a list beside or under it. `page` and `item` name the
    page that shows the same, for a councillor's phone.
    """

    id: str
    kind: SlideKind
    title: str
    priority: str = ""
    over: str = ""
    subtitle: str = ""
    finding: Finding | None = None
    figures: tuple[KeyFigure, ...] = ()
    paragraphs: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    remarks: tuple[str, ...] = ()
    source: str = ""
    notes: tuple[Note, ...] = ()
    page: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """The slides of a meeting.

    `every` is what the rule makes, `shown` the chosen ones in the presenter's order; `unknown` are chosen ids
    that no slide has. `stamp` stands at the foot of each slide.
    """

    every: tuple[Slide, ...]
    shown: tuple[Slide, ...]
    unknown: tuple[str, ...]
    stamp: str
