"""Faults of TOML files in words that a maintainer knows: what may be written, and no English of a parser."""

import re

import pytest

ENGLISH = re.compile(r"\b(?:Cannot|Expected|Invalid|Unterminated|Illegal|str|dict|int|bool|found|value)\b")


def told(plan, language="fi"):
    return [problem.text(language) for problem in plan.problems()]


def test_a_missing_word_names_those_that_are_allowed(plan):
    text = (plan.folder / "units.toml").read_text(encoding="utf-8")
    plan.write("units.toml", re.sub(r"(?m)^kind = .*\n", "", text, count=1))
    (line,) = told(plan)
    assert "kind: Avain puuttuu. Lisää se. Arvoksi käy jokin näistä: " in line
    assert "percent" in line


def test_a_key_outside_every_header_names_the_header(plan):
    text = (plan.folder / "goals.toml").read_text(encoding="utf-8")
    plan.write("goals.toml", "colour = 1\n" + text)
    (line,) = told(plan)
    assert line.endswith("siirrä se tällaisen otsikon alle: [[goal]].")


def test_a_value_of_the_wrong_kind_says_what_to_write(plan):
    plan.change("indicators.toml", "lead = 1", 'lead = "1"')
    (line,) = told(plan)
    assert line.endswith("Kirjoita sen tilalle kokonaisluku ilman lainausmerkkejä.")


def test_an_id_of_the_wrong_kind_is_one_fault(plan):
    text = (plan.folder / "events.toml").read_text(encoding="utf-8")
    plan.write("events.toml", re.sub(r'(?m)^id = ".*"', "id = 7", text))
    assert {rule for rule, *_ in plan.found()} == {"wrong-type"}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[a]\n[a]\n", "toiseen kertaan"),
        ("a = 1\na = 2\n", "toiseen kertaan"),
        ('a = "x\n', "lainausmerkki puuttuu"),
        ("a = x\n", "arvoa ei tunneta"),
        ("a\n", "puuttuu ="),
        ("a = [1\n", "sulje puuttuu"),
        ("a = 1 2\n", "jotakin outoa"),
        ("a = " + "[" * 5_000 + "\n", "liikaa sisäkkäin"),
        ("a = " + "9" * 5_000 + "\n", "liian pitkä luku"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_without_english(plan, written, said):
    plan.write("goals.toml", written)
    (line,) = told(plan)
    assert said in line
    assert ENGLISH.search(line) is None


def test_a_source_of_a_target_must_exist(plan):
    plan.write("targets.csv", "indicator;kind;value;source\nunemployment;hold;8,0;nowhere\n")
    assert plan.found() == [("unknown-source", 2, "source", "nowhere")]


def test_a_circle_of_departments_is_told_once(plan):
    plan.change("departments.toml", "valid_from = 2015", 'valid_from = 2015\nsuccessor = "old-library"')
    assert [rule for rule, *_ in plan.found()].count("successor-cycle") == 1


def test_a_plan_without_an_area_says_so_once_and_not_at_each_row(plan):
    plan.change("plan.toml", 'area = "mallila"\n', "")
    assert "unknown-area" not in {rule for rule, *_ in plan.found()}
    assert "missing-key" in {rule for rule, *_ in plan.found()}
