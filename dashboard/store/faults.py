"""What keeps an edition from being frozen or shown, told so that whoever keeps the plan can act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.ingest.problems import Problem, render, visible
from dashboard.text.messages import Words


class FaultKind(StrEnum):
    """Everything that can be wrong; each has its message in every language."""

    BAD_DATE = "bad-date"
    BAD_ID = "bad-id"
    BAD_NAME = "bad-name"
    BAD_SLIDE = "bad-slide"
    BAD_REASON = "bad-reason"
    UNKNOWN_OBJECTION = "unknown-objection"
    TWICE_ALLOWED = "twice-allowed"
    NOT_NEEDED = "not-needed"
    EXISTS = "exists"
    EXAMPLE = "example"
    CONTRADICTION = "contradiction"
    TRANSLATION = "translation"
    INVALID = "invalid"
    TOLD_BEFORE = "told-before"
    UNKNOWN = "unknown"
    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    LINK = "link"
    NOT_A_FILE = "not-a-file"
    UNREADABLE = "unreadable"
    DISAGREES = "disagrees"
    NEWER = "newer"
    NOT_LOADED = "not-loaded"
    REGISTER_LINE = "register-line"
    REGISTER_TWICE = "register-twice"
    NOT_FINISHED = "not-finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong; `what` is the file, the id or the words that it is wrong with."""

    kind: FaultKind
    what: str = ""
    row: int = 0

    def text(self, words: Words) -> str:
        """Return what is wrong and what to do about it."""
        return words(f"edition.fault.{self.kind}", what=visible(self.what), row=self.row)


class EditionError(Exception):
    """Something is wrong with an edition: `faults` of its own and `problems` of the plan's files in it."""

    def __init__(self, ident: str, faults: Iterable[Fault], problems: Iterable[Problem] = ()) -> None:
        """Keep everything."""
        self.id = ident
        self.faults = tuple(faults)
        self.problems = tuple(problems)
        kinds = ", ".join(" ".join(part for part in (f.kind, visible(f.what)) if part) for f in self.faults)
        super().__init__("\n".join([f"edition {ident}: {kinds}", *[p.text("en") for p in self.problems]]))

    def text(self, words: Words) -> str:
        """Return one line a fault, those of the plan's files first."""
        told = [fault.text(words) for fault in self.faults]
        return "\n".join([render(self.problems, words.language), *told] if self.problems else told)


class Refused(EditionError):  # noqa: N818 - a word for what happened
    """The plan is not frozen, and nothing was written."""


class Tampered(EditionError):  # noqa: N818 - the same
    """The edition is not as it was frozen, or cannot be read, and must not be shown."""
