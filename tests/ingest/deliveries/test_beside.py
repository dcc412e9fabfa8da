"""Comments and strike-through: nothing that is put beside what a cell says is passed over in silence."""

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.ingest.deliveries.forms import FIRST, Form

STRUCK = InlineFont(strike=True)


def commented(cell, text, author="Kaisa"):
    def change(book):
        book["Mittarit"][cell].comment = Comment(text, author)

    return change


def struck(cell, sheet="Mittarit"):
    def change(book):
        book[sheet][cell].font = Font(strike=True)

    return change


def rich(sheet, cell, *parts):
    def change(book):
        book[sheet][cell].value = CellRichText(*parts)

    return change


@pytest.mark.parametrize("cell", [f"J{FIRST}", f"M{FIRST}", f"A{FIRST}"])
def test_a_comment_is_told_with_its_cell_and_first_words(desk, cell):
    long = "Ennakkotieto, varsinainen luku tulee maaliskuussa, kun järjestelmä on päivitetty."
    delivery, (problem,) = desk.read(Form().figure(value=9.4).data(commented(cell, f"Kaisa:\n{long}")))
    assert delivery is not None
    assert (problem.rule, problem.cell) == ("commented-cell", cell)
    assert "”Ennakkotieto, varsinainen luku" in problem.text("fi")
    assert "päivitetty" not in problem.text("fi")


def test_of_a_comment_with_answers_only_the_words_are_told(desk):
    excel = (
        "[Threaded comment]\n\nYour version of Excel allows you to read it.\n\nComment:\n    Tarkista tämä"
    )
    _, (problem,) = desk.read(Form().figure(value=9.4).data(commented(f"J{FIRST}", excel)))
    assert problem.details["start"] == "Tarkista tämä"


def test_a_comment_that_names_a_person_is_not_repeated(desk):
    data = Form().figure(value=9.4).data(commented(f"J{FIRST}", "Soita 010190-123A"))
    _, (problem,) = desk.read(data)
    assert "010190" not in problem.text("fi", whole=True)


def test_a_comment_above_the_rows_is_nobodys_concern(desk):
    desk.taken(Form().figure(value=9.4).data(commented("A1", "Hei")))


@pytest.mark.parametrize("cell", [f"I{FIRST}", f"J{FIRST}"])
def test_whether_a_figure_struck_through_holds_is_for_its_sender_to_say(desk, cell):
    data = Form().figure(qualifier="noin", value=9.4).data(struck(cell))
    assert desk.found(data) == [("struck-figure", f"Mittarit!{cell}")]
    assert "ei voi tietää, päteekö se" in desk.read(data)[1][0].text("fi")


def test_a_figure_struck_through_in_its_typeface_is_refused_too(desk):
    change = rich("Mittarit", f"J{FIRST}", TextBlock(STRUCK, "noin "), TextBlock(STRUCK, "9,4"))
    assert desk.found(Form().figure().data(change)) == [("struck-figure", f"Mittarit!J{FIRST}")]


@pytest.mark.parametrize("cell", [f"B{FIRST}", f"C{FIRST}"])
def test_a_state_or_year_struck_through_is_refused(desk, cell):
    data = Form("library").measure().data(struck(cell, "Toimenpiteet"))
    assert ("struck-figure", f"Toimenpiteet!{cell}") in desk.found(data)


def test_a_note_struck_through_is_read_as_it_stands_and_told(desk):
    delivery, (problem,) = desk.read(Form().figure(value=9.4, note="Arvio").data(struck(f"M{FIRST}")))
    assert delivery.figures[0].note == "Arvio"
    assert (problem.rule, problem.cell) == ("struck-cell", f"M{FIRST}")


def test_digits_struck_through_are_not_taken_for_a_part_of_the_number(desk):
    change = rich("Mittarit", f"J{FIRST}", TextBlock(STRUCK, "700 "), "750")
    data = Form("library").figure("library-loans").data(change)
    assert desk.found(data) == [("struck-part", f"Mittarit!J{FIRST}")]


def test_words_struck_through_in_a_note_are_told(desk):
    change = rich("Mittarit", f"M{FIRST}", "Luku ", TextBlock(STRUCK, "ei "), "pidä")
    delivery, (problem,) = desk.read(Form().figure(value=9.4, note="x").data(change))
    assert delivery.figures[0].note == "Luku ei pidä"
    assert (problem.rule, problem.cell) == ("struck-cell", f"M{FIRST}")


def test_text_in_several_typefaces_is_read_as_text(desk):
    change = rich("Mittarit", f"J{FIRST}", TextBlock(InlineFont(b=True), "noin "), "9,4")
    (figure,) = desk.taken(Form().figure().data(change)).figures
    assert figure.value == "noin 9,4"


def test_strike_through_of_a_blank_cell_says_nothing(desk):
    desk.taken(Form().figure(value=9.4).data(struck(f"M{FIRST}")))
