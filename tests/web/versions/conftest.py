"""A server of a plan that is published, and ways to ask it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from werkzeug.test import Client

from dashboard.factory import create_server
from dashboard.settings import Settings
from dashboard.web.versions.server import Versions
from tests.web.versions.reading import HEADER, Answer, Ask, plan_with


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return plan_with(tmp_path)


@pytest.fixture
def start(plan: Path) -> Callable[[], Versions]:
    """Start a server of the plan."""
    return lambda: create_server(Settings(plan=plan.name, data_folder=plan.parent))


def asking(server: Versions) -> Ask:
    """Return a way to ask a server in this process."""
    client = Client(server)

    def ask(path: str, sent: object = None) -> Answer:
        response = client.get(path) if sent is None else client.post(path, json=sent)
        readable = (response.mimetype or "").startswith(("text/", "application/json"))
        text = response.text if readable else ""
        return Answer(response.status_code, response.headers.get(HEADER, ""), text)

    return ask
