"""Cells that every format shares: numbers with no more digits than hold, and texts that are no formulas."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.table import Figure, figure, safe

FORMULAS = "=+-@|%\t\r\n＝＋－＠"
NUMBERS = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (676462, 0, "676462"),
        (-12.5, 1, "-12.5"),
        (-0.01, 0, "0"),
        (4, 1, "4.0"),
        (14.5, 0, "14.5"),
        (7.25, 0, "7.3"),
        (0.345, 2, "0.345"),
    ],
)
def test_a_number_has_the_indicators_decimals_or_one_more(value, decimals, text):
    found = figure(value, decimals)
    assert isinstance(found, Figure)
    assert found.text() == text
    assert found.text(",") == text.replace(".", ",")


@pytest.mark.parametrize("value", [None, math.inf, -math.inf])
def test_what_is_not_known_or_open_is_no_number(value):
    assert figure(value, 1) is None


@given(NUMBERS, st.integers(min_value=0, max_value=4))
def test_text_and_value_of_a_number_agree_and_stay_near_it(value, decimals):
    found = figure(value, decimals)
    assert found is not None
    assert float(found.text()) == found.value
    assert abs(found.value - value) <= 0.5 * 10.0 ** -(decimals + 1) + 1e-11 * abs(value)


@given(st.text())
def test_no_text_is_a_formula(text):
    told = safe(text)
    assert told in {text, f"'{text}"}
    inner = text.lstrip(" \"'\u00a0")
    assert told != text or inner[:1] not in FORMULAS or not inner or text == "%" or text.startswith("% ")
