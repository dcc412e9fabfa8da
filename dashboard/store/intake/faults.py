"""What keeps a plan from being changed or restored, and what is wrong with its change log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.ingest.problems import Problem, render, visible
from dashboard.text.messages import Words


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
class IntakeFault:
    """One thing that is wrong; `what` names what it is wrong with, `row` a line of the log."""

    kind: IntakeFaultKind
    what: str = ""
    row: int = 0

    def text(self, words: Words) -> str:
        """Return what is wrong and what to do about it."""
        return words(f"accepting.fault.{self.kind}", what=visible(self.what), row=self.row)


class IntakeRefused(Exception):  # noqa: N818 - a word for what happened
    """A plan is not changed: `faults` say why, `problems` what is wrong with the files that it would have."""

    def __init__(self, faults: Iterable[IntakeFault], problems: Iterable[Problem] = ()) -> None:
        """Keep everything."""
        self.faults = tuple(faults)
        self.problems = tuple(problems)
        super().__init__("; ".join(" ".join(part for part in (f.kind, f.what) if part) for f in self.faults))

    def text(self, words: Words) -> str:
        """Return one line a fault, those of the files first."""
        told = [fault.text(words) for fault in self.faults]
        return "\n".join([render(self.problems, words.language), *told] if self.problems else told)
