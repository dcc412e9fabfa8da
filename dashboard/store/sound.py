"""Names and texts that people type and that are kept: on one line, not too long, nothing hidden in them."""

from __future__ import annotations

from typing import Final

from dashboard.ingest.words import hidden_character

LONGEST_NAME: Final = 120
LONGEST_REASON: Final = 500


def is_sound(text: str, longest: int) -> bool:
    """Tell whether a text, without the spaces around it, says something that can be kept."""
    told = text.strip()
    return told.splitlines() == [told] and len(text) <= longest and not hidden_character(text)
