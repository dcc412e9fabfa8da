"""Workbooks in order: what they deliver, however their sheets, rows and columns were moved."""

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dashboard.domain.delivery import Key
from tests.ingest.deliveries.forms import FIRST, Form, saved

FIGURES, MEASURES = "Mittarit", "Toimenpiteet"


def key(indicator="unemployment", department="youth-services", period="2022", breakdown="total"):
    return Key(indicator, "mallila", department, period, breakdown)


def filled():
    return (
        Form()
        .figure(name="Työttömyys", unit="% työvoimasta", value=9.4, note="Arvio", reason="Uusi laskutapa")
        .figure("club-grant", period="2022-autumn", value="noin 130 000", source="made-up")
        .figure("outreach-persons", breakdown="sex=girls", missing="ei laskettu")
        .figure("population")
    )


def test_every_cell_is_written_as_a_plan_has_it(desk):
    delivery = desk.taken(filled().data())
    assert (delivery.department, delivery.year, len(delivery.sha256)) == ("youth-services", 2022, 64)
    first, second, third, fourth = delivery.figures
    assert (first.key, first.value, first.note, first.reason) == (key(), "9,4", "Arvio", "Uusi laskutapa")
    assert (first.spot.sheet, first.spot.cell, first.spot.row) == (FIGURES, f"J{FIRST}", FIRST)
    assert (second.key.period, second.value, second.source) == ("2022-autumn", "noin 130000", "made-up")
    assert (third.key.breakdown, third.value, third.missing) == ("sex=girls", "", "not-counted")
    assert (fourth.value, fourth.lower, fourth.missing, fourth.unchanged) == ("", "", "", False)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_sheets_may_be_in_any_language(desk, language):
    words = {"fi": ("vähintään", "tehty"), "sv": ("minst", "genomförd"), "en": ("at least", "done")}
    qualifier, state = words[language]
    form = Form("library", language=language).figure("library-loans", qualifier=qualifier, value=600000)
    delivery = desk.taken(
        form.measure(state=state, text_fi="Valmis.", text_sv="Klar.", text_en="Done.").data()
    )
    assert delivery.figures[0].value == "vähintään 600000"
    (measure,) = delivery.measures
    assert (measure.measure, measure.state, measure.year) == ("open-library", "done", 2022)
    assert measure.text == {"fi": "Valmis.", "sv": "Klar.", "en": "Done."}
    assert measure.spot.cell == f"B{FIRST}"


def reordered(book):
    book.move_sheet(MEASURES, -2)
    book.move_sheet("Ohje", 2)


def blank_rows(book):
    book[FIGURES].insert_rows(FIRST + 1, 3)
    book[FIGURES].insert_rows(1, 2)


def moved_columns(book):
    sheet = book[FIGURES]
    columns = [list(column) for column in sheet.iter_cols(values_only=True)]
    for number, cells in enumerate(reversed(columns), start=1):
        for row, value in enumerate(cells, start=1):
            sheet.cell(row, number).value = value


def moved_rows(book):
    sheet = book[FIGURES]
    rows = [list(row) for row in sheet.iter_rows(min_row=FIRST, values_only=True)]
    for number, cells in enumerate(reversed(rows), start=FIRST):
        for column, value in enumerate(cells, start=1):
            sheet.cell(number, column).value = value


def formatted_far_down(book):
    book[FIGURES]["A1048576"].font = Font(bold=True)
    book[FIGURES]["XFD1"].font = Font(bold=True)


def other_calendar(book):
    book.epoch = CALENDAR_MAC_1904


CHANGES = {c.__name__: c for c in (reordered, blank_rows, moved_columns, moved_rows, formatted_far_down)}
CHANGES["other_calendar"] = other_calendar


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_moved_or_formatted_delivers_the_same(desk, change):
    def said(data):
        return {(f.key, f.value, f.missing, f.note, f.reason, f.source) for f in desk.taken(data).figures}

    assert said(filled().data(CHANGES[change])) == said(filled().data())


def test_a_figure_that_still_says_secret_is_left_as_it_is(desk):
    secret = key("outreach-persons")
    desk.secret.add(secret)
    for word in ("salattu", "Sekretess", "suppressed"):
        (figure,) = desk.taken(Form().figure("outreach-persons", value=word).data()).figures
        assert (figure.unchanged, figure.value, figure.missing) == (True, "", "")


def test_a_number_typed_over_the_word_is_taken(desk):
    desk.secret.add(key("outreach-persons"))
    (figure,) = desk.taken(Form().figure("outreach-persons", value=3).data()).figures
    assert (figure.unchanged, figure.value) == (False, "3")


def test_the_word_for_secret_on_another_figure_is_a_reason(desk):
    (figure,) = desk.taken(Form().figure("outreach-persons", value="salattu").data()).figures
    assert (figure.unchanged, figure.missing) == (False, "suppressed")


def test_a_table_without_the_sheets_of_a_workbook_is_read_too(desk):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["indicator", "period", "value", "qualifier", "reason"])
    sheet.append(["library-loans", 2022, 600000, "noin", "Remontti"])
    delivery = desk.taken(saved(book))
    (figure,) = delivery.figures
    assert (delivery.department, delivery.year) == ("", None)
    assert (figure.key.department, figure.value, figure.reason) == ("library", "noin 600000", "Remontti")


def test_a_sheet_of_another_name_is_known_by_its_columns(desk):
    def rename(book):
        book[FIGURES].title = "Omat luvut"
        book.move_sheet("Omat luvut", -1)

    assert len(desk.taken(filled().data(rename)).figures) == 4


def test_the_department_need_not_stand_in_each_row(desk):
    (figure,) = desk.taken(Form().figure(value=9.4, department=None).data()).figures
    assert figure.key == key()
