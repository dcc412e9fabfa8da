"""An entry of the change log as its line of JSON, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dashboard.domain.changelog import Act, LogEntry, LoggedFile, LogLine

Fields = Mapping[str, Any]


def line_of(entry: LogEntry) -> bytes:
    """Return the line of an entry, without its line end.

    What a name of a file has that is no character is written as JSON escapes it.
    """
    text = json.dumps(_fields(entry), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "backslashreplace")


def entry_of(line: bytes) -> LogEntry:
    """Return the entry of a line.

    Raises:
        ValueError: it is no JSON, or has a value that cannot be.
        KeyError: something is missing.
        TypeError: something is of another kind.
    """
    found: Fields = json.loads(line.decode("utf-8"))
    texts = ("when", "by", "accepted_by", "reason", "department", "before", "after", "previous", "state")
    return LogEntry(
        number=_whole(found["number"]),
        act=Act(found["act"]),
        files=tuple(LoggedFile(_text(one["name"]), _text(one["sha256"])) for one in found["files"]),
        lines=tuple(_read_line(one) for one in found["lines"]),
        **{name: _text(found[name]) for name in texts},
    )


def _fields(entry: LogEntry) -> Fields:
    return {
        "number": entry.number,
        "when": entry.when,
        "act": entry.act,
        "by": entry.by,
        "accepted_by": entry.accepted_by,
        "reason": entry.reason,
        "department": entry.department,
        "files": [file._asdict() for file in entry.files],
        "lines": [_line(line) for line in entry.lines],
        "before": entry.before,
        "after": entry.after,
        "state": entry.state,
        "previous": entry.previous,
    }


def _line(line: LogLine) -> Fields:
    return {
        "item": line.item,
        "what": line.what,
        "old": line.old,
        "new": line.new,
        "reason": line.reason,
    }


def _read_line(found: Fields) -> LogLine:
    return LogLine(**{name: _text(found[name]) for name in ("item", "what", "old", "new", "reason")})


def _text(found: object) -> str:
    if not isinstance(found, str):
        message = f"not a text: {found!r}"
        raise TypeError(message)
    return found


def _whole(found: object) -> int:
    if not isinstance(found, int) or isinstance(found, bool):
        message = f"not a number: {found!r}"
        raise TypeError(message)
    return found
