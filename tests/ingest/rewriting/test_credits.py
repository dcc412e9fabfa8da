"""A figure is credited to what it comes from: never to a report older than itself."""

import datetime as dt
from dataclasses import replace

import pytest

from dashboard.domain.delivery import DeliveredFigure, Delivery, Spot
from dashboard.domain.kinds import DepartmentKind
from dashboard.ingest.rewriting.credits import Credits
from tests.ingest.rewriting.files import catalogue, key

TODAY = dt.date(2024, 2, 1)
BOOK = Delivery(file="a.xlsx", sha256="", department="library", year=2023)
TABLE = Delivery(file="a.csv", sha256="")


def credited(delivery, own, *, year="2023", now="", departments=None, **more):
    """Return the source of a figure whose indicator has a source of its own, and the sources added."""
    plan = catalogue()
    loans = replace(plan.indicators["library-loans"], source=own)
    plan = replace(
        plan,
        indicators={**plan.indicators, "library-loans": loans},
        departments={**plan.departments, **(departments or {})},
    )
    figure = DeliveredFigure(
        key=key("library-loans", year), spot=Spot(file=delivery.file), **{"value": "1", **more}
    )
    rule = Credits(
        {figure.key: delivery},
        catalogue=plan,
        name=lambda owner, year: {"fi": f"{owner['fi']} {year}"},
        today=TODAY,
    )
    return rule(figure, now), list(rule.added.values())


def test_a_workbook_without_a_source_is_the_departments_report():
    source, (added,) = credited(BOOK, "library-statistics")
    assert source == added.id == "library-report-2023"
    assert added.name["fi"] == "Kirjasto 2023"
    assert (added.publisher, added.retrieved, added.licence) == ("Kirjasto – Biblioteket", "2024-02-01", "")


def test_where_no_department_is_stated_it_is_the_municipalitys_report():
    nobody = replace(catalogue().departments["library"], kind=DepartmentKind.NOT_STATED)
    source, (added,) = credited(BOOK, "library-statistics", departments={"library": nobody})
    assert source == "sample-report-2023"
    assert (added.name["fi"], added.publisher) == ("Mallila 2023", "Mallila – Mallby")


@pytest.mark.parametrize(
    ("delivery", "own", "more", "source"),
    [
        (BOOK, "annual-report-2022", {"source": "made-up"}, "made-up"),
        (BOOK, "library-statistics", {"source": "library-statistics"}, "library-statistics"),
        (BOOK, "annual-report-2022", {"source": "annual-report-2022"}, "library-report-2023"),
        (BOOK, "annual-report-2022", {"source": "annual-report-2022", "year": "2021"}, "annual-report-2022"),
        (TABLE, "library-statistics", {}, "library-statistics"),
        (TABLE, "annual-report-2022", {}, "library-report-2023"),
        (TABLE, "annual-report-2022", {"year": "2022"}, "annual-report-2022"),
        (TABLE, "annual-report-2022", {"now": "made-up"}, "made-up"),
        (BOOK, "annual-report-2022", {"value": "", "missing": "not-collected"}, "annual-report-2022"),
    ],
)
def test_the_source_of_a_figure(delivery, own, more, source):
    assert credited(delivery, own, **more)[0] == source
