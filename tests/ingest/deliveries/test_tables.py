"""Tables in CSV: the columns of a plan's files, and a qualifier and a reason beside them."""

import pytest

HEADER = "indicator;department;period;breakdown;value;lower;upper;marks;missing;qualifier;reason;source;note"


def table(*rows):
    return "\n".join([HEADER, *rows, ""]).encode()


def test_a_row_is_written_as_a_plan_has_it(desk):
    row = "unemployment;;2022;;9,40;;;provisional;;cirka;Ny metod;made-up;Not"
    (figure,) = desk.taken(table(row), "a.csv").figures
    assert (figure.key.department, figure.value, figure.marks) == (
        "youth-services",
        "noin 9,4",
        "provisional",
    )
    assert (figure.reason, figure.source, figure.note) == ("Ny metod", "made-up", "Not")
    assert (figure.spot.file, figure.spot.sheet, figure.spot.cell, figure.spot.row) == ("a.csv", "", "", 2)


def test_bounds_stand_for_a_number(desk):
    (figure,) = desk.taken(table("library-loans;;2022;;;500 000;600 000;derived;;;;;"), "a.csv").figures
    assert (figure.value, figure.lower, figure.upper, figure.marks) == ("", "500000", "600000", "derived")


def test_a_blank_row_takes_the_figure_away(desk):
    (figure,) = desk.taken(table("library-loans;;2022;;;;;;;;;;"), "a.csv").figures
    assert (figure.value, figure.lower, figure.upper, figure.missing, figure.marks) == ("", "", "", "", "")


VALUES = {
    "noin 750": "noin 750",
    "n. 750": "noin 750",
    "~750": "noin 750",
    "ca 750": "noin 750",
    "yli 35 000": "yli 35000",
    ">35 000": "yli 35000",
    "över 35 000": "yli 35000",
    "lähes 58 000": "lähes 58000",
    "nästan 58\u00a0000": "lähes 58000",
    "vähintään 10": "vähintään 10",
    "minst 10": "vähintään 10",
    "keskimäärin 11": "keskimäärin 11",
    "alle 35 000": "alle 35000",
    "676\u202f462": "676462",
    "676\u2009462": "676462",
    "1 676 462": "1676462",
    "0": "0",
    "12 lainaa": "12",
}


@pytest.mark.parametrize("written", VALUES)
def test_a_number_as_people_write_it_becomes_one_as_plans_write_it(desk, written):
    (figure,) = desk.taken(table(f"library-loans;;2022;;{written};;;;;;;;"), "a.csv").figures
    assert figure.value == VALUES[written]


@pytest.mark.parametrize(
    ("written", "canonical"), [("12,5", "12,5"), ("12,0", "12"), ("8 %", "8"), ("100", "100")]
)
def test_a_percentage_too(desk, written, canonical):
    (figure,) = desk.taken(table(f"unemployment;;2022;;{written};;;;;;;;"), "a.csv").figures
    assert figure.value == canonical


REASONS = {
    "..": "not-delivered",
    "x": "not-delivered",
    "N/A": "not-delivered",
    "ei tiedossa": "not-delivered",
    "puuttuu": "not-delivered",
    "uppgift saknas": "not-delivered",
    "räknades inte": "not-counted",
    "ei kerätty tältä ajalta": "not-collected",
    "[c]": "suppressed",
    "[z]": "not-applicable",
}


@pytest.mark.parametrize("written", REASONS)
def test_what_stands_in_place_of_a_number_is_a_reason_and_never_zero(desk, written):
    (figure,) = desk.taken(table(f"library-loans;;2022;;{written};;;;;;;;"), "a.csv").figures
    assert (figure.value, figure.missing) == ("", REASONS[written])


def test_a_reason_beside_says_more_than_a_dash(desk):
    (figure,) = desk.taken(table("library-loans;;2022;;-;;;;ei laskettu;;;;"), "a.csv").figures
    assert (figure.value, figure.missing) == ("", "not-counted")


def test_a_dash_alone_is_pointed_at(desk):
    row = table("library-loans;;2022;;–;;;;;;;;")
    assert desk.found(row, "a.csv") == [("dash-as-missing", "")]
    delivery, _ = desk.read(row, "a.csv")
    assert delivery is not None
    assert delivery.figures[0].missing == "not-delivered"


@pytest.mark.parametrize(
    ("language", "row"),
    [("fi", "rivi 2 · sarake value"), ("sv", "rad 2 · kolumn value"), ("en", "row 2 · column value")],
)
def test_a_row_of_a_table_is_named_in_the_readers_language(desk, language, row):
    _, (problem,) = desk.read(table("library-loans;;2022;;676.462;;;;;;;;"), "a.csv")
    assert problem.text(language).startswith(f'a.csv · {row} · "676.462": ')


def test_a_table_without_rows_delivers_nothing(desk):
    assert desk.found(table(), "a.csv") == [("header-only", "")]
