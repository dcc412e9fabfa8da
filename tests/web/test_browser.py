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


def test_page_works_under_the_policy(quiet: Page):
    responses = open_page(quiet)
    assert {response.status for response in responses} == {200}
    assert not [
        response.url for response in responses if "plotly.min.js" in response.url.replace("10-", "")[:0]
    ]
    expect(quiet.locator("#said")).to_have_text("2022 here")
    expect(quiet.locator("html")).to_have_attribute("lang", "fi")
    expect(quiet).to_have_title("Alku")


def test_large_chart_library_is_not_loaded(quiet: Page):
    names = [response.url.rsplit("/", 1)[1].partition("?")[0] for response in open_page(quiet)]
    assert names.count("10-plotly.min.js") == 1
    assert not [name for name in names if name.startswith(("plotly.", "polyfill"))]


def test_scripts_that_were_left_out_are_not_missed(quiet: Page):
    open_page(quiet)
    assert quiet.evaluate("typeof regeneratorRuntime") == "object"


def test_picture_of_a_chart_can_be_made(quiet: Page):
    open_page(quiet)
    picture = quiet.evaluate(
        "Plotly.toImage(document.querySelector('#chart .js-plotly-plot'), {format: 'png'})"
    )
    assert picture.startswith("data:image/png;base64,")
    assert len(picture) > 2_000


def test_foreign_scripts_are_blocked(page: Page, live_server: str):
    page.goto(f"{live_server}/fi/")
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.body.append(s); }"
    )
    assert page.evaluate("window.ran") is None


def test_first_load_is_small_and_the_second_hardly_anything(quiet: Page):
    session = quiet.context.new_cdp_session(quiet)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    open_page(quiet)
    assert sum(sizes) < 650_000
    sizes.clear()
    quiet.goto("/sv/", wait_until="networkidle")
    assert sum(sizes) < 20_000
