"""A published figure changes only with a reason, whoever changed it; edits by hand are told and logged."""

import pytest

from dashboard.cli.terminal import Exit
from dashboard.store.intake import read_log
from tests.cli.deliveries import PEOPLE, REVISED, a_table
from tests.store.publication.publishing import acts, edited

BY = ("--by", "Minna Virtanen")


@pytest.fixture
def seen(run, served):
    """The plan as it was published once."""
    assert run("publish", *BY)[0] == Exit.DONE
    return served


@pytest.mark.parametrize(
    ("language", "said"),
    [("fi", "lukijat ovat nähneet: 1"), ("sv", "läsarna har sett"), ("en", "readers have seen")],
)
def test_a_figure_changed_by_hand_is_published_only_with_a_reason(run, seen, language, said):
    edited(seen, "676 462", "676 463")
    code, _, told = run("publish", *BY, "--language", language)
    assert (code, said in told, "library-loans" in told) == (Exit.REFUSED, True, True)
    assert len(acts(seen)) == 1
    assert run("publish", *BY, "--confirm-loss", "Laskuvirhe")[0] == Exit.DONE
    assert acts(seen)[-1].confirmed == "Laskuvirhe"


def test_publishing_logs_what_was_changed_by_hand_with_its_figures(run, seen):
    edited(seen, "676 462", "676 463")
    run("publish", *BY, "--confirm-loss", "Laskuvirhe")
    entry = read_log(seen).entries[-1]
    assert entry.act == "edit"
    assert [(line.item, line.old, line.new) for line in entry.lines] == [("indicator", "676462", "676463")]
    assert "676 462 → 676 463" in run("log")[1]


def test_a_change_accepted_with_a_reason_needs_no_second_one(run, seen, tmp_path):
    tenfold = REVISED.replace("9,9", "95,5")
    table = a_table(tmp_path, tenfold)
    assert run("import", table, *PEOPLE, "--reason", "Tilasto korjattiin")[0] == Exit.DONE
    assert run("publish", *BY)[0] == Exit.DONE
    assert acts(seen)[-1].confirmed == ""


def test_a_reason_is_for_the_change_that_it_was_given_for(run, seen, tmp_path):
    run("import", a_table(tmp_path, REVISED), *PEOPLE, "--reason", "Tilasto korjattiin")
    edited(seen, "9,9", "9,8")
    assert run("publish", *BY)[0] == Exit.REFUSED
    assert run("publish", *BY, "--confirm-loss", "Luettiin väärin")[0] == Exit.DONE
    edited(seen, "9,8", "9,7")
    assert run("publish", *BY)[0] == Exit.REFUSED


def test_a_note_changed_by_hand_is_logged_by_its_file(run, seen):
    edited(seen, ";676 462;;;;;;;", ";676 462;;;;;;Tarkistettu;")
    assert run("publish", *BY)[0] == Exit.DONE
    assert [line.what for line in read_log(seen).entries[-1].lines] == ["observations/observations.csv"]


@pytest.mark.parametrize("asked", [("log",), ("log", "--verify")])
def test_the_log_tells_which_files_are_others_than_it_left_them(run, seen, asked):
    assert "observations/observations.csv" not in "".join(run(*asked)[1:])
    edited(seen, "676 462", "676 463")
    code, *told = run(*asked)
    assert code == Exit.DONE
    assert "observations/observations.csv" in "".join(told)
    assert run("log", "--verify", "--json")[1]["unlogged"] == ["observations/observations.csv"]


def test_freezing_a_plan_that_was_never_published_logs_it_first(run, served):
    board = ("--name", "Hallitus", "--date", "2023-05-08", "--allow", "example", "Koulutus")
    assert run("edition", "freeze", *board)[0] == Exit.DONE
    assert [entry.act for entry in read_log(served).entries] == ["edit"]


@pytest.mark.parametrize("number", ["1", "1.", "0001"])
def test_an_earlier_publication_goes_by_the_number_in_the_list(run, seen, number):
    edited(seen, "676 462", "676 463")
    run("publish", *BY, "--confirm-loss", "Laskuvirhe")
    assert run("publish", *BY, "--back", number)[0] == Exit.DONE
    assert acts(seen)[-1].id == acts(seen)[0].id
