"""Which entries of the change log answer a question."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.changelog import Act
from dashboard.queries.logged import Wanted, logged
from tests.queries.rounds import a_line, an_entry

LOANS, VISITS = a_line("library-loans · library · 2022"), a_line("museum-visits · museum · 2022")
START = replace(an_entry(a_line("plan.toml", item="file"), number=1, act=Act.EDIT), before="")
TABLE = a_line("observations/library.csv", item="file")
LOG = (
    START,
    an_entry(LOANS, a_line("open-library · state", item="measure"), number=2, department="library"),
    an_entry(LOANS, VISITS, number=3),
    an_entry(TABLE, a_line("goals.toml", item="file"), number=4, act=Act.EDIT),
    an_entry(VISITS, number=5, department="museum", when="2024-02-29T22:30:00Z"),
)


def numbers(**wanted):
    return [entry.number for entry in logged(LOG, Wanted(**wanted))]


def test_all_are_told_newest_first():
    assert numbers() == [5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"department": "library"}, [4, 3, 2]),
        ({"department": "museum"}, [5, 4, 3]),
        ({"indicator": "library-loans"}, [4, 3, 2]),
        ({"indicator": "library-loans", "department": "museum"}, [4]),
        ({"department": "nobody"}, [4]),
    ],
)
def test_a_file_of_figures_edited_by_hand_may_concern_everybody(wanted, found):
    assert numbers(**wanted) == found


def test_only_the_lines_that_are_asked_for_are_told():
    [_, mixed, own] = logged(LOG, Wanted(department="library"))
    assert mixed.lines == (LOANS,)
    assert own.lines == LOG[1].lines
    [edited, _, own] = logged(LOG, Wanted(indicator="library-loans"))
    assert (edited.lines, own.lines) == ((TABLE,), (LOANS,))


def test_a_day_is_one_in_finland():
    # 22.30 UTC on the last of February is past midnight in Helsinki.
    assert numbers(since=date(2024, 3, 1)) == [5]
    assert numbers(since=date(2024, 3, 2)) == []
    assert numbers(since=date(2024, 2, 12)) == [5, 4, 3, 2, 1]
