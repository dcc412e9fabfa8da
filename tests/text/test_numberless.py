"""Reasons without numbers: no figure is left in them, in digits or words, and years stay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.numberless import without_numbers


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Muunkielisiä oli 4 eikä 3", "Muunkielisiä oli … eikä …"),
        ("Luku on 1 236, ei 1236", "Luku on …, ei …"),
        ("1\u00a0236 eller 1,236 eller 1.236", "… eller … eller …"),
        ("Vuoden 2023 luvut, ks. 2019–2021", "Vuoden 2023 luvut, ks. 2019–2021"),
        ("Poikia oli kolme, tyttöjä neljän", "Poikia oli …, tyttöjä …"),
        ("Det fanns ett barn och tre vuxna", "Det fanns … barn och … vuxna"),
        ("There were twenty-one, not Four", "There were …-…, not …"),
        ("Kirjasto oli suljettu remontin ajan", "Kirjasto oli suljettu remontin ajan"),
        ("Stationen stängde, rapporten rättades", "Stationen stängde, rapporten rättades"),
        ("a\u0308a\u0308ntä tva\u030a", "ääntä …"),
    ],
)
def test_numbers_are_left_out_in_digits_and_in_words(said, told):
    assert without_numbers(said) == told


@given(st.text(alphabet="0123456789 .,’'-a\u00a0"))
def test_no_digits_are_left_but_years(said):
    left = re.findall(r"\d+", without_numbers(said))
    assert all(1900 <= int(year) <= 2100 and len(year) == 4 for year in left)


@given(st.text())
def test_leaving_out_twice_leaves_out_no_more(said):
    once = without_numbers(said)
    assert without_numbers(once) == once
