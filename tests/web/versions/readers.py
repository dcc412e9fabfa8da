"""Readers of a real server: each opens a page, chooses, takes files and slides, and notes every answer."""

from __future__ import annotations

import http.client
import json
import random
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field

from tests.web.versions.reading import (
    GONE,
    HEADER,
    Answer,
    dependency_of,
    files_of,
    message,
    numbers,
    opening,
    prefix_of,
)

PAGE = "/fi/indicator/library-loans"
READABLE = ("text/", "application/json", "image/svg")
LOANS = "/fi/data/library-loans.csv"
LIGHT = 12
"""How many pairs of light requests end each visit."""


@dataclass(frozen=True)
class Seen:
    """One answer: what it was asked for, the version asked for (empty: any), and what came."""

    path: str
    wanted: str
    status: int
    version: str
    figures: frozenset[int]


@dataclass
class Readers:
    """Readers at the same time, until enough was asked."""

    port: int
    enough: int
    seen: list[Seen] = field(default_factory=list)
    retried: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    def read(self, seed: int) -> None:
        """Visit again and again."""
        chance = random.Random(seed)  # noqa: S311 - chance for a test, not for a secret
        while not self.ended.is_set():
            with closing(Way(self.port)) as one, closing(Way(self.port)) as other:
                for _ in self._visit(chance, (one, other)):
                    if self.ended.is_set():
                        break
            self.retried += one.retried + other.retried

    def _visit(self, chance: random.Random, ways: tuple[Way, ...]) -> Iterator[None]:
        """Open a page and all that belongs to it, by connections that may lead to several workers."""

        def ask(path: str, wanted: str = "", sent: object = None) -> Answer:
            answer = chance.choice(ways).ask(path, sent)
            self.seen.append(
                Seen(path, wanted, answer.status, answer.version, frozenset(numbers(answer.text)))
            )
            return answer

        document = ask(PAGE)
        own, prefix = document.version, prefix_of(document.text)
        callbacks = f"{prefix}_dash-update-component"
        yield
        ask(f"{prefix}_dash-layout", own)
        listed = ask(f"{prefix}_dash-dependencies", own)
        page = ask(callbacks, own, opening(PAGE))
        yield
        if GONE not in {listed.status, page.status}:
            ask(callbacks, own, message(dependency_of(listed.text, "indicator"), PAGE, year="2022"))
            files = [path for path in files_of(page.text) if "png" not in path]
            for path in (
                *chance.sample(files, min(3, len(files))),
                f"/fi/present/library-loans?version={own}",
            ):
                ask(path, own)
                yield
            for _ in range(LIGHT):
                ask(f"{LOANS}?version={own}", own)
                ask(LOANS)
                yield


class Way:
    """A connection that is kept; what breaks off is asked once more, as a browser does."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.retried = 0

    def ask(self, path: str, sent: object = None) -> Answer:
        """Ask for a path."""
        with suppress(http.client.HTTPException, ConnectionError):
            return self._once(path, sent)
        self.retried += 1
        self.close()
        return self._once(path, sent)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _once(self, path: str, sent: object) -> Answer:
        if sent is None:
            self._connection.request("GET", path)
        else:
            body = json.dumps(sent).encode()
            self._connection.request("POST", path, body, {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        content = response.read()
        kind = response.getheader("Content-Type", "")
        text = content.decode("utf-8") if kind.startswith(READABLE) else ""
        return Answer(response.status, response.getheader(HEADER, ""), text)
