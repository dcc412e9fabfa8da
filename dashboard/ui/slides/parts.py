"""The parts of a slide: heading, chart, large numbers, lines of words, foot."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from dashboard.ui.attributes import aria, data
from dashboard.ui.html import Markup

LONG: Final = 54
LONGER: Final = 108
"""From so many characters on a title is set smaller, so that it takes two lines or three."""


def heading(name: str, *, over: str, title: str, subtitle: str, level: int = 2) -> Component:
    """Return a slide's head: what it is about, the finding, what is measured."""
    size = "" if len(title) < LONG else "long" if len(title) < LONGER else "longer"
    parts = [
        html.P(over, className="over") if over else None,
        (html.H1 if level == 1 else html.H2)(title, id=f"{name}-title", className=size, tabIndex="-1"),
        html.P(subtitle, className="subtitle") if subtitle else None,
    ]
    return html.Header([part for part in parts if part is not None], className="slide-head")


def chart(name: str, *, figure: dict[str, Any], small: dict[str, Any] | None, summary: str) -> Component:
    """Return the place of a chart as one named image; a script draws the figure into it.

    Args:
        name: of the slide.
        figure: for the stage; it takes the size of its place.
        small: for a narrow screen.
        summary: the same in words.
    """
    drawn = {"figure": _json(figure), "small": _json(small or figure)}
    place = html.Div(
        className="chart",
        role="img",
        **aria(labelledby=f"{name}-title", describedby=f"{name}-summary"),
        **data(**drawn),
    )
    return html.Div(
        [place, html.P(summary, id=f"{name}-summary", className="only-read")], className="picture"
    )


def key_figure(  # noqa: PLR0913 - each part of a number by its name
    *, priority: str, name: str, qualifier: str, number: str, unit: str, change: str, moved: bool
) -> Component:
    """Return a large number with its name and what moved."""
    parts = (("qualifier", qualifier), ("number", number), ("unit", unit))
    value: list[Component] = [html.Span(f"{text} ", className=kind) for kind, text in parts if text]
    return html.Div(
        [
            html.P(name, className="name"),
            html.P(value, className="value" if any(map(str.isdigit, number)) else "value told"),
            html.P(change, className="change moved" if moved else "change"),
        ],
        className=f"key-figure priority-{priority}",
    )


def line(*, lead: str, text: str, priority: str, indicator: str, href: str) -> Component:
    """Return a line of words; one about an indicator is a link that the stage answers itself."""
    first: list[Component | str] = [html.Strong(lead, className="lead"), " "] if lead else []
    told: Component | str = text
    if indicator:
        told = html.A(text, href=href, **data(ask=indicator))
    return html.Li([*first, told], className=f"priority-{priority}" if priority else None)


def remarks(texts: Sequence[str]) -> list[Component]:
    """Return what must be known to read the slide right."""
    return [html.Div([html.P(text) for text in texts], className="remarks")] if texts else []


def foot(  # noqa: PLR0913 - each part of the foot by its name
    *, source: str, stamp: str, address: str, href: str, code: Markup, page: str, words: tuple[str, str]
) -> Component:
    """Return a slide's foot: source, stamp, the page's address in words and as a code, the slide's number.

    Args:
        source: where the figures come from; empty where there are none.
        stamp: example mark, edition, data version.
        address: the address of the same view, short enough to be typed.
        href: the same as a link.
        code: the same as a code.
        page: which slide of how many.
        words: the name of the button that enlarges the code, and of the link on a phone.
    """
    enlarge, follow = words
    said = [html.P(source, className="source")] if source else []
    return html.Footer(
        [
            html.Div([*said, html.P(stamp, className="stamp")], className="said-below"),
            html.Div(
                [
                    html.A(follow, href=href, className="follow"),
                    html.P(address, className="address"),
                    html.P(page, className="page-number"),
                ],
                className="where",
            ),
            html.Button(
                code,
                type="button",
                className="code-button",
                title=enlarge,
                **data(do="code"),
                **aria(label=enlarge),
            ),
        ],
        className="slide-foot",
    )


def notes(pairs: Sequence[tuple[str, str]]) -> Component:
    """Return the presenter's notes, which the window of notes shows."""
    told = [part for title, text in pairs for part in (html.Dt(title), html.Dd(text))]
    return html.Dl(told, className="notes", hidden=True)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
