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
    told = without_numbers(text)
    return told if told != text and any_hidden(inspect_settled(folder)[0]) else text
