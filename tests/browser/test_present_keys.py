"""Nothing on the stage is lost by a key, a click or a slow network."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_present import CHART, answered, ask, present, shown, title

pytestmark = pytest.mark.browser


def hold(page: Page, address: str) -> list[Route]:
    """Let no request to an address go on; the list gets each that waits."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(address, keep)
    return held


@pytest.mark.parametrize(("key", "slide"), [("Home", "title"), ("End", "reading")])
def test_the_ends_of_the_deck_are_reached_out_of_an_answer(quiet: Page, key: str, slide: str):
    present(quiet, f"?slide={CHART}&answer=library-loans")
    answered(quiet)
    quiet.keyboard.press(key)
    expect(quiet.locator("#answer")).to_be_hidden()
    assert shown(quiet) == slide
    expect(quiet).to_have_url(re.compile(f"slide={slide}$"))


def test_backspace_takes_back_one_thing_after_another(quiet: Page):
    present(quiet, f"?slide={CHART}&answer=library-loans&table=1")
    expect(quiet.locator(".table-page:visible")).to_have_count(1)
    quiet.keyboard.press("Backspace")
    expect(quiet.locator(".table-page:visible")).to_have_count(0)
    answered(quiet)
    quiet.keyboard.press("Backspace")
    assert shown(quiet) == CHART
    quiet.keyboard.press("Backspace")
    expect(quiet.locator(".slide:not([hidden]) .page-number")).to_have_text("7 / 20")


def test_after_a_click_the_space_key_is_the_slides(quiet: Page):
    present(quiet)
    quiet.get_by_role("button", name="Ajastin 10 min").click()
    quiet.keyboard.press(" ")
    assert shown(quiet) == "year"
    expect(quiet.locator("#timer")).to_be_visible()


def test_the_time_goes_on_after_a_reload(quiet: Page):
    quiet.clock.install()
    present(quiet)
    quiet.get_by_role("button", name="Ajastin 10 min").click()
    quiet.clock.run_for(61_000)
    quiet.reload()
    expect(quiet.locator("#timer")).to_have_text(re.compile(r"^8:5\d$"))
    quiet.get_by_role("button", name="Ajastin 10 min").click()
    quiet.reload()
    expect(quiet.locator("#stage.ready")).to_be_visible()
    expect(quiet.locator("#timer")).to_be_hidden()


def test_the_way_out_is_in_the_language_of_the_stage(quiet: Page):
    quiet.goto("/fi/meeting?year=2021")
    quiet.get_by_role("link", name="Esitä").first.click()
    expect(quiet.locator("#stage.ready")).to_be_visible()
    quiet.keyboard.press("l")
    expect(quiet.locator("html")).to_have_attribute("lang", "sv")
    quiet.keyboard.press("Escape")
    expect(quiet).to_have_url(re.compile(r"/sv/meeting\?year=2021$"))


def test_an_answer_that_is_not_waited_for_does_not_come(quiet: Page):
    held = hold(quiet, "**/present/library-loans?*")
    present(quiet, "?slide=year&answer=library-loans")
    expect(quiet.locator("#said")).to_have_text("Haetaan mittaria.")
    quiet.keyboard.press("Escape")
    expect(quiet.locator("#said")).to_be_empty()
    assert shown(quiet) == "year"
    with quiet.expect_response("**/present/library-loans?*"):
        for route in held:
            route.continue_()
    expect(quiet.locator("#answer")).to_be_hidden()
    expect(quiet).to_have_url(re.compile("slide=year$"))


def test_a_slow_language_is_asked_for_once_and_said(quiet: Page):
    held = hold(quiet, "**/sv/present?*")
    present(quiet)
    quiet.keyboard.press("l")
    quiet.keyboard.press("l")
    expect(quiet.locator("#said")).to_have_text("Haetaan toista kieltä.")
    for route in held:
        route.continue_()
    expect(quiet.locator("html")).to_have_attribute("lang", "sv")
    expect(quiet).to_have_url(re.compile("/sv/present"))
    expect(quiet.locator("#said")).to_be_empty()


def test_the_list_of_a_department_names_indicators_only(quiet: Page):
    present(quiet)
    names = quiet.evaluate(
        "present.subjects().filter((one) => one.subject === 'indicator').map((one) => one.name)"
    )
    departments = quiet.evaluate("present.subjects().filter((one) => one.indicators.length > 1)")
    for one in departments:
        quiet.evaluate("(one) => present.ask(one, 0)", one)
        options = quiet.locator(".which option")
        expect(options).to_have_count(len(one["indicators"]))
        assert set(options.all_inner_texts()) <= set(names), one["name"]


def test_keys_in_the_window_of_notes_lead_the_stage(quiet: Page):
    present(quiet, f"?slide={CHART}")
    with quiet.context.expect_page() as opened:
        quiet.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("#now-title")).to_contain_text("Kirjastolainat")
    notes.keyboard.press("t")
    expect(quiet.locator(".table-page:visible")).to_have_count(1)
    notes.keyboard.press("Backspace")
    expect(quiet.locator(".table-page:visible")).to_have_count(0)
    notes.keyboard.press("b")
    expect(quiet.locator("#blank")).to_be_visible()
    notes.keyboard.press("B")
    expect(quiet.locator("#blank")).to_be_hidden()
    quiet.evaluate("present.remember({keys: 'off'}); present.shown()")
    expect(notes.locator("#now-title")).to_contain_text("Kirjastolainat")
    notes.keyboard.press("b")
    notes.keyboard.press("ArrowRight")
    expect(notes.locator("#now-number")).to_have_text("9 / 20")
    expect(quiet.locator("#blank")).to_be_hidden()


def test_notes_follow_the_presentation_that_opened_them(quiet: Page):
    present(quiet, f"?slide={CHART}")
    with quiet.context.expect_page() as opened:
        quiet.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("#now-title")).to_contain_text("Kirjastolainat")
    other = quiet.context.new_page()
    present(other, "?slide=rises")
    other.keyboard.press("ArrowRight")
    notes.keyboard.press("ArrowRight")
    expect(notes.locator("#now-number")).to_have_text("9 / 20")
    assert shown(other) == "concerns"


def test_a_question_in_the_other_language_is_answered_in_the_language_of_the_stage(quiet: Page):
    present(quiet, language="sv")
    ask(quiet, "kirjaston lainat")
    quiet.keyboard.press("Enter")
    answered(quiet)
    expect(title(quiet)).to_contain_text("Bibliotekets lån")


def test_two_languages_are_changed_without_the_third(quiet: Page):
    present(quiet, "?slide=rises")
    for key, language in (("l", "sv"), ("Shift+L", "fi"), ("Shift+L", "en"), ("l", "fi")):
        quiet.keyboard.press(key)
        expect(quiet.locator("html")).to_have_attribute("lang", language)
        assert shown(quiet) == "rises"


def test_the_title_has_the_focus_after_every_language(quiet: Page):
    present(quiet, "?slide=rises")
    for language in ("sv", "en", "fi"):
        quiet.keyboard.press("l")
        expect(quiet.locator("html")).to_have_attribute("lang", language)
        expect(title(quiet)).to_be_focused()
