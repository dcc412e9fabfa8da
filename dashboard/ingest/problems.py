"""What is wrong with a plan's files, told so that whoever maintains them can put it right."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from dashboard.domain.edition import Objection

LANGUAGES = ("fi", "sv", "en")
"""The languages every text of a plan must have."""

LONGEST_VALUE = 80
MOST_PRINTED = 200
WARNINGS = frozenset(
    {
        "break-outside-data",
        "dash-as-missing",
        "double-bom",
        "double-break",
        "duplicate-row",
        "formula",
        "goal-without-indicator",
        "hidden-columns",
        "hidden-rows",
        "hidden-sheet",
        "hidden-sheet-read",
        "jump",
        "left-behind",
        "no-final-newline",
        "no-identity",
        "note-alone",
        "other-sheet",
        "percent-cell",
        "rounded",
        "same-in-two-languages",
        "same-value",
        "secret-note",
        "target-at-baseline",
        "text-kept",
        "tidied",
        "unknown-file",
    }
)
"""Rules whose breach is worth a look but does not keep a plan from being loaded."""

OBJECTIONS: Mapping[str, Objection] = {
    "blank-language": Objection.TRANSLATION,
    "missing-language": Objection.TRANSLATION,
    "narrative-language": Objection.TRANSLATION,
    "references-differ": Objection.CONTRADICTION,
    "same-in-two-languages": Objection.TRANSLATION,
    "typed-figure": Objection.CONTRADICTION,
}
"""Rules whose breach may be tolerated in an edition, where a reason is given."""


class Severity(StrEnum):
    """An error keeps the plan from being loaded; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a file; rows count from 1 as in an editor or in Excel, a cell is named as in Excel: F14."""

    file: str
    sheet: str = ""
    row: int | None = None
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: the rule it breaks and where. `details` fill in the rule's text."""

    rule: str
    file: str
    sheet: str = ""
    row: int | None = None
    cell: str = ""
    column: str = ""
    value: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    tolerated: bool = False

    @property
    def severity(self) -> Severity:
        """Whether it keeps the plan from being loaded."""
        return Severity.WARNING if self.tolerated or self.rule in WARNINGS else Severity.ERROR

    @property
    def objection(self) -> Objection | None:
        """What it objects to in an edition; None where no reason could ever excuse it."""
        return OBJECTIONS.get(self.rule)

    def text(self, language: str) -> str:
        """Return one line: where, what is wrong, and what to do about it."""
        words = _messages(language)
        filled = {"value": self.value, "column": self.column} | dict(self.details)
        sentences = [template.format_map(filled) for template in words[self.rule]]
        if self.details.get("nearest"):
            sentences.append(words["did-you-mean"][0].format_map(filled))
        row = f"{words['label'][0]} {self.row}" if self.row is not None and not self.cell else ""
        column = f"{words['label'][1]} {self.column}" if self.column else ""
        value = f'"{self.value}"' if self.value else ""
        sheet = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        where = " · ".join(part for part in (self.file, sheet, row, column, value) if part)
        return visible(f"{where}: {' '.join(sentences)}")


class DataError(Exception):
    """A plan's files cannot be used; `problems` says all that is wrong with them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep every problem."""
        self.problems = tuple(problems)
        super().__init__(render(self.problems, "en"))


class Report:
    """Collects problems while files are read, so that all of them are told at once.

    What is `tolerated` is told too, but does not keep the plan from being loaded.
    """

    def __init__(self, *, tolerated: Collection[Objection] = ()) -> None:
        self._problems: list[Problem] = []
        self._tolerated = frozenset(tolerated)

    def add(self, rule: str, place: Place, *, column: str = "", value: str = "", **details: object) -> None:
        """Add a problem; a long value is cut."""
        problem = Problem(
            rule=rule,
            file=visible(place.file),
            sheet=place.sheet,
            row=place.row,
            cell=place.cell,
            column=column,
            value=shortened(value),
            details={name: shortened(str(detail)) for name, detail in details.items()},
            tolerated=OBJECTIONS.get(rule) in self._tolerated,
        )
        self._problems.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add what another report collected."""
        self._problems.extend(problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, by file and row."""
        return tuple(sorted(self._problems, key=lambda p: (p.file, p.sheet, p.row or 0)))

    def failed(self) -> bool:
        """Whether there is an error."""
        return any(p.severity is Severity.ERROR for p in self._problems)


def render(problems: Iterable[Problem], language: str) -> str:
    """Return one line a problem, errors first, at most 200 and then how many more there are."""
    ordered = sorted(problems, key=lambda problem: problem.severity is Severity.WARNING)
    lines = [problem.text(language) for problem in ordered[:MOST_PRINTED]]
    if len(ordered) > MOST_PRINTED:
        lines.append(_messages(language)["and-more"][0].format(count=len(ordered) - MOST_PRINTED))
    return "\n".join(lines)


def visible(text: str) -> str:
    """Return the text with every character that cannot be seen written as its code point."""
    return "".join(c if unicodedata.category(c)[0] != "C" else f"<U+{ord(c):04X}>" for c in text)


def shortened(text: str) -> str:
    """Return the text, cut where it is too long to print."""
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


@cache
def _messages(language: str) -> Mapping[str, list[str]]:
    path = Path(__file__).parent / "messages" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
