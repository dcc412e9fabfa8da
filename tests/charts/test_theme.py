"""Colours are told apart and read by everyone, on both grounds."""

from itertools import combinations

import pytest

from dashboard.charts import theme

PRIORITIES = ("#b84a00", "#93407a", "#00735c", "#0060a8")
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
"""G. M. Machado et al., "A physiologically-based model for simulation of color vision deficiency" (2009)."""
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def seen(colour):
    """The colour in CIELAB as a person with deuteranopia sees it."""
    linear = [theme._linear(c) for c in theme._channels(colour)]
    simulated = [min(max(c, 0), 1) for c in times(DEUTERANOPIA, linear)]
    xyz = [c / w for c, w in zip(times(TO_XYZ, simulated), WHITE, strict=True)]
    x, y, z = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one, other):
    return sum((a - b) ** 2 for a, b in zip(seen(one), seen(other), strict=True)) ** 0.5


def test_contrast_is_that_of_wcag():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", [*PRIORITIES, theme.INK, theme.INK_2])
def test_text_reads_on_white(colour):
    assert theme.contrast(colour, theme.SURFACE) >= theme.TEXT_CONTRAST


@pytest.mark.parametrize("colour", [*PRIORITIES, theme.INK, "#000000"])
def test_raised_colours_read_on_the_dark_surface(colour):
    raised = theme.dark_colour(colour)
    assert theme.TEXT_CONTRAST <= theme.contrast(raised, theme.DARK_SURFACE) < 5.5


def test_colour_that_reads_already_is_left_alone():
    assert theme.dark_colour("#ffffff") == "#ffffff"


@pytest.mark.parametrize("ground", [theme.SURFACE, theme.DARK_SURFACE])
def test_grey_lines_are_seen_on_both_grounds(ground):
    assert theme.contrast(theme.PEER, ground) >= theme.GRAPHIC_CONTRAST


@pytest.mark.parametrize("pair", list(combinations(PRIORITIES, 2)))
def test_priorities_differ_under_deuteranopia(pair):
    assert distance(*pair) > 10


def test_nothing_is_sent_or_zoomed():
    config = theme.graph_config("sv")
    assert config["locale"] == "sv"
    assert not any(config[k] for k in ("displayModeBar", "showSendToCloud", "plotlyServerURL", "scrollZoom"))
