"""What the preview says of a workbook whose rows were deleted or whose earlier years were typed over."""

from datetime import date

import pytest

from dashboard.domain.form import FIGURE_KEY, Sheet
from dashboard.domain.kinds import Missing
from dashboard.domain.proposal import Step
from dashboard.ingest.deliveries import read_delivery
from dashboard.ingest.problems import Report
from dashboard.store.intake import propose
from dashboard.text.proposals import proposal_lines
from tests.exports.taken import DATA, LANGUAGES, WORDS, plan
from tests.exports.workbook.opened import columns_of, made, opened, saved, sheet_of

TODAY = date(2026, 1, 31)
FIRST = 4
TYPED = "987654"


def proposed(content, name="kokkola", *, more=()):
    found = []
    for file, data in (("workbook.xlsx", content), *more):
        report = Report()
        delivery = read_delivery(
            file,
            data,
            catalogue=plan(name).catalogue,
            hidden=lambda key: key in secret(name),
            report=report,
            this_year=TODAY.year,
        )
        assert delivery is not None, [problem.text("en") for problem in report.problems]
        found.append(delivery)
    result = propose(DATA / name, found, today=TODAY)
    assert result.proposal is not None
    return result


def secret(name):
    return {
        (o.indicator, o.area, o.department, o.period.key, o.breakdown)
        for rows in plan(name).by_indicator.values()
        for o in rows
        if o.missing is Missing.SUPPRESSED
    }


def preview(result, language="fi"):
    lines = proposal_lines(result.proposal, old=result.old, new=result.new, words=WORDS[language])
    return "\n".join(line.text for line in lines)


def edited(*edits, language="fi", name="kokkola", department="library", year=2023):
    """The workbook after some cells, by row and column id, were typed over."""
    book = opened(made(name, department, year, language))
    sheet = sheet_of(book, Sheet.FIGURES)
    for row, column, value in edits:
        sheet.cell(row, columns_of(sheet)[column]).value = value
    return saved(book)


def cell(content, row, column):
    sheet = sheet_of(opened(content), Sheet.FIGURES)
    return sheet.cell(row, columns_of(sheet)[column]).value


def without(*rows, sheet=Sheet.FIGURES, language="fi"):
    book = opened(made("kokkola", "library", 2023, language))
    for row in sorted(rows, reverse=True):
        sheet_of(book, sheet).delete_rows(row)
    return saved(book)


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_that_were_deleted_are_named_and_change_nothing(language):
    result = proposed(without(FIRST, FIRST + 2, language=language))
    gone = [row.key.indicator for row in result.proposal.absent]
    whole = made("kokkola", "library", 2023)
    assert gone == [cell(whole, row, "indicator") for row in (FIRST, FIRST + 2)]
    names = [WORDS[language].of(plan("kokkola").catalogue.indicators[name].name) for name in gone]
    assert all(f"{name}, 2023" in preview(result, language) for name in names)
    assert [row.sheet for row in result.proposal.absent] == [None, None]
    assert result.proposal.figures == ()
    assert not result.failed
    assert result.proposal.empty


def test_a_measure_that_was_deleted_is_named():
    result = proposed(without(FIRST, sheet=Sheet.MEASURES))
    assert [row.measure for row in result.proposal.absent] == ["library-services"]
    assert "Kirjastopalvelut ja kirjaston tapahtumat" in preview(result)


def test_a_row_that_another_file_delivers_is_not_missed():
    content = made("kokkola", "library", 2023)
    key = {column: cell(content, FIRST, column) for column in FIGURE_KEY}
    table = f"{';'.join(key)};value\n{';'.join(key.values())};14,5\n".encode()
    result = proposed(without(FIRST), more=[("more.csv", table)])
    assert result.proposal.absent == ()


def test_many_rows_that_are_gone_are_counted_after_the_first():
    book = opened(made("example", "city-planning", 2024))
    sheet = sheet_of(book, Sheet.FIGURES)
    left = sheet.max_row - FIRST
    sheet.delete_rows(FIRST + 1, left)
    shown = preview(proposed(saved(book), "example"))
    assert f"({left})" in shown
    assert f"Lisäksi {left - 12} muuta." in shown


@pytest.mark.parametrize(
    ("name", "department", "year"), [("kokkola", "library", 2023), ("example", "city-planning", 2024)]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_untouched_workbook_gives_no_remark(name, department, year, language):
    proposal = proposed(made(name, department, year, language), name).proposal
    assert (proposal.absent, proposal.overtyped) == ((), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_typed_over_an_earlier_year_is_told_with_its_cell_and_both_figures(language):
    content = edited((FIRST + 1, "earlier-1", "noin 680 000"), language=language)
    result = proposed(content)
    (one,) = result.proposal.overtyped
    assert (one.key.indicator, one.key.period) == (cell(content, FIRST + 1, "indicator"), "2022")
    assert (one.typed, one.spot.cell, one.secret) == ("noin 680 000", f"H{FIRST + 1}", False)
    shown = preview(result, language)
    before = cell(made("kokkola", "library", 2023, language), FIRST + 1, "earlier-1")
    told = WORDS[language]("intake.form.differs", typed="noin 680 000", known=before)
    assert told in shown
    assert "dashboard workbook --department library --year 2022" in shown
    assert result.proposal.empty


@pytest.mark.parametrize("value", [680000.5, "12 %"])
def test_whatever_is_typed_over_an_earlier_figure_is_told(value):
    (one,) = proposed(edited((FIRST + 1, "earlier-2", value))).proposal.overtyped
    assert one.typed == str(value).replace(".", ",")


@pytest.mark.parametrize("change", ["digits alone", "without marks", "as a number", "other language"])
def test_the_same_figure_written_otherwise_is_no_change(change):
    content = made("kokkola", "library", 2023)
    shown = cell(content, FIRST + 1, "earlier-1")
    typed = {
        "digits alone": "".join(shown.split()),
        "without marks": shown.partition("\n")[0],
        "as a number": int("".join(shown.split())),
        "other language": cell(made("kokkola", "library", 2023, "en"), FIRST + 1, "earlier-1"),
    }[change]
    assert proposed(edited((FIRST + 1, "earlier-1", typed))).proposal.overtyped == ()


@pytest.mark.parametrize("value", [None, "ei vielä toimitettu", "katso huomautus"])
def test_what_is_no_figure_in_a_locked_column_is_passed_over(value):
    assert proposed(edited((FIRST + 1, "earlier-1", value))).proposal.overtyped == ()


def secret_cells():
    content = made("example", "city-planning", 2024)
    sheet = sheet_of(opened(content), Sheet.FIGURES)
    columns = [f"earlier-{n}" for n in range(1, 6)]
    found = columns_of(sheet)
    return [
        (row, column)
        for row in range(FIRST, sheet.max_row + 1)
        for column in columns
        if sheet.cell(row, found[column]).value == WORDS["fi"]("workbook.secret")
    ]


def test_the_word_of_a_secret_figure_is_unchanged_in_every_language():
    (row, column), *_ = secret_cells()
    for word in ("sekretess", "suppressed"):
        content = edited((row, column, word), name="example", department="city-planning", year=2024)
        assert proposed(content, "example").proposal.overtyped == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_typed_over_a_secret_figure_is_told_without_saying_whether_it_is_the_one(language):
    (row, column), *_ = secret_cells()

    def shown(value):
        content = edited((row, column, value), name="example", department="city-planning", year=2024)
        result = proposed(content, "example")
        (one,) = result.proposal.overtyped
        assert (one.secret, one.typed) == (True, "")
        assert TYPED not in repr(result.proposal)
        return preview(result, language)

    told = {shown(value) for value in (2, f"noin {TYPED}")}
    assert len(told) == 1
    assert WORDS[language]("intake.form.secret") in next(iter(told))


def test_each_field_of_a_measure_is_shown_with_its_own_cell():
    book = opened(made("kokkola", "library", 2023))
    sheet = sheet_of(book, Sheet.MEASURES)
    columns = columns_of(sheet)
    for column in ("text-fi", "text-sv", "text-en"):
        sheet.cell(FIRST, columns[column]).value = f"Valmistui: {column}"
    fields = proposed(saved(book)).proposal.fields
    found = {step.field: step.spot.cell for step in fields if step.step is not Step.UNCHANGED}
    assert found == {
        column: sheet.cell(FIRST, columns[column]).coordinate for column in ("text-fi", "text-sv", "text-en")
    }


def test_cells_of_earlier_years_are_not_kept_in_a_proposal():
    content = edited((FIRST + 1, "earlier-1", TYPED))
    figures = [figure for delivery in proposed(content).proposal.deliveries for figure in delivery.figures]
    assert figures
    assert all(figure.earlier == () for figure in figures)
