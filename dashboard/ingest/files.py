"""The files of a plan's folder, read once: what is parsed and what is hashed are the same bytes."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from dashboard.ingest.problems import Place, Report

DEFINITIONS: tuple[str, ...] = ("plan", "priorities", "goals", "measures", "areas", "departments")
DEFINITIONS += ("units", "sources", "indicators", "events")
OPTIONAL = ("breakdowns", "corrections", "updates")
TABLES: Mapping[str, str] = {
    "term": "plan",
    "priority": "priorities",
    "goal": "goals",
    "measure": "measures",
    "area": "areas",
    "department": "departments",
    "unit": "units",
    "source": "sources",
    "breakdown": "breakdowns",
    "indicator": "indicators",
    "event": "events",
    "break": "events",
    "correction": "corrections",
    "update": "updates",
    "origin": "updates",
}
"""The arrays of tables a plan has, and the file each is in."""
SECRECY = "secrecy.csv"
"""What the program keeps of what readers were shown and not shown of small numbers."""
LARGEST = {".csv": 20_000_000, ".xlsx": 5_000_000, ".toml": 5_000_000, ".md": 1_000_000}
_KNOWN = re.compile(
    rf"(?:{'|'.join(DEFINITIONS + OPTIONAL)})\.toml"
    r"|secrecy\.csv|targets\.(?:csv|xlsx)|observations/[^/]+\.(?:csv|xlsx)|narrative/[^/]+/[^/]+\.md",
    re.IGNORECASE,
)
_IGNORED = re.compile(
    r"(?:.*/)?(?:~\$[^/]*|\.~lock[^/]*|[^/]*\.tmp|\.begun-[^/]*|\.DS_Store|Thumbs\.db)|[^/]*\.md|editions|log|published",
    re.IGNORECASE,
)
"""What programs leave behind, words for maintainers, and what the store keeps beside a plan's files."""
_OTHER_TABLE = re.compile(r"(?:observations/[^/]+|targets)\.(?:xls|xlsm|xlsb|ods|numbers|tsv)", re.IGNORECASE)
_FOLDERS = re.compile(r"observations|narrative|narrative/[^/]+")


def read_files(folder: Path, *, report: Report) -> Mapping[str, bytes]:
    """Return the known files of the folder by their path in it, in order of that path."""
    if not folder.is_dir():
        report.add("missing-folder", Place(file=str(folder)))
        return {}
    found: dict[str, bytes] = {}
    for path in _walk(folder, folder, report):
        name = path.relative_to(folder).as_posix()
        data = _read(path, folder, name, report) if _wanted(name, report) else None
        if data is not None:
            found[name] = data
    for name in DEFINITIONS:
        if not (folder / f"{name}.toml").exists():
            report.add("missing-file", Place(file=f"{name}.toml"))
    return dict(sorted(found.items()))


def home_of(table: str) -> str:
    """Return the file that has the records of a kind, by the name of their table."""
    return f"{TABLES[table]}.toml"


def report_stopped(name: str, *, report: Report) -> None:
    """Report that a change of the plan was stopped midway, and that what its file leads to cannot be read."""
    report.add("stopped-change", Place(file=name))


def version_of(files: Mapping[str, bytes]) -> str:
    """Return a short hash of all names and bytes."""
    total = hashlib.sha256()
    for name, data in sorted(files.items()):
        total.update(f"{len(name.encode())}:{name}:{len(data)}:".encode())
        total.update(data)
    return total.hexdigest()[:12]


def suffix_of(name: str) -> str:
    """Return the end of a file's name in lower case, e.g. `.csv`."""
    return PurePosixPath(name).suffix.lower()


def _walk(folder: Path, root: Path, report: Report) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        report.add("unreadable", Place(file=folder.relative_to(root).as_posix()))
        return
    for path in entries:
        name = path.relative_to(root).as_posix()
        if not _FOLDERS.fullmatch(name):
            yield path
        elif path.is_dir() and not path.is_symlink():
            yield from _walk(path, root, report)
        else:
            report.add("not-a-folder", Place(file=name))


def _wanted(name: str, report: Report) -> bool:
    if _IGNORED.fullmatch(name):
        return False
    if _KNOWN.fullmatch(name):
        return True
    rule = "wrong-format" if _OTHER_TABLE.fullmatch(name) else "unknown-file"
    report.add(rule, Place(file=name), format=suffix_of(name))
    return False


def _read(path: Path, root: Path, name: str, report: Report) -> bytes | None:
    place = Place(file=name)
    try:
        if not path.resolve(strict=True).is_relative_to(root.resolve()):
            report.add("outside-folder", place)
            return None
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            report.add("not-a-file", place)
            return None
        limit = LARGEST[suffix_of(name)]
        if status.st_size > limit:
            report.add("file-too-large", place, size=f"{status.st_size / 1e6:.0f}", limit=limit // 1_000_000)
            return None
        return path.read_bytes()
    except (OSError, RuntimeError):
        report.add("unreadable", place)
        return None
