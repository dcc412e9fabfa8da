"""Headers that every response has: what a browser may do with it, and how long it may keep it."""

from typing import Final

from dash import Dash
from flask import Response, request

# Features that no page uses, so that nothing on a page can ask for them.
_UNUSED: Final = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")

_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_WITH_CHARSET: Final = ("text/", "application/javascript", "image/svg+xml")


# For what is not a document, and so loads nothing.
_NOTHING: Final = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def policy(app: Dash, *, posts_forms: bool = False) -> str:
    """Return the content security policy; `posts_forms` lets forms be sent to this server.

    Styles are the one concession: plotly and dcc write them into the page. `blob:` is for the picture that
    plotly.js makes of a chart. The hashes are those of Dash's own inline scripts and are taken at each
    response, as Dash adds one of them only when it gets its first request.
    """
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *app.csp_hashes()]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'" if posts_forms else "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def register(app: Dash, *, posts_forms: bool = False) -> None:
    """Set the headers on every response; to be registered before anything else, so that it runs last."""

    def complete(response: Response) -> Response:
        is_document = response.mimetype == "text/html"
        rules = policy(app, posts_forms=posts_forms) if is_document else _NOTHING
        response.headers["Content-Security-Policy"] = rules
        for name, value in _HEADERS.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", "no-cache")
        _name_charset(response)
        if str(request.environ.get("SERVER_SOFTWARE", "")).startswith("Werkzeug"):
            # The development server would add its version and Python's.
            response.headers["Server"] = "dashboard"
        return response

    app.server.after_request(complete)


def _name_charset(response: Response) -> None:
    """Say that text is UTF-8 where the type leaves it out."""
    kind = response.headers.get("Content-Type", "")
    if kind.startswith(_WITH_CHARSET) and "charset=" not in kind:
        response.headers["Content-Type"] = f"{kind}; charset=utf-8"
