"""A sheet of rows under their columns, before it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.form import Sheet

Cell = str | int | float | None
"""What stands in a cell: words, a year, a number, or nothing."""


class Choice(StrEnum):
    """The lists that a cell may be chosen from."""

    QUALIFIER = "qualifier"
    MISSING = "missing"
    STATE = "state"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its id, its label, its width in characters, and what may be filled in.

    `prompt` is told to whoever stands in a cell of a `filled` column. `choice` names the list it is chosen
    from, `open_choice` one that other words may be given beside; `longest` is how many characters it may
    have, `years` which whole numbers. A `technical` column is small and not printed.
    """

    id: str
    label: str
    width: int
    filled: bool = False
    technical: bool = False
    prompt: str = ""
    choice: Choice | None = None
    open_choice: bool = False
    longest: int | None = None
    years: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The rows of a sheet, each with a cell for each column; `decimals` are those of each row's value."""

    sheet: Sheet
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    decimals: Sequence[int] = ()
