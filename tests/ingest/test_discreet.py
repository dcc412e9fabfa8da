"""Problems tell no secret figure: neither by what they quote nor by being there."""

import pytest

from dashboard.ingest.problems import DataError, render
from tests.ingest.conftest import OBSERVATIONS

LANGUAGES = ("fi", "sv", "en")


@pytest.mark.parametrize("cell", ["3,5", "3 kpl", "3.1", "3 (arvio 3)"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bad_cell_that_counts_people_is_quoted_only_where_that_is_asked_for(plan, cell, language):
    plan.change(OBSERVATIONS, "sex=boys;3;", f"sex=boys;{cell};")
    problems = plan.problems()
    assert cell in render(problems, language, whole=True)
    told = render(problems, language)
    assert f"{OBSERVATIONS} · " in told
    assert "3" not in told
    assert cell not in str(DataError(problems))


def test_a_bad_cell_that_counts_no_people_is_always_quoted(plan):
    plan.row("library-loans;;;2017;;3 kg;;;;;;;")
    assert "3 kg" in render(plan.problems(), "fi")


def rules(plan):
    return {rule for rule, *_ in plan.found()}


def test_a_target_that_is_a_secret_figure_is_not_pointed_at(plan):
    plan.append("targets.csv", "outreach-persons;;reach;2025;3;;2023;made-up\n")
    plan.row("outreach-persons;;;2023;;3;;;;;;;")
    assert "target-at-baseline" not in rules(plan)
    plan.change("plan.toml", "secret_below = 5", "secret_below = 0")
    assert "target-at-baseline" in rules(plan)


def test_the_same_secret_figure_five_times_is_not_pointed_at(plan):
    for year in range(2012, 2017):
        plan.row(f"outreach-persons;;;{year};;4;;;;;;;")
    assert "same-value" not in rules(plan)
    plan.change("plan.toml", "secret_below = 5", "secret_below = 0")
    assert "same-value" in rules(plan)


def test_a_jump_from_a_secret_figure_is_not_pointed_at(plan):
    for year, value in ((2015, 3), (2016, 300)):
        plan.row(f"outreach-persons;;;{year};;{value};;;;;;;")
    assert "jump" not in rules(plan)
    plan.change("plan.toml", "secret_below = 5", "secret_below = 0")
    assert "jump" in rules(plan)
