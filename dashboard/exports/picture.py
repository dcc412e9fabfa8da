"""One chart as a picture to take away: finding, figure, remarks, source and stamp in one image."""

from __future__ import annotations

import io
from contextlib import closing
from dataclasses import dataclass
from html import escape
from threading import Lock
from typing import Final

import pypdfium2
from PIL.PngImagePlugin import PngInfo

from dashboard.charts.svg import drawing, standalone
from dashboard.charts.svg.elements import number, tag
from dashboard.charts.theme import INK, PEER, SIZES, SURFACE, Figure
from dashboard.exports.picture_font import FAMILY, font_styles
from dashboard.exports.picture_text import headline as large_number
from dashboard.exports.picture_text import remark, small, stacked, subtitle, title

WIDTH: Final = 1200
"""Pixels of every picture; how high it is depends on what it tells."""
SCALE: Final = 2
"""Pixels of a PNG for one of the picture."""
_EDGE: Final = 48
_GAP: Final = 24
_INNER: Final = WIDTH - 2 * _EDGE
_POINTS: Final = 72 / 96
_ONE_AT_A_TIME: Final = Lock()
"""PDFium is not made for several threads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureText:
    """What a picture says. `stamp` are its lines of example, edition, choice, data and date.

    `alt` is what it shows, in words for those who do not see it.
    """

    title: str
    subtitle: str
    remarks: tuple[str, ...]
    source: str
    stamp: tuple[str, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The drawn elements of a picture and its height in pixels."""

    elements: str
    height: int


def picture_svg(
    text: PictureText,
    *,
    figure: Figure | None,
    language: str,
    headline: str = "",
    size: str = "large",
    colour: str = INK,
) -> str:
    """Return a picture as SVG that carries its font.

    Args:
        text: what it says.
        figure: what it shows; None where there is nothing to draw.
        language: of its words, as a code.
        headline: a large number in place of a figure.
        size: what the figure was made for: "large" or "slide".
        colour: of the large number.

    Raises:
        UnsupportedFigureError: the figure holds what cannot be drawn.
    """
    sheet = _sheet(text, figure=figure, headline=headline, size=size, colour=colour)
    style = f"<style>{font_styles(sheet.elements)}</style>"
    return _svg(text, sheet, language=language, style=style)


def picture_png(
    text: PictureText,
    *,
    figure: Figure | None,
    language: str,
    headline: str = "",
    size: str = "large",
    colour: str = INK,
) -> bytes:
    """Return the same picture as PNG; its title and what it shows stand in the file as well.

    Raises:
        UnsupportedFigureError: the figure holds what cannot be drawn.
    """
    sheet = _sheet(text, figure=figure, headline=headline, size=size, colour=colour)
    page = _page(_svg(text, sheet, language=language), sheet, language=language)
    said = PngInfo()
    for name, words in (("Title", text.title), ("Description", text.alt), ("Source", text.source)):
        said.add_itxt(name, words, lang=language)
    out = io.BytesIO()
    with _ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(_pdf(page))) as document:
        bitmap = document[0].render(scale=SCALE / _POINTS)
        bitmap.to_pil().save(out, "PNG", pnginfo=said)
    return out.getvalue()


def _sheet(text: PictureText, *, figure: Figure | None, headline: str, size: str, colour: str) -> _Sheet:
    above = [title(text.title), subtitle(text.subtitle)]
    if figure is None:
        above.append(large_number(headline, colour))
    head, y = stacked(above, left=_EDGE, top=_EDGE - _GAP / 2, width=_INNER)
    drawn, y = _figure(figure, size=size, top=y + _GAP / 2) if figure else ("", y)
    notes, y = stacked(map(remark, text.remarks), left=_EDGE, top=y + _GAP / 2, width=_INNER)
    rule = tag("path", {"d": f"M{_EDGE} {number(y + _GAP)}h{_INNER}", "stroke": PEER, "stroke-width": 1})
    foot, y = stacked(map(small, (text.source, *text.stamp)), left=_EDGE, top=y + _GAP * 1.5, width=_INNER)
    return _Sheet(head + drawn + notes + rule + foot, round(y + _EDGE - _GAP / 2))


def _figure(figure: Figure, *, size: str, top: float) -> tuple[str, float]:
    """Return the figure, drawn for its own width and brought to the picture's, and where it ends."""
    made_for = SIZES[size].width
    scale = _INNER / made_for
    place = f"translate({_EDGE} {number(top)}) scale({scale:.4f})"
    elements = tag("g", {"transform": place}, drawing(figure, width=made_for))
    return elements, top + figure["layout"]["height"] * scale


def _svg(text: PictureText, sheet: _Sheet, *, language: str, style: str = "") -> str:
    said = f"<title>{escape(text.title)}</title><desc>{escape(text.alt)}</desc>"
    ground = tag("rect", {"width": WIDTH, "height": sheet.height, "fill": SURFACE})
    content = f"{said}{style}{ground}{sheet.elements}"
    return standalone(content, width=WIDTH, height=sheet.height, language=language, font_family=FAMILY)


def _page(svg: str, sheet: _Sheet, *, language: str) -> str:
    """Return an HTML page of just the picture's size."""
    style = (
        f"{font_styles(sheet.elements, weights='')}@page{{size:{WIDTH}px {sheet.height}px;margin:0}}"
        "body{margin:0}svg{display:block}"
    )
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><style>{style}</style></head><body>{svg}</body></html>'
    )


def _pdf(page: str) -> bytes:
    import weasyprint  # noqa: PLC0415 - half a second of a start that draws no picture
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - the same

    fetcher = URLFetcher(allowed_protocols=("data",), fail_on_errors=True)
    made: bytes = weasyprint.HTML(string=page, url_fetcher=fetcher).write_pdf()
    return made
