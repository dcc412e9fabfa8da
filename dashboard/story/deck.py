"""The deck of a meeting, made by rule from the plan and the presenter's choice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.domain.summary import Overview
from dashboard.queries.summary import overview
from dashboard.story.goals import goal_slides
from dashboard.story.reader import Reader
from dashboard.story.room import fitted
from dashboard.story.slide import Deck, Slide
from dashboard.story.slides import highlight_slides, priority_slide, reading_slide, title_slide, year_slide
from dashboard.text.stamp import stamp_line

_GOES_ON = re.compile(r"-\d+$")


def deck(reader: Reader, *, changes: Slide | None = None, chosen: Sequence[str] = ()) -> Deck:
    """Return the slides.

    Args:
        reader: whom they are shown.
        changes: the slide on what changed since the last meeting; None where there was none.
        chosen: the ids of the slides to show, in order; none for all of them, or for an edition those that
            it was frozen with.
    """
    whole: Overview = reader.ask(overview)
    slides = [*fitted(title_slide(reader)), *fitted(year_slide(reader))]
    for found in whole.priorities:
        slides.append(priority_slide(found.priority.id, reader))
        slides += [slide for report in found.goals for slide in goal_slides(report, reader)]
    slides += [*highlight_slides(reader), *(fitted(changes) if changes else ())]
    slides += fitted(reading_slide(slides, reader))
    edition = reader.dataset.edition
    asked = tuple(chosen) or (edition.slides if edition else ())
    return Deck(
        every=tuple(slides),
        shown=_chosen(slides, asked),
        unknown=_unknown(slides, asked),
        stamp=stamp_line(reader.dataset, reader.words),
    )


def slide_of(name: str, slides: Sequence[Slide]) -> Slide | None:
    """Return the slide of an id, or the first of its text: it may go on for fewer slides in this language."""
    known = {slide.id: slide for slide in slides}
    return known.get(name) or known.get(_GOES_ON.sub("", name))


def _chosen(slides: Sequence[Slide], asked: Sequence[str]) -> tuple[Slide, ...]:
    """Return the asked slides in the asked order, each once; all of them where none is known."""
    found = {slide.id: slide for name in asked if (slide := slide_of(name, slides))}
    return tuple(found.values()) or tuple(slides)


def _unknown(slides: Sequence[Slide], asked: Sequence[str]) -> tuple[str, ...]:
    """Return the asked ids that no slide has."""
    return tuple(name for name in asked if slide_of(name, slides) is None)
