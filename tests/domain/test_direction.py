import math
from itertools import accumulate, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.direction import direction
from dashboard.domain.kinds import Mark, Qualifier
from dashboard.domain.observation import Course, Direction, Observation, Reason
from dashboard.domain.past import past
from tests.domain.builders import an_indicator, at, yearly

WEAK = frozenset({2020, 2021})


def of(points: tuple[Observation, ...], **choices: Any) -> Direction:
    facts: dict[str, Any] = {"indicator": an_indicator(), "weak_years": frozenset()} | choices
    year = facts.pop("year", 2022)
    return direction(past(points, facts["indicator"], year), **facts)


def test_five_years_that_rise() -> None:
    found = of(yearly(2018, 100, 110, 120, 130, 140))
    assert (found.course, found.first, found.last, found.count) == (Course.RISING, 2018, 2022, 5)
    assert (found.p, found.total, found.reason) == (2 / 120, 40 / 120, None)


def test_five_years_that_fall_with_one_step_back() -> None:
    found = of(yearly(2018, 140, 130, 132, 120, 110))
    assert (found.course, found.p) == (Course.FALLING, 10 / 120)


def test_clear_order_within_the_band_is_steady() -> None:
    assert of(yearly(2018, 100, 100.5, 101, 101.5, 102)).course is Course.STEADY
    narrow = an_indicator(band=0.01)
    assert of(yearly(2018, 100, 100.5, 101, 101.5, 102), indicator=narrow).course is Course.RISING


def test_total_exactly_at_the_band_counts() -> None:
    assert of(yearly(2018, 98.5, 99.25, 100, 100.75, 101.5)).course is Course.RISING


def test_big_but_unclear_change_is_steady() -> None:
    assert of(yearly(2018, 100, 300, 50, 400, 200)).course is Course.STEADY


def test_only_the_last_ten_years_count() -> None:
    found = of(yearly(2010, *range(900, 600, -100), *range(100, 110)), indicator=an_indicator(band=0.01))
    assert (found.course, found.first, found.count) == (Course.RISING, 2013, 10)


def test_school_years_have_a_direction() -> None:
    points = tuple(at(f"{y - 1}/{y}", 10 * y) for y in range(2018, 2023))
    assert of(points, indicator=an_indicator(band=0.0)).course is Course.RISING


@pytest.mark.parametrize("period", ["-spring", "-06", ":night"])
def test_parts_of_a_year_have_none(period: str) -> None:
    points = tuple(at(f"{y}{period}", y) for y in range(2015, 2023))
    assert of(points).reason is Reason.NOT_YEARLY


@pytest.mark.parametrize("cadence", [0, 2])
def test_other_cadences_have_none(cadence: int) -> None:
    assert of(yearly(2015, *range(8)), indicator=an_indicator(cadence=cadence)).reason is Reason.NOT_YEARLY


@pytest.mark.parametrize(
    ("points", "breaks", "reason", "count"),
    [
        ((), (), Reason.NO_VALUE, 0),
        (yearly(2018, None, None), (), Reason.NO_VALUE, 0),
        (yearly(2023, 5), (), Reason.NO_VALUE, 0),
        (yearly(2022, 5), (), Reason.NO_EARLIER, 1),
        (yearly(2019, 5, 6, 7, 8), (), Reason.TOO_FEW, 4),
        (yearly(2014, 1, 2, 3, 4, None, 5, 6, 7, 8), (), Reason.GAP, 4),
        (yearly(2014, 1, 2, 3, 4, 5, 6, 7, 8, 9), (2022,), Reason.BREAK, 1),
        (yearly(2014, 1, 2, 3, 4, 5, 6, 7, 8, 9), (2016, 2019), Reason.BREAK, 4),
        (yearly(2014, 1, 2, 3, 4, 5, 6, 7, 8), (2022,), Reason.BREAK, 0),
        (yearly(2014, 1, 2, 3, 4, 5, None, 7, 8, 9), (2016,), Reason.GAP, 3),
    ],
)
def test_reasons_why_there_is_none(
    points: tuple[Observation, ...], breaks: tuple[int, ...], reason: Reason, count: int
) -> None:
    found = of(points, indicator=an_indicator(breaks=breaks))
    assert (found.course, found.reason, found.count) == (Course.UNKNOWN, reason, count)
    assert (found.p, found.total) == (None, None)


def test_years_after_a_break_have_a_direction_and_a_later_break_does_not_matter() -> None:
    points = yearly(2015, 900, 900, 900, 100, 110, 120, 130, 140, 10)
    found = of(points, indicator=an_indicator(breaks=[2018, 2023]))
    assert (found.course, found.first, found.last) == (Course.RISING, 2018, 2022)


def test_mark_of_a_break_cuts_too() -> None:
    points = (*yearly(2016, 1, 2, 3), at(2019, 5, marks=[Mark.BREAK]), *yearly(2020, 6, 7, 8))
    assert of(points).reason is Reason.BREAK


def test_forecast_is_no_value() -> None:
    points = (*yearly(2018, 1, 2, 3, 4), at(2022, 5, marks=[Mark.FORECAST]))
    assert (of(points).reason, of(points).last) == (Reason.TOO_FEW, 2021)


def test_other_kinds_of_period_do_not_join() -> None:
    points = (*yearly(2018, 1, 2, 3, 4), at("2021/2022", 9), at(2022, 5))
    assert of(tuple(sorted(points, key=lambda p: p.period))).count in {1, 5}


def test_qualified_values_join_where_their_order_is_sure() -> None:
    clear = yearly(2018, 1000, 1200, 1400, 1600, 1800, qualifier=Qualifier.ABOUT)
    assert of(clear).course is Course.RISING
    one_pair = tuple(at(2018 + i, v, around=(v - 3, v + 3)) for i, v in enumerate((100, 105, 120, 130, 140)))
    assert (of(one_pair).course, of(one_pair).p) == (Course.RISING, 10 / 120)
    overlapping = tuple(at(2018 + i, 1000 + i, around=(900 + i, 1100 + i)) for i in range(5))
    found = of(overlapping, indicator=an_indicator(band=0.0))
    assert (found.course, found.p) == (Course.STEADY, 1.0)


def test_qualified_ties_never_look_clearer_than_exact_ones() -> None:
    exact = of(yearly(2018, 100, 100, 100, 200, 300))
    wide = of(tuple(at(2018 + i, v, around=(v - 1, v + 1)) for i, v in enumerate((100, 100, 100, 200, 300))))
    assert exact.p is not None
    assert wide.p is not None
    assert wide.p >= exact.p


@pytest.mark.parametrize("count", range(5, 9))
def test_no_ties_are_called_clear_only_because_they_are_qualified(count: int) -> None:
    for steps in product((0, 1), repeat=count - 1):
        values = list(accumulate(steps, initial=1000))
        for swapped in (values, values[1:] + values[:1], [*values[:-2], values[-1], values[-2]]):
            wide = tuple(at(2022 - count + i, v, around=(v - 0.4, v + 0.4)) for i, v in enumerate(swapped, 1))
            exact = of(yearly(2023 - count, *swapped), indicator=an_indicator(band=0))
            found = of(wide, indicator=an_indicator(band=0))
            assert found.course in {exact.course, Course.STEADY}


def test_open_values_neither_raise_nor_give_infinity() -> None:
    found = of(yearly(2018, 10, 20, 30, 40, 50, qualifier=Qualifier.AT_LEAST))
    assert (found.course, found.total) == (Course.STEADY, 40 / 30)


@pytest.mark.parametrize(
    ("values", "course"),
    [
        ((0, 0, 0, 0, 0), Course.STEADY),
        ((-2, -1, 0, 1, 2), Course.RISING),
        ((0, 0, 0, 1, 2), Course.RISING),
        ((-1, -2, -3, -4, -5), Course.FALLING),
        ((2, 1, 0, -1, -2), Course.FALLING),
    ],
)
def test_zero_and_negative_values(values: tuple[float, ...], course: Course) -> None:
    assert of(yearly(2018, *values)).course is course


def test_zero_median_has_no_share() -> None:
    assert of(yearly(2018, -2, -1, 0, 1, 2)).total is None


def test_run_without_weak_years_is_told_where_it_differs() -> None:
    points = yearly(2013, 200, 202, 201, 203, 202, 204, 205, 100, 101, 206)
    assert (of(points).course, of(points, weak_years=WEAK).without_weak) == (Course.STEADY, None)
    points = yearly(2013, 200, 203, 206, 209, 212, 215, 218, 100, 101, 221)
    found = of(points, weak_years=WEAK)
    assert (found.course, found.without_weak) == (Course.STEADY, Course.RISING)
    assert found.count == 10


def test_weak_run_needs_five_years_too() -> None:
    points = yearly(2016, 200, 210, 220, 230, 100, 101, 240)
    assert of(points, weak_years=WEAK).without_weak is not None
    assert of(points[1:], weak_years=WEAK).without_weak is None


SERIES = st.lists(st.integers(-1000, 1000), min_size=5, max_size=12)


@given(SERIES)
def test_reversing_flips_the_course(values: list[int]) -> None:
    flipped = {Course.RISING: Course.FALLING, Course.FALLING: Course.RISING, Course.STEADY: Course.STEADY}
    values = values[-10:]
    there, back = of(yearly(2023 - len(values), *values)), of(yearly(2023 - len(values), *reversed(values)))
    assert back.course is flipped[there.course]
    assert back.p == there.p


@given(st.floats(-1e9, 1e9), st.integers(5, 12))
def test_constant_series_is_steady(value: float, count: int) -> None:
    found = of(yearly(2023 - count, *[value] * count))
    assert (found.course, found.p) == (Course.STEADY, 1.0)


@given(SERIES, st.sampled_from([0.1, 0.5, 3, 10, 1e6]))
def test_scaling_keeps_the_course(values: list[int], factor: float) -> None:
    first = 2023 - len(values)
    scaled = of(yearly(first, *[factor * v for v in values]))
    assert scaled.course is of(yearly(first, *values)).course


@given(st.lists(st.floats(-1e308, 1e308), max_size=12))
def test_nothing_raises_and_nothing_is_infinite(values: list[float]) -> None:
    found = of(yearly(2023 - len(values), *values), weak_years=WEAK)
    assert found.total is None or math.isfinite(found.total)
    assert (found.course is Course.UNKNOWN) == (len(values) < 5) == (found.reason is not None)
