"""Everything on a slide has room, whatever the plan, the language and the choice; nothing is lost."""

from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.pptx.blocks import SIZES, cut, height_of, line
from dashboard.exports.pptx.cards import column, row
from dashboard.exports.pptx.draw import drawing
from dashboard.exports.pptx.look import FOOT, HEIGHT, INNER, MARGIN, SMALLEST, WIDTH, Box
from dashboard.exports.pptx.measure import pieces, text_width, wrapped
from dashboard.exports.pptx.prose import fitting
from dashboard.exports.pptx.remarks import noted, remarks_of
from dashboard.exports.pptx.shapes import Role
from dashboard.story.deck import deck
from dashboard.story.slide import KeyFigure, Slide, SlideKind
from tests.exports.presented import every_indicator, reader_of
from tests.exports.taken import LANGUAGES, PLANS, plan

SLACK = 0.01
CHOICES = [(name, language) for name in PLANS for language in LANGUAGES]
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200)
WORDS = st.lists(st.text(alphabet="abcdefghijåäö", min_size=1, max_size=20), min_size=1, max_size=80)


def readers(name: str, language: str) -> Any:
    """A reader who chose nothing, and one for each department."""
    yield reader_of(name, language)
    for department in plan(name).catalogue.departments:
        yield reader_of(name, language, departments=(department,))


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width - SLACK
        and other.x < one.x + one.width - SLACK
        and one.y < other.bottom - SLACK
        and other.y < one.bottom - SLACK
    )


def check(drawn: Any, where: object) -> None:
    boxes = [text.box for text in drawn.boxes] + ([drawn.picture.box] if drawn.picture else [])
    assert all(text.fits for text in drawn.boxes), where
    assert all(run.size >= SMALLEST for t in drawn.boxes for p in t.paragraphs for run in p.runs), where
    for box in boxes:
        assert box.x >= MARGIN - SLACK, where
        assert box.x + box.width <= WIDTH - MARGIN + SLACK, where
        assert box.bottom <= HEIGHT - FOOT + SLACK, where
    assert not any(overlap(*pair) for pair in combinations(boxes, 2)), where


@pytest.mark.parametrize(("name", "language"), CHOICES)
def test_every_slide_of_every_department_has_room_for_its_words(name, language):
    for reader in readers(name, language):
        told = deck(reader)
        for slide in told.shown:
            drawn = drawing(slide, told.stamp, reader)
            check(drawn, (slide.id, reader.filters))
            assert drawn.overflow == (), (slide.id, reader.filters)


@pytest.mark.parametrize(("name", "language"), CHOICES)
def test_every_indicator_has_room_as_a_slide_of_an_edition(name, language):
    reader = reader_of(name, language, edition=True)
    told = every_indicator(reader)
    for slide in told.shown:
        drawn = drawing(slide, told.stamp, reader)
        check(drawn, slide.id)
        assert drawn.picture is None or drawn.picture.box.height > HEIGHT / 4, slide.id


@given(text=TEXTS, size=st.sampled_from(SIZES), width=st.floats(20, 900), more=st.floats(1, 300))
def test_a_narrower_box_never_needs_fewer_lines(text, size, width, more):
    paragraph = line(text or "x", size)
    assert paragraph.lines(width) >= paragraph.lines(width + more) >= 1


@given(words=WORDS, size=st.sampled_from(SIZES))
def test_lines_are_enough_for_the_words_and_not_many_more(words, size):
    text, width = " ".join(words), 300
    lines = line(text, size).lines(width)
    whole = text_width(text, size)
    assert lines >= whole / width - 0.01
    assert lines <= whole / (width / 2) + 1


def test_lines_break_at_spaces_and_after_hyphens_only():
    found = pieces([("Kokkola–Kruunupyy tie", 18, False)])
    assert [round(piece.before) for piece in found] == [0, 0, 5]
    assert len(pieces([("1\u00a0200 nuorta", 18, False)])) == 2
    assert len(pieces([("ontto", 18, True), ("piste", 18, False)])) == 1
    assert wrapped(pieces([("a" * 100, 18, False)]), 100) > 5


@pytest.mark.parametrize(
    ("sign", "bold", "width"), [("i", False, 0.222), ("i", True, 0.278), ("ä", False, 0.556)]
)
def test_widths_are_those_of_arial(sign, bold, width):
    assert text_width(sign, 1, bold=bold) == pytest.approx(width, rel=0.02)
    assert text_width("漢", 18) == pytest.approx(18, rel=0.02)


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=12), st.integers(60, 400))
def test_what_is_cut_is_told_whole_elsewhere(texts, height):
    paragraphs = [line(text, 18, after=9) for text in texts]
    kept, left = cut(paragraphs, width=300, height=height, ending="More.")
    if height_of(paragraphs, 300) <= height:
        assert (list(kept), left) == (paragraphs, ())
    else:
        assert kept[-1].text == "More."
        whole = [p for p in paragraphs if p in kept or p in left]
        assert whole == paragraphs
        assert height_of(kept, 300) <= height or len(kept[0].text.split()) <= 2


def test_a_size_that_tears_no_word_is_taken_first():
    def make(size: float) -> Any:
        return [line("yhdyssanahirviö", size)]

    width = text_width("yhdyssanahirviö", 20) + 1
    room = Box(x=0, y=0, width=width, height=500)
    assert fitting([(make, room)], SIZES) == 20
    assert fitting([(make, Box(x=0, y=0, width=40, height=500))], SIZES) == SIZES[0]
    assert fitting([(make, Box(x=0, y=0, width=40, height=5))], SIZES) == SIZES[-1]


def figure(**changes: Any) -> KeyFigure:
    facts = {
        "indicator": "i",
        "priority": "p",
        "name": "Lainat, 2022",
        "qualifier": "noin",
        "number": "1 200",
        "unit": "lainausta",
        "change": "Ei aiempaa lukua.",
        "moved": False,
        "note": "",
    }
    return KeyFigure(**{**facts, **changes})


def test_figures_that_have_no_room_are_left_for_the_notes():
    figures = (figure(), figure(name="Toinen"))
    narrow = Box(x=0, y=0, width=200, height=150)
    found = column(figures, narrow, "#000000")
    assert len(found.boxes) == 1
    assert found.left == figures[1:]
    assert column(figures, Box(x=0, y=0, width=200, height=10), "#000000").left == figures
    assert row((), narrow, "#000000").bottom(narrow) == 0


def test_figures_beside_a_chart_that_have_no_room_are_told_in_words():
    reader = reader_of("kokkola", "fi")
    whole = next(s for s in deck(reader).shown if s.figures and s.finding and s.finding.figure)
    crowd = tuple(figure(name=f"Luku {n}", note="muista") for n in range(9))
    drawn = drawing(replace(whole, figures=crowd), "leima", reader)
    check(drawn, "crowd")
    shown = [t.paragraphs[0].text for t in drawn.boxes if t.role is Role.FIGURE]
    assert 1 < len(shown) < 9
    for one in crowd:
        sentence = f"{one.name}: noin 1 200 lainausta · Ei aiempaa lukua. · muista"
        assert (one.name in shown) != (sentence in drawn.overflow)


def test_a_unit_too_long_to_stand_beside_its_number_stands_under_it():
    found = row(
        (figure(unit="pitkää ja monisanaista yksikköä henkeä kohti vuodessa" * 3),), narrow_row(), "#0"
    )
    assert [len(text.paragraphs) for text in found.boxes] == [4]


def narrow_row() -> Box:
    return Box(x=0, y=0, width=INNER, height=300)


def test_a_remark_that_figures_share_is_told_once():
    both = (figure(name="A", note="poikkeusvuosi"), figure(name="B", note="poikkeusvuosi"))
    assert noted(both, ()) == ("Poikkeusvuosi.",)
    assert noted((*both, figure(name="C")), ()) == ("A; B: Poikkeusvuosi.",)
    assert noted(both, ("Poikkeusvuosi.",)) == ()


def test_years_that_need_care_are_told_where_the_chart_cannot_show_them():
    reader = reader_of("kokkola", "fi")
    slides = {s.id: s for s in every_indicator(reader).shown}
    name = reader.words.of(next(e for e in reader.catalogue.events.values() if e.weak_base).name)
    told = {key: " ".join(remarks_of(slide, reader)) for key, slide in slides.items()}
    assert any(name in text for text in told.values())
    for key, slide in slides.items():
        found = slide.finding
        if found and found.figure and found.trend.shown[-1].year < 2020:
            assert name not in told[key]


def test_a_long_title_takes_more_lines_and_pushes_the_rest_down():
    reader = reader_of("kokkola", "fi")
    tops = []
    for words in (3, 20, 60):
        slide = Slide(
            id="x", kind=SlideKind.CHANGES, title=" ".join(["otsikko"] * words), paragraphs=("teksti",)
        )
        drawn = drawing(slide, "leima", reader)
        check(drawn, words)
        [text] = [t for t in drawn.boxes if t.role is Role.TEXT]
        tops.append(text.box.y)
    assert all(a < b for a, b in pairwise(tops))
