"""Addresses inside the site: language, page and item in the path, the choice in the query."""

from __future__ import annotations

from dashboard.domain.filters import Filters


def link(language: str, page: str = "", item: str = "", *, filters: Filters | None = None) -> str:
    """Return an address, e.g. `/fi/priority/elamyksellisyys?year=2022`."""
    path = "/".join(part for part in (language, page, item) if part)
    query = filters.to_query() if filters else ""
    return f"/{path}{'' if page else '/'}{'?' if query else ''}{query}"


def data_link(language: str, name: str, *, filters: Filters | None = None) -> str:
    """Return the address of a data file, e.g. `/fi/data/indicators.csv?year=2022`."""
    return link(language, "data", name, filters=filters)
