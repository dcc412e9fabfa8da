"""HTTP to services that are at times down, slow or moved: everything that comes is limited and checked.

The connection must be https, but for addresses of this very computer. A redirect is followed only on the
same host. What a service says of when to ask again is obeyed.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

import requests
from requests import exceptions
from urllib3.exceptions import HTTPError, InvalidHeader, ProtocolError, ReadTimeoutError
from urllib3.util.retry import Retry

from dashboard.ingest.statistics.answers import Unanswered
from dashboard.upstream.pace import Pace

_BUSY: Final = frozenset({429, 500, 502, 503, 504})
_FORBIDDEN: Final = frozenset({401, 403, 407, 451})
_GONE: Final = frozenset({400, 404, 405, 410})
_LOCAL: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_FIRST_ERROR: Final = 400
_CHUNK: Final = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long to wait, in seconds, how often to try, and how much to take, in bytes.

    `whole` is for one answer from first to last byte; `patience` is the longest pause that a service may ask
    for: where it wants a longer one, it is not asked again.
    """

    connect: float = 5
    read: float = 30
    whole: float = 120
    tries: int = 3
    patience: float = 60
    most: int = 20_000_000
    redirects: int = 3


class Kind:
    """The media types that an answer of a kind may have."""

    JSON: Final = frozenset({"application/json", "text/json", "application/vnd.json-stat+json"})
    PAGE: Final = frozenset({"text/html", "application/xhtml+xml"})
    XLS: Final = frozenset(
        {
            "application/vnd.ms-excel",
            "application/vnd.ms-office",
            "application/msexcel",
            "application/x-msexcel",
            "application/octet-stream",
        }
    )


class AskError(Exception):
    """Nothing could be read from an address: which, why, and what tells more, e.g. a status."""

    def __init__(
        self, why: Unanswered, address: str, detail: str = "", *, again: float | None = None
    ) -> None:
        """Keep all of it; `again` are the seconds until it may be tried again, None where it may not."""
        self.why = why
        self.address = address
        self.detail = detail
        self.again = again
        super().__init__(f"{address}: {why} {detail}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """The clock and the pause of a client; a test has its own."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random


class Client:
    """Asks one service."""

    def __init__(
        self, agent: str, *, pace: Pace, limits: Limits | None = None, patience: Patience | None = None
    ) -> None:
        """Make a client; `agent` is what it calls itself, for without a name of one's own services refuse."""
        self._limits = limits or Limits()
        self._patience = patience or Patience()
        self._pace = pace
        self._session = requests.Session()
        self._session.headers.update({"User-Agent": agent, "Accept-Encoding": "gzip"})

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def ask(self, address: str, *, kind: frozenset[str], body: Mapping[str, object] | None = None) -> bytes:
        """Return what an address answers; with a body it is posted as JSON.

        Raises:
            AskError: nothing could be read, if need be after several tries.
        """
        for attempt in range(self._limits.tries - 1):
            try:
                return self._once(address, kind, body)
            except AskError as error:
                if error.again is None:
                    raise
                # A part of the pause is chance, so that those who failed together do not come together again.
                self._patience.sleep(error.again or 2.0**attempt + self._patience.jitter())
        return self._once(address, kind, body)

    def _once(self, address: str, kind: frozenset[str], body: Mapping[str, object] | None) -> bytes:
        self._pace.wait()
        until = self._patience.clock() + self._limits.whole
        where = address
        for _ in range(self._limits.redirects + 1):
            _check_secure(where)
            with closing(self._sent(where, body)) as response:
                if not response.is_redirect:
                    _check_status(response, where, self._limits.patience)
                    _check_type(response, where, kind)
                    return self._body(response, where, until)
                where = _next(response, where)
        raise AskError(Unanswered.ELSEWHERE, address, urlsplit(where).netloc)

    def _sent(self, address: str, body: Mapping[str, object] | None) -> requests.Response:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"} if body is not None else {}
        try:
            return self._session.request(
                "GET" if body is None else "POST",
                address,
                data=data,
                headers=headers,
                stream=True,
                allow_redirects=False,
                timeout=(self._limits.connect, self._limits.read),
            )
        except exceptions.RequestException as error:
            raise _failure(error, address) from error

    def _body(self, response: requests.Response, address: str, until: float) -> bytes:
        """Return the whole body, unpacked; more or longer than the limits is not waited for."""
        parts: list[bytes] = []
        left = self._limits.most
        try:
            # Not `iter_content`: it waits for a whole chunk, however slowly the bytes trickle in.
            while part := response.raw.read1(_CHUNK, decode_content=True):
                parts.append(part)
                left -= len(part)
                if left < 0:
                    raise AskError(Unanswered.TOO_LARGE, address, f"{self._limits.most / 1e6:g} MB")
                if self._patience.clock() > until:
                    raise AskError(Unanswered.SLOW, address, f"{self._limits.whole:g} s", again=0)
        except ReadTimeoutError as error:
            raise AskError(Unanswered.SLOW, address, f"{self._limits.read:g} s", again=0) from error
        except HTTPError as error:
            raise AskError(Unanswered.CUT, address, again=0) from error
        return b"".join(parts)


def _check_secure(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in _LOCAL:
        raise AskError(Unanswered.INSECURE, address)


def _check_status(response: requests.Response, address: str, patience: float) -> None:
    status = response.status_code
    if status in _BUSY:
        again = _pause(response.headers.get("Retry-After"))
        told = str(status) if not again else f"{status}, Retry-After {again:.0f} s"
        raise AskError(Unanswered.BUSY, address, told, again=again if again <= patience else None)
    if status in _FORBIDDEN:
        raise AskError(Unanswered.FORBIDDEN, address, str(status))
    if status in _GONE:
        raise AskError(Unanswered.GONE, address, str(status))
    if status >= _FIRST_ERROR or status != requests.codes.ok:
        raise AskError(Unanswered.STATUS, address, str(status))


def _check_type(response: requests.Response, address: str, kind: frozenset[str]) -> None:
    found = response.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
    if found not in kind:
        raise AskError(Unanswered.OTHER_TYPE, address, found)


def _pause(header: str | None) -> float:
    """Return the seconds a service asks to wait, 0 where it does not say or cannot be understood."""
    try:
        return Retry().parse_retry_after(header) if header else 0
    except InvalidHeader:
        return 0


def _next(response: requests.Response, address: str) -> str:
    """Return where a redirect leads on the same host."""
    found = urljoin(address, response.headers["Location"])
    old, new = urlsplit(address), urlsplit(found)
    if (new.scheme, new.netloc) != (old.scheme, old.netloc):
        raise AskError(Unanswered.ELSEWHERE, address, new.netloc)
    return found


def _failure(error: exceptions.RequestException, address: str) -> AskError:
    """Return why a request failed; what may have been chance may be tried again."""
    match error:
        case exceptions.SSLError():
            return AskError(Unanswered.INSECURE, address)
        case exceptions.Timeout():
            return AskError(Unanswered.SLOW, address, again=0)
        case exceptions.ConnectionError() if isinstance(error.args[0], ProtocolError):
            return AskError(Unanswered.CUT, address, again=0)
        case exceptions.ConnectionError():
            return AskError(Unanswered.UNREACHABLE, address, again=0)
        case _:
            return AskError(Unanswered.UNREACHABLE, address)
