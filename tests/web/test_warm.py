"""The first burst of requests."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from dash import Dash, html

from dashboard.web.warm import warm

ADDRESSES = ("/fi/", "/_dash-layout", "/_dash-dependencies", "/assets/00-bootstrap.min.css") * 20


def test_first_burst_is_answered(make: Callable[[], Dash]):
    app = make()
    with ThreadPoolExecutor(16) as threads:
        statuses = set(
            threads.map(lambda address: app.server.test_client().get(address).status_code, ADDRESSES)
        )
    assert statuses == {200}


def test_broken_page_stops_the_start():
    app = Dash("broken", add_log_handler=False)
    app.layout = html.Div()
    app.server.before_request(lambda: ("", 500))
    with pytest.raises(RuntimeError, match="answers 500"):
        warm(app)
