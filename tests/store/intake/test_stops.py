"""An act that is stopped anywhere leaves the old plan or the new one, and loses nothing."""

import errno
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.ingest.files import version_of
from dashboard.ingest.problems import Report
from dashboard.store.intake import (
    IntakeRefused,
    files_of,
    inspect_settled,
    read_log,
    read_settled,
    recover,
    verify,
)
from tests.store.intake.deliveries import figure, imported, plan_files, restored, sound
from tests.store.intake.stopping import acts, begun
from tests.store.plans import ROOT, changed, content


def seen(plan):
    report = Report()
    files = dict(read_settled(plan, report=report))
    assert [p.rule for p in report.problems] == []
    return files


def check(plan, before, after):
    """Check what a stop left, and what clearing it up does; return whether the act had been decided on."""
    files = seen(plan)
    assert files in (before, after)
    recover(plan)
    assert plan_files(plan) == files
    imported(plan, figure("unemployment", "2020", "8,8", source="made-up"))
    assert sound(plan)
    assert verify(plan) == ()
    entries = read_log(plan).entries
    restored(plan, version_of(before))
    assert plan_files(plan) == before
    assert all(files_of(plan, entry.number) for entry in entries)
    return files == after


@pytest.mark.parametrize("kind", ["accept", "restore"])
def test_an_act_killed_at_any_step_leaves_all_or_nothing(tmp_path, kind):
    command = [sys.executable, "-m", "tests.store.intake.stopping", str(tmp_path), kind]
    subprocess.run(command, cwd=ROOT, check=True)
    before, after = (plan_files(tmp_path / name) for name in ("before", "after"))
    stops = sorted((p for p in tmp_path.iterdir() if p.name.isdigit()), key=lambda path: int(path.name))
    assert len(stops) > 60
    states = [seen(plan) for plan in stops]
    assert states[0] == before
    assert states[-1] == after
    turn = states.index(after)
    assert all(state == before for state in states[:turn])
    assert all(state == after for state in states[turn:])
    tried = [
        plan
        for at, plan in enumerate(stops)
        if at % 17 == 0 or turn - 3 < at < turn + 3 or at > len(stops) - 4
    ]
    ended = [check(plan, before, after) for plan in tried]
    assert ended == sorted(ended)
    assert any(ended)


@pytest.mark.parametrize(
    ("kind", "call"),
    [("accept", call) for call in ("fsync", "open", "replace", "chmod", "mkdir")]
    + [("restore", call) for call in ("fsync", "unlink")],
)
def test_a_disk_that_fails_at_any_call_leaves_all_or_nothing(tmp_path, monkeypatch, kind, call):
    source = begun(tmp_path / "source")
    act, before = acts(source)[kind], plan_files(source)
    act(Path(begun(tmp_path / "whole")))
    after = plan_files(tmp_path / "whole")
    step, failed = 0, True
    while failed:
        plan = begun(tmp_path / str(step))
        failed = stopped(act, plan, step, call, monkeypatch)
        assert seen(plan) in (before, after)
        if failed:
            check(plan, before, after)
        step += 1 if step < 6 else 5
    assert step > 1
    assert plan_files(plan) == after


def stopped(act, plan, step, call, monkeypatch):
    """Do an act whose calls of one kind fail from one of them on; tell whether one did."""
    done = 0
    place = os if call == "fsync" else Path
    real = getattr(place, call)

    def full(first, *arguments, **named):
        nonlocal done
        reads = call == "open" and (arguments or ("r",))[0] in {"r", "rb"}
        if not reads and (call == "fsync" or str(plan) in str(first)):
            done += 1
            if done > step:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(first, *arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(place, call, full)
        try:
            act(plan)
        except OSError:
            return True
    return False


def test_a_folder_that_cannot_be_written_is_read_whole(tmp_path, monkeypatch):
    source = begun(tmp_path / "source")
    act = acts(source)["accept"]
    before = plan_files(source)
    plan = begun(tmp_path / "plan")
    real, done = Path.replace, list[object]()

    def once_decided(self, target):
        if done and "log" not in Path(target).parts:
            raise OSError(errno.EIO, "gone")
        if Path(target).name == "journal.json":
            done.append(target)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", once_decided)
    with pytest.raises(OSError, match="gone"):
        act(plan)
    monkeypatch.undo()
    assert plan_files(plan) == before
    left = content(plan)
    new = seen(plan)
    assert new != before
    assert content(plan) == left
    recover(plan)
    assert plan_files(plan) == new


def test_an_edit_made_before_recovery_is_not_written_over(tmp_path, monkeypatch):
    plan = begun(tmp_path / "plan")
    act = acts(plan)["accept"]
    monkeypatch.setattr("dashboard.store.intake.acts._apply", gone)
    with pytest.raises(OSError, match="gone"):
        act(plan)
    monkeypatch.undo()
    changed(plan / "measures.toml", 'state = "ongoing"', 'state = "late"')
    edited = (plan / "measures.toml").read_bytes()
    recover(plan)
    assert (plan / "measures.toml").read_bytes() == edited
    imported(plan, figure("unemployment", "2020", "8,8", source="made-up"))
    assert edited in [files_of(plan, e.number)["measures.toml"] for e in read_log(plan).entries]
    assert verify(plan) == ()


def gone(*_, **__):
    raise OSError(errno.EIO, "gone")


def test_a_damaged_journal_stops_every_writer_and_is_told_to_readers(tmp_path):
    plan = begun(tmp_path / "plan")
    (plan / "log/journal.json").write_text("{")
    for act in (lambda: restored(plan, 1), lambda: recover(plan)):
        with pytest.raises(IntakeRefused) as error:
            act()
        assert [fault.kind for fault in error.value.faults] == ["bad-journal"]
    dataset, problems = inspect_settled(plan)
    assert dataset is None
    assert [(p.rule, p.file) for p in problems] == [("stopped-change", "log/journal.json")]
    assert all(problem.text(language) for problem in problems for language in ("fi", "sv", "en"))


def test_readers_see_the_old_plan_or_the_new_one_while_acts_are_carried_out(tmp_path):
    plan, ended = begun(tmp_path / "plan"), threading.Event()
    known = [plan_files(plan)]
    reads = []

    def read():
        found = []
        while not ended.is_set():
            found.append(dict(read_settled(plan, report=Report())))
        return found

    with ThreadPoolExecutor(2) as pool:
        reading = [pool.submit(read) for _ in range(2)]
        for year in range(2000, 2012):
            imported(plan, figure("library-loans", str(year), "7", source="made-up"))
            known.append(plan_files(plan))
            restored(plan, 1)
            known.append(plan_files(plan))
        ended.set()
        for one in reading:
            reads += one.result()
    assert reads
    assert all(files in known for files in reads)
