"""The deck's master, layouts and theme: python-pptx's own, anew in 16:9 and in the plan's colours."""

from __future__ import annotations

from typing import Any, Final

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Pt

from dashboard.charts.theme import INK_2
from dashboard.exports.pptx.look import (
    ACCENT,
    FONT,
    FONT_CLASS,
    FOOT,
    GAP,
    HEIGHT,
    INNER,
    MARGIN,
    SMALLEST,
    WIDTH,
    Box,
    Palette,
    emu,
)
from dashboard.exports.pptx.markup import Markup, joined, named, said, tag, val
from dashboard.exports.pptx.shape_xml import number_field, placeholder
from dashboard.exports.pptx.shapes import Role
from dashboard.text.messages import Words

_TITLE_SLIDE: Final = 0
_TITLE_ONLY: Final = 5
_LINE: Final = 22
_STAMP: Final = Box(x=MARGIN, y=HEIGHT - FOOT - _LINE, width=INNER - 80, height=_LINE)
_PLACES: Final = {
    Role.TITLE: Box(x=MARGIN, y=46, width=INNER, height=78),
    Role.OVER: Box(x=MARGIN, y=20, width=INNER, height=26),
    Role.SUBTITLE: Box(x=MARGIN, y=126, width=INNER, height=24),
    Role.TEXT: Box(x=MARGIN, y=162, width=500, height=280),
    Role.SIDE: Box(x=MARGIN + 500 + 2 * GAP, y=162, width=INNER - 500 - 2 * GAP, height=280),
    Role.REMARKS: Box(x=MARGIN, y=446, width=INNER, height=_LINE),
    Role.SOURCE: Box(x=MARGIN, y=_STAMP.y - _LINE, width=INNER, height=_LINE),
    Role.STAMP: _STAMP,
    Role.NUMBER: Box(x=WIDTH - MARGIN - 56, y=_STAMP.y, width=56, height=_LINE),
}
_ON_MASTER: Final = (Role.TITLE, Role.TEXT, Role.STAMP, Role.NUMBER)
_SIZES: Final = {Role.TITLE: 32, Role.OVER: 20, Role.SUBTITLE: 20, Role.TEXT: 20, Role.SIDE: 20}


def template(palette: Palette, words: Words, language: str) -> Deck:
    """Return an empty deck with two layouts: the first slide's and that of all others."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    deck.element.find("{*}sldSz").attrib.pop("type", None)
    for shown in deck.element.iter("{*}defRPr"):
        shown.set("lang", language)
    _keep(deck, (_TITLE_SLIDE, _TITLE_ONLY))
    master = deck.slide_master
    _redraw(master, [_place(role, words, language, on_master=True) for role in _ON_MASTER])
    _style(master)
    for layout, kind in zip(deck.slide_layouts, ("title", "content"), strict=True):
        _rename(layout, words(f"pptx.layout.{kind}"))
        _redraw(layout, [_place(role, words, language) for role in _PLACES])
    _theme(master, palette, words)
    return deck


def _keep(deck: Deck, kept: tuple[int, ...]) -> None:
    for index, layout in reversed(list(enumerate(deck.slide_layouts))):
        if index not in kept:
            deck.slide_layouts.remove(layout)


def _rename(layout: SlideLayout, name: str) -> None:
    layout.element.find("{*}cSld").set("name", name)


def _redraw(page: Any, shapes: list[Markup]) -> None:  # noqa: ANN401 - a master or a layout
    """Put other shapes in the place of those that a master or layout has."""
    tree = page.shapes.element
    for shape in list(page.shapes):
        tree.remove(shape.element)
    for number, shape in enumerate(shapes, start=2):
        tree.append(parse_xml(named(Markup(shape.replace('id="0"', f'id="{number}"', 1)), "a", "p")))


def _place(role: Role, words: Words, language: str, *, on_master: bool = False) -> Markup:
    box, name = _PLACES[role], words(f"pptx.part.{role}")
    mark = tag("p:ph", type="body", idx=1) if on_master and role is Role.TEXT else placeholder(role)
    shape = tag(
        "p:nvSpPr",
        tag("p:cNvPr", id=0, name=name),
        tag("p:cNvSpPr", tag("a:spLocks", noGrp=1)),
        tag("p:nvPr", mark),
    )
    frame = tag(
        "a:xfrm",
        tag("a:off", x=emu(box.x), y=emu(box.y)),
        tag("a:ext", cx=emu(box.width), cy=emu(box.height)),
    )
    looks = tag("p:spPr", frame, tag("a:prstGeom", tag("a:avLst"), prst="rect"))
    body = tag("a:bodyPr", tag("a:noAutofit"), lIns=0, tIns=0, rIns=0, bIns=0, anchor="t")
    run = tag("a:r", tag("a:rPr", lang=language), tag("a:t", said(name)))
    inside = number_field(language, None) if role is Role.NUMBER else run
    text = tag("p:txBody", body, tag("a:lstStyle", _level(role)), tag("a:p", inside))
    return tag("p:sp", shape, looks, text)


def _level(role: Role) -> Markup:
    """Return how a placeholder's first level looks: without bullets, in the size of its role."""
    bold = int(role in {Role.TITLE, Role.OVER})
    colour = {Role.TITLE: "tx1", Role.TEXT: "tx1", Role.SIDE: "tx1", Role.OVER: "accent1"}.get(role, "tx2")
    fill = tag("a:solidFill", val("a:schemeClr", colour))
    looks = tag("a:defRPr", fill, sz=_SIZES.get(role, SMALLEST) * 100, b=bold)
    align = "r" if role is Role.NUMBER else "l"
    return tag("a:lvl1pPr", tag("a:buNone"), looks, marL=0, indent=0, algn=align)


def _style(master: Any) -> None:  # noqa: ANN401 - python-pptx names no type for what a master holds
    """Set the master's text: nothing smaller than the smallest size, at no level."""
    styles = master.element.find("{*}txStyles")
    for style in styles:
        for level in style:
            level.set("algn", "l")
            for looks in level.iter("{*}defRPr"):
                looks.set("sz", str((_SIZES[Role.TITLE] if "title" in style.tag else SMALLEST + 2) * 100))


def _theme(master: Any, palette: Palette, words: Words) -> None:  # noqa: ANN401 - as above
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    element = parse_xml(part.blob)
    space = element.tag.partition("}")[0] + "}"
    element.set("name", words("page.title"))
    elements = element.find(f"{space}themeElements")
    elements.replace(elements.find(f"{space}clrScheme"), parse_xml(named(_colours(palette, words), "a")))
    elements.replace(elements.find(f"{space}fontScheme"), parse_xml(named(_fonts(), "a")))
    part.blob = serialize_part_xml(element)


def _colours(palette: Palette, words: Words) -> Markup:
    names = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
    order = ("tx1", "bg1", "tx2", "bg2", *(f"accent{n}" for n in range(1, 7)))
    found = [(names.get(name, name), palette.scheme[name]) for name in order]
    found += [("hlink", ACCENT), ("folHlink", INK_2)]
    colours = [tag(f"a:{name}", val("a:srgbClr", colour.removeprefix("#").upper())) for name, colour in found]
    return tag("a:clrScheme", *colours, name=words("page.title"))


def _fonts() -> Markup:
    latin = tag("a:latin", typeface=FONT, **FONT_CLASS)
    others = joined([tag("a:ea", typeface=""), tag("a:cs", typeface="")])
    return tag(
        "a:fontScheme", tag("a:majorFont", latin, others), tag("a:minorFont", latin, others), name=FONT
    )
