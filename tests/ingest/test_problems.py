import ast
import string
import tomllib
from pathlib import Path

import pytest

from dashboard.ingest import problems
from dashboard.ingest.problems import LANGUAGES, DataError, Place, Problem, Report, Severity, render
from dashboard.ingest.warned import WARNINGS

INGEST = Path(problems.__file__).parent
NOT_RULES = {"label", "and-more", "did-you-mean", "rows-too"}


def messages(language):
    return tomllib.loads((INGEST / "messages" / f"{language}.toml").read_text(encoding="utf-8"))


def strings_in_code():
    for path in INGEST.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def reported_in_code():
    for path in INGEST.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            if name in {"fault", "Fault", "Finding", "_fault", "_refused", "_tell", "say"} and isinstance(
                first, ast.Constant
            ):
                yield first.value
            if name == "add" and isinstance(first, ast.Constant) and len(node.args) > 1:
                yield first.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_rule_with_what_is_wrong_and_what_to_do(language):
    words, english = messages(language), messages("en")
    assert words.keys() == english.keys()
    for rule in words.keys() - NOT_RULES:
        assert len(words[rule]) == 2, rule
        assert all(sentence.endswith((".", "?")) for sentence in words[rule]), rule


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_uses_the_same_details(language):
    def names(texts):
        return {n for text in texts for _, n, _, _ in string.Formatter().parse(text) if n}

    words, english = messages(language), messages("en")
    assert [r for r in words if names(words[r]) != names(english[r])] == []


def test_every_rule_reported_has_a_text_and_every_text_is_used():
    rules = set(messages("en")) - NOT_RULES
    assert set(reported_in_code()) - rules == set()
    used = set(strings_in_code()) | {f"unknown-{c}" for c in ("indicator", "area", "department", "source")}
    assert rules - used == set()
    assert rules >= WARNINGS


def test_a_problem_says_where_what_and_what_to_do_in_three_languages():
    problem = Problem(
        rule="ambiguous-point",
        file="observations/a.csv",
        row=3,
        column="value",
        value="12.5",
        details={"readings": "12,5"},
    )
    assert problem.severity is Severity.ERROR
    assert problem.text("en") == (
        'observations/a.csv · row 3 · column value · "12.5": A point in a number can mean thousands or '
        "decimals. Write the number without a point: 12,5."
    )
    assert problem.text("fi") == (
        'observations/a.csv · rivi 3 · sarake value · "12.5": Piste luvussa voi tarkoittaa tuhansia tai '
        "desimaaleja. Kirjoita luku ilman pistettä: 12,5."
    )
    assert problem.text("sv") == (
        'observations/a.csv · rad 3 · kolumn value · "12.5": En punkt i ett tal kan betyda tusental eller '
        "decimaler. Skriv talet utan punkt: 12,5."
    )


def test_what_cannot_be_seen_is_shown_and_what_is_long_is_cut():
    report = Report()
    report.add("tidied", Place(file="a\n.csv"), value="{value}\u200b" + "x" * 200)
    (problem,) = report.problems
    assert len(problem.value) == 80
    assert "a<U+000A>.csv" in problem.text("fi")
    assert "{value}<U+200B>" in problem.text("fi")
    assert not report.failed()


def test_at_most_two_hundred_problems_are_printed_and_errors_come_first():
    warnings = [Problem(rule="jump", file="a", details={"period": "1", "earlier": "2"})] * 10
    errors = [Problem(rule="no-value", file="b")] * 250
    lines = render(warnings + errors, "sv").splitlines()
    assert len(lines) == 201
    assert lines[0].startswith("b: Värdet saknas.")
    assert lines[-1] == "… och 60 problem till."
    assert len(DataError(errors).problems) == 250
    assert str(DataError(errors)).endswith("… and 50 more problems.")
