"""Why something cannot be told, in words."""

from __future__ import annotations

from dashboard.domain.observation import Reason
from dashboard.text.messages import Words


def reason_words(reason: Reason, words: Words, *, year: int | None = None) -> str:
    """Return the reason as a clause without capital and full stop.

    Args:
        reason: why something cannot be told.
        words: the language.
        year: the year of the change of definition, where that is the reason.
    """
    if reason is Reason.BREAK and year is not None:
        return words("reason.break_in", year=year)
    return words(f"reason.{reason}")


def sentence(clause: str) -> str:
    """Return the clause with a capital at the start and a full stop at the end."""
    whole = clause if clause.endswith((".", "!", "?")) else f"{clause}."
    return whole[:1].upper() + whole[1:]
