"""Letting applications go: what the collector of garbage was told to leave alone is looked at once more."""

from __future__ import annotations

import gc
import weakref
from time import monotonic
from typing import Any, Final

THRESHOLDS: Final = (20_000, 10, 10)
"""When the collector looks. Answers are remembered by the thousand records, which are no garbage: at its own
700 it walks through them so often that a page waits for it, up to 0.2 s with a large plan."""
PAUSE: Final = 5.0
"""Seconds between two searches: an application may be held by a file that takes long to make."""


def settle() -> None:
    """Spare the collector the plan, which stays for long: it would walk through it at each turn.

    Workers forked from this process then share its memory too.
    """
    gc.set_threshold(*THRESHOLDS)
    gc.collect()
    gc.freeze()


class LettingGo:
    """Applications that nobody is to hold any more, until they are gone."""

    def __init__(self) -> None:
        """Start with none."""
        self._waiting: list[weakref.ref[Any]] = []
        self._next = 0.0

    def add(self, application: Any) -> None:  # noqa: ANN401 - whatever can be referred to weakly
        """Watch an application that was just dropped; a request may hold it for a while yet."""
        self._waiting.append(weakref.ref(application))

    def look(self) -> None:
        """Search for what was dropped, if anything was; takes a tenth of a second or more where it was."""
        if not self._waiting or monotonic() < self._next:
            return
        # An application is a web of cycles, and was frozen with all else: only a whole search finds it.
        gc.unfreeze()
        settle()
        self._waiting = [one for one in self._waiting if one() is not None]
        self._next = monotonic() + PAUSE
