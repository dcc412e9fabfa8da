"""The parts that a script fills, and the address that another one keeps."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import open_page, wait_until_drawn

pytestmark = pytest.mark.browser


def test_every_part_follows_a_choice_and_no_text_is_left_waiting(quiet: Page):
    open_page(quiet, "/fi/priority/elamyksellisyys")
    quiet.locator("#priority-year").select_option("2020")
    expect(quiet.locator("#priority-navigation a.brand")).to_have_attribute("href", "/fi/?year=2020")
    expect(quiet.locator("#priority-downloads li a").first).to_have_attribute("href", re.compile("year=2020"))
    expect(quiet.get_by_role("status")).to_contain_text("tarkasteluvuosi 2020")
    expect(quiet.locator("[data-html]")).to_have_count(0)


def test_a_choice_leaves_the_place_in_the_address(quiet: Page):
    open_page(quiet, "/en/about#privacy")
    quiet.locator("#about-year").select_option("2020")
    quiet.wait_for_url("**/en/about?year=2020#privacy")


def test_a_page_loads_no_library_that_it_does_not_use(quiet: Page):
    asked: list[str] = []
    quiet.on("request", lambda request: asked.append(request.url))
    open_page(quiet, "/sv/")
    assert any("/dash/html/" in url for url in asked)
    assert not any("/dash/dcc/" in url for url in asked)


CONTENT = """() => {
  const content = document.querySelector("main > div:last-of-type").cloneNode(true);
  content.querySelectorAll(".chart-place").forEach(place => place.replaceChildren());
  return content.innerHTML;
}"""


@pytest.mark.parametrize("path", ["", "priority/elamyksellisyys", "indicator/library-loans-per-resident"])
def test_after_choices_a_page_is_as_if_it_were_opened_so(quiet: Page, path: str):
    open_page(quiet, f"/fi/{path}")
    page = path.partition("/")[0] or "overview"
    for control, value in ((f"#{page}-year", "2020"), (f"#{page}-from", "2019"), (f"#{page}-year", "2022")):
        quiet.locator(control).select_option(value)
        quiet.wait_for_url(re.compile(f"={value}"))
        expect(quiet.locator("[data-html]")).to_have_count(0)
    wait_until_drawn(quiet)
    chosen = quiet.evaluate(CONTENT)
    open_page(quiet, quiet.url)
    assert chosen == quiet.evaluate(CONTENT)
    assert "2022" in chosen


def test_a_chart_that_stays_keeps_its_place(quiet: Page):
    open_page(quiet, "/fi/priority/elamyksellisyys")
    quiet.evaluate("() => { window.kept = document.querySelector('.chart-place .main-svg') }")
    quiet.locator("#priority-year").select_option("2020")
    quiet.wait_for_url("**year=2020")
    expect(quiet.locator("[data-html]")).to_have_count(0)
    assert quiet.evaluate("window.kept === document.querySelector('.chart-place .main-svg')")


def test_what_a_reader_has_opened_stays_open(quiet: Page):
    open_page(quiet, "/fi/priority/elamyksellisyys")
    table = quiet.locator("main details:has(table)").first
    table.locator("summary").click()
    quiet.locator("#priority-year").select_option("2020")
    quiet.wait_for_url("**year=2020")
    expect(quiet.locator("[data-html]")).to_have_count(0)
    expect(quiet.locator("main details:has(table)").first).to_have_attribute("open", "")
