"""Puts the parts together: settings to a plan, its pages and a Dash application."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from dash import Dash, html

import dashboard
from dashboard.documents import document_of, not_found_html, priority_styles, refused_html
from dashboard.domain.changelog import LogEntry
from dashboard.domain.dataset import Dataset
from dashboard.pages import PAGES
from dashboard.pages.frame import layout, register_page, register_router, skeleton
from dashboard.pages.routes import Route, edition_of, route
from dashboard.pages.site import site_of
from dashboard.pages.view import Context, Site
from dashboard.settings import Settings
from dashboard.store.editions import Editions
from dashboard.store.intake import read_log
from dashboard.store.publication.source import Found, Source
from dashboard.taking import ASSETS, offered, presented, taken
from dashboard.text.messages import Words, load_words
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
from dashboard.web.versions import own
from dashboard.web.versions.kept import Served
from dashboard.web.versions.memory import settle
from dashboard.web.versions.server import Versions
from dashboard.web.warm import warm


def create_app(settings: Settings) -> Dash:
    """Build the application of the newest version; it can be called more than once in a process.

    Raises:
        DataError: the plan cannot be shown as it is; the error lists every problem.
        PublicationError: no publication of the plan can be shown.
    """
    site = load_site(settings)
    app = _application(site, settings.address, _Shelves(), partial(_facts, site.live.dataset))
    settle()
    return app


def create_server(settings: Settings) -> Versions:
    """Build the server: it follows what is published, and answers 503 while nothing can be shown."""
    folder = settings.data_folder / settings.plan
    words, editions, shelves = load_words(), Editions(folder), _Shelves()

    def build(found: Found, state: Callable[[], Mapping[str, object]]) -> Served:
        dataset = found.dataset
        spoken = {code: one.in_version(dataset.version) for code, one in words.items()}
        site = _site(folder, found, spoken, editions)
        return Served(
            version=dataset.version,
            application=_application(site, settings.address, shelves, state).server,
            facts=_facts(dataset),
            publication=found.publication,
        )

    server = Versions(Source(folder), build=build, words=words, report=log_reference)
    settle()
    return server


def load_site(settings: Settings) -> Site:
    """Return what there is to serve.

    Raises:
        DataError: the plan cannot be shown as it is; the error lists every problem.
        PublicationError: no publication of the plan can be shown.
    """
    folder = settings.data_folder / settings.plan
    choice = Source(folder).choose()
    if choice.found is None:
        raise choice.refused[0]
    return _site(folder, choice.found, load_words(), Editions(folder))


class _Shelves:
    """The shelf of the first application, which those of later versions have in common with it."""

    def __init__(self) -> None:
        """Start with none."""
        self._shelf: Shelf | None = None

    def of(self, app: Dash) -> Shelf:
        """Return the shelf for an application."""
        self._shelf = self._shelf or Shelf(app)
        return self._shelf


def _site(folder: Path, found: Found, words: Mapping[str, Words], editions: Editions) -> Site:
    live = Context(
        dataset=found.dataset,
        words=words,
        today=_today,
        report=log_reference,
        log=partial(_log, folder, found.publication.when if found.publication else ""),
    )
    return site_of(live, editions)


def _log(folder: Path, until: str) -> tuple[LogEntry, ...]:
    """Return the change log as far as it led to what is published: the rest is not for readers yet."""
    entries = read_log(folder).entries
    return tuple(entry for entry in entries if not until or entry.when <= until)


def _application(
    site: Site, address: str, shelves: _Shelves, state: Callable[[], Mapping[str, object]]
) -> Dash:
    """Return the application of one version."""
    words = site.live.words
    app = Dash(
        "dashboard",
        assets_folder=str(ASSETS),
        update_title=None,  # type: ignore[arg-type]  # dash takes None, its annotation does not say so
        assets_path_ignore=["offline", "present"],
        enable_mcp=False,
        include_pages_meta=False,
    )
    app.layout = layout(words)
    app.validation_layout = html.Div([layout(words), *skeleton(PAGES)])  # type: ignore[assignment]  # annotated None
    register_router(app, pages=PAGES, site=site)
    for page in PAGES:
        register_page(app, page, site=site)
    _serve(app, site, shelves.of(app), address)
    health.register(app.server, state=state)
    warm(app)
    return app


def _today() -> date:
    return datetime.now(tz=UTC).date()


def _serve(app: Dash, site: Site, shelf: Shelf, address: str) -> None:
    """Set up everything of HTTP around the application, headers first so that they run last."""
    context, server = site.live, app.server
    pages = document_of(shelf, site)
    headers.register(app)
    own.register(server, version=context.dataset.version)
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
    document.register(app, document=pages)


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


def _facts(dataset: Dataset) -> Mapping[str, object]:
    """Return what the readiness address says of a version."""
    return {
        "plan": dataset.catalogue.plan.id,
        "data_version": dataset.version,
        "years": dataset.years,
        "code_version": dashboard.__version__,
    }
