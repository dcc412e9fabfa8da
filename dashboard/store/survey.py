"""Whether all that was frozen is still there and as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.edition import Edition
from dashboard.store.editions import entry_of, intact, opened
from dashboard.store.faults import Fault, FaultKind, Tampered
from dashboard.store.layout import EDITIONS, REGISTER
from dashboard.store.register import Entry, Register, read_register


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An edition, or the register, by its name: what it says of itself, or what is wrong with it."""

    id: str
    edition: Edition | None = None
    error: Tampered | None = None


def survey(plan_folder: Path, *, whole: bool) -> tuple[Finding, ...]:
    """Return the state of every edition of a plan, oldest first, and of what else is there.

    Args:
        plan_folder: the plan.
        whole: whether the plan is loaded too, as for showing it; otherwise every byte is checked, no more.

    Raises:
        OSError: the folder of editions cannot be listed.
    """
    editions = plan_folder / EDITIONS
    # Names first: an edition that is being frozen has its folder before its line.
    names = sorted(path.name for path in editions.iterdir()) if editions.is_dir() else []
    register = read_register(editions)
    entries = sorted(register.entries.values(), key=lambda entry: (entry.date, entry.frozen, entry.id))
    found = [_finding(editions, entry, whole=whole) for entry in entries]
    return (*found, *_besides(names, register))


def looked_at(plan_folder: Path, ident: str) -> Finding:
    """Return the state of one edition, of which every byte is checked.

    Raises:
        KeyError: there is no such edition.
    """
    editions = plan_folder / EDITIONS
    try:
        entry = entry_of(editions, ident)
    except Tampered as error:
        return Finding(id=ident, error=error)
    return _finding(editions, entry, whole=True)


def _finding(editions: Path, entry: Entry, *, whole: bool) -> Finding:
    try:
        edition = intact(editions, entry)
        if whole:
            opened(editions, entry)
    except Tampered as error:
        return Finding(id=entry.id, error=error)
    return Finding(id=entry.id, edition=edition)


def _besides(names: Iterable[str], register: Register) -> Iterator[Finding]:
    if register.faults:
        yield Finding(id=REGISTER, error=Tampered(REGISTER, register.faults))
    for name in names:
        if name not in {*register.entries, REGISTER} and not name.startswith("."):
            fault = Fault(kind=FaultKind.NOT_FINISHED, what=name)
            yield Finding(id=name, error=Tampered(name, [fault]))
