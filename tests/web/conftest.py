"""A small application with one chart and one checked callback, wired as the real one is."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dash_bootstrap_components as dbc
import pytest
from dash import Dash, Input, Output, State, dcc, html
from flask import request
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from dashboard.web import (
    addresses,
    document,
    encoding,
    errors,
    guard,
    headers,
    health,
    static,
)
from dashboard.web.cache import Cache
from dashboard.web.languages import language_of_address
from dashboard.web.shelf import Shelf
from dashboard.web.warm import warm
from tests.conftest import served, watched

ASSETS = Path(__file__).resolve().parents[2] / "assets"
TITLES = {"fi": "Alku", "sv": "Början", "en": "Start & <more>"}
FONT = "fonts/source-sans-3-latin-wght-normal.woff2"
YEARS = {"2021", "2022"}


def words(language: str) -> document.Words:
    return document.Words(
        description=f"Kuvaus {language}",
        without_script=f"Ilman skriptejä ({language}):",
        data="CSV",
        data_address=f"/{language}/data.csv",
        loading="…",
    )


def layout() -> html.Main:
    figure = {"data": [{"type": "scatter", "x": [1, 2], "y": [2, 1]}], "layout": {}}
    return html.Main(
        [
            html.H1("Hyvinvointi"),
            dbc.Select(id="year", options=sorted(YEARS), value="2022"),
            dcc.Store(id="place", data="here"),
            dcc.Graph(id="chart", figure=figure, config={"displayModeBar": False}),
            html.P(id="said"),
        ]
    )


def broken() -> str:
    known: dict[str, str] = {}
    return known[request.args["key"]]


def use(app: Dash) -> None:
    @app.callback(Output("said", "children"), Input("year", "value"), State("place", "data"))
    def say(year: Any, place: Any) -> str:
        if year == "2021":
            message = f"secret{chr(10)}value{'x' * 9_000}"
            raise KeyError(message)
        return f"{year} {place}" if year in list(YEARS) else "?"


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Dash]:
    folder = tmp_path_factory.mktemp("brotli")

    def build() -> Dash:
        app = Dash(
            "small",
            assets_folder=str(ASSETS),
            assets_path_ignore=["offline", "present"],
            enable_mcp=False,
            update_title=None,  # type: ignore[arg-type]
            add_log_handler=False,
            use_pages=False,
        )
        headers.register(app)
        encoding.register(app.server)
        errors.register(app.server)
        shelf = Shelf(app, cache=Cache(folder=folder))
        paper = document.Document(
            shelf=shelf,
            words={language: words(language) for language in TITLES},
            title_of=lambda path: TITLES[language_of_address(path) or "fi"],
            preload=(FONT, "10-plotly.min.js"),
        )
        document.register(app, document=paper)
        addresses.register(
            app.server,
            exists=lambda path: path.count("/") == 2 and path.endswith(("/", "/about")),
            not_found_html=lambda language: paper.plain(
                language, title="404", body=f"<h1>{language}: 404</h1>", styles=("00-bootstrap.min.css",)
            ),
            refused_html=lambda path: "<h1>altered</h1>" if "/edition/altered/" in path else "",
        )
        static.register(app, shelf=shelf)
        guard.register(app)
        health.register(
            app.server, state=lambda: {"plan": "test", "data_version": "1", "years": (2012, 2022)}
        )
        app.server.add_url_rule("/broken", view_func=broken)
        app.layout = layout
        use(app)
        warm(app)
        return app

    return build


@pytest.fixture(scope="session")
def small(make: Callable[[], Dash]) -> Dash:
    return make()


@pytest.fixture
def client(small: Dash) -> FlaskClient:
    made: FlaskClient = small.server.test_client()
    return made


@pytest.fixture(scope="session")
def small_server(small: Dash) -> Iterator[str]:
    """The small application on a free port; gives its address."""
    yield from served(small.server)


# Pages of its own under a name of its own: a fixture of the session that is set up again under the same
# name would be shared, in a random order, with the tests of the real application.
@pytest.fixture
def small_page(browser: Browser, small_server: str) -> Iterator[Page]:
    """A page of the small application that fails the test on a complaint of the browser."""
    context = browser.new_context(base_url=small_server)
    yield from watched(context.new_page(), small_server)
    context.close()


@pytest.fixture
def loose_page(browser: Browser, small_server: str) -> Iterator[Page]:
    """A page of the small application whose complaints are what the test is about."""
    context = browser.new_context(base_url=small_server)
    yield context.new_page()
    context.close()
