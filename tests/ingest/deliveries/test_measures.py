"""The sheet of measures: states, years and texts, and each fault by its cell."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from tests.ingest.deliveries.forms import FIRST, Form

TEXT = "Kirjasto avattiin omatoimisena."
ENGLISH = "The library was opened for self-service."


def form(**cells):
    return Form("library").figure("library-loans", value=9).measure(**cells)


def test_a_measure_is_delivered_with_its_texts_and_its_reason(desk):
    data = form(
        state="tehty",
        year=2023,
        text_fi=TEXT,
        text_sv="Biblioteket öppnades.",
        text_en=ENGLISH,
        reason="Valmis",
    ).data()
    (measure,) = desk.taken(data).measures
    assert (measure.measure, measure.state, measure.year, measure.reason) == (
        "open-library",
        "done",
        2023,
        "Valmis",
    )
    assert measure.text == {"fi": TEXT, "sv": "Biblioteket öppnades.", "en": ENGLISH}


def test_a_text_without_a_language_is_refused_at_its_cell(desk):
    data = form(text_fi=TEXT, text_sv="Biblioteket öppnades.").data()
    assert desk.found(data) == [("text-lacking-en", f"Toimenpiteet!F{FIRST}")]
    assert desk.read(data)[0] is None


def test_a_text_that_the_plan_has_need_not_be_delivered_again(desk):
    known = desk.catalogue.measures["open-library"]
    told = replace(known, text={"fi": "Suljettu.", "sv": "Stängt.", "en": ENGLISH})
    desk.catalogue = replace(desk.catalogue, measures={"open-library": told})
    data = form(text_fi=TEXT, text_sv="Biblioteket öppnades.").data(without_english)
    (measure,) = desk.taken(data).measures
    assert measure.text == {"fi": TEXT, "sv": "Biblioteket öppnades."}


def without_english(book):
    """Take out the column, as an older workbook or one made by hand may lack it."""
    book["Toimenpiteet"].delete_cols(6)


def test_a_text_cleared_though_the_plan_has_one_is_pointed_at(desk):
    measure = desk.catalogue.measures["open-library"]
    told = replace(measure, text={"fi": TEXT, "sv": "Öppet.", "en": ENGLISH})
    desk.catalogue = replace(desk.catalogue, measures={"open-library": told})
    found = desk.found(form().data())
    assert [("text-kept", f"Toimenpiteet!{column}{FIRST}") for column in "DEF"] == found


FAULTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "no such measure": ({"measure": "open-librari"}, "unknown-measure", "H"),
    "no id": ({"measure": None}, "no-measure", "H"),
    "no such state": ({"state": "kesken"}, "unknown-word", "B"),
    "no state": ({"state": None}, "no-state", "B"),
    "no year": ({"year": None}, "bad-year", "C"),
    "a year in words": ({"year": "viime vuonna"}, "bad-year", "C"),
    "a fraction of a year": ({"year": 2022.5}, "bad-year", "C"),
    "a year long ago": ({"year": 1022}, "year-out-of-range", "C"),
    "a year far ahead": ({"year": 2202}, "year-out-of-range", "C"),
    "a date": ({"year": dt.date(2022, 5, 1)}, "date-cell", "C"),
    "a formula": ({"state": "=A1"}, "formula-without-value", "B"),
    "an identity code": ({"text_fi": "Asiakas 010190-123A"}, "identity-code", "D"),
    "an e-mail address": ({"text_sv": "Skriv till a@b.fi"}, "e-mail-address", "E"),
    "a long text": ({"text_fi": "x" * 2001}, "too-long", "D"),
    "a very long text": ({"text_fi": "x" * 100_000}, "cell-too-long", "D"),
    "text turned round": ({"text_fi": "a\u202eb"}, "hidden-character", "D"),
    "a phone number in the reason": ({"reason": "050 123 4567"}, "phone-number", "G"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_measure_with_a_fault_is_refused_and_its_cell_named(desk, fault):
    cells, rule, column = FAULTS[fault]
    data = form(**cells).data()
    # A text in one language lacks the others, which is told beside the fault.
    found = [told for told in desk.found(data) if not told[0].startswith("text-lacking")]
    assert found == [(rule, f"Toimenpiteet!{column}{FIRST}")]
    assert desk.read(data)[0] is None


def test_swedish_filled_with_the_finnish_text_is_pointed_at(desk):
    data = form(text_fi=TEXT, text_sv=TEXT, text_en=ENGLISH).data()
    delivery, _ = desk.read(data)
    assert delivery is not None
    assert desk.found(data) == [("same-in-two-languages", f"Toimenpiteet!E{FIRST}")]


def test_a_measure_of_another_department_is_refused(desk):
    data = Form("youth-services").figure(value=9).measure("open-library").data()
    assert desk.found(data) == [("other-measure", f"Toimenpiteet!H{FIRST}")]


@pytest.mark.parametrize(("state", "rule"), [("käynnissä", "duplicate-row"), ("tehty", "conflicting-row")])
def test_a_measure_that_comes_twice_is_named_with_the_other(desk, state, rule):
    _, (problem,) = desk.read(form().measure(state=state).data())
    assert (problem.rule, problem.cell) == (rule, f"H{FIRST + 1}")
    assert "kirja.xlsx · Toimenpiteet!4" in problem.text("fi")
