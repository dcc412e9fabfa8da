"""Whether the server lives, and with which plan, data and code."""

from collections.abc import Callable, Mapping

from flask import Flask, Response, jsonify

State = Mapping[str, object]


def register(server: Flask, *, state: Callable[[], State]) -> None:
    """Add `/healthz` (the process answers) and `/readyz` (what it serves).

    Args:
        server: Where to register.
        state: Gives plan, data_version, years and code_version of what is served now; with several versions
            also its status, the publication, and what was refused and why.
    """
    server.add_url_rule("/healthz", endpoint="healthz", view_func=_alive)
    server.add_url_rule("/readyz", endpoint="readyz", view_func=lambda: _ready(state()))


def _alive() -> Response:
    return _not_stored(Response("OK", mimetype="text/plain"))


def _ready(state: State) -> Response:
    return _not_stored(jsonify({"status": "ready", **state}))


def _not_stored(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
