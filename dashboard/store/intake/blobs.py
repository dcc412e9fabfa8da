"""Files kept by their SHA-256: written once, never changed, never taken away."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from dashboard.store.intake.faults import IntakeFault, IntakeFaultKind, IntakeRefused
from dashboard.store.intake.places import FILES, LOG
from dashboard.store.record import written
from dashboard.store.sums import sha256
from dashboard.store.writing import sync, write_file

_READ_ONLY = 0o444
Files = Mapping[str, bytes]
"""A plan's files by their path in its folder."""


def state_of(files: Files) -> str:
    """Return the SHA-256 of the list of files, which names a state of a plan."""
    return sha256(_list(files))


def keep(folder: Path, files: Files) -> str:
    """Keep every file of a state and their list; return the state.

    Raises:
        OSError: the folder cannot be written.
    """
    place = folder / LOG / FILES
    place.mkdir(parents=True, exist_ok=True)
    sync(place.parent)
    for content in (*files.values(), _list(files)):
        path = place / sha256(content)
        # One that was damaged since is mended by the way.
        if _content(path) != content:
            write_file(content, path, mode=_READ_ONLY)
    return state_of(files)


def files_of_state(folder: Path, state: str) -> Files:
    """Return the files of a state, each as it was.

    Raises:
        IntakeRefused: one of them, or their list, is lost or damaged; all such are named.
    """
    listed = listed_of_state(folder, state)
    found = {name: kept(folder, digest, name=name) for name, digest in listed.items()}
    faults = [fault for fault in found.values() if isinstance(fault, IntakeFault)]
    if faults:
        raise IntakeRefused(faults)
    return {name: content for name, content in found.items() if isinstance(content, bytes)}


def listed_of_state(folder: Path, state: str) -> Mapping[str, str]:
    """Return the SHA-256 of each file of a state by its name.

    Raises:
        IntakeRefused: the list is lost or damaged.
    """
    listed = kept(folder, state, name=state)
    if isinstance(listed, IntakeFault):
        raise IntakeRefused([listed])
    names = _names(listed)
    if names is None:
        raise IntakeRefused([IntakeFault(kind=IntakeFaultKind.DAMAGED_FILE, what=state)])
    return names


def kept(folder: Path, digest: str, *, name: str) -> bytes | IntakeFault:
    """Return a kept file, or what is wrong with it, told by its name in the plan."""
    what = name if name == digest else f"{name} ({digest[:12]})"
    try:
        content = _content(folder / LOG / FILES / digest)
    except OSError:
        return IntakeFault(kind=IntakeFaultKind.UNREADABLE, what=what)
    if content is None:
        return IntakeFault(kind=IntakeFaultKind.LOST_FILE, what=what)
    if sha256(content) != digest:
        return IntakeFault(kind=IntakeFaultKind.DAMAGED_FILE, what=what)
    return content


def damaged(folder: Path, states: Iterable[str]) -> tuple[IntakeFault, ...]:
    """Return what is wrong with the kept files of states, each file told once."""
    found: dict[str, IntakeFault | None] = {}
    for state in dict.fromkeys(states):
        try:
            listed = listed_of_state(folder, state)
        except IntakeRefused as error:
            found[state] = error.faults[0]
            continue
        for name, digest in listed.items():
            if digest not in found:
                content = kept(folder, digest, name=name)
                found[digest] = content if isinstance(content, IntakeFault) else None
    return tuple(fault for fault in found.values() if fault is not None)


def _list(files: Files) -> bytes:
    return written({name: sha256(content) for name, content in files.items()})


def _names(listed: bytes) -> Mapping[str, str] | None:
    """Return a list's names and hashes; None where it is no list, or names what lies outside the plan."""
    try:
        found = json.loads(listed)
    except ValueError:
        return None
    if not isinstance(found, dict) or not all(isinstance(digest, str) for digest in found.values()):
        return None
    paths = [PurePosixPath(name) for name in found]
    return None if any(path.is_absolute() or ".." in path.parts for path in paths) else found


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
