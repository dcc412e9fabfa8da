"""Writing that is whole or not there at all, whenever the machine stops."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_BEGUN: Final = ".begun-"
_UNFINISHED: Final = ".unfinished-"
_READ_ONLY = 0o444


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make the folder where it is not there, and hold it against every other writer, of other processes too.

    What a writer that was stopped left half done is cleared away: nobody else can be at it.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(exist_ok=True)
    sync(folder.parent)
    with (folder / ".lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for path in folder.glob(f"{_BEGUN}*"):
            shutil.rmtree(path, ignore_errors=True)
            path.unlink(missing_ok=True)
        yield


def write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files by their path below a new folder, which appears whole or not at all.

    They cannot be written to afterwards, so that nobody changes them by mistake.

    Raises:
        OSError: the folder is there, or cannot be written.
    """
    begun = _begun(folder)
    begun.mkdir()
    try:
        for name, content in files.items():
            path = begun / name
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content)
            path.chmod(path.stat().st_mode & _READ_ONLY)
        for place in [path for path in begun.rglob("*") if path.is_dir()]:
            sync(place)
        sync(begun)
        begun.rename(folder)
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    sync(folder.parent)


def write_file(content: bytes, path: Path, *, mode: int | None = None) -> None:
    """Write a file, whose old content stays until the new one is whole.

    Raises:
        OSError: it cannot be written.
    """
    begun = staged(content, path, mode=mode)
    try:
        begun.replace(path)
    finally:
        begun.unlink(missing_ok=True)
    sync(path.parent)


def staged(content: bytes, path: Path, *, mode: int | None = None) -> Path:
    """Write what is to be a file beside it, so that only a new name is needed to put it in its place.

    Raises:
        OSError: it cannot be written; nothing is left behind.
    """
    begun = _begun(path)
    try:
        _write(begun, content)
        if mode is not None:
            begun.chmod(mode)
    except BaseException:
        begun.unlink(missing_ok=True)
        raise
    return begun


def set_aside(path: Path) -> None:
    """Hide something unfinished, where there is something of this name, rather than lose it.

    Raises:
        OSError: it cannot be renamed.
    """
    if os.path.lexists(path):
        path.rename(path.with_name(f"{_UNFINISHED}{path.name}-{secrets.token_hex(4)}"))


def sync(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _begun(path: Path) -> Path:
    return path.with_name(f"{_BEGUN}{secrets.token_hex(8)}")


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
