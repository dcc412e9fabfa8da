"""What tests of commands share: a copy of the sample plan."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.deliveries import Said, runner

GOOD = Path(__file__).resolve().parents[1] / "samples" / "good"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "plan"))


@pytest.fixture
def spoilt(plan: Path) -> Path:
    """The sample plan with an error in it."""
    file = plan / "priorities.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("#", "no "), encoding="utf-8")
    return plan


@pytest.fixture
def served(plan: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample plan as the one that commands take without being told."""
    monkeypatch.setenv("DASHBOARD_DATA", str(plan.parent))
    monkeypatch.setenv("DASHBOARD_PLAN", plan.name)
    monkeypatch.setenv("DASHBOARD_LANGUAGE", "fi")
    return plan


@pytest.fixture
def run(served: Path, capsys: pytest.CaptureFixture[str]) -> Said:  # noqa: ARG001 - the commands read it
    """Run a command and return its code and what it said."""
    return runner(capsys)
