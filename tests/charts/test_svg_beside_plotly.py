"""The vectors beside Plotly's own drawing in a real browser: everything stands in the same place."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from dashboard.charts.bar import bars_chart
from dashboard.charts.line import trend_chart
from dashboard.charts.parts import parts_charts
from dashboard.charts.svg import svg
from dashboard.charts.theme import SIZES
from dashboard.domain.filters import Filters
from dashboard.ingest.load import load_plan
from dashboard.queries.compare import parts, peers
from dashboard.queries.trend import trend
from dashboard.text.messages import load_words
from tests.charts.figures import EVERY_KIND
from tests.charts.samples import CATALOGUE, PURPLE, WEAK, indicator, make_part, make_trend, yearly
from tests.charts.words import WORDS

pytestmark = pytest.mark.browser

DATA = Path(__file__).parents[2] / "data"
NEAR = 2
"""Pixels within which both agree."""
PAGE = """<!DOCTYPE html><meta charset="utf-8"><link rel="stylesheet" href="/assets/05-fonts.css">
<style>body { margin: 0; font-family: "Source Sans 3" }</style>
<script src="/assets/10-plotly.min.js"></script><div id="plotly"></div><div id="ours"></div>"""
DRAW = """async ([figure, ours, width]) => {
  const fonts = ['14px "Source Sans 3"', 'bold 14px "Source Sans 3"'];
  await Promise.all(fonts.map((font) => document.fonts.load(font, 'aä')));
  await Plotly.newPlot('plotly', figure.data, {...figure.layout, width: width}, {displayModeBar: false});
  document.getElementById('ours').innerHTML = ours;
}"""
# What is seen of each kind, as its words and its box from the picture's corner: left, top, right, bottom.
SEEN = """([root, selector]) => {
  const from = document.querySelector(root).getBoundingClientRect();
  return [...document.querySelectorAll(root + ' ' + selector)].map((one) => {
    const box = one.getBoundingClientRect();
    const [x, y] = [from.left, from.top];
    return [one.textContent, box.left - x, box.top - y, box.right - x, box.bottom - y];
  }).filter(([words, left, , right]) => words.trim() || right - left > 1.5);
}"""
KINDS = {
    "text": ("text", "text"),
    "marker": (".points path.point", "circle"),
    "bar": (".barlayer .point path", "rect[stroke]"),
    "line": (".js-line:not([style*='stroke-width: 0px'])", "path[stroke-miterlimit]"),
}
"""What Plotly draws and what we draw for it, by selectors."""
NAMES = [
    "library",
    "small",
    "two",
    "one",
    "break",
    "bars",
    "part",
    "range",
    "forecast",
    "qualified",
    "negative",
    "months",
]


@pytest.fixture
def beside(quiet: Page) -> Page:
    """A page with the library and the fonts."""

    def answer(route: Route) -> None:
        route.fulfill(body=PAGE, content_type="text/html")

    quiet.route("**/beside", answer)
    quiet.goto("/beside")
    return quiet


def figure_of(name: str) -> tuple[Any, int]:
    """A figure and the pixels it is made for."""
    size = "small" if name in {"small", "part"} else "large"
    match name:
        case "bars":
            made = bars()
        case "part":
            made = part()
        case "break":
            broken = make_trend(yearly(1995, range(28)), of=indicator(breaks=(2010,)), events=(WEAK,))
            made = own(broken)
        case "library" | "small":
            made = library(size)
        case _:
            told, others = EVERY_KIND[name]
            made = own(told, others)
    return made, SIZES[size].width


def own(told: Any, others: Any = None) -> Any:
    return trend_chart(told, peers=others, catalogue=CATALOGUE, words=WORDS, colour=PURPLE, size="large")


def bars() -> Any:
    some = [
        make_part(name, {"2022": value}) for name, value in (("Tytöt ja naiset", 30), ("Pojat", "about 20"))
    ]
    return bars_chart(
        some, indicator=indicator(), catalogue=CATALOGUE, words=WORDS, colour=PURPLE, year=2022, size="large"
    )


def library(size: str) -> Any:
    dataset = load_plan(DATA / "kokkola")
    name, filters = "library-loans-per-resident", Filters()
    return trend_chart(
        trend(dataset, name, filters),
        peers=peers(dataset, name, filters),
        catalogue=dataset.catalogue,
        words=load_words()["sv"],
        colour=PURPLE,
        size=size,
    )


def part() -> Any:
    dataset = load_plan(DATA / "example")
    name = "bullied-weekly"
    group = [p for p in parts(dataset, name, Filters()) if p.breakdown]
    known = dataset.catalogue.indicators[name]
    words = load_words()["fi"]
    found = parts_charts(
        group[:2], indicator=known, catalogue=dataset.catalogue, words=words, colour=PURPLE, year=2024
    )
    return next(figure for figure in found if figure)


@pytest.mark.parametrize("name", NAMES)
def test_everything_stands_where_plotly_puts_it(beside: Page, name: str):
    figure, width = figure_of(name)
    ours = svg(figure, width=width, language="fi", label="x")
    beside.evaluate(DRAW, [figure, ours, width])
    for kind, (theirs, mine) in KINDS.items():
        wanted = beside.evaluate(SEEN, ["#plotly", theirs])
        found = beside.evaluate(SEEN, ["#ours", mine])
        assert len(found) == len(wanted), kind
        for words, *box in wanted:
            near = min((distance(box, other) for said, *other in found if said == words), default=None)
            assert near is not None, f"{kind} {words!r} is missing"
            assert near <= NEAR, f"{kind} {words!r} is {near:.1f} pixels away"


def distance(one: list[float], other: list[float]) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
