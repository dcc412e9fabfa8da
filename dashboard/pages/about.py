"""Methods as the code computes them, sources and licences, how current, accessibility, privacy."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.pages.view import Page, View
from dashboard.queries.currency import currency
from dashboard.text.messages import Words
from dashboard.text.methods import methods, signs, sources
from dashboard.text.table import TableText
from dashboard.ui.data_table import data_table


def content(shown: View) -> list[Component]:
    """Return the page about the site."""
    words = shown.words
    told = [
        part for title, text in methods(shown.catalogue, words) for part in (html.H3(title), html.P(text))
    ]
    return [
        html.Div(
            className="prose",
            children=[
                html.H1(words("about.title"), className="page-title"),
                html.P(words("about.intro")),
                html.P(words.of(shown.catalogue.plan.note)),
                html.H2(words("about.methods"), id="methods"),
                *told,
            ],
        ),
        html.H2(words("about.signs"), className="section-title"),
        data_table(signs(words)),
        html.H2(words("about.freshness"), className="section-title"),
        data_table(_currency(shown)),
        html.H2(words("about.sources"), className="section-title"),
        data_table(sources(shown.catalogue, words)),
        html.Div([*_statement("accessibility", words), *_statement("privacy", words)], className="prose"),
    ]


def _currency(shown: View) -> TableText:
    words = shown.words
    found = shown.context.ask(currency)
    rows = tuple((words.of(line.source.name), str(line.indicators), line.years) for line in found)
    columns = (words("card.source"), words("nav.indicators"), words("about.years"))
    return TableText(words("about.freshness"), columns, rows)


def _statement(name: str, words: Words) -> list[Component]:
    keys = [key for key in words.entries if key.startswith(f"about.{name}_parts.")]
    return [html.H2(words(f"about.{name}"), id=name), *(html.P(words(key)) for key in keys)]


PAGE = Page(name="about", path="about", title=lambda shown: shown.words("nav.about"), content=content)
