"""What keeps a plan from being changed or restored, and what is wrong with its change log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dashboard.ingest.problems import Problem
from dashboard.store.faults import Refusal, StoreFault


class IntakeFaultKind(StrEnum):
    """Everything that can be wrong; each has its message in every language."""

    PROBLEMS = "problems"
    """The files would have errors."""
    EMPTY = "empty"
    OPEN = "open"
    """A question has no reason; `what` names the figure."""
    PLAN_CHANGED = "plan-changed"
    """The plan is another than when the proposal was made."""
    BAD_NAME = "bad-name"
    NO_NAME = "no-name"
    SAME_PERSON = "same-person"
    NO_REASON = "no-reason"
    BAD_REASON = "bad-reason"
    UNKNOWN_STATE = "unknown-state"
    LOST_FILE = "lost-file"
    """A file of an earlier state is not kept any more."""
    DAMAGED_FILE = "damaged-file"
    """A kept file is not what it was."""
    BAD_LINE = "bad-line"
    """A line of the log cannot be read."""
    BROKEN_CHAIN = "broken-chain"
    """A line does not follow the one before: something was changed or taken out."""
    UNREADABLE = "unreadable"
    BAD_JOURNAL = "bad-journal"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeFault(StoreFault):
    """One thing that is wrong with a change of a plan, or with its log."""

    MESSAGE: ClassVar[str] = "accepting.fault.{kind}"

    kind: IntakeFaultKind


class IntakeRefused(Refusal):
    """A plan is not changed: `faults` say why, `problems` what is wrong with the files that it would have."""

    def __init__(self, faults: Iterable[IntakeFault], problems: Iterable[Problem] = ()) -> None:
        """Keep everything."""
        self.faults: tuple[IntakeFault, ...] = tuple(faults)
        self.problems = tuple(problems)
        super().__init__("; ".join(fault.told for fault in self.faults))
