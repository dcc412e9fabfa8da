"""Addresses inside the site: language, page and item in the path, the choice in the query."""

from __future__ import annotations

from dashboard.domain.filters import Filters


def link(root: str, page: str = "", item: str = "", *, filters: Filters | None = None) -> str:
    """Return an address, e.g. `/fi/priority/elamyksellisyys?year=2022`; `root` is `Words.root`."""
    path = "/".join(part for part in (root, page, item) if part)
    query = filters.to_query() if filters else ""
    return f"/{path}{'' if page else '/'}{'?' if query else ''}{query}"


def data_link(root: str, name: str, *, filters: Filters | None = None) -> str:
    """Return the address of a data file, e.g. `/fi/data/indicators.csv?year=2022`."""
    return link(root, "data", name, filters=filters)
