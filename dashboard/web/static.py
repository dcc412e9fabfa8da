"""Delivers static files: compressed once, kept for a year where the address has a version."""

from pathlib import Path
from typing import Final

from dash import Dash
from flask import Response, abort, request

from dashboard.web.encoding import chosen
from dashboard.web.shelf import ASSETS, SUITES, Copy, Shelf

_FOREVER: Final = "public, max-age=31536000, immutable"
_A_WEEK: Final = "public, max-age=604800"
_ASK_FIRST: Final = "no-cache"


def register(app: Dash, *, shelf: Shelf) -> None:
    """Answer for the assets and the packages' files before Dash does; unknown ones are 404."""

    def deliver() -> Response | None:
        if request.method not in {"GET", "HEAD"} or not request.path.startswith((ASSETS, SUITES)):
            return None
        path = shelf.path_of(request.path)
        if path is None:
            abort(404)
        return _response(shelf, path, shelf.copy_of(path))

    app.server.before_request(deliver)


def _response(shelf: Shelf, path: Path, copy: Copy) -> Response:
    encoding = chosen(request) if copy.compressible else None
    body = shelf.encoded(copy, encoding) if encoding else copy.content
    response = Response(body, mimetype=copy.mimetype)
    response.headers["Cache-Control"] = _lifetime(path, copy)
    response.set_etag(copy.version, weak=True)  # one for all encodings, which Vary keeps apart
    if copy.compressible:
        response.vary.add("Accept-Encoding")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    if encoding == "br" and not copy.smallest:
        response.call_on_close(lambda: shelf.refine(copy))
    response.make_conditional(request.environ)
    return response


def _lifetime(path: Path, copy: Copy) -> str:
    """Return how long a client may keep the file: a year only under an address of this very content."""
    seconds = copy.stamp[0] // 1_000_000_000
    if request.path.startswith(SUITES):
        return _FOREVER if f"m{seconds}." in request.path.rpartition("/")[2] else _ASK_FIRST
    if request.args.get("v") == copy.version:
        return _FOREVER
    # A style sheet names its fonts without a version.
    return _A_WEEK if path.suffix == ".woff2" else _ASK_FIRST
