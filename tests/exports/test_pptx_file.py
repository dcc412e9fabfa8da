"""The presentation as a reader, a screen reader and an office program meet it."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from pptx.util import Pt

from dashboard.story.deck import deck
from dashboard.story.slide import Line, Slide, SlideKind
from dashboard.text.stamp import stamp_line, stamp_lines
from tests.exports.presented import (
    SITE,
    A,
    C,
    P,
    charts,
    notes_of,
    opened,
    parts,
    presented,
    reader_of,
    relations,
    text_of,
    trees,
)
from tests.exports.taken import EDITION, LANGUAGES, PLANS, WORDS

SMALLEST = 1800
TONGUES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
BOTH = [(name, language) for name in PLANS for language in LANGUAGES]
EVERYTHING = [*((n, lang, False) for n, lang in BOTH), ("kokkola", "sv", True), ("example", "fi", True)]


@pytest.fixture(params=EVERYTHING, ids=lambda p: f"{p[0]}-{p[1]}-{'indicators' if p[2] else 'deck'}")
def made(request):
    """Each plan in each language: its deck; and in one language a deck of all its indicators."""
    name, language, indicators = request.param
    return presented(name, language, indicators=indicators)


@pytest.fixture(params=BOTH, ids="-".join)
def whole(request):
    """The deck of each plan in each language, as an edition."""
    return presented(*request.param, edition=True)


def test_the_slides_stand_in_order_with_their_findings_as_titles(made):
    assert [page.shapes.title.text_frame.text for _, page in made.pages] == [s.title for s in made.deck.shown]


def test_the_presentation_is_wide(whole):
    assert (whole.file.slide_width, whole.file.slide_height) == (Pt(960), Pt(540))
    [size] = trees(whole.content)["ppt/presentation.xml"].iter(f"{P}sldSz")
    assert "type" not in size.attrib


def test_the_title_is_read_first_then_the_topic_the_chart_and_the_rest(made):
    for slide, page in made.pages:
        told = [shape for shape in page.shapes if not is_ornament(shape)]
        names = [shape.name for shape in told]
        order = [WORDS[made.reader.words.language](f"pptx.part.{part}") for part in ("title", "over")]
        assert names[:2] == order
        assert told[0] == page.shapes.title
        drawn = [n for n, shape in enumerate(told) if shape.has_chart]
        if drawn:
            assert drawn == [3 if slide.subtitle else 2]


def is_ornament(shape):
    return any(element.tag.endswith("}decorative") for element in shape.element.iter())


def test_what_says_nothing_is_marked_as_decoration_and_comes_last(whole):
    for _, page in whole.pages:
        marked = [is_ornament(shape) for shape in page.shapes]
        assert any(marked)
        assert marked == sorted(marked)
        assert not any(s.text_frame.text for s in page.shapes if is_ornament(s))


def test_every_chart_and_picture_has_its_alternative_text(made):
    for slide, page in made.pages:
        for shape in page.shapes:
            tag = shape.element.tag
            if tag.endswith(("}graphicFrame", "}pic")):
                [described] = shape.element.iter(f"{P}cNvPr")
                assert described.get("descr") == slide.finding.summary
                assert described.get("title") == slide.title


def test_a_finding_that_can_be_drawn_is_a_native_chart(made):
    for slide, page in made.pages:
        drawn = slide.finding is not None and slide.finding.figure is not None
        assert len(charts(page)) == drawn


def test_no_text_is_smaller_than_eighteen_points(made):
    shown = re.compile(r"ppt/(slides|charts|slideLayouts|slideMasters)/[^_]")
    pages = trees(made.content, lambda name: bool(shown.match(name)))
    for name, tree in pages.items():
        for element in tree.iter():
            size = element.get("sz")
            if size is not None and size.isdigit():
                assert int(size) >= SMALLEST, (name, element.tag)
        sized = [e for e in tree.iter(f"{A}r") if "slides/" in name]
        assert all(e.find(f"{A}rPr").get("sz") for e in sized), name


def test_every_run_names_its_language(made):
    tongue = TONGUES[made.reader.words.language]
    pages = trees(made.content, lambda n: n.startswith(("ppt/slides", "ppt/notesSlides/", "ppt/charts/")))
    runs = [e for tree in pages.values() for kind in ("r", "fld") for e in tree.iter(f"{A}{kind}")]
    assert runs
    assert all(e.find(f"{A}rPr").get("lang") == tongue for e in runs)
    assert {e.get("val") for tree in pages.values() for e in tree.iter(f"{C}lang")} <= {tongue}
    assert made.file.core_properties.language == tongue


def test_nothing_is_left_empty(made):
    for _, page in made.pages:
        for sheet in (page, page.notes_slide):
            for shape in sheet.shapes:
                image = shape.is_placeholder and "SLIDE_IMAGE" in str(shape.placeholder_format.type)
                if shape.has_text_frame and not is_ornament(shape) and not image:
                    assert "".join(shape.element.itertext()).strip(), shape.name


def test_each_page_has_its_own_number_and_shape_ids(made):
    for _, page in made.pages:
        ids = [shape.shape_id for shape in page.shapes]
        assert len(ids) == len(set(ids))
        assert [e for e in page.element.iter(f"{A}fld") if e.get("type") == "slidenum"]


def test_every_slide_has_stamp_source_and_mark(whole):
    words, data = whole.reader.words, whole.reader.dataset
    stamp = stamp_line(data, words)
    assert EDITION.short_hash in stamp
    assert data.version in stamp
    for slide, page in whole.pages:
        told = text_of(page)
        assert stamp in told
        marks = [s for s in page.shapes if s.has_text_frame and s.text_frame.text == words("page.example")]
        assert len(marks) == data.catalogue.plan.example
        if slide.finding:
            for source in sources(slide, whole.reader):
                assert words.of(source.name) in told
                assert (source.licence or words("describe.no_licence")) in told
        else:
            assert slide.source in told


def sources(slide, reader):
    trend = slide.finding.trend
    names = {o.source or trend.indicator.source for o in trend.shown if o.known}
    return [reader.catalogue.sources[name] for name in names or {trend.indicator.source}]


def test_the_notes_say_all_that_a_presenter_may_need(whole):
    words, reader = whole.reader.words, whole.reader
    for slide, page in whole.pages:
        told = notes_of(page)
        for note in slide.notes:
            assert note.title in told
            assert note.text in told
        for line in stamp_lines(reader.dataset, reader.filters, words):
            assert line in told
        assert f"{SITE}/{words.root}" in told
        for row in slide.finding.tables[0].rows if slide.finding else ():
            assert all(cell in told for cell in row)


def test_qualifiers_and_reasons_for_missing_are_on_the_slides_or_in_the_notes():
    for language in LANGUAGES:
        words = WORDS[language]
        told = "\n".join(
            text_of(page) + notes_of(page)
            for _, page in presented("example", language, indicators=True).pages
        )
        for key in ("qualifier.about", "qualifier.over", "missing.suppressed", "missing.withdrawn"):
            assert words(key) in told


def test_the_topic_leads_to_the_page_that_shows_the_same(whole):
    for slide, page in whole.pages:
        links = [
            page.part.rels[link.get(f"{{{link.nsmap['r']}}}id")].target_ref
            for link in page.element.iter(f"{A}hlinkClick")
        ]
        path = "/".join(filter(None, (whole.reader.words.root, slide.page, slide.item)))
        assert links == [f"{SITE}/{path}" if slide.page else f"{SITE}/{path}/"]


def test_without_an_address_nobody_is_sent_anywhere():
    reader = reader_of("example", "en")
    made = opened(deck(reader), reader, address="")
    assert [mode for _, mode, _ in relations(made.content) if mode == "External"] == []
    assert not any(WORDS["en"]("pptx.address") in notes_of(page) for _, page in made.pages)


def test_the_choice_goes_along_in_address_and_notes():
    reader = reader_of("kokkola", "fi", departments=("library",), year=2022)
    made = opened(deck(reader), reader)
    for _, page in made.pages:
        assert "?year=2022&department=library" in notes_of(page)
        assert "Kirjasto" in notes_of(page)


def test_the_same_input_makes_the_same_bytes(whole):
    again = opened(whole.deck, whole.reader)
    assert again.content == whole.content


def test_the_file_says_when_its_edition_was_frozen_and_whose_it_is(whole):
    core = whole.file.core_properties
    assert core.created.isoformat() == core.modified.isoformat() == "2023-05-04T09:30:00"
    assert core.title == whole.deck.shown[0].title
    assert core.author == whole.reader.words.of(whole.reader.catalogue.plan.municipality)
    assert core.version == whole.reader.dataset.version


def test_progress_is_told_slide_by_slide():
    reader, told = reader_of("kokkola", "sv"), []
    opened(deck(reader), reader, progress=lambda done, of: told.append((done, of)))
    count = len(deck(reader).shown)
    assert told == [(n, count) for n in range(1, count + 1)]


def test_only_the_chosen_slides_are_in_it():
    reader = reader_of("kokkola", "fi")
    chosen = deck(reader, chosen=("reading", "title"))
    made = opened(chosen, reader)
    assert [s.id for s, _ in made.pages] == ["reading", "title"]
    assert len([n for n in parts(made.content) if n.startswith("ppt/charts/")]) == 0


def test_the_plans_colours_and_font_are_in_the_theme(whole):
    theme = trees(whole.content)["ppt/theme/theme1.xml"]
    accents = [theme.find(f".//{A}accent{n}/{A}srgbClr").get("val") for n in range(1, 7)]
    colours = [p.colour for p in whole.reader.catalogue.priorities.values()]
    assert accents[: len(colours)] == [colour.removeprefix("#").upper() for colour in colours]
    assert {e.get("typeface") for e in theme.iter(f"{A}latin")} >= {"Source Sans 3"}
    named = trees(whole.content, lambda n: n.startswith(("ppt/slides/", "ppt/charts/")))
    assert not any(list(tree.iter(f"{A}latin")) for tree in named.values())


def test_every_relationship_leads_somewhere_and_every_part_has_a_type(made):
    found = parts(made.content)
    for name, mode, target in relations(made.content):
        assert mode == "External" or target in found, (name, target)
    reached = {target for _, mode, target in relations(made.content) if mode == "Internal"}
    types = trees(made.content)["[Content_Types].xml"]
    defaults = {e.get("Extension") for e in types if e.tag.endswith("}Default")}
    named = {e.get("PartName").removeprefix("/") for e in types if e.tag.endswith("}Override")}
    assert named <= set(found)
    for name in set(found) - {"[Content_Types].xml"}:
        assert name in named or name.rpartition(".")[2] in defaults
        assert name in reached or name.endswith(".rels")


def test_the_package_has_plain_names_and_no_moments(made):
    with ZipFile(BytesIO(made.content)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert names[0] == "[Content_Types].xml"
        assert len(names) == len(set(names))
        assert not [n for n in names if n.startswith("/") or ".." in n or "\\" in n]
        assert {i.date_time for i in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [n for n in names if "thumbnail" in n or "printerSettings" in n]


def test_layouts_have_a_place_for_each_part_and_every_slide_uses_one_of_two(whole):
    layouts = list(whole.file.slide_layouts)
    assert [layout.name for layout in layouts] == [
        whole.reader.words(f"pptx.layout.{kind}") for kind in ("title", "content")
    ]
    for _, page in whole.pages:
        places = {shape.placeholder_format.idx for shape in page.slide_layout.placeholders}
        assert {shape.placeholder_format.idx for shape in page.placeholders} <= places


def test_what_has_no_room_is_in_the_notes_and_the_slide_says_so():
    reader = reader_of("kokkola", "fi")
    words = " ".join(f"sana{n}" for n in range(900))
    long = Slide(
        id="long",
        kind=SlideKind.CHANGES,
        title="Pitkä",
        over="Aihe",
        paragraphs=(words,),
        lines=tuple(Line(text=f"rivi{n}") for n in range(80)),
        remarks=(" ".join(f"huomio{n}" for n in range(400)),),
    )
    made = opened(replace(deck(reader), shown=(long,)), reader)
    [(_, page)] = made.pages
    assert text_of(page).count(WORDS["fi"]("pptx.more")) == 2
    told = f"{text_of(page)} {notes_of(page)}"
    for n in range(900):
        assert f"sana{n}" in told
    assert all(f"rivi{n}" in told for n in range(80))
    assert all(f"huomio{n}" in told for n in range(1, 400))


def has_impress():
    """Tell whether LibreOffice is here with the part that reads slides."""
    program = Path(shutil.which("soffice") or "/nowhere/program/soffice").resolve()
    return (program.parents[1] / "share/registry/impress.xcd").exists()


@pytest.mark.skipif(not has_impress(), reason="LibreOffice Impress is not on this machine")
def test_libreoffice_shows_every_slide(tmp_path):
    made = presented("kokkola", "fi")
    file = tmp_path / "deck.pptx"
    file.write_bytes(made.content)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    order = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(order, check=True, capture_output=True, timeout=300)
    pages = list(pypdfium2.PdfDocument(tmp_path / "deck.pdf"))
    assert len(pages) == len(made.deck.shown)
    for page, slide in zip(pages, made.deck.shown, strict=True):
        told = " ".join(page.get_textpage().get_text_bounded().split())
        assert all(word in told for word in slide.title.split())
