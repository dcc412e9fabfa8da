"""What shares tell of people below the line whom no row counts."""

from fractions import Fraction

import pytest

from dashboard.domain.secrecy.simplex import Exact
from dashboard.ingest.problems import Severity
from dashboard.ingest.secrecy.mixture import Mixture, tells_few
from dashboard.ingest.secrecy.untold import Untold
from tests.ingest.secrecy_plans import LIMIT, SERIES, Attacker, Invented, invented
from tests.ingest.test_secrecy import a_plan, told

HALF = Fraction(1, 2)


def joined(*rows: str) -> dict[str, float | None]:
    return told(a_plan(*rows, indicators=SERIES), "joined")


# ---- people and their share, without the whole


@pytest.mark.parametrize(
    ("people", "share", "shown"),
    [(96, "96", None), (50, "50", 50), (96, "100", 100), (3, "50", None), (2400, "99,9", None)],
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


# ---- the reckoning behind it


def mixed(*shares: Exact | None, above: Exact, people: Exact = 100) -> list[list[tuple[float, float]]]:
    mixture = Mixture(people=people, above=(above, above), shares=shares)
    return [[(float(a), float(b)) for a, b in mixture.spans(i)] for i in range(len(shares))]


def test_two_shares_and_the_whole_tell_how_many_each_part_has():
    assert mixed(HALF, HALF / 2, above=49) == [[(96, 96), (48, 48), (48, 48)], [(4, 4), (1, 1), (3, 3)]]


def test_equal_shares_tell_nothing_of_how_the_people_are_divided():
    assert [spans[0] for spans in mixed(HALF, HALF, above=50)] == [(0, 100), (0, 100)]


def test_a_share_that_is_not_told_leaves_its_part_open():
    assert [spans[0] for spans in mixed(HALF, None, above=49)] == [(0, 98), (2, 100)]


@pytest.mark.parametrize(
    ("span", "few"), [((3, 3), True), ((0, 0), False), ((2, 6), True), ((2, 7), False), ((5, 6), False)]
)
def test_a_number_is_told_where_it_can_be_few_and_is_not_left_open(span, few):
    assert tells_few(span, limit=LIMIT) is few


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
    spans = {name: attacker.bounds(name) for name in few}
    return [name for name, (low, high) in spans.items() if high - low < LIMIT - 1e-6]


@pytest.mark.parametrize("seed", [28, 58, 93, 117, 225, 274, 313, 363])
def test_whoever_asks_for_everything_finds_few_people_only_where_untold_wholes_are_not_minded(
    seed, monkeypatch
):
    assert worked_out(invented(seed, dropped=True)) == []
    for step in ("divide", "mix"):
        monkeypatch.setattr(Untold, step, lambda _: None)
    assert worked_out(invented(seed, dropped=True))
