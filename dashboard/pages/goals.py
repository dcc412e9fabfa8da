"""Goals, measures, indicators and departments in a chain, and the links of it that are missing."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain.summary import GoalReport
from dashboard.pages import parts
from dashboard.pages.view import Page, View
from dashboard.queries.gaps import Gaps, gaps
from dashboard.queries.summary import goal_reports
from dashboard.text.messages import Words


def content(shown: View) -> list[Component]:
    """Return every goal by priority, and what the chain lacks."""
    words = shown.words
    reports: tuple[GoalReport, ...] = shown.ask(goal_reports)
    blocks: list[Component] = [html.H1(words("nav.goals"), className="page-title")]
    for priority in shown.catalogue.priorities.values():
        own = [r for r in reports if r.priority.id == priority.id]
        heading = html.H2(
            words.of(priority.name), className=f"section-title priority-name priority-{priority.id}"
        )
        blocks += [heading, *(parts.goal(r, shown, measures=True) for r in own)]
    return [*blocks, _lacking(shown.context.ask(gaps), words)]


def _lacking(found: Gaps, words: Words) -> Component:
    lists = (
        ("page.goals_without_indicator", [words.of(g.name) for g in found.goals_without_indicator]),
        ("page.measures_without_indicator", [words.of(m.name) for m in found.measures_without_indicator]),
        ("page.measures_without_department", [words.of(m.name) for m in found.measures_without_department]),
        (
            "page.indicators_without_department",
            [words.of(i.name) for i in found.indicators_without_department],
        ),
        ("page.indicators_without_goal", [words.of(i.name) for i in found.indicators_without_goal]),
    )
    rows: list[Component] = []
    for key, names in lists:
        summary = html.Summary(f"{words(key)} ({len(names)})")
        listed = html.Ul([html.Li(n) for n in names]) if names else html.P(words("page.none_missing"))
        rows.append(html.Details([summary, listed], className="as-table"))
    return html.Section(
        [html.H2(words("page.missing_links")), *rows], className="card-box side missing-links"
    )


PAGE = Page(name="goals", path="goals", title=lambda shown: shown.words("nav.goals"), content=content)
