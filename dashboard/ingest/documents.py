"""TOML files of definitions: their own keys and their arrays of tables, with the lines they stand on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from dashboard.ingest.blocks import Block, nth_block
from dashboard.ingest.csv_reader import decode
from dashboard.ingest.problems import Place, Report
from dashboard.ingest.toml_words import reason_of
from dashboard.ingest.words import nearest

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


class Document:
    """A TOML file: its own keys and its arrays of tables."""

    def __init__(self, content: Mapping[str, object], *, text: str, name: str, report: Report) -> None:
        self._content = content
        self._lines = text.splitlines()
        self._name = name
        self._report = report

    def top(self) -> Block:
        """Return the keys outside every table."""
        keys = {k: v for k, v in self._content.items() if not _is_tables(v)}
        return Block(keys, place=Place(file=self._name, row=1), lines=self._lines, report=self._report)

    def tables(self, name: str) -> list[Block]:
        """Return the `[[name]]` tables in order."""
        found = self._content.get(name, [])
        rows = self.rows(name)
        tables = found if isinstance(found, list) else []
        return [nth_block(t, self._name, rows, i, self._lines, self._report) for i, t in enumerate(tables)]

    def rows(self, name: str) -> list[int]:
        """Return the lines on which `[[name]]` stands."""
        header = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
        return [number for number, line in enumerate(self._lines, start=1) if header.match(line)]

    def expect(self, *names: str) -> None:
        """Report tables of other names."""
        for name, value in self._content.items():
            if name not in names and _is_tables(value):
                rows = self.rows(name)
                place = Place(file=self._name, row=rows[0] if rows else None)
                self._report.add(
                    "unknown-key", place, column=name, nearest=nearest(name, names), known=", ".join(names)
                )


def read_toml(data: bytes, *, name: str, report: Report) -> Document | None:
    """Return a TOML file, or None with the line and column of what is wrong."""
    place = Place(file=name)
    text = decode(data, place=place, report=report) if data.strip() else ""
    if text is None:
        return None
    try:
        return Document(tomllib.loads(text), text=text, name=name, report=report)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = _AT.search(str(error))
        row = int(at[1]) if at else len(text.splitlines())
        position = at[2] if at else "1"
        report.add("toml-syntax", Place(file=name, row=row), position=position, reason=reason_of(str(error)))
    except ValueError:
        # Python refuses to read a whole number of thousands of digits.
        report.add("toml-number", place)
    return None


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
