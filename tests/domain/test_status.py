from typing import Any

import pytest

from dashboard.domain.kinds import Kind, Mark, Qualifier, TargetKind, Wanted
from dashboard.domain.model import TOTAL
from dashboard.domain.observation import (
    Attainment,
    Change,
    ChangeUnit,
    Course,
    Observation,
    Reason,
    Series,
    Status,
    Verdict,
)
from dashboard.domain.status import is_current
from tests.domain.builders import PANDEMIC, a_target, an_indicator, at, judged, yearly

RISING = yearly(2018, 100, 110, 120, 130, 140)
FALLING = yearly(2018, 140, 130, 120, 110, 100)
STEADY = yearly(2018, 100, 101, 100, 101, 100)
HOLD = a_target(TargetKind.HOLD, 105, year=None, baseline=None)
ACTIVITY = an_indicator(kind=Kind.ACTIVITY)


def test_known_values_of_a_series() -> None:
    points = (at(2020, None), at(2021, 5), at(2022, 6, marks=[Mark.FORECAST]))
    series = Series(area="kokkola", department="library", breakdown=TOTAL, points=points)
    assert series.known == points[1:]
    assert [p.actual for p in points] == [False, True, False]


def short(found: Status) -> tuple[Verdict, Reason | None]:
    return found.verdict, found.reason


def step(found: Status) -> Change:
    assert found.change is not None
    assert found.change_reason is None
    return found.change


@pytest.mark.parametrize(("year", "current"), [(2022, True), (2023, True), (2025, True), (2026, False)])
def test_value_is_current_for_three_years(year: int, *, current: bool) -> None:
    assert is_current(at(2022, 5), year) == current


@pytest.mark.parametrize(
    ("points", "wanted", "kind", "verdict"),
    [
        (RISING, Wanted.UP, Kind.WELLBEING, Verdict.BETTER),
        (FALLING, Wanted.UP, Kind.WELLBEING, Verdict.WORSE),
        (RISING, Wanted.DOWN, Kind.WELLBEING, Verdict.WORSE),
        (FALLING, Wanted.DOWN, Kind.RESOURCE, Verdict.BETTER),
        (RISING, Wanted.NONE, Kind.WELLBEING, Verdict.CHANGED),
        (RISING, Wanted.UP, Kind.ACTIVITY, Verdict.CHANGED),
        (FALLING, Wanted.UP, Kind.ACTIVITY, Verdict.CHANGED),
        (STEADY, Wanted.UP, Kind.WELLBEING, Verdict.STEADY),
        (STEADY, Wanted.NONE, Kind.ACTIVITY, Verdict.STEADY),
    ],
)
def test_direction_without_a_target(
    points: tuple[Observation, ...], wanted: Wanted, kind: Kind, verdict: Verdict
) -> None:
    found = judged(points, indicator=an_indicator(wanted=wanted, kind=kind))
    assert (short(found), found.target) == ((verdict, None), None)


@pytest.mark.parametrize("indicator", [an_indicator(), ACTIVITY])
@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (230, Verdict.BETTER),
        (140, Verdict.BETTER),
        (130, Verdict.CHANGED),
        (110, Verdict.WORSE),
        (90, Verdict.WORSE),
    ],
)
def test_target_comes_before_direction(value: float, verdict: Verdict, indicator: Any) -> None:
    points = (at(2018, 100), at(2022, value))
    found = judged(points, target=a_target(year=2028), indicator=indicator)
    assert short(found) == (verdict, None)
    assert found.target is not None
    assert found.target.tentative


@pytest.mark.parametrize(
    ("value", "wanted", "verdict"),
    [
        (110, Wanted.UP, Verdict.BETTER),
        (90, Wanted.UP, Verdict.WORSE),
        (130, Wanted.UP, Verdict.CHANGED),
        (130, Wanted.DOWN, Verdict.WORSE),
        (90, Wanted.DOWN, Verdict.CHANGED),
    ],
)
def test_sides_of_a_range(value: float, wanted: Wanted, verdict: Verdict) -> None:
    target = a_target(TargetKind.RANGE, 100, upper=120, year=None, baseline=None)
    found = judged(yearly(2021, 100, value), target=target, indicator=an_indicator(wanted=wanted))
    assert found.verdict is verdict


def test_where_nothing_is_wanted_a_target_is_told_but_not_judged() -> None:
    found = judged(RISING, target=HOLD, indicator=an_indicator(wanted=Wanted.NONE))
    assert found.verdict is Verdict.CHANGED
    assert found.target is not None
    assert found.target.attainment is Attainment.ABOVE


def test_target_that_cannot_be_judged_leaves_it_to_the_direction() -> None:
    found = judged(RISING, target=a_target(baseline=2010))
    assert short(found) == (Verdict.BETTER, None)
    assert found.target is not None
    assert found.target.reason is Reason.NO_BASELINE


@pytest.mark.parametrize("points", [(), yearly(2021, None, None), yearly(2023, 5)])
def test_no_value(points: tuple[Observation, ...]) -> None:
    found = judged(points, target=HOLD)
    assert short(found) == (Verdict.UNKNOWN, Reason.NO_VALUE)
    assert (found.change, found.change_reason) == (None, Reason.NO_VALUE)
    assert found.direction.reason is Reason.NO_VALUE


@pytest.mark.parametrize("period", [2022, "2022-autumn", "2022:night", "2021/2022"])
def test_first_value_is_never_judged(period: str | int) -> None:
    found = judged((at(period, 200),), target=HOLD)
    assert short(found) == (Verdict.UNKNOWN, Reason.NO_EARLIER)
    assert found.change_reason is Reason.NO_EARLIER
    assert found.target is not None
    assert found.target.gap is not None
    assert found.target.gap.lower == 95


def test_first_value_of_a_definition_is_never_judged() -> None:
    found = judged(RISING, target=HOLD, indicator=an_indicator(breaks=[2022]))
    assert short(found) == (Verdict.UNKNOWN, Reason.BREAK)
    assert (found.change_reason, found.direction.reason) == (Reason.BREAK, Reason.BREAK)
    older = judged(RISING[:4], indicator=an_indicator(breaks=[2022]))
    assert short(older) == (Verdict.UNKNOWN, Reason.BREAK)


@pytest.mark.parametrize("wanted", list(Wanted))
def test_one_step_is_never_better_or_worse(wanted: Wanted) -> None:
    indicator = an_indicator(wanted=wanted)
    assert short(judged(yearly(2021, 100, 150), indicator=indicator)) == (Verdict.CHANGED, None)
    assert short(judged(yearly(2021, 150, 100), indicator=indicator)) == (Verdict.CHANGED, None)
    assert short(judged(yearly(2021, 100, 100), indicator=indicator)) == (Verdict.STEADY, None)


def test_step_that_may_be_nothing_is_unknown() -> None:
    found = judged(yearly(2021, 750, 750, qualifier=Qualifier.ABOUT))
    assert short(found) == (Verdict.UNKNOWN, Reason.NOT_EXACT)


def test_hole_before_the_value() -> None:
    found = judged(yearly(2018, 100, 110, 120, None, 140))
    assert short(found) == (Verdict.UNKNOWN, Reason.GAP)
    assert found.change_reason is Reason.GAP


def test_old_value_is_history_and_keeps_its_direction() -> None:
    found = judged(RISING, year=2026, target=HOLD, indicator=an_indicator(breaks=[2024]))
    assert short(found) == (Verdict.HISTORY, Reason.HISTORY)
    assert (found.direction.course, found.direction.last) == (Course.RISING, 2022)
    assert step(found).sign == 1
    assert found.target is not None
    assert (found.target.attainment, found.target.reason) == (Attainment.UNKNOWN, Reason.HISTORY)
    assert short(judged(RISING, year=2026)) == (Verdict.HISTORY, Reason.HISTORY)
    assert short(judged(RISING, year=2025)) == (Verdict.BETTER, None)


def test_later_values_and_forecasts_do_not_count() -> None:
    points = (*RISING, at(2023, 1), at(2024, 2, marks=[Mark.FORECAST]))
    assert step(judged(points)).end.year == 2022
    assert step(judged(points, year=2024)).end.year == 2023


def test_year_before_is_compared_with_unless_another_is_chosen() -> None:
    assert step(judged(RISING)).start.year == 2021
    assert step(judged(RISING, compare=2018)).start.year == 2018


def test_every_second_year_compares_with_the_one_two_years_before() -> None:
    points = (at(2020, 40), at(2021, None), at(2022, 50))
    found = judged(points, indicator=an_indicator(cadence=2))
    assert (step(found).start.year, found.direction.reason) == (2020, Reason.NOT_YEARLY)
    assert found.verdict is Verdict.CHANGED


def test_irregular_values_compare_with_the_one_before() -> None:
    points = (at(2013, 40), at(2017, 45), at(2022, 50))
    assert step(judged(points, indicator=an_indicator(cadence=0))).start.year == 2017
    first = judged(points[2:], indicator=an_indicator(cadence=0))
    assert first.change_reason is Reason.NO_EARLIER


def test_same_part_of_the_year_is_compared_with() -> None:
    points = tuple(at(p, v) for p, v in (("2021-spring", 9), ("2021-autumn", 40), ("2022-spring", 8)))
    found = judged((*points, at("2022-autumn", 50)))
    assert step(found).start.period.key == "2021-autumn"
    assert found.direction.reason is Reason.NOT_YEARLY


@pytest.mark.parametrize(
    ("points", "compare", "reason"),
    [
        (yearly(2020, 5, 6, 7), 2022, Reason.NOT_BEFORE),
        (yearly(2020, 5, 6, 7), 2030, Reason.NOT_BEFORE),
        (yearly(2020, 5, 6, 7), 2010, Reason.NO_VALUE),
        (yearly(2020, 5, None, 7), 2021, Reason.GAP),
        ((at(2020, 5), at("2021-autumn", 4), at(2022, 5)), 2021, Reason.OTHER_PERIOD),
    ],
)
def test_chosen_year_without_a_value(points: tuple[Observation, ...], compare: int, reason: Reason) -> None:
    found = judged(points, compare=compare)
    assert (found.change, found.change_reason) == (None, reason)
    assert found.verdict is Verdict.UNKNOWN
    assert found.reason is not None


def test_weak_years_reach_the_direction_and_the_change() -> None:
    points = yearly(2013, 200, 203, 206, 209, 212, 215, 218, 100, 101, 221)
    found = judged(points, events=(PANDEMIC,))
    assert found.direction.without_weak is Course.RISING
    assert step(found).weak_base is PANDEMIC
    assert step(found).before is not None
    assert step(found).unit is ChangeUnit.PERCENT
