"""A publication: a plan as it was handed to readers, and what one would lose against the one before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Handed(StrEnum):
    """How a publication came about."""

    NEW = "new"
    """The plan's files as they were then."""
    BACK = "back"
    """An earlier snapshot, published again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One act of publishing, a line of the register.

    `number` counts the acts from 1. `id` is the folder of the snapshot, `version` the data's version, `hash`
    the SHA-256 of everything in the snapshot; an act that goes back has those of the earlier one. `when` is
    UTC as ISO 8601, `by` whoever did it, `confirmed` the reason why something may be lost.
    """

    number: int
    act: Handed
    id: str
    version: str
    hash: str
    when: str
    by: str
    code_version: str
    note: str = ""
    confirmed: str = ""


class LossKind(StrEnum):
    """What readers would miss, or must be told before it is believed."""

    INDICATOR = "indicator"
    YEARS = "years"
    ROWS = "rows"
    NARRATIVE = "narrative"
    MEASURE = "measure"
    JUMP = "jump"
    CHANGED = "changed"
    """Figures that readers have seen are others, and nobody said why."""
    TOLD_BEFORE = "told-before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One thing that a new version lacks against the last good one, or that became another without a reason.

    `what` is the id of the indicator, goal or measure. `detail` is the years that are gone, the year of a
    narrative, or the first period of jumps and changes; `count` the number of rows or cells. A secret number
    that readers were told already is named whole by `what`, and its number never.
    """

    kind: LossKind
    what: str
    detail: str = ""
    count: int = 0
