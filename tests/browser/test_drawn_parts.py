"""The parts that a script fills, and the address that another one keeps."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import open_page

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
