"""Reading Sotkanet's answers: by region id through the list of regions, whatever their order."""

from decimal import Decimal

import pytest

from dashboard.domain.kinds import Missing
from dashboard.domain.statistics import Service
from dashboard.ingest.problems import Report
from dashboard.ingest.statistics.answers import Listener
from dashboard.ingest.statistics.sotkanet import Answers
from tests.ingest.statistics.published import REGIONS, TITLE, answer, sotkanet, sotkanet_rows


def heard(*answers):
    report, found = Report(), Answers()
    for one in answers:
        found.hear(one, Listener(Service.SOTKANET, report))
    return found, [problem.rule for problem in report.problems]


def test_figures_stand_under_the_municipality_code_and_not_under_the_region_id():
    found, problems = heard(*sotkanet({7: {2021: 12.1, 2022: 9.5}, 9: {2022: 8.0}}))
    series = found.series(9181)
    assert problems == []
    assert series.values["999", 2021] == Decimal("12.1")
    assert series.values["SSS", 2022] == Decimal("8.0")
    assert TITLE in series.titles
    assert series.names["999"] == ("Mallila", "Mallby")


def test_neither_one_sex_nor_a_region_counts_as_the_municipality():
    found, _ = heard(*sotkanet({7: {2022: 9.5}}))
    assert dict(found.series(9181).values) == {("999", 2022): Decimal("9.5")}


def test_null_and_an_absent_value_are_missing_and_never_zero():
    rows = sotkanet_rows({7: {2020: None, 2021: 12.1}})
    rows.append({"indicator": 9181, "region": 7, "year": 2022, "gender": "total", "absValue": 40})
    found, problems = heard(answer(REGIONS), answer(rows))
    series = found.series(9181)
    assert problems == []
    assert series.values["999", 2020] is Missing.NOT_DELIVERED
    assert series.values["999", 2022] is Missing.NOT_DELIVERED


@pytest.mark.parametrize("mark", [".", ","])
def test_csv_says_the_same_with_either_decimal_mark(mark):
    lines = ["indicator;region;year;gender;primary value;absolute value"]
    lines += [f"9181;7;2021;total;12{mark}1;", "9181;7;2022;total;;", f"9181;7;2021;female;99{mark}9;"]
    found, problems = heard(answer(REGIONS), answer("\r\n".join(lines), "values.csv"))
    assert problems == []
    assert dict(found.series(9181).values) == {
        ("999", 2021): Decimal("12.1"),
        ("999", 2022): Missing.NOT_DELIVERED,
    }


ROW = {"indicator": 9181, "region": 7, "year": 2022, "gender": "total", "value": 9.5}


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("<html><title>Huoltokatko</title></html>", "statistics-page"),
        ("", "statistics-empty"),
        ([], "statistics-empty"),
        ('[{"indicator": 9181, "region"', "statistics-not-json"),
        ('[{"value": NaN}]', "statistics-not-json"),
        ("[" * 100_000, "statistics-not-json"),
        ('[{"value": "ä"}]'.encode("latin-1"), "statistics-not-utf8"),
        ([{**ROW, "value": "9.5"}], "statistics-shape"),
        ([{**ROW, "value": True}], "statistics-shape"),
        ([{**ROW, "year": "2022"}], "statistics-shape"),
        ([{("arvo" if key == "value" else key): cell for key, cell in ROW.items()}], "statistics-shape"),
        ([{("area" if key == "region" else key): cell for key, cell in ROW.items()}], "statistics-shape"),
        ([{**ROW, "value": 1e300}], "statistics-shape"),
        ([7], "statistics-shape"),
        ({"error": "no such indicator"}, "statistics-shape"),
        ([ROW, {**ROW, "value": 9.6}], "statistics-two-figures"),
        ("indicator;region;year;gender;primary value\n9181;7;x;total;1", "statistics-shape"),
        ("indicator;region;year;sex;primary value\n9181;7;2022;total;1", "statistics-shape"),
        ([{**REGIONS[0], "code": 999}], "statistics-shape"),
    ],
)
def test_an_answer_that_is_not_as_it_should_be_is_refused_whole(content, rule):
    found, problems = heard(answer(REGIONS), answer(content))
    assert problems == [rule]
    assert found.series(9181) is None
