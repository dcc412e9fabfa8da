"""Files to take away; those that take seconds say so while they are made."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.text.messages import Words
from dashboard.ui.attributes import aria, data


def take_list(files: Sequence[tuple[str, str, bool]], words: Words) -> Component:
    """Return a list of files, each a text, an address, and whether it takes long to make.

    A script fetches the slow ones and tells how it goes in the line below; without it they are plain links.
    """
    items = [html.Li(_link(text, address, slow=slow, words=words)) for text, address, slow in files]
    return html.Div(
        [
            html.Ul(items, className="take-list"),
            html.P(className="take-state", role="status", **aria(live="polite")),
        ]
    )


def _link(text: str, address: str, *, slow: bool, words: Words) -> Component:
    if not slow:
        return html.A(text, href=address, className="more", download="")
    said = data(making=words("take.making"), done=words("take.done"), failed=words("take.failed"))
    return html.A(text, href=address, className="more slow-file", download="", **said)
