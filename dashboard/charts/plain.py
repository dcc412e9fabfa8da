"""Words of others made safe for Plotly, which reads a little HTML and `%{…}` in every text."""

from __future__ import annotations

from typing import Final

_ESCAPES: Final = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("%{", "%&#123;"))


def plain(text: str) -> str:
    """Return the text so that Plotly prints it letter by letter."""
    for sign, escaped in _ESCAPES:
        text = text.replace(sign, escaped)
    return text


def bold(text: str) -> str:
    """Return text that is safe already in bold."""
    return f"<b>{text}</b>"
