"""The addresses of the presentation, of the live data and of each edition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from flask import Flask, Response, abort, request

from dashboard.domain.catalogue import Catalogue
from dashboard.web.document import Document
from dashboard.web.present.answer import answer_html
from dashboard.web.present.asked import Asked, Showing, showing
from dashboard.web.present.document import deck_html
from dashboard.web.present.notes import notes_html

FOLDER: Final = "present/"
"""The folder in the assets; no page of Dash loads what is in it."""
STYLES: Final = (
    "05-fonts.css",
    "20-tokens.css",
    *(f"{FOLDER}{name}.css" for name in ("10-slides", "20-stage", "30-tools", "40-phone", "50-print")),
)
SCRIPTS: Final = (
    "10-plotly.min.js",
    *(
        f"{FOLDER}{name}.js"
        for name in (
            "10-shared",
            "20-charts",
            "30-stage",
            "35-fetching",
            "40-answers",
            "45-search",
            "50-choose",
            "55-address",
            "60-timer",
            "70-notes",
            "80-network",
            "90-keys",
        )
    ),
)
NOTES_STYLES: Final = ("05-fonts.css", "20-tokens.css", f"{FOLDER}notes.css")
NOTES_SCRIPTS: Final = tuple(f"{FOLDER}{name}.js" for name in ("10-shared", "60-timer", "notes"))


def register(
    server: Flask,
    *,
    asked: Callable[[str, str, str], Asked | None],
    paper: Document,
    colours: Callable[[Catalogue], str],
    address: str = "",
) -> None:
    """Add the routes of the presentation.

    Args:
        server: where to register.
        asked: gives whom a deck is told by language, edition (empty for the live data) and query string;
            None where there is no such language or edition.
        paper: how documents look.
        colours: gives the rules of CSS that a plan decides.
        address: where readers find the site; empty for the address that each came by.
    """

    def present(language: str, edition: str = "") -> str:
        found, how = _found(language, edition, asked, address)
        sheet = replace(paper, styles=colours(found.reader.catalogue))
        words, plan = found.reader.words, found.reader.catalogue.plan
        named = words("present.notes_title" if how.notes else "present.title")
        title = words("page.document", page=named, title=words.of(plan.title))
        if how.notes:
            body = notes_html(found, how)
            return sheet.plain(language, title=title, body=body, styles=NOTES_STYLES, scripts=NOTES_SCRIPTS)
        body = deck_html(found, how)
        return sheet.plain(language, title=title, body=body, styles=STYLES, scripts=SCRIPTS)

    def answer(language: str, indicator: str, edition: str = "") -> Response:
        found, how = _found(language, edition, asked, address)
        if indicator not in found.reader.catalogue.indicators:
            abort(404)
        return Response(answer_html(indicator, found.reader, how), mimetype="text/html")

    for start, name in (("/<language>", ""), ("/<language>/edition/<edition>", "edition-")):
        server.add_url_rule(f"{start}/present", endpoint=f"{name}present", view_func=present)
        server.add_url_rule(f"{start}/present/<indicator>", endpoint=f"{name}answer", view_func=answer)


def _found(
    language: str, edition: str, asked: Callable[[str, str, str], Asked | None], address: str
) -> tuple[Asked, Showing]:
    how = showing(request.query_string.decode("ascii", "replace"), address or request.host_url)
    found = asked(language, edition, how.filters)
    if found is None:
        abort(404)
    return found, how
