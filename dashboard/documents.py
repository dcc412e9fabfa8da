"""The HTML documents around the pages: titles, what stands for a missing page or a refused edition."""

from __future__ import annotations

from html import escape

from dashboard.charts.theme import dark_colour
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.pages import PAGES
from dashboard.pages.routes import route, view
from dashboard.pages.view import Context, Site, View
from dashboard.text.messages import Words
from dashboard.ui.links import data_link, link
from dashboard.web import document
from dashboard.web.languages import language_of_address
from dashboard.web.shelf import Shelf
from dashboard.web.versions.addresses import prefix

FONT = "fonts/source-sans-3-latin-wght-normal.woff2"
UNNEEDED = ("/dash/deps/polyfill@", "/dash/dash_table/", "/dash/dcc/")
"""Scripts of Dash: for old browsers, for tables, for what two small ones of our own do in their place."""
STYLES = ("00-bootstrap.min.css", "05-fonts.css", "20-tokens.css", "30-layout.css")


def priority_styles(catalogue: Catalogue) -> str:
    """Return a style sheet that gives each priority its colour, lighter on a dark ground."""
    light = [f".priority-{p.id}{{--priority:{p.colour}}}" for p in catalogue.priorities.values()]
    dark = [f".priority-{p.id}{{--priority:{dark_colour(p.colour)}}}" for p in catalogue.priorities.values()]
    return "".join(light) + "@media screen and (prefers-color-scheme:dark){" + "".join(dark) + "}"


def document_of(shelf: Shelf, site: Site) -> document.Document:
    """Return how the documents of the site's pages look."""
    context = site.live

    def title_of(path: str) -> str:
        found = route(path, pages=PAGES, site=site)
        plan = context.dataset.catalogue.plan
        if found is None:
            words = context.words[language_of_address(path) or "fi"]
            return words("page.document", page=words("notfound.title"), title=words.of(plan.title))
        shown = view(found, "")
        return shown.words("page.document", page=found.page.title(shown), title=_site_name(shown))

    return document.Document(
        shelf=shelf,
        words={code: _document_words(words, context.dataset) for code, words in context.words.items()},
        title_of=title_of,
        preload=(FONT, "10-plotly.min.js"),
        unneeded=UNNEEDED,
        styles=priority_styles(context.dataset.catalogue),
        version=context.dataset.version,
        callbacks=prefix(context.dataset.version),
    )


def _document_words(words: Words, dataset: Dataset) -> document.Words:
    plan = dataset.catalogue.plan
    return document.Words(
        description=f"{words.of(plan.title)}, {words.of(plan.municipality)}",
        without_script=words("page.noscript"),
        data=words("filter.download_all"),
        data_address=data_link(words, "indicators.csv"),
        loading=words("page.loading"),
    )


def not_found_html(pages: document.Document, context: Context, language: str) -> str:
    """Return the document of an address that leads nowhere, in every language, the reader's first."""
    words = context.words[language]
    blocks = []
    for code, other in ((language, words), *((c, w) for c, w in context.words.items() if c != language)):
        home, every = link(code), link(code, "indicators")
        head = "h1" if code == language else "h2"
        blocks.append(
            f'<section class="message" lang="{code}"><{head}>{escape(other("notfound.title"))}</{head}>'
            f"<p>{escape(other('notfound.text'))}</p>"
            f'<p class="link-row"><a href="{home}">{escape(other("notfound.home"))}</a>'
            f'<a href="{every}">{escape(other("notfound.list"))}</a></p></section>'
        )
    body = f'<main class="wide">{"".join(blocks)}</main>'
    title = words("page.document", page=words("notfound.title"), title=words("page.title"))
    return pages.plain(language, title=title, body=body, styles=STYLES)


def refused_html(pages: document.Document, context: Context, language: str, reason: str) -> str:
    """Return the document of an edition that is not as it was frozen; `reason` has one fault a line."""
    words = context.words[language]
    faults = "".join(f"<li>{escape(line)}</li>" for line in reason.splitlines())
    every, title = link(language, "meeting"), words("meeting.altered_title")
    body = (
        f'<main class="wide"><section class="message" role="alert"><h1>{escape(title)}</h1>'
        f"<p>{escape(words('meeting.altered_text'))}</p><ul>{faults}</ul>"
        f'<p class="link-row"><a href="{every}">{escape(words("meeting.editions"))}</a></p></section></main>'
    )
    whole = words("page.document", page=title, title=words("page.title"))
    return pages.plain(language, title=whole, body=body, styles=STYLES)


def _site_name(shown: View) -> str:
    """Return what a document's title ends with; the name of the meeting where it is an edition's."""
    plan, edition = shown.catalogue.plan, shown.dataset.edition
    name = f"{shown.words.of(plan.title)}, {shown.words.of(plan.municipality)}"
    return f"{name} · {shown.words.of(edition.name)}" if edition else name
