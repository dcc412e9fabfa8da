"""Colours, sizes and the few settings that every figure shares.

Greys for lines, rules and bands reach their contrast on the light and on the dark ground alike, so that a
style sheet has to recolour only text and the traces named `own…`.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

Figure = dict[str, Any]
"""A Plotly figure as plain data: `{"data": […], "layout": {…}}`."""

INK: Final = "#14253d"
INK_2: Final = "#4a5b70"
SURFACE: Final = "#ffffff"
PEER: Final = "#6f7d8d"
GRID: Final = "rgba(111,125,141,0.18)"
ZERO: Final = "rgba(111,125,141,0.6)"
BAND: Final = "rgba(111,125,141,0.14)"
NOTHING: Final = "rgba(0,0,0,0)"

DARK_SURFACE: Final = "#17263b"
DARK_INK: Final = "#eef3f8"

TEXT_CONTRAST: Final = 4.5
GRAPHIC_CONTRAST: Final = 3.0

FONT: Final = '"Source Sans 3", system-ui, sans-serif'
_SEPARATORS: Final = {"fi": ",\u00a0", "sv": ",\u00a0", "en": ".,"}
_STEP = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A figure's measures in pixels. `width` is the narrowest it is made for; it fills what it is given.

    A line of more than `markers` points has markers at its ends only.
    """

    width: int
    height: int
    font: int
    own_font: int
    line: float
    y_ticks: int
    markers: int


SIZES: Final = {
    "large": Size(width=640, height=340, font=14, own_font=17, line=3, y_ticks=5, markers=15),
    "small": Size(width=280, height=220, font=14, own_font=16, line=3, y_ticks=3, markers=8),
    "slide": Size(width=1200, height=500, font=24, own_font=30, line=6, y_ticks=5, markers=15),
}


def graph_config(language: str) -> Figure:
    """Return the settings of a graph: no toolbar, nothing sent anywhere, no zoom; hovering works."""
    return {
        "displayModeBar": False,
        "displaylogo": False,
        "showSendToCloud": False,
        "plotlyServerURL": "",
        "scrollZoom": False,
        "doubleClick": False,
        "showAxisDragHandles": False,
        "responsive": True,
        "locale": language,
    }


def base_layout(*, size: Size, language: str, margin: dict[str, int]) -> Figure:
    """Return the layout that every figure starts from."""
    return {
        "height": size.height,
        "margin": margin,
        "font": {"family": FONT, "size": size.font, "color": INK_2},
        "paper_bgcolor": NOTHING,
        "plot_bgcolor": NOTHING,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "separators": _SEPARATORS.get(language, ".,"),
        "hoverlabel": {
            "bgcolor": INK,
            "bordercolor": INK,
            "font": {"family": FONT, "size": size.font, "color": SURFACE},
        },
    }


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two `#rrggbb` colours by WCAG 2."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=64)
def dark_colour(colour: str) -> str:
    """Return the colour raised in lightness until it reads on the dark surface."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    raised = colour
    while contrast(raised, DARK_SURFACE) < TEXT_CONTRAST and lightness < 1:
        lightness = min(1.0, lightness + _STEP)
        raised = _hex(colorsys.hls_to_rgb(hue, lightness, saturation))
    return raised


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(c) for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(c * 255):02x}" for c in channels)
