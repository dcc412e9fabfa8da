"""The time an observation covers: years are integers, never timestamps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class PeriodType(StrEnum):
    """Kinds of period; values of different kinds never share a line."""

    YEAR = "year"
    SCHOOL_YEAR = "school-year"
    TERM = "term"
    MONTH = "month"
    EVENT = "event"


TERMS = ("spring", "autumn")
_PATTERNS = (
    (PeriodType.YEAR, re.compile(r"(?P<year>\d{4})")),
    (PeriodType.SCHOOL_YEAR, re.compile(r"(?P<start>\d{4})/(?P<year>\d{4})")),
    (PeriodType.TERM, re.compile(r"(?P<year>\d{4})-(?P<part>spring|autumn)")),
    (PeriodType.MONTH, re.compile(r"(?P<year>\d{4})-(?P<part>0[1-9]|1[0-2])")),
    (PeriodType.EVENT, re.compile(r"(?P<year>\d{4}):(?P<part>[a-z][a-z0-9-]*)")),
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, school year, term, month or named event.

    Periods order by year, then by place within the year, then by kind. `part` is "spring" or "autumn",
    a month "01".."12", or an event's id. The `year` of a school year is the one it ends in.
    """

    year: int
    place: int
    type: PeriodType
    part: str = ""

    @property
    def key(self) -> str:
        """The period as written in data and addresses, e.g. `2022`, `2021/2022`, `2022-autumn`."""
        match self.type:
            case PeriodType.YEAR:
                return str(self.year)
            case PeriodType.SCHOOL_YEAR:
                return f"{self.year - 1}/{self.year}"
            case PeriodType.EVENT:
                return f"{self.year}:{self.part}"
            case _:
                return f"{self.year}-{self.part}"


def parse_period(text: str) -> Period | None:
    """Return the period that `text` names, or None where it names none."""
    for kind, pattern in _PATTERNS:
        found = pattern.fullmatch(text) if text.isascii() else None
        if found is None:
            continue
        year = int(found["year"])
        if kind is PeriodType.SCHOOL_YEAR and int(found["start"]) != year - 1:
            return None
        part = found.groupdict().get("part") or ""
        return Period(year=year, place=_place(kind, part), type=kind, part=part)
    return None


def calendar_year(year: int) -> Period:
    """Return the calendar year as a period."""
    return Period(year=year, place=0, type=PeriodType.YEAR)


def _place(kind: PeriodType, part: str) -> int:
    match kind:
        case PeriodType.MONTH:
            return int(part)
        case PeriodType.TERM:
            return TERMS.index(part)
        case _:
            return 0
