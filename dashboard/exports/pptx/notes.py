"""The speaker notes of a slide: what the story gives, the figures one by one, and what the file is."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports.pptx.shapes import Drawing
from dashboard.story.reader import Reader
from dashboard.story.slide import Note, Slide
from dashboard.text.stamp import stamp_lines
from dashboard.text.table import TableText
from dashboard.ui.links import link


def notes_of(slide: Slide, drawing: Drawing, reader: Reader, address: str) -> tuple[Note, ...]:
    """Return the notes in order; a title may be empty. What had no room on the slide comes first."""
    words = reader.words
    rest = [Note(title=words("pptx.rest"), text=text) for text in drawing.overflow]
    table = _table(slide.finding.tables[0]) if slide.finding else ""
    figures = [Note(title=words("pptx.values"), text=table)] if table else []
    stamps = [Note(title="", text=text) for text in stamp_lines(reader.dataset, reader.filters, words)]
    where = [Note(title=words("pptx.address"), text=address)] if address else []
    return (*rest, *slide.notes, *figures, *stamps, *where)


def address_of(slide: Slide, reader: Reader, site: str) -> str:
    """Return where the site shows the same; empty where the site's own address is not known."""
    return (
        site.rstrip("/") + link(reader.words.root, slide.page, slide.item, filters=reader.filters)
        if site
        else ""
    )


def _table(table: TableText) -> str:
    """Return a table's rows as one text, each value with what is known of it."""
    return "; ".join(_row(row) for row in table.rows)


def _row(row: Sequence[str]) -> str:
    period, value, *remarks = row
    more = ", ".join(remark for remark in remarks if remark)
    return f"{period}: {value} ({more})" if more else f"{period}: {value}"
