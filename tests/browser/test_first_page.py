"""The first page, as a reader sees it."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_title_states_the_finding_in_finnish(quiet: Page):
    quiet.goto("/")
    finding = re.compile(r"Kirjastolainat asukasta kohti laskivat .* 17,6:sta 14,1:een vuosina 2012–2022")
    expect(quiet.get_by_role("heading", level=1)).to_have_text(finding)
    expect(quiet).to_have_title(finding)
    expect(quiet.locator("html")).to_have_attribute("lang", "fi")


def test_line_has_a_point_a_year(quiet: Page):
    quiet.goto("/")
    expect(quiet.locator("#loans .scatterlayer path.js-line")).to_have_attribute("d", re.compile(r"^M.+L"))
    expect(quiet.locator("#loans .scatterlayer .points path")).to_have_count(11)
    expect(quiet.locator("#loans .modebar")).to_have_count(0)


def test_small_chart_library_is_used(quiet: Page):
    addresses: list[str] = []
    quiet.on("request", lambda request: addresses.append(request.url))
    quiet.goto("/")
    expect(quiet.locator("#loans .scatterlayer path.js-line")).to_be_visible()
    scripts = [address for address in addresses if "plotly" in address and "locale" not in address]
    assert [address.split("?")[0].rsplit("/", 1)[1] for address in scripts if ".min" in address] == [
        "10-plotly.min.js"
    ]
