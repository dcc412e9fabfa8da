"""Whatever comes in, reading it raises nothing: it gives a delivery, or an error that says why not."""

import string
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.ingest.problems import LANGUAGES
from tests.ingest.deliveries.archives import packed, parts_of
from tests.ingest.deliveries.forms import FIGURE_COLUMNS, MEASURE_COLUMNS, Desk, Form, saved

DESK = Desk()
BOOK = Form().figure(value=9.4, note="a").figure("club-grant", period="2022-autumn", value="noin 5").data()
PARTS = parts_of(BOOK)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
NAMES = ("a.xlsx", "a.csv", "2022-reading.fi.md", "2022/reading.sv.md", "a.xls")
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(min_value=-(10**20), max_value=10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.text(st.characters(codec="utf-8", exclude_characters="".join(map(chr, range(32)))), max_size=30),
    st.sampled_from(
        [
            "noin 5",
            "5 %",
            "<5",
            "-",
            "salattu",
            "ei laskettu",
            "=A1",
            "#N/A",
            "12,5",
            "1.5",
            "unemployment",
            "2022",
        ]
    ),
)
SYNTAX = b"<>/=\"' &;:!A1 0123456789XFD"


def judged(data: bytes, name: str) -> Any:
    """Read a delivery; what is wrong with it can be told in every language."""
    delivery, problems = DESK.read(data, name)
    assert delivery is not None or problems
    assert all(problem.text(language) for problem in problems for language in LANGUAGES)
    return delivery


def test_the_workbook_that_is_changed_is_good():
    assert judged(BOOK, "a.xlsx") is not None


@FEW
@given(
    st.binary(max_size=2000),
    st.sampled_from(NAMES),
    st.sampled_from([b"", b"PK\x03\x04", BOOK[:200], b"\xff\xfe"]),
)
def test_any_bytes(data, name, start):
    judged(start + data, name)


@FEW
@given(st.data())
def test_a_workbook_with_bytes_changed(data):
    changed = bytearray(BOOK)
    for _ in range(data.draw(st.integers(1, 8))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    judged(bytes(changed[: data.draw(st.integers(0, len(changed)))] or changed), "a.xlsx")


@settings(FEW, max_examples=150)
@given(st.data())
def test_a_workbook_with_a_part_changed_inside(data):
    name = data.draw(st.sampled_from(sorted(PARTS)))
    part = bytearray(PARTS[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(part) - 1))
        part[at : at + data.draw(st.integers(0, 12))] = bytes(
            data.draw(st.lists(st.sampled_from(sorted(SYNTAX)), max_size=12))
        )
        part = part or bytearray(b"x")
    judged(packed(PARTS | {name: bytes(part)}, method=zipfile.ZIP_STORED), "a.xlsx")


@FEW
@given(st.sets(st.sampled_from(sorted(PARTS)), min_size=1))
def test_a_workbook_without_some_of_its_parts(lost):
    judged(packed({name: part for name, part in PARTS.items() if name not in lost}), "a.xlsx")


@settings(FEW, max_examples=150)
@given(
    st.lists(st.dictionaries(st.sampled_from(FIGURE_COLUMNS), CELLS, max_size=6), max_size=4),
    st.lists(st.dictionaries(st.sampled_from(MEASURE_COLUMNS), CELLS, max_size=4), max_size=2),
)
def test_a_workbook_with_any_cells(figures, measures):
    form = Form()
    for cells in figures:
        form.figure(**cells)
    for cells in measures:
        form.measure(**cells)
    delivery = judged(form.data(), "a.xlsx")
    assert delivery is None or len(delivery.figures) <= len(figures)


@FEW
@given(st.lists(st.lists(CELLS, max_size=6), max_size=14))
def test_a_sheet_of_any_cells(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    judged(saved(book), "a.xlsx")


@settings(FEW, max_examples=150)
@given(
    st.text(st.sampled_from(string.printable + 'åäö“\u00a0\u202e\x00;;;;\n\n""'), max_size=200), st.booleans()
)
def test_any_table_of_text(text, headed):
    header = "indicator;period;value;qualifier;note\n" if headed else ""
    judged((header + text).encode(), "a.csv")


@FEW
@given(st.text(max_size=300))
def test_any_text(text):
    judged(text.encode("utf-8", errors="surrogatepass"), "2022-reading.fi.md")


@FEW
@given(st.text(max_size=60))
def test_any_name(name):
    DESK.read(BOOK, name)
    DESK.read(BOOK, f"{name}.xlsx")


@pytest.mark.parametrize("nested", [1_000, 50_000])
def test_elements_in_elements_without_end(nested):
    part = b"<a>" * nested + b"</a>" * nested
    for name in PARTS:
        judged(packed(PARTS | {name: part}), "a.xlsx")
