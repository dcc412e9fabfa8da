"""A plan that can be published."""

from pathlib import Path

import pytest

from tests.store.plans import real


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return real(tmp_path / "plan")
