"""From an address to a page: language, edition, page and item, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.filters import read_filters
from dashboard.pages.view import Context, Page, Site, View

EDITION = "edition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where an address leads."""

    language: str
    context: Context
    page: Page
    item: str


def route(path: str, *, pages: Sequence[Page], site: Site) -> Route | None:
    """Return where a path leads, or None where there is nothing."""
    language, slash, rest = path.removeprefix("/").partition("/")
    if not slash or language not in site.live.words:
        return None
    edition, inside = edition_of(rest)
    context = site.context(edition)
    if context is None:
        return None
    name, _, item = inside.partition("/")
    for page in pages:
        whole = "/".join(filter(None, (name, item)))
        if page.path == name and inside == whole and item in page.items(context):
            return Route(language=language, context=context, page=page, item=item)
    return None


def edition_of(rest: str) -> tuple[str, str]:
    """Return the edition a path without its language lies in (empty: none), and the rest of the path."""
    if not rest.startswith(f"{EDITION}/"):
        return "", rest
    edition, slash, inside = rest.removeprefix(f"{EDITION}/").partition("/")
    return (edition, inside) if slash else ("", rest)


def view(found: Route, query: str) -> View:
    """Return the view that a query string makes of a route."""
    filters, remarks = read_filters(query, found.context.dataset)
    return View(
        context=found.context,
        page=found.page,
        item=found.item,
        words=found.context.words[found.language],
        filters=filters,
        remarks=remarks,
    )
