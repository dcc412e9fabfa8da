"""A number with its unit after it is the number; with another it is refused, and the right one named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ingest.cells import CellReader
from dashboard.ingest.load import load_plan
from dashboard.ingest.numbers import Number
from dashboard.ingest.problems import LANGUAGES
from tests.exports.taken import DATA
from tests.ingest.deliveries.forms import FIRST, Form

EXAMPLE = load_plan(DATA / "example").catalogue
CELLS = CellReader(EXAMPLE, this_year=2024)
OF_UNIT = {indicator.unit: indicator for indicator in EXAMPLE.indicators.values()}


def read(text, unit):
    return CELLS.value(text, OF_UNIT[unit].id, "value")


ACCEPTED = {
    ("690000 kpl", "loans"): 690000,
    ("690 000 lainausta", "loans"): 690000,
    ("690 000 lån", "loans"): 690000,
    ("1 100 henkilöä", "people"): 1100,
    ("n. 750 hlö", "people"): 750,
    ("cirka 750 personer", "people"): 750,
    ("1 asukas", "residents"): 1,
    ("1 200 as.", "residents"): 1200,
    ("12 %", "percent"): 12,
    ("12,5 procent", "percent-of-residents"): 12.5,
    ("4 000 euroa", "euros"): 4000,
    ("200 h", "hours"): 200,
    ("3,5/5", "points"): 3.5,
    ("3,5 pistettä", "points"): 3.5,
    ("12 MWh", "megawatt-hours"): 12,
}


@pytest.mark.parametrize(("text", "unit"), ACCEPTED)
def test_the_indicators_own_unit_may_follow_a_number_in_full_or_in_short(text, unit):
    found = read(text, unit)
    assert isinstance(found.meaning, Number), found.findings
    assert found.meaning.value == ACCEPTED[text, unit]


REFUSED = {
    ("12 %", "loans"): "wrong-unit",
    ("690 hlö", "loans"): "wrong-unit",
    ("690 käyntiä", "loans"): "wrong-unit",
    ("12 kpl", "hours"): "wrong-unit",
    ("12 kpl", "megawatt-hours"): "wrong-unit",
    ("1 100 kpl", "people"): "wrong-unit",
    ("500 euroa", "euros-per-resident"): "wrong-unit",
    ("yli 1100 (arvio)", "people"): "text-after-number",
    ("3,5/5", "loans"): "text-after-number",
    ("3,5/10", "points"): "text-after-number",
}


@pytest.mark.parametrize(("text", "unit"), REFUSED)
def test_another_unit_is_refused(text, unit):
    found = read(text, unit)
    assert found.meaning is None
    assert [one.rule for one in found.findings] == [REFUSED[text, unit]]


@given(unit=st.sampled_from(sorted(OF_UNIT)), many=st.booleans(), upper=st.booleans(), data=st.data())
def test_every_word_that_the_plan_has_for_a_unit_may_follow_its_number(unit, many, upper, data):
    record = EXAMPLE.units[unit]
    word = data.draw(st.sampled_from(sorted((record.many if many else record.one).values())))
    found = read(f"3 {word.upper() if upper else word}", unit)
    assert isinstance(found.meaning, Number), (word, found.findings)
    assert found.meaning.value == 3


@pytest.mark.parametrize(("language", "unit"), [("fi", "”lainaa”"), ("sv", "”lån”"), ("en", "“loans”")])
@pytest.mark.parametrize("value", ["12 kg", "12 (arvio)"])
def test_the_unit_that_was_expected_is_named_in_the_language_of_who_reads(desk, value, language, unit):
    _, (problem,) = desk.read(Form("library").figure("library-loans", value=value).data())
    assert problem.cell == f"J{FIRST}"
    assert unit in problem.text(language)


def test_a_unit_that_was_written_over_is_named_in_the_language_of_who_reads(desk):
    data = Form("library", language="fi").figure("library-loans", value=5, unit="kg").data()
    _, (problem,) = desk.read(data)
    told = {language: problem.text(language) for language in LANGUAGES}
    assert "”lainaa”" in told["fi"]
    assert "”lån”" in told["sv"]
    assert "“loans”" in told["en"]
