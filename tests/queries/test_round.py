"""What each department owes for a year, and how it stands."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.kinds import Mark, MeasureState, Missing
from dashboard.domain.round import OwedKind, Slot, Standing
from dashboard.queries.round import narrowed, round_of
from tests.queries.builders import a_dataset, a_goal, a_measure, breakdown, elsewhere, named, of
from tests.queries.rounds import (
    WINTER,
    YEAR,
    a_whole_plan,
    catalogue_with,
    owed_by,
    plan_with,
    standings,
)

LIBRARY = ("library", "loans")
LATE = date(2024, 9, 1)
ANSWERS = [Missing.NOT_COLLECTED, Missing.NOT_COUNTED, Missing.NOT_APPLICABLE, Missing.WITHDRAWN]


def owed(*rows, today=WINTER, year=YEAR, **facts):
    data = a_dataset(*rows, indicators=[named("loans", **facts)])
    return owed_by(round_of(data, year, today))


# ------------------------------------------------------------------------------------ how a figure stands


def test_a_figure_of_the_year_has_come_in():
    assert standings(of("library", 2022, 1), of("library", 2023, 2)) == {LIBRARY: Standing.DELIVERED}


def test_a_zero_is_a_figure():
    assert standings(of("library", 2023, 0)) == {LIBRARY: Standing.DELIVERED}


def test_a_secret_figure_has_come_in():
    secret = of("library", 2023, None, missing=Missing.SUPPRESSED)
    assert standings(of("library", 2022, 1), secret) == {LIBRARY: Standing.DELIVERED}


@pytest.mark.parametrize("reason", ANSWERS)
def test_a_reason_is_an_answer(reason):
    found = owed(of("library", 2022, 1), of("library", 2023, None, missing=reason))
    assert found[LIBRARY].standing is Standing.EXPLAINED
    assert found[LIBRARY].reasons == (reason,)


@pytest.mark.parametrize("rows", [(), (of("library", 2023, None, missing=Missing.NOT_DELIVERED),)])
@pytest.mark.parametrize(("today", "standing"), [(WINTER, Standing.MISSING), (LATE, Standing.OVERDUE)])
def test_what_was_not_delivered_is_missing_and_then_overdue(rows, today, standing):
    assert standings(of("library", 2022, 1), *rows, today=today) == {LIBRARY: standing}


def test_a_forecast_is_no_figure_of_the_year():
    forecast = replace(of("library", 2023, 5), marks=frozenset({Mark.FORECAST}))
    assert standings(of("library", 2022, 1), forecast) == {LIBRARY: Standing.MISSING}


def test_another_towns_figure_is_not_ours():
    assert standings(of("library", 2022, 1), elsewhere("porvoo", 2023, 5)) == {LIBRARY: Standing.MISSING}


def test_what_nobody_has_given_yet_is_its_own_departments():
    found = owed()[LIBRARY]
    assert (found.standing, found.newest, found.lacking) == (Standing.MISSING, None, ())


def test_the_newest_year_is_told_of_what_is_missing():
    assert owed(of("library", 2019, 1), of("library", 2020, None))[LIBRARY].newest == 2019


def test_parts_that_are_missing_are_named():
    found = owed(
        of("library", 2022, 1),
        breakdown("girls", 2022, 1),
        breakdown("boys", 2022, 1),
        of("library", 2023, 1),
        breakdown("boys", 2023, 1),
    )[LIBRARY]
    assert found.standing is Standing.MISSING
    assert found.lacking == (Slot("sex=girls", "2023"),)


def test_both_terms_are_owed_where_both_were_given():
    rows = [of("library", f"2022-{term}", 1) for term in ("spring", "autumn")]
    found = owed(*rows, of("library", "2023-spring", 1), period_type="term")[LIBRARY]
    assert found.lacking == (Slot("total", "2023-autumn"),)


# ------------------------------------------------------------------------------------------ the calendar


def test_a_release_that_is_known_decides_what_is_overdue():
    row = of("library", 2022, 1)
    assert standings(row, today=LATE, next_update="2024-10") == {LIBRARY: Standing.MISSING}
    assert standings(row, today=WINTER, next_update="2024-01") == {LIBRARY: Standing.OVERDUE}


@pytest.mark.parametrize(("day", "standing"), [(15, Standing.MISSING), (16, Standing.OVERDUE)])
def test_the_day_of_the_plan_decides_where_no_release_is_known(day, standing):
    data = plan_with(a_dataset(of("library", 2022, 1)), round_due=date(2024, 2, 15))
    found = round_of(data, YEAR, date(2024, 2, day))
    assert found.due == date(2024, 2, 15)
    assert owed_by(found)[LIBRARY].standing is standing


@pytest.mark.parametrize(
    ("newest", "standing", "year"),
    [(2022, Standing.DELIVERED, 2022), (2021, Standing.MISSING, 2023), (2020, Standing.OVERDUE, 2022)],
)
def test_a_figure_of_every_second_year_is_owed_every_second_year(newest, standing, year):
    found = owed(of("library", newest, 1), cadence=2)[LIBRARY]
    assert (found.standing, found.year) == (standing, year)


def test_an_irregular_figure_is_not_expected_but_counted_where_it_is_there():
    assert standings(of("library", 2022, 1), cadence=0) == {LIBRARY: Standing.NOT_DUE}
    assert standings(of("library", 2023, 1), cadence=0) == {LIBRARY: Standing.DELIVERED}


def test_a_series_that_begins_later_owes_nothing_before():
    assert standings(of("library", 2024, 1)) == {LIBRARY: Standing.NOT_DUE}


# --------------------------------------------------------------------------------------- the departments


def test_every_department_that_gave_figures_owes_its_own():
    found = standings(of("library", 2022, 1), of("museum", 2022, 1), of("museum", 2023, 1))
    assert found == {LIBRARY: Standing.MISSING, ("museum", "loans"): Standing.DELIVERED}


def test_a_department_that_gave_none_the_last_time_owes_none():
    assert standings(of("museum", 2020, 1), of("library", 2022, 1)) == {LIBRARY: Standing.MISSING}


def test_a_successor_owes_what_its_predecessor_gave():
    found = standings(of("old-youth", 2019, 1), year=2020, today=date(2021, 2, 1))
    assert found == {("youth", "loans"): Standing.MISSING}


def test_what_a_successor_or_a_predecessor_reported_counts():
    old = of("old-youth", 2019, 1)
    for department in ("youth", "old-youth"):
        found = standings(old, of(department, 2020, 2), year=2020, today=date(2021, 2, 1))
        assert found == {("youth", "loans"): Standing.DELIVERED}
    assert standings(old, year=2019, today=date(2020, 2, 1)) == {("old-youth", "loans"): Standing.DELIVERED}


def test_what_no_department_was_named_for_is_the_indicators_own():
    assert standings(of("not-stated", 2022, 1)) == {LIBRARY: Standing.MISSING}
    nobody = standings(of("not-stated", 2022, 1), department="not-stated")
    assert nobody == {("not-stated", "loans"): Standing.MISSING}


def test_departments_stand_in_the_order_of_the_plan():
    rows = [of(name, 2022, 1) for name in ("youth", "museum", "library")]
    found = round_of(a_dataset(*rows), YEAR, WINTER)
    assert [one.department.id for one in found.departments] == ["library", "museum", "youth"]
    assert [one.department.id for one in narrowed(found, ["museum"]).departments] == ["museum"]
    assert narrowed(found, []).departments == ()


# ------------------------------------------------------------------------------------------ the measures


@pytest.mark.parametrize(
    ("state", "year", "standing"),
    [
        (MeasureState.ONGOING, 2023, Standing.DELIVERED),
        (MeasureState.PLANNED, 2024, Standing.DELIVERED),
        (MeasureState.ONGOING, 2022, Standing.MISSING),
        (MeasureState.LATE, 2022, Standing.MISSING),
        (MeasureState.DONE, 2022, Standing.NOT_DUE),
        (MeasureState.STOPPED, 2022, Standing.NOT_DUE),
        (MeasureState.DONE, 2023, Standing.DELIVERED),
    ],
)
def test_the_state_of_a_measure_is_owed_until_it_is_over(state, year, standing):
    measure = replace(a_measure("act", "reading", departments=["museum"]), state=state, year=year)
    data = a_dataset(indicators=[], goals=[a_goal("reading")], measures=[measure])
    found = owed_by(round_of(data, YEAR, WINTER))["museum", "act"]
    assert (found.kind, found.standing, found.state) == (OwedKind.MEASURE, standing, state)


@pytest.mark.parametrize(
    ("departments", "owing"),
    [(["library", "museum"], ["library", "museum"]), (["old-youth"], ["youth"]), ([], ["not-stated"])],
)
def test_a_measure_is_owed_by_whoever_answers_for_it(departments, owing):
    measure = a_measure("act", "reading", departments=departments)
    data = a_dataset(indicators=[], goals=[a_goal("reading")], measures=[measure])
    assert [d for d, _ in owed_by(round_of(data, YEAR, WINTER))] == owing


# --------------------------------------------------------------------------------------------- the whole


def test_a_whole_plan_has_nothing_missing():
    found = round_of(a_whole_plan(), YEAR, LATE)
    assert (found.expected, found.lacking, found.overdue) == (4, 0, 0)


def test_a_plan_without_departments_that_owe_is_empty():
    found = round_of(catalogue_with(a_dataset(), indicators={}), YEAR, WINTER)
    assert (found.departments, found.expected) == ((), 0)


@given(
    st.sets(st.sampled_from(["library", "museum", "youth"]), min_size=1),
    st.sets(st.sampled_from(["library", "museum", "youth"])),
)
def test_those_that_gave_and_those_that_lack_are_all_that_owe(before, now):
    rows = [of(name, 2022, 1) for name in before] + [of(name, 2023, 1) for name in now]
    found = standings(*rows)
    came = {name for (name, _), standing in found.items() if standing is Standing.DELIVERED}
    lack = {name for (name, _), standing in found.items() if standing is Standing.MISSING}
    assert (came, lack) == (now, before - now)


def test_the_real_plans_report_year_has_come_in_but_for_the_statistics(kokkola):
    found = round_of(kokkola, 2022, date(2023, 5, 8))
    assert {d.department.id for d in found.departments if d.lacking} == {"city"}
    assert found.expected > found.lacking > 0
