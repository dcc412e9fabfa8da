"""Whether a row of figures is whose and what it says it is: names, department, year and unit agree."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain import form, table
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import Key
from dashboard.domain.kinds import Combine
from dashboard.domain.model import TOTAL, Indicator
from dashboard.domain.period import parse_period
from dashboard.ingest.deliveries.identity import Identity
from dashboard.ingest.deliveries.rowname import tells_other
from dashboard.ingest.deliveries.rows import DeliveredRow
from dashboard.ingest.worded import worded

Names = Mapping[str, frozenset[str]]
"""The indicators that have a name, by the name in small letters."""


def names_of(catalogue: Catalogue) -> Names:
    """Return which indicators go by which names, in any language."""
    found: dict[str, frozenset[str]] = {}
    for indicator in catalogue.indicators.values():
        for name in (*indicator.name.values(), *indicator.full_name.values()):
            found[name.casefold()] = found.get(name.casefold(), frozenset()) | {indicator.id}
    return found


def check_key(row: DeliveredRow, key: Key, *, identity: Identity, names: Names, catalogue: Catalogue) -> None:
    """Report where a row's cells are those of another indicator, department or year than its ids say."""
    indicator = catalogue.indicators.get(key.indicator)
    if indicator is None:
        return
    shown = " ".join(row[form.NAME].split())
    named = names.get(row[form.NAME].partition("\n")[0].strip().casefold(), frozenset({indicator.id}))
    if indicator.id not in named:
        row.say("mixed-row", form.NAME, value=shown, indicator=indicator.id)
    elif tells_other(row[form.NAME], key, catalogue):
        ids = (key.period, *([key.breakdown] if key.breakdown != TOTAL else []))
        row.say("mixed-key", form.NAME, value=shown, key=", ".join(ids))
    _check_department(row, key, indicator, identity, catalogue)
    period = parse_period(key.period)
    if identity.year and period and period.year != identity.year:
        row.say("other-year", table.PERIOD, year=identity.year)
    _check_unit(row, indicator, catalogue)


def _check_department(
    row: DeliveredRow, key: Key, indicator: Indicator, identity: Identity, catalogue: Catalogue
) -> None:
    """A workbook has its own department's rows; what is not combined comes from its owner alone."""
    owner = indicator.department
    if key.department not in catalogue.departments:
        return
    if identity.department and key.department != identity.department:
        row.say("other-department", table.DEPARTMENT, value=key.department, own=identity.department)
    elif indicator.combine is Combine.NONE and not _related(key.department, owner, catalogue):
        row.say("wrong-department", table.DEPARTMENT, value=key.department, owner=owner)


def _related(one: str, other: str, catalogue: Catalogue) -> bool:
    """Tell whether two departments are the same, before or after a reorganisation."""
    return one in catalogue.lineage(other) or other in catalogue.lineage(one)


def _check_unit(row: DeliveredRow, indicator: Indicator, catalogue: Catalogue) -> None:
    unit = catalogue.units.get(indicator.unit)
    written = " ".join(row[form.UNIT].casefold().split())
    if unit is None or not written:
        return
    words = {" ".join(word.casefold().split()) for word in (*unit.one.values(), *unit.many.values())}
    if written not in words | {unit.id}:
        row.say("other-unit", form.UNIT, unit=worded(unit.many, otherwise=unit.id))
