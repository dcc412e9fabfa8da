"""What a service answered, and the first look at it: it is what it should be, or the report says why not."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from dashboard.domain.kinds import Missing
from dashboard.domain.statistics import SERVICE_NAMES, Service
from dashboard.ingest.problems import Place, Report

TOO_LARGE: Final = Decimal(10) ** 15
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<", re.IGNORECASE)

MARKS: Final[Mapping[str, Missing]] = {
    "...": Missing.SUPPRESSED,
    "..": Missing.NOT_DELIVERED,
    ".": Missing.NOT_APPLICABLE,
    "-": Missing.NOT_DELIVERED,
}
"""The signs that Statistics Finland puts in place of a figure."""
Value = Decimal | Missing
"""A figure, or why there is none. What a service leaves out or gives as null is never zero."""


class Unanswered(StrEnum):
    """Why nothing could be read from an address; each is a rule of the messages."""

    UNREACHABLE = "upstream-unreachable"
    """Its name is unknown, or it refuses connections."""
    INSECURE = "upstream-insecure"
    """Its certificate is not valid, or the address is not https."""
    SLOW = "upstream-slow"
    CUT = "upstream-cut"
    """The connection broke before everything had come."""
    FORBIDDEN = "upstream-forbidden"
    GONE = "upstream-gone"
    BUSY = "upstream-busy"
    """It is down or asks for more patience than there is."""
    STATUS = "upstream-status"
    ELSEWHERE = "upstream-elsewhere"
    """It sends us to another host."""
    OTHER_TYPE = "upstream-other-type"
    TOO_LARGE = "upstream-too-large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was read: a name for it, its bytes, the address or path it came from, the day it was fetched."""

    name: str
    data: bytes
    origin: str
    day: dt.date

    @property
    def place(self) -> Place:
        """Where a problem with it is."""
        return Place(file=self.origin)


class Listener:
    """Reports what is wrong with the answers of one service; every message names it."""

    def __init__(self, service: Service, report: Report) -> None:
        self.service = service
        self._report = report
        self.heard = 0

    def add(
        self,
        rule: str,
        place: Place,
        *,
        value: str = "",
        indicator: str = "",
        year: object = "",
        wanted: str = "",
    ) -> None:
        """Report a problem."""
        self.heard += 1
        self._report.add(
            rule,
            place,
            value=value,
            service=SERVICE_NAMES[self.service],
            indicator=indicator,
            year=year,
            wanted=wanted,
        )


def json_of(answer: Answer, listener: Listener) -> object | None:
    """Return what a JSON answer holds, decimals exact; None with a problem where it is none."""
    text = text_of(answer, listener)
    if text is None:
        return None
    try:
        found: object = json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError):
        listener.add("statistics-not-json", answer.place)
        return None
    if found is None:
        listener.add("statistics-empty", answer.place)
    return found


def text_of(answer: Answer, listener: Listener) -> str | None:
    """Return the text of an answer that is not a page; None with a problem."""
    if not answer.data.strip():
        listener.add("statistics-empty", answer.place)
    elif _MARKUP.match(answer.data[:200]):
        listener.add("statistics-page", answer.place)
    else:
        try:
            return answer.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            listener.add("statistics-not-utf8", answer.place)
    return None


def value_of(found: object) -> Value | None:
    """Return the figure that a value of JSON is, why there is none, or None where it is neither."""
    if found is None:
        return Missing.NOT_DELIVERED
    if isinstance(found, str):
        return MARKS.get(found.strip())
    if type(found) is int or isinstance(found, Decimal):
        number = Decimal(found)
        return number if abs(number) < TOO_LARGE else None
    return None


def is_table(found: object) -> bool:
    """Tell whether a value of JSON is an object."""
    return isinstance(found, Mapping)


def _no_number(text: str) -> object:
    message = f"{text} is no number"
    raise ValueError(message)
