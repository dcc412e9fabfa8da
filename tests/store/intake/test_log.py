"""The change log: what was changed in it or taken out is told, and it is only ever added to."""

import json

import pytest

from dashboard.store.intake import read_log, verify
from dashboard.text.messages import load_words
from tests.store.intake.deliveries import figure, imported, restored

LOG = "log/changes.jsonl"


@pytest.fixture
def logged(plan):
    """A plan with four entries in its log."""
    for year in ("2021", "2022", "2023"):
        imported(plan, figure("library-loans", year, f"7{year}"))
    return plan


def kinds(plan):
    return [(fault.kind, fault.row) for fault in read_log(plan).faults]


def rewritten(plan, change):
    lines = (plan / LOG).read_bytes().splitlines(keepends=True)
    (plan / LOG).write_bytes(b"".join(change(lines)))


def test_a_plan_without_a_log_has_an_empty_one(plan):
    log = read_log(plan)
    assert (log.entries, log.faults, log.content) == ((), (), b"")


def test_entries_are_numbered_and_each_has_the_hash_of_the_one_before(logged):
    log = read_log(logged)
    assert [entry.number for entry in log.entries] == [1, 2, 3, 4]
    assert log.faults == verify(logged) == ()
    assert all(json.loads(line) for line in (logged / LOG).read_text(encoding="utf-8").splitlines())


def test_the_log_only_ever_grows(logged):
    before = (logged / LOG).read_bytes()
    restored(logged, 1)
    after = (logged / LOG).read_bytes()
    assert after.startswith(before)
    assert len(after) > len(before)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda lines: [lines[0], lines[1].replace(b"Maija", b"Mauno"), *lines[2:]], [("broken-chain", 3)]),
        (lambda lines: [lines[0], *lines[2:]], [("broken-chain", 2)]),
        (lambda lines: lines[1:], [("broken-chain", 1)]),
        (lambda lines: [lines[0], lines[2], lines[1], lines[3]], [("broken-chain", n) for n in (2, 3, 4)]),
        (lambda lines: [*lines[:3], lines[3][:-9]], [("bad-line", 4)]),
        (lambda lines: [*lines[:3], lines[3][:-1]], [("bad-line", 4)]),
        (lambda lines: [lines[0], b"\xff\x00\n", *lines[2:]], [("bad-line", 2), ("broken-chain", 3)]),
        (lambda lines: [lines[0], b"[]\n", *lines[2:]], [("bad-line", 2), ("broken-chain", 3)]),
        (lambda lines: [*lines, b"{}\n"], [("bad-line", 5)]),
        (lambda lines: [*lines, b"[" * 100_000 + b"\n"], [("bad-line", 5)]),
    ],
)
def test_whatever_was_changed_is_told_by_its_line(logged, change, told):
    rewritten(logged, change)
    assert kinds(logged) == told
    for words in load_words().values():
        assert all(str(fault.row) in fault.text(words) for fault in read_log(logged).faults)


def test_a_log_that_was_cut_off_can_be_written_on_and_keeps_its_fault(logged):
    rewritten(logged, lambda lines: [*lines[:3], lines[3][:-9]])
    before = (logged / LOG).read_bytes()
    imported(logged, figure("library-loans", "2024", "1", source="made-up"))
    assert (logged / LOG).read_bytes().startswith(before)
    assert ("bad-line", 4) in kinds(logged)
    assert read_log(logged).entries[-1].lines[0].new == "1"


def test_a_log_that_is_no_file_is_told_and_never_replaced(logged):
    (logged / LOG).unlink()
    (logged / LOG).mkdir()
    assert kinds(logged) == [("unreadable", 0)]
    with pytest.raises(OSError, match="directory"):
        imported(logged, figure("library-loans", "2024", "1", source="made-up"))
    assert (logged / LOG).is_dir()


def test_a_kept_file_that_was_damaged_or_lost_is_named(logged):
    digests = json.loads((logged / "log/files" / read_log(logged).entries[1].state).read_bytes())
    damaged = logged / "log/files" / digests["observations/observations.csv"]
    damaged.chmod(0o644)
    damaged.write_bytes(b"x")
    (logged / "log/files" / digests["goals.toml"]).unlink()
    assert {(fault.kind, fault.what.split(" ")[0]) for fault in verify(logged)} == {
        ("damaged-file", "observations/observations.csv"),
        ("lost-file", "goals.toml"),
    }
