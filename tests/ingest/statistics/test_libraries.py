"""The libraries' yearly tables: a column by its title, a row by the municipality, a year by the name."""

from decimal import Decimal

import pytest

from dashboard.domain.kinds import Missing
from dashboard.domain.model import Area
from dashboard.domain.statistics import Service
from dashboard.ingest.problems import Report
from dashboard.ingest.statistics.answers import Listener
from dashboard.ingest.statistics.libraries import read_links, read_series
from tests.ingest.statistics.published import answer, library_table, xls

NAMES = {"fi": "Mallila", "sv": "Mallby", "en": "Mallila"}
AREA = Area(id="mallila", name=NAMES, code="999", peer=False, named=False)


def read(content, name="tilastot2022_1.xls", titles=("kokonaislainaus",)):
    report = Report()
    listener = Listener(Service.LIBRARIES, report)
    series = read_series(answer(content, name), titles=titles, areas=[AREA], listener=listener)
    return series and dict(series.values), [problem.rule for problem in report.problems]


def test_a_workbook_gives_the_year_of_its_name():
    assert read(library_table(676_462.0)) == ({("999", 2022): Decimal("676462.0")}, [])


def test_the_column_is_the_one_of_the_title_and_not_one_that_begins_so():
    found, _ = read(library_table(141.4), titles=("kokonaislainaus / asukasluku",))
    assert float(found["999", 2022]) == pytest.approx(14.14)


def test_the_newest_year_first_is_not_taken_for_the_oldest():
    text = '"kunta","loans_2022","loans_2021","loans_2020"\n"Mallila",14.14,"13,13",..\n'
    found, problems = read(text, name="all.csv", titles=("x", "loans"))
    assert problems == []
    assert found == {
        ("999", 2022): Decimal("14.14"),
        ("999", 2021): Decimal("13.13"),
        ("999", 2020): Missing.NOT_DELIVERED,
    }


def test_an_empty_cell_is_missing_and_never_zero():
    found, problems = read(xls([["Kunta", "Kokonaislainaus"], ["Mallila", ""]]))
    assert (found, problems) == ({("999", 2022): Missing.NOT_DELIVERED}, [])


def test_a_municipality_that_is_not_there_has_no_figure():
    assert read(library_table(1.0, name="Mallila ja Naapuri")) == ({}, [])


@pytest.mark.parametrize(
    ("content", "name", "rule"),
    [
        (library_table(1.0), "tilastot.xls", "statistics-no-column"),
        (xls([["Kunta", "Lainat"], ["Mallila", 1.0]]), "t2022.xls", "statistics-no-column"),
        (xls([["Kunta", "Kokonaislainaus"], ["Mallila", "paljon"]]), "t2022.xls", "statistics-not-a-figure"),
        (
            xls([["Kunta", "Kokonaislainaus"], ["Mallila", 1.0], ["Mallby", 2.0]]),
            "t2022.xls",
            "statistics-two-rows",
        ),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "t2022.xls", "statistics-damaged"),
        (library_table(1.0)[:40], "t2022.xls", "statistics-damaged"),
        (b"<html>", "t2022.xls", "statistics-page"),
        (b"\xff\xfe\x00", "t2022.xls", "statistics-not-utf8"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(content, name, rule):
    found, problems = read(content, name=name)
    assert (found, problems) == (None, [rule])


def test_the_page_gives_the_address_of_each_year_whatever_its_file_is_called():
    page = (
        '<p><a href="/content/tilastot2023_0.xls">2023</a> <a href="https://x/tilastot2022.xls"> 2022 </a>'
        '<a href="/info2021.html">2021</a><a href="/vanha2022.xls">2022</a><a>x</a></p>'
    )
    found = read_links(answer(page, "list.html"), Listener(Service.LIBRARIES, Report()))
    assert found == {2023: "/content/tilastot2023_0.xls", 2022: "https://x/tilastot2022.xls"}


def test_a_page_without_tables_is_told():
    report = Report()
    assert read_links(answer("<p>Sivu on siirretty</p>"), Listener(Service.LIBRARIES, report)) == {}
    assert [problem.rule for problem in report.problems] == ["statistics-no-links"]
