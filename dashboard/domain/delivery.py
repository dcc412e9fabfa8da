"""What a department or a public statistic delivers: cells and texts as written, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Said(StrEnum):
    """What a delivered text is."""

    MEASURE_STATE = "measure-state"
    MEASURE_TEXT = "measure-text"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredCell:
    """A figure as it was written.

    `area`, `department` and `breakdown` are empty where the plan's own stand. `value` is text and may hold a
    qualifier ("noin 750"); `missing` the code of a reason where there is no value. `place` is where it
    stands, such as `Mittarit!F14` or `row 3`.
    """

    indicator: str
    period: str
    value: str
    area: str = ""
    department: str = ""
    breakdown: str = ""
    missing: str = ""
    marks: str = ""
    note: str = ""
    source: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredText:
    """Words on a measure or a goal: what they are, of which id, in which language ("" for a state)."""

    what: Said
    id: str
    year: int
    text: str
    language: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One file, or one answer of a public statistic. `hash` is the SHA-256 of its bytes."""

    name: str
    hash: str
    department: str
    cells: tuple[DeliveredCell, ...]
    texts: tuple[DeliveredText, ...] = ()
