"""What shares tell of people below the line whom no row counts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.ingest.problems import Severity
from dashboard.ingest.secrecy import hide
from tests.ingest.secrecy_plans import LIMIT, SERIES, Attacker, Invented, indicator, invented
from tests.ingest.test_secrecy import COURSES, PUPILS, a_plan, told


def joined(*rows: str) -> dict[str, float | None]:
    return told(a_plan(*rows, indicators=SERIES), "joined")


# ---- people and their share, without the whole


@pytest.mark.parametrize(
    ("people", "share", "shown"),
    [(96, "96", None), (50, "50", 50), (96, "100", 100), (3, "50", 50), (2400, "99,9", None)],
)
def test_a_share_is_hidden_where_with_its_people_it_tells_of_few_others(people, share, shown):
    rows = (f"members;;2022;total;{people}", f"joined;;2022;total;{share}")
    assert joined(*rows) == {"dep-0": shown}


def test_people_stay_told_where_hiding_their_share_is_enough():
    dataset = a_plan("members;;2022;total;96", "joined;;2022;total;96", indicators=SERIES)
    assert told(dataset, "members") == {"dep-0": 96}


def test_a_share_so_rounded_that_it_leaves_the_others_open_is_told():
    assert joined("members;;2022;total;12000", "joined;;2022;total;99,9") == {"dep-0": 99.9}


def test_a_share_that_tells_all_girls_goes_with_the_few_boys_that_are_left():
    dataset = a_plan(
        "pupils;;2022;total;103", "members;;2022;sex=girls;50", "joined;;2022;sex=girls;50", indicators=SERIES
    )
    assert (told(dataset), told(dataset, "joined")) == ({"dep-0": 103}, {"dep-0 sex=girls": None})


# ---- the shares of a whole and of its parts


def test_shares_by_sex_that_tell_how_few_the_boys_are_are_hidden():
    rows = ("pupils;;2022;total;100", "joined;;2022;total;49", "joined;;2022;sex=girls;50")
    assert joined(*rows, "joined;;2022;sex=boys;25") == {
        "dep-0": 49,
        "dep-0 sex=girls": 50,
        "dep-0 sex=boys": None,
    }


def test_shares_by_sex_of_many_boys_and_girls_are_told():
    rows = ("pupils;;2022;total;100", "joined;;2022;total;40", "joined;;2022;sex=girls;50")
    assert None not in joined(*rows, "joined;;2022;sex=boys;30").values()


def test_shares_of_departments_that_tell_how_few_one_has_are_hidden():
    rows = ("pupils;city;2022;total;100", "joined;city;2022;total;49", "joined;dep-0;2022;total;50")
    assert joined(*rows, "joined;dep-1;2022;total;25") == {"city": 49, "dep-0": 50, "dep-1": None}


def test_a_department_whose_share_alone_is_told_follows_from_the_city_and_is_protected():
    dataset = a_plan(
        "pupils;city;2022;total;103", "pupils;dep-0;2022;total;100", "joined;dep-1;2022;total;50",
        indicators=SERIES,
    )  # fmt: skip
    assert told(dataset) == {"city": 103, "dep-0": None}


# ---- rates and means of untold people


@pytest.mark.parametrize(("courses", "shown"), [(2, None), (200, 6.7)])
def test_courses_for_each_pupil_go_where_the_courses_tell_few_pupils(courses, shown):
    each = indicator(
        "each", unit="each", decimals=1, counts_people=False, combine="none", numerator="courses",
        denominator="pupils", per=10,
    )  # fmt: skip
    rows = (f"courses;;2022;total;{courses}", "each;;2022;total;6,7")
    assert told(a_plan(*rows, indicators=(PUPILS, COURSES, each)), "each") == {"dep-0": shown}


@pytest.mark.parametrize(("grade", "few"), [("5", True), ("7,7", False)])
def test_means_go_where_with_that_of_all_they_tell_how_few_a_department_has(grade, few):
    mean = indicator(
        "grade", unit="each", decimals=1, counts_people=False, combine="weighted", weight="pupils"
    )
    grades = [f"grade;{d};2022;total;{v}" for d, v in (("dep-0", grade), ("dep-1", "8"), ("city", "7,8"))]
    dataset = a_plan("pupils;city;2022;total;43", *grades, indicators=(PUPILS, mean))
    assert (None in told(dataset, "grade").values()) is few
    assert told(dataset)["city"] == 43


# ---- shares that do not say of whom


@pytest.mark.parametrize(("more", "warned"), [("", True), ('denominator = "outreach-persons"\n', False)])
def test_a_percentage_of_people_that_does_not_say_of_whom_is_worth_a_look(plan, more, warned):
    old = 'unit = "persons"\ndecimals = 0\nwanted = "none"\ncombine = "sum"\ndepartment = "youth-services"'
    new = old.replace("persons", "percent-labour-force", 1)
    plan.change("indicators.toml", old, more + new)
    found = {(p.rule, p.value, p.severity) for p in plan.problems()}
    assert (("share-without-denominator", "outreach-persons", Severity.WARNING) in found) is warned


# ---- what an attacker finds where pupils are not told


def worked_out(plan: Invented) -> list[tuple[str, str, str]]:
    """The small numbers that are not left open as wide as the limit."""
    attacker = Attacker(plan)
    few = [name for name, people in plan.truth.items() if 0 < people < LIMIT]
    return [name for name in few if attacker.width(name) < LIMIT - 1e-6]


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 100_000))
def test_whoever_asks_for_everything_finds_no_few_people_whom_no_row_counts(seed):
    assert worked_out(invented(seed, dropped=True)) == []


@pytest.mark.parametrize("seed", [5, 30, 43, 58])
def test_they_would_be_found_where_untold_wholes_were_not_minded(seed, monkeypatch):
    monkeypatch.setattr(hide, "further_rows", lambda *_, **__: frozenset())
    assert worked_out(invented(seed, dropped=True))
