"""A service on this computer, and clients whose pauses take no time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dashboard.upstream.client import Client, Limits, Patience
from dashboard.upstream.pace import Pace
from tests.upstream.service import Service, serving

QUICK = Limits(connect=1, read=0.3, whole=0.6, most=1_000_000)


@pytest.fixture
def service() -> Iterator[Service]:
    with serving() as running:
        yield running


@pytest.fixture
def pauses() -> list[float]:
    """The pauses a client made."""
    return []


@pytest.fixture
def client(pauses: list[float]) -> Iterator[Client]:
    patience = Patience(sleep=pauses.append, jitter=lambda: 0.5)
    made = Client("test/1", pace=Pace(()), limits=QUICK, patience=patience)
    yield made
    made.close()
