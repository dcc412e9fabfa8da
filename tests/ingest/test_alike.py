"""Faults that many rows share are one line; what differs is not lost."""

import pytest

from dashboard.ingest.alike import spans, told_alike
from dashboard.ingest.problems import Problem, render

FILE = "observations/a.csv"


def fault(row, *, rule="unknown-indicator", value="libary", **details):
    return Problem(rule=rule, file=FILE, row=row, column="indicator", value=value, details=details)


def test_equal_faults_of_three_hundred_rows_are_one_line_at_the_first():
    (line,) = render([fault(row, nearest="library") for row in range(2, 302)], "en").splitlines()
    assert line.startswith(f'{FILE} · row 2 · column indicator · "libary": No indicator has this id.')
    assert line.endswith("Did you mean “library”? Other rows with the same: 3–301.")


def test_each_unknown_id_is_told_however_many_there_are():
    assert len(told_alike(fault(row, value=f"id-{row}") for row in range(50))) == 50


@pytest.mark.parametrize(("count", "lines"), [(10, 10), (11, 1)])
def test_values_that_differ_are_told_each_until_they_are_many(count, lines):
    told = told_alike(fault(row, rule="ambiguous-point", value=f"1.{row}") for row in range(count))
    assert len(told) == lines


def test_another_file_a_row_without_a_number_and_rows_named_already_stay_apart():
    kept = [
        Problem(rule="no-value", file="a", row=1),
        Problem(rule="no-value", file="b", row=1),
        Problem(rule="missing-file", file="c"),
        Problem(rule="missing-file", file="c"),
        Problem(rule="no-value", file="d", row=1, details={"rows": "2"}),
        Problem(rule="no-value", file="d", row=1, details={"rows": "2"}),
    ]
    assert told_alike(kept) == kept


def test_it_does_not_show_which_rows_hold_the_same_secret():
    rows = [
        Problem(rule="not-a-number", file=FILE, row=n, value=str(n % 3), people=True) for n in range(1, 9)
    ]
    (line,) = render(rows, "en").splitlines()
    assert "2–8" in line
    assert len(render(rows, "en", whole=True).splitlines()) == 3


def test_many_scattered_rows_are_cut_at_a_whole_number():
    (problem,) = told_alike(fault(row) for row in range(1, 1000, 2))
    rows = problem.text("en").rpartition("same: ")[2]
    assert rows.startswith("3, 5, 7, ")
    assert rows.endswith("1, ….")
    assert len(rows) < 310


def test_rows_that_follow_each_other_are_a_span():
    assert spans([2, 3, 4, 7, 9, 10]) == "2–4, 7, 9–10"
