"""What stands where there is nothing to show: empty, failed, not found."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.text.messages import Words
from dashboard.ui.links import link


def message(*, title: str, text: str, ways: list[tuple[str, str]], role: str | None = None) -> Component:
    """Return a message with ways out, each a text and an address."""
    return html.Div(
        className="message",
        role=role,
        children=[
            html.H2(title),
            html.P(text),
            html.P(
                [html.A(name, href=address, className="more") for name, address in ways], className="link-row"
            ),
        ],
    )


def empty(*, reset: str, words: Words) -> Component:
    """Return what stands where a choice finds nothing."""
    ways = [(words("filter.reset"), reset)]
    return message(title=words("page.empty"), text=words("page.empty_way_out"), ways=ways)


def failed(reference: str, words: Words) -> Component:
    """Return what stands in the place of a card that could not be made; the rest of the page stands."""
    text = f"{words('error.text')} {words('error.reference', reference=reference)} {words('error.report')}"
    return message(title=words("error.title"), text=text, ways=[], role="alert")


def not_found(words: Words) -> Component:
    """Return the content of an address that leads nowhere."""
    home = (words("notfound.home"), link(words.root))
    every = (words("notfound.list"), link(words.root, "indicators"))
    return html.Div(
        className="message",
        children=[
            html.H1(words("notfound.title"), className="page-title"),
            html.P(words("notfound.text")),
            html.P(
                [html.A(name, href=to, className="more") for name, to in (home, every)], className="link-row"
            ),
        ],
    )
