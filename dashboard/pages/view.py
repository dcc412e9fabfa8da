"""What a page is, what it may ask, and the view that a reader's address makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Final

from dash.development.base_component import Component

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.changelog import LogEntry
from dashboard.domain.dataset import Dataset
from dashboard.domain.edition import Edition
from dashboard.domain.filters import Filters, Remark
from dashboard.story.reader import Reader
from dashboard.text.messages import Words

REMEMBERED: Final = 128
"""How many answers are remembered: an overview of 300 indicators keeps some 1.6 MB."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Context:
    """One dataset with the words that tell it, and answers already given.

    `report` logs a fault and returns the reference under which it can be found. `ask(query, …)` is
    `query(dataset, …)`, remembered; queries are pure and the dataset never changes. `earlier` gives the
    editions frozen before this one, oldest first; for the live data all of them. `opened` gives the dataset
    of one of these, None where it may not be shown. `log` gives the change log of the plan, oldest first.
    """

    dataset: Dataset
    words: Mapping[str, Words]
    today: Callable[[], date]
    report: Callable[[BaseException], str]
    earlier: Callable[[], tuple[Edition, ...]] = tuple
    opened: Callable[[str], Dataset | None] = lambda _: None
    log: Callable[[], Sequence[LogEntry]] = tuple
    ask: Callable[..., Any] = field(init=False)

    def __post_init__(self) -> None:
        """Set up the memory of answers, one per application."""

        @lru_cache(maxsize=REMEMBERED)
        def ask(query: Callable[..., Any], *choice: object) -> object:
            return query(self.dataset, *choice)

        object.__setattr__(self, "ask", ask)


@dataclass(frozen=True, kw_only=True, eq=False)
class Site:
    """Everything that is served: the live data, and each edition under its own addresses.

    `edition` gives the context of an edition by its id, None where there is none that may be shown; `refusal`
    says why one is not shown, one fault a line, and nothing of one that is or that there is not.
    """

    live: Context
    edition: Callable[[str], Context | None]
    refusal: Callable[[str, Words], str]

    def context(self, edition: str) -> Context | None:
        """Return the context of an edition, the live one for an empty id; None where nothing may be shown."""
        return self.edition(edition) if edition else self.live


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One page in one language under one choice; `item` is what it is about, such as an indicator."""

    context: Context
    page: Page
    item: str
    words: Words
    filters: Filters
    remarks: tuple[Remark, ...]

    @property
    def dataset(self) -> Dataset:
        """The plan with its figures."""
        return self.context.dataset

    @property
    def catalogue(self) -> Catalogue:
        """The plan's definitions."""
        return self.context.dataset.catalogue

    @property
    def year(self) -> int:
        """The year under review."""
        return self.usual_year if self.filters.year is None else self.filters.year

    @property
    def usual_year(self) -> int:
        """The year under review where none is chosen."""
        return self.page.usual_year(self.context) if self.page.usual_year else self.dataset.report_year

    @property
    def reader(self) -> Reader:
        """Whom the page is told."""
        return Reader(dataset=self.dataset, words=self.words, filters=self.filters, remember=self.context.ask)

    def ask(self, query: Callable[..., Any], *choice: object) -> Any:  # noqa: ANN401 - a query's own answer
        """Return the answer to a query of this dataset under these filters, from memory where known."""
        return self.context.ask(query, *choice, self.filters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One kind of page.

    `path` is the part of the address after the language, `name` the same as a word for ids. `title` gives
    the document's title, `content` the main part, `controls` what stands above it and is not redrawn.
    `items` gives the ids that may follow the path; a page without items has an empty id only. `usual_year`
    is the year under review where none is chosen, for a page that is not about the annual report;
    `year_words` is the key of its name.
    """

    name: str
    path: str
    title: Callable[[View], str]
    content: Callable[[View], list[Component]]
    controls: Callable[[View], list[Component]] | None = None
    items: Callable[[Context], Sequence[str]] = lambda _: ("",)
    parts: tuple[str, ...] = ()
    usual_year: Callable[[Context], int] | None = None
    year_words: str = "filter.report_year"
