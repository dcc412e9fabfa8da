"""A checked row written as a plan's files have it: `noin 750`, `12,5`."""

from __future__ import annotations

from decimal import Decimal

from dashboard.domain.kinds import Mark
from dashboard.ingest.clean import Row
from dashboard.ingest.deliveries.vocabulary import word_of


def written_value(row: Row) -> str:
    """Return the number with its qualifier before it; nothing where there is none, or only its bounds."""
    if row.value is None or row.missing or Mark.DERIVED in row.marks:
        return ""
    return f"{word_of(row.qualifier)} {written_number(row.value)}".strip()


def written_number(value: float | None) -> str:
    """Return a number without groups of digits, with a decimal comma and no more decimals than it has."""
    if value is None:
        return ""
    exact = Decimal(repr(value))
    plain = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
    return f"{plain:f}".replace(".", ",")
