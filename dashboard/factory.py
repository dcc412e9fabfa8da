"""Puts the parts together: settings to a plan, its pages and a Dash application."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import partial
from html import escape

from dash import Dash, html

import dashboard
from dashboard.charts.theme import dark_colour
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import read_filters
from dashboard.exports.files import Take
from dashboard.ingest.load import load_plan
from dashboard.pages import PAGES
from dashboard.pages.frame import layout, register_page, register_router, skeleton
from dashboard.pages.routes import Route, route, view
from dashboard.pages.view import Context, Site, View
from dashboard.settings import PROJECT_FOLDER, Settings
from dashboard.story.reader import Reader
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
    site = site_of(settings)
    context = site.live
    app = Dash(
        "dashboard",
        assets_folder=str(PROJECT_FOLDER / "assets"),
        update_title=None,  # type: ignore[arg-type]  # dash takes None, its annotation does not say so
        enable_mcp=False,
        include_pages_meta=False,
    )
    app.layout = layout(context.words)
    app.validation_layout = html.Div([layout(context.words), *skeleton(PAGES)])  # type: ignore[assignment]  # annotated None
    register_router(app, pages=PAGES, site=site)
    for page in PAGES:
        register_page(app, page, site=site)
    _serve(app, site)
    # The plan lives as long as the process: the collector of garbage need not walk through it at each turn,
    # and workers forked from this process share it.
    gc.collect()
    gc.freeze()
    return app


def site_of(settings: Settings) -> Site:
    """Return what there is to serve.

    Raises:
        DataError: the plan cannot be shown as it is; the error lists every problem.
    """
    words = load_words()
    live = Context(
        dataset=load_plan(settings.data_folder / settings.plan),
        words=words,
        today=_today,
        report=log_reference,
    )
    return Site(live=live, edition=lambda _: None)


def _today() -> date:
    return datetime.now(tz=UTC).date()


def priority_styles(catalogue: Catalogue) -> str:
    """Return a style sheet that gives each priority its colour, lighter on a dark ground."""
    light = [f".priority-{p.id}{{--priority:{p.colour}}}" for p in catalogue.priorities.values()]
    dark = [f".priority-{p.id}{{--priority:{dark_colour(p.colour)}}}" for p in catalogue.priorities.values()]
    return "".join(light) + "@media screen and (prefers-color-scheme:dark){" + "".join(dark) + "}"


def _serve(app: Dash, site: Site) -> None:
    """Set up everything of HTTP around the application, headers first so that they run last."""
    context, server = site.live, app.server
    shelf = Shelf(app)
    pages = _document(shelf, site)
    headers.register(app)
    encoding.register(server)
    errors.register(server)
    addresses.register(
        server,
        exists=lambda path: _route(path, site) is not None,
        not_found_html=lambda language: _not_found(pages, context, language),
    )
    guard.register(app)
    static.register(app, shelf=shelf)
    downloads.register(server, take=partial(_take, site))
    health.register(server, state=lambda: _state(context.dataset))
    document.register(app, document=pages)
    warm(app)


def _document(shelf: Shelf, site: Site) -> document.Document:
    context = site.live

    def title_of(path: str) -> str:
        found = _route(path, site)
        plan = context.dataset.catalogue.plan
        if found is None:
            words = context.words[language_of_address(path) or "fi"]
            return words("page.document", page=words("notfound.title"), title=words.of(plan.title))
        shown = view(found, "")
        return shown.words("page.document", page=found.page.title(shown), title=_site_name(shown))

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


def _site_name(shown: View) -> str:
    """Return what a document's title ends with; the name of the meeting where it is an edition's."""
    plan, edition = shown.catalogue.plan, shown.dataset.edition
    name = f"{shown.words.of(plan.title)}, {shown.words.of(plan.municipality)}"
    return f"{name} · {shown.words.of(edition.name)}" if edition else name


def _route(path: str, site: Site) -> Route | None:
    return route(path, pages=PAGES, site=site)


def _take(site: Site, language: str, edition: str, name: str, query: str) -> Take | None:
    """Return what an address of a file asks for."""
    context = site.context(edition)
    if context is None or language not in context.words:
        return None
    filters, _ = read_filters(query, context.dataset)
    reader = Reader(
        dataset=context.dataset, words=context.words[language], filters=filters, remember=context.ask
    )
    return Take(reader=reader, name=name, today=context.today())


def _state(dataset: Dataset) -> Mapping[str, str | tuple[int, int]]:
    return {
        "plan": dataset.catalogue.plan.id,
        "data_version": dataset.version,
        "years": dataset.years,
        "code_version": dashboard.__version__,
    }
