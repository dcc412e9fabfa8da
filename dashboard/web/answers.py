"""What the server itself says when something is wrong: short, in three languages, nothing of its insides."""

import json
from html import escape
from http import HTTPStatus
from typing import Final

from flask import Request, Response

CALLBACKS: Final = "/_dash-update-component"

TEXTS: Final = {
    400: {
        "fi": "Pyyntöä ei voitu ymmärtää.",
        "sv": "Begäran kunde inte tolkas.",
        "en": "The request could not be understood.",
    },
    403: {
        "fi": "Tämä ei ole sallittua.",
        "sv": "Detta är inte tillåtet.",
        "en": "This is not allowed.",
    },
    404: {"fi": "Sivua ei ole.", "sv": "Sidan finns inte.", "en": "There is no such page."},
    405: {
        "fi": "Tähän osoitteeseen ei voi tehdä tällaista pyyntöä.",
        "sv": "En sådan begäran kan inte göras till den här adressen.",
        "en": "This address does not take such a request.",
    },
    410: {
        "fi": "Aineistosta on julkaistu uudempi versio, eikä tätä enää pidetä esillä.",
        "sv": "En nyare version av materialet har publicerats, och den här visas inte längre.",
        "en": "A newer version of the data has been published, and this one is no longer shown.",
    },
    413: {
        "fi": "Lähetetty sisältö on liian suuri.",
        "sv": "Det skickade innehållet är för stort.",
        "en": "What was sent is too large.",
    },
    414: {"fi": "Osoite on liian pitkä.", "sv": "Adressen är för lång.", "en": "The address is too long."},
    415: {
        "fi": "Sisältö on väärää tyyppiä.",
        "sv": "Innehållet är av fel typ.",
        "en": "The content is of the wrong type.",
    },
    500: {
        "fi": "Palvelimessa tapahtui virhe. Yritä hetken kuluttua uudelleen.",
        "sv": "Ett fel inträffade på servern. Försök igen om en stund.",
        "en": "Something went wrong on the server. Please try again in a moment.",
    },
}

NEWEST: Final = {
    "fi": "Avaa uusin versio.",
    "sv": "Öppna den nyaste versionen.",
    "en": "Open the newest version.",
}

_PAGE = """<!DOCTYPE html>
<html lang="fi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{status}</title></head>
<body><main><h1>{status}</h1>
{lines}
</main></body>
</html>
"""


def texts(status: int) -> dict[str, str]:
    """Return the words for a status by language; a rare status has those of 400 or 500."""
    return TEXTS.get(status) or TEXTS[500 if status >= HTTPStatus.INTERNAL_SERVER_ERROR else 400]


def answer(
    request: Request, *, status: int, reference: str | None = None, newest: str | None = None
) -> Response:
    """Return the answer in the client's form: JSON to a callback, a page to a reader, else text.

    `newest` is the address of the newest version, for an answer that there is no other.
    """
    words = texts(status)
    if request.path == CALLBACKS:
        said = {"error": words, "reference": reference} | ({} if newest is None else {"newest": NEWEST})
        body = json.dumps(said, ensure_ascii=False)
        return Response(body, status=status, mimetype="application/json")
    lines = dict(words, **({"reference": f"({reference})"} if reference else {}))
    if request.accept_mimetypes.best_match(["text/plain", "text/html"]) == "text/html":
        paragraphs = "\n".join(_paragraph(language, text) for language, text in lines.items())
        paragraphs += "".join(_way(language, newest or "") for language in (NEWEST if newest else ()))
        return Response(_PAGE.format(status=status, lines=paragraphs), status=status, mimetype="text/html")
    return Response("\n".join(lines.values()) + "\n", status=status, mimetype="text/plain")


def _paragraph(language: str, text: str) -> str:
    """Return a paragraph that says its language; the texts are our own, so nothing needs escaping."""
    return f"<p>{text}</p>" if language == "reference" else f'<p lang="{language}">{text}</p>'


def _way(language: str, address: str) -> str:
    return f'\n<p lang="{language}"><a href="{escape(address)}">{NEWEST[language]}</a></p>'
