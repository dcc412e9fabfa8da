"""A page under the policy, in a real browser."""

import pytest
from playwright.sync_api import Page, Response, expect

pytestmark = pytest.mark.browser

DRAWN = "#chart .scatterlayer path.js-line"


def open_page(page: Page) -> list[Response]:
    responses: list[Response] = []

    def keep(response: Response) -> None:
        responses.append(response)

    page.on("response", keep)
    page.goto("/fi/", wait_until="networkidle")
    expect(page.locator(DRAWN)).to_be_visible()
    return responses


def test_page_works_under_the_policy(small_page: Page):
    responses = open_page(small_page)
    assert {response.status for response in responses} == {200}
    expect(small_page.locator("#said")).to_have_text("2022 here")
    expect(small_page.locator("html")).to_have_attribute("lang", "fi")
    expect(small_page).to_have_title("Alku")


def test_large_chart_library_is_not_loaded(small_page: Page):
    names = [response.url.rsplit("/", 1)[1].partition("?")[0] for response in open_page(small_page)]
    assert names.count("10-plotly.min.js") == 1
    assert not [name for name in names if name.startswith(("plotly.", "polyfill"))]


def test_scripts_that_were_left_out_are_not_missed(small_page: Page):
    open_page(small_page)
    assert small_page.evaluate("typeof regeneratorRuntime") == "object"


def test_picture_of_a_chart_can_be_made(small_page: Page):
    open_page(small_page)
    picture = small_page.evaluate(
        "Plotly.toImage(document.querySelector('#chart .js-plotly-plot'), {format: 'png'})"
    )
    assert picture.startswith("data:image/png;base64,")
    assert len(picture) > 2_000


def test_foreign_scripts_are_blocked(loose_page: Page, small_server: str):
    loose_page.goto(f"{small_server}/fi/")
    loose_page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.body.append(s); }"
    )
    assert loose_page.evaluate("window.ran") is None


def test_first_load_of_the_overview_is_small_and_the_second_hardly_anything(quiet: Page):
    session = quiet.context.new_cdp_session(quiet)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    quiet.goto("/fi/", wait_until="networkidle")
    assert sum(sizes) < 650_000
    sizes.clear()
    quiet.goto("/sv/", wait_until="networkidle")
    assert sum(sizes) < 20_000
