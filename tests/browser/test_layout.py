"""What a reader's eye would stumble over: a header of many rows, marks on lines of their own, lone cards."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from dashboard.factory import create_app
from dashboard.settings import Settings
from tests.browser.pages import LANGUAGES, PHONE, open_page
from tests.conftest import served

pytestmark = pytest.mark.browser

WIDE: ViewportSize = {"width": 1440, "height": 900}
# On how many rows elements stand: how many of their middles are not on the height of another.
ROWS = """(all) => {
  const middles = all.filter((one) => one.checkVisibility()).map((one) => {
    const box = one.getBoundingClientRect();
    return (box.top + box.bottom) / 2;
  }).sort((a, b) => a - b);
  return middles.filter((y, n) => !n || y - middles[n - 1] > 12).length;
}"""
# How much farther than its column says each card is from the one above it.
GAPS = """(all) => all.map((column) => {
  const boxes = [...column.children].map((one) => one.getBoundingClientRect());
  const meant = parseFloat(getComputedStyle(column).rowGap);
  return boxes.slice(1).map((box, n) => Math.round(box.top - boxes[n].bottom - meant));
}).flat()"""


@pytest.fixture(scope="module")
def example():
    """The plan with five priorities and a long name."""
    yield from served(create_app(Settings(plan="example")).server)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_of_a_phone_has_two_rows(seen: Page, language: str):
    seen.set_viewport_size(PHONE)
    open_page(seen, f"/{language}/")
    assert seen.locator(".site-header .wide > *").evaluate_all(ROWS) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_opens_under_its_button_which_stays(seen: Page, language: str):
    seen.set_viewport_size(PHONE)
    open_page(seen, f"/{language}/")
    button = seen.locator(".menu > summary")
    before = button.bounding_box()
    button.click()
    expect(seen.locator(".menu .site-nav")).to_be_visible()
    assert button.bounding_box() == before
    name = seen.locator(".brand").bounding_box()
    assert name is not None
    assert before is not None
    assert name["x"] + name["width"] <= before["x"]


@pytest.mark.parametrize("path", ["", "goals", "coordinator"])
def test_the_mark_of_a_goal_stands_beside_its_name(seen: Page, path: str):
    seen.set_viewport_size(PHONE)
    open_page(seen, f"/fi/{path}")
    summaries = seen.locator(".goal > summary")
    assert summaries.count() > 0
    for summary in summaries.all():
        box, name = summary.bounding_box(), summary.locator("h3").bounding_box()
        assert box is not None
        assert name is not None
        assert name["y"] - box["y"] < 24


@pytest.mark.parametrize(
    "path", ["priority", "priority/elamyksellisyys", "indicator/library-loans-per-resident"]
)
def test_cards_stand_as_far_from_each_other_as_their_column_says(seen: Page, path: str):
    seen.set_viewport_size(WIDE)
    open_page(seen, f"/fi/{path}")
    gaps = seen.locator("aside.column, .column:has(> article)").evaluate_all(GAPS)
    assert set(gaps) == {0}


def test_no_priority_stands_alone_under_the_others(kept: Page, example: str):
    kept.set_viewport_size(WIDE)
    open_page(kept, f"{example}/fi/")
    cards = [box for one in kept.locator(".cards > *").all() if (box := one.bounding_box())]
    edges = [max(card["x"] + card["width"] for card in row) for row in (cards[:3], cards[3:])]
    assert len({round(card["y"]) for card in cards[:3]}) == 1
    assert edges[0] == pytest.approx(edges[1], abs=1)


def test_the_navigation_stays_on_one_row_beside_a_long_name(kept: Page, example: str):
    kept.set_viewport_size(WIDE)
    open_page(kept, f"{example}/fi/")
    assert kept.locator(".site-header .wide > .site-nav li").evaluate_all(ROWS) == 1
