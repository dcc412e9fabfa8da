"""The reduced plotly.js in assets/, by itself, under a policy that allows neither eval nor inline scripts."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).resolve().parents[2] / "assets"
POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data: blob:"
FIGURE = {
    "data": [
        {
            "type": "scatter",
            "x": [1, 2, 3],
            "y": [1, None, 2],
            "fill": "tozeroy",
            "error_y": {"type": "data", "array": [0.1, 0.1, 0.1]},
        },
        {"type": "scatter", "mode": "lines+markers+text", "x": [1, 2, 3], "y": [2, 1, 3], "text": "a"},
        {"type": "bar", "x": [1, 2, 3], "y": [1, 2, 1], "marker": {"color": "hsl(210 50% 40%)"}},
        {
            "type": "bar",
            "orientation": "h",
            "x": [1, 2],
            "y": ["ä", "ö"],
            "xaxis": "x2",
            "yaxis": "y2",
            "marker": {"pattern": {"shape": "/"}},
        },
    ],
    "layout": {
        "width": 800,
        "height": 500,
        "hovermode": "x unified",
        "grid": {"rows": 1, "columns": 2, "pattern": "independent"},
        "annotations": [{"text": "huomautus", "x": 2, "y": 2}],
        "shapes": [{"type": "line", "x0": 1, "x1": 3, "y0": 1.5, "y1": 1.5, "label": {"text": "raja"}}],
    },
}


@pytest.fixture
def strict_page(quiet: Page) -> Page:
    """An empty page with the library."""

    def answer(route: Route) -> None:
        body = '<!DOCTYPE html><div id="chart"></div><script src="/assets/10-plotly.min.js"></script>'
        route.fulfill(body=body, content_type="text/html", headers={"Content-Security-Policy": POLICY})

    quiet.route("**/strict", answer)
    quiet.goto("/strict")
    quiet.evaluate(f"Plotly.newPlot('chart', {json.dumps(FIGURE['data'])}, {json.dumps(FIGURE['layout'])})")
    return quiet


def test_every_part_that_charts_use_is_drawn(strict_page: Page):
    counts = {
        selector: strict_page.locator(f"#chart {selector}").count()
        for selector in (
            ".scatterlayer .trace",
            ".errorbar",
            ".barlayer .point path",
            ".annotation",
            ".shape-group",
            ".legend",
        )
    }
    assert counts == {
        ".scatterlayer .trace": 2,
        ".errorbar": 3,
        ".barlayer .point path": 5,
        ".annotation": 1,
        ".shape-group": 1,
        ".legend": 1,
    }


def test_hover_names_every_series_of_the_year(strict_page: Page):
    strict_page.evaluate("Plotly.Fx.hover('chart', {xval: 3}, 'xy')")
    assert strict_page.locator("#chart .hoverlayer .legend .traces").count() == 3


def test_picture_is_made_in_the_browser(strict_page: Page):
    picture = strict_page.evaluate("Plotly.toImage('chart', {format: 'png', width: 400, height: 300})")
    assert picture.startswith("data:image/png;base64,")
    assert len(picture) > 5_000


def test_update_and_redraw(strict_page: Page):
    strict_page.evaluate("Plotly.react('chart', [{type: 'bar', x: [1], y: [1]}], {})")
    assert strict_page.locator("#chart .barlayer .point path").count() == 1
