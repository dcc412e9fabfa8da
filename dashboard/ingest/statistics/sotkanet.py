"""Answers of Sotkanet's REST interface 1.1: regions, titles of indicators, and figures as JSON or CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from dashboard.domain.kinds import Missing
from dashboard.domain.statistics import COUNTRY
from dashboard.ingest.statistics.answers import (
    TOO_LARGE,
    Answer,
    Listener,
    Value,
    is_table,
    json_of,
    text_of,
    value_of,
)
from dashboard.ingest.statistics.series import Series

TOTAL: Final = "total"
YEARS: Final = range(1900, 2101)
_FIELDS: Final = ("indicator", "region", "year", "gender")
_COLUMNS: Final = (*_FIELDS, "primary value")
_KINDS: Final = {"KUNTA", "MAA"}


class Region(NamedTuple):
    """A municipality or the country: its code as Statistics Finland has it, and its names."""

    code: str
    names: tuple[str, ...]


class Figure(NamedTuple):
    """A figure of both sexes together; `region` is Sotkanet's own id, never a municipality's code."""

    indicator: int
    region: int
    year: int
    value: Value
    answer: Answer


class Answers:
    """All that Sotkanet answered, told apart by what it holds."""

    def __init__(self) -> None:
        self.regions: dict[int, Region] = {}
        self.titles: dict[int, tuple[str, ...]] = {}
        self.figures: list[Figure] = []

    def hear(self, answer: Answer, listener: Listener) -> None:
        """Take in an answer, or report why it cannot be."""
        if answer.data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"indicator;"):
            self._take(_csv_rows(answer, listener), answer, listener)
            return
        found = json_of(answer, listener)
        if isinstance(found, list) and found and all(is_table(row) and "category" in row for row in found):
            self.regions |= _regions(found, answer, listener)
        elif isinstance(found, Mapping) and "title" in found and type(found.get("id")) is int:
            self.titles[found["id"]] = _texts(found["title"])
        elif isinstance(found, list) and not found:
            listener.add("statistics-empty", answer.place)
        elif isinstance(found, list):
            self._take(_json_rows(found, answer, listener), answer, listener)
        elif found is not None:
            listener.add("statistics-shape", answer.place, wanted=", ".join((*_FIELDS, "value")))

    def series(self, indicator: int) -> Series | None:
        """Return the figures of an indicator, or None where there is no answer on it."""
        own = [f for f in self.figures if f.indicator == indicator and f.region in self.regions]
        if not own:
            return None
        return Series(
            titles=self.titles.get(indicator, ()),
            names={region.code: region.names for region in self.regions.values()},
            values={(self.regions[f.region].code, f.year): f.value for f in own},
            files={f.year: f.answer.name for f in own},
            place=own[0].answer.place,
        )

    def _take(self, rows: Iterable[Figure] | None, answer: Answer, listener: Listener) -> None:
        known = {(f.indicator, f.region, f.year): f.value for f in self.figures}
        for figure in rows or ():
            if known.setdefault(figure[:3], figure.value) != figure.value:
                listener.add("statistics-two-figures", answer.place, year=figure.year)
                return
        self.figures += rows or ()


def _regions(found: Iterable[Mapping[str, object]], answer: Answer, listener: Listener) -> dict[int, Region]:
    regions: dict[int, Region] = {}
    for row in found:
        ident, code, names = row.get("id"), row.get("code"), _texts(row.get("title"))
        if type(ident) is not int or not isinstance(code, str) or not names:
            listener.add("statistics-shape", answer.place, wanted="id, code, category, title")
            return {}
        if str(row["category"]) in _KINDS:
            regions[ident] = Region(COUNTRY if row["category"] == "MAA" else code.zfill(3), names)
    return regions


def _texts(found: object) -> tuple[str, ...]:
    texts = found.values() if isinstance(found, Mapping) else (found,)
    return tuple(dict.fromkeys(text.strip() for text in texts if isinstance(text, str) and text.strip()))


def _json_rows(found: list[object], answer: Answer, listener: Listener) -> list[Figure] | None:
    """Return the figures of an answer; a field may be absent from a row only where it is `value`."""
    rows = [_json_row(row, answer) for row in found]
    named = any(isinstance(row, Mapping) and "value" in row for row in found)
    if not named or any(row is None for row in rows):
        listener.add("statistics-shape", answer.place, wanted=", ".join((*_FIELDS, "value")))
        return None
    return [figure for figure, gender in filter(None, rows) if gender == TOTAL]


def _json_row(row: object, answer: Answer) -> tuple[Figure, object] | None:
    if not isinstance(row, Mapping):
        return None
    indicator, region, year, gender = (row.get(field) for field in _FIELDS)
    value = value_of(row.get("value"))
    if type(indicator) is not int or type(region) is not int or not isinstance(gender, str):
        return None
    if type(year) is not int or year not in YEARS or value is None:
        return None
    return Figure(indicator, region, year, value, answer), gender


def _csv_rows(answer: Answer, listener: Listener) -> list[Figure] | None:
    text = text_of(answer, listener)
    if text is None:
        return None
    try:
        header, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=";")
        names = [cell.strip() for cell in header]
        return list(_figures([dict(zip(names, line, strict=False)) for line in lines], answer))
    except (csv.Error, KeyError, ValueError, InvalidOperation):
        listener.add("statistics-shape", answer.place, wanted="; ".join(_COLUMNS))
        return None


def _figures(rows: Iterable[Mapping[str, str]], answer: Answer) -> Iterator[Figure]:
    """Yield the figures of CSV rows; the decimal mark may be a point or a comma.

    Raises:
        KeyError: a column is not there.
        ValueError: an id or a year is none.
        InvalidOperation: a figure is none.
    """
    for row in rows:
        indicator, region, year, gender, written = (row[name].strip() for name in _COLUMNS)
        if gender == TOTAL:
            value = Decimal(written.replace(",", ".")) if written else Missing.NOT_DELIVERED
            if isinstance(value, Decimal) and not (value.is_finite() and abs(value) < TOO_LARGE):
                raise InvalidOperation
            yield Figure(int(indicator), int(region), YEARS[YEARS.index(int(year))], value, answer)
