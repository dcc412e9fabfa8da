"""The application as a whole."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard import factory
from dashboard.factory import create_app
from dashboard.ingest.problems import DataError
from dashboard.settings import Settings
from tests.pages.asking import ask, text_of

ROOT = Path(__file__).resolve().parents[1]

IMPORT_EVERYTHING = """
import importlib, pkgutil, sys, threading
import dash, pandas, urllib3  # their own start is not what is watched

folders = tuple(f"{sys.argv[1]}/{name}/" for name in ("data", "assets"))

def watch(event, arguments):
    if event == "open" and str(arguments[0]).startswith(folders):
        raise SystemExit(f"opened {arguments[0]}")
    if event in ("socket.bind", "socket.connect", "subprocess.Popen"):
        raise SystemExit(event)

threads = threading.active_count()
sys.addaudithook(watch)
dash.Dash.__init__ = lambda *_, **__: sys.exit("made an application")
import dashboard
for module in pkgutil.walk_packages(dashboard.__path__, "dashboard."):
    importlib.import_module(module.name)
if threading.active_count() != threads:
    sys.exit("started a thread")
"""


def test_two_applications_in_one_process():
    first, second = create_app(Settings()), create_app(Settings(plan="example"))
    for app, place in ((first, "Kokkola"), (second, "Esimerkkilä"), (first, "Kokkola")):
        client = app.server.test_client()
        assert place in client.get("/fi/").get_data(as_text=True)
        assert client.get("/_dash-layout").status_code == 200
        assert place in text_of(ask(app, "/fi/"))
    assert first is not second


@pytest.mark.parametrize(
    ("wanted", "language"), [("sv", "sv"), ("en-GB,en;q=0.8", "en"), ("de", "fi"), ("", "fi")]
)
def test_the_start_leads_to_the_readers_language(wanted, language):
    client = create_app(Settings()).server.test_client()
    response = client.get("/", headers={"Accept-Language": wanted} if wanted else {})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/")


@pytest.mark.parametrize(("path", "language"), [("/fi/", "fi"), ("/sv/goals", "sv"), ("/en/about", "en")])
def test_a_page_says_its_language(path, language):
    client = create_app(Settings()).server.test_client()
    html = client.get(path).get_data(as_text=True)
    assert f'<html lang="{language}">' in html


def test_a_plan_that_is_not_there_is_not_shown(tmp_path):
    with pytest.raises(DataError):
        create_app(Settings(plan="no-such", data_folder=tmp_path))


def test_importing_does_nothing_else():
    run = subprocess.run(
        [sys.executable, "-c", IMPORT_EVERYTHING, str(ROOT)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_settings_come_from_the_environment():
    settings = Settings.from_environment(
        {"DASHBOARD_PLAN": "example", "DASHBOARD_PORT": "80", "DASHBOARD_HOST": ""}
    )
    assert (settings.plan, settings.port, settings.host) == ("example", 80, "127.0.0.1")
    assert settings.data_folder == ROOT / "data"


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1", "٨٠"])
def test_a_port_that_is_none_is_refused_in_words(port):
    with pytest.raises(ValueError, match="DASHBOARD_PORT"):
        Settings.from_environment({"DASHBOARD_PORT": port})


def test_the_coordinators_page_tells_of_deliveries_as_far_as_they_are_published(tmp_path, monkeypatch):
    def entry(number, when):
        return SimpleNamespace(number=number, when=when)

    kept = SimpleNamespace(entries=(entry(1, "2024-01-01T00:00:00Z"), entry(2, "2025-01-01T00:00:00Z")))
    monkeypatch.setattr("dashboard.factory.read_log", lambda _: kept)
    assert [one.number for one in factory._log(tmp_path, "2024-06-01T00:00:00Z")] == [1]
    assert [one.number for one in factory._log(tmp_path, "")] == [1, 2]
