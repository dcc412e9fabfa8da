"""Addresses inside the site: language, page and item in the path, the choice in the query."""

from __future__ import annotations

from dashboard.domain.filters import Filters
from dashboard.text.messages import Words


def link(root: str, page: str = "", item: str = "", *, filters: Filters | None = None) -> str:
    """Return an address, e.g. `/fi/priority/elamyksellisyys?year=2022`; `root` is `Words.root`."""
    path = "/".join(part for part in (root, page, item) if part)
    query = filters.to_query() if filters else ""
    return f"/{path}{'' if page else '/'}{'?' if query else ''}{query}"


def data_link(words: Words, name: str, *, filters: Filters | None = None) -> str:
    """Return the address of a data file, e.g. `/fi/data/indicators.csv?year=2022`."""
    return _of_version(link(words.root, "data", name, filters=filters), words)


def presentation_link(words: Words, *, filters: Filters | None = None) -> str:
    """Return the address of the presentation."""
    return _of_version(link(words.root, "present", filters=filters), words)


def _of_version(address: str, words: Words) -> str:
    """Return the address with the version that the words speak of, so that page and file tell the same."""
    if not words.version:
        return address
    return f"{address}{'&' if '?' in address else '?'}version={words.version}"
