"""When and by whom things were handed over, as the change log tells."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.changelog import Act
from dashboard.domain.round import Handover
from dashboard.queries.delivered import with_handovers
from dashboard.queries.round import round_of
from tests.queries.builders import a_dataset, a_goal, a_measure, named, of
from tests.queries.rounds import WINTER, YEAR, a_line, an_entry, owed_by

FEBRUARY = Handover(date(2024, 2, 12), "Liisa Lainaaja")
LOANS_2023 = a_line("loans · library · 2023")


def a_round(*log, rows=(), measures=()):
    given = (of("library", 2022, 1), of("library", 2023, 2), of("museum", 2023, 2))
    data = a_dataset(
        *(rows or given), indicators=[named("loans")], goals=[a_goal("reading")], measures=measures
    )
    return with_handovers(round_of(data, YEAR, WINTER), data, log)


def handed(found, department="library", name="loans"):
    return owed_by(found)[department, name].handover


def test_without_a_log_nobody_knows_when():
    found = a_round()
    assert handed(found) is None
    assert [one.handover for one in found.departments] == [None, None]


def test_a_figure_was_handed_over_when_its_line_was_written():
    found = a_round(an_entry(LOANS_2023))
    assert handed(found) == FEBRUARY
    assert handed(found, "museum") is None
    assert [one.handover for one in found.departments] == [FEBRUARY, None]


def test_the_latest_handover_counts():
    found = a_round(an_entry(LOANS_2023), an_entry(LOANS_2023, when="2024-03-01T00:00:00Z", by="Maija"))
    assert handed(found) == Handover(date(2024, 3, 1), "Maija")


def test_the_last_of_a_day_is_the_departments_latest_handover():
    entries = [an_entry(LOANS_2023, department="library", by=name) for name in ("Åsa", "Maija")]
    assert a_round(*entries).departments[0].handover == Handover(date(2024, 2, 12), "Maija")


def test_the_day_is_that_of_the_clock_in_finland():
    found = a_round(an_entry(LOANS_2023, when="2024-02-11T22:30:00Z"))
    assert handed(found) == FEBRUARY


@pytest.mark.parametrize(
    "line",
    [
        a_line("loans · library · 2022"),
        a_line("loans · museum · 2023"),
        a_line("visits · library · 2023"),
        a_line("loans · library · 2023 · porvoo"),
    ],
)
def test_a_line_of_another_year_department_indicator_or_area_is_not_its_own(line):
    assert handed(a_round(an_entry(line))) is None


@pytest.mark.parametrize("act", [Act.RESTORE, Act.EDIT])
def test_putting_files_back_is_no_delivery(act):
    assert handed(a_round(an_entry(LOANS_2023, act=act))) is None


def test_a_delivery_that_changed_nothing_is_still_the_departments():
    [library, museum] = a_round(an_entry(department="library")).departments
    assert (library.handover, museum.handover) == (FEBRUARY, None)


def test_several_departments_may_come_in_one_delivery():
    found = a_round(an_entry(department="library · museum"))
    assert [one.handover for one in found.departments] == [FEBRUARY, FEBRUARY]


def test_a_part_of_a_figure_is_handed_over_too():
    assert handed(a_round(an_entry(a_line("loans · library · 2023 · sex=girls")))) == FEBRUARY


def test_what_a_predecessor_handed_over_is_the_successors():
    rows = (of("old-youth", 2019, 1), of("old-youth", 2023, 1))
    found = a_round(an_entry(a_line("loans · old-youth · 2023")), rows=rows)
    assert handed(found, "youth") == FEBRUARY


def test_a_measure_was_handed_over_with_its_state():
    measure = a_measure("act", "reading", departments=["museum"])
    line = a_line("act · state", "planned", "ongoing", "measure")
    now = replace(measure, year=YEAR)
    assert handed(a_round(an_entry(line), measures=[now]), "museum", "act") == FEBRUARY
    # Its state is that of last year: what was handed over is not what is owed.
    assert handed(a_round(an_entry(line), measures=[measure]), "museum", "act") is None
