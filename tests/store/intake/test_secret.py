"""No word about an act tells a secret figure: not its reasons, and not whether it is the one delivered."""

import pytest

from dashboard.domain.proposal import DoubtKind, Step
from dashboard.store.intake import read_log
from tests.store.intake.deliveries import (
    accepted,
    delivery,
    figure,
    imported,
    measure,
    proposed,
    proposed_all,
    restored,
)
from tests.store.plans import changed

BOYS = {"breakdown": "sex=boys"}


def test_the_reason_of_a_shown_figure_beside_a_secret_one_tells_no_number(plan):
    shown = figure("outreach-persons", "2021", "181", reason="Poikia oli 3 eikä neljä vuonna 2022")
    found = proposed(plan, shown)
    assert found.proposal.figures[0].reason == "Poikia oli … eikä … vuonna 2022"
    assert found.proposal.deliveries[0].figures[0].reason == "Poikia oli … eikä … vuonna 2022"
    assert accepted(plan, found).lines[0].reason == "Poikia oli … eikä … vuonna 2022"


def test_a_common_reason_tells_no_hidden_figure_that_is_not_delivered(plan):
    found = proposed(plan, figure("outreach-persons", "2021", "181"))
    entry = accepted(plan, found, reason="Tyttöjä oli 1 207, ei 207")
    assert entry.reason == "Tyttöjä oli …, ei …"
    assert {line.reason for line in entry.lines} == {"Tyttöjä oli …, ei …"}


def test_reasons_for_what_hides_nothing_keep_their_numbers(plan):
    found = proposed(plan, figure("unemployment", "2022", "9,9", reason="Luku oli 9,5"))
    assert not found.proposal.numberless
    entry = accepted(plan, found, reason="Tarkistettu 3 kertaa")
    assert (entry.reason, entry.lines[0].reason) == ("Tarkistettu 3 kertaa", "Luku oli 9,5")


def test_the_reason_of_a_measure_tells_no_number_where_the_plan_hides_one(plan):
    done = measure("open-library", state="done", reason="Poikia oli 3")
    entry = accepted(plan, proposed_all(plan, delivery(measures=(done,))), reason="Kolme poikaa")
    assert {line.reason for line in entry.lines if line.item == "measure"} <= {"Poikia oli …", ""}
    assert entry.reason == "… poikaa"


def test_measures_of_a_plan_that_hides_nothing_keep_the_numbers_of_their_reasons(plan):
    changed(plan / "plan.toml", "secret_below = 5", "secret_below = 0")
    done = measure("open-library", state="done", reason="Avoinna 7 päivää")
    entry = accepted(plan, proposed_all(plan, delivery(measures=(done,))))
    assert "Avoinna 7 päivää" in {line.reason for line in entry.lines}


def test_the_reason_of_a_restore_tells_no_number_where_the_plan_hides_one(plan):
    imported(plan, figure("library-loans", "2023", "700000"))
    restored(plan, 1, reason="Poikia oli 3 vuonna 2022")
    assert read_log(plan).entries[-1].reason == "Poikia oli … vuonna 2022"


@pytest.mark.parametrize("guess", ["3", "4"])
def test_a_proposal_does_not_tell_whether_a_guess_is_the_secret_figure(plan, guess):
    found = proposed(plan, figure("outreach-persons", "2022", guess, **BOYS)).proposal
    (step,) = found.figures
    assert (step.step, step.old, step.new, step.others) == (Step.SECRET, "", "", ())
    assert [(doubt.kind, doubt.key) for doubt in found.doubts] == [(DoubtKind.REVISED, step.key)]
    assert not found.empty


@pytest.mark.parametrize("guess", ["3", "4"])
def test_the_log_does_not_tell_whether_a_delivered_figure_was_the_secret_one(plan, guess):
    found = proposed(plan, figure("outreach-persons", "2022", guess, reason="Laskettu", **BOYS))
    (line,) = (line for line in accepted(plan, found).lines if line.item == "indicator")
    assert (line.what.rpartition(" · ")[2], line.old, line.new) == ("sex=boys", "suppressed", "suppressed")
