"""The nouns of a wellbeing plan as frozen records.

Every text a reader may see is a `Text`: one string per language code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.domain.kinds import Combine, DepartmentKind, Kind, MeasureState, TargetKind, UnitKind, Wanted

Text = Mapping[str, str]
"""Words for readers by language code, e.g. `{"fi": "Kirjasto", "sv": "Bibliotek", "en": "Library"}`."""

TOTAL = "total"
"""The breakdown of an observation that is not broken down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A council term; both years included."""

    id: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A municipality's wellbeing plan as a whole.

    `round_due` is the day by which departments deliver what belongs to the year before it, if there is one.
    """

    id: str
    municipality: Text
    title: Text
    area: str
    example: bool
    terms: tuple[Term, ...]
    proposed_languages: tuple[str, ...]
    contact_name: Text
    contact_email: str
    population: str | None
    secret_below: int
    note: Text
    round_due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """A theme of the city strategy, the top of the tree. `colour` is `#rrggbb` for a white ground."""

    id: str
    name: Text
    colour: str
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a priority wants to reach, in words. Not `confirmed` means the city has yet to confirm it."""

    id: str
    priority: str
    name: Text
    confirmed: bool
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """An action a department takes for a goal. `year` is the year its state was reported for."""

    id: str
    goal: str
    name: Text
    state: MeasureState
    year: int
    departments: tuple[str, ...]
    indicators: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A municipality, a part of it or the country. `named` peers get a line of their own in charts."""

    id: str
    name: Text
    code: str
    peer: bool
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """Who answers for a figure; years of validity are inclusive, None where open."""

    id: str
    name: Text
    kind: DepartmentKind
    valid_from: int | None
    valid_to: int | None
    successor: str | None
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What a number counts, in words for one and for many."""

    id: str
    kind: UnitKind
    one: Text
    many: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where figures come from. An empty `licence` means that the source states none."""

    id: str
    name: Text
    publisher: str
    url: str
    licence: str
    licence_url: str
    retrieved: str
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One class of a breakdown, e.g. girls."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """A split of an indicator, e.g. by sex; an observation names it as `breakdown=category`."""

    id: str
    name: Text
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A change of definition: values from `year` on do not compare with earlier ones."""

    indicator: str
    year: int
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something outside an indicator that helps to read it; years included. Empty scope means all.

    A `weak_base` makes its years poor ones to measure a change from.
    """

    id: str
    name: Text
    text: Text
    first: int
    last: int
    weak_base: bool
    priorities: tuple[str, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A number to reach or keep, in the indicator's unit; `upper` only for a range.

    `baseline` is the year it is counted from, `year` the year it is for (None: every year).
    """

    indicator: str
    department: str | None
    kind: TargetKind
    year: int | None
    value: float
    upper: float | None
    baseline: int | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is measured regularly, and every fact needed to read, judge, combine and trace it.

    `band` is the smallest relative change over a window that counts as one, as a share (0.03 = 3 %).
    `cadence` is the years between values (1 yearly, 2 every second year, 0 irregular).
    A share or rate of people may name what it is worked out from: `per` times `numerator` by `denominator`
    (indicators; without a numerator it is a share of the people in the denominator). `per` is 100 for a
    percentage and else 1, unless said otherwise.
    """

    id: str
    priority: str
    goal: str | None
    kind: Kind
    name: Text
    full_name: Text
    definition: Text
    method: Text
    unit: str
    decimals: int
    wanted: Wanted
    combine: Combine
    weight: str | None
    department: str
    source: str
    period_type: str
    cadence: int
    next_update: str
    counts_people: bool
    per_resident: bool
    lead: int | None
    confirmed: bool
    band: float
    lowest: float | None
    highest: float | None
    note: Text
    numerator: str | None = None
    denominator: str | None = None
    per: int | None = None
    breaks: tuple[Break, ...] = field(default=())
