"""Acts on a plan's files that are carried out whole or not at all, whenever the machine stops.

An act is decided on once its journal is on the disk, and is from then on finished by whoever comes next: the
files it leads to are kept already, so that readers see the whole of the new state at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dashboard.domain.changelog import Act, LogEntry, LogLine
from dashboard.ingest.files import read_files, version_of
from dashboard.ingest.problems import Problem, Report
from dashboard.store.intake.blobs import Files, files_of_state, keep, listed_of_state, state_of
from dashboard.store.intake.faults import IntakeFault, IntakeFaultKind, IntakeRefused
from dashboard.store.intake.journal import Journal, journal_of, read_journal, waiting
from dashboard.store.intake.lines import line_of
from dashboard.store.intake.log import next_entry, to_continue, with_line
from dashboard.store.intake.places import CHANGES, FILES, JOURNAL, LOG
from dashboard.store.sums import sha256
from dashboard.store.writing import locked, staged, sync, write_file

_LEFT = ".begun-*"
_SHOWN = 12
_MODE = 0o777
_NOT_READ = frozenset({"unreadable", "file-too-large", "not-a-file", "outside-folder", "not-a-folder"})
"""Problems with a file of the plan that cannot be kept, and must therefore not be written over."""


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold a plan's files against every other writer, and finish what an earlier one began.

    Raises:
        IntakeRefused: something was begun that can neither be finished nor undone.
        OSError: the folder cannot be written.
    """
    with locked(folder / LOG):
        _finish(folder)
        yield


def recover(folder: Path) -> LogEntry | None:
    """Finish an act that was stopped; return its entry, None where there was none.

    Raises:
        IntakeRefused: what it leads to is damaged.
        OSError: the folder cannot be written.
    """
    if not (folder / LOG / JOURNAL).exists():
        return None
    with locked(folder / LOG):
        held = waiting(folder)
        return held if _finish(folder) else None


def present(folder: Path) -> Files:
    """Return the plan's files under the lock, all of which can be kept.

    Raises:
        IntakeRefused: a file of the plan cannot be read, and could be lost.
    """
    report = Report()
    files = read_files(folder, report=report)
    lost: list[Problem] = [p for p in report.problems if p.rule in _NOT_READ]
    if lost:
        raise IntakeRefused([IntakeFault(kind=IntakeFaultKind.PROBLEMS)], lost)
    return files


def drafted(*, act: Act, by: str, accepted_by: str, reason: str, now: datetime) -> LogEntry:
    """Return an entry that says who does what, why and when; the rest of it is filled in when it is done."""
    return LogEntry(
        number=0,
        when=now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        act=act,
        by=by.strip(),
        accepted_by=accepted_by.strip(),
        reason=reason.strip(),
        department="",
        files=(),
        lines=(),
        before="",
        after="",
    )


def carry_out(folder: Path, entry: LogEntry, *, old: Files, new: Files) -> LogEntry:
    """Change the plan's files from what they are to what they shall be, and log it; return the entry.

    Raises:
        OSError: the folder cannot be written. Where that happened before the journal was on the disk, nothing
            is changed; after it the act is finished by the next writer.
    """
    whole = replace(
        entry,
        before=version_of(old),
        after=version_of(new),
        state=keep(folder, new),
    )
    log = to_continue(folder)
    numbered = next_entry(log, whole)
    journal = Journal(old=state_of(old), new=whole.state, line=line_of(numbered))
    prepared: dict[Path, Path] = {}
    try:
        _prepare(prepared, folder, old=old, new=new)
        path = folder / LOG / CHANGES
        prepared[path] = staged(with_line(log.content, journal.line), path)
        # From here on no more room on the disk is needed.
        write_file(journal_of(journal), folder / LOG / JOURNAL)
        _apply(folder, journal, prepared)
    finally:
        for begun in prepared.values():
            begun.unlink(missing_ok=True)
        _without_empty(folder)
    return numbered


def file_lines(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[LogLine, ...]:
    """Return a line for each file that differs, told by the beginnings of its hashes."""
    return tuple(
        LogLine(item="file", what=name, old=old.get(name, "")[:_SHOWN], new=new.get(name, "")[:_SHOWN])
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    )


def hashes(files: Files) -> Mapping[str, str]:
    """Return the SHA-256 of each file by its name."""
    return {name: sha256(content) for name, content in files.items()}


def _finish(folder: Path) -> bool:
    for place in (folder, folder / LOG / FILES, *_folders(folder)):
        for path in place.glob(_LEFT):
            path.unlink(missing_ok=True)
    journal = read_journal(folder)
    if journal is not None:
        _apply(folder, journal, {})
    return journal is not None


def _prepare(prepared: dict[Path, Path], folder: Path, *, old: Files, new: Files) -> None:
    """Write the files that change beside their places."""
    for name, content in new.items():
        if old.get(name) != content:
            path = folder / name
            if not path.parent.is_dir():
                path.parent.mkdir(parents=True)
                sync(path.parent.parent)
            prepared[path] = staged(content, path, mode=_mode(path))


def _apply(folder: Path, journal: Journal, prepared: Mapping[Path, Path]) -> None:
    """Do what was decided on, as far as it is not done; what was prepared only gets its name."""
    old, new = listed_of_state(folder, journal.old), listed_of_state(folder, journal.new)
    files = files_of_state(folder, journal.new)
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            _put(folder / name, files.get(name), was=old.get(name), prepared=prepared)
    _without_empty(folder)
    path = folder / LOG / CHANGES
    log = to_continue(folder)
    _replace(path, with_line(log.content, journal.line), prepared)
    (folder / LOG / JOURNAL).unlink()
    sync(folder / LOG)


def _put(path: Path, content: bytes | None, *, was: str | None, prepared: Mapping[Path, Path]) -> None:
    """Bring a file to what it shall be; one that somebody changed in between stays, an edit of its own."""
    now = path.read_bytes() if path.exists() else None
    if now == content or (now is not None and sha256(now) != was):
        return
    if content is None:
        path.unlink()
        sync(path.parent)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content, prepared)


def _replace(path: Path, content: bytes, prepared: Mapping[Path, Path]) -> None:
    begun = prepared.get(path)
    if begun is None:
        write_file(content, path, mode=_mode(path))
    else:
        begun.replace(path)
        sync(path.parent)


def _mode(path: Path) -> int | None:
    """Return who may read and write a file, so that its new content may be by the same."""
    return path.stat().st_mode & _MODE if path.exists() else None


def _without_empty(folder: Path) -> None:
    """Take away folders of years that have no narrative left."""
    for place in folder.glob("narrative/*"):
        if place.is_dir() and not place.is_symlink():
            with suppress(OSError):  # it is not empty
                place.rmdir()


def _folders(folder: Path) -> Iterator[Path]:
    yield folder / "observations"
    yield from (place for place in folder.glob("narrative/*") if place.is_dir())
