"""What a department is asked for in a year: its figures by breakdown and period, and its measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.kinds import Combine, DepartmentKind, Mark, Missing, Qualifier
from dashboard.domain.model import TOTAL, Department, Indicator, Measure
from dashboard.domain.observation import Observation
from dashboard.domain.period import TERMS, Period, PeriodType
from dashboard.queries.owed import heirs

YEARS_BACK: Final = 5
_MONTHS: Final = 12
_NO_ANSWER: Final = frozenset({Missing.NOT_DELIVERED, Missing.NOT_APPLICABLE})
"""Reasons with which a figure of another year is not answered."""
_Slot = tuple[str, Period]
"""A breakdown, and a period whose year does not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFigure:
    """A figure that a department reports for a period of the year.

    `given` is what the plan already has, `earlier` what it has for the same of the five years before, oldest
    first; None where it has no row. `due` tells whether the figure should be there by the end of the year.
    """

    indicator: Indicator
    department: str
    period: Period
    breakdown: str
    given: Observation | None
    earlier: tuple[Observation | None, ...]
    due: bool

    @property
    def lacking(self) -> bool:
        """Whether the figure is due and neither it nor a reason for its absence has been delivered."""
        o = self.given
        reported = o is not None and (o.actual or o.missing not in {None, Missing.NOT_DELIVERED})
        return self.due and not reported


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All that a department is asked for."""

    department: Department
    figures: tuple[AskedFigure, ...]
    measures: tuple[Measure, ...]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of the figures, each once."""
        return tuple({f.indicator.id: f.indicator for f in self.figures}.values())


def asked_of(dataset: Dataset, department: str, year: int) -> Asked:
    """Return what a department is asked for.

    It reports the indicators that it answers for and those it has figures of, as itself or as a department
    it replaced; of one that sums up departments, whoever answers for it reports only a part of its own. What
    no department was named for belongs to the department that stands for that.

    Raises:
        KeyError: the catalogue has no such department.
    """
    catalogue = dataset.catalogue
    indicators = catalogue.indicators.values()
    figures = (f for i in indicators for f in _figures(dataset, i, department, year))
    nobody = catalogue.departments[department].kind is DepartmentKind.NOT_STATED
    measures = (
        measure
        for measure in catalogue.measures.values()
        if department in (owners := heirs(catalogue, measure.departments, year)) or (nobody and not owners)
    )
    return Asked(
        department=catalogue.departments[department], figures=tuple(figures), measures=tuple(measures)
    )


def everything_asked(dataset: Dataset, year: int) -> tuple[Asked, ...]:
    """Return what each department that there was in the year is asked for; not those asked for nothing."""
    names = (name for name, d in dataset.catalogue.departments.items() if stands_in(d, year))
    asked = (asked_of(dataset, name, year) for name in names)
    return tuple(a for a in asked if a.figures or a.measures)


def stands_in(department: Department, year: int) -> bool:
    """Tell whether there was such a department in the year."""
    begun = department.valid_from is None or department.valid_from <= year
    return begun and (department.valid_to is None or year <= department.valid_to)


def _figures(dataset: Dataset, indicator: Indicator, department: str, year: int) -> Iterator[AskedFigure]:
    names = dataset.lineages[department]
    area = dataset.catalogue.plan.area
    every = [o for o in dataset.by_indicator.get(indicator.id, ()) if o.area == area]
    own = [o for o in every if o.department in names]
    if not _reports(indicator, names, own=own, every=every):
        return
    recent = [o for o in own if year - YEARS_BACK <= o.year <= year] or own
    slots = {(o.breakdown, replace(o.period, year=year)) for o in recent} or _usual(dataset, indicator, year)
    for breakdown, period in sorted(slots, key=lambda slot: _place(dataset, slot)):
        rows = [o for o in own if o.breakdown == breakdown and _alike(o.period, period)]
        of_year = [o for o in rows if o.year == year]
        given = next((o for o in of_year if o.department == department), None)
        if (of_year and given is None) or (given and _with_bounds(given)):
            # A department that was replaced in the year has reported it, or it is worked out from other
            # figures and has two ends: neither is for this department to report.
            continue
        yield AskedFigure(
            indicator=indicator,
            department=department,
            period=period,
            breakdown=breakdown,
            given=given,
            earlier=tuple(_row_of(rows, year - n, department) for n in range(YEARS_BACK, 0, -1)),
            due=_due(indicator, rows, every, year),
        )


def _reports(
    indicator: Indicator, names: Sequence[str], *, own: Sequence[Observation], every: Sequence[Observation]
) -> bool:
    """Tell whether a department reports an indicator: of one that is not combined only who answers for it."""
    answers = indicator.department in names
    if indicator.combine is Combine.NONE:
        return answers
    return bool(own) or (answers and not every)


def _usual(dataset: Dataset, indicator: Indicator, year: int) -> set[_Slot]:
    """Return the periods of a year for an indicator that has no figures yet."""
    kind = PeriodType(indicator.period_type)
    match kind:
        case PeriodType.TERM:
            places = list(enumerate(TERMS))
        case PeriodType.MONTH:
            places = [(n, f"{n:02}") for n in range(1, _MONTHS + 1)]
        case PeriodType.EVENT:
            events = dataset.catalogue.events.values()
            places = [(0, event.id) for event in events if indicator.id in event.indicators]
        case _:
            places = [(0, "")]
    return {(TOTAL, Period(year=year, place=place, type=kind, part=part)) for place, part in places}


def _place(dataset: Dataset, slot: _Slot) -> tuple[bool, int, Period]:
    """Order slots: what is not broken down first, then as the catalogue has the breakdowns, then by time."""
    breakdown, period = slot
    known = [f"{b.id}={c.id}" for b in dataset.catalogue.breakdowns.values() for c in b.categories]
    return breakdown != TOTAL, known.index(breakdown) if breakdown in known else 0, period


def _alike(one: Period, other: Period) -> bool:
    return (one.type, one.part) == (other.type, other.part)


def _row_of(rows: Sequence[Observation], year: int, department: str) -> Observation | None:
    """Return the department's row of a year, or else that of the one department it replaced."""
    found = [o for o in rows if o.year == year]
    own = [o for o in found if o.department == department]
    if own:
        return own[0]
    return found[0] if len(found) == 1 else None


def _with_bounds(o: Observation) -> bool:
    derived = o.known and Mark.DERIVED in o.marks
    return derived or (o.range is not None and o.qualifier is Qualifier.EXACT and not o.range.exact)


def _due(indicator: Indicator, rows: Sequence[Observation], every: Sequence[Observation], year: int) -> bool:
    """Tell whether a figure is due: one that was reported the last time, as often as its cadence says.

    `rows` are those of the figure, `every` those of the indicator. One that nobody has reported is due, one
    that was first reported later is not, nor one that comes irregularly, unless its row says that it comes.
    """
    before = max((o.year for o in every if o.year < year and _applies(o)), default=None)
    usual = indicator.cadence > 0 and any(o.year == before and _applies(o) for o in rows)
    comes = any(o.year == year and o.missing is Missing.NOT_DELIVERED for o in rows)
    told = [o.year for o in rows if o.year < year and o.missing not in _NO_ANSWER]
    answered = max(told, default=0)
    return (usual or comes or not every) and year - answered >= indicator.cadence


def _applies(o: Observation) -> bool:
    return o.missing is not Missing.NOT_APPLICABLE
