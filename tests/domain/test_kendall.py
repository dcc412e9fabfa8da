from collections.abc import Sequence
from itertools import permutations
from math import factorial, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.interval import Interval
from dashboard.domain.kendall import (
    certain_rises,
    chance,
    mean_moving_range,
    median,
    p_value,
    rises_of,
    slopes,
    theil_sen,
)


@pytest.mark.parametrize(
    ("count", "rises", "p"),
    [
        (4, 6, 0.083),
        (5, 8, 0.083),
        (5, 10, 0.017),
        (6, 11, 0.056),
        (6, 13, 0.017),
        (7, 13, 0.069),
        (7, 15, 0.030),
        (8, 16, 0.061),
        (8, 18, 0.031),
        (9, 18, 0.075),
        (9, 20, 0.045),
        (10, 21, 0.073),
        (10, 23, 0.047),
        (12, 26, 0.086),
        (12, 30, 0.045),
    ],
)
def test_published_table_without_ties(count: int, rises: int, p: float) -> None:
    assert round(chance(rises, (1,) * count), 3) == p
    assert chance(-rises, (1,) * count) == chance(rises, (1,) * count)


@pytest.mark.parametrize(("count", "least"), [(4, 6), (5, 8), (6, 11), (7, 13), (8, 16), (9, 18), (10, 21)])
def test_smallest_clear_s_is_the_published_one(count: int, least: int) -> None:
    assert chance(least, (1,) * count) <= 0.10 < chance(least - 2, (1,) * count)


@pytest.mark.parametrize(
    ("values", "p"),
    [([1, 2, 3, 4, 5], 2 / 120), ([5, 4, 3, 2, 1], 2 / 120), ([7, 7, 7, 7, 7], 1.0), ([3], 1.0), ([], 1.0)],
)
def test_p_value_of_plain_series(values: list[float], p: float) -> None:
    assert p_value(values) == p


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6))
def test_ties_are_counted_over_all_orders(values: list[int]) -> None:
    def rises(order: Sequence[int]) -> int:
        return sum((b > a) - (b < a) for i, a in enumerate(order) for b in order[i + 1 :])

    as_far = sum(abs(rises(order)) >= abs(rises(values)) for order in permutations(values))
    assert isclose(p_value(values), as_far / factorial(len(values)))


def test_ten_values_with_ties_are_exact_too() -> None:
    # Two groups of five: S can only be 25 where all of one come first, in 2 of 252 orders.
    assert p_value([1] * 5 + [2] * 5) == 2 / 252


def test_pairs_that_are_not_sure_count_for_nothing() -> None:
    wide = [Interval(0, 10), Interval(9, 12), Interval(11, 20), Interval(30, 30)]
    assert certain_rises(wide) == 4
    assert certain_rises(wide[::-1]) == -4


def test_theil_sen_is_not_moved_by_one_odd_year() -> None:
    assert theil_sen(slopes([2018, 2019, 2020, 2021, 2022], [10, 12, 14, 99, 18])) == 2
    assert theil_sen(slopes([2018, 2022], [10, 18])) == 2


def test_theil_sen_without_two_years_is_flat() -> None:
    assert theil_sen(slopes([], [])) == 0
    assert theil_sen(slopes([2020], [5])) == 0
    assert theil_sen(slopes([2020, 2020], [5, 9])) == 0


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=12, unique=True).map(sorted), st.data())
def test_slopes_of_exact_values_count_the_same_rises(years: list[int], data: st.DataObject) -> None:
    values = data.draw(st.lists(st.integers(-5, 5), min_size=len(years), max_size=len(years)))
    rises = certain_rises([Interval(v, v) for v in values])
    assert rises_of(slopes(years, [float(v) for v in values])) == rises


def test_median_and_moving_range() -> None:
    assert median([1, 5, 9]) == 5
    assert median([1, 5, 7, 9]) == 6
    assert mean_moving_range([10, 12, 9]) == 2.5
