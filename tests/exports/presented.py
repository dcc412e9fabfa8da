"""A presentation made and read back: pages, runs, charts, notes, and the parts of the package."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from pptx import Presentation

from dashboard.domain.filters import Filters
from dashboard.exports.pptx.file import pptx_file
from dashboard.story.deck import deck
from dashboard.story.reader import Reader
from dashboard.story.slide import Deck, Slide
from dashboard.story.slides import indicator_slide
from tests.exports.taken import WORDS, frozen, plan

SITE = "https://example.fi"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class Made:
    """A deck with its reader and its file, closed and opened."""

    deck: Deck
    reader: Reader
    content: bytes
    file: Any

    @property
    def pages(self) -> list[tuple[Slide, Any]]:
        """The slides of the story with the pages of the file."""
        return list(zip(self.deck.shown, self.file.slides, strict=True))


def reader_of(name: str, language: str, *, edition: bool = False, **choice: Any) -> Reader:
    data = frozen(plan(name)) if edition else plan(name)
    return Reader(dataset=data, words=WORDS[language], filters=Filters(**choice))


def every_indicator(reader: Reader) -> Deck:
    """A deck of a slide for each indicator."""
    slides = tuple(indicator_slide(name, reader) for name in reader.catalogue.indicators)
    return replace(deck(reader), every=slides, shown=slides)


@lru_cache(maxsize=24)
def presented(name: str, language: str, *, edition: bool = False, indicators: bool = False) -> Made:
    reader = reader_of(name, language, edition=edition)
    return opened(every_indicator(reader) if indicators else deck(reader), reader)


def opened(told: Deck, reader: Reader, **options: Any) -> Made:
    content = pptx_file(told, reader, **{"address": SITE, **options})
    return Made(told, reader, content, Presentation(io.BytesIO(content)))


def charts(page: Any) -> list[Any]:
    return [shape for shape in page.shapes if shape.has_chart]


def text_of(page: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


def notes_of(page: Any) -> str:
    return str(page.notes_slide.notes_text_frame.text)


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def trees(content: bytes, chosen: Callable[[str], bool] = lambda _: True) -> dict[str, Any]:
    """Every XML part that is chosen, parsed."""
    xml = {n: b for n, b in parts(content).items() if n.endswith((".xml", ".rels")) and chosen(n)}
    return {name: fromstring(text) for name, text in xml.items()}


def relations(content: bytes) -> Iterator[tuple[str, str, str]]:
    """Every relationship as its file, its mode and the full name of its target."""
    for name, tree in trees(content, lambda n: n.endswith(".rels")).items():
        folder = PurePosixPath(name).parent.parent
        for relation in tree:
            target, mode = relation.get("Target"), relation.get("TargetMode", "Internal")
            yield name, mode, target if mode == "External" else _joined(folder, target)


def _joined(folder: PurePosixPath, target: str) -> str:
    found: list[str] = []
    for step in (folder / target).parts:
        if step == "..":
            found.pop()
        elif step != "/":
            found.append(step)
    return "/".join(found)
