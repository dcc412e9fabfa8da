"""By when a figure is due, and for which year one is owed."""

from datetime import date

import pytest

from dashboard.queries.due import due_of, is_late, owed_year, plan_due, release, round_year
from tests.queries.builders import PLAN, named
from tests.queries.rounds import a_whole_plan, plan_with

DUE = plan_with(a_whole_plan(), round_due=date(2024, 2, 15)).catalogue.plan


@pytest.mark.parametrize("today", [date(2024, 1, 1), date(2024, 2, 15), date(2024, 12, 31)])
def test_the_newest_year_that_is_over_is_asked_for(today):
    assert round_year(today) == 2023


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027", date(2027, 12, 31)),
        ("2027-04", date(2027, 4, 30)),
        ("2024-02", date(2024, 2, 29)),
        ("2027-04-12", date(2027, 4, 12)),
        ("2027-02-30", date(2027, 2, 28)),
        ("not-known", None),
        ("", None),
        ("0000", None),
    ],
)
def test_a_release_lasts_to_the_end_of_its_time(text, day):
    assert release(text) == day


def test_the_day_of_the_plan_is_for_the_year_before_it_only():
    assert plan_due(DUE, 2023) == date(2024, 2, 15)
    assert plan_due(DUE, 2022) is None
    assert plan_due(DUE, 2024) is None
    assert plan_due(PLAN, 2023) is None


def test_a_known_release_goes_before_the_day_of_the_plan():
    loans = named("loans", next_update="2024-04")
    assert due_of(loans, 2023, plan=DUE, newest=2022) == date(2024, 4, 30)
    # It has been there already: the release is that of a later figure.
    assert due_of(loans, 2023, plan=DUE, newest=2023) == date(2024, 2, 15)
    assert due_of(named("loans", next_update="not-known"), 2023, plan=DUE, newest=2022) == date(2024, 2, 15)


def test_a_release_of_an_earlier_year_says_nothing():
    assert due_of(named("loans", next_update="2022-04"), 2023, plan=PLAN, newest=2022) is None


def test_a_day_of_delivery_is_not_late_itself():
    assert not is_late(date(2024, 2, 15), year=2023, today=date(2024, 2, 15))
    assert is_late(date(2024, 2, 15), year=2023, today=date(2024, 2, 16))


def test_without_a_day_half_a_year_is_given():
    assert not is_late(None, year=2023, today=date(2024, 6, 28))
    assert is_late(None, year=2023, today=date(2024, 6, 29))


@pytest.mark.parametrize(
    ("newest", "cadence", "owed"),
    [(None, 1, 2023), (2020, 1, 2023), (2020, 2, 2022), (2021, 2, 2023), (2023, 2, 2023), (2019, 0, 2023)],
)
def test_a_figure_is_owed_for_the_years_its_cadence_falls_on(newest, cadence, owed):
    assert owed_year(2023, newest=newest, cadence=cadence) == owed
