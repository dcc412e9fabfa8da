"""What a handout prints: each slide with its notes, readable without colour."""

import re
from dataclasses import replace
from importlib.resources import files
from types import SimpleNamespace

import pytest
from fontTools.misc import timeTools

from dashboard.charts.theme import TEXT_CONTRAST, contrast
from dashboard.domain.filters import Filters
from dashboard.exports.pdf.handout import handout
from dashboard.story.deck import deck
from dashboard.text.overview import shown_text
from dashboard.ui.links import link
from tests.exports.printed import ADDRESS, DAY, elements, opened, pages, reader_of, says, slides, titles
from tests.exports.taken import EDITION, LANGUAGES, WORDS, frozen, plan
from tests.queries.builders import a_dataset, named, of

MADE = [("kokkola", "fi"), ("kokkola", "sv"), ("example", "en")]


def data_of(name):
    return frozen(plan(name)) if name == "example" else plan(name)


@pytest.mark.parametrize(("name", "language"), MADE)
def test_each_slide_is_on_a_page_with_its_words_and_notes(name, language):
    data = data_of(name)
    shown = deck(reader_of(data, language)).shown
    found = pages(slides(data, language))
    assert len(found) == len(shown)
    for page, slide in zip(found, shown, strict=True):
        told = [slide.over, slide.title, slide.subtitle, slide.source, *slide.remarks, *slide.paragraphs]
        told += [f"{line.lead} {line.text}" for line in slide.lines]
        told += [f"{f.name} {f.value} {f.change}" for f in slide.figures]
        told += [note.text for note in slide.notes]
        for text in told:
            assert says(page, text)


@pytest.mark.parametrize(("name", "language"), MADE)
def test_example_edition_and_data_are_on_every_page(name, language):
    data, words = data_of(name), WORDS[language]
    for page in pages(slides(data, language)):
        assert says(page, words("stamp.data", version=data.version))
        assert says(page, shown_text(Filters(), data, words))
        assert (words("page.example") in page) is (name == "example")
        assert (EDITION.short_hash in page) is (name == "example")


def test_each_slide_names_its_page_on_the_web_in_print_and_as_a_code():
    data = data_of("kokkola")
    shown = deck(reader_of(data, "fi")).shown
    for page, slide in zip(pages(slides(data, "fi")), shown, strict=True):
        assert says(page, f"{ADDRESS}{link('fi', slide.page, slide.item)}")
    alts = [str(e.held.Alt) for e in elements(opened(slides(data, "fi"))) if e.tag == "Figure"]
    assert sum(ADDRESS in alt for alt in alts) == len(shown)


def test_the_choice_is_in_the_addresses_and_no_address_is_made_up():
    data = a_dataset(of("library", 2021, 4), of("library", 2022, 5), indicators=[named("loans")])
    reader = reader_of(data, "en", Filters(year=2021))
    made = deck(reader)
    assert says(handout(made, reader, today=DAY, address=ADDRESS), "?year=2021")
    assert not says(handout(made, reader, today=DAY), "/en/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_chosen_slides_are_printed_in_their_order(language):
    data = a_dataset(of("library", 2022, 5), indicators=[named("loans")])
    reader = reader_of(data, language)
    chosen = deck(reader, chosen=("reading", "title"))
    content = handout(chosen, reader, today=DAY)
    assert list(titles(content)) == [slide.title for slide in chosen.shown]
    assert says(pages(content)[0], WORDS[language]("slide.reading"))


def test_nothing_but_charts_has_a_colour_and_all_of_it_is_dark_enough():
    sheets = [
        files("dashboard.exports.pdf").joinpath(name).read_text() for name in ("paper.css", "handout.css")
    ]
    colours = set(re.findall(r"color: (#[0-9a-f]{6})", "".join(sheets)))
    assert colours == {"#14253d", "#4a5b70", "#0b4f8a"}
    assert all(contrast(colour, "#ffffff") >= TEXT_CONTRAST for colour in colours)
    assert "--priority" not in sheets[1]


def test_a_judgement_is_a_word_and_a_shape():
    content = slides(data_of("example"), "en")
    words = WORDS["en"]
    worse = next(page for page in pages(content) if words("slide.over.concerns") in page)
    assert re.search(rf"[▲▼■] {words('status.direction.worse')}", worse)


def test_an_edition_gives_its_own_day_whenever_the_handout_is_made(monkeypatch):
    data = a_dataset(of("library", 2022, 5), indicators=[named("loans")])
    reader = reader_of(replace(data, edition=EDITION), "fi")
    made = deck(reader)
    later = DAY.replace(year=2031)
    now = handout(made, reader, today=DAY)
    monkeypatch.setattr(timeTools, "time", SimpleNamespace(time=lambda: later.toordinal() * 86400.0))
    assert handout(made, reader, today=later) == now


def test_how_far_it_is_is_told_to_the_end():
    data = a_dataset(of("library", 2022, 5), indicators=[named("loans")])
    reader, steps = reader_of(data, "sv"), []
    made = deck(reader)
    handout(made, reader, today=DAY, progress=lambda *step: steps.append(step))
    last = len(made.shown) + 1
    assert steps == [(n, last) for n in range(1, last + 1)]
