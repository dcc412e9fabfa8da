"""Files with something wrong as a whole: named for what they are, not parsed where that is dangerous."""

import tracemalloc
import zipfile

import openpyxl
import pytest

from dashboard.ingest.problems import LANGUAGES
from tests.ingest.deliveries import archives
from tests.ingest.deliveries.forms import SAMPLES, Form

GOOD = Form().figure(value=9.4).data()
REAL = SAMPLES / "deliveries"


def sample(name):
    return (REAL / name).read_bytes()


NOT_WORKBOOKS = {
    "nothing": (b"", "empty-file", ""),
    "cut in the middle": (GOOD[: len(GOOD) // 2], "damaged-xlsx", "vioittunut"),
    "cut at the end": (GOOD[:-30], "damaged-xlsx", "vioittunut"),
    "zeros": (b"\x00" * 100, "not-xlsx", "vaan ?"),
    "a password": (archives.ENCRYPTED, "encrypted", "salasanalla"),
    "old Excel": (sample("kirjasto.xls"), "not-xlsx", "vaan xls."),
    "OpenDocument": (sample("kirjasto.ods"), "not-xlsx", "vaan ods."),
    "a web page": (b"<html><table><tr><td>1</td></tr></table></html>", "not-xlsx", "vaan html"),
    "XML of Excel 2003": (b'<?xml version="1.0"?><Workbook/>', "not-xlsx", "vaan html / xml"),
    "a table of text": (b"indicator;period;value\nlibrary-loans;2022;9\n", "not-xlsx", "vaan csv"),
    "a PDF file": (b"%PDF-1.7\n", "not-xlsx", "vaan pdf"),
    "a Word document": (archives.packed({"word/document.xml": b"<a/>"}), "not-xlsx", "vaan docx"),
    "a binary workbook": (archives.packed({"xl/workbook.bin": b"a"}), "not-xlsx", "vaan xlsb"),
    "another archive": (archives.packed({"kirje.txt": b"a"}), "damaged-xlsx", "vioittunut"),
    "an archive in an archive": (archives.packed({"kirja.xlsx": GOOD}), "damaged-xlsx", "vioittunut"),
    "locked parts": (archives.locked(GOOD), "damaged-xlsx", "vioittunut"),
    "an unusual compression": (
        archives.packed(archives.parts_of(GOOD), method=zipfile.ZIP_BZIP2),
        "damaged-xlsx",
        "",
    ),
    "a broken part": (
        archives.with_part(GOOD, archives.FIGURES, b"<worksheet"),
        "damaged-xlsx",
        "vioittunut",
    ),
}


@pytest.mark.parametrize("disguise", NOT_WORKBOOKS)
def test_a_file_that_is_no_sound_workbook_is_told_for_what_it_is(desk, disguise):
    data, rule, words = NOT_WORKBOOKS[disguise]
    delivery, (problem,) = desk.read(data)
    assert delivery is None
    assert (problem.rule, problem.file) == (rule, "kirja.xlsx")
    assert words in problem.text("fi")


@pytest.mark.parametrize(
    "name", ["a.xls", "a.XLSM", "a.ods", "a.xlsb", "a.pdf", "a.docx", "a.txt", "a", "a.xlsx.exe"]
)
def test_a_name_of_another_format_is_refused(desk, name):
    assert desk.found(GOOD, name) == [("wrong-format", "")]


@pytest.mark.parametrize(
    "name", ["~$kirja.xlsx", "kansio/~$kirja.xlsx", ".~lock.kirja.xlsx#", ".DS_Store", "Thumbs.db"]
)
def test_what_programs_leave_behind_is_not_read(desk, name):
    assert desk.read(b"x", name)[0] is None
    assert desk.found(b"x", name) == [("left-behind", "")]


@pytest.mark.parametrize(
    "name", ["../a.xlsx", "å ä ö.xlsx", "a\nb.xlsx", "/etc/a.xlsx", "a" * 300 + ".xlsx", "A.XLSX"]
)
def test_any_name_is_only_a_name(desk, name):
    assert desk.taken(GOOD, name).file == name


def test_a_file_that_is_too_large_is_refused_unread(desk):
    assert desk.found(b"PK" + b"\x00" * 5_000_001) == [("file-too-large", "")]


ENTITY = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
LINK = b'<externalLink xmlns="a"><externalBook/></externalLink>'
DANGERS = {
    "macros": ("xl/vbaProject.bin", b"x", "macros"),
    "old macros": ("xl/macrosheets/sheet1.xml", b"<a/>", "macros"),
    "links to other files": ("xl/externalLinks/externalLink1.xml", LINK, "external-links"),
    "a link to a program": (
        "xl/externalLinks/externalLink1.xml",
        b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
        "dde",
    ),
    "entities": ("xl/styles.xml", ENTITY, "xml-declarations"),
    "entities in a part of another name": ("xl/kuva.bin", ENTITY, "xml-declarations"),
    "entities in another encoding": ("xl/styles.xml", ENTITY.decode().encode("utf-16"), "damaged-xlsx"),
    "a part that unpacks to a lot": ("xl/pommi.xml", b"0" * 19_000_000, "unpacks-too-large"),
    "a part that is too large": ("xl/pommi.xml", b"0" * 30_000_000, "unpacks-too-large"),
    "a milliard merged cells": (
        archives.FIGURES,
        b'<worksheet><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
        "merged-cells",
    ),
    "a milliard linked cells": (
        archives.FIGURES,
        b"<worksheet><hyperlinks><hyperlink ref='A1:&#88;FD1048576'/></hyperlinks></worksheet>",
        "wide-link",
    ),
}


@pytest.mark.parametrize("danger", DANGERS)
def test_a_dangerous_workbook_is_refused_before_it_is_parsed(desk, monkeypatch, danger):
    part, content, rule = DANGERS[danger]
    monkeypatch.setattr(openpyxl, "load_workbook", None)
    delivery, (problem,) = desk.read(archives.with_part(GOOD, part, content))
    assert (delivery, problem.rule) == (None, rule)
    assert all(problem.text(language) for language in LANGUAGES)


def test_an_archive_of_tens_of_thousands_of_parts_is_not_even_listed(desk, monkeypatch):
    many = archives.packed({f"{n}": b"" for n in range(40_000)}, method=zipfile.ZIP_STORED)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert desk.found(many) == [("unpacks-too-large", "")]


def test_a_part_that_says_it_is_smaller_than_it_is_does_not_fill_the_memory(desk):
    bomb = archives.with_part(GOOD, "xl/pommi.xml", b"0" * 200_000_000)
    lying = archives.understated(bomb, "xl/pommi.xml", 20_000)
    del bomb
    tracemalloc.start()
    found = desk.found(lying)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [("damaged-xlsx", "")]
    assert peak < 20_000_000


def test_the_list_of_workbooks_is_left_out_with_a_word(desk):
    assert desk.found(b"x", "cover_2023.xlsx") == [("cover-list", "")]
