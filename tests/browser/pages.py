"""The pages of the site and how a test opens one."""

import re

from playwright.sync_api import Page, ViewportSize, expect

LANGUAGES = ("fi", "sv", "en")
PATHS = (
    "",
    "priority",
    "priority/elamyksellisyys",
    "indicators",
    "indicator/library-loans-per-resident",
    "goals",
    "meeting",
    "changes",
    "coordinator",
    "about",
)
MISSING = "nowhere"
EMPTY = "?department=museum&q=zzz"
FILTERED = "?year=2020&department=library"
PHONE: ViewportSize = {"width": 390, "height": 844}


def open_page(page: Page, address: str) -> None:
    """Open an address and wait until everything of it is drawn."""
    page.goto(address)
    wait_until_drawn(page)


def wait_until_drawn(page: Page) -> None:
    expect(page.locator("main h1").first).to_be_visible()
    expect(page.locator(".plot:not(:has(.main-svg))")).to_have_count(0)


def expect_query(page: Page, query: str) -> None:
    """Wait for the address: it follows when a choice is on the screen."""
    expect(page).to_have_url(re.compile(rf"^[^?]*{re.escape(f'?{query}' if query else '')}$"))
