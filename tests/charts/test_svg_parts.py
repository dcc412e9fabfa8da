"""Figures as vectors: what Plotly would draw, element by element."""

import re
from typing import Any

import pytest

from dashboard.charts.bar import bars_chart
from dashboard.charts.svg import UnsupportedFigureError
from dashboard.charts.svg.elements import stroke
from dashboard.charts.svg.words import lines
from dashboard.charts.theme import PEER, SURFACE
from tests.charts.drawing import GREY, drawn, found, lines_of, place, text, texts
from tests.charts.figures import LOANS, PEERS, RATE, SHARE
from tests.charts.samples import (
    CATALOGUE,
    PURPLE,
    WEAK,
    indicator,
    make_part,
    make_target,
    make_trend,
    yearly,
)
from tests.charts.words import WORDS


def bars(*values: Any, names: tuple[str, ...] = ("Tytöt", "Pojat")) -> Any:
    return bars_chart(
        [make_part(name, {"2022": value}) for name, value in zip(names, values, strict=True)],
        indicator=indicator(),
        catalogue=CATALOGUE,
        words=WORDS,
        colour=PURPLE,
        year=2022,
        size="large",
    )


# ---------------------------------------------------------------------------------------------- the parts


def test_lines_stand_behind_markers_and_peers_behind_the_own(chart):
    root = drawn(chart(make_trend(LOANS, of=RATE), peers=PEERS))
    (own,) = lines_of(root, PURPLE)
    peers = lines_of(root, PEER)
    assert len(peers) == 3
    order = list(root)
    assert (
        max(map(order.index, peers)) < order.index(own) < order.index(found(root, "circle", fill=PURPLE)[0])
    )
    assert (own.get("d") or "").count("L") == 10


def test_band_reaches_from_its_lower_edge_to_its_upper(chart):
    root = drawn(chart(make_trend(LOANS, of=RATE), peers=PEERS))
    (band,) = [p for p in found(root, "path", fill=GREY) if p.get("fill-opacity") == "0.14"]
    corners = re.findall(r"([\d.]+) ([\d.]+)", band.get("d") or "")
    assert len(corners) == 22
    assert [x for x, _ in corners[:11]] == [x for x, _ in reversed(corners[11:])]
    assert all(
        float(high) < float(low) for (_, high), (_, low) in zip(corners[:11], corners[:10:-1], strict=True)
    )


def test_gap_cuts_the_line_and_a_lone_value_has_none(chart):
    root = drawn(chart(make_trend({"2012": 40, "2013": 42, "2018": None, "2019": 50})))
    (own,) = lines_of(root, PURPLE)
    assert (own.get("d") or "").count("M") == 1
    assert len(found(root, "circle")) == 3


def test_two_values_are_dotted_with_a_hollow_marker(chart):
    root = drawn(chart(make_trend({"2021": "derived 274000-280000", "2022": 343083})))
    (own,) = lines_of(root, PURPLE)
    assert own.get("stroke-dasharray") == "3 3"
    (hollow,) = found(root, "circle", fill=SURFACE, stroke=PURPLE)
    assert (hollow.get("r"), hollow.get("stroke-width")) == ("5", "2")


def test_forecast_is_dashed(chart):
    root = drawn(chart(make_trend({**yearly(2020, [1, 2, 3]), "2023": "forecast 4"})))
    assert [p.get("stroke-dasharray") for p in lines_of(root, PURPLE)] == [None, "9 9"]
    assert stroke(PURPLE, 6, "dot")["stroke-dasharray"] == "6 6"


def test_known_range_has_a_whisker_and_no_other_value(chart):
    root = drawn(chart(make_trend({**yearly(2018, [700, 700, 700, 700]), "2022": "about 750"})))
    (whisker,) = [p for p in found(root, "path", fill="none") if p.get("stroke-width") == "1.5"]
    assert (whisker.get("d") or "").count("M") == 3
    sure = drawn(chart(make_trend({**yearly(2018, [700, 700, 700, 700]), "2022": "provisional 750"})))
    assert not [p for p in found(sure, "path", fill="none") if p.get("stroke-width") == "1.5"]


@pytest.mark.parametrize(("value", "up"), [("over 600", True), ("almost 600", False)])
def test_arrow_points_to_where_the_value_is(chart, value, up):
    root = drawn(chart(make_trend({"2022": value})))
    (marker,) = found(root, "circle", fill=SURFACE)
    (head,) = [p for p in found(root, "path", fill=PURPLE) if p.get("stroke") is None]
    tip = float((re.findall(r"M[\d.]+ ([\d.]+)", head.get("d") or ""))[0])
    assert (tip < place(marker, "cy")[0]) is up
    assert abs(abs(tip - place(marker, "cy")[0]) - 20.5) < 0.2


def test_break_and_weak_years_are_behind_and_over_the_line(chart):
    trend = make_trend(yearly(2012, range(11)), of=indicator(breaks=(2019,)), events=(WEAK,))
    root = drawn(chart(trend))
    (weak,) = found(root, "rect")
    (rule,) = found(root, "path", stroke=PEER, stroke_dasharray="3 3")
    order = list(root)
    assert order.index(weak) < order.index(found(root, "circle")[0]) < order.index(rule)
    assert weak.get("fill-opacity") == "0.14"


def test_shapes_end_at_the_edge_of_the_plot(chart):
    figure = chart(make_trend(yearly(2012, range(11)), events=(WEAK,)))
    figure["layout"]["shapes"][0]["x1"] = 2050
    (weak,) = found(drawn(figure), "rect")
    x, wide = place(weak, "x", "width")
    assert x + wide == 640 - figure["layout"]["margin"]["r"]


def test_target_range_is_a_band_between_dashes(chart):
    root = drawn(chart(make_trend(yearly(2018, [61, 66, 70]), of=SHARE, target=make_target(65, upper=75))))
    assert len(found(root, "rect")) == 1
    assert [
        p.get("stroke-dasharray") for p in found(root, "path", stroke=PEER) if "stroke-dasharray" in p.attrib
    ] == [
        "9 9",
        "9 9",
    ]


def test_grid_leaves_out_zero_and_the_top(chart):
    figure = chart(make_trend(LOANS, of=RATE))
    grid = found(drawn(figure), "path", shape_rendering="crispEdges")
    ticks = figure["layout"]["yaxis"]["tickvals"]
    assert [p.get("stroke-opacity") for p in grid] == ["0.18"] * (len(ticks) - 2) + ["0.6"]


def test_axis_that_is_cropped_has_no_zero_line(chart):
    figure = chart(
        make_trend(yearly(2015, [8.1, 8.2, 8.3, 8.2, 8.1]), of=indicator(unit="score", decimals=1))
    )
    grid = found(drawn(figure), "path", shape_rendering="crispEdges")
    assert figure["layout"]["meta"]["cropped"]
    assert {p.get("stroke-opacity") for p in grid} == {"0.18"}


def test_negative_values_have_their_zero_within_the_plot(chart):
    root = drawn(chart(make_trend(yearly(2015, [-3.2, 1.1, 0.4]), of=SHARE)))
    (zero,) = found(root, "path", stroke_opacity="0.6")
    at = float(re.findall(r"M[\d.]+ ([\d.]+)H", zero.get("d") or "")[0])
    circles = [place(c, "cy")[0] for c in found(root, "circle")]
    assert min(circles) < at < max(circles)


# ---------------------------------------------------------------------------------------------- the words


def test_lines_and_bold_of_texts():
    assert [[(r.text, r.bold) for r in line] for line in lines("<b>a<br>b</b> c")] == [
        [("a", True)],
        [("b", True), (" c", False)],
    ]
    with pytest.raises(UnsupportedFigureError, match="<i>"):
        lines("<i>a</i>")


def test_year_under_review_is_bold_and_marks_take_a_second_line(chart):
    root = drawn(chart(make_trend({"2021": "derived 274000-280000", "2022": 343083})))
    assert text(root, "2022").get("font-weight") == "bold"
    under = text(root, "2021(johdettu)")
    first, second = under
    assert (first.text, second.text) == ("2021", "(johdettu)")
    assert first.get("x") == second.get("x")
    assert place(second, "y")[0] - place(first, "y")[0] == pytest.approx(14 * 1.3, abs=0.1)


def test_bold_within_a_line_is_a_span(chart):
    figure = chart(make_trend(yearly(2018, range(5))))
    figure["layout"]["annotations"] = [{"x": 2020, "y": 1, "text": "a <b>b</b>", "showarrow": False}]
    note = text(drawn(figure), "a b")
    assert (note[0].text, note[0].get("font-weight"), note.get("font-weight")) == ("b", "bold", None)


def test_words_left_of_the_plot_widen_its_margin(chart):
    figure = chart(make_trend(yearly(2018, [0, 40_000_000, 50_000_000])))
    figure["layout"]["margin"]["l"] = 20
    figure["layout"]["yaxis"]["automargin"] = True
    root = drawn(figure)
    tick = text(root, "50\u00a0000\u00a0000")
    assert tick.get("text-anchor") == "end"
    assert place(tick, "x")[0] > 60
    figure["layout"]["yaxis"]["automargin"] = False
    assert place(text(drawn(figure), "50\u00a0000\u00a0000"), "x")[0] == 19


# ----------------------------------------------------------------------------------------------- the bars


def test_bars_start_at_zero_with_their_values_beside_them():
    root = drawn(bars(30, "about 20"))
    full, hollow = found(root, "rect")
    assert (full.get("fill"), hollow.get("fill")) == (PURPLE, "none")
    assert hollow.get("stroke") == PURPLE
    assert full.get("x") == hollow.get("x")
    x, wide = place(full, "x", "width")
    assert wide * 20 / 30 == pytest.approx(place(hollow, "width")[0], abs=0.1)
    assert place(text(root, "30"), "x")[0] == pytest.approx(x + wide + 3, abs=0.1)
    assert texts(root) == ["30", "noin 20", "Tytöt", "Pojat"]
    assert place(full, "y") < place(hollow, "y")


def test_value_of_a_negative_bar_is_left_of_it():
    root = drawn(bars(30, -20))
    _, below = found(root, "rect")
    said = text(root, "−20")
    assert said.get("text-anchor") == "end"
    assert place(said, "x")[0] == pytest.approx(place(below, "x")[0] - 3, abs=0.1)


def test_plot_of_bars_keeps_some_room_beside_long_names():
    long = "Hallinto- ja henkilöstöpalvelut"
    root = drawn(bars(30, 20, names=(long, "Pojat")), width=200)
    (zero,) = found(root, "path", stroke_opacity="0.6")
    at = float(re.findall(r"M([\d.]+) ", zero.get("d") or "")[0])
    assert 0 < at < 200
