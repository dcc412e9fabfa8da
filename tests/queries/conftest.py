"""Both plans as they are loaded."""

from pathlib import Path

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.ingest.load import load_plan

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def kokkola() -> Dataset:
    return load_plan(DATA / "kokkola")


@pytest.fixture(scope="session")
def example() -> Dataset:
    return load_plan(DATA / "example")


@pytest.fixture(params=["kokkola", "example"])
def dataset(request: pytest.FixtureRequest) -> Dataset:
    found: Dataset = request.getfixturevalue(request.param)
    return found
