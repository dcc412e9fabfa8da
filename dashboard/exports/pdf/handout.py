"""The handout of a deck: each slide over its notes on a page of its own, readable in black and white."""

from __future__ import annotations

from datetime import date
from typing import Final

from dashboard.exports.pdf.paper import Progress
from dashboard.exports.pdf.render import Document, pdf, quoted
from dashboard.exports.pdf.report import created
from dashboard.exports.pdf.slides import slide_page
from dashboard.story.reader import Reader
from dashboard.story.slide import Deck
from dashboard.text.overview import shown_text
from dashboard.text.stamp import stamp_line, stamp_lines
from dashboard.ui.html import to_html

STYLES: Final = ("paper.css", "handout.css")


def handout(
    deck: Deck, reader: Reader, *, today: date, address: str = "", progress: Progress | None = None
) -> bytes:
    """Return the handout as PDF/A-2a.

    Args:
        deck: the slides; those that are shown are printed.
        reader: whom they are told.
        today: the day of the handout, where it is not an edition's.
        address: where the site stands; each slide then names its page there, in print and as a code.
        progress: told how many steps are done, and of how many.

    Raises:
        PdfNotAvailableError: the system lacks libraries that set PDF files.
    """
    steps = len(deck.shown) + 1
    pages = []
    for done, slide in enumerate(deck.shown, start=1):
        pages.append(to_html(slide_page(slide, reader, number=(done, len(deck.shown)), address=address)))
        if progress:
            progress(done, steps)
    content = pdf(_document("".join(pages), reader, today))
    if progress:
        progress(steps, steps)
    return content


def title_of(reader: Reader) -> str:
    """Return what the handout is called."""
    words = reader.words
    return words("report.handout", plan=words.of(reader.catalogue.plan.title), year=reader.year)


def _document(pages: str, reader: Reader, today: date) -> Document:
    words, plan = reader.words, reader.catalogue.plan
    title, place = title_of(reader), words.of(plan.municipality)
    stamp = stamp_lines(reader.dataset, reader.filters, words)
    return Document(
        body=pages,
        language=words.language,
        title=f"{title}, {place}",
        author=place,
        subject="; ".join(stamp),
        keywords=[place, words.of(plan.title), str(reader.year)],
        styles=STYLES,
        rules=_running(title, reader),
        created=created(reader, today),
    )


def _running(title: str, reader: Reader) -> str:
    """Return the rules of what stands above and below each page."""
    words = reader.words
    mark = words("page.example") if reader.catalogue.plan.example else ""
    foot = f"{stamp_line(reader.dataset, words)} · {shown_text(reader.filters, reader.dataset, words)}"
    return (
        f"@page{{@top-left{{content:{quoted(title)}}}"
        f"@top-right{{content:{quoted(mark)};font-weight:700}}"
        f"@bottom-left{{content:{quoted(foot)}}}"
        '@bottom-right{content:counter(page) " / " counter(pages)}}'
    )
