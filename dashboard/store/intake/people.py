"""Who delivers and who accepts: named, and two different people."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dashboard.store.intake.faults import IntakeFault, IntakeFaultKind
from dashboard.store.sound import LONGEST_NAME, is_reason, is_sound


def faults_of_people(by: str, accepted_by: str) -> Iterator[IntakeFault]:
    """Yield what is wrong with the names, and whether they are one and the same."""
    for name in (by, accepted_by):
        if not name.strip():
            yield IntakeFault(kind=IntakeFaultKind.NO_NAME)
        elif not is_sound(name, LONGEST_NAME):
            yield IntakeFault(kind=IntakeFaultKind.BAD_NAME, what=name)
    if by.strip() and same_person(by, accepted_by):
        yield IntakeFault(kind=IntakeFaultKind.SAME_PERSON, what=accepted_by)


def faults_of_reason(reason: str) -> Iterator[IntakeFault]:
    """Yield what is wrong with a reason that was given."""
    if reason.strip() and not is_reason(reason):
        yield IntakeFault(kind=IntakeFaultKind.BAD_REASON, what=reason)


def same_person(one: str, other: str) -> bool:
    """Tell whether two names are the same but for case, spaces and the form of their letters."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
