"""The files that somebody delivers, each under a name of its own, as bytes that nobody has looked into."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dashboard.ingest.deliveries.read import READABLE
from dashboard.ingest.files import LARGEST, suffix_of
from dashboard.ingest.problems import Place, Report
from dashboard.ingest.words import nearest

LARGEST_OF_ALL = max(LARGEST.values())
_PATTERN = frozenset("*?[")


def read_incoming(paths: Sequence[Path], *, report: Report) -> Mapping[str, bytes]:
    """Return the bytes of files by name, in the order given; a file that is named twice is read once.

    A name has as many of its folders as tell it from the others; a text has one at least, as it may hold the
    year. What cannot be read is reported, and nothing larger than any delivery may be is ever read whole.
    """
    chosen = list({_place(path): path for path in paths}.values())
    names = _names(chosen)
    found = {name: _content(path, name, report) for name, path in zip(names, chosen, strict=True)}
    return {name: data for name, data in found.items() if data is not None}


def _place(path: Path) -> object:
    """Return what two paths to the same file share."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def _names(paths: Sequence[Path]) -> list[str]:
    every = [Path(path).absolute().parts for path in paths]
    return ["/".join(parts[-_depth(parts, every) :]).lstrip("/") or "/" for parts in every]


def _depth(parts: tuple[str, ...], every: Sequence[tuple[str, ...]]) -> int:
    """Return how many of the last parts of a path tell it from the others."""
    least = 2 if suffix_of(parts[-1]) == ".md" and parts[-2:-1] and parts[-2].isdigit() else 1
    return next(
        (n for n in range(least, len(parts)) if sum(other[-n:] == parts[-n:] for other in every) == 1),
        len(parts),
    )


def _content(path: Path, name: str, report: Report) -> bytes | None:
    place = Place(file=name)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            report.add("is-folder" if stat.S_ISDIR(status.st_mode) else "not-a-file", place)
            return None
        limit = LARGEST.get(suffix_of(name), LARGEST_OF_ALL)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        if _PATTERN & set(name):
            report.add("no-match", place)
        else:
            report.add("no-such-file", place, nearest=nearest(path.name, _beside(path)))
    except (OSError, ValueError):
        # ValueError: the name has a character that no name of a file can have.
        report.add("unreadable", place)
    else:
        if len(data) <= limit:
            return data
        size = max(status.st_size, len(data))
        report.add("file-too-large", place, size=f"{size / 1e6:.0f}", limit=limit // 1_000_000)
    return None


def _beside(path: Path) -> Iterator[str]:
    """Yield the names of the files beside a path that can be read."""
    try:
        yield from (found.name for found in path.parent.iterdir() if suffix_of(found.name) in READABLE)
    except OSError:
        return
