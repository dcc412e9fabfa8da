"""The workbook: readable without instructions, right in its types, harmless, the same each time."""

import io
import re
from dataclasses import replace
from datetime import datetime
from zipfile import ZipFile

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Missing, Qualifier, TargetKind
from dashboard.exports.plan_tables import plan_tables
from dashboard.exports.table import COLUMNS
from dashboard.exports.xlsx_file import xlsx_file
from dashboard.queries.trend import trend
from dashboard.text.status import chip
from tests.domain.builders import a_target
from tests.exports.taken import EDITION, LANGUAGES, PLANS, WORDS, frozen, made, plan, sheet_rows, workbook
from tests.queries.builders import a_dataset, a_goal, a_measure, named, of

ONE = named("loans", goal="read", decimals=1)
OTHER = named("visits", source="state")
SMALL = a_dataset(
    of("library", 2021, -12.5),
    of("library", 2022, 15, Qualifier.ABOUT),
    of("museum", 2022, None, missing=Missing.SUPPRESSED),
    of("library", 2022, 4, indicator="visits"),
    indicators=[ONE, OTHER],
    targets=[a_target(value=20), a_target(TargetKind.RANGE, 3, upper=5, indicator="visits", source="state")],
    goals=[a_goal("read"), a_goal("move"), a_goal("rest")],
    measures=[
        a_measure("more-books", "move", of=["loans"], departments=["library"]),
        a_measure("longer-hours", "rest"),
    ],
)


def cells(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def small(*indicators, language="en"):
    return xlsx_file(SMALL, indicators or ("loans", "visits"), Filters(), WORDS[language])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLANS)
def test_each_table_has_a_sheet_with_a_name_in_the_language(name, language):
    words, found = WORDS[language], workbook(made("xlsx", plan(name), language))
    tables = ("about", "observations", "indicators", "targets", "goals", "measures", "sources")
    assert found.sheetnames == [words(f"export.table.{table}") for table in tables]
    assert all(len(sheet) <= 31 and not re.search(r"[\[\]:*?/\\]", sheet) for sheet in found.sheetnames)
    for sheet in found.worksheets[1:]:
        head, *rows = cells(sheet)
        assert None not in head
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert rows
        assert all(9 <= sheet.column_dimensions[letter].width <= 60 for letter in sheet.column_dimensions)


def test_the_first_sheet_says_what_the_file_is_and_leads_to_the_others():
    found = workbook(made("xlsx", frozen(plan("example")), "sv"))
    first = found.worksheets[0]
    told = [row[0] for row in cells(first)]
    assert told[:3] == ["Uppföljning av Exempelbys välfärdsplan", "Exempelby", "Exempeldata"]
    assert any(EDITION.short_hash in line for line in told)
    assert any(plan("example").version in line for line in told)
    links = [cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in found.sheetnames[1:]]
    assert f"[c]: {WORDS['sv']('missing.suppressed')}" in told
    assert any(line.startswith("cirka: ") for line in told)
    assert any("CC BY 4.0" in line for line in told)


def test_numbers_are_numbers_and_all_else_is_text():
    sheet = workbook(small()).worksheets[1]
    by_name = dict(zip(COLUMNS, zip(*sheet.iter_rows(min_row=2), strict=True), strict=True))
    assert [cell.value for cell in by_name["value"]] == [-12.5, 15, None, 4]
    assert [cell.value for cell in by_name["lower"]] == [-12.5, 14.5, None, 4]
    assert [cell.number_format for cell in by_name["value"]][:2] == ["#,##0.0", "#,##0.0"]
    assert by_name["value"][3].number_format == "#,##0"
    assert [cell.value for cell in by_name["period"]] == ["2021", "2022", "2022", "2022"]
    assert by_name["qualifier"][1].value == "about"
    assert by_name["missing"][2].value == WORDS["en"]("missing.suppressed")
    types = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert types == {"s", "n"}


def test_a_year_is_printed_without_a_mark_of_thousands():
    sheet = workbook(small()).worksheets[3]
    years = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value == 2025]
    assert years
    assert {cell.number_format for cell in years} == {"0"}


def test_the_file_of_one_indicator_has_only_what_belongs_to_it():
    found = {sheet.title: cells(sheet)[1:] for sheet in workbook(small("loans")).worksheets[1:]}
    firsts = {name: [row[0] for row in rows] for name, rows in found.items()}
    assert firsts == {
        "Observations": ["loans", "loans", "loans"],
        "Indicators": ["loans"],
        "Targets": ["loans"],
        "Goals": ["read", "move"],
        "Measures": ["more-books"],
        "Sources": ["city"],
    }


def test_the_file_of_all_indicators_has_the_whole_plan():
    firsts = [[row[0] for row in cells(sheet)[1:]] for sheet in workbook(small()).worksheets[4:]]
    assert firsts == [["read", "move", "rest"], ["more-books", "longer-hours"], ["city", "state"]]


def test_an_indicator_without_a_figure_tells_why():
    rows = sheet_rows(xlsx_file(SMALL, ["loans"], Filters(year=2020), WORDS["en"]), 2, _columns("indicators"))
    assert rows[0]["newest"] == "no figure for 2020 or earlier"
    assert rows[0]["newest_value"] is None
    data = replace(SMALL, by_indicator={})
    rows = sheet_rows(xlsx_file(data, ["loans"], Filters(), WORDS["en"]), 2, _columns("indicators"))
    assert rows[0]["newest"] == WORDS["en"]("reason.no-value")


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_and_newest_figures_are_those_of_the_pages(language):
    data, words = plan("example"), WORDS[language]
    for row in sheet_rows(made("xlsx", data, language), 2, _columns("indicators")):
        found = trend(data, row["indicator"], Filters())
        assert row["status"] == chip(found, words).word
        assert (row["newest_period"] or None) == (found.latest.period.key if found.latest else None)
        if found.latest is not None and found.latest.value is not None:
            assert row["newest_value"] == pytest.approx(found.latest.value, abs=0.5)


def test_the_properties_name_title_language_and_stamp():
    found = workbook(made("xlsx", frozen(plan("example")), "fi")).properties
    assert found.title == "Esimerkkilän hyvinvointisuunnitelman seuranta"
    assert found.language == "fi"
    assert found.creator == "Esimerkkilä"
    assert EDITION.short_hash in found.description
    assert "Esimerkkiaineisto" in found.description
    assert found.created == datetime(2023, 5, 4, 9, 30)  # noqa: DTZ001 - the reader gives it without zone


def test_no_part_of_the_file_is_a_formula_or_leads_out_of_it():
    data = a_dataset(
        of("library", 2022, 1, note='=HYPERLINK("https://x.example")'),
        of("library", 2021, 1, note="https://x.example"),
        indicators=[named("loans", "@SUM(A1)")],
    )
    content = xlsx_file(data, ["loans"], Filters(), WORDS["en"])
    with ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith("xml")}
    assert not any("<f>" in text or "TargetMode" in text for text in parts.values())
    rows = sheet_rows(content, 1)
    assert [row["note"] for row in rows] == ["https://x.example", '\'=HYPERLINK("https://x.example")']
    assert {row["name"] for row in rows} == {"'@SUM(A1)"}


def test_a_very_long_text_keeps_the_sheet_sound():
    data = a_dataset(of("library", 2022, 1), indicators=[named("loans", "a & b " * 2000)])
    sheet = workbook(xlsx_file(data, ["loans"], Filters(), WORDS["en"])).worksheets[2]
    assert sheet.row_dimensions[2].height == pytest.approx(409, abs=1)


def _columns(table):
    return next(t.columns for t in plan_tables(SMALL, ["loans"], Filters(), WORDS["en"]) if t.name == table)
