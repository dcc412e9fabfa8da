"""What the server itself says when something is wrong: short, in three languages, nothing of its insides."""

import json
from html import escape
from http import HTTPStatus
from typing import Final

from flask import Request, Response

from dashboard.web.languages import LANGUAGES, language_of_request

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

HOME: Final = {
    "fi": "Siirry etusivulle",
    "sv": "Gå till startsidan",
    "en": "Go to the front page",
}

_PAGE: Final = """<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{title}</title>
<style>body {{ font: 1.125rem/1.5 sans-serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem; }}</style>
</head>
<body><main>
{sections}
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
    if request.accept_mimetypes.best_match(["text/plain", "text/html"]) == "text/html":
        page = _page(words, language=language_of_request(request), reference=reference, newest=newest)
        response = Response(page, status=status, mimetype="text/html")
        response.vary.add("Accept-Language")
        return response
    lines = (*words.values(), *([f"({reference})"] if reference else []))
    return Response("\n".join(lines) + "\n", status=status, mimetype="text/plain")


def _page(words: dict[str, str], *, language: str, reference: str | None, newest: str | None) -> str:
    """Return a page in every language, the reader's first, each with a way on."""
    order = (language, *(other for other in LANGUAGES if other != language))
    sections = [_section(code, words[code], first=code == language, newest=newest) for code in order]
    sections += [f"<p>({reference})</p>"] if reference else []
    return _PAGE.format(language=language, title=words[language], sections="\n".join(sections))


def _section(language: str, text: str, *, first: bool, newest: str | None) -> str:
    """Return what is said in one language; the texts are our own, so only the address needs escaping."""
    head = "h1" if first else "h2"
    way, said = (f"/{language}/", HOME) if newest is None else (escape(newest), NEWEST)
    link = f'<p><a href="{way}">{said[language]}</a></p>'
    return f'<section lang="{language}"><{head}>{text}</{head}>{link}</section>'
