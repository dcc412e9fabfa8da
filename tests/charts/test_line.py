"""What the line of a trend tells, and where it stops."""

import json
from dataclasses import replace

import pytest
from plotly import graph_objects

from tests.charts.figures import EVERY_KIND, LOANS, PEERS, QUALIFIED, RATE, hollow, known, labels, own, ticks
from tests.charts.samples import WEAK, indicator, make_target, make_trend, yearly


@pytest.mark.parametrize("size", ["large", "small", "slide"])
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_plotly_takes_every_figure(chart, kind, size):
    trend, peers = EVERY_KIND[kind]
    figure = chart(trend, peers=peers, size=size)
    graph_objects.Figure(figure)
    assert "template" not in figure["layout"]
    assert not figure["layout"]["showlegend"]


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_values_are_the_trends_own(chart, kind):
    trend, peers = EVERY_KIND[kind]
    figure = chart(trend, peers=peers)
    drawn = {(x, y) for t in own(figure) for x, y in zip(t["x"], t["y"], strict=True) if y is not None}
    assert sorted(y for _, y in drawn) == sorted(known(trend))


def test_small_figures_travel_light(chart):
    figure = chart(make_trend(LOANS, of=RATE, events=(WEAK,), target=make_target(15.0)), peers=PEERS)
    assert len(json.dumps(figure, separators=(",", ":"), ensure_ascii=False).encode()) < 6_000


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_counts_start_at_zero_and_so_does_whatever_is_not_said_to_be_cropped(chart, kind):
    trend, peers = EVERY_KIND[kind]
    low, high = chart(trend, peers=peers)["layout"]["yaxis"]["range"]
    assert low <= 0 <= high
    assert low == 0 or high == 0 or min(known(trend)) < 0


def test_flat_scores_are_cropped_and_say_so(chart):
    scores = make_trend(yearly(2018, [81.2, 81.3, 81.6, 81.5, 81.9]), of=indicator(unit="score", decimals=1))
    figure = chart(scores)
    assert figure["layout"]["yaxis"]["range"][0] > 0
    assert figure["layout"]["meta"] == {"cropped": True}
    assert not figure["layout"]["yaxis"]["zeroline"]


def test_flat_counts_are_never_cropped(chart):
    figure = chart(make_trend(yearly(2018, [5000, 5010, 5005, 5020, 5001])))
    assert figure["layout"]["yaxis"]["range"][0] == 0
    assert "meta" not in figure["layout"]


def test_line_is_cut_at_a_missing_value_and_at_years_without_a_row(chart):
    (line,) = own(chart(make_trend({"2012": 1, "2013": None, "2014": 3, "2016": 4, "2017": 5})))
    assert line["y"] == [1, None, 3, None, 4, 5]
    assert line["connectgaps"] is False
    assert [x for x, y in zip(line["x"], line["y"], strict=True) if y] == [2012, 2014, 2016, 2017]


def test_value_of_every_second_year_is_no_hole(chart):
    (line,) = own(chart(make_trend({"2012": 1, "2014": 3, "2018": 4}, of=indicator(cadence=2))))
    assert line["y"] == [1, 3, None, 4]


def test_irregular_values_have_no_holes(chart):
    (line,) = own(chart(make_trend({"2012": 1, "2014": 3, "2018": 4}, of=indicator(cadence=0))))
    assert line["y"] == [1, 3, 4]


def test_value_between_holes_has_a_marker_even_in_a_long_series(chart):
    values = yearly(1990, [1] * 14) | {"2005": None, "2006": 7, "2008": 8, "2009": 8, "2010": 9}
    (line,) = own(chart(make_trend(values, year=2010)))
    assert line["marker"]["size"][line["y"].index(7)] > 0
    assert line["marker"]["size"][1] == 0


@pytest.mark.parametrize("values", [yearly(2012, range(6)), {**yearly(2012, range(6)), "2015": "break 3"}])
def test_break_cuts_the_line_and_is_named(chart, values):
    marked = isinstance(values["2015"], str)
    figure = chart(make_trend(values, of=indicator(breaks=() if marked else (2015,))))
    before, after = own(figure)
    assert before["x"] == [2012, 2013, 2014]
    assert after["x"] == [2015, 2016, 2017]
    assert "katkos 2015" in labels(figure)
    (rule,) = figure["layout"]["shapes"]
    assert rule["x0"] == rule["x1"] == 2014.5


def test_nothing_known_gives_no_figure(chart):
    assert chart(make_trend({"2022": None})) is None
    assert chart(make_trend({})) is None


def test_one_value_is_a_marker_with_its_number(chart):
    figure = chart(make_trend({"2022": 254}))
    (line,) = own(figure)
    assert line["y"] == [254]
    assert labels(figure) == ["<b>254</b>"]


def test_two_values_are_joined_by_dots_and_both_are_written(chart):
    figure = chart(make_trend({"2021": "derived 274000-280000", "2022": 343083}))
    (line,) = own(figure)
    assert line["line"]["dash"] == "dot"
    assert labels(figure) == ["<b>343\u00a0083</b>", "noin 277\u00a0000"]
    assert ticks(figure, "xaxis") == ["2021<br>(johdettu)", "<b>2022</b>"]
    assert figure["layout"]["yaxis"]["showticklabels"] is False
    assert hollow(figure)["x"] == [2021]
    assert hollow(figure)["error_y"]["array"] == [3000]


def test_unsure_values_are_hollow_with_whiskers_or_arrows(chart):
    figure = chart(make_trend({**QUALIFIED, "2018": 700}))
    assert hollow(figure)["y"] == [750, 600, 700, 800]
    assert hollow(figure)["error_y"]["array"] == [5, 0, 0, 0]
    pointing = {a["x"]: a["ay"] for a in figure["layout"]["annotations"] if a["showarrow"]}
    assert {x: "up" if ay < 0 else "down" for x, ay in pointing.items()} == {
        2020: "up",
        2021: "down",
        2022: "up",
    }
    assert "<b>vähintään 800</b>" in labels(figure)


def test_forecast_is_dashed_from_the_last_value_that_has_been(chart):
    figure = chart(make_trend({**yearly(2020, [1, 2, 3]), "2023": "forecast 4"}))
    past, ahead = own(figure)
    assert (past["x"], past["line"]["dash"]) == ([2020, 2021, 2022], "solid")
    assert (ahead["x"], ahead["line"]["dash"]) == ([2022, 2023], "dash")
    assert hollow(figure)["x"] == [2023]


def test_hovering_tells_the_value_in_words(chart):
    (line,) = own(chart(make_trend({"2021": 1500, "2022": "about 750"})))
    assert line["hovertext"] == ["2021: 1\u00a0500 korttia", "2022: noin 750 korttia"]
    assert line["hoverinfo"] == "text"


def test_kinds_of_period_never_share_a_line(chart):
    figure = chart(make_trend({"2020": 1, "2021": 2, "2022": 3, "2021-autumn": 7, "2022-autumn": 8}))
    assert sorted(t["y"] for t in own(figure)) == [[1, 2, 3], [7, 8]]


def test_events_do_not_share_a_line_with_other_events(chart):
    figure = chart(make_trend({"2021:a": 1, "2021:b": 5, "2022:a": 2, "2022:b": 6}))
    assert sorted(t["y"] for t in own(figure)) == [[1, 2], [5, 6]]
    assert sorted(t["x"] for t in own(figure)) == [[2021, 2022], [2021.5, 2022.5]]


def test_words_of_others_cannot_format_or_link(chart):
    name = "<a href='x'>A</a> & %{y}"
    trend = make_trend(yearly(2018, range(5)), events=(replace(WEAK, name={"fi": name}),))
    assert "&lt;a href='x'&gt;A&lt;/a&gt; &amp; %&#123;y}" in labels(chart(trend))


def test_nothing_can_be_zoomed_or_dragged(chart):
    layout = chart(make_trend(LOANS, of=RATE))["layout"]
    assert layout["dragmode"] is False
    assert layout["xaxis"]["fixedrange"] is layout["yaxis"]["fixedrange"] is True
