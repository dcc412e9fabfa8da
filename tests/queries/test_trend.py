"""The newest value, whether it is of our time, and the target that judges it."""

from dataclasses import replace

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Mark, TargetKind
from dashboard.domain.observation import Course, Direction, Status, Verdict
from dashboard.queries.trend import trend
from tests.domain.builders import a_target
from tests.queries.builders import a_dataset, of

YEARS = a_dataset(*(of("library", year, year) for year in range(2015, 2025)))


def asked(year=None, data=YEARS, **choice):
    return trend(data, "loans", Filters(year=year, **choice))


@pytest.mark.parametrize(("year", "newest"), [(2024, 2024), (2020, 2020), (2015, 2015)])
def test_the_newest_value_is_not_after_the_year_under_review(year, newest):
    assert asked(year).latest.year == newest


def test_before_the_first_value_there_is_none():
    data = a_dataset(of("library", 2018, 1), of("library", 2019, 1))
    found = asked(2017, data)
    assert (found.latest, found.current, found.status.verdict) == (None, False, Verdict.UNKNOWN)


def test_a_forecast_is_not_the_newest_value():
    data = a_dataset(of("library", 2021, 1), of("library", 2022, 2, marks=frozenset({Mark.FORECAST})))
    assert asked(2022, data).latest.year == 2021


@pytest.mark.parametrize(("year", "current"), [(2024, True), (2027, True), (2028, False)])
def test_more_than_three_years_make_history(year, current):
    found = asked(year)
    assert found.current is current
    assert (found.status.verdict is Verdict.HISTORY) is not current


def test_a_range_hides_points_but_judges_the_whole_series():
    whole, part = asked(2024), asked(2024, first=2023)
    assert [o.year for o in part.shown] == [2023, 2024]
    assert (part.status, part.latest, part.series) == (whole.status, whole.latest, whole.series)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [(2020, 2022, [2020, 2021, 2022]), (None, 2016, [2015, 2016]), (2024, None, [2024])],
)
def test_both_ends_of_a_range_are_shown(first, last, shown):
    assert [o.year for o in asked(2024, first=first, last=last).shown] == shown


def test_a_range_that_hides_everything_is_told():
    data = a_dataset(of("library", 2018, 1), of("library", 2022, None))
    assert asked(2022, data, first=2019).all_hidden
    assert not asked(2022, data, first=2018).all_hidden
    assert not asked(2022, a_dataset(of("library", 2022, None)), first=2020).all_hidden


def test_the_year_to_compare_with_is_used():
    assert asked(2024, compare=2020).status.change.start.year == 2020


def test_an_unknown_indicator_is_an_error():
    with pytest.raises(KeyError):
        trend(YEARS, "no-such", Filters())


TWO = [of(d, y, 10) for d in ("library", "museum") for y in (2021, 2022)]
WHOLE = a_target(TargetKind.HOLD, 15)
OWN = a_target(TargetKind.HOLD, 5, department="museum")


@pytest.mark.parametrize(
    ("departments", "target"),
    [((), WHOLE), (("library", "museum"), WHOLE), (("library",), None), (("museum",), OWN)],
)
def test_a_target_judges_only_the_figures_it_is_for(departments, target):
    data = a_dataset(*TWO, targets=[WHOLE, OWN])
    found = asked(2022, data, departments=departments).status.target
    assert (found.target if found else None) == target


SEEN = Status(
    verdict=Verdict.WORSE,
    direction=Direction(course=Course.FALLING),
    change=None,
    change_reason=None,
    target=None,
)
FROZEN = replace(YEARS, judged={"loans": SEEN})


@pytest.mark.parametrize(
    "choice", [{}, {"first": 2020, "last": 2022}, {"search": "x"}, {"year": YEARS.report_year}]
)
def test_an_edition_keeps_its_status_though_the_rule_changes(choice):
    assert trend(YEARS, "loans", Filters(**choice)).status.verdict is Verdict.STEADY
    assert trend(FROZEN, "loans", Filters(**choice)).status == SEEN


@pytest.mark.parametrize("choice", [{"departments": ("library",)}, {"year": 2020}, {"compare": 2020}])
def test_what_a_reader_of_an_edition_chose_is_judged_anew(choice):
    assert trend(FROZEN, "loans", Filters(**choice)).status == trend(YEARS, "loans", Filters(**choice)).status


def test_an_indicator_that_no_meeting_judged_is_judged_by_the_rule():
    assert trend(replace(YEARS, judged={"other": SEEN}), "loans", Filters()).status == asked().status
