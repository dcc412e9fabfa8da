"""A freeze that is stopped anywhere leaves nothing half visible, and can be done again."""

import datetime as dt
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import groupby
from pathlib import Path

import pytest

from dashboard.store.editions import Editions
from dashboard.store.faults import FaultKind, Refused, Tampered
from dashboard.store.survey import survey
from tests.store.plans import ID, ROOT, content, frozen, real
from tests.store.stopping import fails


def visible(plan):
    return sorted(p.name for p in (plan / "editions").glob("[!.]*"))


def check_and_freeze_again(plan):
    """Check what a stop left, freeze again, and return whether the first freeze had come to its end."""
    listed = Editions(plan).listed()
    for finding in survey(plan, whole=True):
        assert finding.error is None or [f.kind for f in finding.error.faults] == [FaultKind.NOT_FINISHED]
    if listed:
        assert Editions(plan).opened(ID).edition
        with pytest.raises(Refused):
            frozen(plan)
    else:
        with pytest.raises((KeyError, Tampered)):
            Editions(plan).opened(ID)
        frozen(plan)
    assert [finding.error for finding in survey(plan, whole=True)] == [None]
    assert visible(plan) == [ID, "register.csv"]
    return bool(listed)


def test_a_freeze_killed_at_any_step_leaves_all_or_nothing(tmp_path):
    subprocess.run([sys.executable, "-m", "tests.store.stopping", str(tmp_path)], cwd=ROOT, check=True)
    stops = sorted(tmp_path.iterdir(), key=lambda path: int(path.name))
    assert len(stops) > 40
    states = [visible(plan) for plan in stops]
    assert [state for state, _ in groupby(states)] == [[], [ID], [ID, "register.csv"]]
    whole = content(stops[-1] / "editions" / ID)
    assert all(content(p / "editions" / ID) == whole for p, state in zip(stops, states, strict=True) if state)
    tried = [plan for at, plan in enumerate(stops) if at % 10 == 0 or visible(plan)]
    ended = [check_and_freeze_again(plan) for plan in tried]
    assert ended == sorted(ended)
    assert not [left for plan in tried for left in (plan / "editions").glob(".begun-*")]


def test_what_a_killed_freeze_finished_is_put_aside_not_lost(tmp_path):
    plan = real(tmp_path / "plan")
    first = frozen(plan)
    (plan / "editions/register.csv").unlink()
    second = frozen(plan, now=dt.datetime(2023, 5, 9, tzinfo=dt.UTC))
    (aside,) = (plan / "editions").glob(f".unfinished-{ID}-*")
    assert first.frozen in (aside / "edition.json").read_text()
    assert Editions(plan).listed() == (second,)


def test_a_full_disk_at_any_step_leaves_all_or_nothing(tmp_path, monkeypatch):
    step, failed = 0, True
    while failed:
        plan = real(tmp_path / str(step))
        failed = fails(partial(frozen, plan), monkeypatch, step=step)
        assert not list((plan / "editions").glob(".begun-*"))
        if failed:
            check_and_freeze_again(plan)
        step += 1
    assert step > 20


def test_freezes_of_the_same_meeting_at_once_give_one_edition(plan):
    start = threading.Barrier(4)

    def attempt(_):
        start.wait()
        try:
            return frozen(plan)
        except Refused as error:
            return [fault.kind for fault in error.faults]

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(attempt, range(4)))
    assert [one for one in found if isinstance(one, list)] == [[FaultKind.EXISTS]] * 3
    assert [finding.error for finding in survey(plan, whole=True)] == [None]


def test_freezes_of_many_meetings_at_once_all_end_well(plan):
    start = threading.Barrier(4)

    def attempt(number):
        start.wait()
        return frozen(plan, id=f"meeting-{number}")

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(attempt, range(4)))
    assert {edition.id for edition in Editions(plan).listed()} == {edition.id for edition in found}
    assert [finding.error for finding in survey(plan, whole=True)] == [None] * 4


def test_freezes_by_two_processes_at_once(plan):
    def begun(*more):
        command = ["edition", "freeze", "--name", "Hallitus", "--date", "2023-05-08", *more]
        environment = {**os.environ, "DASHBOARD_DATA": str(plan.parent), "DASHBOARD_PLAN": plan.name}
        program = "import sys; from dashboard.cli import main; sys.exit(main(sys.argv[1:]))"
        return subprocess.Popen(
            [sys.executable, "-c", program, *command],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    running = [begun(), begun(), begun("--id", "other")]
    codes = [process.wait() for process in running]
    assert sorted(codes[:2]) == [0, 1]
    assert codes[2] == 0
    assert [edition.id for edition in Editions(plan).listed()] != []
    assert {finding.id for finding in survey(plan, whole=True)} == {"2023-05-08-hallitus", "other"}
    assert [finding.error for finding in survey(plan, whole=True)] == [None, None]


def test_readers_see_editions_whole_while_others_are_frozen(plan):
    editions, ended = Editions(plan), threading.Event()

    def read():
        while not ended.is_set():
            seen = {edition.id for edition in editions.listed()}
            for finding in survey(plan, whole=False):
                assert finding.error is None or finding.id not in seen

    with ThreadPoolExecutor(2) as pool:
        reading = [pool.submit(read) for _ in range(2)]
        for number in range(5):
            frozen(plan, id=f"meeting-{number}")
        ended.set()
        for one in reading:
            one.result()
    assert len(editions.listed()) == 5


def test_a_folder_that_cannot_be_written_is_an_error(plan):
    (plan / "editions").write_text("in the way")
    with pytest.raises(OSError, match="File exists"):
        frozen(plan)
    assert content(plan)["editions"] == b"in the way"


def test_the_folder_of_editions_may_lie_elsewhere(plan, tmp_path):
    (tmp_path / "volume").mkdir()
    (plan / "editions").symlink_to(Path("..") / "volume")
    frozen(plan)
    assert Editions(plan).opened(ID).edition
