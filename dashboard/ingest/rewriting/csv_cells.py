"""CSV cell by cell as it is written, so that a change leaves every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dashboard.ingest.csv_reader import SEPARATORS
from dashboard.ingest.rawtable import HEADER_WITHIN, Columns, is_header

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True, eq=False)
class Line:
    """A row's cells as they are written, quotation marks included, and its line end, if it has one."""

    cells: list[str]
    end: str

    @property
    def blank(self) -> bool:
        """Whether no cell says anything."""
        return not any(meaning(cell).strip() for cell in self.cells)


def split(text: str, separator: str) -> Iterator[Line]:
    """Yield the lines of a CSV text that can be read; joined again they are the same text."""
    cell, position, cells = _cell(separator), 0, list[str]()
    while position < len(text) or cells:
        found = cell.match(text, position)
        if found is None:
            message = f"not CSV at character {position}"
            raise ValueError(message)
        cells.append(found["cell"])
        position = found.end()
        if found["end"] != separator:
            yield Line(cells, found["end"])
            cells = []


def joined(lines: Iterable[Line], separator: str) -> str:
    """Return the text that the lines were split from."""
    return "".join(separator.join(line.cells) + line.end for line in lines)


def meaning(cell: str) -> str:
    """Return what a written cell says."""
    quoted = len(cell) > 1 and cell.startswith('"') and cell.endswith('"')
    return cell[1:-1].replace('""', '"') if quoted else cell


def written(text: str, separator: str, *, like: str = "") -> str:
    """Return a cell that says this, quoted where it must be or where the cell `like` it is without need."""
    if _needs(text, separator) or (like.startswith('"') and not _needs(meaning(like), separator)):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text


def separator_of(text: str, columns: Columns) -> str:
    """Return the separator under which one of the first lines names the columns of a table."""
    for line in _LINE_END.split(text, maxsplit=HEADER_WITHIN)[:HEADER_WITHIN]:
        for separator in SEPARATORS:
            if is_header(line.replace('"', "").split(separator), columns):
                return separator
    return SEPARATORS[0]


def lines_in(line: Line, separator: str) -> int:
    """Return how many lines of the file a row covers: a cell in quotation marks may have line ends."""
    return len(_LINE_END.findall(separator.join(line.cells) + line.end))


def _needs(text: str, separator: str) -> bool:
    return any(sign in text for sign in (separator, '"', "\r", "\n"))


@cache
def _cell(separator: str) -> re.Pattern[str]:
    sign = re.escape(separator)
    return re.compile(rf'(?P<cell>"(?:[^"]|"")*"|[^{sign}\r\n]*)(?P<end>{sign}|\r\n|\r|\n|\Z)')
