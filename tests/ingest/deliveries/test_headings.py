"""Problems name columns as the reader of the file sees them, and words in the language of who reads."""

import re

import pytest

from dashboard.domain.form import Sheet
from dashboard.ingest.deliveries import read_delivery
from dashboard.ingest.problems import LANGUAGES, Place, Report
from dashboard.ingest.worded import Worded, headings
from dashboard.text.messages import load_words
from tests.exports.taken import plan
from tests.exports.workbook.opened import columns_of, made, opened, saved, sheet_of
from tests.ingest.deliveries.forms import FIRST, Form

WORDS = load_words()


def read(content, name="kirja.xlsx"):
    report = Report()
    read_delivery(
        name,
        content,
        catalogue=plan("kokkola").catalogue,
        hidden=lambda _: False,
        report=report,
        this_year=2026,
    )
    return report.problems


def filled(language, column, value, sheet=Sheet.FIGURES):
    book = opened(made("kokkola", "library", 2023, language))
    found = sheet_of(book, sheet)
    found.cell(FIRST, columns_of(found)[column]).value = value
    return saved(book)


FAULTS = {
    "value": "xyz",
    "missing": "xyz",
    "qualifier": "xyz",
    "source": "xyz",
    "note": "010190-123A",
    "period": "x",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", FAULTS)
def test_a_column_of_a_workbook_goes_by_its_heading(language, column):
    problem = read(filled(language, column, FAULTS[column]))[0]
    heading = WORDS[language](f"workbook.figure.{column}")
    assert f" {heading} ·" in problem.text(language) or f" {heading}:" in problem.text(language)
    assert not re.search(rf"(sarake|kolumn|column) {column}\b", problem.text(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_remedy_names_another_column_by_its_heading_too(language):
    (problem,) = read(filled(language, "value", "-"))
    assert WORDS[language]("workbook.figure.missing") in problem.text(language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", ["text-fi", "text-sv", "text-en"])
def test_a_fault_in_a_text_points_at_the_texts_own_cell(language, column):
    book = opened(filled(language, column, "Soita 040 123 4567", Sheet.MEASURES))
    letter = sheet_of(book, Sheet.MEASURES).cell(FIRST, columns_of(sheet_of(book, Sheet.MEASURES))[column])
    (problem,) = [p for p in read(saved(book)) if p.rule == "phone-number"]
    assert problem.cell == letter.coordinate
    assert WORDS[language](f"workbook.measure.{column}") in problem.text(language)


def test_a_table_of_somebodys_own_has_its_ids_for_headings():
    (problem,) = read(b"indicator;period;value\nlibrary-loans;2023;\xe2\x80\x93\n", "a.csv")
    assert "sarake value" in problem.text("fi")
    assert "sarakkeeseen ”missing”" in problem.text("fi")


def test_a_title_above_a_table_is_no_row_of_headings():
    assert headings(["indicator", "period", "value"], ["Kirjaston luvut", "", ""]) == {}
    assert headings(["indicator", " Value "], ["Mittari", "Luku\n(täytä)"]) == {
        "indicator": "Mittari",
        "value": "Luku",
    }


def test_a_span_in_a_workbook_is_not_sent_to_columns_that_it_lacks(desk):
    _, (problem,) = desk.read(Form("library").figure("library-loans", value="5–7").data())
    assert all(word not in problem.text("fi") for word in ("lower", "upper"))


def test_a_span_in_a_table_with_ends_is_sent_there(desk):
    _, (problem,) = desk.read(b"indicator;period;value;lower;upper\nlibrary-loans;2022;5-7;;\n", "a.csv")
    assert problem.rule == "number-span"


@pytest.mark.parametrize(
    ("language", "word", "state"),
    [("fi", "lähes", "käynnissä"), ("sv", "nästan", "pågår"), ("en", "almost", "under way")],
)
@pytest.mark.parametrize("of_book", LANGUAGES)
def test_the_words_that_may_be_chosen_are_told_in_the_language_of_who_reads(
    desk, of_book, language, word, state
):
    data = Form(language=of_book).figure(value=9, qualifier="xyz").measure(state="xyz").data()
    _, problems = desk.read(data)
    figure, measure = sorted((p for p in problems if p.rule == "unknown-word"), key=lambda p: p.column)
    assert word in figure.text(language)
    assert state in measure.text(language)


def test_what_may_be_chosen_is_never_cut():
    report = Report()
    report.add("unknown-word", Place(file="a"), known=Worded("a" * 300, "b", "c"))
    report.add("unknown-word", Place(file="b"), known="d" * 300)
    one, other = report.problems
    assert "a" * 300 in one.text("fi")
    assert "d" * 300 in other.text("fi")


def test_an_example_of_a_number_is_in_the_language_of_who_reads(desk):
    _, (problem,) = desk.read(Form("library").figure("library-loans", value="xyz").data())
    words = {"fi": "noin 750", "sv": "cirka 750", "en": "about 750"}
    assert all(words[language] in problem.text(language) for language in LANGUAGES)
