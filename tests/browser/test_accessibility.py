"""What WCAG 2.2 AA asks of every page and a machine can see."""

import re
from itertools import product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from dash import Dash
from playwright.sync_api import Page, expect

from tests.browser.pages import EMPTY, FILTERED, LANGUAGES, MISSING, PATHS, PHONE, open_page, wait_until_drawn

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHOICES = ("", FILTERED, EMPTY)
DISPLAYS = ("desktop", "phone", "dark")
WHERE = (*PATHS, MISSING)
MATRIX = list(product(WHERE, LANGUAGES, CHOICES, DISPLAYS))
# Any two of page, language, choice and display meet in one of these: a Latin square for each pair.
PAIRS = [
    (path, LANGUAGES[n], CHOICES[(n + at) % 3], DISPLAYS[(2 * n + at) % 3])
    for at, path in enumerate(WHERE)
    for n in range(3)
]
CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]"
# Leaves a number on every control, so that a walk can say where it is.
NUMBER = """(selector) => [...document.querySelectorAll(selector)].map((control, at) => {
  control.dataset.at = at;
  const shown = control.checkVisibility({visibilityProperty: true});
  const reachable = control.tabIndex >= 0 && !control.disabled && shown;
  return [at, reachable, control.outerHTML.slice(0, 90)];
})"""
FOCUSED = """() => {
  const at = document.activeElement;
  return [at.tagName, at.dataset.at ?? null, Boolean(at.closest('.plot'))];
}"""
DUPLICATES = """() => {
  const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}"""
# The style sheet of success criterion 1.4.12.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
CUT = """() => [...document.querySelectorAll('h1, h2, h3, p, a, button, summary, label, li, th, td, dd')]
  .filter((one) => one.checkVisibility() && !one.closest('.only-read, .skip'))
  .filter((one) => !['visible', 'auto'].includes(getComputedStyle(one).overflowX)
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
  .map((one) => one.outerHTML.slice(0, 120))"""
WIDE = """() => [...document.querySelectorAll('body *')]
  .filter((one) => one.checkVisibility() && !one.closest('.table-scroll, .skip, svg')
    && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120)).slice(0, 5)"""


def show(page: Page, *, path: str, language: str, choice: str, display: str) -> None:
    if display == "phone":
        page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark" if display == "dark" else "light")
    open_page(page, f"/{language}/{path}{choice}")


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    violations: list[dict[str, Any]] = found.response["violations"]
    return [
        f"{fault['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for fault in violations
        for node in fault["nodes"][:3]
    ]


def check(page: Page, *, path: str, language: str, choice: str, display: str) -> None:
    show(page, path=path, language=language, choice=choice, display=display)
    assert faults(page) == []
    assert page.evaluate(DUPLICATES) == []
    expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize(("path", "language", "choice", "display"), PAIRS)
def test_axe_finds_nothing(seen: Page, path: str, language: str, choice: str, display: str):
    check(seen, path=path, language=language, choice=choice, display=display)


@pytest.mark.matrix
@pytest.mark.parametrize(("path", "language", "choice", "display"), [m for m in MATRIX if m not in PAIRS])
def test_axe_finds_nothing_anywhere(seen: Page, path: str, language: str, choice: str, display: str):
    check(seen, path=path, language=language, choice=choice, display=display)


@pytest.mark.matrix
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_item(seen: Page, app: Dash, language: str):
    for path in every_item(app):
        open_page(seen, f"/{language}/{path}")
        assert faults(seen) == [], path


@pytest.mark.parametrize("choice", ["", EMPTY])
def test_axe_finds_nothing_with_everything_open(seen: Page, choice: str):
    open_page(seen, f"/fi/priority/elamyksellisyys{choice}")
    seen.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    seen.locator(".choose > summary").first.click()
    assert faults(seen) == []


# ------------------------------------------------------------------------------ width, spacing, settings


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("path", WHERE)
def test_nothing_is_wider_than_320_pixels(seen: Page, path: str, language: str):
    seen.set_viewport_size({"width": 320, "height": 640})
    open_page(seen, f"/{language}/{path}")
    assert seen.evaluate("document.documentElement.scrollWidth") <= 320, seen.evaluate(WIDE)


def test_page_folds_when_the_window_narrows(seen: Page):
    open_page(seen, "/sv/priority/elamyksellisyys")
    seen.set_viewport_size({"width": 320, "height": 640})
    seen.wait_for_timeout(400)
    assert seen.evaluate("document.documentElement.scrollWidth") <= 320, seen.evaluate(WIDE)


@pytest.mark.parametrize("path", ["", "priority/elamyksellisyys", "indicators"])
@pytest.mark.parametrize("width", [390, 1280])
def test_wider_text_spacing_cuts_nothing(seen: Page, path: str, width: int):
    seen.set_viewport_size({"width": width, "height": 800})
    open_page(seen, f"/sv/{path}")
    seen.evaluate(SPACING)
    assert seen.evaluate(CUT) == []
    assert seen.evaluate("document.documentElement.scrollWidth") <= width, seen.evaluate(WIDE)


def test_twice_the_text_size_loses_nothing(seen: Page):
    open_page(seen, "/fi/")
    seen.evaluate("document.documentElement.style.fontSize = '34px'")
    assert seen.evaluate(CUT) == []
    assert seen.evaluate("document.documentElement.scrollWidth") <= 1280, seen.evaluate(WIDE)


def test_forced_colours_keep_controls_lines_and_focus(seen: Page):
    seen.emulate_media(forced_colors="active")
    open_page(seen, "/fi/priority/elamyksellisyys")
    expect(seen.locator("#priority-year")).to_be_visible()
    border = seen.locator("#priority-year").evaluate("(one) => getComputedStyle(one).borderTopWidth")
    assert border == "1px"
    line = seen.locator(".plot .scatterlayer path.js-line").first
    ground = seen.evaluate("getComputedStyle(document.body).backgroundColor")
    assert line.evaluate("(one) => getComputedStyle(one).stroke") != ground
    text = seen.locator(".plot .xtick text").first
    assert text.evaluate("(one) => getComputedStyle(one).fill") != ground
    seen.keyboard.press("Tab")
    style = seen.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


def test_nothing_moves_where_motion_is_reduced(seen: Page):
    seen.emulate_media(reduced_motion="reduce")
    open_page(seen, "/fi/priority/elamyksellisyys")
    moving = """() => [...document.querySelectorAll('body *')].filter((one) => {
      const style = getComputedStyle(one);
      return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
    }).map((one) => one.outerHTML.slice(0, 100))"""
    assert seen.evaluate(moving) == []
    assert seen.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("path", ["priority/elamyksellisyys", "indicator/library-loans-per-resident"])
def test_dark_charts_are_readable(seen: Page, path: str):
    seen.emulate_media(color_scheme="dark")
    open_page(seen, f"/fi/{path}")
    colours = seen.evaluate(
        """() => [...document.querySelectorAll('.plot svg text')]
          .filter((one) => one.textContent.trim())
          .map((one) => [getComputedStyle(one).fill, one.textContent])"""
    )
    assert colours
    poor = [(told, text) for told, text in colours if contrast(told, "rgb(23, 38, 59)") < 4.5]
    assert poor == []
    lines = seen.evaluate(
        """() => [...document.querySelectorAll('.plot .scatterlayer path.js-line')]
          .map((one) => getComputedStyle(one).stroke)"""
    )
    assert lines
    assert [one for one in lines if contrast(one, "rgb(23, 38, 59)") < 3] == []


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    channels = [int(float(part)) / 255 for part in re.findall(r"[\d.]+", colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# ----------------------------------------------------------------------------------------------- keyboard


def test_first_stop_leads_past_the_header(seen: Page):
    open_page(seen, "/fi/")
    seen.keyboard.press("Tab")
    expect(seen.locator(".skip")).to_be_focused()
    expect(seen.locator(".skip")).to_be_in_viewport()
    seen.keyboard.press("Enter")
    expect(seen.locator("main")).to_be_focused()
    seen.keyboard.press("Tab")
    assert seen.evaluate("Boolean(document.activeElement.closest('main'))")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [390, 1280])
def test_every_control_is_reached_in_reading_order(seen: Page, path: str, width: int):
    seen.set_viewport_size({"width": width, "height": 800})
    open_page(seen, f"/fi/{path}")
    controls = seen.evaluate(NUMBER, CONTROLS)
    wanted = [at for at, reachable, _ in controls if reachable]
    walked: list[int] = []
    for _ in range(len(wanted) + 3):
        seen.keyboard.press("Tab")
        tag, at, in_chart = seen.evaluate(FOCUSED)
        # Past the last one the walk starts anew, with or without a stop at the browser's own controls.
        if tag == "BODY" or (walked and at == str(walked[0])):
            break
        assert not in_chart
        assert at is not None, tag
        walked.append(int(at))
    else:
        pytest.fail("the walk does not end")
    names = {at: name for at, _, name in controls}
    assert [names[at] for at in walked] == [names[at] for at in wanted]


def test_focus_is_seen_and_not_hidden_under_the_bar(seen: Page):
    open_page(seen, "/fi/priority/elamyksellisyys")
    bar = seen.locator(".filter-bar")
    seen.locator("main a").first.focus()
    for _ in range(25):
        seen.keyboard.press("Tab")
        focus = seen.evaluate(
            """() => {
              const at = document.activeElement, style = getComputedStyle(at);
              const bottom = at.getBoundingClientRect().bottom;
              return [parseFloat(style.outlineWidth), style.outlineStyle, bottom, at.outerHTML];
            }"""
        )
        assert focus[0] >= 2, focus
        assert focus[1] == "solid", focus
        edge = bar.bounding_box()
        assert edge is not None
        assert focus[2] > edge["y"] + edge["height"], focus


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_folded_parts_open_by_key(seen: Page, key: str):
    open_page(seen, "/fi/")
    goal = seen.locator("details.goal:not([open])").first
    summary = goal.locator("summary").element_handle()
    assert summary is not None
    summary.focus()
    seen.keyboard.press(key)
    assert summary.evaluate("(one) => one.parentElement.open")


def test_escape_closes_the_departments_and_returns_focus(seen: Page):
    open_page(seen, "/fi/")
    panel = seen.locator("details.choose").first
    panel.locator("summary").focus()
    seen.keyboard.press("Enter")
    box = seen.get_by_role("checkbox", name="Kirjasto")
    expect(box).to_be_visible()
    box.focus()
    seen.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(panel.locator("summary")).to_be_focused()


def test_choosing_keeps_focus_and_place(seen: Page):
    open_page(seen, "/fi/")
    seen.evaluate("window.scrollTo(0, 300)")
    year = seen.locator("#overview-year")
    year.focus()
    before = year.bounding_box(), seen.evaluate("window.scrollY")
    year.select_option("2020")
    expect(seen.get_by_role("status")).to_contain_text("2020")
    wait_until_drawn(seen)
    expect(year).to_be_focused()
    assert year.bounding_box() == before[0]
    # A line more or less in the bar is made up for, so that what is being read stays where it is.
    assert abs(seen.evaluate("window.scrollY") - before[1]) < 80


def test_charts_are_named_pictures_without_stops(seen: Page):
    open_page(seen, "/fi/indicator/library-loans-per-resident")
    plots = seen.locator(".plot")
    assert plots.count() > 0
    for plot in plots.all():
        expect(plot).to_have_attribute("role", "img")
        expect(plot).to_have_accessible_name(re.compile(r"\w{3}"))
        expect(plot).to_have_accessible_description(re.compile(r"\d{4}"))
    assert seen.locator(".plot :is(a, button, input, select, [tabindex]:not([tabindex='-1']))").count() == 0


# ---------------------------------------------------------------------------------- language and titles


def test_every_page_has_a_title_of_its_own(app: Dash):
    client = app.server.test_client()
    addresses = [f"/{code}/{path}" for code in LANGUAGES for path in {*PATHS, *every_item(app)}]
    titles = {
        address: re.findall("<title>(.*?)</title>", client.get(address).text)[0] for address in addresses
    }
    for code in LANGUAGES:
        own = [title for address, title in titles.items() if address.startswith(f"/{code}/")]
        assert len(own) == len(set(own))


def test_choice_leaves_the_title_alone(seen: Page):
    open_page(seen, "/sv/")
    title = seen.title()
    seen.locator("#overview-year").select_option("2020")
    expect(seen.get_by_role("status")).to_contain_text("2020")
    assert seen.title() == title


def test_names_of_languages_are_marked_as_theirs(seen: Page):
    open_page(seen, "/fi/")
    marked = seen.locator(".languages a").evaluate_all(
        "(all) => all.map((one) => [one.lang, one.textContent])"
    )
    assert marked == [["fi", "Suomi"], ["sv", "Svenska"], ["en", "English"]]


def every_item(app: Dash) -> list[str]:
    """Return the path of every indicator of which the site has a line of data."""
    told = app.server.test_client().get("/fi/data/indicators.csv").text
    return sorted({f"indicator/{line.split(';')[0]}" for line in told.splitlines()[1:]})
