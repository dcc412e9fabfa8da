"""The deck as a PPTX file: the same input makes the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboard.exports.pptx.draw import drawing
from dashboard.exports.pptx.look import palette
from dashboard.exports.pptx.notes import address_of, notes_of
from dashboard.exports.pptx.page import fill, write_notes
from dashboard.exports.pptx.properties import describe
from dashboard.exports.pptx.shape_xml import Pen
from dashboard.exports.pptx.template import template
from dashboard.story.reader import Reader
from dashboard.story.slide import Deck, SlideKind

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


def pptx_file(
    deck: Deck, reader: Reader, *, address: str = "", progress: Callable[[int, int], None] | None = None
) -> bytes:
    """Return the shown slides of a deck as a presentation with native charts and speaker notes.

    Args:
        deck: The slides.
        reader: Whom they are shown: the words, the choice, the data's version.
        address: Where the site stands, such as `https://example.fi`; empty where nobody can be sent there.
        progress: Told how many slides are done, of how many.
    """
    locale = reader.words.locale
    colours = palette([p.colour for p in reader.catalogue.priorities.values()])
    pen = Pen(palette=colours, language=f"{locale.language}-{locale.territory}")
    file = template(colours, reader.words, pen.language)
    charts = 0
    for done, slide in enumerate(deck.shown, start=1):
        drawn = drawing(slide, deck.stamp, reader)
        charts += drawn.picture is not None
        page = file.slides.add_slide(file.slide_layouts[slide.kind is not SlideKind.TITLE])
        where = address_of(slide, reader, address)
        fill(page, drawn, pen, reader, where=where, charts=charts)
        write_notes(page, notes_of(slide, drawn, reader, where), pen.language)
        if progress:
            progress(done, len(deck.shown))
    describe(file, deck, reader, pen.language)
    out = io.BytesIO()
    file.save(out)
    return _without_moments(out.getvalue())


def _without_moments(content: bytes) -> bytes:
    """Return the file without the time at which each of its parts was written."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as written, ZipFile(out, "w", ZIP_DEFLATED) as plain:
        for name in written.namelist():
            plain.writestr(ZipInfo(name, _MOMENT), written.read(name), ZIP_DEFLATED)
    return out.getvalue()
