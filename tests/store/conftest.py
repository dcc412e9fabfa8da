"""A plan that can be frozen."""

from pathlib import Path

import pytest

from tests.store.plans import TWO, copied, real


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return real(tmp_path / "plan")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A plan's folder with the sample edition of the newest format."""
    return copied(TWO, tmp_path / "kept")
