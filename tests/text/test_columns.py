"""Rows in columns for a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.columns import columns, wrapped

words = st.text("abcåäö", min_size=1, max_size=12)
cells = st.lists(words, max_size=12).map(" ".join)


def test_columns_begin_at_one_place():
    rows = [("Lainat, 2023", "392 000", "J5"), ("Käynnit", "5", "J6")]
    assert list(columns(rows, indent=2)) == ["  Lainat, 2023  392 000  J5", "  Käynnit       5        J6"]


def test_an_empty_column_takes_no_place():
    assert list(columns([("a", "", "c"), ("bb", "", "d")], indent=0)) == ["a   c", "bb  d"]


def test_where_one_row_is_too_wide_all_are_set_below():
    rows = [("x" * 20, "1 → 2", "J5"), ("y", "3", "J6")]
    assert list(columns(rows, indent=2, width=24)) == [
        "  " + "x" * 20,
        "      1 → 2  J5",
        "  y",
        "      3      J6",
    ]


def test_no_rows_are_no_lines():
    assert list(columns([], indent=2)) == []


@given(st.lists(st.tuples(cells, cells, cells), max_size=6))
def test_nothing_is_lost_and_no_line_is_too_wide(rows):
    lines = list(columns(rows, indent=2, width=40))
    assert " ".join(lines).split() == " ".join(cell for row in rows for cell in row).split()
    assert all(len(line) <= 40 for line in lines)


def test_a_number_is_not_broken_at_its_groups():
    assert wrapped("luku 676\u00a0462", indent=0, width=10) == ["luku", "676\u00a0462"]
