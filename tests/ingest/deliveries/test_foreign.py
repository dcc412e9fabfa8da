"""A workbook that is another plan's, department's or year's, or lacks a column: told once, and what to do."""

import pytest

from dashboard.domain.form import FIGURE_FILLED, FIGURE_KEY, MEASURE_KEY, REASON, Sheet
from dashboard.ingest.deliveries.columns import NAMES
from dashboard.ingest.deliveries.once import told_once
from dashboard.ingest.problems import LANGUAGES, Problem
from dashboard.text.messages import load_words
from tests.ingest.deliveries.forms import FIRST, Form

WORDS = load_words()
SIX = tuple(range(2017, 2023))


def many(form):
    for year in SIX:
        form.figure(value=9.4, period=str(year))
    return form


def test_of_another_plans_workbook_nothing_else_is_told(desk):
    form = many(Form()).figure("no-such", value="x").measure("no-such")
    form.identity["plan"] = "muualla"

    def spoil(book):
        book.create_sheet("Omat laskelmat")
        book["Mittarit"].merge_cells("A1:D1")

    assert desk.found(form.data(spoil)) == [("other-plan", "Ohje!B2")]


def test_a_workbook_of_another_year_is_told_in_one_line(desk):
    form = Form(year=2022)
    for indicator in ("unemployment", "population", "outreach-persons", "club-grant"):
        form.figure(indicator, value=50, period="2021" if indicator != "club-grant" else "2022-autumn")
    _, (problem,) = desk.read(form.data())
    assert (problem.rule, problem.cell) == ("other-year", f"Q{FIRST}")
    assert problem.text("fi").endswith(f"Muut rivit, joita sama koskee: {FIRST + 1}–{FIRST + 2}.")


def test_a_workbook_of_another_department_is_told_in_one_line(desk):
    form = Form("library")
    for indicator in ("unemployment", "population", "outreach-persons"):
        form.figure(indicator, value=50, department="youth-services")
    _, problems = desk.read(form.data())
    assert [(p.rule, p.cell, p.details["rows"]) for p in problems] == [("other-department", "P4", "5–6")]


def test_rows_apart_are_listed_and_other_values_told_for_themselves():
    def problem(row, value):
        return Problem(rule="other-year", file="a.xlsx", sheet="M", row=row, value=value)

    found = told_once([problem(n, "2021") for n in (4, 6, 7, 9)] + [problem(5, "2020")])
    assert [(p.row, p.value, p.details.get("rows")) for p in found] == [
        (4, "2021", "6–7, 9"),
        (5, "2020", None),
    ]


def test_the_months_of_another_year_are_told_together():
    periods = ("2021-01", "2021-02", "2021", "2020-12")
    found = told_once(
        Problem(rule="other-year", file="a.xlsx", sheet="M", row=row, value=period)
        for row, period in enumerate(periods, 4)
    )
    assert [(p.value, p.details.get("rows")) for p in found] == [("2021-01", "5–6"), ("2020-12", None)]


def test_faults_that_each_row_has_for_itself_stay_apart(desk):
    data = Form().figure(value="xyz").figure("population", value="xyz").data()
    assert [cell for _, cell in desk.found(data)] == [f"Mittarit!J{FIRST}", f"Mittarit!J{FIRST + 1}"]


def test_a_table_without_one_known_id_is_told_in_one_line(desk):
    rows = "".join(f"mittari-{n};2022;5\n" for n in range(30))
    assert desk.found(f"indicator;period;value\n{rows}".encode(), "a.csv") == [("none-of-plan", "")]


@pytest.mark.parametrize("ids", [("no-such", "no-such-2"), ("no-such", "no-such-2", "unemployment")])
def test_a_few_unknown_ids_are_told_row_by_row(desk, ids):
    rows = "".join(f"{name};2022;5\n" for name in ids)
    found = desk.found(f"indicator;period;value\n{rows}".encode(), "a.csv")
    assert [rule for rule, _ in found] == ["unknown-indicator"] * 2


COLUMNS = dict.fromkeys(NAMES[Sheet.FIGURES], Sheet.FIGURES)
COLUMNS |= dict.fromkeys(NAMES[Sheet.MEASURES], Sheet.MEASURES)


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_that_was_taken_out_is_named_once_with_what_to_do(desk, column):
    title = {Sheet.FIGURES: "Mittarit", Sheet.MEASURES: "Toimenpiteet"}[COLUMNS[column]]

    def take_out(book):
        sheet = book[title]
        sheet.delete_cols(next(cell.column for cell in sheet[3] if cell.value == column))

    texts = {"text_fi": "Avattiin.", "text_sv": "Öppnades.", "text_en": "Opened."}
    form = Form("library").figure("library-loans", value=5).measure(**texts)
    _, (problem,) = desk.read(form.data(take_out))
    assert (problem.rule, problem.sheet) == ("column-gone", title)
    assert "uusi työkirja" in problem.text("fi")
    names = NAMES[COLUMNS[column]][column]
    assert all(names.told(language) in problem.text(language) for language in LANGUAGES)


def test_the_columns_that_must_be_there_are_those_that_are_filled_in_and_those_that_name_a_row():
    assert NAMES[Sheet.FIGURES].keys() == {*FIGURE_KEY, *FIGURE_FILLED} - {REASON}
    assert NAMES[Sheet.MEASURES].keys() == {*MEASURE_KEY, "state", "year"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_column_goes_by_the_heading_that_a_workbook_gives_it(language):
    for sheet, kind in ((Sheet.FIGURES, "figure"), (Sheet.MEASURES, "measure")):
        for column, name in NAMES[sheet].items():
            assert name.told(language) == WORDS[language](f"workbook.{kind}.{column}")
