"""A figure that a text refers to is not taken away: its sender is told at the cell, with the text's name."""

import pytest

from dashboard.ingest.problems import LANGUAGES, Severity
from tests.store.intake.deliveries import delivery, figure, proposed, proposed_all, text


@pytest.mark.parametrize("missing", ["", "not-counted"])
def test_taking_away_a_figure_of_a_text_is_told_once_at_its_cell(plan, missing):
    found = proposed(plan, figure("library-loans", "2022", missing=missing, cell="J7"))
    (problem,) = [p for p in found.problems if p.severity is Severity.ERROR]
    assert (problem.rule, problem.file, problem.cell) == ("cited-figure", "delivered.xlsx", "J7")
    assert found.failed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_goes_by_its_name(plan, language):
    found = proposed(plan, figure("library-loans", "2022"))
    (problem,) = [p for p in found.problems if p.severity is Severity.ERROR]
    name = found.old.catalogue.goals["reading"].name[language]
    assert f"{name} 2022 (narrative/2022/reading.{language}.md)" in problem.text(language)


def test_the_figure_may_go_with_a_text_that_does_not_refer_to_it(plan):
    words = {"fi": "Lainattiin.", "sv": "Man lånade.", "en": "People borrowed."}
    texts = tuple(text("reading", 2022, code, said) for code, said in words.items())
    found = proposed_all(plan, delivery(figure("library-loans", "2022"), texts=texts))
    assert not found.failed


def test_a_text_that_refers_to_nothing_is_told_at_its_own_place(plan):
    texts = tuple(text("reading", 2022, code, "{library-loans@1999}") for code in ("fi", "sv", "en"))
    found = proposed_all(plan, delivery(texts=texts))
    assert "reference-without-value" in {p.rule for p in found.problems}
    assert "cited-figure" not in {p.rule for p in found.problems}
