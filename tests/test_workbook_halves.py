"""Several people fill in the same workbook, each a part of it: what nobody answered takes nothing away."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard.domain.changelog import Act
from dashboard.domain.form import SHEETS, WHEN_MADE, Sheet
from dashboard.domain.proposal import DoubtKind, Step
from dashboard.ingest.deliveries import read_delivery
from dashboard.ingest.load import load_plan
from dashboard.ingest.problems import Report
from dashboard.store.intake import accept, propose
from dashboard.text.proposals import accept_lines, proposal_lines
from tests.exports.taken import DATA, LANGUAGES, WORDS
from tests.exports.workbook.opened import columns_of, fill, made, opened, saved, sheet_of, written
from tests.test_workbook_roundtrip import OFFICE, through_office

TODAY = date(2026, 1, 31)
NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
LOANS, VISITS = "library-loans", "library-visits"
HALVES = {LOANS: 680_000, VISITS: 350_000}
FIRST = 4


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(DATA / "kokkola", tmp_path / "plan"))


def half(indicator, content=None):
    book = opened(content or made("kokkola", "library", 2023))
    fill(book, Sheet.FIGURES, indicator, {"value": HALVES[indicator]})
    return saved(book)


def emptied(folder, indicator=LOANS):
    """A workbook of the plan as it is, with a figure cleared."""
    book = opened(written(load_plan(folder)))
    fill(book, Sheet.FIGURES, indicator, {"value": None})
    return saved(book)


def without_note(content):
    """The workbook as it was made before rows said whether they are answered."""
    book = opened(content)
    sheet = sheet_of(book, Sheet.FIGURES)
    sheet.delete_cols(columns_of(sheet)[WHEN_MADE])
    return saved(book)


def sheets_of(content):
    return [kind for kind in Sheet if SHEETS[kind]["fi"] in opened(content).sheetnames]


def proposed(folder, *contents):
    catalogue, report, found = load_plan(folder).catalogue, Report(), []
    for number, content in enumerate(contents):
        delivery = read_delivery(
            f"{number}.xlsx",
            content,
            catalogue=catalogue,
            hidden=lambda _: False,
            report=report,
            this_year=TODAY.year,
        )
        assert delivery is not None
        found.append(delivery)
    assert [problem.text("en") for problem in report.problems] == []
    result = propose(folder, found, today=TODAY)
    assert result.problems == ()
    return result


def accepted(folder, *contents):
    people = {"by": "Liisa", "accepted_by": "Kalle", "reason": "Vuoden luvut"}
    return accept(folder, proposed(folder, *contents), act=Act.IMPORT, now=NOW, **people)


def steps(result):
    return {step.key.indicator: step.step for step in result.proposal.figures}


def told(result, language="fi"):
    words = WORDS[language]
    lines = [*proposal_lines(result.proposal, old=result.old, new=result.new, words=words)]
    lines += accept_lines(result.proposal, words)
    return " ".join(" ".join(line.text for line in lines).split())


def test_two_halves_of_a_workbook_come_one_after_the_other(folder):
    accepted(folder, half(LOANS))
    second = proposed(folder, half(VISITS))
    assert steps(second) == {VISITS: Step.NEW}
    assert second.proposal.doubts == ()
    accepted(folder, half(VISITS))
    values = {
        o.indicator: o.value
        for name in HALVES
        for o in load_plan(folder).by_indicator[name]
        if o.year == 2023
    }
    assert values == HALVES


def test_two_halves_of_a_workbook_come_at_once(folder):
    assert steps(proposed(folder, half(LOANS), half(VISITS))) == dict.fromkeys(HALVES, Step.NEW)


def test_rows_may_be_sorted_for_each_says_of_itself_whether_it_was_answered(folder):
    accepted(folder, half(LOANS))
    book = opened(half(VISITS, written(load_plan(folder))))
    sheet = sheet_of(book, Sheet.FIGURES)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST)]
    for row, cells in enumerate(reversed(rows), FIRST):
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column).value = value
    found = steps(proposed(folder, saved(book)))
    assert found == {LOANS: Step.UNCHANGED, VISITS: Step.NEW}


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_half_a_workbook_that_libreoffice_saved_takes_nothing_away(folder, tmp_path):
    accepted(folder, half(LOANS))
    assert steps(proposed(folder, through_office(half(VISITS), tmp_path))) == {VISITS: Step.NEW}


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("fi", "luvun solu on tyhjä, joten luku poistuisi: 680 000 lainausta."),
        ("sv", "Värdets cell är tom i den levererade filen, så värdet skulle tas bort: 680 000"),
        (
            "en",
            "The cell of the figure is empty in the delivered file, so the figure would be removed: 680,000",
        ),
    ],
)
def test_a_figure_that_was_there_and_was_cleared_is_asked_about(folder, language, asked):
    accepted(folder, half(LOANS))
    result = proposed(folder, emptied(folder))
    assert steps(result) == {LOANS: Step.REMOVED}
    assert [doubt.kind for doubt in result.proposal.doubts] == [DoubtKind.TAKEN_AWAY]
    assert asked in told(result, language)


def test_a_figure_that_was_cleared_is_another_answer_than_one_in_a_second_file(folder):
    accepted(folder, half(LOANS))
    catalogue = load_plan(folder).catalogue
    report = Report()
    files = {"a.xlsx": emptied(folder), "b.xlsx": half(LOANS)}
    read = [
        read_delivery(
            name, content, catalogue=catalogue, hidden=lambda _: False, report=report, this_year=TODAY.year
        )
        for name, content in files.items()
    ]
    found = [delivery for delivery in read if delivery is not None]
    assert len(found) == len(files)
    assert [p.rule for p in propose(folder, found, today=TODAY).problems] == ["delivered-twice"]


def test_in_an_older_workbook_a_blank_row_takes_its_figure_away_as_it_did(folder):
    accepted(folder, half(LOANS))
    assert steps(proposed(folder, without_note(half(VISITS))))[LOANS] is Step.REMOVED


UNFILLED = {
    "fi": "Työkirjaa ei ole täytetty: 6 lukua puuttuu.",
    "sv": "Arbetsboken är inte ifylld: 6 värden saknas.",
    "en": "The workbook is not filled in: 6 figures are missing.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("older", [False, True])
def test_a_workbook_in_which_nothing_was_filled_in_is_called_that(folder, language, older):
    content = made("kokkola", "library", 2023, language)
    said = told(proposed(folder, without_note(content) if older else content), language)
    assert UNFILLED[language] in said
    assert WORDS[language]("intake.empty") not in said


def test_what_is_still_missing_is_counted_beside_what_is_new(folder):
    assert "Lukuja, jotka puuttuvat yhä (5)" in told(proposed(folder, half(LOANS)))


def test_a_workbook_whose_figures_are_all_known_says_what_is_still_missing(folder):
    accepted(folder, half(LOANS))
    assert "Työkirjassa ei ole mitään uutta, ja 5 lukua puuttuu yhä." in told(proposed(folder, half(LOANS)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_without_its_sheet_of_figures_is_told_by_the_sheet(folder, language):
    book = opened(made("kokkola", "library", 2023, language))
    book.remove(sheet_of(book, Sheet.FIGURES))
    result = proposed(folder, saved(book))
    assert [(row.sheet, row.key) for row in result.proposal.absent] == [(Sheet.FIGURES, None)]
    words, said = WORDS[language], told(result, language)
    assert " ".join(words("intake.form.sheets", n=1).split()) in said
    assert said.endswith(words("intake.sheetless"))


def test_a_workbook_that_never_had_a_sheet_of_measures_lacks_none(folder):
    plan = load_plan(folder)
    department = next(
        name
        for name in plan.catalogue.departments
        if Sheet.MEASURES not in sheets_of(written(plan, name))
        and Sheet.FIGURES in sheets_of(written(plan, name))
    )
    assert proposed(folder, written(plan, department)).proposal.absent == ()
