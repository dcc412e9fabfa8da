"""Who is asked for what: by lineage, by what is in use, and only for what is due."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.kinds import Combine, Missing
from dashboard.domain.round import LACKING, OwedKind
from dashboard.queries.asked import asked_of, everything_asked
from dashboard.queries.round import round_of
from tests.exports.taken import plan
from tests.queries.builders import a_dataset, a_measure, breakdown, named, of


def slots(asked):
    return [(f.breakdown, f.period.key) for f in asked.figures]


def test_a_department_answers_for_what_those_it_replaced_reported():
    dataset = a_dataset(of("old-youth", 2019, 4), of("youth", 2020, 5))
    (figure,) = asked_of(dataset, "youth", 2021).figures
    assert figure.department == "youth"
    assert [o.value if o else None for o in figure.earlier] == [None, None, None, 4, 5]


def test_a_department_that_has_ended_is_not_asked():
    dataset = a_dataset(of("old-youth", 2019, 4))
    assert [a.department.id for a in everything_asked(dataset, 2023)] == ["youth"]
    assert [a.department.id for a in everything_asked(dataset, 2019)] == ["old-youth"]


def test_what_a_replaced_department_has_reported_of_the_year_is_not_asked_again():
    dataset = a_dataset(of("old-youth", 2019, 4), of("old-youth", 2020, 5))
    assert asked_of(dataset, "youth", 2020).figures == ()


def test_what_two_replaced_departments_each_reported_is_not_taken_for_one():
    dataset = a_dataset(of("museum", 2022, 4), of("youth", 2022, 5))
    (figure,) = asked_of(dataset, "museum", 2023).figures
    assert figure.earlier[-1] is not None
    assert figure.earlier[-1].value == 4


def test_who_answers_for_a_sum_reports_no_part_of_it_unless_it_has_one():
    summed = named("loans", department="city", combine=Combine.SUM)
    dataset = a_dataset(of("library", 2022, 5), indicators=[summed])
    assert [a.department.id for a in everything_asked(dataset, 2023)] == ["library"]


def test_an_indicator_without_figures_is_asked_of_who_answers_for_it():
    for kind, expected in [
        ("year", ["2023"]),
        ("school-year", ["2022/2023"]),
        ("term", ["2023-spring", "2023-autumn"]),
        ("month", [f"2023-{n:02}" for n in range(1, 13)]),
    ]:
        dataset = a_dataset(indicators=[named("loans", department="library", period_type=kind)])
        assert slots(asked_of(dataset, "library", 2023)) == [("total", key) for key in expected]


def test_only_parts_of_the_year_in_use_are_asked_for():
    dataset = a_dataset(of("library", "2022-autumn", 5), indicators=[named("loans", period_type="term")])
    assert slots(asked_of(dataset, "library", 2023)) == [("total", "2023-autumn")]


def test_breakdowns_come_after_the_whole_in_the_order_of_the_catalogue():
    dataset = a_dataset(breakdown("boys", 2022, 1), breakdown("girls", 2022, 2), of("library", 2022, 3))
    found = slots(asked_of(dataset, "library", 2023))
    assert found == [("total", "2023"), ("sex=girls", "2023"), ("sex=boys", "2023")]


def test_figures_of_long_ago_still_tell_what_is_reported():
    assert slots(asked_of(a_dataset(of("library", 2005, 5)), "library", 2023)) == [("total", "2023")]


def test_figures_of_other_areas_make_nobody_report():
    dataset = a_dataset(of("museum", 2022, 5, area="porvoo"))
    assert asked_of(dataset, "museum", 2023).figures == ()


@pytest.mark.parametrize(
    ("cadence", "last", "lacking"), [(1, 2022, True), (2, 2021, True), (2, 2022, False), (0, 2022, False)]
)
def test_a_figure_is_lacking_only_when_it_is_due(cadence, last, lacking):
    dataset = a_dataset(of("library", last, 5), indicators=[named("loans", cadence=cadence)])
    (figure,) = asked_of(dataset, "library", 2023).figures
    assert figure.lacking is lacking


def test_a_figure_that_was_first_reported_later_was_not_lacking_before():
    (figure,) = asked_of(a_dataset(of("library", 2023, 5)), "library", 2021).figures
    assert not figure.lacking


def test_a_breakdown_that_is_not_reported_any_more_is_not_lacking():
    dataset = a_dataset(breakdown("girls", 2020, 2), of("library", 2020, 3), of("library", 2022, 3))
    found = {f.breakdown: f.lacking for f in asked_of(dataset, "library", 2023).figures}
    assert found == {"total": True, "sex=girls": False}


def waited_for(dataset, year):
    """Return what the workbooks lack and what the round is waiting for, by department and indicator."""
    asked = {
        (a.department.id, f.indicator.id)
        for a in everything_asked(dataset, year)
        for f in a.figures
        if f.lacking
    }
    rounds = round_of(dataset, year, date(year + 1, 2, 1)).departments
    owed = [(d.department.id, one) for d in rounds for one in d.owed if one.kind is OwedKind.FIGURE]
    return asked, {(name, one.id) for name, one in owed if one.standing in LACKING}


@pytest.mark.parametrize("name", ["kokkola", "example"])
def test_what_is_lacking_is_what_the_round_is_waiting_for(name):
    """The list of workbooks and the coordinator's page say the same."""
    found = [waited_for(plan(name), year) for year in range(2019, 2026)]
    assert [asked for asked, _ in found] == [waited for _, waited in found]
    assert any(asked for asked, _ in found)


ROWS = st.dictionaries(
    st.tuples(
        st.integers(2020, 2024),
        st.sampled_from(["total", "sex=girls", "sex=boys"]),
    ),
    st.sampled_from([1.0, Missing.NOT_DELIVERED, Missing.NOT_COLLECTED, Missing.NOT_APPLICABLE]),
    max_size=12,
)


@given(rows=ROWS, cadence=st.integers(0, 3), year=st.integers(2021, 2024))
def test_what_is_lacking_is_waited_for_whatever_came_in(rows, cadence, year):
    figures = [
        of("library", when, None, missing=said, breakdown=part)
        if isinstance(said, Missing)
        else of("library", when, said, breakdown=part)
        for (when, part), said in rows.items()
    ]
    loans = named("loans", department="library", cadence=cadence, combine=Combine.SUM)
    asked, waited = waited_for(a_dataset(*figures, indicators=[loans]), year)
    assert asked == waited


@pytest.mark.parametrize(
    ("missing", "lacking"),
    [(Missing.NOT_DELIVERED, True), (Missing.NOT_COLLECTED, False), (Missing.SUPPRESSED, False)],
)
def test_a_reason_is_an_answer_but_not_that_it_comes_later(missing, lacking):
    (figure,) = asked_of(a_dataset(of("library", 2023, None, missing=missing)), "library", 2023).figures
    assert figure.lacking is lacking


def test_a_measure_is_asked_of_each_of_its_departments():
    dataset = a_dataset(measures=[a_measure("shared", "read", departments=["library", "old-youth"])])
    names = [a.department.id for a in everything_asked(dataset, 2023) if a.measures]
    assert names == ["library", "youth"]


def test_a_department_that_is_asked_for_nothing_is_left_out():
    assert everything_asked(a_dataset(indicators=[]), 2023) == ()
