"""One chart as a picture: everything a reader needs is in it, wherever it ends up."""

import io
import re
import zlib
from itertools import groupby
from pathlib import Path
from threading import Thread
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dashboard.charts.bar import bars_chart
from dashboard.charts.svg import UnsupportedFigureError
from dashboard.charts.svg.widths import width_of
from dashboard.charts.theme import SIZES
from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.exports.picture import WIDTH, PictureText, picture_png, picture_svg
from dashboard.exports.picture_text import broken
from dashboard.ingest.load import load_plan
from dashboard.queries.compare import parts
from dashboard.queries.trend import trend
from dashboard.story.finding import Finding, finding
from dashboard.story.reader import Reader
from dashboard.text.messages import load_words
from dashboard.text.stamp import stamp_lines

DATA = Path(__file__).parents[2] / "data"
NAME = "{http://www.w3.org/2000/svg}"
COLOUR = "#93407a"
TEXT = PictureText(
    title="Kirjastolainat: yli 35\u00a0000 vuonna 2022",
    subtitle="Lainaa · m²",
    remarks=("Luku on noin 5 % suurempi kuin 2021 & 2020.", "Tilasto <uudistui>."),
    source="Lähde: Tilasto",
    stamp=("Esimerkkiaineisto", "Kokkola, kaikki vuodet", "Aineiston versio 0ad4579b5d7c"),
    alt="Viivakuvio, jossa luku kasvaa.",
)
LETTERS = st.text(st.sampled_from("aäilmWÅ–, \u00a05%"), max_size=200)


@pytest.fixture(scope="module")
def kokkola() -> Dataset:
    return load_plan(DATA / "kokkola")


@pytest.fixture(scope="module")
def example() -> Dataset:
    return load_plan(DATA / "example")


def told(
    dataset: Dataset, indicator: str, language: str, *, size: str = "large"
) -> tuple[Finding, PictureText]:
    words, filters = load_words()[language], Filters()
    reader = Reader(
        dataset=dataset, words=words, filters=filters, remember=lambda ask, *facts: ask(dataset, *facts)
    )
    found = finding(trend(dataset, indicator, filters), reader, size=size)
    text = PictureText(
        title=found.title,
        subtitle=found.subtitle,
        remarks=found.remarks,
        source=found.source,
        stamp=stamp_lines(dataset, filters, words),
        alt=found.summary,
    )
    return found, text


def said(root: ET.Element) -> list[str]:
    return ["".join(e.itertext()) for e in root.iter(NAME + "text")]


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own


# ---------------------------------------------------------------------------------------------------- SVG


@pytest.mark.parametrize(
    ("indicator", "language", "size"),
    [
        ("library-loans-per-resident", "fi", "large"),
        ("library-loans-per-resident", "sv", "slide"),
        ("life-satisfaction-grades-4-5", "sv", "large"),
        ("offences-total", "en", "large"),
        ("ankkuri-reached", "fi", "large"),
    ],
)
def test_picture_says_everything_of_the_finding(kokkola, indicator, language, size):
    found, text = told(kokkola, indicator, language, size=size)
    made = picture_svg(text, figure=found.figure, language=language, size=size, headline="noin 1\u00a0500")
    root = parsed(made)
    lines = " ".join(said(root))
    for words in (text.title, text.subtitle, text.source, *text.remarks, *text.stamp):
        assert words in lines
    assert (root[0].text, root[1].text) == (text.title, text.alt)
    assert (root.get("width"), root.get("lang"), root.get("role")) == (str(WIDTH), language, "img")
    assert ("noin 1\u00a0500" in lines) is (found.figure is None)
    assert made == picture_svg(
        text, figure=found.figure, language=language, size=size, headline="noin 1\u00a0500"
    )


def test_example_is_marked_in_the_picture(example):
    found, text = told(example, "children-per-nursery-group", "sv")
    lines = said(parsed(picture_svg(text, figure=found.figure, language="sv")))
    assert "Exempeldata" in lines
    assert any("mål" in line for line in lines)


def test_figure_fills_the_width_at_either_size(kokkola):
    for size in ("large", "slide"):
        found, text = told(kokkola, "library-loans-per-resident", "fi", size=size)
        (place,) = parsed(picture_svg(text, figure=found.figure, language="fi", size=size)).iter(NAME + "g")
        scale = float(re.findall(r"scale\(([\d.]+)\)", place.get("transform") or "")[0])
        assert scale * SIZES[size].width == pytest.approx(WIDTH - 2 * 48, abs=0.1)


def test_parts_of_a_picture_do_not_overlap(kokkola):
    found, text = told(kokkola, "offences-total", "fi")
    root = parsed(picture_svg(text, figure=found.figure, language="fi"))
    own = [e for e in root if e.tag == NAME + "text"]
    bases = [float(e.get("y") or 0) for e in own]
    assert bases == sorted(bases)
    assert bases[-1] < float(root.get("height") or 0)
    (figure,) = root.iter(NAME + "g")
    top = float(re.findall(r"translate\(48 ([\d.]+)\)", figure.get("transform") or "")[0])
    assert [b for b in bases if top < b < top + 580] == []


def test_breakdown_is_a_picture_too(example):
    group = next(list(g) for _, g in groupby(parts(example, "trust", Filters()), key=lambda p: p.breakdown))
    figure = bars_chart(
        group,
        indicator=example.catalogue.indicators["trust"],
        catalogue=example.catalogue,
        words=load_words()["fi"],
        colour=COLOUR,
        year=2024,
        size="large",
    )
    root = parsed(picture_svg(TEXT, figure=figure, language="fi"))
    assert len([r for r in root.iter(NAME + "rect") if r.get("stroke") == COLOUR]) >= 2


def test_nothing_to_draw_leaves_the_words():
    lines = said(parsed(picture_svg(TEXT, figure=None, language="fi")))
    assert lines == [TEXT.title, TEXT.subtitle, *TEXT.remarks, TEXT.source, *TEXT.stamp]


def test_large_number_has_the_priorities_colour():
    root = parsed(picture_svg(TEXT, figure=None, headline="yli 35\u00a0000", language="fi", colour=COLOUR))
    (large,) = [e for e in root.iter(NAME + "text") if e.get("font-size") == "96"]
    assert (large.text, large.get("fill"), large.get("font-weight")) == ("yli 35\u00a0000", COLOUR, "bold")


def test_font_is_carried_along_and_more_letters_where_they_are_needed():
    plain = picture_svg(TEXT, figure=None, language="fi")
    assert plain.count("data:font/woff2;base64,") == 1
    assert len(plain) < 45_000
    odd = PictureText(title="Žilina", subtitle="", remarks=(), source="", stamp=(), alt="")
    assert picture_svg(odd, figure=None, language="fi").count("data:font/woff2;base64,") == 2


def test_what_cannot_be_drawn_is_refused():
    figure: dict[str, Any] = {"data": [{"type": "pie"}], "layout": {"height": 300}}
    with pytest.raises(UnsupportedFigureError, match="pie"):
        picture_svg(TEXT, figure=figure, language="fi")


# --------------------------------------------------------------------------------------------- the lines


@given(LETTERS, st.integers(min_value=100, max_value=1200), st.booleans())
def test_lines_hold_all_words_and_fit(text, width, bold):
    lines = broken(text, size=20, bold=bold, width=width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line, 20, bold=bold) <= width for line in lines)


def test_numbers_are_not_broken_and_words_only_where_they_must():
    assert broken("yli 35\u00a0000 kävijää", size=20, bold=False, width=80) == [
        "yli",
        "35\u00a0000",
        "kävijää",
    ]
    assert broken("aaaaaaaaaa bb", size=20, bold=False, width=60) == ["aaaaa", "aaaaa", "bb"]


# ---------------------------------------------------------------------------------------------------- PNG


def test_png_is_twice_the_picture_on_white_and_says_what_it_shows(kokkola):
    found, text = told(kokkola, "library-loans-per-resident", "fi")
    made = picture_png(text, figure=found.figure, language="fi")
    height = int(parsed(picture_svg(text, figure=found.figure, language="fi")).get("height") or 0)
    image: Any = Image.open(io.BytesIO(made))
    assert image.size == (2 * WIDTH, 2 * height)
    assert image.text == {"Title": text.title, "Description": text.alt, "Source": text.source}
    colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 24)}
    for colour in ((255, 255, 255), (147, 64, 122), (20, 37, 61), (111, 125, 141)):
        assert colour in colours
    for corner in ((0, 0), (2 * WIDTH - 1, 2 * height - 1)):
        assert image.getpixel(corner)[:3] == (255, 255, 255)


def test_png_is_drawn_in_our_font_with_every_letter():
    base = PictureText(title="", subtitle="", remarks=(), source="", stamp=(), alt="")

    def ink(headline: str) -> int:
        made = picture_png(base, figure=None, headline=headline, language="fi")
        image: Any = Image.open(io.BytesIO(made)).convert("L").point(lambda level: 255 if level < 60 else 0)
        box = image.getbbox()
        return int(box[2] - box[0])

    # Twice the pixels of a bold line of 96 pixels; a font in place of ours is a tenth wider.
    for said_ in ("Kokkola 14,14", "Karleby åäö"):
        assert ink(said_) == pytest.approx(2 * width_of(said_, 96, bold=True), rel=0.04)
    assert ink("Žšč") > ink("Žš") > ink("Ž") > 0


def test_single_value_is_a_small_file_without_a_figure():
    made = picture_png(TEXT, figure=None, headline="noin 1\u00a0500", language="fi", colour=COLOUR)
    assert made.startswith(b"\x89PNG")
    assert len(made) < 300_000
    assert zlib.crc32(made) == zlib.crc32(
        picture_png(TEXT, figure=None, headline="noin 1\u00a0500", language="fi", colour=COLOUR)
    )


def test_several_at_a_time():
    made: list[bytes] = []
    threads = [
        Thread(target=lambda: made.append(picture_png(TEXT, figure=None, headline="1", language="fi")))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 1
    assert len(made) == 4
