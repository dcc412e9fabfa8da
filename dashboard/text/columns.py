"""Rows of texts set in columns for a terminal, or below each other where they do not fit."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

WIDTH: Final = 79
_BETWEEN: Final = 2


def columns(rows: Sequence[Sequence[str]], *, indent: int, width: int = WIDTH) -> Iterator[str]:
    """Yield rows with each column begun at one place; if one row is too wide, its cells but the first below.

    All rows are set in the same way, so that they can be read down.
    """
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    together = indent + sum(w + _BETWEEN for w in widths if w) - _BETWEEN
    for row in rows:
        if together <= width:
            yield from _set(row, widths, indent=indent)
        else:
            yield from wrapped(row[0], indent=indent, width=width)
            yield from _below(row[1:], widths[1:], indent=indent + 4, width=width)


def wrapped(text: str, *, indent: int, hanging: int = 0, width: int = WIDTH) -> list[str]:
    """Return a text in lines no wider than `width`; those after the first are set in by `hanging` more."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _set(cells: Sequence[str], widths: Sequence[int], *, indent: int) -> Iterator[str]:
    told = (cell.ljust(w) for cell, w in zip(cells, widths, strict=True) if w)
    yield (" " * indent + (" " * _BETWEEN).join(told)).rstrip(" ")


def _below(cells: Sequence[str], widths: Sequence[int], *, indent: int, width: int) -> Iterator[str]:
    if indent + sum(w + _BETWEEN for w in widths if w) - _BETWEEN <= width:
        yield from _set(cells, widths, indent=indent)
    else:
        for cell in cells:
            yield from wrapped(cell, indent=indent, hanging=2, width=width)
