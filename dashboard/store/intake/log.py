"""The change log as it lies in the folder: read whole, checked line by line, added to and never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dashboard.domain.changelog import LogEntry
from dashboard.store.intake.faults import IntakeFault, IntakeFaultKind
from dashboard.store.intake.lines import entry_of
from dashboard.store.intake.places import CHANGES, LOG
from dashboard.store.sums import sha256
from dashboard.store.writing import write_file

_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading raises of a line that this program did not write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The entries that can be read, oldest first, what is wrong with the log, and its bytes."""

    entries: tuple[LogEntry, ...]
    faults: tuple[IntakeFault, ...]
    content: bytes

    @property
    def last(self) -> LogEntry | None:
        """The newest entry, None in an empty log."""
        return self.entries[-1] if self.entries else None


def read_log(folder: Path) -> Log:
    """Return the change log of a plan's folder; one that is not there is empty. Nothing is ever raised."""
    try:
        return to_continue(folder)
    except OSError:
        fault = IntakeFault(kind=IntakeFaultKind.UNREADABLE, what=CHANGES)
        return Log(entries=(), faults=(fault,), content=b"")


def to_continue(folder: Path) -> Log:
    """Return the log as `read_log` does, for whoever writes on: what cannot be read must not be replaced.

    Raises:
        OSError: the log cannot be read.
    """
    try:
        content = (folder / LOG / CHANGES).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        content = b""
    return _parsed(content)


def next_entry(log: Log, entry: LogEntry) -> LogEntry:
    """Return an entry with its number and the hash of the line before it."""
    number = log.last.number + 1 if log.last else 1
    lines = _lines(log.content)
    return replace(entry, number=number, previous=sha256(lines[-1]) if lines else "")


def add(folder: Path, line: bytes) -> None:
    """Add a line to the log, unless it is its last one already.

    Raises:
        OSError: the log cannot be read or written.
    """
    write_file(with_line(to_continue(folder).content, line), folder / LOG / CHANGES)


def with_line(content: bytes, line: bytes) -> bytes:
    """Return the bytes of the log with one more line, unless it is the last one already."""
    lines = _lines(content)
    if lines and lines[-1] == line and content.endswith(b"\n"):
        return content
    # A line that was cut off stays as it is, and is told as damaged.
    end = b"\n" if content and not content.endswith(b"\n") else b""
    return content + end + line + b"\n"


def _parsed(content: bytes) -> Log:
    entries: list[LogEntry] = []
    faults: list[IntakeFault] = []
    for row, line, before in _numbered(_lines(content)):
        try:
            entry = entry_of(line)
            datetime.fromisoformat(entry.when)
        except _UNREADABLE:
            faults.append(IntakeFault(kind=IntakeFaultKind.BAD_LINE, what=CHANGES, row=row))
            continue
        follows = entry.number == (entries[-1].number + 1 if entries else 1)
        if entry.previous != (sha256(before) if before is not None else "") or not follows:
            faults.append(IntakeFault(kind=IntakeFaultKind.BROKEN_CHAIN, what=CHANGES, row=row))
        entries.append(entry)
    if content and not content.endswith(b"\n"):
        row = len(_lines(content))
        faults.append(IntakeFault(kind=IntakeFaultKind.BAD_LINE, what=CHANGES, row=row))
    return Log(entries=tuple(entries), faults=tuple(dict.fromkeys(faults)), content=content)


def _lines(content: bytes) -> Sequence[bytes]:
    """Return the lines; not `splitlines`, for a line end of another kind is a changed byte too."""
    lines = content.split(b"\n")
    return lines[:-1] if lines[-1] == b"" else lines


def _numbered(lines: Sequence[bytes]) -> Iterator[tuple[int, bytes, bytes | None]]:
    for at, line in enumerate(lines):
        yield at + 1, line, lines[at - 1] if at else None
