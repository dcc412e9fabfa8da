"""Workbooks: the same data as CSV, and everything Excel can do to them."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pandas as pd
import pytest

from dashboard.ingest import xlsx_guard

FILE = "observations/observations.xlsx"


def test_csv_and_xlsx_load_to_the_same_data(spoilt, workbook, plan):
    _, save = workbook()
    save()
    dataset, problems = plan.inspect()
    assert problems == ()
    good = spoilt("good").dataset()
    pd.testing.assert_frame_equal(good.observations, dataset.observations)
    assert dict(good.by_indicator) == dict(dataset.by_indicator)


def hidden_rows(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[5].hidden = True


def hidden_column(sheet: Any) -> None:
    sheet.column_dimensions["D"].hidden = True


def merged(sheet: Any) -> None:
    sheet.merge_cells("A2:A3")


def other_sheet(sheet: Any) -> None:
    sheet.parent.create_sheet("laskelmat")


def hidden_sheet(sheet: Any) -> None:
    sheet.parent.create_sheet("vanhat").sheet_state = "hidden"


def unnamed(sheet: Any) -> None:
    sheet.title = "Taul1"
    sheet.parent.create_sheet("Taul2")


def cell(value: Any, number_format: str = "General") -> Callable[[Any], None]:
    def put(sheet: Any) -> None:
        sheet["F7"] = value
        sheet["F7"].number_format = number_format

    return put


def far_row(sheet: Any) -> None:
    sheet["A1048576"] = "x"


def far_column(sheet: Any) -> None:
    sheet["XFD3"] = "x"


CHANGES = {
    "hidden rows": (hidden_rows, "hidden-rows", 3, "", ""),
    "hidden column": (hidden_column, "hidden-columns", None, "", "D"),
    "merged cells": (merged, "merged-cells", 2, "", "A2:A3"),
    "another sheet": (other_sheet, "other-sheet", None, "", "laskelmat"),
    "hidden sheet": (hidden_sheet, "hidden-sheet", None, "", "vanhat"),
    "no sheet of the name": (unnamed, "no-sheet", None, "", ""),
    "formula": (cell("=1+1"), "formula-without-value", 7, "value", "=1+1"),
    "error": (cell("#N/A"), "error-cell", 7, "value", "#N/A"),
    "date": (cell(dt.datetime(2022, 5, 12), "yyyy-mm-dd"), "date-cell", 7, "value", "2022-05-12"),  # noqa: DTZ001
    "percentage": (cell(0.08, "0 %"), "percent-cell", 7, "value", "8 %"),
    "far row": (far_row, "too-many-rows", 1048576, "", ""),
    "far column": (far_column, "too-many-columns", 3, "", ""),
    "long text": (cell("x" * 5001), "cell-too-long", 7, "value", "x" * 79 + "…"),
    "boolean": (cell(value=True), "not-a-number", 7, "value", "TRUE"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_excel_hides_or_changes_is_named(plan, workbook, change):
    spoil, *expected = CHANGES[change]
    book, save = workbook()
    spoil(book["observations"])
    save()
    assert tuple(expected) in plan.found()
    assert all(p.file == FILE for p in plan.problems())


def test_the_only_visible_sheet_may_have_any_name(plan, workbook):
    book, save = workbook()
    book["observations"].title = "Taul1"
    save()
    assert plan.found() == []


def test_a_title_may_stand_above_the_header(plan, workbook):
    book, save = workbook()
    book["observations"].insert_rows(1, 2)
    book["observations"]["A1"] = "Mallilan luvut"
    book["observations"]["F9"] = "676.462"
    save()
    assert plan.found() == [("ambiguous-point", 9, "value", "676.462")]


def test_noise_of_binary_fractions_is_taken_away(plan, workbook):
    book, save = workbook()
    book["observations"]["F13"] = 9.1 + 0.3 + 1e-15
    book["observations"]["D13"] = 2022.0
    save()
    values = {
        o.period.key: o.value for o in plan.dataset().by_indicator["unemployment"] if o.area == "mallila"
    }
    assert values["2022"] == 9.4


def test_a_formula_with_its_value_is_used_with_a_warning(plan, workbook):
    _, save = workbook()
    save()
    path = plan.folder / FILE
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<v>", b"<f>1+1</f><v>", 1))
    dataset, problems = plan.inspect()
    assert "formula" in {p.rule for p in problems}, problems
    assert dataset is not None


def rewrite(path, part, change, *, add=()):
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
        for name, data in add:
            new.writestr(name, data)
    path.write_bytes(buffer.getvalue())


BOMB = b"0" * 19_000_000
ADDED = {
    "macros": ("xl/vbaProject.bin", b"x", "macros"),
    "links": ("xl/externalLinks/externalLink1.xml", b"<a/>", "external-links"),
    "entities": ("xl/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "xml-declarations"),
    "bomb": ("xl/bomb.xml", BOMB, "unpacks-too-large"),
}


@pytest.mark.parametrize("danger", ADDED)
def test_a_dangerous_workbook_is_refused_unparsed(plan, workbook, monkeypatch, danger):
    _, save = workbook()
    save()
    name, data, rule = ADDED[danger]
    rewrite(plan.folder / FILE, "", bytes, add=[(name, data)])
    monkeypatch.setattr(openpyxl, "load_workbook", None)
    assert [p[0] for p in plan.found()] == [rule]


def test_an_entity_that_hides_in_another_encoding_is_refused_by_the_parser(plan, workbook):
    _, save = workbook()
    save()
    declared = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(
        "utf-16"
    )
    rewrite(plan.folder / FILE, "xl/worksheets/sheet1.xml", lambda _: declared)
    assert [p[0] for p in plan.found()] == ["damaged-xlsx"]


def test_too_many_parts_are_refused(plan, workbook):
    _, save = workbook()
    save()
    rewrite(
        plan.folder / FILE, "", bytes, add=[(f"xl/{i}.xml", b"<a/>") for i in range(xlsx_guard.MOST_PARTS)]
    )
    assert [p[0] for p in plan.found()] == ["unpacks-too-large"]


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100
DISGUISED = {
    "empty": (b"", "empty-file", ""),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "salasanalla"),
    "old Excel": (OLE, "not-xlsx", "vaan xls"),
    "web page": (b"<html><table></table></html>", "not-xlsx", "vaan html"),
    "text": (b"indicator;period;value\n", "not-xlsx", "vaan csv"),
    "pdf": (b"%PDF-1.7", "not-xlsx", "vaan pdf"),
    "open document": (
        zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "not-xlsx",
        "vaan ods",
    ),
    "other archive": (zipped(letter=b"x"), "damaged-xlsx", "vioittunut"),
    "cut": (None, "damaged-xlsx", "vioittunut"),
}


@pytest.mark.parametrize("disguise", DISGUISED)
def test_a_file_that_is_no_workbook_is_told_for_what_it_is(plan, workbook, disguise):
    data, rule, words = DISGUISED[disguise]
    _, save = workbook()
    save()
    whole = (plan.folder / FILE).read_bytes()
    plan.write(FILE, whole[: len(whole) // 2] if data is None else data)
    (problem,) = plan.problems()
    assert (problem.rule, problem.file) == (rule, FILE)
    assert words in problem.text("fi")


def test_targets_may_be_a_workbook_too(plan, spoilt):
    path = plan.folder / "targets.csv"
    book = openpyxl.Workbook()
    for line in path.read_text(encoding="utf-8").splitlines():
        book.worksheets[0].append(line.split(";"))
    path.unlink()
    book.save(path.with_suffix(".xlsx"))
    assert plan.dataset().catalogue.targets == spoilt("good").dataset().catalogue.targets
