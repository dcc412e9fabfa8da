"""Methods as the code computes them, sources and licences, how current, accessibility, privacy."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain import direction, target
from dashboard.domain.change import SMALL_BASE
from dashboard.domain.kinds import Mark, Missing
from dashboard.domain.status import CURRENT_YEARS
from dashboard.pages.view import Page, View
from dashboard.queries.currency import currency
from dashboard.text.messages import Words
from dashboard.text.numbers import number, percent
from dashboard.text.table import TableText
from dashboard.ui.data_table import data_table

METHODS = (
    "direction",
    "target",
    "change",
    "qualifiers",
    "derived",
    "weak",
    "history",
    "rounding",
    "missing",
    "suppression",
    "combining",
)


def content(shown: View) -> list[Component]:
    """Return the page about the site."""
    words = shown.words
    values = _rules(shown)
    methods = [
        part
        for name in METHODS
        for part in (
            html.H3(words(f"about.method.{name}.title")),
            html.P(words(f"about.method.{name}.text", **values)),
        )
    ]
    return [
        html.Div(
            className="prose",
            children=[
                html.H1(words("about.title"), className="page-title"),
                html.P(words("about.intro")),
                html.P(words.of(shown.catalogue.plan.note)),
                html.H2(words("about.methods"), id="methods"),
                *methods,
            ],
        ),
        html.H2(words("about.signs"), className="section-title"),
        data_table(_signs(words)),
        html.H2(words("about.freshness"), className="section-title"),
        data_table(_currency(shown)),
        html.H2(words("about.sources"), className="section-title"),
        data_table(_sources(shown)),
        html.Div([*_statement("accessibility", words), *_statement("privacy", words)], className="prose"),
    ]


def _rules(shown: View) -> dict[str, str | int]:
    """Return the numbers of the rules, taken from the rules themselves."""
    words = shown.words
    return {
        "most": direction.MOST,
        "fewest": direction.FEWEST,
        "p": number(direction.LARGEST_P, decimals=2, words=words),
        "band": percent(0.03, decimals=0, words=words),
        "on_path": percent(target.ON_PATH_FROM, decimals=0, words=words),
        "slightly": percent(target.SLIGHTLY_BEHIND_FROM, decimals=0, words=words),
        "noise": number(target.NATURAL_LIMITS, decimals=2, words=words),
        "small": SMALL_BASE,
        "years": CURRENT_YEARS,
        "limit": shown.catalogue.plan.secret_below,
    }


def _signs(words: Words) -> TableText:
    rows = [(words(f"missing.sign.{m}"), words(f"missing.{m}")) for m in Missing]
    rows += [(words(f"mark.{m}"), words(f"about.mark.{m}")) for m in Mark]
    return TableText(words("about.signs"), (words("about.sign"), words("about.meaning")), tuple(rows))


def _currency(shown: View) -> TableText:
    words = shown.words
    found = shown.context.ask(currency)
    rows = tuple((words.of(line.source.name), str(line.indicators), line.years) for line in found)
    columns = (words("card.source"), words("nav.indicators"), words("about.years"))
    return TableText(words("about.freshness"), columns, rows)


def _sources(shown: View) -> TableText:
    words = shown.words
    rows = tuple(
        (
            words.of(s.name),
            s.publisher,
            s.licence or words("describe.no_licence"),
            s.url,
            s.retrieved or words("describe.not_known"),
            words.of(s.note),
        )
        for s in shown.catalogue.sources.values()
    )
    columns = tuple(
        words(f"about.source.{c}") for c in ("name", "publisher", "licence", "url", "retrieved", "note")
    )
    return TableText(words("about.sources"), columns, rows)


def _statement(name: str, words: Words) -> list[Component]:
    keys = [key for key in words.entries if key.startswith(f"about.{name}_parts.")]
    return [html.H2(words(f"about.{name}"), id=name), *(html.P(words(key)) for key in keys)]


PAGE = Page(name="about", path="about", title=lambda shown: shown.words("nav.about"), content=content)
