"""Everything of every slide is to be seen on the stage, nothing scrolls and nothing is small."""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from dashboard.factory import create_app
from dashboard.settings import Settings
from tests.conftest import served
from tests.pages.asking import DATA

pytestmark = pytest.mark.browser

HD: ViewportSize = {"width": 1920, "height": 1080}
# 1280 × 720, 1366 × 768 and 1920 × 1080, each without zoom and with one of 125 %.
SCREENS = [(1920, 1080), (1536, 864), (1366, 768), (1280, 720), (1092, 614), (1024, 576)]
SMALLEST = 24
# What of the shown slide is cut, scrolls, or stands over its foot or its edges, but for the air of a font.
UNFIT = """() => {
  const slide = present.current();
  const edge = slide.getBoundingClientRect();
  const foot = slide.querySelector('.slide-foot').getBoundingClientRect();
  const seen = [slide, ...slide.querySelectorAll('*')]
    .filter((one) => one.checkVisibility() && !one.closest('svg, .only-read'));
  return seen.filter((one) => {
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const air = parseFloat(style.fontSize) * 0.3 + 2;
    const scrolls = style.display !== 'inline' && one.clientHeight > 0
      && (one.scrollHeight > one.clientHeight + air || one.scrollWidth > one.clientWidth + 2);
    const over = one.closest('.body, .table-page, .remarks') && box.bottom > foot.top + 1;
    return scrolls || over || box.bottom > edge.bottom + 1 || box.right > edge.right + 1;
  }).map((one) => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 40)}`);
}"""
SIZES = """() => {
  const slide = present.current();
  const words = [...slide.querySelectorAll('*'), ...document.querySelectorAll('.bar *')]
    .filter((one) => one.checkVisibility() && !one.closest('svg, .only-read')
      && [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
  const drawn = [...slide.querySelectorAll('.chart svg text')]
    .filter((one) => one.checkVisibility() && one.textContent);
  const scale = (one) => one.getScreenCTM().a;
  return [
    ...words.map((one) => parseFloat(getComputedStyle(one).fontSize)),
    ...drawn.map((one) => parseFloat(getComputedStyle(one).fontSize) * scale(one)),
  ];
}"""
SCROLLS = """() => {
  const all = document.documentElement;
  return [all.scrollHeight - all.clientHeight, all.scrollWidth - all.clientWidth];
}"""


LONG: Mapping[str, int] = {
    "priorities": 90,
    "goals": 90,
    "measures": 90,
    "sources": 90,
    "departments": 45,
    "indicators": 40,  # the loader lets none be longer
}
"""How many characters the names in each file get."""


def long_plan(folder: Path) -> None:
    """Copy the example plan and make its names as long as a plan may well have them."""
    shutil.copytree(DATA / "example", folder)
    for file, length in LONG.items():
        path = folder / f"{file}.toml"
        path.write_text(longer_names(path.read_text("utf-8"), length), encoding="utf-8")


def longer_names(text: str, length: int) -> str:
    """Return TOML with longer names in every language."""

    def longer(name: re.Match[str]) -> str:
        return f'{name[1]} = "{(name[2] + " hyvinvoinnintarkastelun ja muun" * 3)[:length].strip()}"'

    def line(whole: re.Match[str]) -> str:
        return re.sub(r'(fi|sv|en) = "([^"]*)"', longer, whole[0])

    return re.sub(r"(?m)^name = .*$", line, text)


@pytest.fixture(scope="module", params=["kokkola", "example", "long"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Each plan on a server of its own, and one that nobody has seen, with long names."""
    settings = Settings(plan=request.param)
    if request.param == "long":
        data = tmp_path_factory.mktemp("data")
        long_plan(data / "long")
        settings = Settings(plan="long", data_folder=data)
    yield from served(create_app(settings).server)


@pytest.fixture(scope="module")
def hall(browser: Browser) -> Iterator[Page]:
    """One page for all of them, so that the drawing library is fetched once a server."""
    context = browser.new_context(viewport=HD)
    yield context.new_page()
    context.close()


def opened(page: Page, address: str) -> int:
    page.goto(address)
    expect(page.locator("#stage.ready")).to_be_visible()
    page.evaluate("document.fonts.ready")
    slides: int = page.evaluate("present.slides().length")
    return slides


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_slide_fits_on_every_screen(hall: Page, site: str, language: str):
    hall.set_viewport_size(HD)
    slides = opened(hall, f"{site}/{language}/present")
    unfit = {}
    for width, height in SCREENS:
        hall.set_viewport_size({"width": width, "height": height})
        assert hall.evaluate(SCROLLS) == [0, 0]
        for n in range(1, slides + 1):
            hall.evaluate(f"present.show('{n}')")
            if found := hall.evaluate(UNFIT):
                unfit[width, n] = found[:3]
    assert unfit == {}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_word_is_smaller_than_24_pixels_in_full_hd(hall: Page, site: str, language: str):
    hall.set_viewport_size(HD)
    for n in range(1, opened(hall, f"{site}/{language}/present") + 1):
        hall.evaluate(f"present.show('{n}')")
        assert min(hall.evaluate(SIZES)) >= SMALLEST - 0.1, n


def answers(page: Page, indicators: list[str]) -> dict[tuple[str, str, int], list[str]]:
    """Return what does not fit of any variant and table of the indicators."""
    unfit = {}
    for indicator in indicators:
        page.evaluate(f"present.ask({{name: 'x', indicators: ['{indicator}']}}, 0)")
        expect(page.locator(f'.answer[data-indicator="{indicator}"] .slide:not([hidden])')).to_be_visible()
        for act in ("", "peers", "resident"):
            if act:
                page.evaluate(f"present.actions.{act}()")
            for step in range(20):
                if found := page.evaluate(UNFIT):
                    unfit[indicator, act, step] = found[:3]
                page.evaluate("present.actions.table()")
                if not page.evaluate("present.current().classList.contains('shows-table')"):
                    break
    return unfit


def every_indicator(page: Page) -> list[str]:
    names: list[str] = page.evaluate("[...new Set(present.subjects().flatMap((one) => one.indicators))]")
    return names


def test_answers_and_their_tables_fit(hall: Page, site: str):
    hall.set_viewport_size(HD)
    opened(hall, f"{site}/fi/present")
    assert answers(hall, every_indicator(hall)[::7]) == {}


@pytest.mark.matrix
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_answer_fits(hall: Page, site: str, language: str):
    hall.set_viewport_size(HD)
    opened(hall, f"{site}/{language}/present")
    assert answers(hall, every_indicator(hall)) == {}
