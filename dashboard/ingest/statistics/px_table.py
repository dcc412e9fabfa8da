"""A table of PxWeb, API version 1: its metadata, and the query that asks for a series of a plan.

The codes of variables and values changed in June 2026 (`Alue` became `alue_23_20260101`) and carry dates that
will change again, so the metadata are read first and everything is found by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from dashboard.domain.statistics import COUNTRY, Update
from dashboard.ingest.statistics.answers import Answer, Listener, json_of
from dashboard.ingest.statistics.series import same_words

AREA_CODE: Final = re.compile(r"(?:KU)?(\d{3})|(SSS)")
YEAR: Final = re.compile(r"(?:19|20)\d\d")
_AREA_WORDS: Final = ("alue", "kunta", "område", "kommun", "area", "region", "municipality")
_TIME_WORDS: Final = ("vuosi", "år", "year")


class Variable(NamedTuple):
    """A variable of a table: its code and name, and those of its values."""

    code: str
    text: str
    values: tuple[str, ...]
    texts: tuple[str, ...]
    may_be_left_out: bool
    is_time: bool

    def value(self, wanted: str) -> str | None:
        """Return the code of the value of a name or code."""
        pairs = zip(self.values, self.texts, strict=True)
        return next((c for c, text in pairs if same_words(c, wanted) or same_words(text, wanted)), None)


class Table(NamedTuple):
    """A table's title and variables."""

    title: str
    variables: tuple[Variable, ...]

    @property
    def area(self) -> Variable | None:
        """The variable of areas: by its name, or else by what its codes look like."""
        return next((v for v in self.variables if is_of_areas(v.text, v.values)), None)

    @property
    def time(self) -> Variable | None:
        """The variable of time."""
        named = (v for v in self.variables if v.text.casefold() in _TIME_WORDS)
        return next((v for v in self.variables if v.is_time), None) or next(named, None)


def is_of_areas(name: str, codes: Iterable[str]) -> bool:
    """Tell whether a variable is the one of areas: by its name, or by codes such as `KU272`."""
    named = name.casefold().startswith(_AREA_WORDS)
    return named or any(code.startswith("KU") and area_code(code) for code in codes)


def area_code(code: str) -> str | None:
    """Return a municipality's three digits or the country's code from that of a table, `KU272` or `272`."""
    match = AREA_CODE.fullmatch(code)
    return (match[1] or COUNTRY) if match else None


def read_table(answer: Answer, listener: Listener) -> Table | None:
    """Return a table's metadata, or None with a problem."""
    found = json_of(answer, listener)
    rows = found.get("variables") if isinstance(found, Mapping) else None
    variables = [_variable(row) for row in rows] if isinstance(rows, list) else []
    if isinstance(found, Mapping) and isinstance(found.get("title"), str) and variables and all(variables):
        return Table(found["title"], tuple(v for v in variables if v))
    if found is not None:
        listener.add("statistics-shape", answer.place, wanted="title, variables, code, text, values")
    return None


def _variable(row: object) -> Variable | None:
    if not isinstance(row, Mapping):
        return None
    code, text, values, texts = (row.get(key) for key in ("code", "text", "values", "valueTexts"))
    if not (isinstance(code, str) and isinstance(text, str)):
        return None
    codes, names = _words(values), _words(texts)
    if not codes or len(codes) != len(names):
        return None
    return Variable(code, text, codes, names, row.get("elimination") is True, row.get("time") is True)


def _words(found: object) -> tuple[str, ...]:
    words = found if isinstance(found, list) else []
    return tuple(words) if all(isinstance(item, str) for item in words) else ()


class Wish(NamedTuple):
    """What is asked of a table: a series, the codes of its areas as a plan has them, its first year.

    `most` is how many figures one answer may hold.
    """

    update: Update
    codes: tuple[str, ...]
    first: int
    most: int


def queries(
    table: Table, wish: Wish, *, answer: Answer, listener: Listener
) -> Iterator[Mapping[str, object]]:
    """Return the queries that together ask for a series and for the country's figures beside it.

    None, with problems told to the listener, where the series is not in the table; `answer` is what the table
    was read from.
    """
    area, time = table.area, table.time
    if area is None or time is None or not all(YEAR.fullmatch(year) for year in time.values):
        listener.add("statistics-not-yearly", answer.place, wanted=wish.update.indicator)
        return
    others = [v for v in table.variables if v not in (area, time)]
    areas = [code for code in area.values if area_code(code) in {*wish.codes, COUNTRY}]
    years = [year for year in time.values if int(year) >= wish.first]
    lacking = list(_lacking(others, wish.update))
    for name in lacking:
        listener.add("statistics-choice", answer.place, value=name, indicator=wish.update.indicator)
    if not areas or not years:
        listener.add("statistics-empty", answer.place)
    elif not lacking:
        fixed = [_item(v.code, [choice]) for v in others if (choice := _choice(v, wish.update))]
        size = max(1, wish.most // len(areas))
        for start in range(0, len(years), size):
            parts = [_item(area.code, areas), *fixed, _item(time.code, years[start : start + size])]
            yield {"query": parts, "response": {"format": "json-stat2"}}


def _lacking(variables: Sequence[Variable], update: Update) -> Iterator[str]:
    """Return the variables without a choice that there is, and the chosen ones that there are not."""
    yield from (v.text for v in variables if _choice(v, update) is None)
    known = [name for v in variables for name in (v.text, v.code)]
    yield from (name for name in update.choose if not any(same_words(name, own) for own in known))


def _choice(variable: Variable, update: Update) -> str | None:
    """Return the code of the value to ask for; empty for the total of a variable that may be left out.

    A variable of one value is that value. None where the plan does not say which value is meant.
    """
    for name, value in update.choose.items():
        if same_words(name, variable.text) or same_words(name, variable.code):
            return variable.value(value)
    if len(variable.values) == 1:
        return variable.values[0]
    return "" if variable.may_be_left_out else None


def _item(code: str, values: Sequence[str]) -> Mapping[str, object]:
    return {"code": code, "selection": {"filter": "item", "values": list(values)}}
