"""The applications in memory: the newest, and a few before it for the pages that are still open."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Final

from flask import Flask

from dashboard.domain.publication import Publication
from dashboard.web.versions.memory import LettingGo

IDLE: Final = 600.0
"""Seconds after which an earlier version that nobody asked for leaves the memory."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Served:
    """An application of one version; `facts` are what the readiness address says of it."""

    version: str
    application: Flask
    facts: Mapping[str, object]
    publication: Publication | None = None


class Kept:
    """At most so many applications. Many threads may ask at once."""

    def __init__(self, most: int) -> None:
        """Start with none."""
        self._most = most
        self._served: OrderedDict[str, Served] = OrderedDict()
        self._used: dict[str, float] = {}
        self._lock = threading.Lock()
        self._going = LettingGo()
        self.newest: Served | None = None

    def get(self, version: str) -> Served | None:
        """Return the application of a version, None where it is not in memory."""
        with self._lock:
            found = self._served.get(version)
            if found is not None:
                self._touch(version)
            return found

    def add(self, served: Served, *, newest: bool) -> None:
        """Keep an application, and let the one go that was not used for longest."""
        with self._lock:
            self._served[served.version] = served
            self._touch(served.version)
            if newest:
                self.newest = served
            spare = [version for version in self._served if not self._is_newest(version)]
            for version in spare[: max(0, len(self._served) - self._most)]:
                self._drop(version)

    def tidy(self) -> None:
        """Let earlier versions go that nobody asked for in ten minutes; collect those let go before."""
        with self._lock:
            now = monotonic()
            for version in [v for v, used in self._used.items() if now - used > IDLE]:
                if not self._is_newest(version):
                    self._drop(version)
        self._going.look()

    def _touch(self, version: str) -> None:
        self._served.move_to_end(version)
        self._used[version] = monotonic()

    def _is_newest(self, version: str) -> bool:
        return self.newest is not None and self.newest.version == version

    def _drop(self, version: str) -> None:
        del self._used[version]
        self._going.add(self._served.pop(version).application)
