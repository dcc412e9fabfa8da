"""What differs between a plan at two times, as records. Each names both sides, None where one has nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import MeasureState
from dashboard.domain.model import Department, Event, Goal, Indicator, Measure, Plan, Priority, Target, Unit
from dashboard.domain.observation import Observation, Trend
from dashboard.domain.period import Period

Record = Plan | Priority | Goal | Measure | Indicator | Department | Unit | Event


class How(StrEnum):
    """What happened to something.

    `reason` is for a figure that was and is missing, for another reason; `finished` and `late` for measures.
    """

    ADDED = "added"
    GONE = "gone"
    MOVED = "moved"
    REASON = "reason"
    FINISHED = "finished"
    LATE = "late"


class Item(StrEnum):
    """What a plan is made of, beside figures and the year's words."""

    PLAN = "plan"
    PRIORITY = "priority"
    GOAL = "goal"
    MEASURE = "measure"
    INDICATOR = "indicator"
    DEPARTMENT = "department"
    UNIT = "unit"
    EVENT = "event"


class Part(StrEnum):
    """The texts of an item; the values name the records' fields."""

    TITLE = "title"
    NAME = "name"
    FULL_NAME = "full_name"
    DEFINITION = "definition"
    METHOD = "method"
    TEXT = "text"
    NOTE = "note"
    ONE = "one"
    MANY = "many"
    BREAKS = "breaks"


class Fact(StrEnum):
    """The facts of an item that decide how it is read and judged; the values name the records' fields."""

    UNIT = "unit"
    WANTED = "wanted"
    COMBINE = "combine"
    DEPARTMENT = "department"
    DEPARTMENTS = "departments"
    KIND = "kind"
    BAND = "band"
    BREAKS = "breaks"
    PRIORITY = "priority"
    GOAL = "goal"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueMove:
    """A figure of the plan's own area that is not what it was; None where a side has no row of it."""

    indicator: str
    department: str
    period: Period
    breakdown: str
    old: Observation | None
    new: Observation | None

    @property
    def how(self) -> How:
        """Added or gone where a number came or went, moved where it is another; else the reason moved."""
        was = self.old is not None and self.old.known
        known = self.new is not None and self.new.known
        if was and known:
            return How.MOVED
        return How.ADDED if known else How.GONE if was else How.REASON


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerMoves:
    """How many figures of other areas came, moved and went."""

    indicator: str
    added: int
    moved: int
    gone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMove:
    """A status that is another under the default choice.

    `by_year` tells that it moved only because the year under review did: the old figures, judged in the new
    year, stand there too.
    """

    old: Trend
    new: Trend
    by_year: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetMove:
    """A target that came, went or is another."""

    indicator: str
    old: Target | None
    new: Target | None

    @property
    def how(self) -> How:
        """Added, gone or moved."""
        return How.ADDED if self.old is None else How.GONE if self.new is None else How.MOVED


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureMove:
    """A measure that came, went or stands elsewhere."""

    id: str
    old: Measure | None
    new: Measure | None

    @property
    def how(self) -> How:
        """Added or gone; finished or late where it has become so; else moved."""
        if self.old is None:
            return How.ADDED
        if self.new is None:
            return How.GONE
        ends = {MeasureState.DONE: How.FINISHED, MeasureState.LATE: How.LATE}
        return ends.get(self.new.state, How.MOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMove:
    """An item that came or went. `values` counts the figures an indicator brought or took with it."""

    item: Item
    id: str
    how: How
    values: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FactMove:
    """A fact that is another.

    Both sides are ids, words of a closed list, years or numbers as text; empty where there is nothing.
    """

    item: Item
    id: str
    fact: Fact
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrativeMove:
    """The words on a goal and a year that came, went or were rewritten.

    `paragraphs` counts by language the paragraphs that came, went or are others.
    """

    goal: str
    year: int
    how: How
    paragraphs: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMove:
    """The texts of an item that were rewritten, and the languages they were rewritten in."""

    item: Item
    id: str
    parts: tuple[Part, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """All that differs between two times, each kind in the order of the plan, what went behind the rest.

    `report_year` is the old and the new one where they differ. Figures, statuses, facts and texts are
    compared where both sides have the indicator or item; one that came or went is one `ItemMove`.
    """

    report_year: tuple[int, int] | None = None
    statuses: tuple[StatusMove, ...] = ()
    targets: tuple[TargetMove, ...] = ()
    values: tuple[ValueMove, ...] = ()
    peers: tuple[PeerMoves, ...] = ()
    measures: tuple[MeasureMove, ...] = ()
    items: tuple[ItemMove, ...] = ()
    facts: tuple[FactMove, ...] = ()
    narratives: tuple[NarrativeMove, ...] = ()
    texts: tuple[TextMove, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        return not any(getattr(self, field.name) for field in fields(self))


def records(catalogue: Catalogue, item: Item) -> Mapping[str, Record]:
    """Return a catalogue's records of a kind by id, in the order of its files."""
    found: Mapping[Item, Mapping[str, Record]] = {
        Item.PLAN: {catalogue.plan.id: catalogue.plan},
        Item.PRIORITY: catalogue.priorities,
        Item.GOAL: catalogue.goals,
        Item.MEASURE: catalogue.measures,
        Item.INDICATOR: catalogue.indicators,
        Item.DEPARTMENT: catalogue.departments,
        Item.UNIT: catalogue.units,
        Item.EVENT: catalogue.events,
    }
    return found[item]
