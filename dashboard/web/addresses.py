"""Which addresses there are; Dash itself would answer 200 to any."""

import re
from collections.abc import Callable
from typing import Final

from flask import Flask, Response, abort, redirect, request
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.wrappers import Response as AnyResponse

from dashboard.web.answers import CALLBACKS, answer
from dashboard.web.languages import LANGUAGES, language_of_request

LONGEST_ADDRESS: Final = 4_096
_SHAPE = re.compile(rf"/(?:{'|'.join(LANGUAGES)})/(?:edition/[a-z0-9-]+/)?(?:[a-z0-9-]+(?:/[a-z0-9-]+)?)?")
_EDITION = re.compile(rf"/(?:{'|'.join(LANGUAGES)})/edition/[a-z0-9-]+")
# Routes of Dash that take any address; one of its development tools, and its own icon.
_CATCH_ALL: Final = {"/", "/<path:path>"}
_UNUSED: Final = {"/_reload-hash", "/_favicon.ico"}


def register(
    server: Flask,
    *,
    exists: Callable[[str], bool],
    not_found_html: Callable[[str], str],
    refused_html: Callable[[str], str],
) -> None:
    """Send `/` to a language and answer 404 where no page is.

    To be registered before the guard and the static files, whose addresses it also measures.

    Args:
        server: Where to register.
        exists: Tells whether a well-formed path, such as `/fi/priority/some-id`, is one of a page.
        not_found_html: The whole document to show instead, by language.
        refused_html: The whole document to show for a path into an altered edition; empty for others.
    """

    def steer() -> AnyResponse | None:
        if _length() > LONGEST_ADDRESS:
            return answer(request, status=414)
        rule = request.url_rule.rule if request.url_rule else None
        if "//" in request.environ["PATH_INFO"] or rule in _UNUSED:
            abort(404)
        if (refused := refused_html(request.path)) != "":
            return Response(refused, status=409, mimetype="text/html")
        if rule not in _CATCH_ALL:
            return None
        if request.path == CALLBACKS:
            raise MethodNotAllowed(valid_methods=["POST"])
        return _redirected() or _missing(exists=exists, not_found_html=not_found_html)

    server.before_request(steer)


def _length() -> int:
    """Return the length of the address as it was sent, before anything was decoded."""
    sent = request.environ.get("RAW_URI") or request.environ.get("REQUEST_URI")
    return len(sent or request.full_path)


def _redirected() -> AnyResponse | None:
    """Return the way from `/` to the reader's language and to the one form of an address; None for neither.

    The query goes along, since it is what the reader chose.
    """
    query = request.query_string.decode("ascii", "ignore")
    rest = f"?{query}" if query else ""
    if request.path == "/":
        response = redirect(f"/{language_of_request(request)}/{rest}", code=302)
        response.vary.add("Accept-Language")
        return response
    if request.path.removeprefix("/") in LANGUAGES:
        return redirect(f"{request.path}/{rest}", code=301)
    if _EDITION.fullmatch(request.path):
        return redirect(f"{request.path}/{rest}", code=301)
    shorter = request.path.removesuffix("/")
    if (
        shorter != request.path
        and not _EDITION.fullmatch(shorter)
        and shorter.count("/") > 1
        and _SHAPE.fullmatch(shorter)
    ):
        return redirect(f"{shorter}{rest}", code=301)
    return None


def _missing(*, exists: Callable[[str], bool], not_found_html: Callable[[str], str]) -> Response | None:
    """Return the page that says there is none; None where there is one."""
    if _SHAPE.fullmatch(request.path) and exists(request.path):
        return None
    response = Response(not_found_html(language_of_request(request)), status=404, mimetype="text/html")
    response.vary.add("Accept-Language")
    return response
