"""A service on this computer that answers as it is told: well, wrongly, slowly or never."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


@dataclass(kw_only=True)
class Reply:
    """What is answered: a status, headers, a body, and how it is sent."""

    body: bytes = b"[]"
    status: int = 200
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    send: Callable[[Request], None] | None = None


class Request(BaseHTTPRequestHandler):
    """One request to the service."""

    protocol_version = "HTTP/1.1"
    server: Service

    def do_GET(self) -> None:
        """Answer."""
        self._answer(None)

    def do_POST(self) -> None:
        """Answer a posted query."""
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self, body: object) -> None:
        reply = self.server.reply_to(self, body)
        if reply.send is not None:
            self.close_connection = True
            reply.send(self)
            return
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)


class Service(ThreadingHTTPServer):
    """Answers each path by its list of replies, the last one for ever; remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.bodies: list[object] = []
        self.over = threading.Event()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def on(self, path: str, *replies: Reply) -> str:
        """Set what a path answers, and return its address."""
        self.replies[path] = list(replies)
        return self.address + path

    def reply_to(self, request: Request, body: object) -> Reply:
        """Return the next reply of a path."""
        self.asked.append(request.path)
        self.agents.add(request.headers["User-Agent"])
        self.bodies.append(body)
        known = self.replies.get(urlsplit(request.path).path, [Reply(status=404)])
        return known.pop(0) if len(known) > 1 else known[0]

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that have had enough."""


@contextmanager
def serving() -> Iterator[Service]:
    """Run a service."""
    service = Service()
    thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.over.set()
        service.shutdown()
        thread.join()
        service.server_close()


def _head(request: Request, length: int | None) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "application/json")
    if length is not None:
        request.send_header("Content-Length", str(length))
    request.send_header("Connection", "close")
    request.end_headers()


def never(request: Request) -> None:
    """Take the request and say nothing."""
    request.server.over.wait(10)


def trickle(request: Request) -> None:
    """Send byte by byte, each soon enough, and never all."""
    _head(request, 1_000_000)
    while not request.server.over.wait(0.01):
        request.wfile.write(b"[")


def stall(request: Request) -> None:
    """Begin, and then say nothing more."""
    _head(request, 1_000_000)
    request.wfile.write(b"[")
    request.server.over.wait(10)


def endless(request: Request) -> None:
    """Send without end and without a length."""
    _head(request, None)
    while not request.server.over.is_set():
        request.wfile.write(b"[" * 65_536)


def huge(request: Request) -> None:
    """Promise a thousand million bytes and begin to send them."""
    _head(request, 1_000_000_000)
    until = time.monotonic() + 10
    while not request.server.over.is_set() and time.monotonic() < until:
        request.wfile.write(b" " * 65_536)


def broken_off(request: Request) -> None:
    """Send a part and hang up."""
    _head(request, 1_000)
    request.wfile.write(b'[{"id": 1')


def hang_up(request: Request) -> None:
    """Hang up without a word."""
    request.connection.close()
