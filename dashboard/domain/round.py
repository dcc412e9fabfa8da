"""The yearly round: what a department owes for a year, what came in, and which links the plan lacks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dashboard.domain.kinds import MeasureState, Missing
from dashboard.domain.model import TOTAL, Department, Text


class Standing(StrEnum):
    """Where something owed stands; the most pressing first."""

    OVERDUE = "overdue"
    MISSING = "missing"
    EXPLAINED = "explained"
    """There is no figure, and it was told why."""
    DELIVERED = "delivered"
    NOT_DUE = "not-due"
    """Nothing is expected for the year."""


LACKING = frozenset({Standing.OVERDUE, Standing.MISSING})


class OwedKind(StrEnum):
    """What a department owes."""

    FIGURE = "figure"
    MEASURE = "measure"


class Slot(NamedTuple):
    """A part of what an indicator owes for a year: a breakdown, and the canonical text of a period."""

    breakdown: str
    period: str

    @property
    def whole(self) -> bool:
        """Whether it is the total."""
        return self.breakdown == TOTAL


class Handover(NamedTuple):
    """When something was handed over, and by whom."""

    day: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A figure or the state of a measure that a department owes.

    `due` is the day by which, where one is known. `year` is the year it is owed for, earlier than the round's
    where an indicator is not measured yearly; `newest` the newest year there is something from. `lacking`
    names the parts that are missing where others have come in, `reasons` says why parts have no figure.
    `cadence` is the years between figures (0 irregular), `state` that of a measure.
    """

    kind: OwedKind
    id: str
    name: Text
    standing: Standing
    year: int
    due: date | None = None
    newest: int | None = None
    lacking: tuple[Slot, ...] = ()
    reasons: tuple[Missing, ...] = ()
    cadence: int = 1
    state: MeasureState | None = None
    handover: Handover | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRound:
    """What a department owes, in the order of the plan's files; `handover` is its latest delivery."""

    department: Department
    owed: tuple[Owed, ...]
    handover: Handover | None = None

    def of(self, *standings: Standing) -> tuple[Owed, ...]:
        """Return what stands so."""
        return tuple(one for one in self.owed if one.standing in standings)

    @property
    def expected(self) -> int:
        """How many things are expected for the year."""
        return len(self.owed) - len(self.of(Standing.NOT_DUE))

    @property
    def lacking(self) -> tuple[Owed, ...]:
        """What is missing, overdue or not."""
        return self.of(*LACKING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The round of a year as of `today`; `due` is the plan's own day of delivery for it, or None."""

    year: int
    today: date
    due: date | None
    departments: tuple[DepartmentRound, ...]

    @property
    def expected(self) -> int:
        """How many things are expected of all departments."""
        return sum(found.expected for found in self.departments)

    @property
    def lacking(self) -> int:
        """How many of them are missing, overdue or not."""
        return sum(len(found.lacking) for found in self.departments)

    @property
    def overdue(self) -> int:
        """How many of them are overdue."""
        return sum(len(found.of(Standing.OVERDUE)) for found in self.departments)


class LinkKind(StrEnum):
    """A link that a plan lacks, or something in it that waits for somebody."""

    GOAL_WITHOUT_INDICATOR = "goal-without-indicator"
    GOAL_WITHOUT_MEASURE = "goal-without-measure"
    GOAL_WITHOUT_TEXT = "goal-without-text"
    """No annual text for the year, or not in every language."""
    GOAL_UNCONFIRMED = "goal-unconfirmed"
    INDICATOR_WITHOUT_DEPARTMENT = "indicator-without-department"
    """None is stated, or it has ended without a successor."""
    INDICATOR_WITHOUT_GOAL = "indicator-without-goal"
    INDICATOR_UNCONFIRMED = "indicator-unconfirmed"
    INDICATOR_OUTDATED = "indicator-outdated"
    MEASURE_WITHOUT_INDICATOR = "measure-without-indicator"
    MEASURE_WITHOUT_DEPARTMENT = "measure-without-department"
    MEASURE_OVERDUE = "measure-overdue"
    MEASURE_UNTRANSLATED = "measure-untranslated"
    """Its text was changed in one language and not in another."""
    LANGUAGE_PROPOSED = "language-proposed"
    SOURCE_WITHOUT_LICENCE = "source-without-licence"
    DEPARTMENT_WITHOUT_CONTACT = "department-without-contact"

    @property
    def item(self) -> str:
        """What it is about: `goal`, `indicator`, `measure`, `language`, `source` or `department`."""
        return self.value.partition("-")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLink:
    """One thing that lacks a link. `goal` is the goal it stands under, empty where it stands under none.

    `departments` are those it concerns, `languages` those that lack, `year` the year of what there is, and
    `state` that of a measure.
    """

    kind: LinkKind
    id: str
    name: Text
    goal: str = ""
    departments: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    year: int | None = None
    state: MeasureState | None = None
