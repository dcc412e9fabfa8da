"""The desk at which deliveries to the sample plan come in."""

import pytest

from tests.ingest.deliveries.forms import Desk


@pytest.fixture(scope="session")
def only_desk() -> Desk:
    return Desk()


@pytest.fixture
def desk(only_desk: Desk) -> Desk:
    return Desk(only_desk.catalogue)
