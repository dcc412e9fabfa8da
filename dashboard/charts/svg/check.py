"""What a figure may hold. Whatever else turns up is refused, so that nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from dashboard.charts.theme import NOTHING, Figure

ANY: Final = None
_ONLY_FALSE: Final = (False,)
_DASHES: Final = ("solid", "dot", "dash")
_LINE: Final = {"color": ANY, "width": ANY, "dash": _DASHES}
_HOVER: Final = {"hovertext": ANY, "hoverinfo": ANY, "uid": ANY}
_MARKER: Final = {
    "color": ANY,
    "size": ANY,
    "opacity": (1,),
    "line": {"color": ANY, "width": ANY},
}
_ERRORS: Final = {
    "type": ("data",),
    "symmetric": _ONLY_FALSE,
    "array": ANY,
    "arrayminus": ANY,
    "color": ANY,
    "thickness": ANY,
    "width": ANY,
}
_AXIS: Final = {
    "range": ANY,
    "autorange": ("reversed",),
    "tickvals": ANY,
    "ticktext": ANY,
    "tickangle": (0,),
    "ticklabeloverflow": ("allow",),
    "ticklabelstandoff": ANY,
    "showticklabels": ANY,
    "showgrid": ANY,
    "gridcolor": ANY,
    "zeroline": ANY,
    "zerolinecolor": ANY,
    "automargin": ANY,
    "fixedrange": ANY,
}
_LAYOUT: Final = {
    "height": ANY,
    "margin": {"l": ANY, "r": ANY, "t": ANY, "b": ANY},
    "font": {"family": ANY, "size": ANY, "color": ANY},
    "paper_bgcolor": (NOTHING,),
    "plot_bgcolor": (NOTHING,),
    "showlegend": _ONLY_FALSE,
    "xaxis": _AXIS,
    "yaxis": _AXIS,
    "bargap": ANY,
    # Nothing of these is seen in a picture.
    **dict.fromkeys(("hovermode", "hoverlabel", "dragmode", "separators", "meta")),
}
_SCATTER: Final = {
    **_HOVER,
    "type": ANY,
    "mode": ("lines", "markers", "lines+markers"),
    "x": ANY,
    "y": ANY,
    "line": _LINE,
    "marker": _MARKER,
    "fill": ("tonexty",),
    "fillcolor": ANY,
    "error_y": _ERRORS,
    "connectgaps": _ONLY_FALSE,
    "cliponaxis": ANY,
}
_BAR: Final = {
    **_HOVER,
    "type": ANY,
    "orientation": ("h",),
    "x": ANY,
    "y": ANY,
    "text": ANY,
    "textposition": ("outside",),
    "marker": {"color": ANY, "line": {"color": ANY, "width": ANY}},
    "cliponaxis": ANY,
}
_SHAPE: Final = {
    "type": ANY,
    "x0": ANY,
    "x1": ANY,
    "y0": ANY,
    "y1": ANY,
    "xref": ("paper",),
    "yref": ("paper",),
    "layer": ("below",),
    "line": _LINE,
}
_NOTE: Final = {
    "x": ANY,
    "y": ANY,
    "yref": ("paper",),
    "text": ANY,
    "showarrow": _ONLY_FALSE,
    "xanchor": ("left", "center", "right"),
    "yanchor": ("bottom",),
    "xshift": ANY,
    "yshift": ANY,
    "font": {"color": ANY, "size": ANY},
}
_ARROW: Final = {
    "x": ANY,
    "y": ANY,
    "ax": (0,),
    "ay": ANY,
    "text": ("",),
    "showarrow": (True,),
    "arrowside": ("start",),
    "startarrowhead": (2,),
    "startarrowsize": ANY,
    "startstandoff": (0,),
    "arrowwidth": ANY,
    "arrowcolor": ANY,
}
KNOWN: Final[Mapping[str, Mapping[str, Mapping[str, Any]]]] = {
    "trace": {"scatter": _SCATTER, "bar": _BAR},
    "shape": {"line": _SHAPE, "rect": {**_SHAPE, "fillcolor": ANY}},
    "annotation": {"note": _NOTE, "arrow": _ARROW},
}
"""By part and kind: its properties, with the values they may have where not all of them are drawn."""


class UnsupportedFigureError(ValueError):
    """A figure holds what cannot be drawn without a browser; the message names the property."""


def check(figure: Figure) -> None:
    """See that everything in a figure can be drawn.

    Raises:
        UnsupportedFigureError: it holds an unknown kind of trace or shape, a property, or a value of one.
    """
    layout = dict(figure["layout"])
    for trace in figure["data"]:
        _check_kind("trace", trace.get("type"), trace)
    for shape in layout.pop("shapes", ()):
        _check_kind("shape", shape.get("type"), shape)
    for note in layout.pop("annotations", ()):
        _check_kind("annotation", "arrow" if note.get("showarrow", True) else "note", note)
    _check(layout, _LAYOUT, "layout")


def _check_kind(part: str, kind: str | None, held: Mapping[str, Any]) -> None:
    known = KNOWN[part].get(kind or "")
    if known is None:
        message = f"{part}: cannot draw the type {kind!r}, only {', '.join(KNOWN[part])}"
        raise UnsupportedFigureError(message)
    _check(held, known, f"{part} {kind}")


def _check(held: Mapping[str, Any], known: Mapping[str, Any], place: str) -> None:
    for name, value in held.items():
        if name not in known:
            message = f"{place}: cannot draw the property {name!r}"
            raise UnsupportedFigureError(message)
        allowed = known[name]
        if isinstance(allowed, dict):
            _check(value, allowed, f"{place} {name}")
        elif allowed is not ANY and value not in allowed:
            message = f"{place}: cannot draw {name} {value!r}"
            raise UnsupportedFigureError(message)
