"""The reader's choice to and from an address."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.filters import MOST_DEPARTMENTS, MOST_REMARKS, Filters, Ignored, Sort, read_filters
from dashboard.domain.observation import Verdict
from tests.queries.builders import DEPARTMENTS, a_dataset, of

DATA = a_dataset(of("library", 2012, 1), of("library", 2024, 1))
IDS = [d.id for d in DEPARTMENTS]
YEARS = st.none() | st.integers(2012, 2024)


@st.composite
def choices(draw):
    first, last = draw(YEARS), draw(YEARS)
    if first and last:
        first, last = sorted((first, last))
    year = draw(YEARS)
    compare = draw(YEARS.filter(lambda c: c is None or c < (year or 2024)))
    chosen = draw(st.sets(st.sampled_from(IDS)))
    return Filters(
        first=first,
        last=last,
        year=year,
        compare=compare,
        departments=tuple(d for d in IDS if d in chosen),
        search=draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=80)).strip(),
        priority=draw(st.sampled_from([None, "culture", "health"])),
        status=draw(st.sampled_from([None, *Verdict])),
        sort=draw(st.sampled_from(Sort)),
    )


def why(query):
    return [(r.key, r.why) for r in read_filters(query, DATA)[1]]


@given(choices())
def test_an_address_gives_back_the_choice_it_was_made_of(chosen):
    assert read_filters(chosen.to_query(), DATA) == (chosen, ())


@given(choices(), st.randoms())
def test_one_choice_has_one_text(chosen, chance):
    parts = chosen.to_query().split("&") if chosen.to_query() else []
    chance.shuffle(parts)
    again, remarks = read_filters("?" + "&".join(parts), DATA)
    assert (again.to_query(), remarks) == (chosen.to_query(), ())


@given(st.text(max_size=300))
def test_any_text_gives_a_choice_and_never_an_error(query):
    chosen, remarks = read_filters(query, DATA)
    assert all(len(r.text) <= 80 and len(r.key) <= 80 for r in remarks)
    assert read_filters(chosen.to_query(), DATA)[1] == ()


def test_the_defaults_have_no_text():
    assert Filters().to_query() == ""
    assert read_filters("", DATA) == (Filters(), ())


@pytest.mark.parametrize("key", ["from", "to", "year", "compare"])
@pytest.mark.parametrize(
    "value",
    [
        "abc",
        "1e9",
        "-1",
        "2022.0",
        "",
        " 2022",
        "2022 ",
        "+2022",
        "02022",
        "２０２２",
        "2011",
        "2025",
        "null",
    ],
)
def test_a_bad_year_falls_back_with_a_remark(key, value):
    query = urlencode({key: value})
    assert read_filters(query, DATA)[0] == Filters()
    assert why(query) == [(key, Ignored.BAD_VALUE)]


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ("department=no-such", ("department", Ignored.BAD_VALUE)),
        ("department=", ("department", Ignored.BAD_VALUE)),
        ("priority=<b>", ("priority", Ignored.BAD_VALUE)),
        ("status=good", ("status", Ignored.BAD_VALUE)),
        ("sort=up", ("sort", Ignored.BAD_VALUE)),
        ("x=<script>", ("x", Ignored.UNKNOWN_KEY)),
        ("compare=2024", ("compare", Ignored.NOT_EARLIER)),
        ("compare=2020&year=2020", ("compare", Ignored.NOT_EARLIER)),
    ],
)
def test_what_is_not_known_falls_back_with_a_remark(query, remark):
    chosen, _ = read_filters(query, DATA)
    assert (chosen.departments, chosen.priority, chosen.status, chosen.sort) == ((), None, None, Sort.PLAN)
    assert chosen.compare is None
    assert why(query) == [remark]


def test_a_script_is_kept_only_to_be_told():
    [remark] = read_filters("x=<script>alert(1)</script>", DATA)[1]
    assert remark.text == "<script>alert(1)</script>"


def test_of_a_repeated_key_the_first_counts():
    chosen, _ = read_filters("year=2020&year=2021", DATA)
    assert chosen.year == 2020
    assert why("year=2020&year=2021") == [("year", Ignored.REPEATED)]


def test_years_the_wrong_way_round_are_turned_and_told_in_order():
    chosen, [remark] = read_filters("from=2022&to=2015", DATA)
    assert (chosen.first, chosen.last) == (2015, 2022)
    assert (remark.why, remark.text) == (Ignored.SWAPPED, "2015–2022")


def test_departments_stand_in_the_order_of_the_plan_once_each():
    chosen, remarks = read_filters("department=museum&department=library&department=museum", DATA)
    assert (chosen.departments, remarks) == (("library", "museum"), ())
    assert chosen.to_query() == "department=library&department=museum"


def test_five_hundred_departments():
    query = urlencode([("department", IDS[n % len(IDS)]) for n in range(500)])
    assert read_filters(query, DATA)[0].departments == tuple(IDS)
    chosen, remarks = read_filters(urlencode([("department", f"d{n}") for n in range(500)]), DATA)
    assert chosen == Filters()
    assert [r.why for r in remarks] == [Ignored.BAD_VALUE] * MOST_REMARKS + [Ignored.TOO_MANY]
    assert MOST_DEPARTMENTS < 500


def test_a_thousand_fields_are_not_read():
    assert read_filters("&".join(["year=2020"] * 1000), DATA)[0] == Filters()
    assert [r.why for r in read_filters("&".join(["year=2020"] * 1000), DATA)[1]] == [Ignored.TOO_MANY]


def test_a_cut_search_is_the_same_when_read_again():
    chosen, _ = read_filters(urlencode({"q": "a" * 79 + " b" * 20}), DATA)
    assert len(chosen.search) <= 80
    assert read_filters(chosen.to_query(), DATA)[0] == chosen
