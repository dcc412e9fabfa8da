"""What the store refuses, and what keeps an edition from being shown, told so that people can act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from dashboard.ingest.problems import Problem, render, visible
from dashboard.text.messages import Words

_MISASKED: Final = ("unknown", "bad-date")


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
class StoreFault:
    """One thing that is wrong: `what` is the file, the id or the words that it is wrong with, `row` a line.

    `MESSAGE` is the key of its message, by its kind.
    """

    MESSAGE: ClassVar[str]

    kind: StrEnum
    what: str = ""
    row: int = 0

    @property
    def told(self) -> str:
        """The fault in code, on one line for logs."""
        return " ".join(part for part in (self.kind.value, visible(self.what)) if part)

    def text(self, words: Words, *, message: str = "") -> str:
        """Return what is wrong and what to do about it; `message` is another key than its own."""
        key = (message or self.MESSAGE).format(kind=self.kind)
        return words(key, what=visible(self.what), row=self.row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault(StoreFault):
    """One thing that is wrong with an edition or a publication."""

    MESSAGE: ClassVar[str] = "edition.fault.{kind}"

    kind: FaultKind


class Refusal(Exception):  # noqa: N818 - a word for what happened
    """Something is not done or shown: `faults` say why, `problems` what is wrong with the plan's files."""

    MESSAGE: ClassVar[str] = ""
    """The key of a fault's message by its kind, where it is another than the fault's own."""

    faults: tuple[StoreFault, ...]
    problems: tuple[Problem, ...]

    @property
    def misasked(self) -> bool:
        """Whether nothing is wrong but that it was asked for what there is not: an id, a number, a day."""
        kinds = [fault.kind.value for fault in self.faults]
        return bool(kinds) and not self.problems and all(kind.startswith(_MISASKED) for kind in kinds)

    def text(self, words: Words) -> str:
        """Return one line a fault, those of the plan's files first."""
        told = [fault.text(words, message=self.MESSAGE) for fault in self.faults]
        return "\n".join([render(self.problems, words.language), *told] if self.problems else told)


class EditionError(Refusal):
    """Something is wrong with an edition: `faults` of its own and `problems` of the plan's files in it."""

    def __init__(self, ident: str, faults: Iterable[Fault], problems: Iterable[Problem] = ()) -> None:
        """Keep everything."""
        self.id = ident
        self.faults: tuple[Fault, ...] = tuple(faults)
        self.problems = tuple(problems)
        kinds = ", ".join(fault.told for fault in self.faults)
        super().__init__("\n".join([f"edition {ident}: {kinds}", *[p.text("en") for p in self.problems]]))


class Refused(EditionError):  # noqa: N818 - a word for what happened
    """The plan is not frozen, and nothing was written."""


class Tampered(EditionError):  # noqa: N818 - the same
    """The edition is not as it was frozen, or cannot be read, and must not be shown."""
