"""The meeting: present, take away, and the editions that earlier meetings saw."""

from __future__ import annotations

from collections.abc import Sequence

from babel.dates import format_date
from dash import html
from dash.development.base_component import Component

from dashboard.domain.edition import Edition
from dashboard.pages.view import Page, View
from dashboard.text.stamp import edition_line, waiver_lines
from dashboard.text.table import TableText
from dashboard.ui.data_table import data_table
from dashboard.ui.links import data_link, link, presentation_link
from dashboard.ui.take import take_list

WHOLE = ("pptx", "pdf", "handout.pdf", "html", "xlsx", "csv", "plain.csv", "json", "zip")
"""The files of the whole plan in the order they are offered."""
SLOW = frozenset({"pptx", "pdf", "handout.pdf", "html", "zip"})
"""Those that take seconds to make."""


def content(shown: View) -> list[Component]:
    """Return the page of the meeting."""
    words = shown.words
    return [
        html.H1(words("meeting.title"), className="page-title"),
        html.P(words("meeting.intro"), className="page-lede"),
        *_edition(shown),
        html.P(
            [
                html.A(
                    words("meeting.present"),
                    href=presentation_link(words, filters=shown.filters),
                    className="button main",
                ),
                html.A(
                    words("meeting.changes"),
                    href=link(words.root, "changes", filters=shown.filters),
                    className="button",
                ),
            ],
            className="link-row",
        ),
        _taken(shown),
        *([] if shown.dataset.edition else [_editions(shown.context.earlier(), shown), _coordinator(shown)]),
    ]


def _edition(shown: View) -> list[Component]:
    edition, words = shown.dataset.edition, shown.words
    if edition is None:
        return []
    said = [edition_line(edition, words), *waiver_lines(edition, words)]
    whole = [words("meeting.whole_hash", hash=edition.hash), words("meeting.verify", id=edition.id)]
    return [
        html.Section(
            [*map(html.P, said), *(html.P(text, className="quiet") for text in whole)],
            className="card-box side",
        )
    ]


def _taken(shown: View) -> Component:
    words, filters = shown.words, shown.filters
    whole = [
        (words(f"take.{kind}"), data_link(words, f"plan.{kind}", filters=filters), kind in SLOW)
        for kind in WHOLE
    ]
    parts = [
        (
            words("take.priority_pdf", name=words.of(p.name)),
            data_link(words, f"{p.id}.pdf", filters=filters),
            True,
        )
        for p in shown.catalogue.priorities.values()
    ]
    return html.Section(
        [
            html.H2(words("meeting.take")),
            html.P(words("meeting.take_text"), className="quiet"),
            take_list(whole, words),
            html.H3(words("meeting.take_priorities")),
            take_list(parts, words),
        ],
        className="card-box side",
    )


def _editions(editions: Sequence[Edition], shown: View) -> Component:
    words = shown.words
    head = html.H2(words("meeting.editions"), id="editions")
    if not editions:
        return html.Section(
            [head, html.P(words("meeting.none")), html.P(words("meeting.how"), className="quiet")],
            className="card-box side",
        )
    rows = [_row(edition, shown) for edition in reversed(editions)]
    columns = tuple(words(f"meeting.column.{c}") for c in ("name", "date", "hash", "take"))
    table = TableText(words("meeting.editions"), columns, ())
    return html.Section(
        [head, html.P(words("meeting.editions_text"), className="quiet"), data_table(table, rows)],
        className="card-box side",
    )


def _coordinator(shown: View) -> Component:
    """Return the way to what is missing before the next meeting."""
    way = link(shown.words.root, "coordinator", filters=shown.filters)
    return html.P(
        html.A(shown.words("coordinator.link_to"), href=way, className="more"), className="link-row"
    )


def _row(edition: Edition, shown: View) -> tuple[list[Component | str], ...]:
    words = shown.words
    own = words.in_edition(edition.id)
    taken = [
        html.A(words(f"take.short.{kind}"), href=data_link(own, f"plan.{kind}"))
        for kind in ("pptx", "pdf", "html")
    ]
    present = html.A(words("meeting.present"), href=presentation_link(own))
    day = format_date(edition.date, "long", locale=words.locale)
    name = html.A(words.of(edition.name), href=link(own.root))
    return (
        [name],
        [day],
        [html.Code(edition.short_hash)],
        [html.Span([present, *taken], className="link-row")],
    )


PAGE = Page(name="meeting", path="meeting", title=lambda shown: shown.words("meeting.title"), content=content)
