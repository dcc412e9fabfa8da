"""`dashboard edition`, as a maintainer of data meets it."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.text.messages import load_words
from dashboard.text.moments import moment

BOARD = ("--name", "Kunnanhallitus 8.5.2023", "--date", "2023-05-08")
ALLOWED = ("--allow", "example", "Koulutus")
ID = "2023-05-08-kunnanhallitus"


@pytest.fixture
def edition(plan, monkeypatch):
    """Run `dashboard edition …` on the copy of the sample plan."""
    monkeypatch.setenv("DASHBOARD_DATA", str(plan.parent))
    monkeypatch.setenv("DASHBOARD_PLAN", plan.name)
    return lambda *arguments: main(["edition", *arguments])


def test_an_edition_is_frozen_listed_and_verified(edition, plan, capsys):
    names = ("--name-sv", "Kommunstyrelsen 8.5.2023", "--name-en", "Municipal Board, 8 May 2023")
    assert edition("freeze", *BOARD, *names, *ALLOWED, "--slides", "title, year") == 0
    told = capsys.readouterr().out
    total = (plan / "editions/register.csv").read_text().strip()[-64:]
    for said in (ID, total, str(plan / "editions" / ID), "Koulutus", "Municipal Board, 8 May 2023"):
        assert said in told
    assert edition("list", "--language", "sv") == 0
    told = capsys.readouterr().out
    frozen = json.loads((plan / "editions" / ID / "edition.json").read_text())["frozen"]
    here = f"Fryst {moment(frozen, load_words()['sv'])}."
    for said in (ID, "Kommunstyrelsen 8.5.2023, 8 maj 2023", here, total[:12], "Koulutus"):
        assert said in told
    for asked in ((), (ID,)):
        assert edition("verify", *asked, "--language", "fi") == 0
        assert f"{ID}: ennallaan." in capsys.readouterr().out


def test_a_name_stands_for_the_languages_that_have_none(edition, plan, capsys):
    assert edition("freeze", *BOARD, "--name-sv", " Styrelsen ", *ALLOWED) == 0
    record = (plan / "editions" / ID / "edition.json").read_text()
    assert record.count("Kunnanhallitus 8.5.2023") == 2
    assert '"Styrelsen"' in record
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("fi", "Luvut ovat esimerkki"),
        ("sv", "Siffrorna är ett exempel"),
        ("en", "The figures are an example"),
    ],
)
def test_a_refusal_tells_all_that_speaks_against_it_in_the_language_asked(
    edition, plan, language, reason, capsys
):
    (plan / "narrative/2022/reading.sv.md").unlink()
    assert edition("freeze", *BOARD, "--id", "Bad Id", "--language", language) == 1
    told = capsys.readouterr()
    assert told.out == ""
    for said in (reason, "narrative/2022/reading.sv.md", "--allow translation", "Bad Id"):
        assert said in told.err
    assert not (plan / "editions").exists()


def test_the_same_edition_is_not_frozen_twice(edition, capsys):
    assert edition("freeze", *BOARD, *ALLOWED) == 0
    assert edition("freeze", *BOARD, *ALLOWED) == 1
    assert "--id" in capsys.readouterr().err
    assert edition("freeze", *BOARD, *ALLOWED, "--id", "toinen") == 0
    assert edition("list") == 0
    assert "toinen" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "code", "said"),
    [
        (("--date", "8.5.2023"), 2, "2023-05-08"),
        (("--date", "2023-02-30"), 2, "2023-02-30"),
        (("--date", ""), 2, "date"),
        (("--date", "1823-05-08"), 2, "1823-05-08"),
        (("--date", "2999-05-08"), 2, "Check the year"),
        (("--allow", "everything", "x"), 2, "contradiction"),
        (("--slides", "title,nope"), 2, "“nope”"),
        (("--slides", "title,year,title"), 2, "twice"),
        (("--allow", "example", " "), 1, "reason"),
        (("--allow", "example", "Toinen"), 1, "twice"),
        (("--allow", "translation", "x"), 1, "Leave"),
        (("--name", " "), 1, "name"),
        (("--name-sv", "a\nb"), 1, "name"),
        (("--id", "../x"), 1, "id"),
        (("--slides", "a;b"), 2, "slide"),
        (("--name", os.fsdecode(b"\xff")), 1, "U+DCFF"),
    ],
)
def test_wrong_input_is_told_and_nothing_is_written(edition, plan, wrong, code, said, capsys):
    assert edition("freeze", *BOARD, *ALLOWED, *wrong) == code
    assert said in capsys.readouterr().err
    assert not (plan / "editions").exists()


def test_a_plan_that_there_is_not_is_told_with_those_there_are(edition, capsys):
    assert edition("freeze", *BOARD, *ALLOWED, "--plan", "plam") == 2
    assert "Did you mean: plan?" in capsys.readouterr().err


def test_that_changes_wait_to_be_published_is_told(edition, plan, capsys):
    assert main(["publish", "--by", "Minna"]) == 0
    measures = plan / "measures.toml"
    measures.write_text(measures.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    capsys.readouterr()
    assert edition("freeze", *BOARD, *ALLOWED, "--language", "fi") == 0
    assert "ei ole julkaistu" in capsys.readouterr().out


def test_a_plan_with_errors_is_not_frozen(edition, spoilt, capsys):
    assert edition("freeze", *BOARD, *ALLOWED) == 1
    told = capsys.readouterr().err
    assert "priorities.toml" in told
    assert not (spoilt / "editions").exists()


@pytest.mark.parametrize(
    ("action", "arguments"), [("freeze", (*BOARD, *ALLOWED)), ("list", ()), ("verify", ())]
)
def test_what_the_system_refuses_is_told(edition, plan, action, arguments, monkeypatch, capsys):
    (plan / "editions").mkdir()

    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "editions")

    monkeypatch.setattr(Path, "mkdir", full)
    monkeypatch.setattr(Path, "iterdir", full if action != "freeze" else Path.iterdir)
    assert edition(action, *arguments) == 1
    assert "No space left on device (editions)" in capsys.readouterr().err


def test_an_error_of_the_system_without_a_file_is_told_too(edition, monkeypatch, capsys):
    def broken(*_, **__):
        raise OSError

    monkeypatch.setattr("dashboard.cli.edition.survey", broken)
    assert edition("list") == 1
    assert capsys.readouterr().err.startswith("The operating system refused")


def test_a_plan_without_editions_says_so(edition, capsys):
    for action in ("list", "verify"):
        assert edition(action, "--language", "fi") == 0
        assert "ei ole jäädytetty" in capsys.readouterr().out


def test_an_edition_that_was_changed_is_named_and_the_command_fails(edition, plan, capsys):
    edition("freeze", *BOARD, *ALLOWED)
    edition("freeze", *BOARD, *ALLOWED, "--id", "toinen")
    file = plan / "editions" / ID / "plan/goals.toml"
    file.chmod(0o644)
    file.write_text("x")
    capsys.readouterr()
    assert edition("verify") == 1
    told = capsys.readouterr().out
    assert "plan/goals.toml" in told
    assert "toinen: intact." in told
    assert "backup" in told
    assert edition("verify", ID) == 1
    assert edition("verify", "toinen") == 0
    capsys.readouterr()
    assert edition("list") == 0
    assert "plan/goals.toml" in capsys.readouterr().out


def test_what_was_not_finished_is_told_with_the_remedy(edition, plan, capsys):
    edition("freeze", *BOARD, *ALLOWED)
    (plan / "editions/register.csv").unlink()
    capsys.readouterr()
    for asked in (("verify",), ("verify", ID)):
        assert edition(*asked) == 1
        told = capsys.readouterr().out
        assert "Freeze again" in told
        assert "backup" not in told
    assert edition("list") == 0
    assert "Freeze again" in capsys.readouterr().out
    assert edition("freeze", *BOARD, *ALLOWED) == 0
    assert edition("verify") == 0


def test_an_edition_that_there_never_was_is_told(edition, capsys):
    assert edition("verify", "nothing", "--language", "sv") == 2
    assert "nothing" in capsys.readouterr().err


def test_the_plan_may_be_named(edition, plan, tmp_path, capsys):
    shutil.copytree(plan, tmp_path / "another")
    assert edition("freeze", *BOARD, *ALLOWED, "--plan", "another") == 0
    assert edition("list", "--plan", "another") == 0
    assert ID in capsys.readouterr().out
    assert not (plan / "editions").exists()


@pytest.mark.parametrize("action", ["freeze", "list", "verify"])
def test_each_action_has_its_help(edition, action, capsys):
    with pytest.raises(SystemExit) as stop:
        edition(action, "--help")
    assert stop.value.code == 0
    assert "--language" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [(), ("freeze",), ("freeze", "--name", "x"), ("freeze", *BOARD, "--allow", "x")]
)
def test_what_is_missing_is_told_by_usage(edition, arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        edition(*arguments)
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err
