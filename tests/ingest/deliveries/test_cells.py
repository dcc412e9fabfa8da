"""One fault in a cell of a workbook, and the rule and the cell that must be named."""

import datetime as dt

import pytest

from dashboard.ingest.problems import LANGUAGES
from tests.ingest.deliveries.forms import FIRST, Form

ZWSP = "\u200b"

VALUES = {
    "676.462": "ambiguous-point",
    "1,676,462": "ambiguous-comma",
    "12.5": "ambiguous-point",
    "(5)": "bad-sign",
    "5-": "bad-sign",
    "+5": "bad-sign",
    "130 k€": "scaled-number",
    "61 t€": "scaled-number",
    "221 tuhatta": "scaled-number",
    "1,2 milj.": "scaled-number",
    "5 käyntiä": "wrong-unit",
    "110": "out-of-range",
    "-5": "out-of-range",
    "−5": "out-of-range",
    "inf": "not-a-number",
    "nan": "not-a-number",
    "1e400": "not-a-number",
    "1_000": "not-a-number",
    "0x10": "not-a-number",
    "٢٠": "foreign-digits",
    "１２": "foreign-digits",
    "9007199254740993": "too-large",
    "5–7": "span-in-form",
    "67 64 62": "bad-groups",
    "kesken": "not-a-number",
    "@SUM(A1)": "not-a-number",
    f"1{ZWSP}2": "hidden-character",
    10**16: "too-large",
    True: "not-a-number",
    "#N/A": "error-cell",
    "#REF!": "error-cell",
    "#DIV/0!": "error-cell",
    "=1+1": "formula-without-value",
    "='[luvut.xlsx]Taul1'!A1": "external-links",
    "=cmd|'/c calc'!A0": "dde",
    dt.datetime(2022, 5, 12): "date-cell",  # noqa: DTZ001
    dt.time(12, 5): "date-cell",
    "x" * 100_000: "cell-too-long",
}


@pytest.mark.parametrize("value", VALUES)
def test_a_value_that_cannot_be_read_is_named_by_its_cell(desk, value):
    data = Form().figure(value=value).data()
    found = desk.found(data)
    assert (VALUES[value], f"Mittarit!J{FIRST}") in found
    assert {rule for rule, _ in found} <= {VALUES[value], "not-a-number"}
    _, problems = desk.read(data)
    starts = [
        problem.text("fi").startswith(f"kirja.xlsx · Mittarit!J{FIRST} · sarake Sarake value")
        for problem in problems
    ]
    assert all(starts)


COUNTS = {
    "676,462": "ambiguous-comma",
    "8 %": "wrong-unit",
    "8 €": "wrong-unit",
    "12,5": "no-decimals",
    12.5: "no-decimals",
    "-5": "too-low",
}


@pytest.mark.parametrize("value", COUNTS)
def test_a_count_is_whole_and_has_its_own_unit(desk, value):
    found = desk.found(Form("library").figure("library-loans", value=value).data())
    assert found == [(COUNTS[value], f"Mittarit!J{FIRST}")]


def test_dots_for_a_figure_that_is_still_to_come_are_asked_about(desk):
    delivery, (problem,) = desk.read(Form("library").figure("library-loans", value="...").data())
    assert delivery.figures[0].missing == "suppressed"
    assert (problem.rule, problem.cell) == ("dots-as-secret", f"J{FIRST}")


@pytest.mark.parametrize("shown", ['"noin "0', '">"# ##0', '"n. "0.0', '"cirka "0'])
def test_a_qualifier_that_only_the_format_shows_is_not_lost(desk, shown):
    def look(book):
        book["Mittarit"].cell(FIRST, 10).number_format = shown

    data = Form("library").figure("library-loans", value=63100).data(look)
    assert desk.found(data) == [("format-qualifier", f"Mittarit!J{FIRST}")]


@pytest.mark.parametrize("shown", ['#,##0" €"', "[>=1000]# ##0;0", "[Red]0", '0" kpl"'])
def test_other_formats_change_nothing(desk, shown):
    def look(book):
        book["Mittarit"].cell(FIRST, 10).number_format = shown

    delivery = desk.taken(Form("library").figure("library-loans", value=63100).data(look))
    assert delivery.figures[0].value == "63100"


def test_a_note_on_a_secret_figure_is_not_lost_in_silence(desk):
    data = Form().figure("outreach-persons", value="salattu").data()
    desk.secret.add(desk.taken(data).figures[0].key)
    noted = Form().figure("outreach-persons", value="salattu", note="Uusi").data()
    assert desk.found(noted) == [("secret-note", f"Mittarit!M{FIRST}")]


@pytest.mark.parametrize(
    "note",
    [
        "<script>alert(1)</script>",
        "[a](javascript:b)",
        "<img onerror=a>",
        "👪 kesä",
        "@SUM",
        "+1",
        "vuosi 2019",
    ],
)
def test_odd_but_harmless_notes_are_kept_as_text(desk, note):
    (figure,) = desk.taken(Form().figure(value=9, note=note).data()).figures
    assert figure.note == note


def test_text_that_looks_like_a_formula_is_text(desk):
    def as_text(book):
        cell = book["Mittarit"][f"M{FIRST}"]
        cell.value = '=HYPERLINK("http://a")'
        cell.data_type = "s"

    (figure,) = desk.taken(Form().figure(value=9).data(as_text)).figures
    assert figure.note == '=HYPERLINK("http://a")'


@pytest.mark.parametrize(
    ("value", "written"), [(0.1 + 0.2, "0,3"), (12.499999999, "12,5"), (9.0, "9"), (0, "0")]
)
def test_noise_of_binary_fractions_is_taken_away(desk, value, written):
    (figure,) = desk.taken(Form().figure(value=value).data()).figures
    assert figure.value == written


def test_a_percentage_format_is_read_as_shown_and_told(desk):
    def per_cent(book):
        book["Mittarit"][f"J{FIRST}"].number_format = "0 %"

    data = Form().figure(value=0.08).data(per_cent)
    delivery, problems = desk.read(data)
    assert delivery is not None
    assert delivery.figures[0].value == "8"
    assert [(p.rule, p.cell, p.value) for p in problems] == [("percent-cell", f"J{FIRST}", "8 %")]


def test_zero_is_a_number_and_blank_is_none(desk):
    zero, blank = desk.taken(Form().figure(value=0).figure("population").data()).figures
    assert (zero.value, blank.value) == ("0", "")


@pytest.mark.parametrize(("second", "rule"), [(9, "duplicate-row"), (8, "conflicting-row")])
def test_a_row_that_comes_twice_is_named_with_the_other(desk, second, rule):
    data = Form().figure(value=9).figure(value=second).data()
    delivery, (problem,) = desk.read(data)
    assert (delivery is None) == (rule == "conflicting-row")
    assert (problem.rule, problem.cell) == (rule, f"J{FIRST + 1}")
    assert "kirja.xlsx · Mittarit!4" in problem.text("sv")


def test_all_faults_are_told_at_once(desk):
    form = Form().figure(value="#N/A", note="010190-123A").figure("population", value="1.5", source="x")
    form.figure("outreach-persons", value=3, reason="a@b.fi").measure("opn-library", state="kesken")
    assert sorted(desk.found(form.data())) == sorted(
        [
            ("error-cell", "Mittarit!J4"),
            ("identity-code", "Mittarit!M4"),
            ("ambiguous-point", "Mittarit!J5"),
            ("unknown-source", "Mittarit!N5"),
            ("e-mail-address", "Mittarit!L6"),
            ("unknown-measure", "Toimenpiteet!H4"),
            ("unknown-word", "Toimenpiteet!B4"),
        ]
    )


def test_what_names_a_person_is_not_repeated(desk):
    _, (problem,) = desk.read(Form().figure(value=9, note="Soita Maijalle, 010190-123A").data())
    assert "010190" not in "".join(problem.text(language) for language in LANGUAGES)


def test_a_nearest_word_is_suggested(desk):
    _, (problem,) = desk.read(Form().figure("unemploymen", value=9).data())
    assert problem.text("fi").endswith("Tarkoititko ”unemployment”?")


def test_the_words_of_a_list_are_told_in_the_workbooks_language(desk):
    _, (problem,) = desk.read(Form(language="sv").figure(value=9, qualifier="ungefärligen").data())
    assert "nästan" in problem.text("sv")
    assert problem.text("sv").startswith("kirja.xlsx · Indikatorer!I4 · ")
