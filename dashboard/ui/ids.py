"""Names of the parts that callbacks and tests reach; every page has its own copy of each."""

from __future__ import annotations

from enum import StrEnum, unique


@unique
class Part(StrEnum):
    """The parts of a page that have an id."""

    FROM = "from"
    TO = "to"
    YEAR = "year"
    COMPARE = "compare"
    DEPARTMENT = "department"
    SEARCH = "search"
    PRIORITY = "priority"
    STATUS = "status"
    SORT = "sort"
    CHOICE = "choice"
    NAVIGATION = "navigation"
    CHOSEN = "chosen"
    NAMED = "named"
    SHOWN = "shown"
    DOWNLOADS = "downloads"
    CONTENT = "content"


ADDRESS = "address"
"""The one place that watches the browser's address."""

PAGE = "page"
"""The one container that a page is put into."""

STALE = "stale"
"""The warning that what is shown did not follow the choice; a script shows and hides it."""

MAIN = "main"
"""The target of the skip link."""


def component_id(page: str, part: Part) -> str:
    """Return the id of a page's part, e.g. `overview-year`."""
    return f"{page}-{part}"
