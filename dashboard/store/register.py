"""The register of editions: what was frozen when, and the hash that it must have for ever."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from dashboard.store.faults import Fault, FaultKind
from dashboard.store.layout import REGISTER, is_id

_HEADER: Final = "id;date;frozen;hash"
_LINE = re.compile(
    r"(?P<id>[a-z0-9-]+);(?P<date>\d{4}-\d\d-\d\d);"
    r"(?P<frozen>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ);(?P<hash>[0-9a-f]{64})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: the edition's id, its date, the moment of freezing in UTC, and its hash."""

    id: str
    date: date
    frozen: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The lines that are whole, by id and in their order, what is wrong with the others, and the bytes."""

    entries: Mapping[str, Entry]
    faults: tuple[Fault, ...]
    content: bytes


def read_register(editions: Path) -> Register:
    """Return the register in the folder of editions; one that is not there is empty."""
    try:
        content = (editions / REGISTER).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Register(entries={}, faults=(), content=b"")
    except OSError:
        fault = Fault(kind=FaultKind.UNREADABLE, what=REGISTER)
        return Register(entries={}, faults=(fault,), content=b"")
    return _parsed(content)


def added(register: Register, entry: Entry) -> bytes:
    """Return the bytes of the register with one more line."""
    line = f"{entry.id};{entry.date.isoformat()};{entry.frozen};{entry.hash}\n"
    return (register.content or f"{_HEADER}\n".encode()) + line.encode()


def _parsed(content: bytes) -> Register:
    # Not `splitlines`: a line end of another kind is a changed byte too.
    header, *lines = content.decode("utf-8", errors="replace").split("\n")
    faults = [] if header == _HEADER else [_damaged(1)]
    if not lines or lines.pop():
        faults.append(_damaged(len(lines) + 2))
    entries: dict[str, Entry] = {}
    for row, line in enumerate(lines, start=2):
        entry = _entry(line)
        if entry is None:
            faults.append(_damaged(row))
        elif entry.id in entries:
            faults.append(Fault(kind=FaultKind.REGISTER_TWICE, what=entry.id, row=row))
        else:
            entries[entry.id] = entry
    return Register(entries=entries, faults=tuple(faults), content=content)


def _entry(line: str) -> Entry | None:
    found = _LINE.fullmatch(line)
    if found is None or not is_id(found["id"]):
        return None
    try:
        day = date.fromisoformat(found["date"])
    except ValueError:
        return None
    return Entry(id=found["id"], date=day, frozen=found["frozen"], hash=found["hash"])


def _damaged(row: int) -> Fault:
    return Fault(kind=FaultKind.REGISTER_LINE, what=REGISTER, row=row)
