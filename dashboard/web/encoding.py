"""Compression: which one a client takes, and how text is compressed."""

import gzip
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final

import brotli  # type: ignore[import-untyped]
from flask import Flask, Request, Response, request

from dashboard.web.logs import fingerprint

WORTHWHILE: Final = 1_024
_PREFERRED: Final = ("br", "gzip")
_QUICKLY: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "br": lambda content: smaller(content, quality=4),
    "gzip": lambda content: gzip.compress(content, 5, mtime=0),
}
_TEXT: Final = {
    "application/json",
    "application/manifest+json",
    "image/svg+xml",
    "text/css",
    "text/csv",
    "text/html",
    "text/javascript",
    "text/plain",
}


def smaller(content: bytes, *, quality: int) -> bytes:
    """Return the content compressed with brotli; quality goes from 0, quick, to 11, small."""
    return bytes(brotli.compress(content, quality=quality))


def is_of(compressed: bytes, content: bytes) -> bool:
    """Tell whether something is the brotli-compressed form of a content."""
    try:
        return bool(brotli.decompress(compressed) == content)
    except brotli.error:
        return False


def chosen(client: Request) -> str | None:
    """Return the encoding the client likes best, brotli where it does not care; None for none."""
    accepted = client.accept_encodings
    liked = max(_PREFERRED, key=lambda name: accepted[name])
    return liked if accepted[liked] > 0 else None


def is_text(mimetype: str) -> bool:
    """Tell whether contents of a type get smaller; fonts and pictures already are."""
    return mimetype in _TEXT


def register(server: Flask) -> None:
    """Compress what is made for each request, and answer 304 where the client has it already."""
    server.after_request(_compressed)


def _compressed(response: Response) -> Response:
    if response.direct_passthrough or response.is_streamed or "Content-Encoding" in response.headers:
        return response
    if response.status_code in {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED} or not is_text(
        response.mimetype or ""
    ):
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if request.method in {"GET", "HEAD"} and response.status_code == HTTPStatus.OK:
        _revalidate(response, body)
    name = chosen(request)
    if response.status_code != HTTPStatus.NOT_MODIFIED and name is not None and len(body) > WORTHWHILE:
        response.set_data(_QUICKLY[name](body))
        response.headers["Content-Encoding"] = name
    return response


def _revalidate(response: Response, body: bytes) -> None:
    if not response.cache_control.no_store:
        response.headers.setdefault("ETag", f'W/"{fingerprint(body)}"')
        response.make_conditional(request.environ)
