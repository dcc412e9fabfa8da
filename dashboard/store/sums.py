"""SHA256SUMS of an edition, and whether a folder still holds exactly what it lists."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from dashboard.store.faults import Fault, FaultKind
from dashboard.store.layout import SUMS

LARGEST: Final = 50_000_000
"""No file of an edition may be so large; more is not read, since it cannot be what was frozen."""

_LINE = re.compile(r"\\?(?P<hash>[0-9a-f]{64})  (?P<name>.+)")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = {written: character for character, written in _ESCAPES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The files of a folder that are as listed, by their path in it, and what is wrong with the others."""

    files: Mapping[str, bytes]
    faults: tuple[Fault, ...]


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """Return the list of files with their SHA-256, in the format of GNU `sha256sum`."""
    return "".join(_line(name, files[name]) for name in sorted(files)).encode()


def sha256(content: bytes) -> str:
    """Return the SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def checked(folder: Path, *, total: str, only: str = "") -> Contents:
    """Return the files of a folder, checked against its list, whose own SHA-256 must be `total`.

    A file more or less is a fault, and so is all that is no ordinary file. Without a sound list nothing else
    is looked at. `only` names the one file to look at.
    """
    sums = FaultKind.LINK if folder.is_symlink() else _look(folder / SUMS, total)
    if isinstance(sums, FaultKind):
        return Contents(files={}, faults=(Fault(kind=sums, what=SUMS),))
    listed = _listed(sums)
    names = {only} if only else listed.keys() | set(_names(folder, listed)) - {SUMS}
    seen = {name: _look(folder / name, listed.get(name)) for name in sorted(names)}
    return Contents(
        files={name: found for name, found in seen.items() if isinstance(found, bytes)},
        faults=tuple(Fault(kind=found, what=n) for n, found in seen.items() if isinstance(found, FaultKind)),
    )


def _look(path: Path, expected: str | None) -> bytes | FaultKind:
    """Return a file with this SHA-256 (None: there should be no such file), or what is wrong with it."""
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            return FaultKind.LINK
        if expected is None:
            return FaultKind.EXTRA
        if not stat.S_ISREG(status.st_mode):
            return FaultKind.NOT_A_FILE
        content = path.read_bytes() if status.st_size <= LARGEST else b""
    except (FileNotFoundError, NotADirectoryError):
        return FaultKind.MISSING
    except OSError:
        return FaultKind.UNREADABLE
    return content if sha256(content) == expected else FaultKind.CHANGED


def _names(folder: Path, listed: Collection[str]) -> Iterator[str]:
    """Yield the path of all that lies in the folder; a folder in it only where no listed file is below."""
    parents = {str(parent) for name in listed for parent in PurePosixPath(name).parents}
    waiting = [folder]
    while waiting:
        try:
            entries = sorted(waiting.pop().iterdir())
        except OSError:
            # Whatever is listed below is then told to be unreadable.
            continue
        for path in entries:
            name = path.relative_to(folder).as_posix()
            if name in parents and path.is_dir() and not path.is_symlink():
                waiting.append(path)
            else:
                yield name


def _line(name: str, content: bytes) -> str:
    written = "".join(_ESCAPES.get(character, character) for character in name)
    return f"{'' if written == name else chr(92)}{sha256(content)}  {written}\n"


def _listed(sums: bytes) -> Mapping[str, str]:
    found = [_LINE.fullmatch(line) for line in sums.decode("utf-8", errors="replace").split("\n")]
    return {_name(match): match["hash"] for match in found if match}


def _name(match: re.Match[str]) -> str:
    if not match[0].startswith("\\"):
        return match["name"]
    return re.sub(r"\\[\\nr]", lambda escape: _UNESCAPES[escape[0]], match["name"])
