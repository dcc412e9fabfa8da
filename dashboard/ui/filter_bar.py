"""The bar where a reader chooses years and departments, and reads in words what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import DepartmentKind
from dashboard.text.messages import Words
from dashboard.ui.attributes import aria, data
from dashboard.ui.ids import Part, component_id

DEFAULT = "-"
"""What a select holds where nothing is chosen; an empty value would leave it blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the bar offers: years, newest first, words for the usual year under review, departments by id."""

    years: Sequence[int]
    usual_year: str
    departments: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What the bar shows of the choice, as HTML: in short, the departments' names, in words, the tools."""

    chosen: str
    named: str
    shown: str
    tools: str


def filter_bar(
    *, page: str, filters: Filters, offer: Offer, drawn: Drawn, catalogue: Catalogue, words: Words
) -> Component:
    """Return the bar; on a phone its controls fold behind a button that names the choice in force."""
    controls = [
        *_years_and_comparison(page, filters, offer, words),
        _departments(page, filters, offer, drawn.named, catalogue, words),
        html.Div(className="filter-tools", id=component_id(page, Part.DOWNLOADS), **data(html=drawn.tools)),
    ]
    fold = html.Details(
        className="fold",
        children=[
            html.Summary(id=component_id(page, Part.CHOSEN), **data(html=drawn.chosen)),
            html.Div(controls, className="filter-row"),
        ],
    )
    shown = html.Div(
        id=component_id(page, Part.SHOWN), className="shown", role="status", **data(html=drawn.shown)
    )
    return html.Section(
        html.Div([fold, shown], className="wide"),
        className="filter-bar",
        **aria(label=words("filter.title")),
    )


def tools(*, reset: str, downloads: Sequence[tuple[str, str]], words: Words) -> list[Component]:
    """Return the buttons of the bar: back to the defaults, copy the address, download."""
    links = [html.Li(html.A(text, href=address)) for text, address in downloads]
    download = html.Details(
        className="choose",
        children=[html.Summary(words("filter.download")), html.Div(html.Ul(links), className="choose-panel")],
    )
    copy = html.Button(
        words("filter.copy"),
        className="button copy-link",
        type="button",
        **data(done=words("filter.copied"), failed=words("filter.copy_failed")),
    )
    return [html.A(words("filter.reset"), href=reset, className="button"), copy, download]


def search_row(
    *,
    page: str,
    filters: Filters,
    priorities: Sequence[tuple[str, str]],
    statuses: Sequence[tuple[str, str]],
    sorts: Sequence[tuple[str, str]],
    words: Words,
) -> Component:
    """Return the controls of the list of indicators: words, priority, status, order."""
    field = component_id(page, Part.SEARCH)
    everything = [(DEFAULT, words("filter.all"))]
    return html.Div(
        className="filter-row search-row",
        role="search",
        children=[
            html.Div(
                className="field",
                children=[
                    html.Label(words("filter.search"), htmlFor=field),
                    dbc.Input(id=field, type="search", value=filters.search, debounce=400, maxLength=80),
                ],
            ),
            _select(page, Part.PRIORITY, filters.priority, everything + list(priorities), words),
            _select(page, Part.STATUS, filters.status, everything + list(statuses), words),
            _select(page, Part.SORT, filters.sort, list(sorts), words),
        ],
    )


def _years_and_comparison(page: str, filters: Filters, offer: Offer, words: Words) -> list[Component]:
    years = [(str(year), str(year)) for year in offer.years]
    rows = (
        (Part.FROM, filters.first, words("filter.own_from")),
        (Part.TO, filters.last, words("filter.own_to")),
        (Part.YEAR, filters.year, offer.usual_year),
        (Part.COMPARE, filters.compare, words("filter.compare_default")),
    )
    return [_select(page, part, value, [(DEFAULT, default), *years], words) for part, value, default in rows]


def _select(
    page: str, part: Part, value: object, options: Sequence[tuple[str, str]], words: Words
) -> Component:
    field = component_id(page, part)
    select = dbc.Select(
        id=field,
        value=DEFAULT if value is None else str(value),
        options=[{"value": key, "label": text} for key, text in options],
    )
    return html.Div([html.Label(words(f"filter.{part}"), htmlFor=field), select], className="field")


def _departments(
    page: str, filters: Filters, offer: Offer, named: str, catalogue: Catalogue, words: Words
) -> Component:
    names = [catalogue.departments[d] for d in offer.departments]
    # The city as a whole and "not stated" come first: they are no departments of the organisation.
    ordered = sorted(names, key=lambda d: d.kind not in {DepartmentKind.CITY, DepartmentKind.NOT_STATED})
    return html.Div(
        className="field",
        children=[
            html.Span(words("filter.department"), className="label"),
            html.Details(
                className="choose",
                children=[
                    html.Summary(id=component_id(page, Part.NAMED), **data(html=named)),
                    html.Div(
                        className="choose-panel",
                        children=html.Fieldset(
                            [
                                html.Legend(words("filter.department"), className="only-read"),
                                dbc.Checklist(
                                    id=component_id(page, Part.DEPARTMENT),
                                    options=[{"label": words.of(d.name), "value": d.id} for d in ordered],
                                    value=list(filters.departments),
                                ),
                            ]
                        ),
                    ),
                ],
            ),
        ],
    )
