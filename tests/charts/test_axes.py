"""The words along both axes."""

from tests.charts.figures import LOANS, RATE, SHARE, own, ticks
from tests.charts.samples import make_trend, yearly


def test_years_are_never_grouped_and_the_one_under_review_is_bold(chart):
    figure = chart(make_trend(LOANS, of=RATE, year=2020))
    assert ticks(figure, "xaxis") == ["2012", "2014", "2016", "2018", "<b>2020</b>", "2022"]


def test_long_series_has_few_ticks_and_markers_at_its_ends_only(chart):
    figure = chart(make_trend(yearly(1987, [5] * 34), year=2020), size="small")
    assert ticks(figure, "xaxis") == ["1987", "2000", "2010", "<b>2020</b>"]
    assert [size > 0 for size in own(figure)[0]["marker"]["size"]] == [True, *[False] * 32, True]


def test_numbers_on_the_axis_follow_the_language(chart):
    figure = chart(make_trend(yearly(2018, [0, 4000, 5000])))
    assert ticks(figure, "yaxis") == [
        "0",
        "1\u00a0000",
        "2\u00a0000",
        "3\u00a0000",
        "4\u00a0000",
        "5\u00a0000",
    ]
    assert figure["layout"]["separators"] == ",\u00a0"


def test_negative_values_keep_the_zero_line(chart):
    figure = chart(make_trend(yearly(2018, [-3.0, 1.0, 2.0]), of=SHARE))
    assert figure["layout"]["yaxis"]["zeroline"]
    assert ticks(figure, "yaxis")[0] == "−3\u00a0%"


def test_counts_have_no_ticks_between_whole_numbers(chart):
    assert ticks(chart(make_trend(yearly(2018, [1, 2, 1]))), "yaxis") == ["0", "1", "2"]
