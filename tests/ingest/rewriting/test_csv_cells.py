"""CSV taken apart and put together again is the same text, and says what a CSV reader says it does."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.ingest.rewriting.csv_cells import joined, lines_in, meaning, split, written

SAID = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=8)
SEPARATORS = st.sampled_from(";,\t")
ENDS = st.sampled_from(["\n", "\r\n"])


@settings(deadline=None)
@given(st.lists(st.lists(SAID, min_size=1, max_size=4), max_size=5), SEPARATORS, ENDS, st.booleans())
def test_every_text_comes_back_and_every_cell_says_what_was_written(rows, separator, end, ended):
    text = end.join(separator.join(written(cell, separator) for cell in row) for row in rows)
    text += end if ended else ""
    lines = list(split(text, separator))
    assert joined(lines, separator) == text
    said = [[meaning(cell) for cell in line.cells] for line in lines]
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    assert [row for row in said if row != [""]] == [row for row in read if row not in ([], [""])]


@settings(deadline=None)
@given(st.text(st.sampled_from('ab;"\r\n'), max_size=30))
def test_any_text_that_can_be_read_as_csv_comes_back(text):
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    except csv.Error:
        return
    lines = list(split(text, ";"))
    assert joined(lines, ";") == text
    said = [[meaning(cell) for cell in line.cells] for line in lines]
    assert [row for row in said if row != [""]] == [row for row in rows if row not in ([], [""])]


def test_a_cell_is_quoted_where_it_must_be_or_its_neighbour_is():
    assert written("12,5", ";") == "12,5"
    assert written("12,5", ",") == '"12,5"'
    assert written('a "b"', ";") == '"a ""b"""'
    assert written("12", ";", like='"13"') == '"12"'


def test_a_row_with_line_ends_in_its_cells_covers_several_lines():
    first, second = split('a;"b\r\nc\nd"\r\ne;f', ";")
    assert (lines_in(first, ";"), lines_in(second, ";")) == (3, 0)
