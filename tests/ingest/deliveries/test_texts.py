"""Texts on what happened under a goal: the year, the goal and the language stand in the file's name."""

import pytest

TEXT = "Kirjasto avattiin.\r\n\r\nLainat kasvoivat: {library-loans@2022}.\r\n"


@pytest.mark.parametrize(
    "name", ["2022-reading.fi.md", "viety/2022/reading.fi.md", "C:\\tekstit\\2022-reading.fi.md"]
)
def test_a_text_is_delivered_under_its_goal(desk, name):
    delivery = desk.taken(TEXT.encode(), name)
    (text,) = delivery.texts
    assert (text.goal, text.year, text.language) == ("reading", 2022, "fi")
    assert text.content == "Kirjasto avattiin.\n\nLainat kasvoivat: {library-loans@2022}.\n"
    assert (text.spot.file, text.spot.row) == (name, None)


def test_a_byte_order_mark_is_no_part_of_a_text(desk):
    assert desk.taken("\ufeffTeksti".encode(), "2022-reading.sv.md").texts[0].content == "Teksti\n"


FAULTS = {
    "no year": ("reading.fi.md", TEXT, "text-name"),
    "no language": ("2022-reading.md", TEXT, "text-name"),
    "another language": ("2022-reading.de.md", TEXT, "text-name"),
    "no such goal": ("2022-readin.fi.md", TEXT, "unknown-goal"),
    "a year to come": ("2202-reading.fi.md", TEXT, "year-out-of-range"),
    "nothing": ("2022-reading.fi.md", "", "empty-file"),
    "only spaces": ("2022-reading.fi.md", " \n \n", "empty-file"),
    "an identity code": ("2022-reading.fi.md", "Asiakas 010190-123A.", "identity-code"),
    "text turned round": ("2022-reading.fi.md", "a\u202eb", "hidden-character"),
    "a control character": ("2022-reading.fi.md", "a\x07b", "control-character"),
    "a very long text": ("2022-reading.fi.md", "x" * 100_000, "too-long"),
    "spoilt letters": ("2022-reading.fi.md", "MyÃ¶s", "double-encoded"),
    "another kind of file": ("2022-reading.fi.md", "%PDF-1.7", "not-plain-text"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_text_with_a_fault_is_refused(desk, fault):
    name, text, rule = FAULTS[fault]
    assert desk.found(text.encode(), name) == [(rule, "")]


def test_letters_in_another_encoding_are_named_with_their_row(desk):
    _, (problem,) = desk.read("Rivi\nMyös".encode("cp1252"), "2022-reading.fi.md")
    assert (problem.rule, problem.row) == ("not-utf8-text", 2)


def test_markup_in_a_text_stays_text(desk):
    written = "Teksti. <script>alert(1)</script> [a](javascript:b)"
    assert desk.taken(written.encode(), "2022-reading.fi.md").texts[0].content == f"{written}\n"
