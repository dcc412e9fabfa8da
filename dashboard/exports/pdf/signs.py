"""A small font of the signs that our typeface lacks, so that no file hangs on the fonts of a machine."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from dashboard.settings import PROJECT_FOLDER

FAMILY: Final = "Report Signs"
SUBSCRIPTS: Final = "₀₁₂₃₄₅₆₇₈₉"
_DIGITS: Final = PROJECT_FOLDER / "assets" / "fonts" / "source-sans-3-latin-wght-normal.woff2"
_EM: Final = 1000
_ASCENT, _DESCENT = 1024, -400
_SMALL: Final = 0.62
"""How large a digit below the line is beside one on it, and how far it stands below."""
_BELOW: Final = -130

Place = tuple[int, int]
Outline = tuple[Place, ...]

_POLYGONS: Final[Mapping[str, tuple[int, tuple[Outline, ...]]]] = {
    "▲": (640, (((320, 640), (590, 80), (50, 80)),)),
    "▼": (640, (((50, 620), (590, 620), (320, 60)),)),
    "■": (640, (((80, 80), (80, 560), (560, 560), (560, 80)),)),
    "→": (
        760,
        (
            (
                *((60, 290), (60, 370), (520, 370), (380, 500), (490, 500)),
                *((690, 330), (490, 160), (380, 160), (520, 290)),
            ),
        ),
    ),
    "←": (
        760,
        (
            (
                *((700, 290), (240, 290), (380, 160), (270, 160), (70, 330)),
                *((270, 500), (380, 500), (240, 370), (700, 370)),
            ),
        ),
    ),
}
"""Width and outlines of each sign, clockwise, in thousandths of the size of the words."""
_SPACES: Final = {" ": 200, "\u00a0": 200}
"""A space between two signs is taken from the font of the first."""
_CIRCLES: Final = {"○": (640, 270, 200), "●": (640, 270, 0)}
"""Width, outer and inner radius of each round sign."""
_CENTRE: Final = 320
_CURVE: Final = 0.5523
"""How far the handles of a quarter of a circle reach, for its radius."""


@lru_cache(maxsize=1)
def signs_font() -> bytes:
    """Return the font as a TrueType file.

    Raises:
        OSError: the typeface that digits are taken from cannot be read.
    """
    from fontTools.fontBuilder import FontBuilder  # noqa: PLC0415 - only a file of print needs it

    spaces = {sign: (width, _glyph(())) for sign, width in _SPACES.items()}
    drawn = {**spaces, **_drawn_polygons(), **_drawn_circles(), **_drawn_digits()}
    names = {sign: f"uni{ord(sign):04X}" for sign in drawn}
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(sign): name for sign, name in names.items()})
    builder.setupGlyf({".notdef": _glyph(()), **{names[s]: glyph for s, (_, glyph) in drawn.items()}})
    widths = {names[sign]: (width, 0) for sign, (width, _) in drawn.items()}
    builder.setupHorizontalMetrics({".notdef": (_EM // 2, 0), **widths})
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=_ASCENT, sTypoDescender=_DESCENT, usWinAscent=_ASCENT)
    builder.setupPost()
    builder.font.recalcTimestamp = False
    builder.updateHead(created=0, modified=0)
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _glyph(outlines: tuple[Outline, ...]) -> Any:  # noqa: ANN401 - fontTools has no types
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415 - as above

    pen = TTGlyphPen(None)
    for first, *rest in outlines:
        pen.moveTo(first)
        for place in rest:
            pen.lineTo(place)
        pen.closePath()
    return pen.glyph()


def _drawn_polygons() -> dict[str, tuple[int, Any]]:
    return {sign: (width, _glyph(outlines)) for sign, (width, outlines) in _POLYGONS.items()}


def _drawn_circles() -> dict[str, tuple[int, Any]]:
    return {sign: (width, _ring(outer, inner)) for sign, (width, outer, inner) in _CIRCLES.items()}


def _ring(outer: int, inner: int) -> Any:  # noqa: ANN401 - fontTools has no types
    from fontTools.pens.cu2quPen import Cu2QuPen  # noqa: PLC0415 - as above
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415 - as above

    pen = TTGlyphPen(None)
    curves = Cu2QuPen(pen, max_err=1)
    _circle(curves, outer, way=1)
    if inner:
        _circle(curves, inner, way=-1)
    return pen.glyph()


def _circle(pen: Any, radius: int, *, way: int) -> None:  # noqa: ANN401 - fontTools has no types
    """Draw a circle of four curves; the way round tells whether it fills or cuts out."""
    x, y, reach = _CENTRE, _CENTRE, radius * _CURVE
    sides = [(0, 1), (way, 0), (0, -1), (-way, 0)]
    pen.moveTo((x, y + radius))
    for (ax, ay), (bx, by) in zip(sides, [*sides[1:], sides[0]], strict=True):
        start = (x + ax * radius + bx * reach, y + ay * radius + by * reach)
        end = (x + bx * radius + ax * reach, y + by * radius + ay * reach)
        pen.curveTo(start, end, (x + bx * radius, y + by * radius))
    pen.closePath()


def _drawn_digits() -> dict[str, tuple[int, Any]]:
    """Return the digits of the typeface, small and below the line."""
    from fontTools.pens.transformPen import TransformPen  # noqa: PLC0415 - as above
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415 - as above
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - as above

    with TTFont(_DIGITS) as face:
        names, glyphs = face.getBestCmap(), face.getGlyphSet(location={"wght": 500})
        found = {}
        for sign, digit in zip(SUBSCRIPTS, "0123456789", strict=True):
            pen = TTGlyphPen(None)
            glyph = glyphs[names[ord(digit)]]
            glyph.draw(TransformPen(pen, (_SMALL, 0, 0, _SMALL, 0, _BELOW)))
            found[sign] = (round(glyph.width * _SMALL), pen.glyph())
    return found
