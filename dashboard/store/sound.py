"""Names and texts that people type and that are kept: on one line, not too long, nothing hidden in them."""

from __future__ import annotations

from typing import Final

from dashboard.ingest.words import has_word, hidden_character

LONGEST_NAME: Final = 120
LONGEST_REASON: Final = 500


def is_sound(text: str, longest: int) -> bool:
    """Tell whether a text, without the spaces around it, says something that can be kept."""
    told = text.strip()
    return told.splitlines() == [told] and len(text) <= longest and not hidden_character(text)


def is_reason(text: str) -> bool:
    """Tell whether a text can be kept as a reason: it has a word, and is no longer than one may be."""
    return is_sound(text, LONGEST_REASON) and has_word(text)
