"""What a reader chose, to and from the query string; bad choices fall back and are reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Verdict

KEYS: Final = ("from", "to", "year", "compare", "department", "q", "priority", "status", "sort")
MOST_DEPARTMENTS: Final = 50
LONGEST_TEXT: Final = 80
MOST_FIELDS: Final = 600
MOST_REMARKS: Final = 10


class Sort(StrEnum):
    """The orders of the list of indicators; the first is that of the plan."""

    PLAN = "plan"
    NAME = "name"
    YEAR = "newest"
    STATUS = "status"


class Ignored(StrEnum):
    """Why something in an address was not followed."""

    UNKNOWN_KEY = "unknown-key"
    BAD_VALUE = "bad-value"
    REPEATED = "repeated"
    SWAPPED = "swapped"
    TOO_MANY = "too-many"
    NOT_EARLIER = "not-earlier"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing in the address that was changed or left out; `text` is at most 80 characters of it."""

    key: str
    text: str
    why: Ignored


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """A reader's choice. None means the default: own span, report year, the year before, all departments."""

    first: int | None = None
    last: int | None = None
    year: int | None = None
    compare: int | None = None
    departments: tuple[str, ...] = ()
    search: str = ""
    priority: str | None = None
    status: Verdict | None = None
    sort: Sort = Sort.PLAN

    def to_query(self) -> str:
        """Return the query string without `?`, empty for the defaults; one choice has one text."""
        return _query_of(self)

    def review_year(self, dataset: Dataset) -> int:
        """Return the year under review."""
        return self.year if self.year is not None else dataset.report_year


@lru_cache(maxsize=256)
def _query_of(filters: Filters) -> str:
    """Return a choice as a query string, remembered: every link of a page carries the same one."""
    numbers = {"from": filters.first, "to": filters.last, "year": filters.year, "compare": filters.compare}
    words = {"q": filters.search, "priority": filters.priority, "status": filters.status}
    pairs = [(key, str(number)) for key, number in numbers.items() if number is not None]
    pairs += [("department", name) for name in filters.departments]
    pairs += [(key, str(word)) for key, word in words.items() if word]
    pairs += [("sort", str(filters.sort))] if filters.sort is not Sort.PLAN else []
    return urlencode(pairs)


def read_filters(query: str, dataset: Dataset) -> tuple[Filters, tuple[Remark, ...]]:
    """Return the choice that a query string makes of this dataset, and what could not be followed."""
    fields, remarks = _fields(query)
    years = range(dataset.years[0], dataset.years[1] + 1)
    offered: dict[str, Callable[[str], object]] = {
        "from": lambda text: _year(text, years),
        "to": lambda text: _year(text, years),
        "year": lambda text: _year(text, years),
        "compare": lambda text: _year(text, years),
        "priority": lambda text: text if text in dataset.catalogue.priorities else None,
        "status": lambda text: Verdict(text) if text in list(Verdict) else None,
        "sort": lambda text: Sort(text) if text in list(Sort) else None,
        "q": lambda text: text.strip()[:LONGEST_TEXT].strip(),
    }
    taken: dict[str, Any] = {}
    departments: list[str] = []
    for key, text in fields:
        if key == "department":
            _take_department(text, departments, remarks, dataset)
        elif key not in offered:
            remarks.append(_remark(key, text, Ignored.UNKNOWN_KEY))
        elif key in taken:
            remarks.append(_remark(key, text, Ignored.REPEATED))
        elif (value := offered[key](text)) is None:
            remarks.append(_remark(key, text, Ignored.BAD_VALUE))
        else:
            taken[key] = value
    filters = _sensible(taken, departments, remarks, dataset)
    if len(remarks) > MOST_REMARKS:
        remarks[MOST_REMARKS:] = [_remark("?", "", Ignored.TOO_MANY)]
    return filters, tuple(remarks)


def _sensible(
    taken: Mapping[str, Any], departments: list[str], remarks: list[Remark], dataset: Dataset
) -> Filters:
    """Put the ends of the range in order and drop a comparison with a year that is not earlier."""
    first, last = taken.get("from"), taken.get("to")
    if first is not None and last is not None and first > last:
        first, last = last, first
        remarks.append(_remark("from", f"{first}–{last}", Ignored.SWAPPED))
    compare = taken.get("compare")
    if compare is not None and compare >= taken.get("year", dataset.report_year):
        remarks.append(_remark("compare", str(compare), Ignored.NOT_EARLIER))
        compare = None
    return Filters(
        first=first,
        last=last,
        year=taken.get("year"),
        compare=compare,
        departments=tuple(d for d in dataset.catalogue.departments if d in departments),
        search=taken.get("q", ""),
        priority=taken.get("priority"),
        status=taken.get("status"),
        sort=taken.get("sort", Sort.PLAN),
    )


def _fields(query: str) -> tuple[list[tuple[str, str]], list[Remark]]:
    try:
        fields = parse_qsl(query.removeprefix("?"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return [], [_remark("?", query, Ignored.TOO_MANY)]
    return fields, []


def _remark(key: str, text: str, why: Ignored) -> Remark:
    return Remark(key[:LONGEST_TEXT], text[:LONGEST_TEXT], why)


def _take_department(text: str, taken: list[str], remarks: list[Remark], dataset: Dataset) -> None:
    if text not in dataset.catalogue.departments:
        remarks.append(_remark("department", text, Ignored.BAD_VALUE))
    elif len(taken) >= MOST_DEPARTMENTS:
        remarks.append(_remark("department", text, Ignored.TOO_MANY))
    elif text not in taken:
        taken.append(text)


def _year(text: str, offered: range) -> int | None:
    plain = text.isascii() and text.isdigit() and len(text) == len("2022")
    return int(text) if plain and int(text) in offered else None
