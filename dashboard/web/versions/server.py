"""Which version answers a request. The newest is made aside and swapped in between requests."""

from __future__ import annotations

import contextvars
import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Final

from dashboard.ingest.problems import DataError
from dashboard.store.faults import Fault, FaultKind
from dashboard.store.intake import IntakeRefused
from dashboard.store.publication.faults import PublicationError
from dashboard.store.publication.source import REACHABLE, Choice, Found, Source
from dashboard.text.messages import Words
from dashboard.web.versions.addresses import version_of
from dashboard.web.versions.kept import Kept, Served
from dashboard.web.versions.unavailable import unavailable
from dashboard.web.versions.watching import Watch

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

RETRY: Final = 60.0
"""Seconds after which something that was refused is looked at again, as what it needed may be there now."""
State = Mapping[str, object]
Build = Callable[[Found, Callable[[], State]], Served]
_LOG = logging.getLogger(__name__)


class Versions:
    """The server: a WSGI application in front of one for each version.

    Nothing of it outlives a process but what is in the plan's folder, so that workers need not know of each
    other: each sees a publication within a second or so, and every answer names its version.
    """

    def __init__(
        self,
        source: Source,
        *,
        build: Build,
        words: Mapping[str, Words],
        report: Callable[[BaseException], object],
    ) -> None:
        """Make the application of the newest version; without one that can be shown, answer 503.

        Args:
            source: the versions of the plan.
            build: makes the application of a version, given what the readiness address is to say.
            words: what is said where there is no version, by language.
            report: logs an error of the program.
        """
        self._source = source
        self._build = build
        self._words = words
        self._kept = Kept(REACHABLE)
        self._loading = threading.Lock()
        self._seen: object = self
        self._again = 0.0
        self._refused: tuple[PublicationError, ...] = ()
        self._broken: set[str] = set()
        self._watch = Watch(due=self._due, act=self._act, report=report)
        self._watch.look()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request by one version, from its first byte to its last."""
        self._watch.begin()
        served = self._answering(version_of(environ))
        application = served.application if served else unavailable(self._words, self.state())
        # Dash notes its application in the context of the thread, where it would be held for ever.
        return contextvars.copy_context().run(application, environ, start_response)

    def state(self) -> State:
        """Return what the readiness address says: what is served, and what was refused and why."""
        served = self._kept.newest
        refused = [{"publication": error.id, "reason": error.reason} for error in self._refused]
        refused += [{"publication": version, "reason": "cannot be shown"} for version in sorted(self._broken)]
        status = "unavailable" if served is None else "degraded" if refused else "ready"
        facts = served.facts if served else {}
        return {"status": status, **facts, "publication": _act(served) or None, "refused": refused}

    @property
    def hindrance(self) -> PublicationError | None:
        """Why nothing at all is served; None where something is."""
        return self._refused[0] if self._refused and self._kept.newest is None else None

    def _answering(self, wanted: str) -> Served | None:
        newest = self._kept.newest
        if newest is None or wanted in {"", newest.version}:
            return newest
        # The newest one says it to whoever asks for a version that is not to be had.
        return self._other(wanted) or newest

    def _other(self, version: str) -> Served | None:
        """Return an earlier version, or one so new that this process has not seen it yet."""
        if kept := self._kept.get(version):
            return kept
        act = self._source.reachable(version)
        if act is None or version in self._broken:
            return None
        with self._loading:
            if kept := self._kept.get(version):
                return kept
            try:
                return self._made(self._source.opened(act), newest=False)
            except PublicationError as error:
                _LOG.warning("refused publication=%s reason='%s'", error.id, error.reason)
                return None

    def _due(self) -> bool:
        self._kept.tidy()
        degraded = bool(self._refused or self._broken)
        return self._source.stamp() != self._seen or (degraded and monotonic() > self._again)

    def _act(self) -> None:
        """Serve the newest version that can be served; whatever goes wrong, the one before stays."""
        with self._loading:
            stamp = self._source.stamp()
            if stamp == self._seen:
                self._broken.clear()
            choice = self._chosen()
            if choice.found:
                self._made(choice.found, newest=True)
            self._tell(choice.refused)
            self._seen, self._again = stamp, monotonic() + RETRY

    def _chosen(self) -> Choice:
        newest = self._kept.newest
        try:
            version = newest.version if newest else ""
            return self._source.choose(served=version, act=_act(newest), but=self._broken)
        except (DataError, IntakeRefused) as error:
            fault = Fault(kind=FaultKind.NOT_LOADED, what=self._source.folder.name)
            return Choice(refused=(PublicationError(self._source.folder.name, [fault], error.problems),))

    def _made(self, found: Found, *, newest: bool) -> Served:
        version = found.dataset.version
        try:
            kept = self._kept.get(version)
            served = (
                kept if kept and kept.publication == found.publication else self._build(found, self.state)
            )
        except BaseException:
            # An error of the program, which is reported; the version is not tried again and again.
            self._broken.add(version)
            raise
        self._kept.add(served, newest=newest)
        if newest:
            _LOG.info("serves version=%s", version)
        return served

    def _tell(self, refused: tuple[PublicationError, ...]) -> None:
        """Log what was refused, once."""
        known = {(error.id, error.reason) for error in self._refused}
        for error in refused:
            if (error.id, error.reason) not in known:
                _LOG.warning("refused publication=%s reason='%s'", error.id, error.reason)
        self._refused = refused


def _act(served: Served | None) -> str:
    return served.publication.id if served and served.publication else ""
