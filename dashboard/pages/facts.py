"""Everything known of an indicator: what, how, by whom, from where, until when; its place in the plan."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain.kinds import DepartmentKind
from dashboard.domain.model import Event, Indicator, Source
from dashboard.domain.observation import Trend
from dashboard.pages.view import View
from dashboard.text.describe import date_text
from dashboard.ui.links import link
from dashboard.ui.narrative import measure_list


def facts(found: Trend, shown: View) -> list[Component]:
    """Return the blocks beside an indicator's chart."""
    indicator = found.indicator
    return [_definition(indicator, shown), *_events(found.events, shown), *_place(indicator, shown)]


def _definition(indicator: Indicator, shown: View) -> Component:
    words, catalogue = shown.words, shown.catalogue
    department = catalogue.departments[indicator.department]
    source = catalogue.sources[indicator.source]
    rows = [
        (words("card.definition"), words.of(indicator.definition)),
        (words("card.method"), words.of(indicator.method)),
        (words("card.kind"), words(f"kind.{indicator.kind}")),
        (words("card.wanted"), words(f"wanted.{indicator.wanted}")),
        (words("card.unit"), words.of(catalogue.units[indicator.unit].many)),
        (words("card.department"), words.of(department.name)),
        (words("card.combine"), words(f"combine.{indicator.combine}")),
        (words("card.period_type"), words(f"period_type.{indicator.period_type}")),
        (words("card.source"), _source(source, shown)),
        (words("card.licence"), _licence(source, shown)),
        (words("card.next_update"), date_text(indicator.next_update, words)),
        (words("card.people"), words("card.yes" if indicator.counts_people else "card.no")),
    ]
    items = [part for name, value in rows for part in (html.Dt(name), html.Dd(value))]
    notes = [words.of(indicator.note)]
    notes += [words("card.whole_city")] if department.kind is DepartmentKind.CITY else []
    notes += [] if indicator.confirmed else [words("page.placing_unconfirmed")]
    notes += [words("page.proposed")] if words.language in catalogue.plan.proposed_languages else []
    return html.Section(
        [
            html.H2(words("page.what_it_is")),
            html.Dl(items, className="facts"),
            *(html.P(note, className="quiet") for note in notes if note),
        ],
        className="card-box side",
    )


def _source(source: Source, shown: View) -> Component | str:
    name = shown.words.of(source.name)
    return html.A(name, href=source.url, rel="noopener") if source.url.startswith("https://") else name


def _licence(source: Source, shown: View) -> Component | str:
    if not source.licence:
        return shown.words("describe.no_licence")
    known = source.licence_url.startswith("https://")
    return html.A(source.licence, href=source.licence_url, rel="noopener") if known else source.licence


def _events(events: tuple[Event, ...], shown: View) -> list[Component]:
    words = shown.words
    if not events:
        return []
    items = []
    for event in events:
        years = str(event.first) if event.first == event.last else f"{event.first}–{event.last}"
        items.append(html.Li([html.Strong(f"{years}: {words.of(event.name)}. "), words.of(event.text)]))
    block = [html.H2(words("page.events")), html.Ul(items)]
    return [html.Section(block, className="card-box side")]


def _place(indicator: Indicator, shown: View) -> list[Component]:
    words, catalogue = shown.words, shown.catalogue
    goal = catalogue.goals.get(indicator.goal or "")
    measures = [m for m in catalogue.measures.values() if indicator.id in m.indicators]
    if goal is None and not measures:
        return []
    address = link(words.root, "goals", filters=shown.filters)
    name = [html.P(html.A(words.of(goal.name), href=address))] if goal else []
    listed = (
        [measure_list(measures, catalogue=catalogue, filters=shown.filters, words=words)] if measures else []
    )
    return [html.Section([html.H2(words("page.in_plan")), *name, *listed], className="card-box side")]
