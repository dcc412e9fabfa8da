"""Applications of both plans, and a copy of the plan that a test may change."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from dash import Dash

from dashboard.factory import create_app
from dashboard.settings import Settings
from tests.pages.asking import DATA


@pytest.fixture(scope="session")
def kokkola() -> Dash:
    return create_app(Settings())


@pytest.fixture(scope="session")
def example() -> Dash:
    return create_app(Settings(plan="example"))


@pytest.fixture(scope="session", params=["kokkola", "example"])
def either(request: pytest.FixtureRequest) -> tuple[str, Dash]:
    return request.param, request.getfixturevalue(request.param)


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[str, str, str], Dash]:
    """The application of the plan after one text in one file was replaced."""

    def build(file: str, old: str, new: str) -> Dash:
        folder = tmp_path / "plan"
        if not folder.exists():
            shutil.copytree(DATA / "kokkola", folder)
        path = folder / file
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new), encoding="utf-8")
        return create_app(Settings(plan="plan", data_folder=tmp_path))

    return build
