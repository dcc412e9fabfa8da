"""A row of a workbook with one fault in a cell or between its cells, and the cell that must be named."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from dashboard.ingest.problems import LANGUAGES
from tests.ingest.deliveries.forms import FIRST, Desk, Form

ZWSP, RLO, SOFT = "\u200b", "\u202e", "\u00ad"
ODD = "unemplоyment"
"""With a Cyrillic о."""

ROWS: dict[str, tuple[dict[str, Any], str, str]] = {
    "a small count hidden by hand": (
        {"indicator": "outreach-persons", "value": "<5"},
        "perhaps-suppressed",
        "J",
    ),
    "the same in two cells": (
        {"indicator": "outreach-persons", "qualifier": "alle", "value": 5},
        "perhaps-suppressed",
        "J",
    ),
    "two qualifiers": ({"qualifier": "yli", "value": "noin 9"}, "two-qualifiers", "I"),
    "exact and about": ({"qualifier": "tarkka", "value": "noin 9"}, "two-qualifiers", "I"),
    "a qualifier alone": ({"qualifier": "noin"}, "qualifier-alone", "I"),
    "a qualifier of nothing": ({"qualifier": "noin", "missing": "ei laskettu"}, "qualifier-alone", "I"),
    "no such qualifier": ({"qualifier": "suunnilleen", "value": 9}, "unknown-word", "I"),
    "no such reason": ({"missing": "unohtui"}, "unknown-word", "K"),
    "a number and a reason": ({"value": 9, "missing": "ei laskettu"}, "missing-with-value", "K"),
    "two reasons": ({"value": "ei laskettu", "missing": "salattu"}, "two-reasons", "K"),
    "no such indicator": ({"indicator": "unemploymen", "value": 9}, "unknown-indicator", "O"),
    "an id that looks like nothing": ({"indicator": "NA", "value": 9}, "unknown-indicator", "O"),
    "an id that looks like a number": ({"department": "007", "value": 9}, "unknown-department", "P"),
    "no such department": ({"department": "youth-servises", "value": 9}, "unknown-department", "P"),
    "another department": ({"department": "library", "value": 9}, "other-department", "P"),
    "another's indicator": ({"indicator": "library-loans", "value": 9}, "wrong-department", "P"),
    "no such source": ({"value": 9, "source": "made-upp"}, "unknown-source", "N"),
    "no such breakdown": ({"value": 9, "breakdown": "sex=girl"}, "unknown-breakdown", "R"),
    "another unit": ({"value": 9, "unit": "kävijää"}, "other-unit", "C"),
    "another indicator's name": ({"value": 9, "name": "Väkiluku"}, "mixed-row", "A"),
    "no id": ({"indicator": None, "value": 9}, "no-indicator", "O"),
    "another year": ({"period": "2021", "value": 9}, "other-year", "Q"),
    "a year to come": ({"period": "2024", "value": 9}, "unmarked-future", "Q"),
    "digits changed round": ({"period": "2202", "value": 9}, "year-out-of-range", "Q"),
    "a year with a star": ({"period": "2022*", "value": 9}, "bad-period", "Q"),
    "a year cut short": ({"period": "'22", "value": 9}, "bad-period", "Q"),
    "a span of years": ({"period": "2021-22", "value": 9}, "bad-period", "Q"),
    "a day for a year": ({"period": dt.date(2022, 1, 1), "value": 9}, "date-cell", "Q"),
    "a school year": ({"period": "2021/2022", "value": 9}, "wrong-period-type", "Q"),
    "a zero-width space": ({"indicator": f"unemployment{ZWSP}", "value": 9}, "hidden-character", "O"),
    "a soft hyphen": ({"indicator": f"unemploy{SOFT}ment", "value": 9}, "hidden-character", "O"),
    "a Cyrillic letter": ({"indicator": ODD, "value": 9}, "foreign-letter", "O"),
    "capitals": ({"indicator": "Unemployment", "value": 9}, "unknown-indicator", "O"),
    "text turned round": ({"value": 9, "note": f"a{RLO}b"}, "hidden-character", "M"),
    "an identity code": ({"value": 9, "note": "010190-123A"}, "identity-code", "M"),
    "an e-mail address": ({"value": 9, "note": "a.b@mallila.fi"}, "e-mail-address", "M"),
    "a phone number": ({"value": 9, "reason": "Soita 040 123 4567"}, "phone-number", "L"),
    "a long note": ({"value": 9, "note": "x" * 501}, "too-long", "M"),
    "a very long note": ({"value": 9, "note": "x" * 100_000}, "cell-too-long", "M"),
    "a long reason": ({"value": 9, "reason": "x" * 501}, "too-long", "L"),
}


@pytest.mark.parametrize("fault", ROWS)
def test_a_row_with_a_fault_is_refused_and_its_cell_named(desk, fault):
    cells, rule, column = ROWS[fault]
    data = Form().figure(**cells).data()
    assert desk.read(data)[0] is None
    found = desk.found(data)
    assert (rule, f"Mittarit!{column}{FIRST}") in found
    assert {r for r, _ in found} - {rule} <= {"year-out-of-range", "unmarked-future", "other-year"}
    for problem in desk.read(data)[1]:
        assert all(f"Mittarit!{column}{FIRST}" in problem.text(language) for language in LANGUAGES)


WARNED: dict[str, tuple[dict[str, Any], str, str]] = {
    "a trailing space": ({"indicator": "unemployment ", "value": 9}, "tidied", "O"),
    "more decimals than are told": ({"value": "9,47"}, "rounded", "J"),
    "a dash": ({"value": "-"}, "dash-as-missing", "J"),
    "a note on nothing": ({"note": "Tulee myöhemmin"}, "note-alone", "M"),
    "a reason for nothing": ({"reason": "Oli remontti", "when_made": "open"}, "reason-alone", "L"),
}


@pytest.mark.parametrize("fault", WARNED)
def test_what_is_odd_but_clear_is_taken_and_pointed_at(desk, fault):
    cells, rule, column = WARNED[fault]
    data = Form().figure(**cells).data()
    assert desk.read(data)[0] is not None
    assert desk.found(data) == [(rule, f"Mittarit!{column}{FIRST}")]


@pytest.mark.parametrize("written", ["tulossa", "Tulossa myöhemmin", "kommer senare", "to come"])
def test_a_figure_that_is_to_come_is_not_delivered_yet(desk, written):
    (figure,) = desk.taken(Form().figure(value=written).data()).figures
    assert (figure.value, figure.missing) == ("", "not-delivered")


def test_a_figure_to_come_may_say_in_the_next_cell_why(desk):
    (figure,) = desk.taken(Form().figure(value="tulossa", missing="ei laskettu").data()).figures
    assert figure.missing == "not-counted"


def test_a_reason_for_a_figure_that_is_taken_away_is_kept(desk):
    (figure,) = desk.taken(Form().figure(reason="Oli väärä", when_made="answered").data()).figures
    assert figure.reason == "Oli väärä"


def test_a_department_delivers_for_the_one_it_took_over_from(desk):
    loans = replace(desk.catalogue.indicators["library-loans"], department="old-library")
    indicators = {**desk.catalogue.indicators, "library-loans": loans}
    heir = Desk(replace(desk.catalogue, indicators=indicators))
    (figure,) = heir.taken(Form("library").figure("library-loans", value=9).data()).figures
    assert figure.key.department == "library"
