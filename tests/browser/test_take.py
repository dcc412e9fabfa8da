"""Files that take seconds to make say how it goes; a failure is said and can be tried again."""

import pytest
from playwright.sync_api import Page, Route, expect

from dashboard.text.messages import load_words
from tests.browser.pages import open_page

pytestmark = pytest.mark.browser

WORDS = load_words()["fi"]
NAME = WORDS("take.pptx")


def test_a_slow_file_says_that_it_is_made_and_is_saved_under_its_name(quiet: Page):
    open_page(quiet, "/fi/meeting?year=2022")
    waiting: list[Route] = []
    quiet.route("**/plan.pptx*", lambda route: waiting.append(route))  # noqa: PLW0108 - only a function will do
    link, state = quiet.get_by_role("link", name=NAME), quiet.locator(".take-state").first
    with quiet.expect_download() as saved:
        link.click()
        expect(state).to_contain_text(f"{WORDS('take.making')} {NAME}")
        expect(link).to_have_attribute("aria-disabled", "true")
        link.click(force=True)
        assert len(waiting) == 1, "a second click asks for no second file"
        waiting[0].continue_()
    assert saved.value.suggested_filename == "kokkola-plan-fi.pptx"
    expect(state).to_have_text(f"{WORDS('take.done')} {NAME}")
    expect(link).not_to_have_attribute("aria-disabled", "true")


def test_a_file_that_does_not_come_can_be_tried_again(page: Page):
    open_page(page, "/fi/meeting")
    page.route("**/plan.pptx*", lambda route: route.fulfill(status=503, body="no"))
    link, state = page.get_by_role("link", name=NAME), page.locator(".take-state").first
    link.click()
    expect(state).to_have_text(f"{WORDS('take.failed')} {NAME}")
    page.unroute("**/plan.pptx*")
    with page.expect_download():
        link.click()
    expect(state).to_have_text(f"{WORDS('take.done')} {NAME}")


def test_the_text_of_a_picture_can_be_copied(quiet: Page):
    quiet.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(quiet, "/fi/indicator/library-loans")
    quiet.get_by_text(WORDS("take.text")).click()
    quiet.get_by_role("button", name=WORDS("take.copy_text")).click()
    expect(quiet.get_by_role("button", name=WORDS("filter.copied"))).to_be_visible()
    copied = quiet.evaluate("navigator.clipboard.readText()")
    assert "676\u00a0462" in copied
