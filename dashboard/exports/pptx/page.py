"""A drawing written into the file: shapes in the order they are read, then the notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.slide import Slide as Page

from dashboard.exports.pptx.chart_part import add_chart
from dashboard.exports.pptx.markup import Markup, named
from dashboard.exports.pptx.shape_xml import (
    Pen,
    chart_shape,
    note_text,
    number_text,
    ornament_shape,
    text_shape,
)
from dashboard.exports.pptx.shapes import Drawing, Ornament, Picture, Role, TextBox
from dashboard.story.reader import Reader
from dashboard.story.slide import Note
from dashboard.text.messages import Words

_BEFORE_CHART: Final = frozenset({Role.TITLE, Role.OVER, Role.SUBTITLE})
_CHART: Final = "chart"
_FIRST: Final = 2
"""Number 1 is the page itself."""

Item = TextBox | Picture | Ornament


def fill(page: Page, drawn: Drawing, pen: Pen, reader: Reader, *, where: str, charts: int) -> None:
    """Put a drawing on a page in the order it is read; what says nothing comes last.

    Args:
        page: An empty page.
        drawn: What stands on it.
        pen: Colours and language.
        reader: The reader.
        where: The address that a click on the topic leads to; empty for none.
        charts: The number of the page's chart in the file, where it has one.
    """
    tree = page.shapes.element
    for empty in list(page.shapes):
        tree.remove(empty.element)
    links: dict[str, str] = {}
    if where:
        links[Role.OVER] = page.part.relate_to(where, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    if drawn.picture:
        links[_CHART] = add_chart(page, drawn.picture, number=charts, pen=pen, reader=reader)
    for number, item in enumerate(_in_order(drawn), start=_FIRST):
        shape = _shape(item, pen, reader.words, number=number, links=links)
        tree.append(parse_xml(named(shape, "a", "p", "r")))


def write_notes(page: Page, notes: Sequence[Note], language: str) -> None:
    """Write the notes of a page, each run in its language, and the number of the slide."""
    texts = {
        PP_PLACEHOLDER.BODY: note_text([(note.title, note.text) for note in notes], language),
        PP_PLACEHOLDER.SLIDE_NUMBER: number_text(language),
    }
    for place in list(page.notes_slide.shapes):
        text = texts.get(place.placeholder_format.type)
        if text is None:
            continue
        for old in place.element.findall("{*}txBody"):
            place.element.remove(old)
        place.element.append(parse_xml(named(text, "a", "p")))


def _in_order(drawn: Drawing) -> list[Item]:
    """Return everything on a slide in the order it is read."""
    told = [box for box in drawn.boxes if box.role in _BEFORE_CHART]
    rest = [box for box in drawn.boxes if box.role not in _BEFORE_CHART]
    return [*told, *([drawn.picture] if drawn.picture else []), *rest, *drawn.ornaments]


def _shape(item: Item, pen: Pen, words: Words, *, number: int, links: Mapping[str, str]) -> Markup:
    if isinstance(item, TextBox):
        name, link = words(f"pptx.part.{item.role}"), links.get(item.role)
        return text_shape(item, pen, number=number, name=name, link=link)
    if isinstance(item, Ornament):
        return ornament_shape(item, pen, number=number, name=words("pptx.part.ornament"))
    found = item.finding
    return chart_shape(
        item.box,
        number=number,
        name=words("pptx.part.chart"),
        title=found.title,
        told=found.summary,
        link=links[_CHART],
    )
