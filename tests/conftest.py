"""What every test may ask for: a running server, a browser, a page that must stay quiet."""

import os
import shutil
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from dash import Dash
from flask import Flask
from playwright.sync_api import ConsoleMessage, Page, Request
from werkzeug.serving import make_server

from dashboard.factory import create_app
from dashboard.settings import Settings

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that runs the slow walks through every combination as well."""
    parser.addoption("--whole-matrix", action="store_true", help="also run the tests marked `matrix`")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests marked `matrix` out of a run that does not ask for them."""
    if config.getoption("--whole-matrix"):
        return
    left_out = [item for item in items if item.get_closest_marker("matrix")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def served(application: Flask) -> Iterator[str]:
    """Serve an application on a free port of this machine while its address is in use."""
    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def watched(page: Page, server: str) -> Iterator[Page]:
    """Give the page, then fail on a console error, an exception or a request to anywhere else."""
    complaints: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(f"console {message.type}: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((f"{server}/", "data:", "blob:")):
            complaints.append(f"request to {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"exception: {error}"))
    page.on("request", on_request)
    yield page
    assert complaints == []


@pytest.fixture(scope="session")
def app() -> Dash:
    """The application with its own plan, whatever the environment says."""
    return create_app(Settings())


@pytest.fixture(scope="session")
def live_server(app: Dash) -> Iterator[str]:
    """The application on a free port of this machine; gives its address."""
    yield from served(app.server)


@pytest.fixture(scope="session")
def base_url(live_server: str) -> str:
    """Lets a test say `page.goto("/")`."""
    return live_server


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium rather than one that Playwright downloads."""
    chromium = os.environ.get("CHROMIUM_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
    return {**browser_type_launch_args, "executable_path": chromium, "args": list(BROWSER_OPTIONS)}


@pytest.fixture
def quiet(page: Page, live_server: str) -> Iterator[Page]:
    """A page that fails the test on a console error, an exception or a request to anywhere else."""
    yield from watched(page, live_server)
