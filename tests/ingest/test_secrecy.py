"""What a plan tells of people after small numbers, and what would give them away, have been hidden."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.domain.period import calendar_year
from dashboard.domain.secrecy.editions import Key, hidden_keys
from dashboard.domain.secrecy.memory import Kept
from dashboard.exports.csv_file import csv_file
from dashboard.ingest.assemble import without_secrets
from dashboard.ingest.clean import Row
from dashboard.ingest.secrecy import hide
from dashboard.queries.per_resident import PerResident, per_resident
from dashboard.queries.trend import trend
from dashboard.text.messages import load_words
from tests.exports.taken import csv_rows
from tests.ingest.secrecy_plans import (
    CITY,
    LIMIT,
    SERIES,
    SHARES,
    Attacker,
    block,
    definitions,
    hidden,
    indicator,
    invented,
    loaded,
    text,
)

DEPARTMENTS = ("dep-0", "dep-1", "dep-2", CITY)
COLUMNS = "indicator;department;period;breakdown;value;missing;note"
PUPILS = indicator("pupils")


def a_plan(
    *rows: str, indicators: Sequence[str] = (PUPILS,), secret_below: int = LIMIT, columns: str = COLUMNS
) -> Dataset:
    """A plan of rows such as `pupils;dep-0;2022;total;3`."""
    files = definitions(DEPARTMENTS, indicators)
    files["plan.toml"] = files["plan.toml"].replace("secret_below = 5", f"secret_below = {secret_below}")
    files["units.toml"] += block("unit", id="courses", kind="count", one=text("course"), many=text("courses"))
    files["units.toml"] += block("unit", id="each", kind="rate", one=text("for each"), many=text("each"))
    wide = columns.count(";")
    filled = [row + ";" * (wide - row.count(";")) for row in rows]
    files["observations/observations.csv"] = "\n".join([columns, *filled, ""])
    return loaded(files)


def told(dataset: Dataset, name: str = "pupils") -> dict[str, float | None]:
    """Values by department and breakdown, or either where the other is the same for all; None if hidden."""
    return {
        o.department if o.breakdown == "total" else f"{o.department} {o.breakdown}": o.value
        for o in dataset.by_indicator[name]
    }


def a_row(department: str, value: float) -> Row:
    return Row(
        indicator="pupils",
        area="mallila",
        department=department,
        key="2022",
        breakdown="total",
        period=calendar_year(2022),
        value=value,
        lower=None,
        upper=None,
        qualifier=Qualifier.EXACT,
        marks=frozenset(),
        missing=None,
        source="made-up",
        note="",
        file="observations.csv",
        sheet="",
        row=2,
    )


# ---- what an attacker cannot find


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 100_000))
def test_whoever_asks_for_everything_cannot_work_out_a_hidden_number(seed):
    plan = invented(seed)
    secrets = {
        (SHARES.get(o.indicator, o.indicator), o.department, o.breakdown)
        for o in hidden(plan.dataset)
        if o.indicator not in SHARES or 0 < plan.truth[SHARES[o.indicator], o.department, o.breakdown] < LIMIT
    }
    attacker = Attacker(plan) if secrets else None
    for name in sorted(secrets):
        assert attacker is not None
        assert attacker.is_right()
        assert attacker.width(name) >= LIMIT - 1e-6, name


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 100_000))
def test_no_small_number_of_people_or_of_the_others_is_told(seed):
    plan = invented(seed)
    every = {
        (o.indicator, o.department, o.breakdown): o for r in plan.dataset.by_indicator.values() for o in r
    }
    for (name, department, breakdown), o in every.items():
        number = plan.truth[SHARES.get(name, name), department, breakdown]
        whole = every.get(("pupils", department, breakdown))
        if o.known and (name not in SHARES or whole is not None):
            assert number == 0 or number >= LIMIT
        if o.known and name != "pupils" and whole is not None and whole.known:
            left = plan.truth["pupils", department, breakdown] - number
            assert left == 0 or left >= LIMIT


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 100_000))
def test_a_plan_is_hidden_alike_each_time_and_its_table_and_files_hide_the_same(seed):
    dataset = invented(seed).dataset
    keys = hidden_keys(dataset)
    assert hidden_keys(invented(seed).dataset) == keys
    rows = dataset.observations[dataset.observations["missing"] == "suppressed"]
    assert set(rows.iloc[:, :5].itertuples(index=False, name=None)) == keys
    assert rows[["value", "lower", "upper"]].isna().all(axis=None)
    words = load_words()["en"]
    content = csv_file(dataset, tuple(dataset.catalogue.indicators), Filters(), words)
    blank = [r for r in csv_rows(content, ",") if r["missing"] == words("missing.suppressed")]
    assert len(blank) == len(keys)
    assert all(r["value"] == r["lower"] == r["upper"] == "" for r in blank)


# ---- departments and their total


def test_the_next_smallest_department_is_hidden_where_the_city_tells_the_total():
    rows = ("pupils;dep-0;2022;total;3", "pupils;dep-1;2022;total;60", "pupils;dep-2;2022;total;40")
    assert told(a_plan(*rows)) == {"dep-0": None, "dep-1": 60, "dep-2": 40}
    whole = told(a_plan(*rows, "pupils;city;2022;total;103"))
    assert whole == {"dep-0": None, "dep-1": 60, "dep-2": None, "city": 103}


def test_no_choice_of_departments_tells_what_another_hides():
    dataset = a_plan(
        "pupils;dep-0;2022;total;3", "pupils;dep-1;2022;total;60", "pupils;dep-2;2022;total;40",
        "pupils;city;2022;total;103",
    )  # fmt: skip
    for choice in (("dep-0", "dep-1"), ("dep-1", "dep-2"), ("dep-0", "dep-1", "dep-2")):
        [point] = trend(dataset, "pupils", Filters(departments=choice)).series.points
        assert (point.value, point.missing) == (None, Missing.SUPPRESSED)
    assert trend(dataset, "pupils", Filters()).series.points[0].value == 103


def test_years_are_hidden_each_for_itself():
    rows = [f"pupils;dep-{i};{y};total;{v}" for y, v in ((2021, 30), (2022, 3)) for i in (0, 1)]
    totals = ("pupils;city;2021;total;60", "pupils;city;2022;total;6")
    dataset = a_plan(*rows, *totals)
    assert {o.value for o in dataset.by_indicator["pupils"] if o.year == 2021} == {30, 60}


def test_what_a_silent_department_would_be_by_subtraction_is_protected():
    rows = (
        "pupils;dep-0;2022;total;30",
        "pupils;dep-1;2022;total;40",
        "pupils;dep-2;2022;total;;not-delivered",
    )
    assert told(a_plan(*rows, "pupils;city;2022;total;73"))["dep-0"] is None
    assert told(a_plan(*rows, "pupils;city;2022;total;93"))["dep-0"] == 30


def test_a_number_that_came_in_hidden_is_protected_and_looks_like_the_others():
    dataset = a_plan(
        "pupils;dep-0;2022;total;;suppressed;vain muutama", "pupils;dep-1;2022;total;60",
        "pupils;city;2022;total;90",
    )  # fmt: skip
    assert told(dataset) == {"dep-0": None, "dep-1": None, "city": 90}
    assert {o.marks for o in hidden(dataset)} == {frozenset({Mark.SUPPRESSED})}
    two = a_plan("pupils;dep-0;2022;total;[c]", "pupils;dep-1;2022;total;[c]", "pupils;city;2022;total;90")
    assert told(two)["city"] == 90
    alone = a_plan("pupils;dep-0;2022;total;[c]", "pupils;city;2022;total;[c]", "pupils;dep-1;2022;total;9")
    assert told(alone)["dep-1"] == 9


def test_a_total_that_came_in_hidden_is_not_the_sum_of_what_is_told():
    dataset = a_plan("pupils;;2022;total;[c]", "pupils;;2022;sex=girls;30", "pupils;;2022;sex=boys;10")
    assert told(dataset) == {"dep-0": None, "dep-0 sex=girls": 30, "dep-0 sex=boys": None}


def test_an_indicator_of_the_city_alone_has_no_departments_to_add_up():
    alone = indicator("pupils", department=CITY, combine="none")
    dataset = a_plan("pupils;;2022;total;3", "pupils;;2021;total;60", indicators=(alone,))
    assert [o.value for o in dataset.by_indicator["pupils"]] == [60, None]


# ---- categories


def test_girls_go_with_few_boys_and_nobody_with_none():
    few = a_plan("pupils;;2022;total;40", "pupils;;2022;sex=girls;37", "pupils;;2022;sex=boys;3")
    assert told(few) == {"dep-0": 40, "dep-0 sex=girls": None, "dep-0 sex=boys": None}
    none = a_plan("pupils;;2022;total;40", "pupils;;2022;sex=girls;40", "pupils;;2022;sex=boys;0")
    assert told(none) == {"dep-0": 40, "dep-0 sex=girls": 40, "dep-0 sex=boys": 0}


def test_a_category_without_a_row_follows_from_the_others():
    assert told(a_plan("pupils;;2022;total;40", "pupils;;2022;sex=girls;37"))["dep-0 sex=girls"] is None
    assert told(a_plan("pupils;;2022;total;40", "pupils;;2022;sex=girls;30"))["dep-0 sex=girls"] == 30
    two = told(a_plan("pupils;;2022;total;40", "pupils;;2022;age=young;37"))
    assert two["dep-0 age=young"] is None


def test_two_breakdowns_without_a_total_tell_of_each_other():
    rows = ("sex=girls;30", "sex=boys;3", "age=young;11", "age=adult;12", "age=old;10")
    dataset = a_plan(*(f"pupils;;2022;{row}" for row in rows))
    assert told(dataset)["dep-0 age=old"] is None or told(dataset)["dep-0 sex=girls"] is None


def test_a_city_broken_down_and_its_departments_tell_of_each_other():
    dataset = a_plan(
        "pupils;city;2022;sex=girls;30", "pupils;city;2022;sex=boys;33",
        "pupils;dep-0;2022;total;60", "pupils;dep-1;2022;total;3",
    )  # fmt: skip
    assert len(hidden(dataset)) == 2


# ---- shares, rates and means of people


def test_a_share_goes_with_its_people():
    dataset = a_plan(
        "pupils;;2022;total;40", "members;;2022;total;3", "joined;;2022;total;7,5", indicators=SERIES
    )
    assert (told(dataset, "members"), told(dataset, "joined")) == ({"dep-0": None}, {"dep-0": None})
    assert told(dataset) == {"dep-0": 40}


def test_few_others_hide_a_share_and_its_people():
    dataset = a_plan(
        "pupils;;2022;total;40", "members;;2022;total;38", "joined;;2022;total;95", indicators=SERIES
    )
    assert (told(dataset, "members"), told(dataset, "joined")) == ({"dep-0": None}, {"dep-0": None})


@pytest.mark.parametrize(
    ("share", "shown"), [("7,5", None), ("95", None), ("50", 50), ("0", 0), ("100", 100)]
)
def test_a_share_whose_people_no_row_counts_is_hidden_where_they_are_few(share, shown):
    dataset = a_plan("pupils;;2022;total;40", f"absent;;2022;total;{share}", indicators=SERIES)
    assert told(dataset, "absent") == {"dep-0": shown}


def test_shares_add_up_like_the_people_they_are_of():
    rows = ("total;200;10", "sex=girls;100;3", "sex=boys;100;17")
    split = [row.split(";") for row in rows]
    dataset = a_plan(
        *(f"pupils;;2022;{key};{whole}" for key, whole, _ in split),
        *(f"absent;;2022;{key};{share}" for key, _, share in split),
        indicators=SERIES,
    )
    assert told(dataset, "absent") == {"dep-0": 10, "dep-0 sex=girls": None, "dep-0 sex=boys": None}


def test_a_share_that_came_in_hidden_and_one_not_delivered_tell_nothing():
    dataset = a_plan(
        "pupils;;2022;total;200", "pupils;;2022;sex=girls;100", "pupils;;2022;sex=boys;100",
        "absent;;2022;total;10", "absent;;2022;sex=girls;;suppressed", "absent;;2022;sex=boys;17",
        "absent;;2021;total;;not-delivered", indicators=SERIES,
    )  # fmt: skip
    assert told(dataset, "absent")["dep-0 sex=boys"] is None


def test_people_and_their_share_tell_of_the_whole():
    dataset = a_plan(
        "pupils;;2022;sex=girls;3", "pupils;;2022;sex=boys;37", "members;;2022;total;20",
        "joined;;2022;total;50", indicators=SERIES,
    )  # fmt: skip
    shown = (
        told(dataset)["dep-0 sex=boys"],
        told(dataset, "joined")["dep-0"],
        told(dataset, "members")["dep-0"],
    )
    assert None in shown


def test_a_share_of_an_untold_number_goes_where_it_tells_few_people():
    rows = ("pupils;;2022;total;100", "absent;;2022;sex=girls;10", "absent;;2022;sex=boys;20")
    assert None not in told(a_plan(*rows, indicators=SERIES), "absent").values()
    # 10.4 per cent of all are so few that there are about four boys, and one of them is absent.
    few = told(a_plan(*rows, "absent;;2022;total;10,4", indicators=SERIES), "absent")
    assert few == {"dep-0": 10.4, "dep-0 sex=girls": 10, "dep-0 sex=boys": None}


COURSES = indicator("courses", unit="courses", counts_people=False)
PER_COURSE = indicator(
    "per-course", unit="each", decimals=1, counts_people=False, combine="none", numerator="pupils",
    denominator="courses",
)  # fmt: skip


def test_people_for_each_course_go_with_the_people_only():
    indicators = (PUPILS, COURSES, PER_COURSE)
    rows = ("courses;;2022;total;2", "per-course;;2022;total;{};", "pupils;;2022;total;{}")
    few = a_plan(rows[0], rows[1].format("1,5"), rows[2].format(3), indicators=indicators)
    assert (told(few, "per-course"), told(few, "courses")) == ({"dep-0": None}, {"dep-0": 2})
    many = a_plan(rows[0], rows[1].format("15"), rows[2].format(30), indicators=indicators)
    assert told(many, "per-course") == {"dep-0": 15}


def test_courses_for_each_pupil_go_with_few_pupils():
    each = indicator(
        "each", unit="each", decimals=1, counts_people=False, combine="none", numerator="courses",
        denominator="pupils", per=10,
    )  # fmt: skip
    rows = ("courses;;2022;total;2", "each;;2022;total;6,7", "pupils;;2022;total;3")
    assert told(a_plan(*rows, indicators=(PUPILS, COURSES, each)), "each") == {"dep-0": None}


def test_a_weighted_mean_of_the_city_goes_with_a_hidden_weight():
    grade = indicator(
        "grade", unit="each", decimals=1, counts_people=False, combine="weighted", weight="pupils"
    )
    rows = [f"grade;{d};2022;total;{v}" for d, v in (("dep-0", "7,5"), ("dep-1", "8"), ("city", "7,9"))]
    few = a_plan(*rows, "pupils;dep-0;2022;total;3", "pupils;dep-1;2022;total;40", indicators=(PUPILS, grade))
    assert told(few, "grade") == {"dep-0": 7.5, "dep-1": 8, "city": None}
    many = a_plan(
        *rows, "pupils;dep-0;2022;total;30", "pupils;dep-1;2022;total;40", indicators=(PUPILS, grade)
    )
    assert told(many, "grade")["city"] == 7.9


def test_what_is_divided_by_residents_is_hidden_too():
    files = definitions(DEPARTMENTS, (indicator("pupils", per_resident=True), indicator("residents")))
    files["plan.toml"] = 'population = "residents"\n' + files["plan.toml"]
    rows = (
        "pupils;;2021;total;30",
        "pupils;;2022;total;3",
        *(f"residents;;{y};total;900" for y in (2021, 2022)),
    )
    files["observations/o.csv"] = "\n".join(["indicator;department;period;breakdown;value", *rows, ""])
    told = per_resident(loaded(files), "pupils", Filters())
    assert isinstance(told, PerResident)
    assert [p.missing for p in told.points] == [None, Missing.SUPPRESSED]


def test_a_numerator_that_does_not_exist_is_reported(plan):
    plan.change("indicators.toml", 'id = "outreach-persons"', 'id = "outreach-persons"\nnumerator = "nobody"')
    assert ("dangling", "nobody") in {(p.rule, p.value) for p in plan.problems()}


# ---- how it is hidden


def test_what_cannot_be_reckoned_with_is_not_told(monkeypatch):
    def fails(*_: object, **__: object) -> None:
        raise ArithmeticError

    monkeypatch.setattr(hide, "cover", fails)
    rows = ("pupils;dep-0;2022;total;3", "pupils;dep-1;2022;total;60", "pupils;city;2022;total;63")
    dataset = a_plan(*rows, "pupils;city;2021;total;63")
    assert [(o.year, o.value) for o in dataset.by_indicator["pupils"] if o.known] == [(2021, 63)]
    assert len(hidden(dataset)) == 3


def test_nothing_of_a_hidden_row_is_left_and_all_look_alike():
    dataset = a_plan(
        "pupils;dep-0;2022;total;3;;vain 3", "pupils;dep-1;2022;total;60;;näistä 57 uusia",
        "pupils;city;2022;total;63;;yhteensä",
    )  # fmt: skip
    for o in hidden(dataset):
        assert (o.value, o.range, o.note, o.marks) == (None, None, "", frozenset({Mark.SUPPRESSED}))
    assert len(hidden(dataset)) == 2
    assert [o.note for o in dataset.by_indicator["pupils"] if o.known] == ["yhteensä"]
    assert not dataset.observations["note"].str.contains("57|3").any()


def test_small_numbers_of_anything_else_are_told():
    assert told(a_plan("courses;;2022;total;3", indicators=(COURSES,)), "courses") == {"dep-0": 3}


def test_a_plan_without_a_limit_hides_nothing():
    assert told(a_plan("pupils;;2022;total;3", secret_below=0)) == {"dep-0": 3}


def test_a_range_that_reaches_down_to_few_is_hidden():
    rows = ("pupils;;2022;total;;3;9;derived", "pupils;;2021;total;;30;40;derived")
    dataset = a_plan(*rows, columns="indicator;department;period;breakdown;value;lower;upper;marks")
    assert [o.value for o in dataset.by_indicator["pupils"]] == [35, None]


def test_what_was_hidden_stays_hidden_and_what_was_told_is_not_hidden_instead():
    numbers = {"dep-0": 3, "dep-1": 60, "dep-2": 40, CITY: 103}
    catalogue = a_plan(*(f"pupils;{d};2022;total;900" for d in numbers)).catalogue
    rows = [a_row(department, value) for department, value in numbers.items()]

    def hidden_in(memory: dict[str, Kept]) -> list[str]:
        kept: dict[Key, Kept] = {("pupils", "mallila", d, "2022", "total"): k for d, k in memory.items()}
        shown = without_secrets(rows, catalogue=catalogue, memory=kept)
        return [row.department for row in shown if row.value is None]

    assert hidden_in({}) == ["dep-0", "dep-2"]
    assert hidden_in({"dep-1": Kept(told=False, value=60)}) == ["dep-0", "dep-1"]
    assert hidden_in({"dep-2": Kept(told=True, value=40)}) == ["dep-0", "dep-1"]
    assert hidden_in({"dep-2": Kept(told=True, value=39)}) == ["dep-0", "dep-2"]
    # Where all was told, this version alone still tells nothing.
    everything = {d: Kept(told=True, value=numbers[d]) for d in ("dep-1", "dep-2", CITY)}
    assert hidden_in(everything) == ["dep-0", "dep-2"]
