"""What stands beside the line: peers, labels, events and targets."""

from dataclasses import replace
from itertools import pairwise

import pytest

from dashboard.charts.line import trend_chart
from dashboard.text.messages import LANGUAGES, load_words
from tests.charts.figures import EVERY_KIND, LOANS, PEERS, RATE, SHARE, labels
from tests.charts.samples import (
    CATALOGUE,
    PURPLE,
    WEAK,
    indicator,
    make_peers,
    make_target,
    make_trend,
    yearly,
)


def test_weak_years_are_a_band_with_a_name_above_the_plot(chart):
    figure = chart(make_trend(yearly(2018, range(5)), events=(WEAK, replace(WEAK, weak_base=False))))
    (band,) = figure["layout"]["shapes"]
    assert (band["x0"], band["x1"], band["layer"]) == (2019.75, 2021.25, "below")
    note = next(a for a in figure["layout"]["annotations"] if a["text"] == "koronavuodet")
    assert (note["y"], note["yref"], note["yanchor"]) == (1, "paper", "bottom")


def test_weak_years_outside_the_span_are_not_there(chart):
    assert chart(make_trend(yearly(2012, range(5)), events=(WEAK,)))["layout"]["shapes"] == []


def test_notes_above_the_plot_keep_apart(chart):
    trend = make_trend(yearly(2012, range(11)), of=indicator(breaks=(2020, 2021)), events=(WEAK,))
    above = [a for a in chart(trend, size="small")["layout"]["annotations"] if a.get("yref") == "paper"]
    assert len({a["yshift"] for a in above}) == 3


def test_labels_stand_at_the_ends_of_lines_own_first(chart):
    figure = chart(make_trend(LOANS, of=RATE), peers=PEERS)
    assert labels(figure) == [
        "<b>Kokkola 14,1</b>",
        "Seinäjoki 23,9",
        "Porvoo 14,0",
        "Mikkeli 11,9",
        "muut 2 kuntaa",
    ]


def test_labels_do_not_cover_each_other(chart):
    figure = chart(make_trend(LOANS, of=RATE, target=make_target(14.2)), peers=PEERS, size="small")
    layout = figure["layout"]
    low, high = layout["yaxis"]["range"]
    plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    ends = [a for a in layout["annotations"] if a.get("xanchor") == "left" and "yref" not in a]
    places = sorted((a["y"] - low) / (high - low) * plot + a["yshift"] for a in ends)
    assert all(b - a >= 16 for a, b in pairwise(places))
    assert places[-1] <= plot + 1


def test_peers_are_grey_behind_the_own_line_and_never_more_than_three(chart):
    values = yearly(2012, range(11))
    many = make_peers(dict.fromkeys(("seinäjoki", "porvoo", "mikkeli", "vaasa"), values))
    figure = chart(make_trend(LOANS, of=RATE), peers=many)
    assert [t["uid"] for t in figure["data"]] == ["peer-seinäjoki", "peer-porvoo", "peer-mikkeli", "own"]


def test_peers_are_cut_to_the_own_span(chart):
    figure = chart(make_trend(yearly(2020, [1, 2, 3])), peers=make_peers({"porvoo": yearly(2010, range(20))}))
    assert figure["data"][0]["x"] == [2020, 2021, 2022]


def test_peer_that_ends_early_says_when(chart):
    figure = chart(make_trend(yearly(2020, [1, 2, 3])), peers=make_peers({"porvoo": yearly(2020, [4, 5])}))
    assert "Porvoo 5 (2021)" in labels(figure)


def test_the_rest_are_a_band(chart):
    figure = chart(make_trend(LOANS, of=RATE), peers=PEERS)
    low, high = figure["data"][:2]
    assert (low["y"][0], high["y"][0], high["fill"]) == (9.0, 12.0, "tonexty")


def test_target_is_a_dashed_line_with_a_label(chart):
    figure = chart(make_trend(LOANS, of=RATE, target=make_target(15.0, year=2025)))
    (line,) = figure["layout"]["shapes"]
    assert (line["y0"], line["line"]["dash"]) == (15.0, "dash")
    assert "tavoite 15,0 (2025)" in labels(figure)


def test_target_range_is_a_band_between_two_lines(chart):
    figure = chart(make_trend(yearly(2018, [61, 66, 70]), of=SHARE, target=make_target(65, upper=75)))
    assert [s["type"] for s in figure["layout"]["shapes"]] == ["rect", "line", "line"]
    assert "tavoite 65,0–75,0\u00a0%" in labels(figure)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words_of_figures(language):
    trend, peers = EVERY_KIND["peers"]
    broken = replace(trend, indicator=indicator(unit="rate", decimals=1, breaks=(2015,)))
    words = load_words()[language]
    figure = trend_chart(broken, peers=peers, catalogue=CATALOGUE, words=words, colour=PURPLE, size="large")
    assert figure
    assert any("2015" in text for text in labels(figure))
    assert words.count("chart.others", 2) in labels(figure)


def test_own_newest_value_is_always_the_first_label(chart):
    for values in (yearly(2022, [5]), yearly(2021, [4, 5]), yearly(2018, [1, 2, 3, 4, 5])):
        figure = chart(make_trend(values), peers=make_peers({"porvoo": yearly(2018, range(5))}))
        assert figure["layout"]["annotations"][0]["font"]["color"] == PURPLE
