"""Attributes with a prefix, as Dash takes them."""

from __future__ import annotations

from typing import Any


def aria(**attributes: str) -> dict[str, Any]:
    """Return attributes under their full names, e.g. `aria(label="x")` → `{"aria-label": "x"}`."""
    return {f"aria-{name}": value for name, value in attributes.items()}


def data(**attributes: str) -> dict[str, Any]:
    """Return attributes for scripts under their full names, e.g. `data(done="x")` → `{"data-done": "x"}`."""
    return {f"data-{name}": value for name, value in attributes.items()}
