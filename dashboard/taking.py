"""From an address or a command to a file: what is asked for, and every kind of file there is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final
from urllib.parse import parse_qsl

from dashboard.documents import priority_styles
from dashboard.domain.filters import MOST_FIELDS, read_filters
from dashboard.exports.files import FILES, File, Of, Take
from dashboard.pages import PAGES
from dashboard.pages.changes import since_of
from dashboard.pages.offline import offline_file
from dashboard.pages.view import Context, Site
from dashboard.settings import PROJECT_FOLDER
from dashboard.story.changes import changes_slide
from dashboard.story.reader import Reader
from dashboard.web.present import Asked

ASSETS: Final = PROJECT_FOLDER / "assets"
SLIDES: Final = "slides"
"""The key of an address that names the chosen slides in order, set apart by commas."""


def offered(site: Site) -> Mapping[str, File]:
    """Return every kind of file of a site by the end of its name."""
    page = File(mimetype="text/html", of=frozenset({Of.PLAN}), make=partial(_offline, site), slow=True)
    return {**FILES, "html": page}


def taken(site: Site, language: str, edition: str, name: str, query: str) -> Take | None:
    """Return what is asked for; None where there is no such language or edition that may be shown."""
    context = site.context(edition)
    if context is None or language not in context.words:
        return None
    return Take(
        reader=reader_of(context, language, query),
        name=name,
        today=context.today(),
        slides=chosen(query),
        since=since_of(context),
    )


def chosen(query: str) -> tuple[str, ...]:
    """Return the ids of the slides that a query string chooses, in order; none where it chooses none."""
    try:
        fields = dict(parse_qsl(query, max_num_fields=MOST_FIELDS))
    except ValueError:
        return ()
    return tuple(part for part in fields.get(SLIDES, "").split(",") if part)


def reader_of(context: Context, language: str, query: str) -> Reader:
    """Return whom a context tells in a language under a query string."""
    filters, _ = read_filters(query, context.dataset)
    return Reader(
        dataset=context.dataset, words=context.words[language], filters=filters, remember=context.ask
    )


def presented(site: Site, language: str, edition: str, query: str) -> Asked | None:
    """Return what a presentation is asked for; None where there is no such language or edition."""
    context = site.context(edition)
    if context is None or language not in context.words:
        return None
    _, remarks = read_filters(query, context.dataset)
    reader, since = reader_of(context, language, query), since_of(context)
    changes = changes_slide(since, reader) if since else None
    return Asked(reader=reader, remarks=remarks, changes=changes)


def _offline(site: Site, take: Take) -> bytes:
    reader, edition = take.reader, take.reader.dataset.edition
    context = site.context(edition.id if edition else "") or site.live
    return offline_file(
        context,
        reader.words.language,
        reader.filters,
        pages=PAGES,
        assets=ASSETS,
        styles=priority_styles(reader.catalogue),
        progress=take.progress,
    )
