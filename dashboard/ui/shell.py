"""What surrounds every page: skip link, header, languages, example mark, footer."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.edition import Edition
from dashboard.domain.filters import Filters
from dashboard.domain.model import Term
from dashboard.text.messages import LANGUAGES, Words
from dashboard.text.stamp import edition_line, waiver_lines
from dashboard.ui.attributes import aria
from dashboard.ui.ids import MAIN
from dashboard.ui.links import link, presentation_link

NAVIGATION = (
    ("", "nav.overview"),
    ("priority", "nav.priorities"),
    ("indicators", "nav.indicators"),
    ("goals", "nav.goals"),
    ("meeting", "nav.meeting"),
    ("about", "nav.about"),
)
"""Pages of the navigation in order: first part of the path, key of the name."""

_SECTION = {"indicator": "indicators", "changes": "meeting", "coordinator": "meeting"}


def skip_link(words: Words) -> Component:
    """Return the link that takes a keyboard past the header."""
    return html.A(words("nav.skip"), href=f"#{MAIN}", className="skip")


def header(
    *, page: str, item: str, catalogue: Catalogue, term: Term | None, filters: Filters, words: Words
) -> list[Component]:
    """Return the header's parts: the name, the navigation, the languages."""
    navigation = _navigation(page, filters, words)
    return [
        html.Div(
            className="wide",
            children=[
                _brand(catalogue, term, filters, words),
                navigation,
                html.Details(
                    className="menu",
                    children=[html.Summary(words("nav.menu")), _navigation(page, filters, words)],
                ),
                _languages(page, item, filters, words),
                html.A(
                    words("nav.presentation"),
                    href=presentation_link(words, filters=filters),
                    className="button present-link",
                ),
            ],
        )
    ]


def edition_banner(edition: Edition | None, words: Words) -> list[Component]:
    """Return the mark of an edition with the way to the live data, or nothing on the live pages."""
    if edition is None:
        return []
    way = html.A(words("meeting.to_live"), href=link(words.language), className="more")
    said = [html.P(edition_line(edition, words)), *map(html.P, waiver_lines(edition, words)), html.P(way)]
    return [html.Div(html.Div(said, className="wide"), className="edition-banner", role="note")]


def example_banner(catalogue: Catalogue, words: Words) -> list[Component]:
    """Return the mark of example data, or nothing where the figures are real."""
    if not catalogue.plan.example:
        return []
    text = html.P(words("page.example_text"))
    return [html.Div(html.Div(text, className="wide"), className="example-banner", role="note")]


def footer(*, catalogue: Catalogue, version: str, filters: Filters, words: Words) -> Component:
    """Return the footer: contact, version of the data, ways to the methods and statements."""
    plan = catalogue.plan
    contact = words.of(plan.contact_name)
    if plan.contact_email:
        contact = f"{contact}, {plan.contact_email}"
    about = link(words.root, "about", filters=filters)
    return html.Footer(
        className="site-footer",
        children=html.Div(
            className="wide",
            children=[
                html.P(words.of(plan.note)),
                html.P(words("page.version", contact=contact, version=version)),
                html.P(
                    [
                        html.A(words("about.methods"), href=about),
                        html.A(words("about.accessibility"), href=f"{about}#accessibility"),
                        html.A(words("about.privacy"), href=f"{about}#privacy"),
                    ],
                    className="link-row",
                ),
            ],
        ),
    )


def _brand(catalogue: Catalogue, term: Term | None, filters: Filters, words: Words) -> Component:
    names: Sequence[str] = list(catalogue.priorities)[:4]
    mark = html.Span(
        [html.Span(className=f"priority-{name}") for name in names],
        className="brand-mark",
        **aria(hidden="true"),
    )
    place = words.of(catalogue.plan.municipality)
    under = words("page.place_and_term", place=place, first=term.first, last=term.last) if term else place
    name = html.Span([html.Strong(words.of(catalogue.plan.title)), html.Small(under)])
    return html.A([mark, name], href=link(words.root, filters=filters), className="brand")


def _navigation(page: str, filters: Filters, words: Words) -> Component:
    here = _SECTION.get(page, page)
    return html.Nav(
        className="site-nav",
        children=html.Ul(
            [
                html.Li(
                    html.A(
                        words(key),
                        href=link(words.root, section, filters=filters),
                        **(aria(current="page") if section == here else {}),
                    )
                )
                for section, key in NAVIGATION
            ]
        ),
        **aria(label=words("nav.label")),
    )


def _languages(page: str, item: str, filters: Filters, words: Words) -> Component:
    return html.Nav(
        className="languages",
        children=html.Ul(
            [
                html.Li(
                    html.A(
                        words(f"nav.language.{code}"),
                        href=link(words.in_language(code), page, item, filters=filters),
                        lang=code,
                        hrefLang=code,
                        **(aria(current="true") if code == words.language else {}),
                    )
                )
                for code in LANGUAGES
            ]
        ),
        **aria(label=words("nav.languages")),
    )
