"""The words of many points are those of each by itself."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.kinds import Mark, Qualifier
from dashboard.ingest.load import load_plan
from dashboard.text.points import teller
from dashboard.text.values import value_text
from tests.domain.builders import at
from tests.text.samples import COUNT, LANGUAGES, MONEY, RATE, SHARE, WORDS, loans

DATA = Path(__file__).resolve().parents[2] / "data"
UNITS = st.sampled_from([COUNT, SHARE, MONEY, RATE])
FINITE = st.floats(-1e12, 1e12) | st.integers(-2, 2).map(float)


@pytest.mark.parametrize("plan", ["kokkola", "example"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_point_of_a_plan_has_the_words_of_its_value(plan, language):
    dataset, words = load_plan(DATA / plan), WORDS[language]
    catalogue = dataset.catalogue
    count = 0
    for name, observations in dataset.by_indicator.items():
        indicator = catalogue.indicators[name]
        unit = catalogue.units[indicator.unit]
        tell = teller(indicator, unit, words)
        for o in observations:
            assert tell(o) == value_text(o, indicator=indicator, unit=unit, words=words).full
            count += 1
    assert count == len(dataset.observations) > 0


@given(
    st.none() | FINITE,
    st.sampled_from(Qualifier),
    st.frozensets(st.sampled_from(Mark)),
    UNITS,
    st.integers(0, 3),
    st.sampled_from(LANGUAGES),
)
def test_any_value_has_the_same_words(value, qualifier, marks, unit, decimals, language):
    o = at(2022, value, qualifier, marks=tuple(marks))
    indicator, words = loans(decimals=decimals), WORDS[language]
    assert (
        teller(indicator, unit, words)(o) == value_text(o, indicator=indicator, unit=unit, words=words).full
    )


def test_a_number_below_zero_has_its_sign_before_the_unit():
    assert teller(loans(), MONEY, WORDS["en"])(at(2022, -1200)) == "\u2212€1,200 per resident"
    assert teller(loans(), SHARE, WORDS["sv"])(at(2022, -8)) == "\u22128\u00a0% av eleverna"
