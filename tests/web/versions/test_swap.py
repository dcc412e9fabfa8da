"""The server takes a publication into use between requests; a page keeps the version it was opened in."""

from __future__ import annotations

import gc
import logging
import time
import weakref

import pytest
from werkzeug.test import Client

from dashboard.web.versions import kept as kept_module
from tests.store.publication.publishing import acts, published, returned
from tests.web.versions.conftest import asking
from tests.web.versions.reading import (
    dependency_of,
    files_of,
    message,
    number_in,
    numbered,
    numbers,
    opening,
    prefix_of,
)

PAGE = "/fi/indicator/library-loans"


def wait_for(server, wanted, ask):
    """Wait until a server answers with a version; a minute is more than any machine needs."""
    until = time.monotonic() + 60
    while ask("/healthz").version != wanted:
        assert time.monotonic() < until, server.state()
        time.sleep(0.02)


def test_the_server_shows_what_is_published_without_a_restart(plan, start):
    first = numbered(plan, 1)
    ask = asking(server := start())
    assert ask(f"{PAGE}").version == first
    second = numbered(plan, 2)
    wait_for(server, second, ask)
    assert numbers(ask("/fi/data/library-loans.csv").text) == {2}
    returned(plan, acts(plan)[0].id)
    wait_for(server, first, ask)
    assert numbers(ask("/fi/data/library-loans.csv").text) == {1}


def test_figures_that_were_published_before_are_served_as_their_last_publication(plan, start):
    first = numbered(plan, 1)
    ask = asking(server := start())
    ask(PAGE)
    numbered(plan, 2)
    assert numbered(plan, 1) == first
    last = acts(plan)[-1].id
    until = time.monotonic() + 60
    while server.state()["publication"] != last:
        assert time.monotonic() < until, server.state()
        time.sleep(0.02)
    assert ask(PAGE).version == first
    assert len(acts(plan)) == 3


def test_edits_in_the_folder_are_not_seen(plan, start):
    first = numbered(plan, 1)
    number_in(plan, 2)
    ask = asking(start())
    assert (ask("/fi/").version, numbers(ask("/fi/data/library-loans.csv").text)) == (first, {1})


def test_an_open_page_keeps_its_version_in_callbacks_files_and_slides(plan, start):
    first = numbered(plan, 1)
    ask = asking(server := start())
    prefix = prefix_of(ask(PAGE).text)
    page = ask(f"{prefix}_dash-update-component", opening(PAGE))
    assert (page.version, numbers(page.text)) == (first, {1})
    wait_for(server, numbered(plan, 2), ask)
    listed = ask(f"{prefix}_dash-dependencies")
    chosen = message(dependency_of(listed.text, "indicator"), PAGE, year="2022")
    assert ask(f"{prefix}_dash-layout").version == listed.version == first
    answer = ask(f"{prefix}_dash-update-component", chosen)
    assert (answer.version, numbers(answer.text)) == (first, {1})
    files = files_of(page.text)
    assert {address.partition("?")[0].rpartition(".")[2] for address in files} >= {"csv", "svg", "xlsx"}
    assert any("/present" in address for address in files)
    for address in files:
        taken = ask(address)
        assert (taken.status, taken.version) == (200, first)
        assert numbers(taken.text) <= {1}
    assert numbers(ask(PAGE).text) == set()
    assert ask(PAGE).version != first


def test_a_version_that_is_long_gone_is_told_in_three_languages_with_the_way_to_the_newest(plan, start):
    old = numbered(plan, 1)
    for number in range(2, 5):
        newest = numbered(plan, number)
    client = Client(start())
    answer = client.post(f"/v/{old}/_dash-update-component", json=opening(PAGE))
    assert answer.status_code == 410
    assert answer.json is not None
    assert set(answer.json["error"]) == set(answer.json["newest"]) == {"fi", "sv", "en"}
    for unknown in (old, "0123456789ab", "x", "../x"):
        page = client.get(
            f"/fi/data/library-loans.csv?from=2020&version={unknown}", headers={"Accept": "text/html"}
        )
        assert page.status_code == 410
        assert page.text.count('<a href="/fi/data/library-loans.csv?from=2020">') == 3
        assert numbers(page.text) == set()
        assert page.headers["X-Data-Version"] == newest
        assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert client.get("/fi/data/library-loans.csv?version=").status_code == 200
    assert client.get("/v/x/fi/").status_code == 404


def test_a_version_that_this_worker_has_not_seen_yet_is_answered(plan, start):
    numbered(plan, 1)
    ask = asking(start())
    assert ask("/healthz").status == 200
    second = numbered(plan, 2)
    # Another worker was quicker, and its page asks here.
    answer = ask(f"/v/{second}/_dash-update-component", opening(PAGE))
    assert (answer.version, numbers(answer.text)) == (second, {2})


def test_a_worker_looks_before_its_first_answer(plan, start):
    numbered(plan, 1)
    server = start()
    second = numbered(plan, 2)
    assert asking(server)("/fi/").version == second


def test_a_plan_is_taken_into_use_when_it_is_published_for_the_first_time(plan, start):
    ask = asking(server := start())
    assert ask("/readyz").status == 200
    wait_for(server, numbered(plan, 7), ask)
    assert numbers(ask("/fi/data/library-loans.csv").text) == {7}


def test_a_bad_publication_is_refused_in_the_log_and_on_the_readiness_address(plan, start, caplog):
    first = numbered(plan, 1)
    ask = asking(server := start())
    assert server.state()["status"] == "ready"
    ask("/healthz")
    bad = spoil(plan)
    until = time.monotonic() + 60
    while server.state()["status"] != "degraded":
        assert time.monotonic() < until
        time.sleep(0.02)
    told = Client(server).get("/readyz")
    assert told.status_code == 200
    assert told.json is not None
    assert told.json["data_version"] == first
    assert [(one["publication"], one["reason"]) for one in told.json["refused"]] == [
        (bad, "changed plan/goals.toml")
    ]
    assert ask("/fi/").version == first
    lines = [record.message for record in caplog.records if record.levelno >= logging.WARNING]
    assert lines == [f"refused publication={bad} reason='changed plan/goals.toml'"]
    wait_for(server, numbered(plan, 3), ask)
    assert server.state()["status"] == "ready"


def spoil(plan):
    """Publish the plan while someone changes a file of the snapshot; return its id."""
    number_in(plan, 2)
    register = plan / "published/register.jsonl"
    before = register.read_bytes()
    act = published(plan)
    whole = register.read_bytes()
    register.write_bytes(before)
    file = plan / "published" / act.id / "plan/goals.toml"
    file.chmod(0o644)
    file.write_text("x")
    register.write_bytes(whole)
    return act.id


@pytest.mark.parametrize("damage", ["snapshot", "register"])
def test_a_start_with_a_bad_publication_serves_the_last_good_one(plan, start, damage):
    first = numbered(plan, 1)
    if damage == "snapshot":
        spoil(plan)
    else:
        with (plan / "published/register.jsonl").open("a") as register:
            register.write('{"number": 2, "act"')
    server = start()
    assert asking(server)("/fi/").version == first
    assert server.state()["status"] == "degraded"


def test_without_a_good_version_readers_are_told_what_to_do_and_the_next_one_is_taken(plan, start):
    numbered(plan, 1)
    file = next((plan / "published").glob("0001-*/plan/goals.toml"))
    content = file.read_bytes()
    file.chmod(0o644)
    file.write_text("x")
    client = Client(server := start())
    page = client.get("/sv/goals")
    assert page.status_code == 503
    assert page.headers["Retry-After"]
    for said in ('lang="fi"', 'lang="sv"', 'lang="en"', "dashboard publish"):
        assert said in page.text
    assert client.get("/healthz").status_code == 200
    told = client.get("/readyz")
    assert told.status_code == 503
    assert told.json is not None
    assert told.json["status"] == "unavailable"
    assert "goals.toml" in told.json["refused"][0]["reason"]
    file.write_bytes(content)
    wait_for(server, numbered(plan, 2), asking(server))


def test_an_error_of_the_program_keeps_the_version_before(plan, start, monkeypatch):
    first = numbered(plan, 1)
    ask = asking(server := start())
    ask("/healthz")

    def broken(*_):
        message = "no such page"
        raise RuntimeError(message)

    with monkeypatch.context() as patch:
        patch.setattr(server, "_build", broken)
        second = numbered(plan, 2)
        until = time.monotonic() + 60
        while server.state()["status"] != "degraded":
            assert time.monotonic() < until
            time.sleep(0.02)
        assert ask("/fi/").version == first
        assert {"publication": second, "reason": "cannot be shown"} in server.state()["refused"]
    wait_for(server, numbered(plan, 3), ask)


def test_old_applications_are_let_go(plan, start, monkeypatch):
    numbered(plan, 0)
    ask = asking(server := start())
    monkeypatch.setattr("dashboard.web.versions.memory.PAUSE", 0.0)
    known = []
    for number in range(1, 6):
        known.append(weakref.ref(server._kept.newest.application))
        version = numbered(plan, number)
        wait_for(server, version, ask)
        assert ask(PAGE).version == version
        ask(f"/v/{version}/_dash-update-component", opening(PAGE))
    monkeypatch.setattr(kept_module, "IDLE", 0.0)
    until = time.monotonic() + 60
    while [one for one in known if one() is not None] or not gc.get_freeze_count():
        assert time.monotonic() < until, [one() is not None for one in known]
        time.sleep(0.1)
    assert ask(PAGE).version == version
