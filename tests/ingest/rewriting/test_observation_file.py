"""A change to a file of observations leaves every other byte as it was."""

import codecs
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from dashboard.ingest.problems import Report
from dashboard.ingest.readers import OBSERVATIONS, read_table
from tests.ingest.rewriting.files import HEADER, ROWS, key, opened, put


def test_a_changed_figure_changes_its_cells_alone():
    assert put(HEADER + ROWS, "library-loans", "2023", value="4") == HEADER + ROWS.replace("2023;3", "2023;4")


@pytest.mark.parametrize(
    ("period", "rows"),
    [
        ("2022", "library-loans;;2021;1\nlibrary-loans;;2022;2\nlibrary-loans;;2023;3\n"),
        ("2024", "library-loans;;2021;1\nlibrary-loans;;2023;3\nlibrary-loans;;2024;2\n"),
        ("2020", "library-loans;;2020;2\nlibrary-loans;;2021;1\nlibrary-loans;;2023;3\n"),
    ],
)
def test_a_new_figure_stands_where_its_year_belongs(period, rows):
    last = "unemployment;;2022;9,5\n"
    assert put(HEADER + ROWS, "library-loans", period, value="2") == HEADER + rows + last


def test_a_file_whose_newest_row_stands_first_goes_on_so():
    rows = "library-loans;;2023;3\nlibrary-loans;;2021;1\n"
    assert put(HEADER + rows, "library-loans", "2024", value="4").startswith(
        f"{HEADER}library-loans;;2024;4\n"
    )
    assert put(HEADER + rows, "library-loans", "2022", value="2").splitlines()[2] == "library-loans;;2022;2"
    assert put(HEADER + rows, "library-loans", "2020", value="0").endswith("library-loans;;2020;0\n")


def test_a_file_that_lacks_a_column_gets_it_in_every_row():
    made = put(HEADER + ROWS, "library-loans", "2023", value="", missing="withdrawn")
    assert made.splitlines() == [
        "indicator;department;period;value;missing",
        "library-loans;;2021;1;",
        "library-loans;;2023;;withdrawn",
        "unemployment;;2022;9,5;",
    ]


def test_no_column_is_added_for_nothing():
    assert put(HEADER + ROWS, "library-loans", "2023", value="3", note="", marks="") == HEADER + ROWS


def test_a_row_names_itself_as_the_rows_beside_it_do():
    rows = "indicator;area;department;period;value;unit\nlibrary-loans;mallila;library;2021;1;loans\n"
    made = put(rows, "library-loans", "2022", value="2")
    assert made.endswith("library-loans;mallila;library;2022;2;loans\n")
    bare = "indicator;area;department;period;value;unit\nlibrary-loans;;;2021;1;\n"
    assert put(bare, "library-loans", "2022", value="2").endswith("library-loans;;;2022;2;\n")


def test_another_department_and_a_part_are_always_named():
    file = opened("indicator;period;value\noutreach-persons;2022;1\n")
    file.put(key("outreach-persons", "2022", "library", breakdown="sex=girls"), {"value": "2"})
    assert file.content().decode().splitlines() == [
        "indicator;period;value;department;breakdown",
        "outreach-persons;2022;1;;",
        "outreach-persons;2022;2;library;sex=girls",
    ]


def test_quotation_marks_line_ends_titles_and_blank_rows_stay():
    text = (
        '"Kirjaston luvut";\r\n\r\n"indicator";"period";"value";"note"\r\n'
        '"library-loans";"2021";"1";"a; ""b""\r\nc"\r\n;;;\r\n"library-loans";"2022";"2";""\r\n'
    )
    assert put(text, "library-loans", "2022", value="3") == text.replace('"2"', '"3"')
    added = put(text, "library-loans", "2023", value="4")
    assert added == text + '"library-loans";"2023";"4";""\r\n'


@pytest.mark.parametrize(
    ("codec", "mark"),
    [("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)],
)
def test_encodings_and_byte_order_marks_stay(codec, mark):
    text = HEADER + ROWS
    file = opened(mark + text.encode(codec))
    file.put(key("library-loans", "2023"), {"value": "4", "note": "å"})
    wanted = text.replace("\n", ";\n").replace("value;", "value;note").replace("2023;3;", "2023;4;å")
    assert file.content() == mark + wanted.encode(codec)


def test_a_row_after_a_last_line_without_an_end_gets_a_line_of_its_own():
    assert put((HEADER + ROWS).rstrip("\n"), "unemployment", "2023", value="8") == (
        HEADER + ROWS + "unemployment;;2023;8\n"
    )


def test_a_removed_row_goes_with_its_line_end():
    file = opened(HEADER + ROWS)
    file.drop(key("library-loans", "2023"))
    assert file.content().decode() == HEADER + ROWS.replace("library-loans;;2023;3\n", "")


def test_a_file_without_a_row_is_no_file():
    file = opened(HEADER + "unemployment;;2022;9,5\n")
    file.drop(key("unemployment", "2022"))
    assert file.content() is None


def test_a_new_file_has_the_columns_that_it_needs():
    file = opened(None)
    file.put(key("unemployment", "2022"), {"value": "9,5", "note": "", "source": "made-up"})
    assert file.content() == b"indicator;period;value;source\nunemployment;2022;9,5;made-up\n"


def test_rows_that_come_twice_are_changed_alike():
    twice = HEADER + ROWS + "library-loans;;2023;3\n"
    assert put(twice, "library-loans", "2023", value="4").count("2023;4") == 2


def test_a_workbook_becomes_the_csv_of_its_rows():
    book: Any = Workbook()
    book.active.title = "observations"
    for row in (["indicator", "period", "value", "note"], ["library-loans", 2021, 1234, 'a; "b"']):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    file = opened(data.getvalue(), "observations/a.xlsx")
    file.put(key("library-loans", "2022"), {"value": "2"})
    assert file.content().decode().splitlines() == [
        "indicator;period;value;note",
        'library-loans;2021;1234;"a; ""b"""',
        "library-loans;2022;2;",
    ]


YEARS = st.integers(min_value=1990, max_value=2023).map(str)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["library-loans", "unemployment"]), YEARS), min_size=1, max_size=8),
    st.lists(st.tuples(st.sampled_from(["library-loans", "unemployment"]), YEARS), max_size=8),
)
def test_what_is_put_can_be_read_and_found_in_the_row_that_is_told(rows, new):
    text = HEADER + "".join(f"{name};;{year};1\n" for name, year in dict.fromkeys(rows))
    file = opened(text)
    for name, year in new:
        file.put(key(name, year), {"value": "2", "note": "x; y"})
    raw: Any = read_table(file.content(), name="a.csv", columns=OBSERVATIONS, report=Report())
    read = {
        (raw.cells["indicator"][n], raw.cells["period"][n]): (n, raw.cells["value"][n])
        for n in raw.cells.index
    }
    assert set(read) == {*rows, *new}
    assert {k for k, (_, value) in read.items() if value == "2"} == set(new)
    assert {(k.indicator, k.period): n for k, n in file.numbers()} == {k: n for k, (n, _) in read.items()}
