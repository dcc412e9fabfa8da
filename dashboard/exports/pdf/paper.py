"""Whom a file of print is for, and its chapters before they are put on pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dash.development.base_component import Component

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.model import Term
from dashboard.domain.summary import PrioritySummary
from dashboard.queries.summary import priority
from dashboard.story.reader import Reader
from dashboard.text.messages import Words
from dashboard.ui.links import link

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Paper:
    """A reader of paper.

    `told` are the priorities that the file is about, `whole` whether these are all of the plan; `address`
    is where the site stands, empty where none is known.
    """

    reader: Reader
    today: date
    address: str
    told: tuple[str, ...]
    whole: bool = True

    @property
    def words(self) -> Words:
        """The language."""
        return self.reader.words

    @property
    def catalogue(self) -> Catalogue:
        """The plan's definitions."""
        return self.reader.catalogue

    @property
    def term(self) -> Term | None:
        """The council term of the year under review, else the newest one."""
        terms, year = self.catalogue.plan.terms, self.reader.year
        now = (t for t in terms if t.first <= year <= t.last)
        return next(now, terms[-1] if terms else None)

    def summaries(self) -> tuple[PrioritySummary, ...]:
        """Return the priorities that the file is about."""
        return tuple(self.reader.ask(priority, name) for name in self.told)

    def online(self, page: str = "", item: str = "") -> str:
        """Return the address of a page on the web with the same choices; empty where none is known."""
        if not self.address:
            return ""
        return f"{self.address}{link(self.words.root, page, item, filters=self.reader.filters)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a chapter with a heading of its own, which the contents name."""

    id: str
    title: str
    body: tuple[Component, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter on pages of its own; `priority` gives it a colour, `wide` pages that lie on their side."""

    id: str
    title: str
    lead: tuple[Component, ...] = ()
    parts: tuple[Part, ...] = ()
    priority: str = ""
    wide: bool = False
