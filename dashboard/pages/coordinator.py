"""The coordinator's page: what each department has delivered for a year, and every link that the plan lacks.

It is public, so it names departments and days and never who delivered. An edition has no such page: what was
missing then can no longer be delivered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.domain.changelog import LogEntry
from dashboard.domain.round import BrokenLink, DepartmentRound, Round, Standing
from dashboard.pages.parts import guarded
from dashboard.pages.view import Context, Page, View
from dashboard.queries.broken_links import broken_links, concerning
from dashboard.queries.delivered import with_handovers
from dashboard.queries.due import round_year
from dashboard.queries.owed import heirs
from dashboard.queries.round import narrowed, round_of
from dashboard.text.broken_links import link_groups
from dashboard.text.rounds import (
    Group,
    Line,
    come_in,
    due_line,
    lede,
    owed_groups,
    round_table,
)
from dashboard.ui.data_table import Cell, data_table
from dashboard.ui.links import link

_CHIPS = {Standing.OVERDUE: "chip worse", Standing.MISSING: "chip"}
_WHERE = {"source": "about", "goal": "goals", "measure": "goals"}
"""The pages on which a thing stands that has none of its own."""


def content(shown: View) -> list[Component]:
    """Return how far the round is, each department's part in it, and the broken links."""
    words = shown.words
    log = tuple(shown.context.log())
    found = _round(shown, log)
    said = [
        words("coordinator.intro"),
        due_line(found, words),
        words("coordinator.late_rule"),
        "" if log else words("coordinator.no_log"),
    ]
    return [
        html.H1(words("coordinator.title"), className="page-title"),
        html.P(lede(found, words), className="page-lede"),
        html.P(" ".join(text for text in said if text), className="quiet"),
        *([guarded(lambda: _deliveries(found, shown), shown)] if found.departments else []),
        guarded(lambda: _links(shown, log), shown),
    ]


def _round(shown: View, log: Sequence[LogEntry]) -> Round:
    """Return the round of the year and the departments that were chosen."""
    found: Round = shown.context.ask(round_of, shown.year, shown.context.today())
    if shown.filters.departments:
        found = narrowed(found, _chosen(shown))
    return with_handovers(found, shown.dataset, log)


def _chosen(shown: View) -> Sequence[str]:
    return heirs(shown.catalogue, shown.filters.departments, shown.year)


def _deliveries(found: Round, shown: View) -> Component:
    words = shown.words
    table = round_table(found, words)
    rows: list[Sequence[Cell]] = [
        ([html.A(name, href=_department(one.department.id, shown))], *rest)
        for one, (name, *rest) in zip(found.departments, table.rows, strict=True)
    ]
    opened = len(found.departments) == 1
    return html.Section(
        [
            html.H2(words("coordinator.deliveries"), className="section-title"),
            html.Div(data_table(table, rows), className="card-box round-table"),
            *(_details(one, shown, opened=opened) for one in found.departments),
        ],
        className="round",
    )


def _department(name: str, shown: View) -> str:
    """Return the address of this page for one department."""
    alone = replace(shown.filters, departments=(name,))
    return link(shown.words.root, PAGE.path, filters=alone)


def _details(found: DepartmentRound, shown: View, *, opened: bool) -> Component:
    """Return what a department owes by how it stands, behind a line that tells the most pressing."""
    words = shown.words
    groups = owed_groups(found, year=shown.year, catalogue=shown.catalogue, words=words)
    chips = [
        html.Span(group.title, className=_CHIPS[group.standing])
        for group in groups
        if group.standing in _CHIPS
    ]
    summary = [html.H3(words.of(found.department.name)), html.Span(come_in(found, words)), *chips]
    body = [part for group in groups for part in (html.H4(group.title), _list(group, shown))]
    return html.Details(
        [html.Summary(summary), html.Div([*body, *_contact(found, shown)], className="goal-body")],
        className="goal",
        open=opened,
    )


def _contact(found: DepartmentRound, shown: View) -> list[Component]:
    contact = found.department.contact
    return [html.P(shown.words("list.contact", contact=contact), className="quiet")] if contact else []


def _links(shown: View, log: tuple[LogEntry, ...]) -> Component:
    words = shown.words
    found: tuple[BrokenLink, ...] = shown.context.ask(broken_links, shown.year, log)
    chosen = bool(shown.filters.departments)
    if chosen:
        found = concerning(found, _chosen(shown))
    none = words("coordinator.no_department_links" if chosen else "coordinator.no_links")
    groups = [
        html.Details([html.Summary(html.H3(group.title)), _list(group, shown)], className="as-table")
        for group in link_groups(found, year=shown.year, words=words)
    ]
    intro = html.P(words("coordinator.links_intro") if groups else none, className="quiet")
    return html.Section(
        [html.H2(words("coordinator.links"), id="links"), intro, *groups],
        className="card-box side broken-links",
    )


def _list(group: Group, shown: View) -> Component:
    return html.Ul([html.Li(_line(line, shown)) for line in group.lines])


def _line(line: Line, shown: View) -> list[Component | str]:
    """Return a thing with the way to it, and what is said of it."""
    facts = [html.Span(f" – {line.facts}", className="quiet")] if line.facts else []
    way = _way(line, shown)
    return [html.A(line.name, href=way) if way else line.name, *facts]


def _way(line: Line, shown: View) -> str:
    """Return where a thing stands; empty where it stands nowhere."""
    root = shown.words.root
    match line.item:
        case "indicator":
            return link(root, "indicator", line.id, filters=shown.filters)
        case "department":
            return _department(line.id, shown)
        case _:
            page = _WHERE.get(line.item, "")
            return link(root, page, filters=shown.filters) if page else ""


def _items(context: Context) -> tuple[str, ...]:
    return () if context.dataset.edition else ("",)


PAGE = Page(
    name="coordinator",
    path="coordinator",
    title=lambda shown: shown.words("coordinator.title"),
    content=content,
    items=_items,
    year_words="coordinator.usual_year",
    usual_year=lambda context: round_year(context.today()),
)
