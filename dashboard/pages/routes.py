"""From an address to a page: language, page and item, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import read_filters
from dashboard.pages.view import Context, Page, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where an address leads."""

    language: str
    page: Page
    item: str


def route(path: str, *, pages: Sequence[Page], dataset: Dataset, languages: Sequence[str]) -> Route | None:
    """Return where a path leads, or None where there is nothing."""
    language, slash, rest = path.removeprefix("/").partition("/")
    if not slash or language not in languages:
        return None
    name, _, item = rest.partition("/")
    for page in pages:
        if page.path == name and item in page.items(dataset) and rest == "/".join(filter(None, (name, item))):
            return Route(language=language, page=page, item=item)
    return None


def view(found: Route, query: str, context: Context) -> View:
    """Return the view that a query string makes of a route."""
    filters, remarks = read_filters(query, context.dataset)
    return View(
        context=context,
        page=found.page,
        item=found.item,
        words=context.words[found.language],
        filters=filters,
        remarks=remarks,
    )
