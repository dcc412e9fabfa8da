"""What somebody writes about a plan that hides figures, kept from telling one of them."""

from __future__ import annotations

from pathlib import Path

from dashboard.store.intake import inspect_settled
from dashboard.store.intake.secret import any_hidden
from dashboard.text.numberless import without_numbers


def discreet(text: str, folder: Path) -> str:
    """Return a text as it may be kept: without numbers but years where the plan hides any figure.

    A plan that cannot be loaded may hide one. It is only looked at where there is a number to leave out.
    """
    said = text.strip()
    told = without_numbers(said)
    return told if told != said and any_hidden(inspect_settled(folder)[0]) else said
