"""What all pages share: the frame round the content, and the one callback of each page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import dash_bootstrap_components as dbc
from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard.domain.filters import Filters
from dashboard.domain.model import Term
from dashboard.pages.routes import Route, route, view
from dashboard.pages.view import Page, Site, View
from dashboard.queries.listing import offered_departments
from dashboard.text.departments import department_names
from dashboard.text.messages import Words
from dashboard.text.overview import chosen_text, remark_text, shown_text, term_remark
from dashboard.ui.attributes import data
from dashboard.ui.filter_bar import DEFAULT, Drawn, Offer, filter_bar, tools
from dashboard.ui.html import to_html
from dashboard.ui.ids import ADDRESS, MAIN, PAGE, STALE, Part, component_id
from dashboard.ui.links import data_link, link
from dashboard.ui.shell import edition_banner, example_banner, footer, header, skip_link
from dashboard.ui.state import not_found

BAR = (Part.FROM, Part.TO, Part.YEAR, Part.COMPARE, Part.DEPARTMENT)
KEYS = {Part.SEARCH: "q"}


def layout(words: Mapping[str, Words]) -> Component:
    """Return the layout of the application: an address, the page it leads to, a word for when none comes.

    The warning is in every language, since it must also stand where no page could be fetched at all.
    """
    said = [html.P(w("error.stale"), lang=code) for code, w in words.items()]
    return html.Div(
        [
            html.Div(said, id=STALE, className="message stale", role="alert", hidden=True),
            dcc.Location(id=ADDRESS, refresh=False),
            html.Div(id=PAGE, className="loading"),
        ]
    )


def frame(shown: View) -> Component:
    """Return a whole page."""
    name = shown.page.name
    drawn = _drawn(shown)
    words = shown.words
    return html.Div(
        [
            skip_link(words),
            html.Header(
                id=component_id(name, Part.NAVIGATION),
                className="site-header",
                **data(html=drawn[Part.NAVIGATION]),
            ),
            *example_banner(shown.catalogue, words),
            *edition_banner(shown.dataset.edition, words),
            _bar(shown, drawn),
            html.Main(
                className="wide",
                id=MAIN,
                tabIndex="-1",
                children=[
                    *(shown.page.controls(shown) if shown.page.controls else []),
                    html.Div(id=component_id(name, Part.CONTENT), **data(html=drawn[Part.CONTENT])),
                ],
            ),
            footer(
                catalogue=shown.catalogue, version=shown.dataset.version, filters=shown.filters, words=words
            ),
            dcc.Store(id=component_id(name, Part.CHOICE)),
        ]
    )


def register_router(app: Dash, *, pages: Sequence[Page], site: Site) -> None:
    """Let the browser's address decide the page: at the start, and on Back and Forward."""

    @app.callback(Output(PAGE, "children"), Input(ADDRESS, "pathname"), Input(ADDRESS, "search"))
    def on_address(path: object, query: object) -> Component:
        found = _found(path, pages=pages, site=site)
        if found is None:
            return html.Main(not_found(_words_for(path, site)), className="wide")
        return frame(view(found, query if isinstance(query, str) else ""))


def register_page(app: Dash, page: Page, *, site: Site) -> None:
    """Register the one callback of a page: a choice gives a new address and everything that depends on it.

    It is one answer, which `assets/12-parts.js` puts in its places: of each part by itself, Dash would tell
    every component of the page.
    """
    parts = (*BAR, *map(Part, page.parts))

    @app.callback(
        output={"answer": Output(component_id(page.name, Part.CHOICE), "data")},
        inputs={part.value: Input(component_id(page.name, part), "value") for part in parts},
        state={"path": State(ADDRESS, "pathname")},
        prevent_initial_call=True,
    )
    def on_choice(path: object, **chosen: object) -> dict[str, Any]:
        found = _found(path, pages=[page], site=site)
        if found is None:
            live = site.live
            first = page.items(live)[0]
            found = Route(language=next(iter(live.words)), context=live, page=page, item=first)
        shown = view(found, _query(chosen))
        query = shown.filters.to_query()
        html = {component_id(page.name, part): filling for part, filling in _drawn(shown).items()}
        return {"answer": {"search": f"?{query}" if query else "", "html": html}}


def skeleton(pages: Sequence[Page]) -> list[Component]:
    """Return every id that a callback names, so that Dash can check them; kept small, each page loads it."""
    parts = [(page, part) for page in pages for part in (*BAR, *map(Part, page.parts), Part.CHOICE)]
    return [_holder(part, component_id(page.name, part)) for page, part in parts]


def term_of(shown: View) -> Term | None:
    """Return the council term of the year under review, else the newest one."""
    terms = shown.catalogue.plan.terms
    now = (t for t in terms if t.first <= shown.year <= t.last)
    return next(now, terms[-1] if terms else None)


def _holder(part: Part, name: str) -> Component:
    if part is Part.CHOICE:
        return dcc.Store(id=name)
    holder: Component = dbc.Checklist(id=name) if part is Part.DEPARTMENT else dbc.Select(id=name)
    return holder


def _words_for(path: object, site: Site) -> Words:
    """Return the words of the language that an address starts with, else the first ones."""
    language = path.split("/")[1] if isinstance(path, str) and path.startswith("/") else ""
    return site.live.words.get(language, next(iter(site.live.words.values())))


def _found(path: object, *, pages: Sequence[Page], site: Site) -> Route | None:
    return route(path, pages=pages, site=site) if isinstance(path, str) else None


def _query(chosen: dict[str, object]) -> str:
    """Write what the controls hold as a query string, so that it is checked like any address."""
    pairs: list[tuple[str, str]] = []
    for name, value in chosen.items():
        chosen_here = value if isinstance(value, list) else [value]
        texts = [one for one in chosen_here if isinstance(one, str) and one not in {"", DEFAULT}]
        pairs += [(KEYS.get(Part(name), name), text) for text in texts]
    return urlencode(pairs)


def _drawn(shown: View) -> dict[Part, str]:
    """Return what depends on the choice as HTML, by part.

    Dash tells every component of a page of each new one, so a thousand new ones stop a browser for seconds;
    as HTML a part is one component.
    """
    navigation = header(
        page=shown.page.path,
        item=shown.item,
        catalogue=shown.catalogue,
        term=term_of(shown),
        filters=shown.filters,
        words=shown.words,
    )
    buttons = tools(reset=_reset(shown), downloads=_downloads(shown), words=shown.words)
    return {
        Part.NAVIGATION: to_html(navigation),
        Part.CHOSEN: to_html(chosen_text(_reviewed(shown), shown.dataset, shown.words)),
        Part.NAMED: to_html(_named(shown)),
        Part.SHOWN: to_html(_remarks(shown)),
        Part.DOWNLOADS: to_html(buttons),
        Part.CONTENT: to_html(shown.page.content(shown)),
    }


def _reviewed(shown: View) -> Filters:
    """Return the choice with the year under review in it, for saying it in words."""
    return replace(shown.filters, year=shown.year)


def _named(shown: View) -> str:
    """Return the names of the chosen departments for the closed control."""
    names = department_names(shown.filters.departments, shown.catalogue, shown.words)
    return names or shown.words("filter.choose_departments")


def _remarks(shown: View) -> list[Component]:
    words = shown.words
    said: list[Component] = [html.P(shown_text(_reviewed(shown), shown.dataset, words))]
    if shown.filters.departments:
        own = link(words.root, "indicators", filters=shown.filters)
        said.append(html.P(html.A(words("filter.my_department"), href=own, className="more")))
    term = term_remark(shown.dataset, _reviewed(shown), shown.context.today().year, words)
    said += [html.P(term)] if term else []
    return said + [html.P(remark_text(r, words), className="remark") for r in shown.remarks]


def _reset(shown: View) -> str:
    return link(shown.words.root, shown.page.path, shown.item)


def _downloads(shown: View) -> list[tuple[str, str]]:
    """Return the files of the page in short; the page of the meeting has all of them."""
    words, filters = shown.words, shown.filters
    own = shown.page.path == "indicator"
    name = shown.item if own else "indicators"
    kinds = ("csv", "xlsx", "json", "png", "svg") if own else ("csv", "xlsx")
    files = [(words(f"take.{kind}"), data_link(words, f"{name}.{kind}", filters=filters)) for kind in kinds]
    return [*files, (words("take.every"), link(words.root, "meeting", filters=filters))]


def _bar(shown: View, drawn: dict[Part, str]) -> Component:
    first, last = shown.dataset.years
    offer = Offer(
        years=range(last, first - 1, -1),
        usual_year=shown.words(shown.page.year_words, year=shown.usual_year),
        departments=shown.ask(offered_departments),
    )
    return filter_bar(
        page=shown.page.name,
        filters=shown.filters,
        offer=offer,
        catalogue=shown.catalogue,
        words=shown.words,
        drawn=Drawn(
            chosen=drawn[Part.CHOSEN],
            named=drawn[Part.NAMED],
            shown=drawn[Part.SHOWN],
            tools=drawn[Part.DOWNLOADS],
        ),
    )
