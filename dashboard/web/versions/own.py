"""What an application of one version does with requests: its own it answers, for others it says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from flask import Flask, Response, request

from dashboard.web.answers import answer
from dashboard.web.versions.addresses import version_of, without_version

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEADER: Final = "X-Data-Version"
GONE: Final = 410
_FOREIGN: Final = "dashboard.foreign_version"


class _Own:
    """Takes the version out of addresses, and marks requests that name another one."""

    def __init__(self, application: WSGIApplication, version: str) -> None:
        self._application = application
        self._version = version

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        wanted = version_of(environ)
        known = without_version(environ)
        known[_FOREIGN] = wanted not in {"", self._version}
        return self._application(known, start_response)


def register(server: Flask, *, version: str) -> None:
    """Let an application answer for one version only, and name it on every answer.

    To be registered after the headers and before all else, as nothing else may answer for another version.
    """
    server.wsgi_app = _Own(server.wsgi_app, version)  # type: ignore[method-assign]  # as Flask's manual says

    def name(response: Response) -> Response:
        response.headers[HEADER] = version
        return response

    server.before_request(_gone)
    server.after_request(name)


def _gone() -> Response | None:
    """Say that the version is not to be had, with the way to the newest; None where it is this one."""
    if not request.environ[_FOREIGN]:
        return None
    response = answer(request, status=GONE, newest=request.full_path.rstrip("?"))
    response.headers["Cache-Control"] = "no-store"
    return response
