"""Readers of a real server while the plan is published again and again: no answer is wrong or mixed."""

from __future__ import annotations

import http.client
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.store.publication.publishing import OBSERVATIONS, acts
from tests.web.versions.readers import Readers, Seen, Way
from tests.web.versions.reading import GONE, Answer, numbered, plan_with

ROOT = Path(__file__).resolve().parents[1]
READERS = 6
PUBLICATIONS = 12


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    made = plan_with(tmp_path)
    numbered(made, 1)
    return made


@contextmanager
def serving(plan: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Serve a plan with two workers, as `.ci/serve` does; gives the process and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "app:server", "--preload", "--workers", "2"]
    command += ["--worker-class", "gthread", "--threads", "4", "--no-control-socket", "--log-level", "error"]
    command += ["--bind", f"127.0.0.1:{port}"]
    environment = {**os.environ, "DASHBOARD_DATA": str(plan.parent), "DASHBOARD_PLAN": plan.name}
    with (plan.parent / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=log)
    try:
        wait_for(port)
        yield process, port
    finally:
        process.terminate()
        process.wait(60)


def asked(port: int, path: str) -> Answer:
    with closing(Way(port)) as way:
        return way.ask(path)


def wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            assert asked(port, "/readyz").status == 200
        except ConnectionError:
            assert time.monotonic() < until
            time.sleep(0.05)
        else:
            return


def publishing(plan: Path, chance: random.Random) -> int:
    """Publish by a process that is killed at some moment, again and again; return how often it was."""
    killed = 0
    while len(acts(plan)) < PUBLICATIONS:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.web.versions.publisher", str(plan)], cwd=ROOT
        )
        before = len(acts(plan))
        while len(acts(plan)) == before and process.poll() is None:
            time.sleep(0.02)
        time.sleep(chance.uniform(0, 1.2))
        process.kill()
        process.wait()
        killed += 1
    return killed


def workers_of(process: subprocess.Popen[bytes]) -> list[int]:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [int(one) for one in children.split()]


def figures(plan: Path) -> dict[str, int]:
    """Return the figure of each version that was ever published."""
    found = {}
    for act in acts(plan):
        text = (plan / "published" / act.id / "plan" / OBSERVATIONS).read_text(encoding="utf-8")
        [number] = re.findall(r"676 (\d{3});", text)
        found[act.version] = int(number)
    return found


def wrong(one: Seen, known: dict[str, int]) -> bool:
    """Tell whether an answer is neither of the version it names nor a clear word that there is none."""
    if one.status == GONE:
        return not one.wanted or bool(one.figures)
    if one.status != 200 or one.version not in known or (one.wanted and one.version != one.wanted):
        return True
    telling = "library-loans.csv" in one.path or "_dash-update-component" in one.path
    return not (one.figures <= {known[one.version]} and (one.figures or not telling))


@pytest.mark.parametrize("enough", [10_000, pytest.param(100_000, marks=pytest.mark.matrix)])
def test_no_answer_is_wrong_or_mixed_while_versions_are_published(plan, enough):
    chance = random.Random(enough)  # noqa: S311 - chance for a test, not for a secret
    with serving(plan) as (process, port):
        readers = Readers(port, enough)
        threads = [threading.Thread(target=readers.read, args=(seed,)) for seed in range(READERS)]
        for thread in threads:
            thread.start()
        killed = publishing(plan, chance)
        os.kill(workers_of(process)[0], signal.SIGKILL)
        while len(readers.seen) < enough:
            assert all(thread.is_alive() for thread in threads)
            time.sleep(0.05)
        readers.ended.set()
        for thread in threads:
            thread.join()
        newest = acts(plan)[-1].version
        until = time.monotonic() + 30
        while {asked(port, "/healthz").version for _ in range(8)} != {newest}:
            assert time.monotonic() < until
    known = figures(plan)
    assert [one for one in readers.seen if wrong(one, known)] == []
    assert len(readers.seen) >= enough
    counted = Counter(one.version for one in readers.seen)
    assert len(counted) > 3
    assert killed > 1
    assert len(acts(plan)) >= PUBLICATIONS
    gone = sum(one.status == GONE for one in readers.seen)
    assert gone < enough / 100


def test_a_server_that_is_stopped_ends_the_answer_it_is_giving(plan):
    with serving(plan) as (process, port):
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            connection.request("GET", "/fi/data/plan.pptx")
            time.sleep(0.1)
            process.send_signal(signal.SIGTERM)
            response = connection.getresponse()
            assert response.status == 200
            assert response.read().startswith(b"PK")
        assert process.wait(60) == 0
