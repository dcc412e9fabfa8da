"""Sheets of a workbook that Excel or a reader changed: what is refused, and what is told and taken."""

import re

import openpyxl
import pytest

from tests.ingest.deliveries import archives
from tests.ingest.deliveries.forms import SAMPLES, Form, saved

GOOD = Form().figure(value=9.4).data()


def merged(book):
    book["Mittarit"].merge_cells("A4:A5")


def merged_title(book):
    book["Mittarit"].merge_cells("A1:D1")


def far_row(book):
    book["Mittarit"]["A1048576"] = "x"


def far_column(book):
    book["Mittarit"]["XFD4"] = "x"


def no_header(book):
    book["Mittarit"].delete_rows(3)


def low_header(book):
    book["Mittarit"].insert_rows(1, 9)
    book["Mittarit"]["A1"] = "Ohjeita"


def spare_column(book):
    book["Mittarit"]["T4"] = "oma laskelma"


def two_of_them(book):
    book.copy_worksheet(book["Mittarit"]).title = "Indikatorer"


def other_plan(book):
    book["Ohje"]["B2"] = "muualla"


def other_department(book):
    book["Ohje"]["B3"] = "youth-servises"


def no_year(book):
    book["Ohje"]["B4"] = "viime vuosi"


REFUSED = {
    "merged cells": (merged, "merged-cells", "Mittarit!A4"),
    "a merged title": (merged_title, "merged-cells", "Mittarit!A1"),
    "a cell far below": (far_row, "too-many-rows", "Mittarit!A1048576"),
    "a cell far to the right": (far_column, "too-many-columns", "Mittarit!XFD4"),
    "no row of ids": (no_header, "ids-gone", "Mittarit"),
    "a row of ids too far down": (low_header, "ids-gone", "Mittarit"),
    "cells under no id": (spare_column, "blank-column", "Mittarit!T3"),
    "two sheets of figures": (two_of_them, "several-sheets", ""),
    "another plan": (other_plan, "other-plan", "Ohje!B2"),
    "no such department": (other_department, "unknown-department", "Ohje!B3"),
    "no year": (no_year, "bad-year", "Ohje!B4"),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_a_workbook_with_a_fault_is_refused_and_its_place_named(desk, fault):
    change, rule, place = REFUSED[fault]
    data = Form().figure(value=9.4).data(change)
    assert desk.read(data)[0] is None
    assert desk.found(data) == [(rule, place)]


def test_both_plans_are_named(desk):
    _, (problem,) = desk.read(Form().figure(value=9.4).data(other_plan))
    assert "”muualla”" in problem.text("fi")
    assert "”sample”" in problem.text("fi")


def hidden_rows(book):
    for row in (4, 5):
        book["Mittarit"].row_dimensions[row].hidden = True


def filtered(book):
    book["Mittarit"].auto_filter.ref = "A3:R5"
    book["Mittarit"].row_dimensions[5].hidden = True


def hidden_column(book):
    book["Mittarit"].column_dimensions["D"].hidden = True


def hidden_figures(book):
    book["Mittarit"].sheet_state = "hidden"


def own_sheet(book):
    book.create_sheet("Laskelmat")["A1"] = 1


def own_hidden_sheet(book):
    book.create_sheet("Vanhat").sheet_state = "veryHidden"


def no_help(book):
    book.remove(book["Ohje"])


TOLD = {
    "hidden rows": (hidden_rows, "hidden-rows", "Mittarit", "2"),
    "rows filtered away": (filtered, "hidden-rows", "Mittarit", "1"),
    "a hidden column": (hidden_column, "hidden-columns", "Mittarit", "D"),
    "a hidden sheet of figures": (hidden_figures, "hidden-sheet-read", "Mittarit", ""),
    "a sheet of their own": (own_sheet, "other-sheet", "", "Laskelmat"),
    "a hidden sheet of their own": (own_hidden_sheet, "hidden-sheet", "", "Vanhat"),
    "no sheet of help": (no_help, "no-identity", "", ""),
}


@pytest.mark.parametrize("matter", TOLD)
def test_what_may_have_been_overlooked_is_told_and_the_figures_taken(desk, matter):
    change, rule, place, words = TOLD[matter]
    data = Form().figure(value=9.4).figure("population", value=48_000).data(change)
    delivery, (problem,) = desk.read(data)
    assert delivery is not None
    assert [f.value for f in delivery.figures] == ["9,4", "48000"]
    assert (problem.rule, problem.sheet) == (rule, place)
    assert words in problem.text("sv")


def test_a_formula_is_read_as_excel_last_computed_it(desk):
    data = archives.replaced(GOOD, archives.FIGURES, b"<v>9.4</v>", b"<f>18.8/2</f><v>9.4</v>")
    delivery, (problem,) = desk.read(data)
    assert delivery is not None
    assert delivery.figures[0].value == "9,4"
    assert (problem.rule, problem.cell, problem.value) == ("formula", "J4", "=18.8/2")


def test_a_dimension_that_is_not_true_is_not_believed(desk):
    sheet = archives.parts_of(GOOD)[archives.FIGURES]
    wide = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', sheet)
    assert wide != sheet
    assert desk.taken(archives.with_part(GOOD, archives.FIGURES, wide)).figures[0].value == "9,4"


def test_a_file_saved_by_libreoffice_is_read(desk):
    assert desk.taken((SAMPLES / "deliveries" / "kirjasto.xlsx").read_bytes()).figures[0].value == "600000"


def test_a_workbook_without_rows_delivers_nothing(desk):
    assert desk.found(Form().data()) == [("header-only", "")]


def test_several_sheets_of_which_none_is_known_are_named(desk):
    book = openpyxl.Workbook()
    book.create_sheet("Muut")
    book.worksheets[0]["A1"] = book.worksheets[1]["A1"] = "luvut"
    delivery, (problem,) = desk.read(saved(book))
    assert (delivery, problem.rule) == (None, "no-sheet")
    assert "Sheet, Muut" in problem.text("en")


@pytest.mark.parametrize("written", [b"a_x000D_\nb", b"a\r\nb", b"a&#13;b", b"a&#13;&#10;b"])
def test_line_ends_as_excel_writes_them_become_one_kind(desk, written):
    data = Form().figure(value=9.4, note="HUOMAUTUS").data()
    (part,) = [name for name, content in archives.parts_of(data).items() if b"HUOMAUTUS" in content]
    (figure,) = desk.taken(archives.replaced(data, part, b"HUOMAUTUS", written)).figures
    assert figure.note == "a\nb"


def test_a_control_character_that_excel_wrote_out_is_found(desk):
    data = Form().figure(value=9.4, note="HUOMAUTUS").data()
    (part,) = [name for name, content in archives.parts_of(data).items() if b"HUOMAUTUS" in content]
    assert desk.found(archives.replaced(data, part, b"HUOMAUTUS", b"a_x0007_b")) == [
        ("hidden-character", "Mittarit!M4")
    ]
