"""A page that keeps what the browser has already fetched, for tests that look at many addresses."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

DESKTOP: ViewportSize = {"width": 1280, "height": 720}


@pytest.fixture(scope="module")
def kept(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """One page of a module's own; its scripts and styles are fetched once."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


@pytest.fixture
def seen(kept: Page) -> Page:
    """The kept page as a new one is: a desktop's size, a light screen."""
    kept.set_viewport_size(DESKTOP)
    kept.emulate_media(
        media="null", color_scheme="light", forced_colors="none", reduced_motion="no-preference"
    )
    return kept
