"""A page is open while a new version of the plan is published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from dashboard.factory import create_server
from dashboard.settings import Settings
from tests.conftest import served
from tests.web.versions.reading import numbered, numbers, plan_with

pytestmark = pytest.mark.browser

PAGE = "/fi/indicator/library-loans"
YEAR = "#indicator-year"
FOOTER = "footer"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return plan_with(tmp_path)


@pytest.fixture
def first(plan: Path) -> str:
    return numbered(plan, 1)


@pytest.fixture
def address(plan: Path, first: str) -> Iterator[str]:
    """The address of a server whose plan is published."""
    assert first
    server = create_server(Settings(plan=plan.name, data_folder=plan.parent))
    yield from served(cast("Flask", server))


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A page of that server."""
    context = browser.new_context(base_url=address)
    yield context.new_page()
    context.close()


def opened(page: Page, path: str) -> str:
    """Open a page and return the version that it shows."""
    page.goto(path, wait_until="networkidle")
    return version(page)


def version(page: Page) -> str:
    """Return the version of the data at the foot of the page."""
    return page.locator(FOOTER).inner_text().partition("aineiston versio ")[2][:12]


def wait_for(page: Page, wanted: str) -> None:
    """Wait until the server has taken a version into use."""
    for _ in range(600):
        if page.request.get("/healthz").headers["x-data-version"] == wanted:
            return
        page.wait_for_timeout(50)
    pytest.fail(f"{wanted} is not served")


def test_an_open_page_goes_on_in_its_version_and_the_next_load_has_the_new(reader, plan, first):
    assert opened(reader, PAGE) == first
    second = numbered(plan, 2)
    wait_for(reader, second)
    reader.locator(YEAR).select_option("2021")
    expect(reader.get_by_role("status")).to_contain_text("tarkasteluvuosi 2021")
    assert version(reader) == first
    assert numbers(reader.locator("body").inner_text()) == {1}
    file = reader.locator('a[href*="/data/library-loans.csv"]').first.get_attribute("href")
    assert numbers(reader.request.get(str(file)).text()) == {1}
    reader.reload(wait_until="networkidle")
    assert version(reader) == second
    assert numbers(reader.locator("body").inner_text()) == {2}
    expect(reader.locator(YEAR)).to_have_value("2021")


def test_a_page_whose_version_is_gone_says_so_and_leads_to_the_newest(reader, plan, first):
    assert opened(reader, PAGE) == first
    for number in range(2, 6):
        # One after another, since the version before stays in memory, however old it is.
        newest = numbered(plan, number)
        wait_for(reader, newest)
    reader.locator(YEAR).select_option("2021")
    notice = reader.get_by_role("alert")
    expect(notice).to_contain_text("uudempi versio")
    expect(notice.locator("p:visible")).to_have_count(1)
    expect(reader.locator("body")).to_have_class("is-stale")
    notice.get_by_role("link", name="Avaa uusin versio.").click()
    expect(reader.locator(FOOTER)).to_contain_text(newest)
    assert numbers(reader.locator("body").inner_text()) == {5}
    assert reader.get_by_role("alert").count() == 0


def test_a_presentation_asks_for_answers_of_its_own_version(reader, plan, first):
    reader.goto("/fi/present", wait_until="networkidle")
    second = numbered(plan, 2)
    wait_for(reader, second)
    asked: list[str] = []
    reader.on("response", lambda response: asked.append(response.headers.get("x-data-version", "")))
    text = reader.evaluate("window.present.fetchText('/fi/present/library-loans')")
    assert numbers(text) == {1}
    assert set(asked) == {first}
    reader.goto(f"/fi/present?version={first}", wait_until="networkidle")
    assert "version" not in reader.url
    assert numbers(reader.locator("body").inner_text()) <= {1}
    reader.reload(wait_until="networkidle")
    assert numbers(reader.evaluate("window.present.fetchText('/fi/present/library-loans')")) == {2}
