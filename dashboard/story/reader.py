"""Who is told: one plan, in one language, under one choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.text.messages import Words


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reader:
    """A dataset with a language and a choice.

    `remember(query, …)` is `query(dataset, …)` from memory where it was asked before; None asks each time.
    """

    dataset: Dataset
    words: Words
    filters: Filters
    remember: Callable[..., Any] | None = None

    @property
    def catalogue(self) -> Catalogue:
        """The plan's definitions."""
        return self.dataset.catalogue

    @property
    def year(self) -> int:
        """The year under review."""
        return self.filters.review_year(self.dataset)

    def ask(self, query: Callable[..., Any], *choice: object) -> Any:  # noqa: ANN401 - a query's own answer
        """Return the answer to a query of this dataset under these filters."""
        if self.remember is not None:
            return self.remember(query, *choice, self.filters)
        return query(self.dataset, *choice, self.filters)
