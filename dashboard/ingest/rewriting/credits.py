"""Which source a delivered figure is credited to where its sender names none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import DeliveredFigure, Delivery, Key
from dashboard.domain.kinds import DepartmentKind
from dashboard.domain.model import Source, Text
from dashboard.domain.period import parse_period

ReportName = Callable[[Text, int], Text]
"""Gives the name of the report for a year of who is named, in every language."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)


class Credits:
    """Names a source for each figure: what is said, else what is true of it.

    A department's own workbook without a source is that department's report for the year, which becomes a
    source of the plan; for the city as a whole, or where no department is stated, it is the municipality's.
    Anything else goes on with the source of its row or its indicator, unless that is older than the figure:
    the id of a source names its year, if it is of one year.
    """

    def __init__(
        self, deliveries: Mapping[Key, Delivery], *, catalogue: Catalogue, name: ReportName, today: date
    ) -> None:
        """Know which delivery each figure came in, and how to name a department's report."""
        self._deliveries = deliveries
        self._catalogue = catalogue
        self._name = name
        self._today = today
        self.added: dict[str, Source] = {}

    def __call__(self, figure: DeliveredFigure, now: str) -> str:
        """Return the id of a figure's source; `now` is that in its row, empty for its indicator's."""
        own = self._catalogue.indicators[figure.key.indicator].source
        period = parse_period(figure.key.period)
        year = period.year if period else self._today.year
        said = figure.source
        if said and (said != own or _covers(said, year)):
            return said
        if not (figure.value or figure.lower):
            # Nobody is credited with a number that is not there.
            return now or own
        delivery = self._deliveries[figure.key]
        if delivery.department and not said:
            return self._report(delivery.department, delivery.year or year)
        return (now or own) if _covers(now or own, year) else self._report(figure.key.department, year)

    def _report(self, department: str, year: int) -> str:
        """Return the id of a department's report, which is added to the plan where it is not there yet."""
        plan, known = self._catalogue.plan, self._catalogue.departments[department]
        whole = known.kind in {DepartmentKind.CITY, DepartmentKind.NOT_STATED}
        ident = f"{plan.id if whole else department}-report-{year}"
        if ident not in self._catalogue.sources:
            owner = plan.municipality if whole else known.name
            names = dict.fromkeys(owner.get(language, "") for language in ("fi", "sv"))
            self.added[ident] = Source(
                id=ident,
                name=self._name(owner, year),
                publisher=" – ".join(name for name in names if name),
                url="",
                licence="",
                licence_url="",
                retrieved=self._today.isoformat(),
                note={},
            )
        return ident


def _covers(source: str, year: int) -> bool:
    """Tell whether a source can have a figure of the year: one of an earlier year cannot."""
    years = [int(found) for found in _YEAR.findall(source)]
    return not years or year <= max(years)
