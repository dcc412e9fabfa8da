"""What a presenter may be asked, and what can be answered: made by rule from the same records."""

from __future__ import annotations

from dashboard.domain.kinds import Kind
from dashboard.domain.observation import Course
from dashboard.story.finding import Finding
from dashboard.story.reader import Reader
from dashboard.story.slide import Note
from dashboard.text.status import direction_sentence, target_sentence
from dashboard.text.summary import others_sentence


def notes_of(found: Finding, reader: Reader) -> tuple[Note, ...]:
    """Return the notes of an indicator: definition, caveats, likely question with its answer, source."""
    words, indicator = reader.words, found.trend.indicator
    meant = " ".join(part for part in (words.of(indicator.definition), words.of(indicator.method)) if part)
    caveats = [*found.remarks, words.of(indicator.note)]
    caveats += [words("slide.activity")] if indicator.kind is Kind.ACTIVITY else []
    source = words("slide.note.source")
    notes = (
        Note(title=words("slide.note.definition"), text=meant),
        Note(title=words("slide.note.summary"), text=found.summary),
        Note(title=words("slide.note.caveats"), text=" ".join(c for c in caveats if c)),
        question(found, reader),
        Note(title=source, text=found.source.removeprefix(f"{source}: ")),
    )
    return tuple(note for note in notes if note.text)


def question(found: Finding, reader: Reader) -> Note:
    """Return the question that the data make likely, with its answer.

    With a target, whether it is reached; with other areas, how the city compares; else where it is going.
    """
    words, catalogue, trend = reader.words, reader.catalogue, found.trend
    if told := target_sentence(trend, catalogue, words):
        return Note(title=words("slide.question.target"), text=told)
    if found.peers.everyone and (told := others_sentence(trend, found.peers, catalogue, words)):
        return Note(title=words("slide.question.peers"), text=told)
    known = trend.status.direction.course is not Course.UNKNOWN
    title = words("slide.question.direction" if known else "slide.question.no_direction")
    return Note(title=title, text=direction_sentence(trend, catalogue, words))
