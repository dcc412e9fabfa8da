"""The sheet of figures: every figure the department reports, with what is known of it, and nothing secret."""

import re
from dataclasses import replace

import pytest

from dashboard.domain.form import FIGURE_FILLED, FIGURE_KEY, SHEETS, YEARS_SHOWN, Sheet
from dashboard.domain.kinds import Combine, Mark, Missing, Qualifier
from tests.domain.builders import at
from tests.exports.taken import LANGUAGES, WORDS, plan
from tests.exports.workbook.opened import columns_of, figures, made, opened, rows_of, sheet_of, written
from tests.queries.builders import a_dataset, named, of

SUMMED = named("loans", combine=Combine.SUM)


def only(dataset, **asked):
    rows = figures(written(dataset, **asked))
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_have_names_in_the_language_and_the_columns_of_the_form(language):
    book = opened(made("example", "library", 2024, language))
    assert book.sheetnames == [SHEETS[sheet][language] for sheet in Sheet]
    columns = columns_of(sheet_of(book, Sheet.FIGURES))
    assert {*FIGURE_KEY, *FIGURE_FILLED} < set(columns)
    assert [name for name in columns if name.startswith("earlier")] == [
        f"earlier-{n}" for n in range(YEARS_SHOWN, 0, -1)
    ]


def test_a_row_names_its_figure_and_tells_what_is_measured():
    row = next(r for r in figures(made("kokkola", "library", 2023)) if r["indicator"] == "library-loans")
    assert row["name"] == "Kirjaston kokonaislainaus"
    assert row["unit"] == "lainausta"
    assert row["definition"]
    assert (row["department"], row["period"], row["breakdown"]) == ("library", "2023", "total")
    assert row["earlier-1"] == "676\u00a0462"
    assert row["earlier-2"].startswith("noin 626\u00a0000")


def test_what_the_plan_has_is_filled_in_as_people_would():
    exact = only(a_dataset(of("library", 2023, 12.5, note="uusi toimipiste", source="state")))
    assert (exact["qualifier"], exact["value"], exact["missing"]) == (None, 12.5, None)
    assert (exact["note"], exact["source"]) == ("uusi toimipiste", "state")
    about = only(a_dataset(of("library", 2023, 750, Qualifier.ABOUT)))
    assert (about["qualifier"], about["value"]) == ("noin", 750)
    missing = only(a_dataset(of("library", 2023, None, missing=Missing.NOT_COLLECTED)))
    assert (missing["value"], missing["missing"]) == (None, "ei kerätty tältä ajalta")


def test_a_figure_that_has_not_come_leaves_all_to_fill_in_blank():
    row = only(a_dataset(of("library", 2022, 5)))
    assert [row[name] for name in FIGURE_FILLED] == [None] * len(FIGURE_FILLED)
    assert (row["earlier-1"], row["earlier-2"]) == ("5", None)


def test_zero_is_shown_as_zero_and_not_as_nothing():
    row = only(a_dataset(of("library", 2022, 0), of("library", 2023, 0)))
    assert (row["earlier-1"], row["value"]) == ("0", 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_secret_figure_is_a_word_wherever_it_would_stand(language):
    dataset = a_dataset(*(of("library", year, None, missing=Missing.SUPPRESSED) for year in (2022, 2023)))
    row = only(dataset, language=language)
    word = WORDS[language]("workbook.secret")
    assert (row["earlier-1"], row["value"], row["missing"]) == (word, word, None)


def test_no_hidden_figure_of_the_plan_is_in_a_workbook():
    name = "injured-in-traffic"
    hidden = [o for o in plan("example").by_indicator[name] if o.missing is Missing.SUPPRESSED]
    assert hidden
    rows = [r for r in figures(made("example", "city-planning", 2024)) if r["indicator"] == name]
    by_breakdown = {row["breakdown"]: row for row in rows}
    for o in hidden:
        if 2019 <= o.year <= 2024:
            column = "value" if o.year == 2024 else f"earlier-{2024 - o.year}"
            assert by_breakdown[o.breakdown][column] == "salattu"


def test_breakdowns_and_parts_of_the_year_in_use_have_a_row_each():
    rows = figures(made("example", "city-planning", 2024))
    injured = [row for row in rows if row["indicator"] == "injured-in-traffic"]
    assert [row["breakdown"] for row in injured] == ["total", "age=under-18", "age=18-64", "age=65-plus"]
    assert injured[1]["name"].endswith("\nIkä: Alle 18-vuotiaat")
    months = [row for row in rows if row["indicator"] == "cyclists-counted"]
    assert [row["period"] for row in months] == [f"2024-{n:02}" for n in range(1, 13)]
    assert months[0]["name"].endswith("\ntammikuu 2024")
    assert months[0]["earlier-1"] == "4\u00a0536"


def test_a_range_worked_out_from_other_figures_is_not_asked_for():
    worked_out = replace(at(2023, 12), department="library", marks=frozenset({Mark.DERIVED}))
    assert figures(written(a_dataset(of("library", 2022, 10), worked_out))) == []


def test_text_that_begins_like_a_formula_stays_text():
    for note in ("=1+1", "+5", "-5 % edellisestä", "@kirjasto"):
        content = written(a_dataset(of("library", 2023, 5, note=note)))
        sheet = sheet_of(opened(content), Sheet.FIGURES)
        cell = sheet.cell(4, columns_of(sheet)["note"])
        assert (cell.value, cell.data_type) == (note, "s")
        assert cell.quotePrefix


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["kokkola", "example"])
def test_no_cell_of_any_workbook_is_a_formula(name, language):
    for department in plan(name).catalogue.departments:
        book = opened(made(name, department, 2023, language))
        kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds


def test_an_indicator_of_several_departments_is_asked_of_each_as_itself():
    dataset = a_dataset(of("library", 2022, 5), of("museum", 2022, 7), indicators=[SUMMED])
    for name in ("library", "museum"):
        assert only(dataset, department=name)["department"] == name
    assert rows_of(opened(written(dataset, department="city")), Sheet.FIGURES) == []


def test_example_data_say_so_on_every_sheet_and_real_data_do_not():
    for name, told in (("example", True), ("kokkola", False)):
        book = opened(made(name, "library", 2023))
        for sheet in book.worksheets[:3]:
            first = str(sheet["A1"].value)
            assert first.startswith("Esimerkkiaineisto") is told
            footer = sheet.oddFooter
            assert footer is not None
            assert ("Esimerkkiaineisto" in (footer.left.text or "")) is told


def test_the_same_plan_makes_the_same_bytes():
    assert written(plan("kokkola")) == written(plan("kokkola"))


def test_numbers_that_are_not_exact_are_never_prefilled_without_their_word():
    words = {WORDS["fi"](f"qualifier.{q}"): q for q in Qualifier}
    rows = figures(made("kokkola", "city", 2021))
    told = {row["indicator"]: row for row in rows if row["value"] is not None}
    for name, row in told.items():
        o = next(
            o
            for o in plan("kokkola").by_indicator[name]
            if (o.period.key, o.breakdown, o.area) == (row["period"], row["breakdown"], "kokkola")
        )
        assert words[row["qualifier"] or ""] is o.qualifier
    assert any(row["qualifier"] for row in told.values())
    assert not any(re.search("e[+-]", str(row["value"])) for row in told.values())


def test_a_figure_that_is_only_a_forecast_says_so_where_it_is_to_be_replaced():
    forecast = of("library", 2023, 5, marks=frozenset({Mark.FORECAST}))
    assert only(a_dataset(forecast))["name"] == "loans\nLuku suunnitelmassa: ennuste."
    assert only(a_dataset(of("library", 2023, 5)))["name"] == "loans"
