"""Reports and handouts made once, and read back: their words by page, their tree of structure."""

import io
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pikepdf
import pypdfium2

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.exports.pdf.handout import handout
from dashboard.exports.pdf.report import pdf_report
from dashboard.story.deck import deck
from dashboard.story.reader import Reader
from tests.exports.taken import WORDS

DAY = date(2023, 5, 8)
MARGIN = 58
"""Points at the top and the foot of each page that hold its running head and foot."""
ADDRESS = "https://hyvinvointi.example"
CHANGES = (("Since the board met", ("Two figures moved.",)), ("Figures", ("Loans: 5 → 6.", "Visits: 7 → 8.")))


def reader_of(data: Dataset, language: str, filters: Filters | None = None) -> Reader:
    return Reader(dataset=data, words=WORDS[language], filters=filters or Filters())


def report(data: Dataset, language: str, priority: str | None = None, changes: Any = ()) -> bytes:
    """A report under no choice, made once."""
    return _report(data, language, priority, changes)


@lru_cache(maxsize=16)
def _report(data: Dataset, language: str, priority: str | None, changes: Any) -> bytes:
    reader = reader_of(data, language)
    return pdf_report(reader, today=DAY, priority=priority, changes=changes, address=ADDRESS)


@lru_cache(maxsize=8)
def slides(data: Dataset, language: str) -> bytes:
    reader = reader_of(data, language)
    return handout(deck(reader), reader, today=DAY, address=ADDRESS)


@lru_cache(maxsize=16)
def pages(content: bytes) -> tuple[str, ...]:
    """The words of each page."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        return tuple(plain(page.get_textpage().get_text_range()) for page in document)


def plain(text: str) -> str:
    """Words with one space between them."""
    return re.sub(r"\s+", " ", text.replace("\ufffe", "-").replace("\x02", "-"))


def squeezed(text: str) -> str:
    """Words without what the ends of lines add or take: spaces, and hyphens that divide a word."""
    return re.sub(r"[\s\u00ad\u2010\ufffe\x02-]+", "", text)


def says(content: bytes | str, text: str) -> bool:
    """Whether a file, or a text read from one, holds a text, wherever its lines end."""
    return squeezed(text) in _squeezed(content if isinstance(content, str) else told(content))


@lru_cache(maxsize=64)
def _squeezed(text: str) -> str:
    return squeezed(text)


def told(content: bytes) -> str:
    return " ".join(pages(content))


def lines_of(content: bytes) -> Iterator[list[str]]:
    """The lines of each page from the top down, without what stands in its margins."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        for page in document:
            words = page.get_textpage()
            rows: dict[int, list[tuple[float, str]]] = {}
            for n in range(words.count_rects()):
                left, bottom, right, top = words.get_rect(n)
                if bottom > MARGIN and top < page.get_height() - MARGIN:
                    rows.setdefault(round(bottom / 4), []).append(
                        (left, words.get_text_bounded(left, bottom, right, top))
                    )
            yield [" ".join(text for _, text in sorted(rows[at])) for at in sorted(rows, reverse=True)]


def titles(content: bytes) -> Iterator[str]:
    """The titles of the outline, from the first to the last."""
    yield from _titles(opened(content).Root.Outlines)


def _titles(item: Any) -> Iterator[str]:
    below = item.get("/First")
    while below is not None:
        yield str(below.Title)
        yield from _titles(below)
        below = below.get("/Next")


@dataclass(frozen=True)
class Element:
    """An element of the tree of structure: its tag and the object."""

    tag: str
    held: Any


@lru_cache(maxsize=16)
def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def elements(pdf: pikepdf.Pdf) -> Iterator[Element]:
    """Every element of a file, in the order of reading."""
    yield from under(pdf.Root.StructTreeRoot)


def under(held: Any) -> Iterator[Element]:
    """The elements below one, in the order of reading."""
    below = held.get("/K", pikepdf.Array())
    for one in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield Element(str(one.S)[1:], one)
            yield from under(one)
