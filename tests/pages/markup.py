"""Reads the HTML that a page's parts are sent as, into the form that Dash gives its components."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from dashboard.ui.html import VOID

_NAMES = {"class": "className", "for": "htmlFor", "hreflang": "hrefLang", "tabindex": "tabIndex"}


def unfolded(node: Any) -> Any:
    """Return a component with the HTML of every part in it as components."""
    if isinstance(node, list):
        return [unfolded(one) for one in node]
    if not isinstance(node, dict) or "props" not in node:
        return node
    props = dict(node["props"])
    if "data-html" in props:
        props["children"] = parsed(props.pop("data-html"))
    elif "children" in props:
        props["children"] = unfolded(props["children"])
    return {**node, "props": props}


def parsed(text: str) -> list[Any]:
    """Return HTML as components."""
    parser = _Components()
    parser.feed(text)
    parser.close()
    assert len(parser.open) == 1, "an element is not closed"
    return parser.open[0]


class _Components(HTMLParser):
    """Keeps the children of every element that is open, the outermost first."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[list[Any]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind, children = tag.capitalize(), list[Any]()
        props = {_NAMES.get(name, name): True if value is None else value for name, value in attrs}
        self.open[-1].append({"type": kind, "props": {**props, "children": children}})
        if kind not in VOID:
            self.open.append(children)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()
        assert self.open[-1][-1]["type"] == tag.capitalize(), f"{tag} closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].append(data)
