"""Each fault of a cell is told once, and a reason is one only where it has a word."""

import pytest

from tests.ingest.deliveries.forms import FIRST, Form

ZWSP = "\u200b"
VALUE = f"Mittarit!J{FIRST}"


@pytest.mark.parametrize("value", [f"9{ZWSP},4", f"noin{ZWSP} 9"])
def test_a_character_that_cannot_be_seen_is_all_that_is_told_of_a_cell(desk, value):
    assert desk.found(Form().figure(value=value).data()) == [("hidden-character", VALUE)]


def test_a_character_that_cannot_be_seen_is_all_that_is_told_of_a_state(desk):
    found = desk.found(Form("library").measure(state=f"teh{ZWSP}ty").data())
    assert found == [("hidden-character", f"Toimenpiteet!B{FIRST}")]


def test_a_percentage_that_is_none_is_a_fault_and_no_warning_too(desk):
    def per_cent(book):
        book["Mittarit"][f"J{FIRST}"].number_format = "0 %"

    data = Form("library").figure("library-loans", value=0.5).data(per_cent)
    assert desk.found(data) == [("wrong-unit", VALUE)]


@pytest.mark.parametrize(
    ("language", "told"), [("fi", "noin 255,"), ("sv", "cirka 255,"), ("en", "about 255,")]
)
def test_a_span_is_answered_with_a_number_between_its_own_ends(desk, language, told):
    _, (problem,) = desk.read(Form("library").figure("library-loans", value="250-260").data())
    assert told in problem.text(language, whole=True)


@pytest.mark.parametrize("reason", [".", "-", "–", "?", "…", "x", "2023", "1 / 2"])
def test_what_has_no_word_is_no_reason(desk, reason):
    form = Form("library").figure("library-loans", value=9, reason=reason).measure(reason=reason)
    delivery, problems = desk.read(form.data())
    assert delivery is not None
    assert (delivery.figures[0].reason, delivery.measures[0].reason) == ("", "")
    assert {(p.rule, p.cell) for p in problems} == {
        ("wordless-reason", f"L{FIRST}"),
        ("wordless-reason", f"G{FIRST}"),
    }


@pytest.mark.parametrize("reason", ["Remontti", "Ei ole.", "2 kk kiinni"])
def test_a_reason_in_words_is_kept(desk, reason):
    (figure,) = desk.taken(Form("library").figure("library-loans", value=9, reason=reason).data()).figures
    assert figure.reason == reason


@pytest.mark.parametrize(
    ("cells", "unanswered"),
    [
        ({"when_made": "open"}, True),
        ({"when_made": "open", "value": 9}, False),
        ({"when_made": "open", "missing": "ei laskettu"}, False),
        ({"when_made": "answered"}, False),
        ({"when_made": "jotain"}, False),
        ({}, False),
    ],
)
def test_only_a_row_that_was_open_and_is_blank_is_unanswered(desk, cells, unanswered):
    (figure,) = desk.taken(Form().figure(**cells).data()).figures
    assert figure.unanswered is unanswered
    assert figure.blank is not bool({"value", "missing"} & cells.keys())
