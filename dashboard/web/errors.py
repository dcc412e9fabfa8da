"""Errors: an answer without insides for the reader, a line with a reference in the log."""

import logging
import secrets
import traceback
from pathlib import Path
from typing import Final

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from dashboard.web.answers import answer
from dashboard.web.logs import LONGEST_LINE, fingerprint, shown

_LOG = logging.getLogger(__name__)
_FRAMES: Final = 8


def register(server: Flask) -> None:
    """Answer every error in three languages; what nobody foresaw is logged under a reference.

    With `server.debug` an exception goes on to the debugger.
    """
    server.register_error_handler(HTTPException, _refused)
    server.register_error_handler(Exception, _failed)


def log_reference(exception: BaseException) -> str:
    """Log an exception on one line and return the reference under which it can be found.

    The line has the kind, the innermost places and at most 80 characters of the message: never a whole value.
    """
    reference = secrets.token_hex(4)
    message = str(exception)
    whole = fingerprint(message.encode(errors="replace"))
    line = (
        f"failed reference={reference} kind={type(exception).__name__} at={_places(exception)} "
        f'hash={whole} text="{shown(message)}"'
    )
    _LOG.error("%s", line[:LONGEST_LINE])
    return reference


def _places(exception: BaseException) -> str:
    """Return the innermost frames, the innermost first."""
    frames = traceback.extract_tb(exception.__traceback__)[: -_FRAMES - 1 : -1]
    return "<".join(f"{Path(frame.filename).name}:{frame.lineno}:{frame.name}" for frame in frames)


def _refused(error: HTTPException) -> Response:
    """Keep status and headers (such as Allow) of an HTTP error, in our words."""
    response = answer(request, status=error.code or 500)
    kept = [(name, value) for name, value in error.get_headers() if name in {"Allow", "Retry-After"}]
    response.headers.extend(kept)
    return response


def _failed(error: Exception) -> Response:
    """Answer 500 with a reference."""
    if current_app.debug:
        raise error
    return answer(request, status=500, reference=log_reference(error))
