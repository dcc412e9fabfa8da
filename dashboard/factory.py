"""Puts the parts together: settings to a plan, its pages and a Dash application."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape

from dash import Dash, html

import dashboard
from dashboard.charts.theme import dark_colour
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.ingest.load import load_plan
from dashboard.pages import PAGES
from dashboard.pages.frame import layout, register_page, register_router, skeleton
from dashboard.pages.routes import Route, route, view
from dashboard.pages.view import Context
from dashboard.settings import PROJECT_FOLDER, Settings
from dashboard.text.messages import Words, load_words
from dashboard.ui.links import data_link, link
from dashboard.web import addresses, document, downloads, encoding, errors, guard, headers, health, static
from dashboard.web.errors import log_reference
from dashboard.web.languages import language_of_address
from dashboard.web.shelf import Shelf
from dashboard.web.warm import warm

FONT = "fonts/source-sans-3-latin-wght-normal.woff2"
STYLES = ("00-bootstrap.min.css", "05-fonts.css", "20-tokens.css", "30-layout.css")


def create_app(settings: Settings) -> Dash:
    """Build the application; it can be called more than once in a process.

    Raises:
        DataError: the plan cannot be shown as it is; the error lists every problem.
    """
    dataset = load_plan(settings.data_folder / settings.plan)
    words = load_words()
    context = Context(
        dataset=dataset, words=words, today=lambda: datetime.now(tz=UTC).date(), report=log_reference
    )
    app = Dash(
        "dashboard",
        assets_folder=str(PROJECT_FOLDER / "assets"),
        update_title=None,  # type: ignore[arg-type]  # dash takes None, its annotation does not say so
        enable_mcp=False,
        include_pages_meta=False,
    )
    app.layout = layout(words)
    app.validation_layout = html.Div([layout(words), *skeleton(PAGES)])  # type: ignore[assignment]  # annotated None
    register_router(app, pages=PAGES, context=context)
    for page in PAGES:
        register_page(app, page, context=context)
    _serve(app, context)
    # The plan lives as long as the process: the collector of garbage need not walk through it at each turn,
    # and workers forked from this process share it.
    gc.collect()
    gc.freeze()
    return app


def priority_styles(catalogue: Catalogue) -> str:
    """Return a style sheet that gives each priority its colour, lighter on a dark ground."""
    light = [f".priority-{p.id}{{--priority:{p.colour}}}" for p in catalogue.priorities.values()]
    dark = [f".priority-{p.id}{{--priority:{dark_colour(p.colour)}}}" for p in catalogue.priorities.values()]
    return "".join(light) + "@media screen and (prefers-color-scheme:dark){" + "".join(dark) + "}"


def _serve(app: Dash, context: Context) -> None:
    """Set up everything of HTTP around the application, headers first so that they run last."""
    dataset, server = context.dataset, app.server
    shelf = Shelf(app)
    pages = _document(shelf, context)
    headers.register(app)
    encoding.register(server)
    errors.register(server)
    addresses.register(
        server,
        exists=lambda path: _route(path, context) is not None,
        not_found_html=lambda language: _not_found(pages, context, language),
    )
    guard.register(app)
    static.register(app, shelf=shelf)
    downloads.register(server, dataset=dataset, words=context.words)
    health.register(server, state=lambda: _state(dataset))
    document.register(app, document=pages)
    warm(app)


def _document(shelf: Shelf, context: Context) -> document.Document:
    def title_of(path: str) -> str:
        found = _route(path, context)
        plan = context.dataset.catalogue.plan
        if found is None:
            words = context.words[language_of_address(path) or "fi"]
            return words("page.document", page=words("notfound.title"), title=words.of(plan.title))
        shown = view(found, "", context)
        site = f"{shown.words.of(plan.title)}, {shown.words.of(plan.municipality)}"
        return shown.words("page.document", page=found.page.title(shown), title=site)

    return document.Document(
        shelf=shelf,
        words={code: _document_words(words, context.dataset) for code, words in context.words.items()},
        title_of=title_of,
        preload=(FONT, "10-plotly.min.js"),
        styles=priority_styles(context.dataset.catalogue),
    )


def _document_words(words: Words, dataset: Dataset) -> document.Words:
    plan = dataset.catalogue.plan
    return document.Words(
        description=f"{words.of(plan.title)}, {words.of(plan.municipality)}",
        without_script=words("page.noscript"),
        data=words("filter.download_all"),
        data_address=data_link(words.root, "indicators.csv"),
        loading=words("page.loading"),
    )


def _not_found(pages: document.Document, context: Context, language: str) -> str:
    words = context.words[language]
    blocks = []
    for code, other in ((language, words), *((c, w) for c, w in context.words.items() if c != language)):
        home, every = link(code), link(code, "indicators")
        head = "h1" if code == language else "h2"
        blocks.append(
            f'<section class="message" lang="{code}"><{head}>{escape(other("notfound.title"))}</{head}>'
            f"<p>{escape(other('notfound.text'))}</p>"
            f'<p class="link-row"><a href="{home}">{escape(other("notfound.home"))}</a>'
            f'<a href="{every}">{escape(other("notfound.list"))}</a></p></section>'
        )
    body = f'<main class="wide">{"".join(blocks)}</main>'
    title = words("page.document", page=words("notfound.title"), title=words("page.title"))
    return pages.plain(language, title=title, body=body, styles=STYLES)


def _route(path: str, context: Context) -> Route | None:
    return route(path, pages=PAGES, dataset=context.dataset, languages=tuple(context.words))


def _state(dataset: Dataset) -> Mapping[str, str | tuple[int, int]]:
    return {
        "plan": dataset.catalogue.plan.id,
        "data_version": dataset.version,
        "years": dataset.years,
        "code_version": dashboard.__version__,
    }
