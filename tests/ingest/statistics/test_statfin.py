"""StatFin before and after June 2026: queries from the metadata, figures by what dimensions mean."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.kinds import Missing
from dashboard.domain.statistics import Service
from dashboard.ingest.problems import Report
from dashboard.ingest.statistics.answers import Listener
from dashboard.ingest.statistics.px_table import Wish, queries, read_table
from dashboard.ingest.statistics.statfin import read_cube, series_of
from tests.ingest.statistics.published import RESIDENTS, an_update, answer, cube, metadata

UPDATE = an_update(indicator="population", service=Service.STATFIN, choose={"Ikä": "Yhteensä"})


def asked(content, *, update=UPDATE, first=2019, most=120_000):
    report = Report()
    listener, one = Listener(Service.STATFIN, report), answer(content)
    table = read_table(one, listener)
    wish = Wish(update=update, codes=("999",), first=first, most=most)
    found = list(queries(table, wish, answer=one, listener=listener)) if table else []
    return found, [problem.rule for problem in report.problems]


def read(*contents, update=UPDATE):
    report = Report()
    listener = Listener(Service.STATFIN, report)
    answers = [answer(content) for content in contents]
    cubes = [(found, one) for one in answers if (found := read_cube(one, listener))]
    series = series_of(cubes, update, listener)
    return series, [problem.rule for problem in report.problems]


def selection(query):
    return {item["code"]: item["selection"]["values"] for item in query["query"]}


@pytest.mark.parametrize("new", [True, False])
def test_a_query_names_the_codes_that_the_metadata_give(new):
    (query,), problems = asked(metadata(new=new))
    assert problems == []
    assert query["response"] == {"format": "json-stat2"}
    codes = ("alue_23_20260101", "ikaryhma_10", "timeperiod_y") if new else ("Alue", "Ikä", "Vuosi")
    found = selection(query)
    assert [found[code] for code in codes] == [
        ["SSS", "KU999"],
        ["SSS"],
        ["2019", "2020", "2021", "2022"],
    ]


def test_a_query_too_large_is_split_and_asks_for_every_year_once():
    found, _ = asked(metadata(), first=0, most=4)
    years = [selection(query)["timeperiod_y"] for query in found]
    assert [len(part) for part in years] == [2, 2, 1]
    assert [int(year) for part in years for year in part] == list(RESIDENTS)


@pytest.mark.parametrize(
    "choose", [{"Ikä": "Aikuiset"}, {"Sukupuoli": "Yhteensä"}, {"Ikä": "Yhteensä", "Kieli": "fi"}]
)
def test_a_choice_that_the_table_does_not_have_is_told_and_nothing_asked(choose):
    found, problems = asked(metadata(), update=an_update(choose=choose))
    assert (found, problems) == ([], ["statistics-choice"])


def test_a_variable_without_a_total_must_be_chosen():
    table = metadata()
    table["variables"][1]["elimination"] = False
    assert asked(table, update=an_update()) == ([], ["statistics-choice"])


def test_a_monthly_table_is_not_asked():
    table = metadata()
    table["variables"][2] |= {"values": ["2022M01"], "valueTexts": ["2022M01"]}
    assert asked(table) == ([], ["statistics-not-yearly"])


@pytest.mark.parametrize("content", [{"title": "x"}, [], {"title": "x", "variables": [{"code": "Alue"}]}])
def test_metadata_of_another_form_are_refused(content):
    assert asked(content) == ([], ["statistics-shape"])


@pytest.mark.parametrize("new", [True, False])
def test_figures_are_found_by_what_a_dimension_is_in_either_shape(new):
    values = {"SSS": dict.fromkeys(RESIDENTS, 5_500_000), "KU999": RESIDENTS}
    series, problems = read(cube(values, new=new))
    assert problems == []
    assert {y: series.values["999", y] for y in RESIDENTS} == {y: Decimal(v) for y, v in RESIDENTS.items()}
    assert series.values["SSS", 2022] == 5_500_000
    assert series.names["999"] == ("Mallila",)
    assert "Väestö 31.12." in series.titles


def test_values_that_are_left_out_or_null_are_missing_and_never_zero():
    content = cube({"KU999": RESIDENTS})
    content["value"] = {"0": 47_570, "1": None, "4": 48_006}
    content["status"] = {"3": "..."}
    series, problems = read(content)
    assert problems == []
    assert [series.values["999", year] for year in RESIDENTS] == [
        Decimal(47_570),
        Missing.NOT_DELIVERED,
        Missing.NOT_DELIVERED,
        Missing.SUPPRESSED,
        Decimal(48_006),
    ]


def test_answers_in_parts_are_one_series():
    first, second = ({"KU999": {y: RESIDENTS[y] for y in years}} for years in ((2018, 2019), (2020, 2021)))
    series, _ = read(cube(first), cube(second))
    assert series.years("999") == (2018, 2019, 2020, 2021)


def test_a_figure_of_one_age_is_not_taken_for_the_total():
    series, problems = read(cube({"KU999": RESIDENTS}, age="0"))
    assert (series, problems) == (None, ["statistics-choice"])


def broken(**changes):
    return cube({"KU999": RESIDENTS}) | changes


@pytest.mark.parametrize(
    "content",
    [
        broken(value=[1, 2]),
        broken(value={"9": 1}),
        broken(value=["x"] * 5),
        broken(size=[1, 1, 4, 1]),
        broken(dimension={}),
        broken(id="alue"),
        {"fault": "Bad Request"},
    ],
)
def test_an_answer_of_another_form_is_refused(content):
    report = Report()
    assert read_cube(answer(content), Listener(Service.STATFIN, report)) is None
    assert [problem.rule for problem in report.problems] == ["statistics-shape"]


@given(
    st.dictionaries(
        st.sampled_from(["SSS", "KU999", "KU998"]),
        st.fixed_dictionaries({y: st.none() | st.integers(0, 10**6) for y in (2020, 2021, 2022)}),
        min_size=1,
    ),
    st.booleans(),
)
def test_every_value_is_read_in_its_own_place(values, new):
    values = values | {"KU999": values.get("KU999", {2020: 1, 2021: 2, 2022: 3})}
    series, problems = read(cube(values, new=new))
    assert problems == []
    for code, own in values.items():
        for year, value in own.items():
            wanted = Missing.NOT_DELIVERED if value is None else Decimal(value)
            assert series.values[code.removeprefix("KU"), year] == wanted
