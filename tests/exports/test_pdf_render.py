"""How a document is set: nothing is fetched, nothing hangs on the machine, the same gives the same."""

import io
import logging
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.dataset import Dataset
from dashboard.exports.pdf import render
from dashboard.exports.pdf.render import Document, PdfNotAvailableError, pdf, quoted
from dashboard.exports.pdf.report import pdf_report
from dashboard.exports.pdf.signs import SUBSCRIPTS, signs_font
from tests.exports.printed import DAY, elements, opened, reader_of, says, told
from tests.exports.taken import plan
from tests.queries.builders import a_dataset, named, of, text

SIGNS = "▲▼■○●→←" + SUBSCRIPTS
ANY = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=40)


def document(body: str, rules: str = "") -> Document:
    return Document(
        body=body,
        language="fi",
        title="Koe",
        author="Kokkola",
        subject="Koe",
        keywords=("a", "b"),
        styles=("paper.css",),
        rules=rules,
        created=DAY,
    )


def small() -> Dataset:
    return a_dataset(of("library", 2021, 4), of("library", 2022, 5), indicators=[named("loans")])


def test_the_same_report_of_the_same_day_is_the_same_file():
    reader = reader_of(small(), "sv")
    first, second = (pdf_report(reader, today=DAY) for _ in range(2))
    assert first == second
    assert pdf_report(reader, today=DAY.replace(day=9)) != first


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/a.png", "https://example.invalid/a.svg", "file:///etc/hostname", "ftp://a/b"],
)
def test_nothing_is_fetched_from_anywhere(address, caplog):
    body = f'<h1>Koe</h1><img src="{address}" alt="Kuva">'
    with caplog.at_level(logging.ERROR, "weasyprint"):
        content = pdf(document(body, f"h1{{background:url({address})}}"))
    assert "disallowed protocol" in caplog.text
    assert "hostname" not in told(content)


@pytest.mark.parametrize("name", ["kokkola", "example"])
def test_setting_a_report_makes_no_complaint(name, caplog):
    data = plan(name)
    one = {"kokkola": "kestavasti-kehittyva", "example": "environment"}[name]
    priority = one if one in data.catalogue.priorities else next(iter(data.catalogue.priorities))
    with caplog.at_level(logging.WARNING, "weasyprint"):
        content = pdf_report(reader_of(data, "fi"), today=DAY, priority=priority)
    fonts = {str(font.BaseFont) for font in opened(content).pages[0].Resources.Font.values()}
    assert not any("DejaVu" in name for name in fonts)
    assert [r.getMessage() for r in caplog.records if r.name.startswith("weasyprint")] == []


def test_a_system_without_the_libraries_is_told_which_packages_hold_them(monkeypatch):
    def absent(name: str) -> object:
        raise OSError(name)

    monkeypatch.setattr(render, "import_module", absent)
    with pytest.raises(PdfNotAvailableError, match="libpango") as caught:
        pdf(document("<h1>Koe</h1>"))
    assert caught.value.packages == render.PACKAGES


@settings(max_examples=8, deadline=None)
@given(ANY)
def test_a_foot_is_printed_as_it_is_whatever_it_says(foot):
    rules = f"@page{{@bottom-left{{content:{quoted(f'A{foot}Z')}}}}}"
    content = pdf(document("<h1>Koe</h1>", rules))
    assert told(content).startswith("Koe")
    if foot.isascii():
        assert says(content, f"A{foot}Z")


def test_markup_in_a_plans_words_stays_words():
    name = """<b>&amp;</b></style><img src='x'>"{content:1}\\;"""
    data = a_dataset(of("library", 2022, 5), indicators=[named("loans", full_name=text(name))])
    assert says(pdf_report(reader_of(data, "en"), today=DAY), name)


def test_signs_that_the_typeface_lacks_are_printed_and_read_back():
    content = pdf(document(f"<h1>Koe</h1><p>{SIGNS} Ž CO₂ Š <strong>▲ ž ₂</strong></p>"))
    assert says(content, f"{SIGNS}ŽCO₂Š▲ž₂")
    fonts = {str(font.BaseFont).split("+")[1] for font in opened(content).pages[0].Resources.Font.values()}
    assert all(name.startswith(("Source-Sans-3", "Report-Signs")) for name in fonts)


def test_every_sign_has_an_outline_and_a_width():
    face = TTFont(io.BytesIO(signs_font()))
    letters = face.getBestCmap()
    for sign in SIGNS:
        assert face["glyf"][letters[ord(sign)]].numberOfContours > 0
        assert face["hmtx"][letters[ord(sign)]][0] > 200
    assert signs_font() == signs_font()


def test_the_words_of_a_vector_are_one_figure_with_its_title():
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Kuvan sanat</title></svg>'
    content = pdf(document(f"<h1>Koe</h1>{drawn}"))
    [figure] = [e.held for e in elements(opened(content)) if e.tag == "Figure"]
    assert str(figure.Alt) == "Kuvan sanat"


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        ("hyvinvointisuunnitelma", "hyvin-voin-ti-suun-ni-telma"),
        ("vastuualueen", "vas-tuu-alueen"),
        ("kansanedustajat", "kan-san-edus-ta-jat"),
        ("asukasluku", "asu-kas-luku"),
        ("kulttuuri", "kult-tuuri"),
    ],
)
def test_finnish_words_are_divided_between_syllables(word, divided):
    patterns = Path(render.__file__).with_name("finnish.dic")
    pyphen = import_module("pyphen")
    assert pyphen.Pyphen(filename=patterns, left=3, right=3).inserted(word) == divided


def test_a_long_finnish_word_is_divided_where_it_does_not_fit():
    body = '<h1>Koe</h1><p style="width:30mm">hyvinvointisuunnitelmansa</p>'
    assert told(pdf(document(body))).startswith("Koe hyvinvointisuunni-telmansa")


def test_a_document_says_what_it_is_of_in_every_letter():
    content = pdf(replace(document("<h1>Koe</h1>"), title='Koe "1" & <2>', author="Ylä ₂"))
    info = opened(content).trailer.Info
    assert str(info.Title) == 'Koe "1" & <2>'
    assert str(info.Author) == "Ylä ₂"
