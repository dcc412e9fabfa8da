"""Puts the parts together: settings to a plan, its pages and a Dash application."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import partial

from dash import Dash, html

import dashboard
from dashboard.documents import document_of, not_found_html, priority_styles, refused_html
from dashboard.domain.dataset import Dataset
from dashboard.ingest.load import load_plan
from dashboard.pages import PAGES
from dashboard.pages.frame import layout, register_page, register_router, skeleton
from dashboard.pages.routes import Route, edition_of, route
from dashboard.pages.site import site_of
from dashboard.pages.view import Context, Site
from dashboard.settings import Settings
from dashboard.store.editions import Editions
from dashboard.taking import ASSETS, offered, presented, taken
from dashboard.text.messages import load_words
from dashboard.web import (
    addresses,
    document,
    downloads,
    encoding,
    errors,
    guard,
    headers,
    health,
    present,
    static,
)
from dashboard.web.errors import log_reference
from dashboard.web.languages import language_of_address
from dashboard.web.shelf import Shelf
from dashboard.web.warm import warm


def create_app(settings: Settings) -> Dash:
    """Build the application; it can be called more than once in a process.

    Raises:
        DataError: the plan cannot be shown as it is; the error lists every problem.
    """
    site = load_site(settings)
    context = site.live
    app = Dash(
        "dashboard",
        assets_folder=str(ASSETS),
        update_title=None,  # type: ignore[arg-type]  # dash takes None, its annotation does not say so
        assets_path_ignore=["offline", "present"],
        enable_mcp=False,
        include_pages_meta=False,
    )
    app.layout = layout(context.words)
    app.validation_layout = html.Div([layout(context.words), *skeleton(PAGES)])  # type: ignore[assignment]  # annotated None
    register_router(app, pages=PAGES, site=site)
    for page in PAGES:
        register_page(app, page, site=site)
    _serve(app, site, settings.address)
    # The plan lives as long as the process: the collector of garbage need not walk through it at each turn,
    # and workers forked from this process share it.
    gc.collect()
    gc.freeze()
    return app


def load_site(settings: Settings) -> Site:
    """Return what there is to serve.

    Raises:
        DataError: the plan cannot be shown as it is; the error lists every problem.
    """
    folder = settings.data_folder / settings.plan
    live = Context(dataset=load_plan(folder), words=load_words(), today=_today, report=log_reference)
    return site_of(live, Editions(folder))


def _today() -> date:
    return datetime.now(tz=UTC).date()


def _serve(app: Dash, site: Site, address: str) -> None:
    """Set up everything of HTTP around the application, headers first so that they run last."""
    context, server = site.live, app.server
    shelf = Shelf(app)
    pages = document_of(shelf, site)
    headers.register(app)
    encoding.register(server)
    errors.register(server)
    addresses.register(
        server,
        exists=lambda path: _route(path, site) is not None,
        not_found_html=lambda language: not_found_html(pages, context, language),
        refused_html=partial(_refused, pages, site),
    )
    guard.register(app)
    static.register(app, shelf=shelf)
    downloads.register(server, take=partial(taken, site), files=offered(site), address=address)
    present.register(
        server, asked=partial(presented, site), paper=pages, colours=priority_styles, address=address
    )
    health.register(server, state=lambda: _state(context.dataset))
    document.register(app, document=pages)
    warm(app)


def _route(path: str, site: Site) -> Route | None:
    return route(path, pages=PAGES, site=site)


def _refused(pages: document.Document, site: Site, path: str) -> str:
    """Return the document to show for a path into an edition that is not as it was frozen; else nothing."""
    language = language_of_address(path)
    edition, _ = edition_of(path.removeprefix(f"/{language}/")) if language else ("", "")
    if not language or not edition:
        return ""
    reason = site.refusal(edition, site.live.words[language])
    return refused_html(pages, site.live, language, reason) if reason else ""


def _state(dataset: Dataset) -> Mapping[str, str | tuple[int, int]]:
    return {
        "plan": dataset.catalogue.plan.id,
        "data_version": dataset.version,
        "years": dataset.years,
        "code_version": dashboard.__version__,
    }
