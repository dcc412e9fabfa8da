"""What must hold in every format alike: nothing is lost, nothing is harmful, all say the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.filters import Filters
from tests.exports.taken import (
    EDITION,
    EXCEL,
    LANGUAGES,
    MAKERS,
    PLANS,
    WORDS,
    cells,
    csv_rows,
    datasets,
    everything,
    frozen,
    made,
    number,
    package_table,
    plan,
    sheet_rows,
)
from tests.queries.builders import a_dataset, named, of, text

QUALIFIED = {"fi": ("noin", "yli"), "sv": ("cirka", "över"), "en": ("about", "over")}
CHOICE = Filters(first=2018, last=2022, departments=("culture",))
NUMBERS = ("value", "lower", "upper")
FORMULAS = tuple("=+-@|%\t\r\n＝＋－＠")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip)
LIKE_FORMULAS = st.builds(
    str.__add__, st.sampled_from(["", " ", '"', "'", "\u00a0"]), st.sampled_from(FORMULAS)
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MAKERS)
def test_qualifiers_reasons_and_the_stamp_are_in_it(kind, language):
    words, data = WORDS[language], frozen(plan("example"))
    told = everything(kind, made(kind, data, language))
    for word in (*QUALIFIED[language], words("missing.suppressed"), words("missing.withdrawn")):
        assert word in told
    for word in (
        words("page.example"),
        data.version,
        EDITION.short_hash,
        EDITION.name[language],
        "käännös tilattu",
    ):
        assert word in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MAKERS)
def test_the_choice_is_in_it_in_words(kind, language):
    told = everything(kind, made(kind, plan("example"), language, CHOICE))
    assert "2018–2022" in told
    assert plan("example").catalogue.departments["culture"].name[language] in told
    assert "2017:village-fair" not in told
    assert "2018:village-fair" in told


@pytest.mark.parametrize("kind", MAKERS)
def test_real_figures_carry_no_mark_of_an_example(kind):
    told = everything(kind, made(kind, plan("kokkola"), "fi"))
    assert WORDS["fi"]("page.example") not in told
    assert WORDS["fi"]("describe.no_licence") in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLANS)
def test_every_format_has_the_same_numbers_in_the_same_order(name, language):
    data = plan(name)
    separator, comma = EXCEL[language]
    excel = csv_rows(made("csv", data, language), separator)
    plain = csv_rows(made("plain", data, language), ",")
    sheet = sheet_rows(made("xlsx", data, language), 1)
    codes = package_table(made("zip", data, language), "observations")
    assert len(excel) == len(plain) == len(sheet) == len(codes) == len(data.observations)
    for one, other, typed, coded in zip(excel, plain, sheet, codes, strict=True):
        assert {key: typed[key] or "" for key in one if key not in NUMBERS} == {
            key: text for key, text in one.items() if key not in NUMBERS
        }
        for column in NUMBERS:
            assert (
                number(one[column], comma) == number(other[column]) == number(coded[column]) == typed[column]
            )
    keys = ("indicator", "area", "department", "breakdown", "period")
    known = {tuple(row[key] for key in keys): number(row["value"]) for row in codes}
    cubes = datasets(made("json", data, language))
    assert {cell.keys: cell.value for cube in cubes for cell in cells(cube)} == known


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_data_and_choice_make_the_same_bytes(kind, name):
    data = frozen(plan(name))
    asked = (data, tuple(data.catalogue.indicators), Filters(first=2018), WORDS["sv"])
    assert MAKERS[kind](*asked) == MAKERS[kind](*asked)


@settings(max_examples=25, deadline=None)
@given(st.builds(str.__add__, LIKE_FORMULAS, TEXTS) | LIKE_FORMULAS | TEXTS)
def test_no_text_is_a_formula_in_a_spreadsheet_and_numbers_are_left_alone(told):
    data = a_dataset(of("library", 2022, -3, note=told), indicators=[named("loans", full_name=text(told))])
    data = replace(data, version=told)
    rows = [
        *csv_rows(made("csv", data, "fi"), ";"),
        *csv_rows(made("plain", data, "fi"), ","),
        *sheet_rows(made("xlsx", data, "fi"), 1),
    ]
    for row in rows:
        assert number(str(row["value"])) == -3
        for column in ("name", "note", "data"):
            shown = row[column] or ""
            inner = shown.lstrip(' "\u00a0')
            assert not inner.startswith(FORMULAS) or shown == "%" or shown.startswith("% ")
            assert shown in {told, f"'{told}"}
    [row] = package_table(made("zip", data, "fi"), "observations")
    assert row["value"] == "-3"
    assert not row["note"].lstrip(' "\u00a0').startswith(FORMULAS) or row["note"].startswith("%")
