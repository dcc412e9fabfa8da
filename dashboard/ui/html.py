"""Components as HTML text: the same parts that Dash sends to a browser, for documents made on the server."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any, Final

from dash.development.base_component import Component

VOID: Final = frozenset({"Area", "Br", "Col", "Hr", "Img", "Input", "Link", "Meta", "Source", "Wbr"})
_NAMES: Final = {"className": "class", "htmlFor": "for"}
_NOT_SHOWN: Final = frozenset({"children", "n_clicks", "n_clicks_timestamp", "disable_n_clicks"})
_DASHS_OWN: Final = ("_", "available_")
_LIBRARY: Final = "dash_html_components"


class Markup(str):
    """HTML that was made elsewhere, such as a drawing, and is written as it is."""

    __slots__ = ()


Address = Callable[[str], str | None]
"""What an address becomes in the document; None where it leads nowhere there, and its link is left out."""


def to_html(part: object, address: Address = str) -> str:
    """Return a component, text, number, or list of these as HTML; None is nothing, text is escaped.

    Raises:
        TypeError: a part is no HTML element, such as a control that only Dash's scripts can draw.
    """
    if part is None:
        return ""
    if isinstance(part, Component):
        return _element(part, address)
    if isinstance(part, Markup):
        return str(part)
    if isinstance(part, str | int | float):
        return escape(str(part), quote=False)
    if isinstance(part, Iterable):
        return "".join(to_html(one, address) for one in part)
    message = f"{type(part).__name__} cannot be written as HTML"
    raise TypeError(message)


def _element(part: Component, address: Address) -> str:
    if part._namespace != _LIBRARY:  # noqa: SLF001 - Dash keeps the library of a component nowhere else
        message = f"{type(part).__name__} of {part._namespace} is no HTML element"  # noqa: SLF001
        raise TypeError(message)
    kind = type(part).__name__
    # Dash's own `to_plotly_json` asks for every property that there may be, which takes four times as long.
    values: dict[str, Any] = {n: v for n, v in vars(part).items() if not n.startswith(_DASHS_OWN)}
    if "href" in values:
        values["href"] = address(values["href"])
        if values["href"] is None:
            return ""
    # Dash keeps them in the order of a set, which is another one in each process.
    told = "".join(_attribute(name, values[name]) for name in sorted(values.keys() - _NOT_SHOWN))
    tag = kind.lower()
    if kind in VOID:
        return f"<{tag}{told}>"
    return f"<{tag}{told}>{to_html(values.get('children'), address)}</{tag}>"


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    known = _NAMES.get(name, name if "-" in name else name.lower())
    return f" {known}" if value is True else f' {known}="{escape(str(value))}"'
