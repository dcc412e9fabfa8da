"""`dashboard publish`, as a coordinator meets it."""

from __future__ import annotations

import errno
import json
import os

import pytest

from dashboard.cli import main
from dashboard.cli.terminal import Exit
from dashboard.ingest.load import load_plan
from dashboard.text.messages import load_words
from dashboard.text.moments import moment
from tests.store.publication.publishing import acts, edited

BY = ("--by", "Minna Virtanen")


@pytest.fixture
def publish(plan, monkeypatch):
    """Run `dashboard publish …` on the copy of the sample plan."""
    monkeypatch.setenv("DASHBOARD_DATA", str(plan.parent))
    monkeypatch.setenv("DASHBOARD_PLAN", plan.name)
    return lambda *arguments: main(["publish", *arguments])


def test_a_plan_is_published_listed_and_verified(publish, plan, capsys):
    assert publish(*BY, "--note", "Vuoden 2022 luvut") == Exit.DONE
    ident = f"0001-{load_plan(plan).version}"
    told = capsys.readouterr().out
    assert ident in told
    assert str(plan / "published" / ident) in told
    assert publish("--list", "--language", "fi") == Exit.DONE
    told = capsys.readouterr().out
    when = acts(plan)[0].when
    here = moment(when, load_words()["fi"])
    for said in (ident, "Minna Virtanen", here, "Vuoden 2022 luvut", "Lukijat näkevät tämän."):
        assert said in told
    assert (" klo " in here, when in told) == (True, False)
    assert publish("--verify", "--language", "sv") == Exit.DONE
    assert f"{ident}: oförändrad." in capsys.readouterr().out


def test_whoever_publishes_is_by_default_the_user_of_the_machine(publish, plan, monkeypatch):
    monkeypatch.setenv("LOGNAME", "minna")
    assert publish() == Exit.DONE
    assert acts(plan)[0].by == "minna"


def test_publishing_the_same_again_says_so_and_is_no_error(publish, plan, capsys):
    publish(*BY)
    capsys.readouterr()
    assert publish(*BY, "--language", "en") == Exit.DONE
    assert "Nothing was written" in capsys.readouterr().out
    assert len(acts(plan)) == 1


def test_all_problems_are_told_and_nothing_is_published(publish, spoilt, capsys):
    assert publish(*BY) == Exit.REFUSED
    assert "priorities.toml" in capsys.readouterr().err
    assert acts(spoilt) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "mittari Lainat (library-loans): vuodet 2018 puuttuvat"),
        ("sv", "indikatorn Lån (library-loans): åren 2018"),
        ("en", "indicator Loans (library-loans): the years 2018"),
    ],
)
def test_a_loss_is_told_and_needs_a_reason_which_is_kept(publish, plan, capsys, language, said):
    publish(*BY)
    edited(plan, "library-loans;;;2018;;noin 550 000;;;;;;;loans\n", "")
    capsys.readouterr()
    assert publish(*BY, "--language", language) == Exit.REFUSED
    told = capsys.readouterr()
    assert said in told.err
    assert "--confirm-loss" in told.err
    assert told.out == ""
    assert len(acts(plan)) == 1
    assert publish(*BY, "--confirm-loss", "Laskettiin kahdesti", "--language", language) == Exit.DONE
    assert said in capsys.readouterr().out
    publish("--list")
    assert "Laskettiin kahdesti" in capsys.readouterr().out


def test_an_earlier_version_is_published_again_and_both_acts_are_listed(publish, plan, capsys):
    publish(*BY)
    first = acts(plan)[0].id
    edited(plan, "676 462", "676 463")
    publish(*BY, "--confirm-loss", "Virhe")
    capsys.readouterr()
    assert publish("--back", first, "--by", "Kalle", "--note", "Väärä luku", "--language", "en") == Exit.DONE
    assert f"The earlier version {first} is published again." in capsys.readouterr().out
    assert publish("--list", "--language", "en") == Exit.DONE
    told = capsys.readouterr().out
    assert told.count(first) == 2
    assert "Went back to an earlier version." in told
    assert publish("--back", "0009-0123456789ab", "--language", "en") == Exit.USAGE
    assert "0009-0123456789ab" in capsys.readouterr().err


def test_scripts_get_json(publish, capsys):
    publish(*BY, "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["fresh"], told["number"], told["by"]) == (True, 1, "Minna Virtanen")
    publish("--list", "--json")
    listed = json.loads(capsys.readouterr().out)["publications"]
    assert [(act["id"], act["when"][-1]) for act in listed] == [(told["id"], "Z")]
    publish("--verify", "--json")
    assert json.loads(capsys.readouterr().out) == {"intact": [told["id"]], "spoilt": []}


def test_a_snapshot_that_was_changed_is_named_and_the_command_fails(publish, plan, capsys):
    publish(*BY)
    file = plan / "published" / acts(plan)[0].id / "plan/goals.toml"
    file.chmod(0o644)
    file.write_text("x")
    capsys.readouterr()
    assert publish("--verify", "--language", "en") == Exit.REFUSED
    assert "plan/goals.toml: the file is not as it was published." in capsys.readouterr().out


def test_a_damaged_register_is_named_with_the_line(publish, plan, capsys):
    publish(*BY)
    with (plan / "published/register.jsonl").open("a") as register:
        register.write("x")
    capsys.readouterr()
    for asked in (("--list",), ("--verify",), BY):
        assert publish(*asked, "--language", "en") == Exit.REFUSED
        told = capsys.readouterr()
        assert "register.jsonl, row 2" in told.out + told.err


def test_a_plan_that_was_never_published_says_so(publish, capsys):
    for asked in ("--list", "--verify"):
        assert publish(asked, "--language", "fi") == Exit.DONE
        assert "ei ole vielä julkaistu" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "said"),
    [(("--by", " "), "--by"), (("--note", "a\nb"), "one line"), (("--back", "../x"), "../x")],
)
def test_wrong_input_is_told_and_nothing_is_written(publish, plan, wrong, said, capsys):
    code = Exit.USAGE if "--back" in wrong else Exit.REFUSED
    assert publish(*wrong, "--language", "en") == code
    assert said in capsys.readouterr().err
    assert not (plan / "published").exists()


def test_what_the_system_refuses_is_told(publish, plan, monkeypatch, capsys):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert publish(*BY, "--language", "en") == Exit.REFUSED
    assert "No space left on device" in capsys.readouterr().err
    assert acts(plan) == []


def test_a_file_is_made_of_what_is_published(publish, plan, capsys, tmp_path):
    publish(*BY)
    edited(plan, "676 462", "676 463")
    assert main(["export", "csv", "library-loans", "--output", str(tmp_path / "a.csv")]) == Exit.DONE
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert "676462" in text.replace(" ", "").replace("\u00a0", "")
    assert capsys.readouterr().err.endswith("a.csv\n")
