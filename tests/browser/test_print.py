"""The same page on A4: without controls, headings kept with their charts, nothing wider than the paper."""

import re
import zlib

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import LANGUAGES, PATHS, open_page

pytestmark = pytest.mark.browser

PRINTED = ("", "priority/elamyksellisyys", "indicator/library-loans-per-resident")
# A4 without the margins of the style sheet, at 96 pixels an inch.
TEXT_WIDTH = round((210 - 28) / 25.4 * 96)
BREAKS = """(selector) => [...document.querySelectorAll(selector)].map((one) => {
  const style = getComputedStyle(one);
  return [style.breakInside, style.breakAfter];
})"""
BEYOND = """(width) => [...document.querySelectorAll('main *')]
  .filter((one) => one.checkVisibility() && !one.closest('svg, .only-read'))
  .filter((one) => one.getBoundingClientRect().right > width + 1)
  .map((one) => [one.outerHTML.slice(0, 100), one.getBoundingClientRect().right])"""


def open_on_paper(page: Page, address: str) -> None:
    """Show a page as it is printed: its width, its styles, and what the page itself does for printing."""
    page.set_viewport_size({"width": TEXT_WIDTH, "height": 1000})
    open_page(page, address)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(300)


@pytest.mark.parametrize("path", PATHS)
def test_controls_are_left_out(seen: Page, path: str):
    open_on_paper(seen, f"/fi/{path}")
    for selector in (".site-nav", ".languages", ".filter-row", ".fold", ".copy-link", ".menu", ".skip"):
        for control in seen.locator(selector).all():
            expect(control).to_be_hidden()
    expect(seen.locator("main h1")).to_be_visible()
    expect(seen.get_by_role("status")).to_be_visible()


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_wider_than_the_paper(seen: Page, path: str):
    open_on_paper(seen, f"/sv/{path}")
    assert seen.evaluate(BEYOND, TEXT_WIDTH) == []


@pytest.mark.parametrize("path", PRINTED[1:])
def test_charts_are_drawn_for_the_paper(seen: Page, path: str):
    open_on_paper(seen, f"/fi/{path}")
    plots = seen.locator(".plot")
    assert plots.count() > 0
    for plot in plots.all():
        frame, picture = plot.bounding_box(), plot.locator(".main-svg").first.bounding_box()
        assert frame is not None
        assert picture is not None
        assert frame["x"] + frame["width"] <= TEXT_WIDTH + 1
        assert 0.9 * frame["width"] < picture["width"] <= frame["width"]
        assert picture["height"] <= frame["height"] + 1


@pytest.mark.parametrize("path", PRINTED[1:])
def test_heading_stays_with_its_chart(seen: Page, path: str):
    open_on_paper(seen, f"/fi/{path}")
    assert {inside for inside, _ in seen.evaluate(BREAKS, ".plot")} == {"avoid"}
    assert {after for _, after in seen.evaluate(BREAKS, ".figure-block :is(h2, h3, .subtitle)")} == {"avoid"}
    order = seen.locator(".figure-block:has(.plot)").evaluate_all(
        """(all) => all.map((one) => {
          const heading = one.querySelector('h2, h3').getBoundingClientRect();
          return heading.bottom <= one.querySelector('.plot').getBoundingClientRect().top;
        })"""
    )
    assert order
    assert all(order)


@pytest.mark.parametrize("path", PRINTED)
def test_everything_folded_is_printed_and_folded_again(seen: Page, path: str):
    open_page(seen, f"/fi/{path}")
    folded = seen.locator("main details:not([open])")
    before = folded.count()
    assert before > 0
    seen.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    seen.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(before)


def test_dark_readers_print_on_white(seen: Page):
    seen.emulate_media(color_scheme="dark", media="print")
    open_page(seen, "/fi/priority/elamyksellisyys")
    assert seen.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert (
        seen.locator(".plot text").first.evaluate("(one) => getComputedStyle(one).fill") == "rgb(74, 91, 112)"
    )
    priority = seen.locator("h1").evaluate("(one) => getComputedStyle(one).color")
    assert priority == "rgb(147, 64, 122)"


@pytest.mark.parametrize("path", PRINTED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_is_a4_tagged_and_in_its_language(seen: Page, path: str, language: str):
    open_page(seen, f"/{language}/{path}")
    made = seen.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    boxes = set(re.findall(rb"/MediaBox \[([\d. ]+)\]", made))
    assert {tuple(round(float(n)) for n in box.split()) for box in boxes} == {(0, 0, 595, 842)}
    assert b"/Marked true" in made
    assert f"/Lang ({language})".encode() in made
    assert 1 <= len(re.findall(rb"/Type /Page\b", made)) <= 20
    assert sum(map(len, streams(made))) > 10_000


def pages_of(page: Page, address: str) -> list[str]:
    """Return the words of each page of paper."""
    open_page(page, address)
    document = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    return [sheet.get_textpage().get_text_bounded() for sheet in document]


def test_the_overview_has_all_priorities_on_its_first_page(seen: Page):
    first = pages_of(seen, "/fi/")[0]
    for name in ("Lapsiystävällisyys", "Elämyksellisyys", "Kestävästi kehittyvä", "Toimivat työmarkkinat"):
        assert name in first


def test_no_page_of_a_priority_is_left_nearly_empty(seen: Page):
    pages = pages_of(seen, "/fi/priority/elamyksellisyys")
    assert len(pages) <= 9
    assert min(map(len, pages[:-1])) > 600


def test_lists_of_missing_links_are_printed_with_their_names(seen: Page):
    open_on_paper(seen, "/fi/goals")
    names = seen.locator(".missing-links summary")
    assert names.count() > 0
    for name in names.all():
        expect(name).to_be_visible()


def test_a_heading_does_not_lie_on_the_words_under_it(seen: Page):
    open_on_paper(seen, "/fi/priority/elamyksellisyys")
    heading = seen.locator(".column > .section-title")
    below = heading.locator("xpath=following-sibling::*[1]").bounding_box()
    box = heading.bounding_box()
    assert box is not None
    assert below is not None
    assert box["y"] + box["height"] <= below["y"]


def test_words_in_the_table_of_sources_are_whole(seen: Page):
    words = " ".join(pages_of(seen, "/fi/about"))
    assert "Lisenssi" in words
    assert "Haettu" in words


def streams(pdf: bytes) -> list[bytes]:
    """Return what is drawn on the pages."""
    found = re.findall(rb"/FlateDecode.*?stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return [zlib.decompressobj().decompress(one) for one in found if one[:1] == b"\x78"]
