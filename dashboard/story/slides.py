"""The slides of a deck that the plan itself gives: title, year, priorities, rises and concerns, reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.domain.kinds import Missing, Qualifier
from dashboard.domain.observation import Trend
from dashboard.domain.summary import Overview, PrioritySummary
from dashboard.queries.highlights import Highlights, highlights
from dashboard.queries.summary import overview, priority
from dashboard.queries.trend import trend
from dashboard.story.figures import key_figure
from dashboard.story.finding import finding
from dashboard.story.notes import notes_of
from dashboard.story.reader import Reader
from dashboard.story.slide import Line, Note, Slide, SlideKind
from dashboard.text.describe import title
from dashboard.text.messages import Words
from dashboard.text.overview import coverage_text, lede, priority_line, shown_text, tally_items
from dashboard.text.stamp import edition_line, waiver_lines
from dashboard.text.status import chip

SIZE: Final = "slide"
FIGURES: Final = 2
"""How many key figures stand beside a chart."""
DRAWN: Final = 2
"""The least number of values that makes a chart."""


def title_slide(reader: Reader) -> Slide:
    """Return the first slide: whose plan, which year, what was chosen."""
    words, dataset = reader.words, reader.dataset
    plan, edition = dataset.catalogue.plan, dataset.edition
    said = [edition_line(edition, words), *waiver_lines(edition, words)] if edition else []
    said += [shown_text(reader.filters, dataset, words)]
    said += [words("page.proposed")] if words.language in plan.proposed_languages else []
    return Slide(
        id="title",
        kind=SlideKind.TITLE,
        over=words.of(plan.municipality),
        title=words("slide.title", plan=words.of(plan.title), year=reader.year),
        subtitle=words.of(edition.name) if edition else "",
        paragraphs=tuple(said),
        notes=(Note(title=words("slide.note.caveats"), text=words.of(plan.note)),),
    )


def year_slide(reader: Reader) -> Slide:
    """Return the year in one slide: the plan's own sentence and how each priority stands."""
    words = reader.words
    whole: Overview = reader.ask(overview)
    before, figure, after = lede(whole, words)
    lines = [
        Line(text=_counts(p, words), lead=words.of(p.priority.name), priority=p.priority.id)
        for p in whole.priorities
    ]
    return Slide(
        id="year",
        kind=SlideKind.YEAR,
        over=words("slide.year", year=whole.year),
        title=f"{before}{figure}.".replace("..", "."),
        paragraphs=(after.strip(),) if after.strip() else (),
        lines=tuple(lines),
        notes=(Note(title=words("slide.note.rule"), text=words("slide.rule.counts")),),
    )


def _counts(found: PrioritySummary, words: Words) -> str:
    """Return how a priority stands, in as few words as say it: all of them share a slide."""
    if not found.tally.of:
        return priority_line(found, words)
    return " · ".join(
        [coverage_text(found.tally, words), *(text for _, text in tally_items(found.tally, words))]
    )


def priority_slide(name: str, reader: Reader) -> Slide:
    """Return a priority's leading finding: the first current indicator that makes a chart, else the first."""
    words = reader.words
    found: PrioritySummary = reader.ask(priority, name)
    over = words.of(found.priority.name)
    lead = leading(found)
    if lead is None:
        return Slide(
            id=f"priority-{name}",
            kind=SlideKind.PRIORITY,
            priority=name,
            over=over,
            title=priority_line(found, words),
            page="priority",
            item=name,
        )
    told = finding(lead, reader, size=SIZE)
    beside = [t for t in found.current if t is not lead][:FIGURES]
    figures = [lead, *beside[: FIGURES - 1]] if told.single else beside
    return Slide(
        id=f"priority-{name}",
        kind=SlideKind.PRIORITY,
        priority=name,
        over=over,
        title=told.title,
        subtitle=told.subtitle,
        finding=told,
        figures=tuple(key_figure(t, reader) for t in figures),
        remarks=told.remarks,
        source=told.source,
        notes=(
            *notes_of(told, reader),
            Note(title=words("slide.note.rule"), text=words("slide.rule.leading")),
        ),
        page="priority",
        item=name,
    )


def leading(found: PrioritySummary) -> Trend | None:
    """Return a priority's leading trend: the first current one with two values or more, else the first."""
    drawn = (t for t in found.current if len(t.series.known) >= DRAWN)
    return next(drawn, next(iter(found.current), None))


def indicator_slide(name: str, reader: Reader, *, compared: bool = True) -> Slide:
    """Return any indicator as a slide, for a question in the meeting.

    Raises:
        KeyError: the plan has no such indicator.
    """
    found: Trend = reader.ask(trend, name)
    told = finding(found, reader, size=SIZE, compared=compared)
    return Slide(
        id=f"indicator-{name}",
        kind=SlideKind.INDICATOR,
        priority=found.indicator.priority,
        over=reader.words.of(reader.catalogue.priorities[found.indicator.priority].name),
        title=told.title,
        subtitle=told.subtitle,
        finding=told,
        figures=(key_figure(found, reader),),
        remarks=told.remarks,
        source=told.source,
        notes=notes_of(told, reader),
        page="indicator",
        item=name,
    )


def highlight_slides(reader: Reader) -> tuple[Slide, Slide]:
    """Return three rises and three concerns, by the published rule."""
    found: Highlights = reader.ask(highlights)
    return (
        _highlights(SlideKind.RISES, found.rises, found.better, reader),
        _highlights(SlideKind.CONCERNS, found.concerns, found.worse, reader),
    )


def _highlights(kind: SlideKind, trends: Sequence[Trend], of: int, reader: Reader) -> Slide:
    words, catalogue = reader.words, reader.catalogue
    lines = [
        Line(
            text=title(t, catalogue=catalogue, words=words),
            lead=f"{chip(t, words).shape} {chip(t, words).word}",
            priority=t.indicator.priority,
            indicator=t.indicator.id,
        )
        for t in trends
    ]
    rule = words("slide.rule.highlights")
    return Slide(
        id=str(kind),
        kind=kind,
        over=words(f"slide.over.{kind}"),
        title=words.count(f"slide.{kind}", of) if of else words(f"slide.{kind}.none"),
        lines=tuple(lines),
        paragraphs=() if lines else (words("slide.none_judged"),),
        remarks=(rule,),
        notes=(Note(title=words("slide.note.rule"), text=rule),),
        page="indicators",
    )


def reading_slide(slides: Sequence[Slide], reader: Reader) -> Slide:
    """Return the sources of the slides before, and how to read what they say."""
    words = reader.words
    sources = dict.fromkeys(s.source for s in slides if s.finding)
    terms = [
        Line(text=words(f"slide.read.{q}"), lead=words(f"qualifier.{q}"))
        for q in (Qualifier.ABOUT, Qualifier.OVER, Qualifier.ALMOST)
    ]
    terms += [
        Line(text=words(f"missing.{m}"), lead=words(f"missing.sign.{m}"))
        for m in (Missing.NOT_DELIVERED, Missing.SUPPRESSED)
    ]
    terms.append(Line(text=words("slide.read.hollow"), lead="○"))
    return Slide(
        id="reading",
        kind=SlideKind.READING,
        over=words("slide.over.reading"),
        title=words("slide.reading"),
        paragraphs=tuple(sources),
        lines=tuple(terms),
        remarks=(words("slide.read.direction"),),
        notes=(Note(title=words("slide.note.source"), text=" ".join(sources)),),
        page="about",
    )
