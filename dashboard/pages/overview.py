"""The whole plan at a glance: a finding, a card for each priority, the goals of the year."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain.summary import Overview
from dashboard.pages import parts
from dashboard.pages.view import Page, View
from dashboard.queries.summary import glance
from dashboard.text.overview import lede
from dashboard.ui.links import link
from dashboard.ui.state import empty


def content(shown: View) -> list[Component]:
    """Return the overview under the reader's choice."""
    words = shown.words
    found: Overview = shown.ask(glance, parts.LEADS)
    before, highlight, after = lede(found, words)
    goals = [report for p in found.priorities for report in p.goals]
    if not found.tally.every:
        cards = [empty(reset=link(words.root), words=words)]
    else:
        cards = [parts.card(p, shown) for p in found.priorities if p.tally.every]
    return [
        html.H1([before, html.Em(highlight), after], className="lede"),
        html.Div(cards, className="cards"),
        html.H2(words("page.goals_in_year", year=found.year), className="section-title"),
        *(parts.goal(report, shown, opened=n == 0) for n, report in enumerate(goals)),
    ]


PAGE = Page(
    name="overview",
    path="",
    title=lambda shown: shown.words("nav.overview"),
    content=content,
)
