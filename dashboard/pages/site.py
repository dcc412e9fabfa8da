"""What is served, put together: the live plan and the editions in its folder."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from threading import Lock

from dashboard.domain.dataset import Dataset
from dashboard.domain.edition import Edition
from dashboard.pages.view import Context, Site
from dashboard.store.editions import Editions
from dashboard.store.faults import Tampered
from dashboard.text.messages import Words

KEPT = 8
"""How many editions' answers are remembered."""


def site_of(live: Context, editions: Editions) -> Site:
    """Return the site of a live plan and its editions; a new edition is served as soon as it is frozen."""
    known = _Contexts(live, editions)
    # The live context is what editions are compared with; it has all of them before it.
    now = Context(
        dataset=live.dataset,
        words=live.words,
        today=live.today,
        report=live.report,
        earlier=editions.listed,
        opened=known.dataset,
        log=live.log,
    )
    return Site(live=now, edition=known.context, refusal=partial(refusal, editions))


def refusal(editions: Editions, ident: str, words: Words) -> str:
    """Return why an edition is not shown, one fault a line; empty for one that is, or that there is not."""
    try:
        editions.opened(ident)
    except KeyError:
        return ""
    except Tampered as tampered:
        return tampered.text(words)
    return ""


class _Contexts:
    """The contexts of editions, one for as long as its dataset is kept."""

    def __init__(self, live: Context, editions: Editions) -> None:
        self._live = live
        self._editions = editions
        self._known: OrderedDict[str, Context] = OrderedDict()
        self._lock = Lock()

    def dataset(self, ident: str) -> Dataset | None:
        try:
            return self._editions.opened(ident)
        except (KeyError, Tampered):
            return None

    def context(self, ident: str) -> Context | None:
        dataset = self.dataset(ident)
        if dataset is None:
            return None
        with self._lock:
            found = self._known.get(ident)
            if found is None or found.dataset is not dataset:
                found = self._known[ident] = self._made(dataset)
            self._known.move_to_end(ident)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
            return found

    def _made(self, dataset: Dataset) -> Context:
        edition = dataset.edition
        ident = edition.id if edition else ""
        # What is old is told as the meeting saw it.
        today = self._live.today if edition is None else lambda: edition.date
        return Context(
            dataset=dataset,
            words={code: words.in_edition(ident) for code, words in self._live.words.items()},
            today=today,
            report=self._live.report,
            earlier=lambda: _before(self._editions.listed(), edition),
            opened=self.dataset,
        )


def _before(listed: tuple[Edition, ...], edition: Edition | None) -> tuple[Edition, ...]:
    """Return the editions before one in the list, which is in order of time."""
    ids = [one.id for one in listed]
    return listed[: ids.index(edition.id)] if edition and edition.id in ids else ()
