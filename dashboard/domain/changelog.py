"""The change log of a plan: what was changed when, by whom and why. It is only ever added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from dashboard.domain.clock import ZONE


class Act(StrEnum):
    """What somebody did to a plan."""

    IMPORT = "import"
    UPDATE = "update"
    """Public statistics were fetched."""
    RESTORE = "restore"
    EDIT = "edit"
    """The plan's files were others than the log had left them: somebody edited them by hand."""


class LoggedFile(NamedTuple):
    """A delivered file by name and SHA-256."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One thing that changed: what it is by ids, what it was and became, and the reason given.

    `item` is `indicator`, `measure`, `narrative` or `file`; `what` its ids joined with ` · `. Figures that
    are kept secret are never in a line.
    """

    item: str
    what: str
    old: str
    new: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One act. `when` is UTC as ISO 8601; `before` and `after` are the plan's data versions.

    `by` delivered, `accepted_by` accepted; `previous` is the SHA-256 of the entry before, so that none can be
    taken out or changed unseen. `state` is the SHA-256 of the list of the plan's files afterwards.
    """

    number: int
    when: str
    act: Act
    by: str
    accepted_by: str
    reason: str
    department: str
    files: tuple[LoggedFile, ...]
    lines: tuple[LogLine, ...]
    before: str
    after: str
    previous: str = ""
    state: str = ""

    @property
    def day(self) -> date:
        """The day of the act in Finland."""
        return datetime.fromisoformat(self.when).astimezone(ZONE).date()
