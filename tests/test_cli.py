"""The command line, as a maintainer of data meets it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.cli import main

ROOT = Path(__file__).resolve().parents[1]
GOOD = ROOT / "tests" / "samples" / "good"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "plan"))


def spoil(plan: Path) -> None:
    file = plan / "priorities.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("#", "no "), encoding="utf-8")


def test_a_good_plan_passes_and_is_summed_up(plan, capsys):
    assert main(["validate", str(plan)]) == 0
    assert "indicators" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "word"), [("fi", "väri"), ("sv", "färg"), ("en", "colour")])
def test_a_faulty_plan_fails_and_names_the_file_in_the_language_asked(plan, language, word, capsys):
    spoil(plan)
    assert main(["validate", str(plan), "--language", language]) == 1
    told = capsys.readouterr().out
    assert "priorities.toml" in told
    assert word in told.casefold()


def test_the_plan_that_is_served_is_checked_by_default(monkeypatch, capsys):
    monkeypatch.setenv("DASHBOARD_PLAN", "example")
    assert main(["validate"]) == 0
    assert "example" in capsys.readouterr().out


def test_a_faulty_plan_is_never_served(plan, monkeypatch, capsys):
    spoil(plan)
    monkeypatch.setenv("DASHBOARD_DATA", str(plan.parent))
    monkeypatch.setenv("DASHBOARD_PLAN", plan.name)
    assert main(["serve"]) == 1
    assert "priorities.toml" in capsys.readouterr().err


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    told = capsys.readouterr().out
    assert "serve" in told
    assert "validate" in told
