"""What commands say of a plan that hides figures."""

import json

import pytest

from dashboard.cli.terminal import Exit
from tests.cli.deliveries import HIDDEN, PEOPLE, PLAIN, a_table, files_of
from tests.store.plans import changed

BACK = ("--accept", "--by", "Maija", "--accepted-by", "Ville", "--reason", "Poikia oli 3")
CSV = "observations/observations.csv"
LEFT_OUT = "jätettiin luvut pois"


def test_a_preview_tells_that_numbers_were_left_out_of_the_reason(run, tmp_path):
    path = a_table(tmp_path, HIDDEN)
    told = run("import", path, "--reason", "Luku oli 3")[1]
    assert "Luku oli …" in told
    assert LEFT_OUT in told
    assert LEFT_OUT not in run("import", path, "--reason", "Laskuvirhe")[1]
    facts = run("import", path, "--reason", "Luku oli 3", "--json")[1]["proposal"]
    assert (facts["numberless"], facts["questions"][0]["reason"]) == (True, "Luku oli …")


def test_a_guess_at_a_secret_figure_is_answered_alike_whatever_it_is(run, tmp_path):
    said = [
        run("import", a_table(tmp_path, HIDDEN.replace(";4;", f";{guess};")), *as_json)[:2]
        for as_json in ((), ("--json",))
        for guess in (3, 4)
    ]
    without = [json.loads(json.dumps(one)) for one in said]
    for _, told in without[2:]:
        assert {"sha256"} <= told["proposal"]["files"][0].keys()
        del told["proposal"]["files"][0]["sha256"]
    assert without[0] == without[1]
    assert without[2] == without[3]
    assert "ei näytetä lukijoille (1)" in said[0][1]


@pytest.fixture
def once_shown(run, served, tmp_path):
    """A plan that hides what an earlier state of it showed."""
    changed(served / "plan.toml", "secret_below = 5", "secret_below = 0")
    assert run("import", a_table(tmp_path, PLAIN), *PEOPLE)[0] == Exit.DONE
    changed(served / "plan.toml", "secret_below = 0", "secret_below = 5")
    return served


@pytest.mark.usefixtures("once_shown")
def test_restoring_tells_no_figure_that_is_secret_now(run):
    told = run("restore", "1")[1]
    assert "Tähän asti salattu, joten uutta lukua ei näytetä (2)" in told
    assert "Etsivän työn nuoret (Pojat), 2022." in told
    effects = run("restore", "1", "--json")[1]["effects"]
    lines = [line for group in effects for line in group["lines"] if "Pojat" in line]
    assert lines == ["Etsivän työn nuoret (Pojat), 2022."]
    assert "207" not in told + str(effects)


@pytest.mark.usefixtures("once_shown")
def test_restoring_tells_that_numbers_were_left_out_of_the_reason(run):
    assert LEFT_OUT in run("restore", "1", *BACK)[1]
    told = run("log", "--last", "1")[1]
    assert "Poikia oli …" in told


def test_publishing_keeps_no_number_in_its_note_but_years(run):
    by = ("publish", "--by", "Minna Virtanen", "--note")
    assert LEFT_OUT in run(*by, "Poikia 3 vuonna 2022")[1]
    assert "Poikia … vuonna 2022" in run("publish", "--list")[1]


def test_freezing_keeps_no_number_in_a_reason_but_years(run):
    reason = ("--allow", "example", "Poikia oli 3 vuonna 2022")
    code, told, _ = run("edition", "freeze", "--name", "Hallitus", "--date", "2023-05-08", *reason)
    assert (code, LEFT_OUT in told) == (Exit.DONE, True)
    assert "Poikia oli … vuonna 2022" in told
    assert "oli 3" not in run("edition", "list")[1]


@pytest.mark.parametrize("reason", ["x" * 501, "a\nb", "a\u202eb", " "])
def test_a_reason_that_cannot_be_kept_is_refused_wherever_it_is_typed(run, served, tmp_path, reason):
    before = files_of(served)
    given = [
        ("edition", "freeze", "--name", "Hallitus", "--date", "2023-05-08", "--allow", "example", reason),
        ("publish", "--by", "Minna", "--note", reason),
        ("import", a_table(tmp_path, PLAIN), *PEOPLE, "--reason", reason),
        ("restore", "1", *BACK[:-1], reason),
    ]
    # One that is empty is none: it is missing where there must be one.
    codes = [run(*asked)[0] for asked in (given if reason.strip() else given[:1] + given[3:])]
    assert Exit.DONE not in codes
    assert files_of(served) == before


def test_publishing_a_plan_that_hides_nothing_keeps_its_note(run, served):
    changed(served / "plan.toml", "secret_below = 5", "secret_below = 0")
    assert LEFT_OUT not in run("publish", "--by", "Minna Virtanen", "--note", "12 uutta lukua")[1]
    assert "12 uutta lukua" in run("publish", "--list")[1]


@pytest.mark.parametrize("command", [("publish", "--by", "Minna Virtanen"), ("status",)])
def test_a_bad_cell_of_people_is_quoted_by_validate_alone(run, served, command):
    changed(served / CSV, "sex=boys;3;", "sex=boys;3 kpl;")
    code, out, err = run(*command)
    assert code == Exit.REFUSED
    assert CSV in err
    assert "3 kpl" not in out + err
    assert "3 kpl" in run("validate")[1]
