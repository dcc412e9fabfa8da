import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.interval import Interval, last_digit_unit, qualified
from dashboard.domain.kinds import Qualifier

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)


@st.composite
def intervals(draw: st.DrawFn, least: float = -1e6) -> tuple[Interval, float]:
    """An interval and a number of it."""
    ends = sorted(draw(st.tuples(*[st.floats(least, 1e6, allow_nan=False)] * 3)))
    return Interval(ends[0], ends[2]), ends[1]


def near(interval: Interval, number: float) -> bool:
    slack = 1e-9 * max(1.0, abs(number))
    return interval.lower - slack <= number <= interval.upper + slack


@given(intervals(), intervals())
def test_sums_and_differences_hold_the_truth(
    one: tuple[Interval, float], other: tuple[Interval, float]
) -> None:
    assert near(one[0] + other[0], one[1] + other[1])
    assert near(one[0] - other[0], one[1] - other[1])


@given(intervals(), intervals(least=0.5))
def test_ratios_hold_the_truth(one: tuple[Interval, float], other: tuple[Interval, float]) -> None:
    ratio = one[0].over(other[0])
    assert ratio is not None
    assert near(ratio, one[1] / other[1])


@given(intervals(), st.floats(0, 1e3))
def test_scaling_holds_the_truth(one: tuple[Interval, float], factor: float) -> None:
    assert near(one[0].scaled(factor), one[1] * factor)


@pytest.mark.parametrize("lower", [0, -1])
def test_there_is_no_ratio_to_zero_or_less(lower: float) -> None:
    assert Interval(5, 6).over(Interval(lower, 3)) is None


@pytest.mark.parametrize(("lower", "upper"), [(math.nan, 1), (1, math.nan), (2, 1)])
def test_what_is_no_interval_is_refused(lower: float, upper: float) -> None:
    with pytest.raises(ValueError, match="not an interval"):
        Interval(lower, upper)


def test_open_ends_stay_open_and_never_turn_into_nan() -> None:
    least = qualified(5, Qualifier.AT_LEAST)
    assert least - Interval(3, 3) == Interval(2, math.inf)
    assert Interval(3, 3) - least == Interval(-math.inf, -2)
    assert least - least == Interval(-math.inf, math.inf)
    assert least.over(Interval(2, 2)) == Interval(2.5, math.inf)
    assert Interval(10, 10).over(least) == Interval(0, 2)
    assert least.over(least) == Interval(0, math.inf)
    assert least.scaled(0) == Interval(0, 0)


def test_middle() -> None:
    assert Interval(2, 6).middle == 4
    assert Interval(2, math.inf).middle == 2
    assert Interval(-math.inf, 6).middle == 6


@pytest.mark.parametrize(
    ("value", "unit"),
    [(750, 10), (1100, 100), (58000, 1000), (0.35, 0.01), (35000, 1000), (11, 1), (-750, 10), (0, 1)],
)
def test_unit_of_the_last_digit(value: float, unit: float) -> None:
    assert last_digit_unit(value) == unit


@pytest.mark.parametrize(
    ("value", "qualifier", "decimals", "lower", "upper"),
    [
        (676462, Qualifier.EXACT, 0, 676462, 676462),
        (750, Qualifier.ABOUT, 0, 745, 755),
        (1100, Qualifier.OVER, 0, 1100, 1200),
        (35000, Qualifier.OVER, 0, 35000, 36000),
        (58000, Qualifier.ALMOST, 0, 57000, 58000),
        (500, Qualifier.UNDER, 0, 400, 500),
        (50, Qualifier.AT_LEAST, 0, 50, math.inf),
        (11, Qualifier.MEAN, 0, 10.5, 11.5),
        (11.5, Qualifier.MEAN, 1, 11.45, 11.55),
    ],
)
def test_written_values_stand_for_intervals(
    value: float, qualifier: Qualifier, decimals: int, lower: float, upper: float
) -> None:
    assert qualified(value, qualifier, decimals) == Interval(lower, upper)


@given(NUMBERS, st.sampled_from(Qualifier), st.integers(0, 3))
def test_a_written_value_is_always_in_its_interval(value: float, qualifier: Qualifier, decimals: int) -> None:
    interval = qualified(value, qualifier, decimals)
    assert value in interval
    assert interval.exact == (qualifier is Qualifier.EXACT) or interval.upper - interval.lower < 1e-9
