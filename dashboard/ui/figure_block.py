"""A chart as a figure: finding, what is measured, picture, the same in words and as a table, source."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.text.messages import Words
from dashboard.text.table import TableText
from dashboard.ui.attributes import aria, data
from dashboard.ui.data_table import folded_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The words of a figure. `remarks` are the notes a reader needs to read it right."""

    title: str
    subtitle: str
    summary: str
    remarks: Sequence[str]
    source: str


def figure_block(  # noqa: PLR0913 - each part of a figure by its name
    name: str,
    *,
    told: Told,
    picture: Component | None,
    tables: list[TableText],
    links: Sequence[tuple[str, str]],
    level: int,
    extra: Sequence[Component] = (),
    words: Words,
) -> Component:
    """Return a figure whose heading states the finding.

    Args:
        name: what makes the ids of its parts unique on the page.
        told: its words.
        picture: the chart or the large number; None for a figure of words only.
        tables: the same values as tables.
        links: text and address of what leads on.
        level: 2 or 3, the level of the heading.
        extra: what stands between heading and picture.
        words: the language.
    """
    heading = (html.H2 if level == 2 else html.H3)(told.title, id=f"{name}-title")  # noqa: PLR2004
    remarks = [html.P(remark, className="note") for remark in told.remarks if remark]
    return html.Figure(
        className="card-box figure-block",
        children=[
            heading,
            html.P(told.subtitle, className="subtitle"),
            *extra,
            *([picture] if picture is not None else []),
            html.Div(remarks, className="summary"),
            folded_tables(tables, words, before=[html.P(told.summary, id=f"{name}-summary")]),
            _foot(told.source, links),
        ],
        **aria(labelledby=f"{name}-title"),
    )


def _foot(source: str, links: Sequence[tuple[str, str]]) -> Component:
    ways = [html.A(text, href=to, className="more") for text, to in links]
    return html.Figcaption(
        [html.Span(source), html.Span(ways, className="link-row")], className="figure-foot"
    )


def plot(name: str, figure: dict[str, Any], *, config: dict[str, Any], size: str, priority: str) -> Component:
    """Return a chart as one named image; its values are in the summary and the table beside it.

    A script draws the figure into its place and keeps the drawing from one choice to the next, which a
    graph of Dash's own, made anew in every answer, cannot.
    """
    drawn = json.dumps({**figure, "config": config}, ensure_ascii=False, separators=(",", ":"))
    return html.Div(
        id=f"{name}-plot",
        className=f"chart-place plot {size} priority-{priority}",
        role="img",
        **aria(labelledby=f"{name}-title", describedby=f"{name}-summary"),
        **data(figure=drawn),
    )
