"""Labels are pushed apart by as little as possible."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.labels import spread, text_width


def test_labels_with_room_stay_where_they_are():
    assert spread([10, 50, 90], 18) == [10, 50, 90]


def test_neighbours_part_around_their_middle():
    assert spread([50, 52], 18) == [42, 60]


def test_order_of_labels_is_kept():
    assert spread([90, 10], 18) == [90, 10]


@given(st.lists(st.floats(min_value=0, max_value=300), max_size=8))
def test_all_are_apart(wanted):
    placed = sorted(spread(wanted, 18))
    assert len(placed) == len(wanted)
    assert all(b - a >= 18 - 1e-6 for a, b in pairwise(placed))
    assert sum(placed) == pytest.approx(sum(wanted), abs=1e-6)


def test_width_is_the_longest_lines_without_tags():
    assert text_width("<b>2022</b>", 14) == text_width("<b>2022<br>a</b>", 14)
    assert text_width("&amp;", 14) == text_width("x", 14)
