"""The figure of a trend, drawn with the words and the colour of the tests."""

from collections.abc import Callable
from typing import Any

import pytest

from dashboard.charts.line import trend_chart
from dashboard.domain.observation import Trend
from dashboard.domain.summary import Peers
from tests.charts.samples import CATALOGUE, PURPLE
from tests.charts.words import WORDS


@pytest.fixture
def chart() -> Callable[..., Any]:
    """Draws a trend."""

    def draw(trend: Trend, *, peers: Peers | None = None, size: str = "large") -> Any:
        return trend_chart(trend, peers=peers, catalogue=CATALOGUE, words=WORDS, colour=PURPLE, size=size)

    return draw
