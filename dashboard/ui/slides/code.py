"""The address of a slide's page as a code for a phone's camera."""

from __future__ import annotations

import io
from html import escape
from typing import Final

import segno

from dashboard.ui.html import Markup

_QUIET: Final = 4
"""Modules of white that a code needs around itself."""


def code(address: str, name: str) -> Markup:
    """Return the address as a QR code drawn in black on white, whatever the screen's colours.

    Args:
        address: what the code says.
        name: what stands for the code where it is not seen.
    """
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out,
        kind="svg",
        border=_QUIET,
        dark="#000",
        light="#fff",
        xmldecl=False,
        svgns=False,
        omitsize=True,
        nl=False,
        svgclass="code",
        lineclass=None,
    )
    drawn = out.getvalue().decode()
    named = f'<svg role="img" aria-label="{escape(name)}" focusable="false"'
    return Markup(drawn.replace("<svg", named, 1))
