"""A sparkline is an image of its own that keeps to the same rules as the figures."""

from urllib.parse import unquote
from xml.etree import ElementTree as ET

from dashboard.charts.spark import spark_svg
from dashboard.charts.theme import dark_colour
from tests.charts.samples import PURPLE, indicator, observations, yearly

SVG = "{http://www.w3.org/2000/svg}"


def drawn(values, **facts):
    address = spark_svg(
        observations(values), indicator=indicator(**facts), colour=PURPLE, dark_colour=dark_colour(PURPLE)
    )
    kind, _, text = address.partition(",")
    assert kind == "data:image/svg+xml"
    assert not set(address) & set('"<>#')
    return ET.fromstring(unquote(text))  # noqa: S314 - our own


def lines(svg):
    return [p.get("d") or "" for p in svg.iter(f"{SVG}path") if p.get("class") != "z"]


def test_line_and_dot_without_any_text():
    svg = drawn(yearly(2018, [1, 2, 3, 2, 4]))
    assert (svg.get("width"), svg.get("height")) == ("88", "32")
    assert len(lines(svg)) == len(list(svg.iter(f"{SVG}circle"))) == 1
    assert not list(svg.iter(f"{SVG}text"))


def test_fewer_than_two_values_give_nothing():
    for values in ({"2022": 1}, {"2021": None, "2022": 1}, {}):
        assert not spark_svg(observations(values), indicator=indicator(), colour=PURPLE, dark_colour=PURPLE)


def test_two_values_are_joined_by_dots():
    svg = drawn({"2021": 1, "2022": 2})
    assert [p.get("stroke-dasharray") for p in svg.iter(f"{SVG}path")] == [None, "0 4"]


def test_holes_and_breaks_cut_the_line():
    assert len(lines(drawn({"2015": 1, "2016": 2, "2018": 2, "2019": 4}))) == 2
    assert len(lines(drawn(yearly(2015, [1, 2, 2, 4]), breaks=(2017,)))) == 2


def test_it_follows_dark_and_forced_colours():
    style = next(drawn(yearly(2018, [1, 2, 3])).iter(f"{SVG}style")).text or ""
    assert "prefers-color-scheme:dark" in style
    assert dark_colour(PURPLE) in style
    assert "forced-colors:active" in style


def test_unfirm_end_is_hollow():
    svg = drawn({**yearly(2018, [1, 2, 3]), "2021": "provisional 4"})
    assert [c.get("class") for c in svg.iter(f"{SVG}circle")] == [None]


def test_zero_is_at_the_foot():
    svg = drawn(yearly(2018, [0, 0, 10]))
    assert lines(svg)[0].startswith("M5.0 31")
