"""The table of widths is that of the font in the assets."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from dashboard.charts.svg.widths import ASCENT, DESCENT, ascent, descent, width_of

FONT = Path(__file__).parents[2] / "assets/fonts/source-sans-3-latin-wght-normal.woff2"
SAID = (
    "Kirjastolainat asukasta kohti: 14,14 vuonna 2022",
    "Bibliotekslån per invånare, ökning med 7,7\u00a0% från 2021",
    "Hallinto- ja henkilöstöpalvelut",
    "676\u00a0462\u00a0€ · noin 1\u00a0500 – “yli” −3,5",
)


@pytest.fixture(scope="module", params=[400, 700])
def weighed(request):
    return request.param, instantiateVariableFont(TTFont(FONT), {"wght": request.param})


@pytest.mark.parametrize("text", SAID)
def test_width_is_the_fonts(weighed, text):
    weight, font = weighed
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    told = sum(advances[glyphs[ord(sign)]][0] for sign in text) / font["head"].unitsPerEm
    assert width_of(text, 1, bold=weight == 700) == pytest.approx(told, rel=0.02)


def test_height_is_the_fonts(weighed):
    _, font = weighed
    assert (font["hhea"].ascent, -font["hhea"].descent) == (ASCENT * 1000, DESCENT * 1000)
    assert (ascent(14), descent(14)) == (14, 6)


def test_unknown_letters_take_some_room():
    assert width_of("Žš", 10) == pytest.approx(10.7, abs=0.1)
