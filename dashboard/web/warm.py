"""The first requests, made by the server itself before any reader's."""

from http import HTTPStatus
from typing import Final

from dash import Dash

from dashboard.web.languages import DEFAULT

_FIRST: Final = (f"/{DEFAULT}/", "/_dash-layout", "/_dash-dependencies")


def warm(app: Dash) -> None:
    """Let Dash finish its set-up, which is not safe when several threads bring the first request at once.

    Raises:
        RuntimeError: One of the first answers was not 200, so no reader would see a page either.
    """
    client = app.server.test_client()
    for address in _FIRST:
        status = client.get(address).status_code
        if status != HTTPStatus.OK:
            message = f"{address} answers {status}"
            raise RuntimeError(message)
