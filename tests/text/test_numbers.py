import math
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.change import rounded
from dashboard.domain.interval import Interval
from dashboard.text.messages import LOCALES
from dashboard.text.numbers import (
    MINUS,
    interval,
    joined,
    measured,
    number,
    percent,
    signed,
    unit_word,
    written,
    years,
)
from tests.text.samples import COUNT, LANGUAGES, WORDS

MATRIX = [
    (0, 0, "0", "0"),
    (7, 0, "7", "7"),
    (999, 0, "999", "999"),
    (1000, 0, "1\u00a0000", "1,000"),
    (9999, 0, "9\u00a0999", "9,999"),
    (676462, 0, "676\u00a0462", "676,462"),
    (-12.5, 1, "\u221212,5", "\u221212.5"),
    (1e9, 0, "1\u00a0000\u00a0000\u00a0000", "1,000,000,000"),
    (None, 0, "–", "–"),
    (math.nan, 0, "–", "–"),
    (math.inf, 0, "–", "–"),
    (2.5, 0, "3", "3"),
    (-2.5, 0, "\u22123", "\u22123"),
    (-0.4, 0, "0", "0"),
    (0.145, 2, "0,15", "0.15"),
    (14.14, 1, "14,1", "14.1"),
    (Decimal("1.50"), 2, "1,50", "1.50"),
]


@pytest.mark.parametrize(("value", "decimals", "nordic", "english"), MATRIX)
@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_written_as_the_language_writes_them(language, value, decimals, nordic, english):
    wanted = english if language == "en" else nordic
    assert number(value, decimals=decimals, words=WORDS[language]) == wanted


@pytest.mark.parametrize(
    ("share", "decimals", "nordic", "english"),
    [
        (0.125, 0, "13\u00a0%", "13%"),
        (0.125, 1, "12,5\u00a0%", "12.5%"),
        (-0.08, 0, "\u22128\u00a0%", "\u22128%"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_are_told_in_percent(language, share, decimals, nordic, english):
    wanted = english if language == "en" else nordic
    assert percent(share, decimals=decimals, words=WORDS[language]) == wanted


def test_no_share_is_a_dash():
    assert percent(None, words=WORDS["fi"]) == "–"


@pytest.mark.parametrize(("value", "wanted"), [(8, "+8"), (-8, "\u22128"), (0, "0"), (0.3, "0"), (None, "–")])
def test_a_sign_stands_in_front_of_all_but_zero(value, wanted):
    assert signed(value, decimals=0, words=WORDS["fi"]) == wanted


@pytest.mark.parametrize(
    ("lower", "upper", "wanted"),
    [
        (7, 9, "7–9"),
        (7, 7.2, "7"),
        (-3, 1, "\u22123 – 1"),
        (7, math.inf, "vähintään 7"),
        (-math.inf, 7, "enintään 7"),
        (-math.inf, math.inf, "–"),
        (623467, 629267, "623\u00a0467–629\u00a0267"),
    ],
)
def test_an_interval_shows_both_ends(lower, upper, wanted):
    assert interval(Interval(lower, upper), decimals=0, words=WORDS["fi"]) == wanted


def test_years_are_never_grouped():
    assert years(2013, 2022) == "2013–2022"
    assert years(2022, 2022) == "2022"


@pytest.mark.parametrize(
    ("size", "decimals", "wanted"),
    [(1, 0, "lainaus"), (2, 0, "lainausta"), (0, 0, "lainausta"), (1, 1, "lainausta")],
)
def test_the_unit_follows_the_number_as_printed(size, decimals, wanted):
    assert unit_word(COUNT, size, decimals=decimals, words=WORDS["fi"]) == wanted


@pytest.mark.parametrize(
    ("language", "shown", "unit", "wanted"),
    [
        ("fi", "88", "% oppilaista", "88\u00a0% oppilaista"),
        ("en", "88", "% of pupils", "88% of pupils"),
        ("sv", "17", "€/invånare", "17\u00a0€/invånare"),
        ("en", "\u221217", "€ per resident", "\u2212€17 per resident"),
        ("fi", "17", "€", "17\u00a0€"),
        ("fi", "87", "kerhoa", "87 kerhoa"),
    ],
)
def test_the_sign_of_a_unit_sticks_to_its_number(language, shown, unit, wanted):
    assert joined(*measured(shown, unit, words=WORDS[language])) == wanted


@settings(deadline=None)
@given(st.floats(min_value=-1e12, max_value=1e12), st.integers(0, 3), st.sampled_from(LANGUAGES))
def test_a_number_reads_back_as_what_it_was(value, decimals, language):
    shown = number(value, decimals=decimals, words=WORDS[language])
    plain = shown.replace("\u2212", "-").replace("\u00a0", "")
    plain = plain.replace(",", "") if language == "en" else plain.replace(",", ".")
    assert abs(float(plain) - value) <= 0.5 * 10**-decimals + abs(value) * 1e-11 + 1e-12
    assert "-" not in shown


@given(
    st.floats(-1e15, 1e15) | st.floats(-3, 3),
    st.integers(0, 4),
    st.sampled_from(LANGUAGES),
)
def test_a_number_is_written_and_counted_as_the_library_of_languages_does(value, decimals, language):
    number, locale = rounded(value, decimals), LOCALES[language]
    shown = format_decimal(abs(number), format="#,##0." + decimals * "0", locale=locale)
    one = locale.plural_form(abs(number)) == "one"
    assert written(value, decimals, language) == ((MINUS if number < 0 else "") + shown, one)
