"""Short ways to publish a plan, and plans whose figures tell which version they are of."""

import datetime as dt
from pathlib import Path
from typing import Any

from dashboard.domain.publication import Publication
from dashboard.store.publication.publish import Order, publish, put_back
from dashboard.store.publication.register import PUBLISHED, read_register
from dashboard.store.publication.source import Source
from tests.store.plans import changed

NOW = dt.datetime(2024, 3, 1, 6, 12, 30, tzinfo=dt.UTC)
OBSERVATIONS = "observations/observations.csv"


def order(**facts: Any) -> Order:
    """Return an order by somebody, at some moment."""
    return Order(**{"by": "Minna Virtanen", "now": NOW, "code_version": "0.1.0", **facts})


def published(plan: Path, **facts: Any) -> Publication:
    """Publish a plan; figures that readers have seen may be others, as those that tell versions apart are."""
    return publish(plan, order(**{"confirmed": "Tarkistettu", **facts})).act


def returned(plan: Path, ident: str, **facts: Any) -> Publication:
    """Publish an earlier snapshot again."""
    return put_back(plan, ident, order(**facts)).act


def edited(plan: Path, old: str, new: str) -> None:
    """Change the only occurrence of a text in a plan's figures."""
    changed(plan / OBSERVATIONS, old, new)


def acts(plan: Path) -> list[Publication]:
    """Return what was published, oldest first."""
    return list(read_register(plan / PUBLISHED).acts)


def seen(plan: Path) -> str | None:
    """Return the version that readers would see now."""
    found = Source(plan).choose().found
    return found.dataset.version if found else None
