"""A plan that deliveries can be made to."""

from pathlib import Path

import pytest

from tests.store.plans import real


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return real(tmp_path / "plan")
