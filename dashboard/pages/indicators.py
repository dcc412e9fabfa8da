"""All indicators in one table: searched, narrowed and ordered, every choice in the address."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain.filters import Sort
from dashboard.domain.observation import Trend, Verdict
from dashboard.pages import parts
from dashboard.pages.view import Page, View
from dashboard.queries.listing import listing, without_figures
from dashboard.text.departments import department_names
from dashboard.text.describe import latest_text, trend_change
from dashboard.text.messages import Words
from dashboard.text.status import direction_words
from dashboard.ui.attributes import aria
from dashboard.ui.cards import chip_of
from dashboard.ui.filter_bar import search_row
from dashboard.ui.ids import Part
from dashboard.ui.links import link
from dashboard.ui.state import empty

COLUMNS = ("name", "latest", "spark", "change", "direction", "status", "department", "source")


def controls(shown: View) -> list[Component]:
    """Return the title and the controls of the list."""
    words = shown.words
    return [
        html.H1(words("nav.indicators"), className="page-title"),
        search_row(
            page=shown.page.name,
            filters=shown.filters,
            priorities=[(p.id, words.of(p.name)) for p in shown.catalogue.priorities.values()],
            statuses=[(str(v), words(f"list.verdict.{v}")) for v in Verdict],
            sorts=[(str(s), words(f"list.sort.{s}")) for s in Sort],
            words=words,
        ),
    ]


def content(shown: View) -> list[Component]:
    """Return the table under the reader's choice."""
    words = shown.words
    found: tuple[Trend, ...] = shown.ask(listing, words.language)
    if not found:
        return [empty(reset=link(words.root, "indicators"), words=words)]
    count = words.count("list.count", len(found))
    head = html.Tr([html.Th(words(f"list.column.{name}"), scope="col") for name in COLUMNS])
    table = html.Table(
        [html.Caption(count), html.Thead(head), html.Tbody([_row(t, shown) for t in found])], className="data"
    )
    box = html.Div(
        table,
        className="table-scroll",
        tabIndex="0",
        role="region",
        **aria(label=words("nav.indicators")),
    )
    return [*_department(shown), html.Div(box, className="card-box catalogue")]


def _row(trend: Trend, shown: View) -> Component:
    words, catalogue = shown.words, shown.catalogue
    indicator = trend.indicator
    picture = parts.row(trend, catalogue.priorities[indicator.priority]).spark
    newest = latest_text(trend, catalogue=catalogue, words=words)
    change = trend_change(trend, catalogue=catalogue, words=words)
    address = link(words.root, "indicator", indicator.id, filters=shown.filters)
    source = (trend.latest and trend.latest.source) or indicator.source
    cells = [
        f"{newest[0].full} ({newest[1]})" if newest else _none(trend, words),
        html.Img(src=picture, alt="", className="spark") if picture else "",
        f"{change.arrow} {change.text}".strip(),
        direction_words(trend, words),
        chip_of(trend, words),
        words.of(catalogue.departments[indicator.department].name),
        words.of(catalogue.sources[source].name),
    ]
    name = html.A(words.of(indicator.name), href=address)
    priority = html.Span(words.of(catalogue.priorities[indicator.priority].name), className="quiet")
    head = html.Th([name, html.Br(), priority], scope="row")
    return html.Tr([head, *(html.Td(cell) for cell in cells)])


def _none(trend: Trend, words: Words) -> str:
    known = bool(trend.series.known)
    return words("describe.none_before", year=trend.year) if known else words("reason.no-value")


def _department(shown: View) -> list[Component]:
    """Return what the chosen departments still owe, and whom to ask; nothing where none is chosen."""
    chosen = shown.filters.departments
    if not chosen:
        return []
    words, catalogue = shown.words, shown.catalogue
    lacking: tuple[Trend, ...] = shown.ask(without_figures)
    names = [words.of(t.indicator.name) for t in lacking]
    contacts = [catalogue.departments[d].contact for d in chosen if catalogue.departments[d].contact]
    plan = catalogue.plan
    contact = ", ".join(contacts) or ", ".join(
        filter(None, (words.of(plan.contact_name), plan.contact_email))
    )
    title = words("list.department", names=department_names(chosen, catalogue, words))
    return [
        html.Section(
            className="card-box side",
            children=[
                html.H2(title),
                *_owed(names, shown),
                html.P(words("list.contact", contact=contact)),
            ],
        )
    ]


def _owed(names: list[str], shown: View) -> list[Component]:
    words = shown.words
    if not names:
        return [html.P(words("list.none_lacking", year=shown.year))]
    said = html.P(words.count("list.lacking", len(names), year=shown.year))
    return [said, html.Ul([html.Li(n) for n in names])]


PAGE = Page(
    name="indicators",
    path="indicators",
    title=lambda shown: shown.words("nav.indicators"),
    content=content,
    controls=controls,
    parts=(Part.SEARCH, Part.PRIORITY, Part.STATUS, Part.SORT),
)
