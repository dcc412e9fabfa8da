"""`dashboard validate` and `dashboard serve`, as a maintainer of data meets them."""

from __future__ import annotations

import json

import pytest

from dashboard.cli import main


def test_a_good_plan_passes_and_is_summed_up(plan, capsys):
    assert main(["validate", str(plan)]) == 0
    assert "indicators" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "word"), [("fi", "väri"), ("sv", "färg"), ("en", "colour")])
def test_a_faulty_plan_fails_and_names_the_file_in_the_language_asked(spoilt, language, word, capsys):
    assert main(["validate", str(spoilt), "--language", language]) == 1
    told = capsys.readouterr().out
    assert "priorities.toml" in told
    assert word in told.casefold()


def test_the_plan_that_is_served_is_checked_by_default(monkeypatch, capsys):
    monkeypatch.setenv("DASHBOARD_PLAN", "example")
    assert main(["validate"]) == 0
    assert "example" in capsys.readouterr().out


def test_a_faulty_plan_is_never_served(spoilt, monkeypatch, capsys):
    monkeypatch.setenv("DASHBOARD_DATA", str(spoilt.parent))
    monkeypatch.setenv("DASHBOARD_PLAN", spoilt.name)
    assert main(["serve"]) == 1
    assert "priorities.toml" in capsys.readouterr().err


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    told = capsys.readouterr().out
    for command in ("serve", "validate", "edition"):
        assert command in told


def test_what_is_wrong_is_told_to_scripts_too(spoilt, capsys):
    assert main(["validate", str(spoilt), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert not told["loaded"]
    severities = {problem["file"]: problem["severity"] for problem in told["problems"]}
    assert severities["priorities.toml"] == "error"
    # The copy is in a folder of another name than its plan.
    assert severities["plan.toml"] == "warning"


def test_a_copied_folder_with_the_old_id_is_pointed_at_and_one_of_its_own_is_not(plan, run):
    _, told, _ = run("validate", str(plan))
    assert (
        'plan.toml · rivi 2 · sarake id · "sample": Suunnitelman tunnus ei ole sama kuin kansion nimi plan.'
        in told
    )
    own = plan.rename(plan.with_name("sample"))
    _, told, _ = run("validate", str(own))
    assert "plan.toml" not in told


def test_an_id_renamed_is_told_once_with_every_row(plan, run):
    file = plan / "indicators.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"library-loans"', '"loans"'), encoding="utf-8")
    code, told, _ = run("validate", str(plan))
    lines = [line for line in told.splitlines() if "observations.csv" in line and '"library-loans"' in line]
    assert code == 1
    assert len(lines) == 1
    assert "rivi 2 " in lines[0]
    assert lines[0].endswith("Muut rivit, joita sama koskee: 3–7.")


def test_a_port_that_is_none_is_told(monkeypatch, capsys):
    monkeypatch.setenv("DASHBOARD_PORT", "x")
    assert main(["validate"]) == 2
    assert "DASHBOARD_PORT" in capsys.readouterr().err
