"""What every slide has: the words above and the words at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.charts.theme import INK, INK_2
from dashboard.domain.model import Source
from dashboard.exports.pptx.blocks import Paragraph, height_of, line
from dashboard.exports.pptx.look import (
    ACCENT,
    BAND,
    FOOT,
    GAP,
    HEIGHT,
    INNER,
    LEADING,
    MARGIN,
    SMALLEST,
    WIDTH,
    Box,
)
from dashboard.exports.pptx.measure import text_width
from dashboard.exports.pptx.shapes import Ornament, Role, TextBox
from dashboard.story.finding import Finding
from dashboard.story.reader import Reader
from dashboard.story.slide import Slide, SlideKind

TITLE_SIZES: Final = (32, 30, 28, 26)
OPENING_SIZES: Final = (44, 40, 36)
_MOST_LINES: Final = 2
_NUMBER: Final = 56
_TOP: Final = 20
_OPENING_TOP: Final = 120
_BADGE: Final = 8


def colour_of(slide: Slide, reader: Reader) -> str:
    """Return the colour of a slide: its priority's, or the site's."""
    found = reader.catalogue.priorities.get(slide.priority)
    return found.colour if found else ACCENT


def header(slide: Slide, reader: Reader) -> tuple[TextBox, ...]:
    """Return the title, what stands over it and what stands under it, in the order they are read."""
    opening = slide.kind is SlideKind.TITLE
    width = INNER - (_badge_width(reader) + GAP if reader.catalogue.plan.example else 0)
    over = [line(slide.over, SMALLEST + 2, bold=True, colour=colour_of(slide, reader))] if slide.over else []
    top = _OPENING_TOP if opening else _TOP
    above = placed(Role.OVER, over, y=top, width=width)
    sizes = OPENING_SIZES if opening else TITLE_SIZES
    title = placed(Role.TITLE, [_title(slide.title, sizes)], y=_under(above, top))
    under = [line(slide.subtitle, SMALLEST + 2, colour=INK_2)] if slide.subtitle else []
    subtitle = placed(Role.SUBTITLE, under, y=_under(title, top) + 2)
    return (*title, *above, *subtitle)


def footer(slide: Slide, stamp: str, reader: Reader) -> tuple[TextBox, ...]:
    """Return the source, the stamp and the slide's number."""
    told = [line(stamp, SMALLEST, colour=INK_2)]
    width = INNER - _NUMBER - GAP
    y = HEIGHT - FOOT - height_of(told, width)
    marks = placed(Role.STAMP, told, y=y, width=width)
    text = short_source(slide, reader)
    source = [line(text, SMALLEST, colour=INK_2)] if text else []
    sources = placed(Role.SOURCE, source, y=y - height_of(source, INNER))
    high = SMALLEST * LEADING
    box = Box(x=WIDTH - MARGIN - _NUMBER, y=HEIGHT - FOOT - high, width=_NUMBER, height=high)
    number = TextBox(role=Role.NUMBER, box=box, paragraphs=(line("0", SMALLEST, colour=INK_2),))
    return (*sources, *marks, number)


def band(slide: Slide, reader: Reader) -> tuple[Ornament, ...]:
    """Return the colour over a slide: its priority's; on the first slide those of all."""
    everyone = [p.colour for p in reader.catalogue.priorities.values()]
    colours = everyone if slide.kind is SlideKind.TITLE and everyone else [colour_of(slide, reader)]
    each = WIDTH / len(colours)
    high = BAND * 2 if slide.kind is SlideKind.TITLE else BAND
    return tuple(
        Ornament(box=Box(x=n * each, y=0, width=each, height=high), colour=colour)
        for n, colour in enumerate(colours)
    )


def example_mark(reader: Reader) -> tuple[TextBox, ...]:
    """Return the mark that a slide of example data has in its corner."""
    if not reader.catalogue.plan.example:
        return ()
    width = _badge_width(reader)
    box = Box(x=WIDTH - MARGIN - width, y=_TOP, width=width, height=SMALLEST * LEADING)
    text = line(reader.words("page.example"), SMALLEST, bold=True)
    return (TextBox(role=Role.EXAMPLE, box=box, paragraphs=(text,)),)


def short_source(slide: Slide, reader: Reader) -> str:
    """Return the names and licences of a slide's sources; the notes also tell how old they are."""
    if slide.finding is None:
        return slide.source
    told = [_named(source, reader) for source in _sources(slide.finding, reader)]
    return reader.words("pptx.source", sources="; ".join(dict.fromkeys(told)))


def placed(
    role: Role, paragraphs: Sequence[Paragraph], *, y: float, x: float = MARGIN, width: float = INNER
) -> tuple[TextBox, ...]:
    """Return the paragraphs in a box as high as they are; nothing for none."""
    if not paragraphs:
        return ()
    box = Box(x=x, y=y, width=width, height=height_of(paragraphs, width))
    return (TextBox(role=role, box=box, paragraphs=tuple(paragraphs)),)


def _title(text: str, sizes: Sequence[float]) -> Paragraph:
    """Return a title at the largest size at which it takes one line, else two; else at the smallest."""
    tried = [line(text, size, bold=True, colour=INK) for size in sizes]
    fitting = (found for most in range(1, _MOST_LINES + 1) for found in tried if found.lines(INNER) <= most)
    return next(fitting, tried[-1])


def _under(found: Sequence[TextBox], top: float) -> float:
    return found[-1].box.bottom if found else top


def _badge_width(reader: Reader) -> float:
    return text_width(reader.words("page.example"), SMALLEST, bold=True) + 2 * _BADGE


def _sources(found: Finding, reader: Reader) -> list[Source]:
    indicator, sources = found.trend.indicator, reader.catalogue.sources
    known = [o.source or indicator.source for o in found.trend.shown if o.known]
    return [sources[name] for name in dict.fromkeys(known or [indicator.source]) if name in sources]


def _named(source: Source, reader: Reader) -> str:
    licence = source.licence or reader.words("describe.no_licence")
    return reader.words("describe.one_source", name=reader.words.of(source.name), licence=licence)
