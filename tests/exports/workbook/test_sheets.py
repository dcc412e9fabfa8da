"""What Excel is told of a workbook: locks, lists, hints, frozen rows, print; and the other sheets."""

import re

import pytest

from dashboard.domain.form import IDENTITY, MEASURE_FILLED, SHEETS, Sheet
from dashboard.domain.kinds import MeasureState, Missing, Qualifier
from dashboard.domain.model import Measure
from dashboard.exports.workbook import cover_workbook, figure_grid, measure_grid
from dashboard.exports.workbook.grid import Choice
from dashboard.exports.workbook.lists import choices
from dashboard.ingest import tidying
from dashboard.ingest.deliveries import measures as reader
from dashboard.ingest.deliveries import vocabulary
from tests.exports.taken import LANGUAGES, WORDS, plan
from tests.exports.workbook.opened import columns_of, help_texts, made, measures, opened, sheet_of, written
from tests.queries.builders import a_dataset, a_goal, a_measure, named, of

FILLED = (Sheet.FIGURES, Sheet.MEASURES)


def rules(sheet):
    """The rule of each column that has one, by the column's id."""
    letters = {cell.column_letter: str(cell.value) for cell in sheet[3]}
    found = {}
    for rule in sheet.data_validations.dataValidation:
        start = re.match("[A-Z]+", str(rule.sqref))
        assert start
        found[letters[start[0]]] = rule
    return found


@pytest.mark.parametrize("kind", FILLED)
def test_only_what_is_filled_in_is_unlocked(kind):
    sheet = sheet_of(opened(made("example", "library", 2024)), kind)
    assert sheet.protection.sheet
    assert not sheet.protection.password
    labels = {n: str(sheet.cell(2, n).value) for n in columns_of(sheet).values()}
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            assert cell.protection.locked is not labels[cell.column or 0].endswith("(täytä)")
    assert all(cell.protection.locked for row in sheet.iter_rows(max_row=3) for cell in row)


def test_help_and_lists_are_locked_and_lists_are_out_of_sight():
    book = opened(made("example", "library", 2024))
    assert sheet_of(book, Sheet.HELP).protection.sheet
    assert sheet_of(book, Sheet.LISTS).sheet_state == "hidden"
    assert book.active == sheet_of(book, Sheet.HELP)


@pytest.mark.parametrize("language", LANGUAGES)
def test_cells_offer_their_lists_and_a_value_may_be_any_words(language):
    book = opened(made("example", "library", 2024, language))
    lists = sheet_of(book, Sheet.LISTS)
    offered = {}
    for kind in FILLED:
        for name, rule in rules(sheet_of(book, kind)).items():
            assert rule.prompt
            assert len(rule.prompt) <= 255
            assert len(rule.promptTitle) <= 32
            if rule.type == "list":
                area = str(rule.formula1).partition("!")[2].replace("$", "")
                offered[name] = [cell.value for (cell,) in lists[area]]
    words = WORDS[language]
    assert offered["qualifier"] == [words(f"qualifier.{q}") for q in list(Qualifier)[1:]]
    assert offered["missing"] == [words(f"missing.{m}") for m in Missing]
    assert offered["state"] == [words(f"measure.{s}") for s in MeasureState]
    assert offered["source"] == list(plan("example").catalogue.sources)
    value = rules(sheet_of(book, Sheet.FIGURES))["value"]
    assert value.type in {None, "none"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_on_offer_are_read_as_what_they_mean(language):
    words = WORDS[language]
    offered = choices(plan("example").catalogue, words)
    assert [vocabulary.QUALIFIERS[word] for word in offered[Choice.QUALIFIER]] == list(Qualifier)[1:]
    assert [vocabulary.MISSING[word] for word in offered[Choice.MISSING]] == list(Missing)
    assert [vocabulary.STATES[word] for word in offered[Choice.STATE]] == list(MeasureState)
    assert words("workbook.secret") in vocabulary.SECRET


def test_texts_may_be_as_long_as_they_are_read():
    assert measure_grid.LONGEST_TEXT == reader.LONGEST_TEXT
    assert measure_grid.FIRST_YEAR == reader.FIRST_YEAR
    assert measure_grid.LONGEST_REASON == figure_grid.LONGEST_REASON == tidying.LONGEST_NOTE


def test_a_note_may_be_as_long_as_is_read():
    assert figure_grid.LONGEST_NOTE == tidying.LONGEST_NOTE
    rule = rules(sheet_of(opened(made("example", "library", 2024)), Sheet.FIGURES))["note"]
    assert (rule.type, rule.operator, rule.formula1) == (
        "textLength",
        "lessThanOrEqual",
        str(tidying.LONGEST_NOTE),
    )


@pytest.mark.parametrize("kind", FILLED)
def test_a_sheet_is_ready_to_fill_in_and_to_print(kind):
    sheet = sheet_of(opened(made("kokkola", "library", 2023)), kind)
    assert sheet.freeze_panes == "B4"
    assert sheet.page_setup.orientation == "landscape"
    # One page wide, which is so unless said otherwise, and as many high as need be.
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$2"
    assert not sheet.merged_cells.ranges
    assert not any(d.hidden for d in sheet.column_dimensions.values())
    printed = str(sheet.print_area).rpartition(":")[2]
    keys = [n for name, n in columns_of(sheet).items() if name in {"indicator", "measure", "breakdown"}]
    assert all(n > sheet[printed.replace("$", "")].column for n in keys)


def test_the_file_says_its_title_and_language():
    for language in LANGUAGES:
        found = opened(made("kokkola", "library", 2023, language)).properties
        assert found.language == language
        assert "2023" in found.title


@pytest.mark.parametrize(("language", "told"), [("fi", "fi sv"), ("sv", "sv fi"), ("en", "en fi sv")])
def test_help_is_in_finnish_and_swedish_and_first_in_the_language_of_the_workbook(language, told):
    texts = help_texts(made("kokkola", "library", 2023, language))
    found = [texts.index(WORDS[code]("workbook.help.heading")) for code in told.split()]
    assert found == sorted(found)
    for code in told.split():
        words = WORDS[code]
        assert [m for m in Missing if words(f"missing.{m}") not in texts] == []
        assert f"{words('qualifier.about')} 750" in texts
        assert any(words.of(plan("kokkola").catalogue.plan.contact_name) in text for text in texts)
        assert words("workbook.help.cleared") in texts


def test_help_tells_whose_workbook_it_is():
    sheet = sheet_of(opened(made("kokkola", "library", 2023, "sv")), Sheet.HELP)
    rows = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert [rows[name] for name in IDENTITY] == ["kokkola", "library", "2023"]


def test_a_measure_has_its_state_year_and_texts_as_they_are():
    row = next(r for r in measures(made("kokkola", "kohasu", 2023)))
    known: Measure = plan("kokkola").catalogue.measures[row["measure"]]
    assert row["name"] == known.name["fi"]
    assert row["goal"] == plan("kokkola").catalogue.goals[known.goal].name["fi"]
    assert [row[name] for name in MEASURE_FILLED] == [
        WORDS["fi"](f"measure.{known.state}"),
        known.year,
        known.text.get("fi"),
        known.text.get("sv"),
        known.text.get("en"),
        None,
    ]


def test_a_text_that_was_lent_from_another_language_is_left_to_be_written():
    measure = a_measure("more-books", "read", departments=["library"])
    text = {"fi": "Valmis.", "sv": "Valmis. (fi)", "en": "Valmis. (fi)"}
    lent = type(measure)(**{**{f: getattr(measure, f) for f in measure.__slots__}, "text": text})
    row = next(iter(measures(written(a_dataset(measures=[lent], goals=[a_goal("read")])))))
    assert (row["text-fi"], row["text-sv"]) == ("Valmis.", None)


def test_measures_of_nobody_are_asked_of_who_stands_for_nobody():
    own = a_measure("own", "read", departments=["museum"])
    dataset = a_dataset(measures=[a_measure("free", "read"), own])
    assert [r["measure"] for r in measures(written(dataset, "not-stated"))] == ["free"]
    assert [r["measure"] for r in measures(written(dataset, "museum"))] == ["own"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_lists_every_department_with_its_file_and_what_is_missing(language):
    dataset = a_dataset(
        of("library", 2022, 5),
        of("library", 2023, 5),
        of("museum", 2022, 7),
        measures=[a_measure("own", "read", departments=["museum"])],
    )
    words = WORDS[language]
    sheet = opened(cover_workbook(dataset, year=2023, words=words)).worksheets[0]
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    no_contact, none = words("workbook.cover.no_contact"), words("workbook.cover.complete")
    assert rows == [
        ("Library", no_contact, "library-2023.xlsx", 1, 0, 0, none),
        ("Museum", no_contact, "museum-2023.xlsx", 1, 1, 1, "loans"),
    ]
    assert sheet.title not in SHEETS[Sheet.FIGURES].values()


def test_the_cover_names_the_parts_of_an_indicator_only_where_some_have_come():
    rows = [of("library", f"{year}-{part}", 5) for year in (2022, 2023) for part in ("spring", "autumn")]
    terms = [named("loans", period_type="term")]
    for come, count, told in ((3, 1, "loans, autumn term 2023"), (2, 2, "loans")):
        dataset = a_dataset(*rows[:come], indicators=terms)
        sheet = opened(cover_workbook(dataset, year=2023, words=WORDS["en"])).worksheets[0]
        (row,) = sheet.iter_rows(min_row=3, values_only=True)
        assert row[5:] == (count, told)


def test_a_sheet_with_nothing_to_fill_in_is_left_out():
    measures_only = opened(made("kokkola", "museum", 2023))
    assert measures_only.sheetnames == ["Ohje", "Toimenpiteet", "Luettelot"]
    assert opened(written(a_dataset(of("library", 2022, 5)))).sheetnames == ["Ohje", "Mittarit", "Luettelot"]


def test_large_numbers_are_set_apart_without_a_format_of_their_cell():
    """In a cell with a format Excel would keep a typed percentage or date as a bare number."""
    sheet = sheet_of(opened(written(a_dataset(of("library", 2023, 676462)))), Sheet.FIGURES)
    cell = sheet.cell(4, columns_of(sheet)["value"])
    assert (cell.value, cell.number_format) == (676462, "General")
    formats = {str(area.sqref): area.rules for area in sheet.conditional_formatting}
    (rule,) = formats[cell.coordinate]
    assert (rule.operator, rule.formula, rule.dxf.numFmt.formatCode) == (
        "greaterThanOrEqual",
        ["1000"],
        "#,##0",
    )


def test_a_reason_beside_a_value_turns_red():
    sheet = sheet_of(opened(written(a_dataset(of("library", 2023, 5)))), Sheet.FIGURES)
    columns = columns_of(sheet)
    value, missing = (sheet.cell(4, columns[name]).coordinate for name in ("value", "missing"))
    formats = {str(area.sqref): area.rules for area in sheet.conditional_formatting}
    (rule,) = formats[missing]
    assert rule.formula == [f'AND(${value}<>"",${missing}<>"")']
