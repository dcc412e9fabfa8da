"""What somebody delivers to a plan: figures, measures and texts, each with the place it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dashboard.domain.form import Sheet
from dashboard.domain.model import TOTAL, Source


class Key(NamedTuple):
    """What names a figure: ids, and a period as its canonical text."""

    indicator: str
    area: str
    department: str
    period: str
    breakdown: str = TOTAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in a delivered file: `Mittarit!F14` of a workbook, or a row counted from 1."""

    file: str
    sheet: str = ""
    cell: str = ""
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCell:
    """What a workbook's locked cell of an earlier year says, as it stands there; it is read as no figure."""

    years_back: int
    text: str
    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredFigure:
    """A row of figures, checked and written as in a plan's files: `noin 750`, `12,5`.

    A row without `value`, bounds and `missing` takes away what the plan has under its key. `unchanged` tells
    that the cell still says what a secret figure is shown as, `unanswered` that the row is as blank as it was
    when its workbook was made: nothing is said of either. `earlier` is what the row's cells of earlier years
    say.
    """

    key: Key
    spot: Spot
    value: str = ""
    lower: str = ""
    upper: str = ""
    marks: str = ""
    missing: str = ""
    source: str = ""
    note: str = ""
    reason: str = ""
    unchanged: bool = False
    unanswered: bool = False
    earlier: tuple[EarlierCell, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether its cells tell neither how much nor why that is not known, not even that it is secret."""
        return not (self.value or self.lower or self.upper or self.missing or self.unchanged)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredMeasure:
    """The state of a measure; `text` holds the languages that were delivered.

    `spots` are the places of its fields (`state`, `year`, `text-fi`), `spot` is that of the state.
    """

    measure: str
    state: str
    year: int
    text: Mapping[str, str]
    spot: Spot
    spots: Mapping[str, Spot] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredText:
    """What happened under a goal in a year, in one language, as a narrative file holds it."""

    goal: str
    year: int
    language: str
    content: str
    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredSource:
    """A source that figures are credited to, with the day they were retrieved.

    It takes the place of the plan's source of that id; one that the plan does not have is added to it.
    """

    source: Source
    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A delivered file: its name, the SHA-256 of its bytes, and what it says.

    `department` and `year` are those of a workbook; empty and None where the file is not one. `without` are
    the sheets of rows that a workbook does not have.
    """

    file: str
    sha256: str
    department: str = ""
    year: int | None = None
    figures: tuple[DeliveredFigure, ...] = ()
    measures: tuple[DeliveredMeasure, ...] = ()
    texts: tuple[DeliveredText, ...] = ()
    sources: tuple[DeliveredSource, ...] = ()
    without: tuple[Sheet, ...] = ()
