"""The program's own record of what readers were shown: read as it was written, or every fault is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.secrecy.memory import Kept
from dashboard.ingest.problems import LANGUAGES, Problem, Report
from dashboard.ingest.secrecy.memory_file import read_memory, written_memory

HEADER = "indicator;area;department;period;breakdown;state;value\n"
KEY = "pupils;mallila;dep-0;2022;total"
IDS = st.text("abc-=0", min_size=1, max_size=5)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)


def problems(text: str) -> tuple[Problem, ...]:
    report = Report()
    read_memory({"secrecy.csv": text.encode()}, report=report)
    return report.problems


@given(
    st.dictionaries(
        st.tuples(IDS, IDS, IDS, IDS, IDS), st.builds(Kept, told=st.booleans(), value=NUMBERS), min_size=1
    )
)
def test_what_is_written_is_read_and_written_alike(memory):
    report = Report()
    content = written_memory(memory)
    assert read_memory({"secrecy.csv": content}, report=report) == memory
    assert written_memory(read_memory({"secrecy.csv": content}, report=report)) == content
    assert report.problems == ()


def test_nothing_is_written_where_nothing_is_kept():
    assert written_memory({}) == b""
    assert read_memory({}, report=Report()) == {}


@pytest.mark.parametrize(
    ("rows", "rule", "row", "column"),
    [
        (f"{KEY};shown;3\n", "unknown-word", 2, "state"),
        (f"{KEY};told;three\n", "secrecy-value", 2, "value"),
        (f"{KEY};told;inf\n", "secrecy-value", 2, "value"),
        (f"{KEY};told;7\n{KEY};hidden;7\n", "secrecy-twice", 3, "indicator"),
    ],
)
def test_a_fault_is_named_by_row_and_column(rows, rule, row, column):
    [found] = problems(HEADER + rows)
    assert (found.file, found.rule, found.row, found.column) == ("secrecy.csv", rule, row, column)
    assert len({found.text(language) for language in LANGUAGES}) == len(LANGUAGES)


def test_a_number_that_cannot_be_read_is_not_repeated():
    [found] = problems(f"{HEADER}{KEY};hidden;3 or 4\n")
    assert "3 or 4" not in found.text("en")


def test_a_missing_column_is_named():
    assert [found.rule for found in problems("indicator;area;department;period;breakdown\n")] != []
