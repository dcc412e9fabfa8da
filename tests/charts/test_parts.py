"""Departments and categories side by side."""

from plotly import graph_objects

from dashboard.charts.bar import bars_chart
from dashboard.charts.parts import parts_charts
from dashboard.domain.kinds import Missing
from tests.charts.samples import CATALOGUE, PURPLE, indicator, make_part, yearly
from tests.charts.words import WORDS


def parts(*values):
    names = ("Tytöt", "Pojat", "Muut")
    return [make_part(name, v) for name, v in zip(names, values, strict=False)]


def drawn_parts(some):
    return parts_charts(
        some, indicator=indicator(), catalogue=CATALOGUE, words=WORDS, colour=PURPLE, year=2022
    )


def test_small_multiples_share_axes_and_room():
    figures = drawn_parts(
        parts(yearly(2018, [1, 2, 3, 4, 5]), yearly(2018, [50, 60, 70, 80, 90]), {"2022": 7})
    )
    layouts = [f["layout"] for f in figures]
    for shared in ("height", "margin"):
        assert all(lo[shared] == layouts[0][shared] for lo in layouts)
    for axis in ("xaxis", "yaxis"):
        assert all(lo[axis]["range"] == layouts[0][axis]["range"] for lo in layouts)
    for figure in figures:
        graph_objects.Figure(figure)


def test_part_without_values_has_no_figure():
    some = parts(yearly(2020, [1, 2, 3]), {"2022": None})
    assert [f is None for f in drawn_parts(some)] == [False, True]
    assert drawn_parts(parts({"2022": None})) == (None,)


def test_bars_compare_one_year_from_zero():
    some = parts({"2022": 30}, {"2021": 3, "2022": "about 20"}, {"2022": None})
    figure = bars_chart(
        some, indicator=indicator(), catalogue=CATALOGUE, words=WORDS, colour=PURPLE, year=2022
    )
    assert figure
    graph_objects.Figure(figure)
    (bars,) = figure["data"]
    assert (bars["y"], bars["x"], bars["text"]) == (["Tytöt", "Pojat"], [30, 20], ["30", "noin 20"])
    assert figure["layout"]["xaxis"]["range"][0] == 0


def test_one_bar_compares_with_nothing():
    some = parts({"2022": 30}, {"2021": 3})
    assert some[1].series.points[0].missing is not Missing.NOT_DELIVERED
    assert not bars_chart(
        some, indicator=indicator(), catalogue=CATALOGUE, words=WORDS, colour=PURPLE, year=2022
    )
