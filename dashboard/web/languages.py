"""The languages of the addresses, and which one a request asks for."""

from typing import Final

from flask import Request

LANGUAGES: Final = ("fi", "sv", "en")
DEFAULT: Final = LANGUAGES[0]


def language_of_address(path: str) -> str | None:
    """Return the language that an address starts with."""
    first = path.removeprefix("/").partition("/")[0]
    return first if first in LANGUAGES else None


def language_of_request(request: Request) -> str:
    """Return the language of the address, else the reader's first that is offered, else Finnish."""
    liked = [tag.lower().partition("-")[0] for tag, quality in request.accept_languages if quality > 0]
    return language_of_address(request.path) or next((tag for tag in liked if tag in LANGUAGES), DEFAULT)
