"""The priorities side by side: how the indicators of each stand, and the way in."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain.summary import Overview, PrioritySummary
from dashboard.pages.view import Page, View
from dashboard.queries.summary import overview
from dashboard.text.overview import priority_line
from dashboard.ui.cards import tally_list
from dashboard.ui.links import link


def content(shown: View) -> list[Component]:
    """Return a summary of each priority."""
    found: Overview = shown.ask(overview)
    return [
        html.H1(shown.words("nav.priorities"), className="page-title"),
        html.Div([_block(p, shown) for p in found.priorities], className="column"),
    ]


def _block(summary: PrioritySummary, shown: View) -> Component:
    words = shown.words
    name = summary.priority.id
    address = link(words.root, "priority", name, filters=shown.filters)
    note = words.of(summary.priority.note)
    return html.Article(
        className=f"card-box side priority-{name}",
        children=[
            html.H2(html.A(words.of(summary.priority.name), href=address, className="priority-name")),
            html.P(priority_line(summary, words)),
            tally_list(summary, filters=shown.filters, words=words),
            html.P(
                words("page.priority_goals", names=", ".join(words.of(g.goal.name) for g in summary.goals))
            ),
            *([html.P(note, className="quiet")] if note else []),
            html.A(words("card.open_priority"), href=address, className="more"),
        ],
    )


PAGE = Page(
    name="priorities", path="priority", title=lambda shown: shown.words("nav.priorities"), content=content
)
