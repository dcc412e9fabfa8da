"""Shapes as DrawingML, in the order of the schema (ECMA-376, part 1, pml and dml-main)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dashboard.exports.pptx.blocks import Paragraph, Run
from dashboard.exports.pptx.look import LEADING, WARN, Box, Palette, emu
from dashboard.exports.pptx.markup import NOTHING, Markup, joined, said, tag, val
from dashboard.exports.pptx.shapes import Ornament, Role, TextBox

PLACES: Final[Mapping[Role, tuple[str, int | None]]] = MappingProxyType(
    {
        Role.TITLE: ("title", None),
        Role.OVER: ("body", 13),
        Role.SUBTITLE: ("body", 14),
        Role.TEXT: ("body", 15),
        Role.SIDE: ("body", 16),
        Role.REMARKS: ("body", 17),
        Role.SOURCE: ("body", 18),
        Role.STAMP: ("ftr", 11),
        Role.NUMBER: ("sldNum", 12),
    }
)
"""The placeholder of a role: its type and its number in the layout."""
CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DECORATIVE: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_FIELD: Final = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """What every shape of a deck is written with: the colours, and the language as in `fi-FI`."""

    palette: Palette
    language: str


def text_shape(text: TextBox, pen: Pen, *, number: int, name: str, link: str | None = None) -> Markup:
    """Return a text box; `link` is the relationship that a click on it follows."""
    place = PLACES.get(text.role)
    click = tag("a:hlinkClick", r_id=link) if link else NOTHING
    shape = tag(
        "p:nvSpPr",
        tag("p:cNvPr", *([click] if link else []), id=number, name=name),
        tag("p:cNvSpPr", tag("a:spLocks", noGrp=1)) if place else tag("p:cNvSpPr", txBox=1),
        tag("p:nvPr", placeholder(text.role)) if place else tag("p:nvPr"),
    )
    fill = pen.palette.fill(WARN) if text.role is Role.EXAMPLE else tag("a:noFill")
    form = tag("a:prstGeom", tag("a:avLst"), prst="rect")
    looks = tag("p:spPr", _frame("a:xfrm", text.box), form, fill)
    return tag("p:sp", shape, looks, _body(text, pen))


def placeholder(role: Role) -> Markup:
    """Return what ties a shape to its place in the layout."""
    kind, index = PLACES[role]
    small = "quarter" if kind in {"ftr", "sldNum"} else None
    return tag("p:ph", type=kind, sz=small, idx=index)


def ornament_shape(ornament: Ornament, pen: Pen, *, number: int, name: str) -> Markup:
    """Return a bar that screen readers pass over."""
    mark = tag(
        "adec:decorative", xmlns_adec="http://schemas.microsoft.com/office/drawing/2017/decorative", val=1
    )
    hidden = tag("a:extLst", tag("a:ext", mark, uri=_DECORATIVE))
    shape = tag(
        "p:nvSpPr",
        tag("p:cNvPr", hidden, id=number, name=name, descr=""),
        tag("p:cNvSpPr"),
        tag("p:nvPr"),
    )
    looks = tag(
        "p:spPr",
        _frame("a:xfrm", ornament.box),
        tag("a:prstGeom", tag("a:avLst"), prst="rect"),
        pen.palette.fill(ornament.colour),
        tag("a:ln", tag("a:noFill")),
    )
    return tag("p:sp", shape, looks)


def chart_shape(box: Box, *, number: int, name: str, title: str, told: str, link: str) -> Markup:
    """Return the frame of a chart; `told` is its alternative text, `link` the relationship to its part."""
    shape = tag(
        "p:nvGraphicFramePr",
        tag("p:cNvPr", id=number, name=name, descr=told, title=title),
        tag("p:cNvGraphicFramePr", tag("a:graphicFrameLocks", noGrp=1)),
        tag("p:nvPr"),
    )
    chart = tag("c:chart", xmlns_c=CHART, r_id=link)
    return tag(
        "p:graphicFrame",
        shape,
        _frame("p:xfrm", box),
        tag("a:graphic", tag("a:graphicData", chart, uri=CHART)),
    )


def paragraph_xml(paragraph: Paragraph, pen: Pen, *, align: str = "l") -> Markup:
    """Return a paragraph whose lines have exactly the height that they were measured for."""
    spacing = [
        tag("a:lnSpc", val("a:spcPts", round(paragraph.size * LEADING * 100))),
        tag("a:spcBef", val("a:spcPts", 0)),
        tag("a:spcAft", val("a:spcPts", round(paragraph.after * 100))),
        tag("a:buNone"),
    ]
    looks = tag("a:pPr", *spacing, marL=0, indent=0, algn=align)
    return tag("a:p", looks, *(_run(run, pen) for run in paragraph.runs))


def note_text(paragraphs: Sequence[tuple[str, str]], language: str) -> Markup:
    """Return the text of speaker notes from titles and texts; their size is the reader's program's."""
    found = []
    for title, text in paragraphs:
        head = tag("a:r", tag("a:rPr", lang=language, b=1), tag("a:t", said(f"{title}: ")))
        body = tag("a:r", tag("a:rPr", lang=language), tag("a:t", said(text)))
        found.append(tag("a:p", *([head] if title else []), body))
    return tag("p:txBody", tag("a:bodyPr"), tag("a:lstStyle"), *found)


def number_text(language: str) -> Markup:
    """Return the text of a placeholder that shows the slide's number."""
    return tag("p:txBody", tag("a:bodyPr"), tag("a:lstStyle"), tag("a:p", number_field(language, None)))


def number_field(language: str, size: float | None, fill: Markup = NOTHING) -> Markup:
    """Return the slide's own number, which follows when slides are moved."""
    looks = tag("a:rPr", *([fill] if fill else []), lang=language, sz=round(size * 100) if size else None)
    return tag("a:fld", looks, tag("a:t", said("‹#›")), id=_FIELD, type="slidenum")


def _body(text: TextBox, pen: Pen) -> Markup:
    align = {Role.NUMBER: "r", Role.EXAMPLE: "ctr"}.get(text.role, "l")
    frame = tag(
        "a:bodyPr", tag("a:noAutofit"), wrap="square", lIns=0, tIns=0, rIns=0, bIns=0, rtlCol=0, anchor="t"
    )
    if text.role is Role.NUMBER:
        run = text.paragraphs[0].runs[0]
        field = number_field(pen.language, run.size, pen.palette.fill(run.colour))
        return tag("p:txBody", frame, tag("a:lstStyle"), tag("a:p", tag("a:pPr", algn=align), field))
    told = joined([paragraph_xml(p, pen, align=align) for p in text.paragraphs])
    return tag("p:txBody", frame, tag("a:lstStyle"), told)


def _run(run: Run, pen: Pen) -> Markup:
    looks = tag(
        "a:rPr",
        pen.palette.fill(run.colour),
        lang=pen.language,
        sz=round(run.size * 100),
        b=int(run.bold),
        dirty=0,
    )
    return tag("a:r", looks, tag("a:t", said(run.text)))


def _frame(name: str, box: Box) -> Markup:
    return tag(
        name,
        tag("a:off", x=emu(box.x), y=emu(box.y)),
        tag("a:ext", cx=emu(box.width), cy=emu(box.height)),
    )
