"""What must be known beside a slide's figures, each thing once."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.pieces import break_years
from dashboard.story.finding import Finding
from dashboard.story.reader import Reader
from dashboard.story.slide import KeyFigure, Slide
from dashboard.text.numbers import years
from dashboard.text.reasons import sentence


def remarks_of(slide: Slide, reader: Reader) -> tuple[str, ...]:
    """Return a slide's remarks as sentences: its own, and what its chart cannot show."""
    own = [sentence(remark) for remark in slide.remarks]
    drawn = _drawn(slide.finding, own, reader) if slide.finding and slide.finding.figure else []
    return tuple(dict.fromkeys([*own, *drawn]))


def noted(figures: Sequence[KeyFigure], told: Sequence[str]) -> tuple[str, ...]:
    """Return the remarks on figures, each once for all that share it; named where not all do.

    What the slide has `told` already is left out.
    """
    by_note: dict[str, list[str]] = {}
    for figure in figures:
        if figure.note and sentence(figure.note) not in told:
            by_note.setdefault(sentence(figure.note), []).append(figure.name)
    return tuple(
        note if len(names) == len(figures) else f"{'; '.join(names)}: {note}"
        for note, names in by_note.items()
    )


def _drawn(found: Finding, own: list[str], reader: Reader) -> list[str]:
    """Return the breaks and the years that need care, which the page draws behind its lines."""
    words, shown = reader.words, found.trend.shown
    first, last = shown[0].year, shown[-1].year
    declared = {b.year for b in found.trend.indicator.breaks}
    cuts = [y for y in break_years(shown, found.trend.indicator) if first < y <= last and y not in declared]
    told = [sentence(words("chart.break", year=year)) for year in cuts]
    for event in found.trend.events:
        name = words.of(event.name)
        inside = event.weak_base and event.last >= first and event.first <= last
        if inside and not any(name in remark for remark in own):
            told.append(words("pptx.event", name=name, years=years(event.first, event.last)))
    return told
