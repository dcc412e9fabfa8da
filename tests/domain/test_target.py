from typing import Any

import pytest

from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Qualifier, TargetKind, Wanted
from dashboard.domain.model import Target
from dashboard.domain.observation import Attainment, Observation, Reason, TargetStatus
from dashboard.domain.target import target_status
from tests.domain.builders import a_target, an_indicator, at, yearly

HOLD = a_target(TargetKind.HOLD, 100, year=None, baseline=None)
RANGE = a_target(TargetKind.RANGE, 100, upper=120, year=None, baseline=None)
DOWN = an_indicator(wanted=Wanted.DOWN)
NEITHER = an_indicator(wanted=Wanted.NONE)


def of(points: tuple[Observation, ...], target: Target | None, **choices: Any) -> TargetStatus:
    facts: dict[str, Any] = {"indicator": an_indicator(), "year": 2022}
    found = target_status(points, target=target, **{**facts, **choices})
    assert found is not None
    return found


def short(found: TargetStatus) -> tuple[Attainment, Reason | None]:
    return found.attainment, found.reason


def test_without_a_target_there_is_nothing_to_say() -> None:
    assert target_status(yearly(2022, 5), target=None, indicator=an_indicator(), year=2022) is None


def test_without_a_value() -> None:
    assert short(of(yearly(2022, None), a_target())) == (Attainment.UNKNOWN, Reason.NO_VALUE)


# From 100 in 2018 to 200 in 2028 the path of 2022 is at 140.
@pytest.mark.parametrize(
    ("value", "attainment"),
    [
        (138, Attainment.ON_PATH),
        (150, Attainment.ON_PATH),
        (137, Attainment.SLIGHTLY_BEHIND),
        (124, Attainment.SLIGHTLY_BEHIND),
        (123, Attainment.BEHIND),
        (101, Attainment.BEHIND),
        (99, Attainment.MOVING_AWAY),
        (200, Attainment.REACHED),
        (230, Attainment.REACHED),
    ],
)
def test_share_of_the_path(value: float, attainment: Attainment) -> None:
    found = of((at(2018, 100), at(2022, value)), a_target(year=2028))
    assert short(found) == (attainment, None)
    assert (found.expected, found.gap, found.tentative) == (140, Interval(value - 200, value - 200), True)


@pytest.mark.parametrize(
    ("value", "attainment"),
    [
        (162, Attainment.ON_PATH),
        (175, Attainment.SLIGHTLY_BEHIND),
        (190, Attainment.BEHIND),
        (210, Attainment.MOVING_AWAY),
        (100, Attainment.REACHED),
    ],
)
@pytest.mark.parametrize("indicator", [DOWN, NEITHER])
def test_share_of_a_path_down(value: float, attainment: Attainment, indicator: Any) -> None:
    points = (at(2018, 200), at(2022, value))
    assert short(of(points, a_target(value=100, year=2028), indicator=indicator)) == (attainment, None)


def test_path_up_without_a_wanted_direction_follows_the_target() -> None:
    points = (at(2018, 100), at(2022, 140))
    assert of(points, a_target(year=2028), indicator=NEITHER).attainment is Attainment.ON_PATH


def test_nothing_is_on_its_path_once_the_year_is_over() -> None:
    for year in (2022, 2020, 2018):
        found = of((at(2018, 100), at(2022, 198)), a_target(year=year))
        assert (found.attainment, found.expected) == (Attainment.SLIGHTLY_BEHIND, 200)


def test_base_year_itself_is_not_due() -> None:
    assert short(of((at(2018, 100),), a_target())) == (Attainment.UNKNOWN, Reason.NOT_DUE)
    points = (at(2018, 100), at(2022, 150))
    assert short(of(points, a_target(year=None))) == (Attainment.UNKNOWN, Reason.NOT_DUE)


@pytest.mark.parametrize("target", [a_target(), a_target(baseline=None)])
@pytest.mark.parametrize("indicator", [an_indicator(), NEITHER])
def test_without_a_base_value(target: Target, indicator: Any) -> None:
    found = of((at(2019, 100), at(2022, 150)), target, indicator=indicator)
    assert (short(found), found.expected) == ((Attainment.UNKNOWN, Reason.NO_BASELINE), None)


def test_path_across_a_break() -> None:
    points = yearly(2018, 100, 110, 120, 130, 140)
    broken = an_indicator(breaks=[2020])
    assert short(of(points, a_target(), indicator=broken)) == (Attainment.UNKNOWN, Reason.BREAK)
    later = a_target(baseline=2023)
    assert short(of(points, later, indicator=broken)) == (Attainment.UNKNOWN, Reason.NO_BASELINE)
    assert of((*points[:4], at(2022, 220)), a_target(), indicator=broken).attainment is Attainment.REACHED


def test_value_of_an_older_definition_is_not_judged() -> None:
    found = of(yearly(2018, 100, 250), a_target(), indicator=an_indicator(breaks=[2021]))
    assert (short(found), found.gap) == ((Attainment.UNKNOWN, Reason.BREAK), None)


def test_value_of_another_kind_of_period_is_no_base() -> None:
    assert of((at("2018-spring", 100), at(2022, 150)), a_target()).reason is Reason.NO_BASELINE


def test_what_moves_no_more_than_always_is_within_noise() -> None:
    noisy = yearly(2018, 100, 112, 96, 111, 108)
    assert short(of(noisy, a_target())) == (Attainment.UNKNOWN, Reason.WITHIN_NOISE)
    clear = yearly(2018, 100, 112, 124, 136, 150)
    found = of(clear, a_target(year=2028))
    assert (found.attainment, found.tentative) == (Attainment.ON_PATH, False)
    assert of(yearly(2018, *[100] * 6), a_target()).reason is Reason.WITHIN_NOISE


def test_less_than_half_a_printed_unit_is_within_noise() -> None:
    rough = an_indicator(decimals=1)
    assert (
        of((at(2018, 3.0), at(2022, 3.04)), a_target(value=4), indicator=rough).reason is Reason.WITHIN_NOISE
    )
    assert (
        of((at(2018, 3.0), at(2022, 3.06)), a_target(value=4), indicator=rough).attainment
        is Attainment.BEHIND
    )


def test_width_of_qualified_values_is_noise() -> None:
    points = (at(2018, 100, Qualifier.ABOUT), at(2022, 140))
    assert of(points, a_target(year=2028)).reason is Reason.WITHIN_NOISE


def test_qualified_values_are_judged_where_all_they_stand_for_agrees() -> None:
    target = a_target(value=2000, year=2028)
    sure = (at(2018, 1010, Qualifier.ABOUT), at(2022, 1450, Qualifier.ABOUT))
    assert of(sure, target).attainment is Attainment.ON_PATH
    unsure = (at(2018, 1010, Qualifier.ABOUT), at(2022, 1390, Qualifier.ABOUT))
    assert short(of(unsure, target)) == (Attainment.UNKNOWN, Reason.NOT_EXACT)


def test_value_on_both_sides_of_the_target_is_not_judged() -> None:
    found = of((at(2018, 100), at(2022, 200, Qualifier.ABOUT)), a_target())
    assert (short(found), found.gap) == ((Attainment.UNKNOWN, Reason.NOT_EXACT), Interval(-50, 50))
    assert short(of((at(2018, 100), at(2022, 150, Qualifier.AT_LEAST)), a_target()))[1] is Reason.NOT_EXACT


def test_open_values() -> None:
    found = of((at(2018, 100), at(2022, 210, Qualifier.AT_LEAST)), a_target())
    assert (found.attainment, found.gap) == (Attainment.REACHED, None)
    base = (at(2018, 300, Qualifier.AT_LEAST), at(2022, 250))
    assert of(base, a_target(value=100), indicator=DOWN).reason is Reason.NOT_EXACT
    value = (at(2018, 300), at(2022, 250, Qualifier.AT_LEAST))
    assert of(value, a_target(value=100), indicator=DOWN).reason is Reason.NOT_EXACT


def test_base_on_both_sides_of_the_target_is_not_judged() -> None:
    points = (at(2018, 190, around=(150, 230)), at(2022, 120))
    assert of(points, a_target()).reason is Reason.NOT_EXACT


@pytest.mark.parametrize(
    ("goal", "value", "indicator", "attainment"),
    [
        (102, 103, an_indicator(), Attainment.REACHED),
        (102, 100, an_indicator(), Attainment.ON_PATH),
        (102, 90, an_indicator(), Attainment.BELOW),
        (98, 100, DOWN, Attainment.ON_PATH),
        (98, 110, DOWN, Attainment.ABOVE),
        (101, 102, NEITHER, Attainment.ON_PATH),
        (101, 101, NEITHER, Attainment.REACHED),
        (101, 120, NEITHER, Attainment.ABOVE),
        (80, 85, an_indicator(), Attainment.REACHED),
        (80, 70, an_indicator(), Attainment.BELOW),
        (80, 78, an_indicator(), Attainment.ON_PATH),
    ],
)
def test_target_at_or_behind_the_base_value_is_one_to_keep(
    goal: float, value: float, indicator: Any, attainment: Attainment
) -> None:
    points = (at(2018, 100), at(2022, value))
    assert short(of(points, a_target(value=goal), indicator=indicator)) == (attainment, None)


@pytest.mark.parametrize(
    ("value", "indicator", "attainment"),
    [
        (100, an_indicator(), Attainment.REACHED),
        (99, an_indicator(), Attainment.BELOW),
        (100, DOWN, Attainment.REACHED),
        (101, DOWN, Attainment.ABOVE),
        (100, NEITHER, Attainment.REACHED),
        (99, NEITHER, Attainment.BELOW),
        (101, NEITHER, Attainment.ABOVE),
    ],
)
def test_value_to_hold(value: float, indicator: Any, attainment: Attainment) -> None:
    found = of((at(2022, value),), HOLD, indicator=indicator)
    assert (short(found), found.expected, found.tentative) == ((attainment, None), None, True)


@pytest.mark.parametrize("target", [HOLD, RANGE])
def test_limit_inside_the_value_is_not_judged(target: Target) -> None:
    assert of((at(2022, 100, Qualifier.ABOUT),), target).reason is Reason.NOT_EXACT


@pytest.mark.parametrize(
    ("value", "attainment", "gap"),
    [
        (100, Attainment.REACHED, None),
        (120, Attainment.REACHED, None),
        (95, Attainment.BELOW, Interval(-5, -5)),
        (125, Attainment.ABOVE, Interval(5, 5)),
    ],
)
def test_range_to_stay_in(value: float, attainment: Attainment, gap: Interval | None) -> None:
    found = of(yearly(2018, 90, 90, 90, 90, value), RANGE)
    assert (found.attainment, found.gap, found.tentative) == (attainment, gap, False)


def test_range_without_an_upper_limit() -> None:
    found = of((at(2022, 1000),), a_target(TargetKind.RANGE, 100))
    assert (found.attainment, found.gap) == (Attainment.REACHED, None)
