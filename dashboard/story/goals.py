"""What was done for a goal in the year, on as many slides as its words need."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.domain.model import Measure
from dashboard.domain.summary import GoalReport
from dashboard.story.reader import Reader
from dashboard.story.room import in_pages, numbered
from dashboard.story.slide import Line, Note, Slide, SlideKind
from dashboard.text.messages import Words
from dashboard.text.narrative import resolved
from dashboard.text.reasons import sentence

MOST_CHARACTERS: Final = 620
"""What fits on a slide beside its measures, at a size that is read from the back of the room."""
MOST_PARAGRAPHS: Final = 5
STEP: Final = 20
"""By how many characters pages are made shorter until they are about equal."""
MOST_MEASURES: Final = 5
MEASURE_LINES: Final = 15
"""How many lines the measures have beside the text, and how many characters each."""
MEASURE_CHARACTERS: Final = 38

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9”\"])")


def goal_slides(report: GoalReport, reader: Reader) -> tuple[Slide, ...]:
    """Return a goal's slides: the year's words with their figures, and its measures on the first."""
    words = reader.words
    told = resolved(report.narrative, dataset=reader.dataset, words=words) if report.narrative else ()
    texts = ["".join(fragment.text for fragment in paragraph) for paragraph in told]
    whole = Slide(
        id=f"goal-{report.goal.id}",
        kind=SlideKind.GOAL,
        priority=report.priority.id,
        over=words("slide.done", priority=words.of(report.priority.name), year=report.year),
        title=words.of(report.goal.name),
        lines=_measures(report, reader),
        remarks=() if report.goal.confirmed else (words("page.unconfirmed"),),
        source=words("page.figures_from_indicators") if told else "",
        notes=_notes(report, reader),
        page="goals",
    )
    pages = balanced(texts, MOST_CHARACTERS) or [[words("card.no_narrative", year=report.year)]]
    first = replace(whole, paragraphs=tuple(pages[0]))
    rest = [
        replace(whole, id=f"{whole.id}-{n}", paragraphs=tuple(page), lines=())
        for n, page in enumerate(pages[1:], start=2)
    ]
    return numbered((first, *rest))


def balanced(texts: Sequence[str], most: int) -> list[list[str]]:
    """Return paragraphs on as few pages as `paged` does, none much fuller than it must be.

    Filled one after another, the last page would often hold a single line.
    """
    pages = paged(texts, most)
    fill = most
    while fill > STEP and len(tighter := paged(texts, most, fill=fill - STEP)) == len(pages):
        pages, fill = tighter, fill - STEP
    return pages


def paged(texts: Sequence[str], most: int, *, fill: int | None = None) -> list[list[str]]:
    """Return paragraphs on pages of at most so many characters; a longer one is cut between sentences.

    `fill` ends a page sooner where a piece ends; what is no longer than `most` is cut no more for that.
    """
    pages: list[list[str]] = []
    room = 0
    for text in texts:
        for start, piece in enumerate(_pieces(text, most)):
            if len(piece) > room or not pages or (not start and len(pages[-1]) == MOST_PARAGRAPHS):
                pages.append([])
                room = most if fill is None else fill
            joins = start and pages[-1]
            pages[-1] = [*pages[-1][:-1], f"{pages[-1][-1]} {piece}"] if joins else [*pages[-1], piece]
            room -= len(piece)
    return pages


def _pieces(text: str, most: int) -> list[str]:
    return [text] if len(text) <= most else _SENTENCE.split(text)


def _measures(report: GoalReport, reader: Reader) -> tuple[Line, ...]:
    words = reader.words
    lines = [
        Line(
            text=words.of(m.name),
            lead=words("measure.in_year", state=words(f"measure.{m.state}"), year=m.year),
        )
        for m in report.measures
    ]
    kept = in_pages(lines[:MOST_MEASURES], _height, MEASURE_LINES)[:1]
    shown = tuple(kept[0]) if kept else ()
    more = len(lines) - len(shown)
    return (*shown, Line(text=words.count("slide.more", more))) if more > 0 else shown


def _height(line: Line) -> float:
    """Return the lines that a measure takes: its state and its name."""
    return 1 + math.ceil(len(line.text) / MEASURE_CHARACTERS)


def _notes(report: GoalReport, reader: Reader) -> tuple[Note, ...]:
    words = reader.words
    told = " ".join(_told(m, words) for m in report.measures) or words("card.no_measures")
    caveat = words.of(report.goal.note)
    notes = (
        Note(title=words("slide.note.measures"), text=told),
        Note(title=words("slide.note.caveats"), text=caveat),
    )
    return tuple(note for note in notes if note.text)


def _told(measure: Measure, words: Words) -> str:
    """Return a measure with its state and what is told of it, as a sentence."""
    text = words.of(measure.text)
    told = f"{words.of(measure.name)} ({words(f'measure.{measure.state}')})"
    return sentence(f"{told}: {text}" if text else told)
