"""That a file of print can be kept and read aloud: what PDF/A-2a asks, as far as a file shows it."""

import io
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from dashboard.exports.pdf.cover import title_of
from dashboard.exports.pdf.paper import Paper
from tests.exports.printed import ADDRESS, DAY, elements, opened, reader_of, report, slides, titles, under
from tests.exports.taken import PLANS, WORDS, frozen, plan

ONE = "community"
A4 = (595.28, 841.89)
STANDARD = {
    *("Document", "Sect", "Part", "Div", "Span", "P", "H1", "H2", "H3", "Link", "Figure", "Caption"),
    *("L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "NonStruct"),
}
SHOWN = {"Tj", "TJ", "'", '"'}
"""The operators that show text."""
XMP = {
    "pdfaid": "{http://www.aiim.org/pdfa/ns/id/}",
    "dc": "{http://purl.org/dc/elements/1.1/}",
    "xmp": "{http://ns.adobe.com/xap/1.0/}",
}


def made(kind):
    match kind:
        case "report":
            return report(plan("kokkola"), "fi")
        case "priority":
            return report(frozen(plan("example")), "en", ONE)
        case _:
            return slides(plan("kokkola"), "sv")


@pytest.fixture(params=["report", "priority", "handout"])
def kind(request):
    return request.param


@pytest.fixture
def pdf(kind):
    return opened(made(kind))


def test_it_says_that_it_is_tagged_which_language_it_is_in_and_shows_its_title(pdf, kind):
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == {"report": "fi", "priority": "en", "handout": "sv"}[kind]
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert all("/StructParents" in page for page in pdf.pages)


def test_it_says_that_it_is_pdf_a_2a_and_of_when(pdf):
    tree = ET.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314 - it is our own file
    found = {key: value for node in tree.iter() for key, value in node.attrib.items()}
    assert found[f"{XMP['pdfaid']}part"] == "2"
    assert found[f"{XMP['pdfaid']}conformance"] == "A"
    texts = {node.tag: "".join(node.itertext()).strip() for node in tree.iter()}
    info = pdf.trailer.Info
    assert texts[f"{XMP['dc']}title"] == str(info.Title)
    assert texts[f"{XMP['dc']}creator"] == str(info.Author)
    assert texts[f"{XMP['dc']}description"] == str(info.Subject)
    assert texts[f"{XMP['xmp']}CreateDate"] == texts[f"{XMP['xmp']}ModifyDate"] == DAY.isoformat()
    assert str(info.CreationDate) == str(info.ModDate) == f"D:{DAY:%Y%m%d}"
    assert len(pdf.trailer.ID) == 2


def test_its_colours_have_a_profile_and_nothing_else_is_in_it(pdf):
    [intent] = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert int(intent.DestOutputProfile.N) == 3
    assert not pdf.is_encrypted
    for name in ("/AcroForm", "/OpenAction", "/AA", "/OCProperties", "/Perms", "/AF"):
        assert name not in pdf.Root
    assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
    assert "/JavaScript" not in pdf.Root.get("/Names", {})


def test_its_links_lead_into_it_or_to_addresses_that_it_prints(pdf):
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            assert link.Subtype == "/Link"
            assert int(link.F) == 4
            action = link.get("/A")
            if action is None:
                assert "/Dest" in link
            else:
                assert action.S == "/URI"
                assert str(action.URI).startswith(("https://", "http://"))


def test_it_refers_to_nothing_outside(pdf):
    for held in pdf.objects:
        if isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
            kinds = {str(held.get(key, "")) for key in ("/S", "/Type", "/Subtype")}
            assert not kinds & {"/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/Filespec", "/Movie"}
            assert "/FFilter" not in held


def test_every_font_is_in_it_and_every_letter_can_be_read_back(pdf):
    fonts = {name: font for page in pdf.pages for name, font in page.Resources.Font.items()}
    assert len(fonts) <= 4
    for font in fonts.values():
        assert re.search(r"Source-Sans-3|Report-Signs", str(font.BaseFont))
        assert "/ToUnicode" in font
        [below] = font.DescendantFonts
        assert below.CIDToGIDMap == "/Identity"
        face = TTFont(io.BytesIO(below.FontDescriptor.FontFile2.read_bytes()))
        scale = 1000 / face["head"].unitsPerEm
        widths = {n: face["hmtx"][name][0] * scale for n, name in enumerate(face.getGlyphOrder())}
        assert all(abs(wide - widths[n]) <= 1 for n, wide in _widths(below.W))
        assert b"<0000>" not in re.findall(rb"^<....> <", font.ToUnicode.read_bytes(), re.MULTILINE)


def _widths(held):
    """The widths of glyphs by their numbers, as a font of many signs lists them."""
    items = list(held)
    while items:
        first, second = items.pop(0), items.pop(0)
        if isinstance(second, pikepdf.Array):
            yield from ((int(first) + n, float(wide)) for n, wide in enumerate(second))
        else:
            wide = float(items.pop(0))
            yield from ((n, wide) for n in range(int(first), int(second) + 1))


def test_every_word_is_in_the_tree_of_structure_or_marked_as_an_artifact(pdf):
    owners = dict(_pairs(pdf.Root.StructTreeRoot.ParentTree.Nums))
    linked = {e.held.objgen for e in elements(pdf)}
    for page in pdf.pages:
        marks = []
        for one in pikepdf.parse_content_stream(page):
            name = str(one.operator)
            if name in {"BDC", "BMC"}:
                marks.append(one.operands)
            elif name == "EMC":
                marks.pop()
            elif name in SHOWN:
                assert marks, "words outside of all marks"
        assert marks == []
        for owner in owners[int(page.StructParents)]:
            assert owner is None or owner.objgen in linked


def _pairs(items):
    numbers = list(items)
    return ((int(n), held) for n, held in zip(numbers[::2], numbers[1::2], strict=True))


def test_the_feet_of_pages_are_artifacts(pdf):
    marked = 0
    for page in pdf.pages:
        for one in pikepdf.parse_content_stream(page):
            if str(one.operator) == "BDC" and one.operands[0] == "/Artifact":
                assert one.operands[1].Type == "/Pagination"
                marked += 1
    assert marked >= 2 * (len(pdf.pages) - 1)


def test_its_tags_are_standard_ones_and_every_figure_has_words_that_stand_for_it(pdf):
    found = list(elements(pdf))
    assert {e.tag for e in found} <= STANDARD
    figures = [e.held for e in found if e.tag == "Figure"]
    assert figures
    for figure in figures:
        assert len(str(figure.Alt)) > 30


def test_the_levels_of_headings_follow_each_other(pdf):
    levels = [int(e.tag[1]) for e in elements(pdf) if re.fullmatch(r"H\d", e.tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_heads_and_every_cell_knows_its_own(pdf):
    tables = [e.held for e in elements(pdf) if e.tag == "Table"]
    for table in tables:
        tags = [e.tag for e in under(table)]
        assert "THead" in tags or "Caption" in tags
        for cell in (e.held for e in under(table) if e.tag == "TD"):
            assert len(cell.A.Headers) >= 2
    ids = [str(e.held.ID) for e in elements(pdf) if e.tag == "TH"]
    assert len(ids) == len(set(ids))


def test_its_pages_are_a4(pdf):
    for page in pdf.pages:
        left, bottom, right, top = (float(n) for n in page.MediaBox)
        assert sorted((right - left, top - bottom)) == pytest.approx(A4, abs=0.01)


def test_its_outline_names_its_chapters_and_slides(pdf, kind):
    found = list(titles(made(kind)))
    if kind == "handout":
        assert len(found) == len(pdf.pages)
        return
    words = WORDS["fi" if kind == "report" else "en"]
    for name in ("report.contents", "report.summary", "about.methods", "about.sources", "report.appendix"):
        assert words(name) in found
    assert len(found) > 20


@pytest.mark.parametrize("name", PLANS)
def test_its_title_says_plan_year_and_municipality(name):
    data = frozen(plan(name)) if name == "example" else plan(name)
    language, one = ("fi", None) if name == "kokkola" else ("en", ONE)
    told = tuple(data.catalogue.priorities) if one is None else (one,)
    reader = reader_of(data, language)
    paper = Paper(reader=reader, today=DAY, address=ADDRESS, told=told, whole=one is None)
    info = opened(report(data, language, one)).trailer.Info
    place = data.catalogue.plan.municipality[language]
    assert str(info.Title) == f"{title_of(paper)}, {place}"
    assert str(reader.year) in str(info.Title)
    assert str(info.Author) == place
    assert data.version in str(info.Subject)
