"""Observations as CSV in the reader's language: every value with all that is known of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.exports.table import Cell, Figure, observation_table, safe
from dashboard.text.messages import Words

PLAIN: Final = (",", ".")
_SEPARATORS: Final = {"fi": (";", ","), "sv": (";", ","), "en": PLAIN}


def csv_file(
    dataset: Dataset, indicators: Sequence[str], filters: Filters, words: Words, *, plain: bool = False
) -> bytes:
    """Return the chosen observations of indicators as CSV, in UTF-8.

    Text that a spreadsheet would take for a formula gets an apostrophe; numbers never.

    Args:
        dataset: The plan.
        indicators: Ids of the catalogue, in the order of the file.
        filters: The reader's choice.
        words: The language.
        plain: Whether to write RFC 4180 as programs read it: a comma, a decimal point and no byte order mark,
            alike in every language. Otherwise it is what Excel opens in the reader's country: a byte order
            mark, and `;` with a decimal comma in Finnish and Swedish.

    Raises:
        KeyError: the catalogue has no such indicator.
    """
    separator, comma = PLAIN if plain else _SEPARATORS[words.language]
    table = observation_table(dataset, indicators, filters, words)
    content = csv_text((table.head(words), *table.rows), separator=separator, comma=comma)
    return content.encode("utf-8" if plain else "utf-8-sig")


def csv_text(rows: Sequence[Sequence[Cell]], *, separator: str = PLAIN[0], comma: str = PLAIN[1]) -> str:
    """Return rows of cells as CSV with lines that end in CR and LF."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerows([_written(cell, comma) for cell in row] for row in rows)
    return out.getvalue()


def _written(cell: Cell, comma: str) -> str:
    if isinstance(cell, Figure):
        return cell.text(comma)
    if isinstance(cell, str):
        return safe(cell)
    return "" if cell is None else str(cell)
