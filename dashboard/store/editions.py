"""Editions as they were frozen: listed, and opened after every byte was checked."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.edition import Edition, Objection
from dashboard.domain.observation import Status
from dashboard.domain.secrecy.editions import tells_hidden
from dashboard.domain.secrecy.memory import Standing
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import Report, Severity
from dashboard.store.faults import Fault, FaultKind, Tampered
from dashboard.store.layout import EDITIONS, PLAN, RECORD, REGISTER, STATUSES, is_id
from dashboard.store.record import format_of, read_record
from dashboard.store.register import Entry, read_register
from dashboard.store.standing import stamp_of, standing_of
from dashboard.store.statuses import read_statuses
from dashboard.store.sums import checked

KEPT: Final = 8
"""The editions that stay loaded; a meeting looks at one and compares it with another."""

Reader = Callable[[Mapping[str, bytes], Dataset], Mapping[str, Status]]
"""Gives the statuses that an edition keeps, from its files and the dataset that these give."""


def _no_statuses(_: Mapping[str, bytes], __: Dataset) -> Mapping[str, Status]:
    """Format 1 keeps no statuses; they are judged by the rules of today."""
    return {}


def _statuses(files: Mapping[str, bytes], dataset: Dataset) -> Mapping[str, Status]:
    return read_statuses(files[STATUSES], events=dataset.catalogue.events)


FORMATS: Final[Mapping[int, Reader]] = {1: _no_statuses, 2: _statuses}
"""Every layout that an edition was ever frozen in. None is ever taken out."""

_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError)
"""What reading raises of a file that is as it was registered, but was not written by this program."""


class Editions:
    """The editions of a plan's folder. Many threads may ask at once."""

    def __init__(self, plan_folder: Path) -> None:
        """Look at nothing yet; a folder without editions is one with none."""
        self._plan = plan_folder
        self._folder = plan_folder / EDITIONS
        self._listed: tuple[object, tuple[Edition, ...]] = (None, ())
        self._standing: tuple[object, Standing] = (None, Standing())
        self._loaded: OrderedDict[Entry, Dataset] = OrderedDict()
        self._memory = Lock()
        self._loading = Lock()

    def listed(self) -> tuple[Edition, ...]:
        """Return the editions, oldest first; read anew when the register has changed.

        One whose own record is not as it was frozen is left out; `survey` tells of it.
        """
        seen = _stamp(self._folder / REGISTER)
        with self._memory:
            if seen is None or seen != self._listed[0]:
                self._listed = (seen, _listed(self._folder))
            return self._listed[1]

    def opened(self, ident: str) -> Dataset:
        """Return the plan as the edition froze it; the last eight stay loaded.

        Raises:
            KeyError: there is no such edition.
            Tampered: the edition is not as it was frozen, is not finished, or cannot be read.
        """
        entry = entry_of(self._folder, ident)
        self._renew()
        return self._remembered(entry) or self._load(entry)

    def _renew(self) -> None:
        """Forget what was opened under another limit, or before something of it had to be hidden."""
        seen = stamp_of(self._plan)
        if seen == self._standing[0]:
            return
        with self._loading:
            standing = standing_of(self._plan)
            with self._memory:
                if standing != self._standing[1]:
                    self._loaded.clear()
                self._standing = (seen, standing)

    def _load(self, entry: Entry) -> Dataset:
        with self._loading:
            # Whoever held the lock may have been loading the same one.
            found = self._remembered(entry) or opened(self._folder, entry, standing=self._standing[1])
            with self._memory:
                self._loaded[entry] = found
                if len(self._loaded) > KEPT:
                    self._loaded.popitem(last=False)
            return found

    def _remembered(self, entry: Entry) -> Dataset | None:
        with self._memory:
            if entry in self._loaded:
                self._loaded.move_to_end(entry)
            return self._loaded.get(entry)


def entry_of(editions: Path, ident: str) -> Entry:
    """Return an edition's line of the register.

    Raises:
        KeyError: there is neither a line nor a folder.
        Tampered: there is a folder without a line.
    """
    register = read_register(editions)
    if ident in register.entries:
        return register.entries[ident]
    if is_id(ident) and (editions / ident).exists():
        raise Tampered(ident, (Fault(kind=FaultKind.NOT_FINISHED, what=ident), *register.faults))
    raise KeyError(ident)


def described(editions: Path, entry: Entry) -> Edition:
    """Return what an edition says of itself, without looking at its plan.

    Raises:
        Tampered: the record is not as it was frozen.
    """
    return _edition(_files(editions, entry, only=RECORD)[RECORD], entry)


def intact(editions: Path, entry: Entry) -> Edition:
    """Return what an edition says of itself, once every byte of it was checked.

    Raises:
        Tampered: the edition is not as it was frozen.
    """
    return _edition(_files(editions, entry)[RECORD], entry)


def opened(editions: Path, entry: Entry, *, standing: Standing | None = None) -> Dataset:
    """Return the plan of an edition, every file of which is checked before it is read.

    What spoke against freezing was weighed then; a rule that has become stricter since does not keep an
    edition from being shown. What is `standing` today of small numbers is hidden in it too.

    Raises:
        Tampered: the edition is not as it was frozen, or cannot be read.
    """
    files = _files(editions, entry)
    edition = _edition(files[RECORD], entry)
    report = Report(tolerated=tuple(Objection))
    plan = {name.removeprefix(PLAN): files[name] for name in files if name.startswith(PLAN)}
    dataset = dataset_of(plan, report=report, standing=standing)
    if dataset is None:
        errors = [problem for problem in report.problems if problem.severity is Severity.ERROR]
        raise Tampered(entry.id, [Fault(kind=FaultKind.NOT_LOADED, what=entry.id)], errors)
    try:
        judged = FORMATS[edition.format](files, dataset)
    except _UNREADABLE:
        raise Tampered(entry.id, [Fault(kind=FaultKind.DISAGREES, what=STATUSES)]) from None
    # What was frozen before a number became secret must not give it away.
    kept = {name: s for name, s in judged.items() if not tells_hidden(s, dataset.by_indicator.get(name, ()))}
    return replace(dataset, edition=edition, judged=kept)


def _files(editions: Path, entry: Entry, *, only: str = "") -> Mapping[str, bytes]:
    contents = checked(editions / entry.id, total=entry.hash, only=only)
    if contents.faults:
        raise Tampered(entry.id, contents.faults)
    return contents.files


def _edition(record: bytes, entry: Entry) -> Edition:
    """Return what the record says, which must be what the register says."""
    try:
        known = format_of(record) in FORMATS
        edition = read_record(record, total=entry.hash) if known else None
    except _UNREADABLE:
        raise Tampered(entry.id, [Fault(kind=FaultKind.DISAGREES, what=RECORD)]) from None
    if edition is None:
        raise Tampered(entry.id, [Fault(kind=FaultKind.NEWER, what=entry.id)])
    if (edition.id, edition.date, edition.frozen) != (entry.id, entry.date, entry.frozen):
        raise Tampered(entry.id, [Fault(kind=FaultKind.DISAGREES, what=RECORD)])
    return edition


def _listed(editions: Path) -> tuple[Edition, ...]:
    found = []
    for entry in read_register(editions).entries.values():
        with suppress(Tampered):
            found.append(described(editions, entry))
    return tuple(sorted(found, key=lambda edition: (edition.date, edition.frozen, edition.id)))


def _stamp(register: Path) -> tuple[int, int, int] | None:
    """Return what changes whenever the register does; None where there is none."""
    try:
        status = register.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
