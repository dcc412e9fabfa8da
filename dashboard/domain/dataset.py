"""A plan with its figures and words: loaded whole, swapped whole, never edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

import pandas as pd

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.edition import Edition
from dashboard.domain.kinds import DepartmentKind, Missing, Qualifier
from dashboard.domain.model import TOTAL, Text
from dashboard.domain.observation import Observation, Status
from dashboard.domain.period import Period, PeriodType


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """The words on what happened under a goal in a year, by language, references unresolved.

    Paragraphs are separated by an empty line. A reference is `{indicator@period}`; see `reference.py`.
    """

    goal: str
    year: int
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One department's rows in order of period, and what their sums need of each."""

    rows: tuple[Observation, ...]
    values: tuple[float, ...]
    periods: tuple[Period, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """An indicator's rows of the plan's own area that are not broken down, in order of period.

    `by_period` has the same rows in groups, `holders` their departments. `columns` has each department's
    rows where the table has no gap and nothing but exact numbers without marks, else it is empty. `since` is
    the first year of such a table where its periods are years one after the other, else None.
    """

    rows: tuple[Observation, ...] = ()
    by_period: tuple[tuple[Observation, ...], ...] = ()
    holders: frozenset[str] = frozenset()
    columns: Mapping[str, Column] = field(default_factory=dict)
    since: int | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Dataset:
    """A frozen plan.

    `observations` is the canonical table (columns and types of `table.py`, sorted by its key); `by_indicator`
    the same rows as records in order of period, an index that makes a question cost microseconds.
    `version` is a hash of everything that was read. Of an edition, `edition` says which meeting saw it, and
    `judged` keeps each indicator's status as the meeting saw it, for a reader who chose nothing. `corrected`
    gives the reason why a cell was put right, by indicator, area, department, period and breakdown.
    """

    catalogue: Catalogue
    observations: pd.DataFrame
    by_indicator: Mapping[str, tuple[Observation, ...]]
    narratives: Mapping[tuple[str, int], Narrative]
    version: str
    edition: Edition | None = None
    judged: Mapping[str, Status] = field(default_factory=dict)
    corrected: Mapping[tuple[str, str, str, str, str], Text] = field(default_factory=dict)

    def correction(self, o: Observation) -> Text:
        """Return why an observation was put right after it came in; empty where it was not, or is hidden.

        A reason may name the number.
        """
        if o.missing is Missing.SUPPRESSED:
            return {}
        return self.corrected.get((o.indicator, o.area, o.department, o.period.key, o.breakdown), {})

    @cached_property
    def years(self) -> tuple[int, int]:
        """The first and the last year that has a value of the plan's own area; forecasts do not count."""
        own = self.catalogue.plan.area
        known = [o.year for rows in self.by_indicator.values() for o in rows if o.actual and o.area == own]
        return (min(known), max(known)) if known else (0, 0)

    @cached_property
    def totals(self) -> Mapping[str, Totals]:
        """What most questions are about, by indicator; sorted and grouped once, for every question."""
        own = self.catalogue.plan.area
        return {
            name: _totals([o for o in rows if o.area == own and o.breakdown == TOTAL])
            for name, rows in self.by_indicator.items()
        }

    @cached_property
    def lineages(self) -> Mapping[str, tuple[str, ...]]:
        """Every department with all its predecessors, newest first."""
        return {name: self.catalogue.lineage(name) for name in self.catalogue.departments}

    @cached_property
    def cities(self) -> frozenset[str]:
        """The departments that stand for the city as a whole."""
        return frozenset(d.id for d in self.catalogue.departments.values() if d.kind is DepartmentKind.CITY)

    @cached_property
    def targeted(self) -> frozenset[str]:
        """The indicators that have a target."""
        return frozenset(target.indicator for target in self.catalogue.targets)

    @cached_property
    def report_year(self) -> int:
        """The newest year with an annual report; without reports the newest year with values."""
        return max((year for _, year in self.narratives), default=self.years[1])


def _totals(rows: list[Observation]) -> Totals:
    ordered = sorted(rows, key=lambda o: o.period)
    by_period = tuple(tuple(group) for _, group in groupby(ordered, key=lambda o: o.period))
    columns = _columns(by_period) if all(map(_plain, ordered)) else {}
    return Totals(
        rows=tuple(ordered),
        by_period=by_period,
        holders=frozenset(o.department for o in ordered),
        columns=columns,
        since=_since([group[0].period for group in by_period]) if columns else None,
    )


def _since(periods: list[Period]) -> int | None:
    """Return the first of years that follow each other; None where they do not."""
    first = periods[0].year
    yearly = all(p.type is PeriodType.YEAR and p.year == first + n for n, p in enumerate(periods))
    return first if yearly else None


def _columns(by_period: tuple[tuple[Observation, ...], ...]) -> Mapping[str, Column]:
    """Return the table's columns by department; none where a cell is missing or comes twice."""
    names = [o.department for o in by_period[0]] if by_period else []
    same = all([o.department for o in group] == names for group in by_period)
    if not same or len(set(names)) != len(names):
        return {}
    return {
        name: Column(
            rows=rows,
            values=tuple(o.value or 0.0 for o in rows),
            periods=tuple(o.period for o in rows),
            sources=tuple(o.source for o in rows),
        )
        for name, rows in zip(names, zip(*by_period, strict=True), strict=True)
    }


def _plain(o: Observation) -> bool:
    """Tell whether an observation is an exact number without marks."""
    exact = o.value is not None and o.qualifier is Qualifier.EXACT and not o.marks
    return exact and o.range is not None and o.range.lower == o.value == o.range.upper
