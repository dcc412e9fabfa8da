"""How much a row says, or why that is not known: value, qualifier and reason, whichever cells they are in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from dashboard.domain import form, table
from dashboard.domain.kinds import Missing, Qualifier
from dashboard.ingest.deliveries.rows import DeliveredRow
from dashboard.ingest.deliveries.vocabulary import MISSING, QUALIFIERS, UNTOLD, word_of
from dashboard.ingest.numbers import DASHES, DOTS, QUALIFIER_PATTERN, qualifier_of

_QUALIFIED: Final = re.compile(QUALIFIER_PATTERN, re.IGNORECASE)
Word = TypeVar("Word")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as text with its qualifier before it, or the reason why there is none; neither is blank."""

    value: str = ""
    missing: Missing | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is said."""
        return not self.value and self.missing is None


def read_quantity(row: DeliveredRow, *, language: str) -> Quantity | None:
    """Return what the row's cells say together, or None where they contradict each other.

    `language` is that of the workbook's sheets, empty where it is no workbook.
    """
    qualifier, known = _word(row, form.QUALIFIER, QUALIFIERS, language)
    reason, sound = _word(row, table.MISSING, MISSING, language)
    value = row[table.VALUE]
    instead = MISSING.get(value.casefold())
    if instead is not None:
        sound = _agree(row, instead, reason) and sound
        reason = instead if reason is None else reason
        value = ""
    if qualifier is not None:
        combined = _combined(row, qualifier, value)
        sound, value = sound and combined is not None, combined or ""
    if not (known and sound) or row.refused & {table.VALUE, table.MISSING, form.QUALIFIER}:
        return None
    return Quantity(value=value, missing=reason)


def _word(
    row: DeliveredRow, column: str, words: Mapping[str, Word], language: str
) -> tuple[Word | None, bool]:
    """Return what a cell of a closed list stands for, and whether it could be told."""
    text = row[column].casefold()
    if text and text not in words:
        row.unknown(column, language=language)
        return None, False
    return words.get(text), True


def _agree(row: DeliveredRow, instead: Missing, reason: Missing | None) -> bool:
    """Tell whether what stands in place of a number agrees with the reason given; a mere dash always does."""
    written = row[table.VALUE]
    if reason is None and written in DASHES:
        row.say("dash-as-missing", table.VALUE)
    if reason is None and written in DOTS:
        row.say("dots-as-secret", table.VALUE)
    if reason in {None, instead} or written.casefold() in UNTOLD:
        return True
    row.say("two-reasons", table.MISSING, other=written)
    return False


def _combined(row: DeliveredRow, qualifier: Qualifier, value: str) -> str | None:
    """Return the value with the qualifier before it, or None where there is no value or it has another."""
    if not value and table.VALUE not in row.refused and qualifier is not Qualifier.EXACT:
        row.say("qualifier-alone", form.QUALIFIER)
        return None
    match = _QUALIFIED.match(value)
    own = qualifier_of(match) if match else Qualifier.EXACT
    if own not in {Qualifier.EXACT, qualifier}:
        row.say("two-qualifiers", form.QUALIFIER, other=value)
        return None
    return value if own is qualifier else f"{word_of(qualifier)} {value}".strip()
