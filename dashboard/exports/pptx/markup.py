"""XML as text, part by part: what is put together in the order of the schema stays in it."""

from __future__ import annotations

from typing import Final, NewType
from xml.sax.saxutils import escape, quoteattr

Markup = NewType("Markup", str)
"""XML that is escaped already."""

NOTHING: Final = Markup("")
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES: Final = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def tag(name: str, /, *inside: Markup, **attributes: object) -> Markup:
    """Return an element with its children.

    An attribute of None is left out; `r_id` is written as `r:id`.
    """
    told = "".join(
        f" {key.replace('_', ':', 1)}={quoteattr(str(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{told}>{''.join(inside)}</{name}>" if inside else f"<{name}{told}/>")


def val(name: str, value: object) -> Markup:
    """Return an element that holds one value."""
    return tag(name, val=value)


def said(text: str) -> Markup:
    """Return a text as the content of an element."""
    return Markup(escape(text))


def joined(parts: list[Markup]) -> Markup:
    """Return elements one after the other."""
    return Markup("".join(parts))


def named(element: Markup, *prefixes: str) -> str:
    """Return an element that names what its prefixes stand for, so that it can be read alone."""
    spaces = "".join(f' xmlns:{p}="{_NAMESPACES[p]}"' for p in prefixes)
    end = next(i for i, sign in enumerate(element) if sign in " />")
    return f"{element[:end]}{spaces}{element[end:]}"


def document(element: Markup, *prefixes: str) -> bytes:
    """Return a whole XML file of an element."""
    return (_HEAD + named(element, *prefixes)).encode()
