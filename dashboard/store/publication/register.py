"""The register of publications: who published what when. Its last line says what readers see."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from dashboard.domain.publication import Handed, Publication
from dashboard.store.faults import Fault, FaultKind

PUBLISHED: Final = "published"
REGISTER: Final = "register.jsonl"
_ID = re.compile(r"\d{4,9}-[0-9a-f]{12}", re.ASCII)
_VERSION = re.compile(r"[0-9a-f]{12}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The lines that are whole, oldest first, what is wrong with the others, and the bytes.

    `there` tells whether there is a register at all.
    """

    acts: tuple[Publication, ...]
    faults: tuple[Fault, ...]
    content: bytes
    there: bool = True

    @property
    def newest(self) -> tuple[Publication, ...]:
        """The last act of each version of the data, newest first; the first of them counts."""
        found: dict[str, Publication] = {}
        for act in reversed(self.acts):
            found.setdefault(act.version, act)
        return tuple(found.values())

    @property
    def next_number(self) -> int:
        """The number of the act that comes next."""
        return self.acts[-1].number + 1 if self.acts else 1


def read_register(published: Path) -> Register:
    """Return the register in the folder of publications; never raises."""
    try:
        content = (published / REGISTER).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Register(acts=(), faults=(), content=b"", there=False)
    except OSError:
        fault = Fault(kind=FaultKind.UNREADABLE, what=REGISTER)
        return Register(acts=(), faults=(fault,), content=b"")
    return _parsed(content)


def added(register: Register, act: Publication) -> bytes:
    """Return the bytes of the register with one more line."""
    return register.content + json.dumps(asdict(act), ensure_ascii=False).encode() + b"\n"


def stamp_of(published: Path) -> tuple[int, int, int] | None:
    """Return what changes whenever the register does; None where there is none."""
    try:
        status = (published / REGISTER).stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def _parsed(content: bytes) -> Register:
    lines = content.decode("utf-8", errors="replace").split("\n")
    faults = []
    if lines.pop() or not lines:
        faults.append(_damaged(len(lines) + 1))
    acts: list[Publication] = []
    for row, line in enumerate(lines, start=1):
        act = _act(line)
        if act is None or act.number != row:
            faults.append(_damaged(row))
        else:
            acts.append(act)
    return Register(acts=tuple(acts), faults=tuple(faults), content=content)


def _act(line: str) -> Publication | None:
    """Return what a line says; None where it was not written by this program, or was changed since."""
    try:
        found: dict[str, Any] = json.loads(line)
        act = Publication(**(found | {"act": Handed(found["act"])}))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    texts = (act.id, act.version, act.hash, act.when, act.by, act.code_version, act.note, act.confirmed)
    if type(act.number) is not int or not all(isinstance(text, str) for text in texts):
        return None
    whole = _ID.fullmatch(act.id) and _VERSION.fullmatch(act.version) and _HASH.fullmatch(act.hash)
    return act if whole else None


def _damaged(row: int) -> Fault:
    return Fault(kind=FaultKind.REGISTER_LINE, what=REGISTER, row=row)
