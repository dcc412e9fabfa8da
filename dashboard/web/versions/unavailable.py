"""What is said while there is no version to show: why, and what to do, in three languages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Final

from flask import Response

from dashboard.text.messages import Words

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

AGAIN: Final = "30"
"""Seconds after which it is worth asking again."""
_STATUS: Final = 503
_PAGE: Final = """<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title></head>
<body><main>
{sections}
</main></body>
</html>
"""


def unavailable(words: Mapping[str, Words], state: Mapping[str, object]) -> WSGIApplication:
    """Return an application that answers 503 to everything but the sign of life."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == "/healthz":
            response = Response("OK", mimetype="text/plain")
        elif path == "/readyz":
            told = json.dumps(dict(state), ensure_ascii=False)
            response = Response(f"{told}\n", status=_STATUS, mimetype="application/json")
        else:
            response = Response(_page(words), status=_STATUS, mimetype="text/html")
        response.headers["Retry-After"] = AGAIN
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response(environ, start_response)

    return application


def _page(words: Mapping[str, Words]) -> str:
    sections = [
        f'<section lang="{code}"><h1>{escape(w("publish.unavailable.title"))}</h1>'
        f"<p>{escape(w('publish.unavailable.reader'))}</p>"
        f"<p>{escape(w('publish.unavailable.keeper'))}</p></section>"
        for code, w in words.items()
    ]
    first = next(iter(words.values()))
    return _PAGE.format(
        language=first.language,
        title=escape(first("publish.unavailable.title")),
        sections="\n".join(sections),
    )
