"""What is owed of one indicator for a year, by whom, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.kinds import DepartmentKind, Mark, Missing
from dashboard.domain.model import Department, Indicator
from dashboard.domain.observation import Observation
from dashboard.domain.period import PeriodType
from dashboard.domain.round import Owed, OwedKind, Slot, Standing
from dashboard.queries.due import due_of, is_late, owed_year

_Rows = Sequence[Observation]


def owed_figures(
    dataset: Dataset, indicator: Indicator, *, year: int, today: date
) -> Iterator[tuple[str, Owed]]:
    """Yield each department that owes an indicator's figure, and how the figure stands."""
    catalogue = dataset.catalogue
    area = catalogue.plan.area
    # A forecast is no figure of the year.
    rows = [
        o
        for o in dataset.by_indicator.get(indicator.id, ())
        if o.area == area and Mark.FORECAST not in o.marks
    ]
    by_heir = _by_heir(rows, indicator, catalogue, year)
    for name in _holders(by_heir, year):
        yield name, _owed(by_heir[name], indicator, catalogue, year=year, today=today)
    if not rows and (own := heir(catalogue, indicator.department, year)) is not None and _begun(own, year):
        yield own.id, _owed((), indicator, catalogue, year=year, today=today)


def heir(catalogue: Catalogue, department: str, year: int) -> Department | None:
    """Return the department that answers in a year for what was another's; None where none does any more."""
    found: Department | None = catalogue.departments[department]
    while found is not None and found.valid_to is not None and found.valid_to < year:
        found = catalogue.departments[found.successor] if found.successor else None
    return found


def heirs(catalogue: Catalogue, departments: Iterable[str], year: int) -> tuple[str, ...]:
    """Return the departments that answer in a year for what was those departments'."""
    found = [heir(catalogue, name, year) for name in departments]
    return tuple(dict.fromkeys(one.id for one in found if one is not None))


def _begun(department: Department, year: int) -> bool:
    return department.valid_from is None or department.valid_from <= year


def _by_heir(
    rows: _Rows, indicator: Indicator, catalogue: Catalogue, year: int
) -> dict[str, list[Observation]]:
    """Return the rows by who answers for them in the year; nobody's are the indicator's own department's."""
    found: dict[str, list[Observation]] = {}
    for row in rows:
        stated = catalogue.departments[row.department].kind is not DepartmentKind.NOT_STATED
        owner = heir(catalogue, row.department if stated else indicator.department, year)
        if owner is not None and _begun(owner, year):
            found.setdefault(owner.id, []).append(row)
    return found


def _holders(by_heir: dict[str, list[Observation]], year: int) -> Iterator[str]:
    """Yield the departments that gave figures the last time, or give them for the year."""
    every = [o for rows in by_heir.values() for o in rows if _applies(o)]
    before = max((o.year for o in every if o.year < year), default=None)
    for name, rows in by_heir.items():
        if {before, year} & {o.year for o in rows if _applies(o)}:
            yield name
        elif all(o.year > year for o in rows):
            # Its figures begin later.
            yield name


def _owed(rows: _Rows, indicator: Indicator, catalogue: Catalogue, *, year: int, today: date) -> Owed:
    answered = sorted({o.year for o in rows if o.missing is not Missing.NOT_DELIVERED})
    newest = max((y for y in answered if y <= year), default=None)
    asked = owed_year(year, newest=newest, cadence=indicator.cadence)
    within = [o for o in rows if year - max(indicator.cadence, 1) < o.year <= year]
    at = max((o.year for o in within if o.year == year or _applies(o)), default=None)
    given = [o for o in rows if o.year == at]
    lacking, every = _lacking(rows, given, asked=asked, year=year, cadence=indicator.cadence)
    due = due_of(indicator, asked, plan=catalogue.plan, newest=answered[-1] if answered else None)
    standing = _standing(given, lacking=bool(lacking), late=is_late(due, year=asked, today=today))
    if not given and _not_expected(rows, indicator, year):
        standing, lacking = Standing.NOT_DUE, ()
    reasons = {o.missing for o in given if o.missing and o.missing is not Missing.SUPPRESSED}
    return Owed(
        kind=OwedKind.FIGURE,
        id=indicator.id,
        name=indicator.name,
        standing=standing,
        year=at if at is not None and not lacking else asked,
        due=due,
        newest=max((o.year for o in rows if o.year <= year and _told(o)), default=None),
        lacking=lacking if len(lacking) < every else (),
        reasons=tuple(reason for reason in Missing if reason in reasons),
        cadence=indicator.cadence,
    )


def _standing(given: _Rows, *, lacking: bool, late: bool) -> Standing:
    if lacking or not given:
        return Standing.OVERDUE if late else Standing.MISSING
    return Standing.DELIVERED if any(_told(o) for o in given) else Standing.EXPLAINED


def _applies(o: Observation) -> bool:
    return o.missing is not Missing.NOT_APPLICABLE


def _told(o: Observation) -> bool:
    """Tell whether a figure came in, be it kept secret."""
    return o.known or o.missing is Missing.SUPPRESSED


def _not_expected(rows: _Rows, indicator: Indicator, year: int) -> bool:
    """Tell whether a year without rows is no fault: irregular figures, or ones that begin later."""
    return bool(rows) and (indicator.cadence == 0 or all(o.year > year for o in rows))


def _lacking(
    rows: _Rows, given: _Rows, *, asked: int, year: int, cadence: int
) -> tuple[tuple[Slot, ...], int]:
    """Return the parts that are missing of those given before or now, and how many parts there are.

    Nothing is due of figures that come irregularly, nor a part again that was answered within the cadence;
    what was given in an earlier year of it is all that is reported.
    """
    begun = given[0].year if given else asked
    before = max((o.year for o in rows if o.year < begun and _applies(o)), default=None)
    former = [o for o in rows if o.year == before and _applies(o)]
    every = dict.fromkeys(
        [_slot(o, begun) for o in (*(former if cadence and (not given or begun == year) else ()), *given)]
    )
    recent = [*given, *(o for o in rows if year - cadence < o.year < begun and _applies(o))]
    have = {_slot(o, begun) for o in recent if o.missing is not Missing.NOT_DELIVERED}
    return tuple(slot for slot in every if slot not in have), len(every)


def _slot(o: Observation, year: int) -> Slot:
    """Return the part that an observation is, moved to a year."""
    match o.period.type:
        case PeriodType.YEAR:
            period = str(year)
        case PeriodType.SCHOOL_YEAR:
            period = f"{year - 1}/{year}"
        case PeriodType.EVENT:
            period = f"{year}:{o.period.part}"
        case _:
            period = f"{year}-{o.period.part}"
    return Slot(o.breakdown, period)
