"""The file that needs no network, opened from a disk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Request

from dashboard.factory import load_site
from dashboard.settings import Settings
from dashboard.taking import offered, taken

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    site = load_site(Settings())
    asked = taken(site, "fi", "", "plan", "")
    assert asked is not None
    path = tmp_path_factory.mktemp("offline") / "plan.html"
    path.write_bytes(offered(site)["html"].make(asked))
    return path


def test_a_reader_goes_through_the_file_without_a_request(file, browser: Browser):
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []

    def on_request(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            asked.append(request.url)

    page.on("request", on_request)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(file.as_uri())
    assert page.locator("section.offline-page").count() == 1
    page.get_by_role("navigation").get_by_role("link", name="Elämyksellisyys").click()
    page.wait_for_selector(".chart-place .main-svg")
    assert page.evaluate("document.activeElement.textContent") == "Elämyksellisyys"
    page.locator(".figure-block .more").first.click()
    page.wait_for_selector('.offline-page[data-path^="/indicator/"]')
    page.wait_for_selector(".chart-place .main-svg")
    page.go_back()
    page.wait_for_selector("h1:has-text('Elämyksellisyys')")
    violations = Axe().run(page).response["violations"]
    assert [v["id"] for v in violations] == []
    assert asked == []
    assert faults == []
    context.close()
