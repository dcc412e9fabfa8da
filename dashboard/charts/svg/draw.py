"""One figure from its parts, back to front."""

from __future__ import annotations

from html import escape

from dashboard.charts.svg.axes import grid, ticks
from dashboard.charts.svg.bars import bars
from dashboard.charts.svg.check import check
from dashboard.charts.svg.elements import Attributes, tag
from dashboard.charts.svg.frame import Frame, frame_of
from dashboard.charts.svg.notes import notes
from dashboard.charts.svg.shapes import shapes
from dashboard.charts.svg.traces import scatter
from dashboard.charts.theme import FONT, Figure


def svg(
    figure: Figure,
    *,
    width: int,
    language: str,
    label: str,
    height: int | None = None,
    font_family: str = FONT,
) -> str:
    """Return a figure as a standalone SVG that holds what Plotly would draw, in the colours of light ground.

    The same figure gives the same text. The ground is left clear; text is text, in plain colours.

    Args:
        figure: a figure of `dashboard.charts`.
        width: of the picture in pixels.
        language: of the words in it, as a code.
        label: what the picture is named by to those who do not see it.
        height: in pixels; the figure's own unless told.
        font_family: the fonts, as in a style sheet.

    Raises:
        UnsupportedFigureError: the figure holds what cannot be drawn here.
    """
    tall = height or figure["layout"]["height"]
    content = f"<title>{escape(label)}</title>{drawing(figure, width=width, height=tall)}"
    return standalone(content, width=width, height=tall, language=language, font_family=font_family)


def standalone(content: str, *, width: int, height: int, language: str, font_family: str = FONT) -> str:
    """Return elements as an image of its own; the first of them is its title."""
    attributes: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {width} {height}",
        "width": width,
        "height": height,
        "lang": language,
        "xml:lang": language,
        "role": "img",
        "font-family": font_family,
        "xml:space": "preserve",
    }
    return tag("svg", attributes, content)


def drawing(figure: Figure, *, width: int, height: int | None = None) -> str:
    """Return the elements of a figure alone, to stand within a larger picture.

    Raises:
        UnsupportedFigureError: the figure holds what cannot be drawn here.
    """
    check(figure)
    frame = frame_of(figure, width=width, height=height or figure["layout"]["height"])
    return "".join(
        (
            shapes(figure, frame, below=True),
            grid(figure, frame),
            _traces(figure, frame),
            ticks(figure, frame),
            shapes(figure, frame, below=False),
            notes(figure, frame),
        )
    )


def _traces(figure: Figure, frame: Frame) -> str:
    data, gap = figure["data"], figure["layout"].get("bargap", 0)
    return "".join(
        bars(trace, frame, gap=gap)
        if trace["type"] == "bar"
        else scatter(trace, frame, data[at - 1] if at else None)
        for at, trace in enumerate(data)
    )
