"""What tests of commands share: a copy of the sample plan."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

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
