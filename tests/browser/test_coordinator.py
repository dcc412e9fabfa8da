"""The coordinator's page in a browser: by keyboard, on a phone, on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.pages import PHONE, expect_query, open_page, wait_until_drawn

pytestmark = pytest.mark.browser

PATH = "/fi/coordinator"
OPEN_ALL = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_everything_open(seen: Page, scheme: str):
    seen.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_page(seen, f"{PATH}?year=2022")
    seen.evaluate(OPEN_ALL)
    assert Axe().run(seen).response["violations"] == []


def test_a_department_is_chosen_and_opened_by_keyboard(quiet: Page):
    open_page(quiet, f"{PATH}?year=2022")
    quiet.locator("main table a", has_text="Kirjasto").first.focus()
    quiet.keyboard.press("Enter")
    quiet.wait_for_url("**department=library*")
    wait_until_drawn(quiet)
    [details] = quiet.locator("main details.goal").all()
    expect(details).to_have_attribute("open", "")
    details.locator("summary").focus()
    quiet.keyboard.press("Space")
    expect(details).not_to_have_attribute("open", "")


def test_a_year_chosen_in_the_bar_is_in_the_address_and_the_table(quiet: Page):
    open_page(quiet, PATH)
    quiet.locator("#coordinator-year").select_option("2022")
    expect(quiet.locator("main table caption")).to_contain_text("Vuoden 2022 toimitukset")
    expect_query(quiet, "year=2022")


def test_a_broken_link_leads_to_its_indicator(quiet: Page):
    open_page(quiet, PATH)
    group = quiet.locator(".broken-links details", has_text="Mittarit ilman vastuualuetta")
    group.locator("summary").click()
    group.locator("a").first.click()
    quiet.wait_for_url("**/fi/indicator/school-youth-work-met*")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_phone_shows_it_without_a_sideways_scroll_of_the_page(seen: Page, language: str):
    seen.set_viewport_size(PHONE)
    open_page(seen, f"/{language}/coordinator")
    seen.evaluate(OPEN_ALL)
    assert seen.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_paper_shows_what_is_folded(seen: Page):
    open_page(seen, f"{PATH}?department=library&year=2022")
    item = seen.locator(".broken-links li").first
    expect(item).to_be_hidden()
    seen.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(item).to_be_visible()


def test_paper_shows_every_column(seen: Page):
    open_page(seen, f"{PATH}?year=2022")
    seen.emulate_media(media="print")
    named = ("Vastuualue", "Saatu", "Puuttuu", "Näistä myöhässä", "Viimeisin toimitus")
    for name in (*named, "Puuttuva luku perusteltu"):
        expect(seen.locator("main th", has_text=name).first).to_be_visible()


def test_paper_names_what_is_broken(seen: Page):
    open_page(seen, f"{PATH}?year=2022")
    seen.emulate_media(media="print")
    expect(seen.locator(".broken-links summary", has_text="Mittarit ilman vastuualuetta")).to_be_visible()
