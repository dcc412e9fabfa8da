"""Answers kept in a folder, so that what was read can be shown later, and kept ones read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.domain.clock import ZONE
from dashboard.ingest.problems import Place, Report
from dashboard.ingest.statistics.answers import Answer
from dashboard.ingest.statistics.deliver import sums_of
from dashboard.ingest.words import nearest

SUMS: Final = "SHA256SUMS"
LARGEST: Final = 20_000_000


def kept(folder: Path, answers: Iterable[Answer]) -> None:
    """Write the answers and their sums to a folder; nothing that is there already is written over.

    Raises:
        OSError: the folder cannot be made or written to, or has such a file already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    every = list(answers)
    for answer in every:
        with (folder / answer.name).open("xb") as file:
            file.write(answer.data)
    with (folder / SUMS).open("x", encoding="utf-8") as file:
        file.write(sums_of(every))


def read_again(paths: Iterable[Path], *, report: Report) -> tuple[Answer, ...]:
    """Return the answers in files and folders; what cannot be read is reported."""
    return tuple(answer for path in _files(paths) if (answer := _read(path, report)) is not None)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = (file for file in sorted(path.iterdir()) if file.is_file())
            yield from (file for file in inside if file.name != SUMS and not file.name.startswith("."))
        else:
            yield path


def _read(path: Path, report: Report) -> Answer | None:
    place = Place(file=str(path))
    try:
        status = path.stat()
        if status.st_size > LARGEST:
            size = f"{status.st_size / 1e6:.0f}"
            report.add("file-too-large", place, size=size, limit=LARGEST // 1_000_000)
            return None
        # A file does not say when it was fetched; it was not later than it was last written.
        day = datetime.fromtimestamp(status.st_mtime, tz=ZONE).date()
        return Answer(name=path.name, data=path.read_bytes(), origin=str(path), day=day)
    except FileNotFoundError:
        beside = path.parent.iterdir() if path.parent.is_dir() else ()
        report.add("no-such-file", place, nearest=nearest(path.name, [other.name for other in beside]))
    except (OSError, ValueError):
        report.add("unreadable", place)
    return None
