"""The chapters before the appendix: how figures are worked out, and where they come from."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain.model import Event, Source
from dashboard.exports.pdf.paper import Chapter, Paper, Part
from dashboard.exports.pdf.tables import Cell, table
from dashboard.exports.table import licence_text
from dashboard.queries.currency import Currency, currency
from dashboard.text.describe import date_text
from dashboard.text.methods import methods, signs
from dashboard.text.numbers import years


def methods_chapter(paper: Paper) -> Chapter:
    """Return the rules that the figures are worked out by, the signs in tables, and exceptional years."""
    words, catalogue = paper.words, paper.catalogue
    rules = [
        html.Div([html.H3(title), html.P(text)], className="kept")
        for title, text in methods(catalogue, words)
    ]
    found = signs(words)
    parts = [
        Part(id="rules", title=words("report.rules"), body=tuple(rules)),
        Part(id="signs", title=found.caption, body=(table("", found.columns, found.rows, kind="signs"),)),
    ]
    if catalogue.events:
        events = html.Ul([_event(event, paper) for event in catalogue.events.values()])
        parts.append(Part(id="events", title=words("page.events"), body=(events,)))
    return Chapter(id="methods", title=words("about.methods"), parts=tuple(parts))


def sources_chapter(paper: Paper) -> Chapter:
    """Return the sources with their licences and how current their figures are."""
    words = paper.words
    current = {line.source.id: line for line in currency(paper.reader.dataset)}
    columns = [words(f"about.source.{c}") for c in ("name", "publisher", "licence", "retrieved")]
    rows = [
        _source(s, current.get(s.id), paper) for s in paper.catalogue.sources.values() if _is_used(s, paper)
    ]
    body = table("", [*columns, words("about.years")], rows, kind="sources")
    return Chapter(id="sources", title=words("about.sources"), lead=(body,))


def _event(event: Event, paper: Paper) -> Component:
    words = paper.words
    when = html.Strong(f"{years(event.first, event.last)}: {words.of(event.name)}.")
    return html.Li([when, " ", words.of(event.text)])


def _source(source: Source, current: Currency | None, paper: Paper) -> tuple[Cell, ...]:
    words = paper.words
    below: list[Component] = (
        [html.P(note, className="description")] if (note := words.of(source.note)) else []
    )
    below += [_address(source.url)] if source.url else []
    licence: list[Component | str] = [licence_text(source, words)]
    licence += [_address(source.licence_url)] if source.licence_url else []
    return (
        [words.of(source.name), *below],
        source.publisher,
        licence,
        date_text(source.retrieved, words),
        current.years if current else words("value.none"),
    )


def _address(url: str) -> Component:
    """Return an address as it is written; one that can be followed is a link too."""
    known = url.startswith(("https://", "http://"))
    return html.P(html.A(url, href=url) if known else url, className="address")


def _is_used(source: Source, paper: Paper) -> bool:
    """Tell whether figures or targets of what the file is about come from a source."""
    if paper.whole:
        return True
    catalogue, rows = paper.catalogue, paper.reader.dataset.by_indicator
    own = [i for i in catalogue.indicators.values() if i.priority in paper.told]
    names = {i.source for i in own} | {o.source for i in own for o in rows.get(i.id, ())}
    told = {i.id for i in own}
    return source.id in names | {t.source for t in catalogue.targets if t.indicator in told}
