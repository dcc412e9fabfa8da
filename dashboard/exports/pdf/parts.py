"""Small pieces that several chapters have."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.text.messages import Words

_GAP = "\n"


def online_line(address: str, words: Words) -> Component:
    """Return where the same stands on the web: in print, and as a link."""
    before, after = words("report.online", address=_GAP).split(_GAP)
    return html.P([before, html.A(address, href=address, className="address"), after], className="quiet")


def quiet(text: str) -> Component:
    """Return words that stand back behind the rest."""
    return html.P(text, className="quiet")
