"""Every figure of both plans can be drawn without a browser, and says what the page says."""

from collections.abc import Iterator
from html import unescape
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from dashboard.charts.bar import bars_chart
from dashboard.charts.line import trend_chart
from dashboard.charts.parts import parts_charts
from dashboard.charts.svg import svg
from dashboard.charts.theme import SIZES
from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.model import Indicator
from dashboard.ingest.load import load_plan
from dashboard.queries.compare import parts, peers
from dashboard.queries.trend import trend
from dashboard.text.messages import LANGUAGES, Words, load_words

DATA = Path(__file__).parents[2] / "data"
NAME = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", params=["kokkola", "example"])
def dataset(request: pytest.FixtureRequest) -> Dataset:
    return load_plan(DATA / request.param)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_every_figure_of_the_plan_is_drawn_with_all_its_words(dataset, size, language):
    words = load_words()[language]
    count = 0
    for indicator in dataset.catalogue.indicators.values():
        for figure in figures(dataset, indicator, size=size, words=words):
            made = svg(figure, width=SIZES[size].width, language=language, label="x")
            root = ET.fromstring(made)  # noqa: S314 - our own
            assert sorted(said(root)) == sorted(wanted(figure)), indicator.id
            assert len(list(root.iter(NAME + "circle"))) == markers(figure), indicator.id
            count += 1
    assert count > 2 * len(dataset.catalogue.indicators) * 0.9


def figures(dataset: Dataset, indicator: Indicator, *, size: str, words: Words) -> Iterator[Any]:
    """Every figure that any page or file makes of an indicator."""
    catalogue, filters = dataset.catalogue, Filters()
    colour = catalogue.priorities[indicator.priority].colour
    told = trend(dataset, indicator.id, filters)
    others = peers(dataset, indicator.id, filters)
    made: list[Any] = [
        trend_chart(told, peers=beside, catalogue=catalogue, words=words, colour=colour, size=size)
        for beside in (None, others)
    ]
    found = parts(dataset, indicator.id, filters)
    for _, run in groupby(found, key=lambda part: part.breakdown):
        group = list(run)
        for kind in (parts_charts, bars_chart):
            some = kind(
                group,
                indicator=indicator,
                catalogue=catalogue,
                words=words,
                colour=colour,
                year=told.year,
                size=size,
            )
            made += some if isinstance(some, tuple) else [some]
    yield from (figure for figure in made if figure)


def said(root: ET.Element) -> list[str]:
    return ["".join(e.itertext()) for e in root.iter(NAME + "text")]


def wanted(figure: Any) -> list[str]:
    """The words that Plotly writes: labels, axes, bars."""
    layout = figure["layout"]
    found = [note["text"] for note in layout.get("annotations", ())]
    for name in ("xaxis", "yaxis"):
        axis = layout[name]
        found += axis.get("ticktext", []) if axis.get("showticklabels", True) else []
    for trace in figure["data"]:
        found += [*trace["text"], *trace["y"]] if trace["type"] == "bar" else []
    return [plain(text) for text in found if text]


def plain(text: str) -> str:
    for tag in ("<b>", "</b>", "<br>"):
        text = text.replace(tag, "")
    return unescape(text)


def markers(figure: Any) -> int:
    """How many values have a marker that is seen."""
    count = 0
    for trace in figure["data"]:
        if "markers" in trace.get("mode", ""):
            size = trace["marker"].get("size", 6)
            sizes = size if isinstance(size, list) else [size] * len(trace["y"])
            count += sum(1 for y, wide in zip(trace["y"], sizes, strict=True) if y is not None and wide)
    return count
