"""A snapshot or a register that is not as it was is refused, and the last good version served."""

import dataclasses
import datetime as dt

import pytest

from dashboard.ingest.files import read_files, version_of
from dashboard.ingest.problems import Report
from dashboard.store.faults import FaultKind
from dashboard.store.layout import SUMS
from dashboard.store.publication.faults import PublicationError
from dashboard.store.publication.register import added, read_register
from dashboard.store.publication.snapshots import files_of
from dashboard.store.publication.source import Source
from dashboard.store.sums import sha256
from dashboard.store.writing import write_file, write_folder
from tests.store.publication.publishing import OBSERVATIONS, edited, published, seen

LOANS = "library-loans;;;2022;;676 462"


def writable(path):
    path.chmod(0o644)
    return path


SPOILT = {
    "changed": lambda folder: writable(folder / "plan/goals.toml").write_text("x"),
    "missing": lambda folder: (folder / "plan/goals.toml").unlink(),
    "extra": lambda folder: (folder / "plan/more.csv").write_text("x"),
    "sums": lambda folder: writable(folder / "SHA256SUMS").write_text("x"),
    "record": lambda folder: writable(folder / "publication.json").write_text("{}"),
    "gone": lambda folder: folder.rename(folder.with_name("elsewhere")),
    "linked": lambda folder: (folder.rename(folder.with_name("x")), folder.symlink_to("x")),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_snapshot_that_is_not_as_it_was_is_refused_and_the_last_good_one_served(plan, how):
    first = published(plan)
    edited(plan, LOANS, "library-loans;;;2022;;676 463")
    second = published(plan)
    SPOILT[how](plan / "published" / second.id)
    choice = Source(plan).choose()
    assert choice.found is not None
    assert choice.found.publication == first
    assert [error.id for error in choice.refused] == [second.id]
    assert choice.refused[0].reason
    # Publishing anew puts it right.
    third = published(plan)
    assert third.version == second.version
    assert seen(plan) == third.version
    assert Source(plan).choose().refused == ()


def test_a_snapshot_with_errors_is_refused_without_telling_its_values(plan):
    first = published(plan)
    edited(plan, "207", "207 salaista")
    forged = forge(plan, first)
    error = Source(plan).choose().refused[0]
    assert error.id == forged
    assert FaultKind.NOT_LOADED in {fault.kind for fault in error.faults}
    assert OBSERVATIONS in error.reason
    assert "salaista" not in error.reason


def forge(plan, earlier):
    """Publish the plan's files as they are, errors and all, as nobody can with the command."""
    files = read_files(plan, report=Report())
    register = read_register(plan / "published")
    number, version = register.next_number, version_of(files)
    act = dataclasses.replace(earlier, number=number, id=f"{number:04d}-{version}", version=version)
    whole = files_of(files, act)
    act = dataclasses.replace(act, hash=sha256(whole[SUMS]))
    write_folder(whole, plan / "published" / act.id)
    write_file(added(register, act), plan / "published/register.jsonl")
    return act.id


@pytest.mark.parametrize("damage", ["tail", "line", "number", "empty", "folder"])
def test_a_damaged_register_is_told_and_what_is_whole_of_it_served(plan, damage):
    first = published(plan)
    edited(plan, LOANS, "library-loans;;;2022;;676 463")
    published(plan)
    register = plan / "published/register.jsonl"
    one, two = register.read_text().splitlines()
    if damage == "folder":
        register.unlink()
        register.mkdir()
    else:
        text = {"tail": f"{one}\n{two[:50]}", "line": f"{one}\nxx\n", "empty": ""}
        register.write_text(text.get(damage, f"{one}\n{two.replace('2', '7', 1)}\n"))
    choice = Source(plan).choose()
    if damage in {"empty", "folder"}:
        assert choice.found is None
    else:
        assert choice.found is not None
        assert choice.found.publication == first
        assert choice.refused
        with pytest.raises(PublicationError):
            published(plan, now=dt.datetime.now(tz=dt.UTC))
