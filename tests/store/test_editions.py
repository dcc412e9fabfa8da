"""Editions as the site and the meeting ask for them: listed, opened, compared with today."""

import datetime as dt
import json
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.observation import Verdict
from dashboard.ingest.load import load_plan
from dashboard.ingest.problems import DataError, Place
from dashboard.queries.trend import trend
from dashboard.store import editions as module
from dashboard.store.editions import FORMATS, KEPT, Editions
from dashboard.store.faults import Tampered
from dashboard.store.layout import FORMAT
from dashboard.store.sums import sha256
from dashboard.text.messages import load_words
from dashboard.text.stamp import stamp_lines
from tests.store.plans import ID, NOW, ONE, TWO, changed, content, frozen

WORDS = load_words()


@pytest.mark.parametrize("folder", [ONE, TWO])
def test_an_edition_of_every_format_opens_and_says_who_it_is(folder):
    editions = Editions(folder)
    (edition,) = editions.listed()
    dataset = editions.opened(ID)
    assert dataset.edition == edition
    assert (edition.id, edition.frozen, edition.code_version) == (ID, "2023-05-08T06:12:30Z", "0.1.0")
    assert edition.name["sv"] == "Kommunstyrelsen 8.5.2023"
    assert edition.waivers[0].reason == "Keksitty suunnitelma testejä varten"
    assert {o.value for o in dataset.by_indicator["library-loans"] if o.year == 2022} == {676462}
    lines = stamp_lines(dataset, Filters(), WORDS["fi"])
    assert any(edition.short_hash in line and "8. toukokuuta 2023" in line for line in lines)
    assert any("Keksitty suunnitelma testejä varten" in line for line in lines)


def test_the_sample_editions_are_of_every_format_that_there_was():
    assert [Editions(folder).listed()[0].format for folder in (ONE, TWO)] == sorted(FORMATS)
    assert max(FORMATS) == FORMAT


def test_the_hash_of_a_sample_edition_is_the_one_in_the_minutes():
    assert Editions(ONE).listed()[0].hash.startswith("5e6e9605b4d5")
    assert Editions(TWO).listed()[0].hash.startswith("aef9f76fc533")


def test_statuses_are_those_of_the_meeting_whatever_the_rules_say_now(monkeypatch):
    def differently(*_, **__):
        raise AssertionError

    monkeypatch.setattr("dashboard.queries.trend.status", differently)
    dataset = Editions(TWO).opened(ID)
    found = {name: trend(dataset, name, Filters()).status for name in dataset.catalogue.indicators}
    assert found == dataset.judged
    assert found["library-loans"].verdict is Verdict.BETTER
    with pytest.raises(AssertionError):
        trend(dataset, "library-loans", Filters(year=2021))


def test_without_statuses_the_rules_of_today_judge():
    dataset = Editions(ONE).opened(ID)
    assert not dataset.judged
    assert trend(dataset, "library-loans", Filters()).status.verdict is Verdict.BETTER


def test_a_folder_without_editions_has_none(plan, tmp_path):
    for folder in (plan, tmp_path / "nowhere"):
        assert Editions(folder).listed() == ()
        with pytest.raises(KeyError):
            Editions(folder).opened(ID)


@pytest.mark.parametrize("ident", ["", "..", "../plan", ".lock", "register.csv", "nothing", f"{ID}/plan"])
def test_what_was_never_frozen_is_unknown(plan, ident):
    frozen(plan)
    with pytest.raises(KeyError):
        Editions(plan).opened(ident)


def test_editions_are_listed_by_date_then_by_moment(plan):
    later = frozen(plan, id="later", date=dt.date(2023, 5, 9))
    again = frozen(plan, id="again", date=dt.date(2023, 5, 8), now=NOW + dt.timedelta(hours=1))
    first = frozen(plan, id="first", date=dt.date(2023, 5, 8))
    assert Editions(plan).listed() == (first, again, later)


def test_the_list_is_read_anew_only_when_the_register_changes(plan, monkeypatch):
    editions = Editions(plan)
    assert editions.listed() == ()
    first = frozen(plan)
    assert editions.listed() == (first,)
    with monkeypatch.context() as patch:
        patch.setattr(module, "_listed", lambda _: pytest.fail("read again"))
        assert editions.listed() == (first,)
    second = frozen(plan, id="zz")
    assert editions.listed() == (first, second)


def watched(monkeypatch):
    """Return a list to which the id of every edition that is loaded is added."""
    loaded: list[str] = []
    original = module.opened

    def watching(folder, entry, *, standing):
        loaded.append(entry.id)
        return original(folder, entry, standing=standing)

    monkeypatch.setattr(module, "opened", watching)
    return loaded


def test_an_opened_edition_stays_loaded_and_at_most_eight_do(plan, monkeypatch):
    names = [f"e{number}" for number in range(KEPT + 1)]
    for name in names:
        frozen(plan, id=name)
    opened = watched(monkeypatch)
    editions = Editions(plan)
    first = editions.opened("e0")
    assert editions.opened("e0") is first
    for name in names[1:-1]:
        editions.opened(name)
    assert editions.opened("e0") is first
    editions.opened(names[-1])
    assert editions.opened("e0") is first
    assert opened == names
    editions.opened("e1")
    assert opened == [*names, "e1"]


def test_a_refused_edition_is_looked_at_again(plan):
    frozen(plan)
    editions, file = Editions(plan), plan / "editions" / ID / "plan/goals.toml"
    before = file.read_bytes()
    file.unlink()
    with pytest.raises(Tampered):
        editions.opened(ID)
    file.write_bytes(before)
    assert editions.opened(ID).edition


def test_many_threads_get_the_same_dataset_and_load_it_once(plan, monkeypatch):
    frozen(plan)
    loaded = watched(monkeypatch)
    editions, start = Editions(plan), threading.Barrier(8)

    def ask(_):
        start.wait()
        return editions.opened(ID), editions.listed()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(8)))
    assert len({id(dataset) for dataset, _ in found}) == 1
    assert {tuple(edition.id for edition in listed) for _, listed in found} == {(ID,)}
    assert loaded == [ID]


def rewritten(folder, change):
    """Rewrite an edition as another program might have, with all its numbers right."""
    edition = folder / "editions" / ID
    change(edition)
    files = {name: data for name, data in content(edition).items() if name != "SHA256SUMS"}
    sums = "".join(f"{sha256(files[name])}  {name}\n" for name in sorted(files))
    (edition / "SHA256SUMS").write_text(sums)
    old = Editions(TWO).listed()[0].hash
    changed(folder / "editions/register.csv", old, sha256(sums.encode()))


def record(**values):
    def change(edition):
        path = edition / "edition.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | values))

    return change


STRANGE = {
    "newer format": (record(format=99), "newer"),
    "no format": (record(format=None), "disagrees"),
    "other id": (record(id="x"), "disagrees"),
    "no date": (record(date="x"), "disagrees"),
    "other objection": (record(waivers=[{"objection": "x", "reason": ""}]), "disagrees"),
    "no record": (lambda e: (e / "edition.json").write_text("[]"), "disagrees"),
    "no json": (lambda e: (e / "edition.json").write_text("{"), "disagrees"),
    "no statuses": (lambda e: (e / "statuses.json").unlink(), "disagrees"),
    "statuses of no kind": (lambda e: (e / "statuses.json").write_text("[]"), "disagrees"),
    "other period": (
        lambda e: (e / "statuses.json").write_text(
            (e / "statuses.json").read_text().replace('"period": "2022"', '"period": "x"')
        ),
        "disagrees",
    ),
    "plan of no kind": (lambda e: (e / "plan/goals.toml").write_text("["), "not-loaded"),
    "no plan": (lambda e: shutil.rmtree(e / "plan"), "not-loaded"),
}


@pytest.mark.parametrize("strange", STRANGE)
def test_an_edition_that_this_version_cannot_read_is_refused(kept, strange):
    change, kind = STRANGE[strange]
    rewritten(kept, change)
    with pytest.raises(Tampered) as caught:
        Editions(kept).opened(ID)
    assert [fault.kind for fault in caught.value.faults] == [kind]
    for words in WORDS.values():
        assert caught.value.text(words)


def test_a_rule_that_became_stricter_does_not_close_old_editions(plan, monkeypatch):
    frozen(plan)

    def stricter(*_, report, **__):
        report.add("typed-figure", Place(file="narrative/2022/reading.fi.md"), value="12", data="13")

    monkeypatch.setattr("dashboard.ingest.load.check_figures", stricter)
    with pytest.raises(DataError):
        load_plan(plan)
    assert Editions(plan).opened(ID).edition
