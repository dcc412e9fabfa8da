"""What changed since the last meeting: told once for the page, the slide and the report."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.dataset import Dataset
from dashboard.domain.difference import Differences
from dashboard.domain.edition import Edition
from dashboard.domain.filters import Filters
from dashboard.queries.difference import compare
from dashboard.story.reader import Reader
from dashboard.story.slide import Line, Note, Slide, SlideKind
from dashboard.text.differences import (
    Group,
    difference_groups,
    difference_headlines,
    difference_summary,
)
from dashboard.text.stamp import edition_line


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Since:
    """What changes are told from: an edition and the plan as it was then."""

    edition: Edition
    dataset: Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed: in a sentence, the most important lines, and every line in groups."""

    since: str
    summary: str
    headlines: tuple[Line, ...]
    groups: tuple[Group, ...]


def changes(since: Since, reader: Reader) -> Changes:
    """Return what changed since an edition, for the whole plan whatever the reader chose."""
    words, old, new = reader.words, since.dataset, reader.dataset
    found: Differences = reader.ask(_compared, old)
    lines = difference_headlines(found, old=old, new=new, words=words)
    return Changes(
        since=edition_line(since.edition, words),
        summary=difference_summary(found, words),
        headlines=tuple(Line(text=line.text, indicator=line.indicator or "") for line in lines),
        groups=difference_groups(found, old=old, new=new, words=words),
    )


def changes_slide(since: Since, reader: Reader) -> Slide:
    """Return the slide: how much changed, and the most important lines."""
    words = reader.words
    told = changes(since, reader)
    more = sum(len(group.lines) for group in told.groups) - len(told.headlines)
    lines = (
        (*told.headlines, Line(text=words.count("slide.more_changes", more))) if more > 0 else told.headlines
    )
    return Slide(
        id="changes",
        kind=SlideKind.CHANGES,
        over=words("slide.over.changes"),
        title=words("slide.changes", name=words.of(since.edition.name)),
        paragraphs=(told.summary,),
        lines=lines,
        source=told.since,
        notes=(Note(title=words("slide.note.rule"), text=words("slide.rule.changes")),),
        page="changes",
        item=since.edition.id,
    )


def _compared(new: Dataset, old: Dataset, _: Filters) -> Differences:
    return compare(old, new)


def difference_texts(since: Since, reader: Reader) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what changed as headed groups of sentences, the count of all of it first."""
    told = changes(since, reader)
    groups = tuple((group.title, tuple(line.text for line in group.lines)) for group in told.groups)
    return ((told.since, (told.summary,)), *groups)
