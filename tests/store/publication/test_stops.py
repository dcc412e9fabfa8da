"""A publication that is stopped anywhere leaves the old version or the new one, and can be done again."""

import datetime as dt
import errno
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import groupby

import pytest

from dashboard.ingest.files import read_files
from dashboard.ingest.load import load_plan
from dashboard.ingest.problems import Report
from dashboard.store.editions import Editions
from dashboard.store.intake.blobs import keep
from dashboard.store.intake.journal import Journal, journal_of
from dashboard.store.publication.publish import publish
from dashboard.store.publication.source import Source
from dashboard.store.survey import survey
from tests.store.plans import ID, ROOT, content, frozen, real
from tests.store.publication.publishing import acts, edited, order, published
from tests.store.stopping import fails


def state(plan):
    """Return how many acts there are, after checking that what readers get is whole and just that."""
    choice = Source(plan).choose()
    assert choice.refused == ()
    assert choice.found is not None
    known = acts(plan)
    if known:
        assert choice.found.publication == known[-1]
    else:
        assert choice.found.dataset.version == load_plan(plan).version
    return len(known)


@pytest.mark.parametrize(("which", "before"), [("first", 0), ("next", 1)])
def test_a_publication_killed_at_any_step_leaves_the_old_or_the_new(tmp_path, which, before):
    command = [sys.executable, "-m", "tests.store.publication.stopping", str(tmp_path), which]
    subprocess.run(command, cwd=ROOT, check=True)
    stops = sorted(tmp_path.iterdir(), key=lambda path: int(path.name))
    assert len(stops) > 30
    counts = [len(acts(plan)) for plan in stops]
    assert [count for count, _ in groupby(counts)] == [before, before + 1]
    tried = [plan for at, plan in enumerate(stops) if at % 8 == 0 or at > len(stops) - 8]
    for plan in tried:
        assert state(plan) in {before, before + 1}
        published(plan)
        assert state(plan) == before + 1
        assert not list((plan / "published").glob(".begun-*"))


def test_a_full_disk_at_any_step_leaves_the_old_version_or_the_new(tmp_path, monkeypatch):
    step, failed = 0, True
    while failed:
        plan = real(tmp_path / str(step))
        published(plan)
        edited(plan, "676 462", "676 463")
        failed = fails(partial(published, plan), monkeypatch, step=step)
        assert not list((plan / "published").glob(".begun-*"))
        assert state(plan) in ({1, 2} if failed else {2})
        if failed:
            published(plan)
        assert state(plan) == 2
        step += 1
    assert step > 15


def test_a_folder_that_cannot_be_written_keeps_what_readers_see(plan, monkeypatch):
    first = published(plan)
    edited(plan, "676 462", "676 463")
    before = content(plan / "published")
    assert fails(partial(published, plan), monkeypatch, step=0, reason=errno.EROFS)
    assert content(plan / "published") == before
    assert acts(plan) == [first]
    assert state(plan) == 1


def test_publications_at_once_give_one_snapshot(plan):
    start = threading.Barrier(4)

    def attempt(_):
        start.wait()
        return publish(plan, order()).fresh

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(attempt, range(4))) == [False, False, False, True]
    assert state(plan) == 1


def test_what_is_published_or_frozen_during_an_import_is_never_half_of_it(plan):
    """An import that was decided on counts whole, whichever of its files were replaced already."""
    old = read_files(plan, report=Report())
    whole = {name: data.replace(b"676 462", b"676 463") for name, data in old.items()}
    whole["measures.toml"] = old["measures.toml"] + b"# imported\n"
    entry = journal_of(Journal(old=keep(plan, old), new=keep(plan, whole), line=b"{}\n"))
    (plan / "measures.toml").write_bytes(whole["measures.toml"])
    (plan / "log/journal.json").write_bytes(entry)
    act = published(plan)
    shown = {name: plan / "published" / act.id / "plan" / name for name in whole}
    assert {name: place.read_bytes() for name, place in shown.items()} == whole
    frozen(plan)
    assert Editions(plan).opened(ID).version == act.version


def test_publishing_and_freezing_at_once_end_well_and_have_one_version_each(plan):
    start = threading.Barrier(2)

    def publications():
        start.wait()
        for last in range(2, 6):
            edited(plan, f"676 46{last}", f"676 46{last + 1}")
            published(plan)

    def editions():
        start.wait()
        for number in range(4):
            frozen(plan, id=f"meeting-{number}", now=dt.datetime(2023, 5, 8, number, tzinfo=dt.UTC))

    with ThreadPoolExecutor(2) as pool:
        for one in [pool.submit(publications), pool.submit(editions)]:
            one.result()
    assert state(plan) == 4
    versions = {load_plan(plan).version, *(act.version for act in acts(plan))}
    assert [finding.error for finding in survey(plan, whole=True)] == [None] * 4
    opened = {Editions(plan).opened(f"meeting-{number}").version for number in range(4)}
    # The first of them may have been frozen before anything was edited.
    assert len(opened - versions) <= 1
