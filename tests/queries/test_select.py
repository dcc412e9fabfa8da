"""Which observations answer: the city's total, lineages, ranges, and that a filter changes no value."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Combine
from dashboard.pages.view import Context
from dashboard.queries.combine import combined
from dashboard.queries.compare import parts, peers
from dashboard.queries.currency import currency
from dashboard.queries.gaps import gaps
from dashboard.queries.listing import listing, offered_departments, without_figures
from dashboard.queries.select import chosen_names, chosen_rows, own_series, total_rows
from dashboard.queries.summary import goal_reports, overview
from dashboard.queries.trend import trend
from tests.queries.builders import LOANS, a_dataset, elsewhere, named, of

WITH_TOTAL = a_dataset(
    of("library", 2021, 10),
    of("museum", 2021, 20),
    of("city", 2021, 99),
    of("library", 2022, 11),
    of("museum", 2022, 21),
)


def test_the_citys_own_total_is_used_where_all_departments_are_shown():
    points = own_series(WITH_TOTAL, LOANS).points
    assert [(o.value, o.department) for o in points] == [(99, "city"), (32, "")]


def test_the_citys_total_says_nothing_of_some_departments():
    points = own_series(WITH_TOTAL, LOANS, ["library", "museum"]).points
    assert [o.value for o in points] == [30, 32]


def test_one_department_is_shown_as_it_reported():
    series = own_series(WITH_TOTAL, LOANS, ["museum"])
    assert (series.department, [o.value for o in series.points]) == ("museum", [20, 21])
    assert series.points[0] in WITH_TOTAL.by_indicator["loans"]


def test_predecessors_are_found_under_their_successor_which_names_the_series():
    data = a_dataset(of("old-youth", 2019, 5), of("youth", 2020, 6))
    series = own_series(data, LOANS, ["youth"])
    assert [(o.department, o.value) for o in series.points] == [("old-youth", 5), ("youth", 6)]
    assert (series.department, own_series(data, LOANS).department) == ("youth", "youth")


def test_a_department_is_lacking_only_in_the_years_it_existed():
    data = a_dataset(
        of("old-youth", 2019, 5), of("library", 2019, 1), of("youth", 2020, 6), of("library", 2020, 1)
    )
    points = own_series(data, LOANS, ["library", "youth"]).points
    assert [(o.value, o.absent) for o in points] == [(6, ()), (7, ())]


def test_the_lineage_of_a_plan_is_found(example):
    assert chosen_names(example, ["youth-services"]) == {"youth-services", "youth-office"} | set(
        example.catalogue.lineage("youth-services")
    )
    series = own_series(example, example.catalogue.indicators["youth-centre-visits"], ["youth-services"])
    years = [o.year for o in series.points]
    assert years == sorted(set(years))
    assert {o.department for o in series.points} == {"youth-office", "youth-services"}


def test_values_of_other_areas_and_breakdowns_are_no_part_of_the_citys_series():
    data = a_dataset(
        of("library", 2022, 1), elsewhere("porvoo", 2022, 2), of("library", 2022, 3, breakdown="sex=girls")
    )
    assert [o.value for o in own_series(data, LOANS).points] == [1]
    assert len(chosen_rows(data, LOANS, Filters())) == 3


def test_a_file_holds_the_chosen_departments_and_all_areas():
    data = a_dataset(of("library", 2022, 1), of("museum", 2022, 4), elsewhere("porvoo", 2022, 2))
    rows = chosen_rows(data, LOANS, Filters(departments=("museum",)))
    assert [(o.area, o.value) for o in rows] == [("kokkola", 4), ("porvoo", 2)]


@settings(max_examples=60, deadline=None)
@given(choice=st.data())
def test_a_filter_never_changes_a_value_only_which_are_shown(kokkola, example, choice):
    data = choice.draw(st.sampled_from([kokkola, example]))
    year = st.none() | st.integers(*data.years)
    offered = offered_departments(data, Filters())
    filters = Filters(
        first=choice.draw(year),
        last=choice.draw(year),
        year=choice.draw(year),
        compare=choice.draw(year),
        departments=tuple(choice.draw(st.lists(st.sampled_from(offered), max_size=3, unique=True))),
    )
    names = chosen_names(data, filters.departments)
    for indicator in data.catalogue.indicators.values():
        found = trend(data, indicator.id, filters)
        reported = set(data.by_indicator.get(indicator.id, ()))
        for o in found.shown:
            assert filters.first is None or o.year >= filters.first
            assert filters.last is None or o.year <= filters.last
            if o.department:
                assert o in reported
                assert not names or o.department in names
        assert (
            found.series.points
            == trend(data, indicator.id, Filters(departments=filters.departments)).series.points
        )
        assert set(chosen_rows(data, indicator, filters)) <= reported


def test_a_combined_value_is_what_the_rule_makes_of_its_parts(example):
    seen = 0
    for indicator in example.catalogue.indicators.values():
        if indicator.combine is not Combine.SUM:
            continue
        for o in own_series(example, indicator).points:
            if o.department == "" and o.known:
                rows = [r for r in total_rows(example, indicator) if r.period == o.period]
                parts_of = [r for r in rows if example.catalogue.departments[r.department].kind != "city"]
                assert o == combined(parts_of, how=Combine.SUM, lacking=o.absent, weights={})
                assert o.value == pytest.approx(sum(r.value or 0.0 for r in parts_of))
                seen += 1
    assert seen > 50


def test_asking_everything_leaves_the_table_as_it_was(dataset):
    before = dataset.observations.copy(deep=True)
    rows = dict(dataset.by_indicator)
    departments = offered_departments(dataset, Filters())
    choices = [Filters(), Filters(year=2020, first=2015, last=2019), Filters(departments=departments[:4])]
    for filters in choices:
        overview(dataset, filters)
        goal_reports(dataset, filters)
        without_figures(dataset, filters)
        for language in ("fi", "sv", "en"):
            listing(dataset, language, filters)
        for name in dataset.catalogue.indicators:
            peers(dataset, name, filters)
            parts(dataset, name, filters)
    currency(dataset)
    gaps(dataset)
    assert_frame_equal(dataset.observations, before)
    assert dict(dataset.by_indicator) == rows


def test_a_remembered_answer_is_the_answer(kokkola):
    context = Context(dataset=kokkola, words={}, today=lambda: None, report=str)  # type: ignore[arg-type,return-value]
    again = [context.ask(trend, "library-loans", Filters(year=2022)) for _ in range(2)]
    assert again[0] is again[1]
    assert again[0] == trend(kokkola, "library-loans", Filters(year=2022))


def test_an_indicator_without_a_row_has_an_empty_series():
    data = a_dataset(indicators=[named("loans")])
    assert own_series(data, LOANS).points == ()
    assert trend(data, "loans", Filters(year=2022)).latest is None


def test_the_citys_total_is_no_part_of_a_sum_of_departments():
    points = own_series(WITH_TOTAL, LOANS, ["library", "city"]).points
    assert [(o.value, o.departments) for o in points] == [(10, ("library",)), (11, ("library",))]


def test_departments_that_are_no_kin_are_not_one_series_even_in_turns():
    points = own_series(a_dataset(of("library", 2021, 5), of("museum", 2022, 6)), LOANS).points
    assert [(o.value, o.absent) for o in points] == [(5, ("museum",)), (6, ("library",))]
