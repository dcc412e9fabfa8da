"""Stands before the callbacks: a body that no page of ours would send does not reach them."""

import logging
from typing import Final

from dash import Dash
from flask import Response, request

from dashboard.web.answers import CALLBACKS, answer
from dashboard.web.envelope import Refused, check, read
from dashboard.web.logs import LONGEST_LINE, fingerprint, shown

LARGEST_BODY: Final = 256 * 1024
_LOG = logging.getLogger(__name__)


def register(app: Dash, *, largest_body: int = LARGEST_BODY) -> None:
    """Check every body sent to a callback: its size, type, shape, and that the callback exists.

    A route that takes larger bodies sets `request.max_content_length` itself.
    """
    app.server.config["MAX_CONTENT_LENGTH"] = largest_body

    def stand() -> Response | None:
        if request.method != "POST" or request.path != CALLBACKS:
            return None
        if request.mimetype != "application/json":
            return _refuse(b"", status=415, reason="content type")
        body = request.get_data()
        try:
            check(read(body), app.callback_map)
        except Refused as refused:
            return _refuse(body, status=400, reason=str(refused))
        return None

    app.server.before_request(stand)


def _refuse(body: bytes, *, status: int, reason: str) -> Response:
    """Answer in words that tell nothing, and log one line that tells enough."""
    start = shown(body[:400].decode(errors="replace"))
    line = (
        f"refused status={status} reason='{reason}' type='{shown(request.mimetype)}' "
        f'size={len(body)} hash={fingerprint(body)} body="{start}"'
    )
    _LOG.warning("%s", line[:LONGEST_LINE])
    return answer(request, status=status)
