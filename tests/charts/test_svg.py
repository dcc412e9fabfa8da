"""Figures as vectors: documents that any program draws, and what is refused."""

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.line import trend_chart
from dashboard.charts.svg import UnsupportedFigureError, svg
from dashboard.charts.svg.elements import number, paint
from dashboard.charts.theme import INK_2, NOTHING, PEER, SURFACE
from tests.charts.drawing import GREY, LANG, NAME, drawn, found, place, text, texts
from tests.charts.figures import EVERY_KIND, LOANS, RATE
from tests.charts.samples import (
    CATALOGUE,
    PURPLE,
    WEAK,
    make_peers,
    make_trend,
    yearly,
)
from tests.charts.words import WORDS

# ------------------------------------------------------------------------------------------- the document


@pytest.mark.parametrize("size", ["large", "small", "slide"])
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_kind_of_figure_is_drawn_in_plain_colours(chart, kind, size):
    trend, peers = EVERY_KIND[kind]
    figure = chart(trend, peers=peers, size=size)
    made = svg(figure, width=700, language="fi", label="x")
    assert made == svg(figure, width=700, language="fi", label="x")
    ET.fromstring(made)  # noqa: S314 - our own
    assert "rgb" not in made
    assert "style" not in made
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', made)) <= {
        PURPLE,
        PEER,
        SURFACE,
        INK_2,
        "none",
    }
    assert all(
        len(n.partition(".")[2]) <= 1 for n in re.findall(r"-?\d+\.\d+", re.sub("-opacity=.....", "", made))
    )


def test_document_has_name_language_and_size(chart):
    root = drawn(chart(make_trend(LOANS, of=RATE)))
    title = root[0]
    assert (title.tag, title.text) == (f"{NAME}title", "Lainat")
    assert (root.get("role"), root.get("lang"), root.get(LANG)) == ("img", "fi", "fi")
    assert (root.get("viewBox"), root.get("width"), root.get("height")) == ("0 0 640 340", "640", "340")
    assert "Source Sans 3" in (root.get("font-family") or "")


def test_height_and_fonts_are_the_askers(chart):
    root = drawn(chart(make_trend(LOANS, of=RATE)), width=900, height=500, font_family="Arial")
    assert (root.get("viewBox"), root.get("font-family")) == ("0 0 900 500", "Arial")
    assert place(text(root, "0"), "y")[0] > 440


def test_label_and_words_are_escaped(chart):
    figure = chart(make_trend(yearly(2018, range(5)), events=(WEAK,)))
    figure["layout"]["annotations"].append(
        {"x": 2020, "y": 1, "text": "A &lt;b&gt; &amp; %&#123;y} \u201cč\u201d", "showarrow": False}
    )
    root = ET.fromstring(svg(figure, width=640, language="fi", label='<a> & "b"'))  # noqa: S314 - our own
    assert root[0].text == '<a> & "b"'
    assert "A <b> & %{y} \u201cč\u201d" in texts(root)


@given(st.floats(min_value=-5000, max_value=5000))
def test_numbers_are_short_and_right(value):
    said = number(value)
    assert abs(float(said) - value) <= 0.0501
    assert not said.startswith("-0") or float(said) < 0
    assert len(said.partition(".")[2]) <= 1
    assert not said.endswith(".0")


def test_colours_seen_through_are_split():
    assert paint("fill", "rgba(111,125,141,0.14)") == {"fill": GREY, "fill-opacity": "0.14"}
    assert paint("fill", NOTHING) == {"fill": "none"}
    assert paint("stroke", "#93407a") == {"stroke": "#93407a"}
    with pytest.raises(ValueError, match="'red'"):
        paint("fill", "red")


# ------------------------------------------------------------------------------------- what is not drawn


def changed(figure: Any, *way: Any, value: Any) -> Any:
    at = figure
    for step in way[:-1]:
        at = at[step]
    at[way[-1]] = value
    return figure


@pytest.mark.parametrize(
    ("way", "value", "said"),
    [
        (("data", 0, "type"), "pie", "trace: cannot draw the type 'pie', only scatter, bar"),
        (("data", 0, "type"), None, "trace: cannot draw the type None"),
        (("data", 0, "mode"), "lines+text", "trace scatter: cannot draw mode 'lines+text'"),
        (("data", 0, "opacity"), 0.5, "trace scatter: cannot draw the property 'opacity'"),
        (("data", 0, "line", "shape"), "spline", "trace scatter line: cannot draw the property 'shape'"),
        (("data", 0, "line", "dash"), "dashdot", "trace scatter line: cannot draw dash 'dashdot'"),
        (("data", 0, "marker", "opacity"), [0.5], "marker: cannot draw opacity"),
        (("layout", "shapes", 0, "type"), "circle", "shape: cannot draw the type 'circle', only line, rect"),
        (("layout", "shapes", 0, "yref"), "y2", "shape rect: cannot draw yref 'y2'"),
        (
            ("layout", "annotations", 0, "textangle"),
            90,
            "annotation note: cannot draw the property 'textangle'",
        ),
        (("layout", "annotations", 0, "showarrow"), True, "annotation arrow: cannot draw"),
        (("layout", "xaxis", "title"), "Vuosi", "layout xaxis: cannot draw the property 'title'"),
        (("layout", "title"), "Lainat", "layout: cannot draw the property 'title'"),
        (("layout", "showlegend"), True, "layout: cannot draw showlegend True"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(chart, way, value, said):
    figure = changed(chart(make_trend(LOANS, of=RATE, events=(WEAK,))), *way, value=value)
    with pytest.raises(UnsupportedFigureError, match=re.escape(said)):
        svg(figure, width=640, language="fi", label="x")


@given(
    width=st.integers(min_value=500, max_value=2000),
    height=st.integers(min_value=200, max_value=1200),
    kind=st.sampled_from(sorted(EVERY_KIND)),
)
def test_everything_drawn_stays_within_the_picture(width, height, kind):
    trend, peers = EVERY_KIND[kind]
    figure = trend_chart(trend, peers=peers, catalogue=CATALOGUE, words=WORDS, colour=PURPLE, size="large")
    root = drawn(figure, width=width, height=height)
    for element in root.iter():
        for key, most in (("cx", width), ("x", width), ("cy", height), ("y", height)):
            if element.get(key):
                assert -1 <= place(element, key)[0] <= most + 1, ET.tostring(element)


def test_peer_with_one_value_is_a_dot(chart):
    root = drawn(chart(make_trend(yearly(2018, range(1, 6))), peers=make_peers({"porvoo": {"2020": 3}})))
    (dot,) = found(root, "circle", fill=PEER)
    assert (dot.get("r"), dot.get("stroke")) == ("3", None)
