"""One indicator on paper: the finding, its chart or large number, the words, the table, the source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.charts.svg import svg
from dashboard.charts.theme import SIZES, Figure
from dashboard.domain.observation import Trend
from dashboard.exports.pdf.fonts import FAMILY
from dashboard.exports.pdf.paper import Paper
from dashboard.exports.pdf.tables import long_series, series
from dashboard.story.finding import Finding, finding
from dashboard.text.table import TableText
from dashboard.text.values import value_text
from dashboard.ui.cards import change_lines, chip_box, headline
from dashboard.ui.html import Markup

LARGE: Final = "large"
SMALL: Final = "small"
FEW: Final = 7
"""Tables of no more rows than this stand beside a small picture."""
LONG: Final = 9
"""From so many rows on a series stands in several pieces abreast."""
NARROW: Final = 130
"""A small chart whose labels leave fewer pixels of its width than this is drawn as wide as a large one."""


def anchor(indicator: str) -> str:
    """Return the id of an indicator's place in the file."""
    return f"indicator-{indicator}"


def finding_block(trend: Trend, paper: Paper, *, size: str) -> Component:
    """Return an indicator as a figure under its heading; a small one has its words beside the picture."""
    found = finding(trend, paper.reader, size=size)
    wide = size == LARGE or _is_narrow(found.figure)
    tables = [t for t in found.tables if len(t.rows) > 1 or _has_notes(t)]
    drawn = [_table(t, found, paper) for t in tables]
    beside = not wide and sum(len(t.rows) for t in tables) <= FEW
    sides = [*_picture(found, paper, size, wide=wide), _told(found, drawn if beside else [])]
    kept = [
        html.H3(found.title, id=anchor(trend.indicator.id)),
        html.P(found.subtitle, className="subtitle"),
        html.Div(sides, className=f"sides {'full' if wide else 'narrow'}"),
    ]
    below = [*([] if beside else drawn), html.P(found.source, className="source")]
    return html.Div(
        [html.Div(kept, className="kept"), *below], className=f"finding priority-{trend.indicator.priority}"
    )


def alternative(found: Finding) -> str:
    """Return what a chart shows, for those who do not see it."""
    return f"{found.title}. {found.summary}"


def _is_narrow(figure: Figure | None) -> bool:
    if figure is None:
        return False
    margin = figure["layout"]["margin"]
    return bool(SIZES[SMALL].width - margin["l"] - margin["r"] < NARROW)


def _picture(found: Finding, paper: Paper, size: str, *, wide: bool) -> list[Component]:
    if found.single:
        words, catalogue = paper.words, paper.catalogue
        lines = change_lines(found.trend, catalogue=catalogue, words=words)
        number = [headline(found.trend, catalogue=catalogue, words=words), *lines]
        return [html.Div(number, className="picture number")]
    if found.figure is None:
        return []
    drawn = svg(
        found.figure,
        width=SIZES[LARGE if wide else size].width,
        language=paper.words.language,
        label=alternative(found),
        font_family=FAMILY,
    )
    return [html.Div(Markup(drawn), className="picture")]


def _told(found: Finding, tables: Sequence[Component]) -> Component:
    """Return the words beside a picture; of a single value the state would only repeat it."""
    state = [] if found.single else [html.P(chip_box(found.chip))]
    remarks = [html.P(remark, className="remark") for remark in found.remarks]
    summary = html.P(found.summary, className="summary")
    return html.Div([*state, *remarks, summary, *tables], className="told")


def _table(told: TableText, found: Finding, paper: Paper) -> Component:
    """Return one of the tables of a finding; the first is its series, and a long one says its unit once."""
    if told is not found.tables[0] or len(told.rows) < LONG:
        return series(told)
    words, indicator = paper.words, found.trend.indicator
    unit = paper.catalogue.units[indicator.unit]
    rows = []
    for o, (period, value, note) in zip(found.trend.shown, told.rows, strict=True):
        said = value_text(o, indicator=indicator, unit=unit, words=words)
        rows.append((period, said.short if o.known and not said.span else value, note))
    name, many = words.of(indicator.full_name), words.of(unit.many)
    caption = words("table.peers_caption", name=name, unit=many)
    return long_series(TableText(caption, told.columns, tuple(rows)), words)


def _has_notes(found: TableText) -> bool:
    return any(cell for row in found.rows for cell in row[2:])
