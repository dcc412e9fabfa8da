"""What is wrong with a plan's files, told so that whoever maintains them can put it right."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from dashboard.domain.edition import Objection
from dashboard.ingest.alike import told_alike
from dashboard.ingest.warned import WARNINGS
from dashboard.ingest.worded import Headings, Worded

LANGUAGES = ("fi", "sv", "en")
"""The languages every text of a plan must have."""

LONGEST_VALUE = 80
MOST_PRINTED = 200
OBJECTIONS: Mapping[str, Objection] = {
    "blank-language": Objection.TRANSLATION,
    "missing-language": Objection.TRANSLATION,
    "narrative-language": Objection.TRANSLATION,
    "references-differ": Objection.CONTRADICTION,
    "same-in-two-languages": Objection.TRANSLATION,
    "typed-figure": Objection.CONTRADICTION,
}
"""Rules whose breach may be tolerated in an edition, where a reason is given."""


_UNREAD = frozenset(
    {
        "ambiguous-separator",
        "commented-cell",
        "control-character",
        "double-encoded",
        "format-qualifier",
        "formula",
        "hidden-character",
        "not-utf8",
        "not-utf8-text",
        "percent-cell",
    }
)
"""Rules that quote a file before it is known what its rows count."""
_NUMBER = re.compile(r"(?<!U\+)\b\d[\d.,]*\b")


class Severity(StrEnum):
    """An error keeps the plan from being loaded; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a file; rows count from 1 as in an editor or in Excel, a cell is named as in Excel: F14.

    `people` tells that its row counts people; `headings` name the columns as who reads the file sees them.
    """

    file: str
    sheet: str = ""
    row: int | None = None
    cell: str = ""
    people: bool = False
    headings: Mapping[str, str] = field(default_factory=Headings, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: the rule it breaks and where. `details` fill in the rule's text.

    `people` tells that it is in a row that counts people, whose cells may be secret.
    """

    rule: str
    file: str
    sheet: str = ""
    row: int | None = None
    cell: str = ""
    column: str = ""
    value: str = ""
    details: Mapping[str, str | Worded] = field(default_factory=dict)
    tolerated: bool = False
    people: bool = False
    headings: Mapping[str, str] = field(default_factory=Headings, compare=False)

    @property
    def severity(self) -> Severity:
        """Whether it keeps the plan from being loaded."""
        return Severity.WARNING if self.tolerated or self.rule in WARNINGS else Severity.ERROR

    @property
    def objection(self) -> Objection | None:
        """What it objects to in an edition; None where no reason could ever excuse it."""
        return OBJECTIONS.get(self.rule)

    def text(self, language: str, *, whole: bool = False) -> str:
        """Return one line: where, what is wrong, and what to do about it.

        What may be a secret figure is told only where the line is `whole`: to whoever maintains or sends
        the file.
        """
        shown = self if whole else self.discreet()
        words = _messages(language)
        details = {n: d.told(language) if isinstance(d, Worded) else d for n, d in shown.details.items()}
        column = shown.headings.get(shown.column, shown.column)
        filled = {"value": shown.value, "column": column, "columns": Headings(shown.headings)} | details
        rules = (shown.rule, *(rule for rule, detail in _ADDED.items() if details.get(detail)))
        sentences = [template.format_map(filled) for rule in rules for template in words[rule]]
        return visible(f"{_where(shown, words)}: {' '.join(sentences)}")

    def discreet(self) -> Problem:
        """Return it without what may be a secret figure."""
        if not (self.people or self.rule in _UNREAD):
            return self
        # What is worded is the plan's own, and no figure.
        details = {
            n: d if n in _PLACES or isinstance(d, Worded) else _NUMBER.sub("…", d)
            for n, d in self.details.items()
        }
        return replace(self, value="…" if self.value else "", details=details)


_ADDED: Mapping[str, str] = {"did-you-mean": "nearest", "rows-too": "rows"}
"""Sentences that follow where a problem has a detail."""
_PLACES = frozenset({"code", "limit", "position", "rows"})
"""Details that say where or what is wrong and hold no figure."""


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
            details={
                # What may be chosen is the program's own, and of no use where it is cut.
                n: d if isinstance(d, Worded) else str(d) if n == "known" else shortened(str(d))
                for n, d in details.items()
            },
            tolerated=OBJECTIONS.get(rule) in self._tolerated,
            people=place.people,
            headings=place.headings,
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


def render(problems: Iterable[Problem], language: str, *, whole: bool = False) -> str:
    """Return one line a problem, errors first, at most 200 and then how many more there are.

    What many rows share is one line. Cells that may be secret are told only where it is `whole`, as in
    `Problem.text`: without them it does not show either which rows hold the same.
    """
    shown = told_alike(problem if whole else problem.discreet() for problem in problems)
    ordered = sorted(shown, key=lambda problem: problem.severity is Severity.WARNING)
    lines = [problem.text(language, whole=whole) for problem in ordered[:MOST_PRINTED]]
    if len(ordered) > MOST_PRINTED:
        lines.append(_messages(language)["and-more"][0].format(count=len(ordered) - MOST_PRINTED))
    return "\n".join(lines)


def visible(text: str) -> str:
    """Return the text with every character that cannot be seen written as its code point."""
    return "".join(c if unicodedata.category(c)[0] != "C" else f"<U+{ord(c):04X}>" for c in text)


def shortened(text: str) -> str:
    """Return the text, cut where it is too long to print."""
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def _where(problem: Problem, words: Mapping[str, list[str]]) -> str:
    row = f"{words['label'][0]} {problem.row}" if problem.row is not None and not problem.cell else ""
    heading = problem.headings.get(problem.column, problem.column)
    column = f"{words['label'][1]} {heading}" if problem.column else ""
    value = f'"{problem.value}"' if problem.value else ""
    sheet = f"{problem.sheet}!{problem.cell}" if problem.cell else problem.sheet
    return " · ".join(part for part in (problem.file, sheet, row, column, value) if part)


@cache
def _messages(language: str) -> Mapping[str, list[str]]:
    path = Path(__file__).parent / "messages" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
