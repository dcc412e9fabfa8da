"""Any earlier state comes back byte for byte, which is an act like any other."""

import json

import pytest

from dashboard.domain.changelog import Act
from dashboard.ingest.files import version_of
from dashboard.store.intake import IntakeRefused, files_of, propose, read_log, verify
from tests.store.intake.deliveries import (
    TODAY,
    accepted,
    delivery,
    figure,
    imported,
    measure,
    plan_files,
    restored,
    sound,
    text,
)
from tests.store.plans import changed

TEXTS = tuple(text("reading", 2023, code, f"Words {code}") for code in ("fi", "sv", "en"))


@pytest.fixture
def changed_plan(plan):
    """A plan with new figures, a new source, a changed measure and new texts, and its files before."""
    before = plan_files(plan)
    one = delivery(
        figure("library-loans", "2023", "700000"),
        figure("outreach-persons", "2022", "4", breakdown="sex=boys"),
        measures=(measure("open-library", state="done"),),
        texts=TEXTS,
        department="library",
        year=2023,
    )
    accepted(plan, propose(plan, [one], today=TODAY), reason="Vuoden luvut")
    return plan, before


def kinds(plan, state, **more):
    with pytest.raises(IntakeRefused) as error:
        restored(plan, state, **more)
    return [fault.kind for fault in error.value.faults]


def test_old_files_come_back_byte_for_byte_and_new_ones_go(changed_plan):
    plan, before = changed_plan
    assert plan_files(plan) != before
    restored(plan, 1)
    assert plan_files(plan) == before
    assert not (plan / "narrative/2023").exists()
    assert sound(plan)


def test_what_readers_were_shown_stays_known(changed_plan):
    plan, before = changed_plan
    (plan / "secrecy.csv").write_text("what readers were shown\n", encoding="utf-8")
    restored(plan, 1)
    assert plan_files(plan) == {**before, "secrecy.csv": b"what readers were shown\n"}
    assert sound(plan)


def test_a_restore_is_logged_and_can_be_taken_back(changed_plan):
    plan, _ = changed_plan
    after = plan_files(plan)
    entry = restored(plan, 1)
    assert (entry.number, entry.act, entry.reason) == (3, Act.RESTORE, "Väärä tiedosto")
    restored(plan, 2)
    assert plan_files(plan) == after
    assert [e.act for e in read_log(plan).entries] == [Act.EDIT, Act.IMPORT, Act.RESTORE, Act.RESTORE]


def test_a_state_is_found_by_its_data_version_too(changed_plan):
    plan, before = changed_plan
    restored(plan, version_of(before))
    assert plan_files(plan) == before


def test_the_log_tells_what_a_restore_changed_thing_by_thing(changed_plan):
    plan, _ = changed_plan
    told = {(line.item, line.what): (line.old, line.new) for line in restored(plan, 1).lines}
    assert told["indicator", "library-loans · library · 2023"] == ("700000", "")
    assert told["measure", "open-library · state"] == ("done", "ongoing")
    assert told["narrative", "reading · 2023 · fi"] == ("Words fi", "")
    assert ("file", "sources.toml") in told
    assert not [what for _, what in told if "sex=boys" in what]


def test_an_edit_by_hand_is_kept_before_it_is_restored_over(changed_plan):
    plan, before = changed_plan
    changed(plan / "goals.toml", 'fi = "Lukeminen"', 'fi = "Lukemisen ilo"')
    (plan / "events.toml").write_text("[[event]\nbroken")
    edited = plan_files(plan)
    restored(plan, 1)
    assert plan_files(plan) == before
    edit = read_log(plan).entries[-2]
    assert (edit.act, {line.what for line in edit.lines}) == (Act.EDIT, {"goals.toml", "events.toml"})
    assert files_of(plan, edit.number) == edited


def test_a_state_with_a_damaged_file_is_refused_by_its_name(changed_plan):
    plan, _ = changed_plan
    after = plan_files(plan)
    digests = json.loads((plan / "log/files" / read_log(plan).entries[0].state).read_bytes())
    kept = plan / "log/files" / digests["measures.toml"]
    kept.chmod(0o644)
    kept.write_bytes(b"x")
    assert kinds(plan, 1) == ["damaged-file"]
    assert plan_files(plan) == after
    assert verify(plan) != ()


def test_what_cannot_be_restored_is_refused(changed_plan):
    plan, _ = changed_plan
    assert kinds(plan, 9) == ["unknown-state"]
    assert kinds(plan, "0123456789ab") == ["unknown-state"]
    assert kinds(plan, 2) == ["empty"]
    assert kinds(plan, 1, reason=" ") == ["no-reason"]
    assert kinds(plan, 1, accepted_by="MAIJA") == ["same-person"]


def test_a_file_that_cannot_be_kept_is_not_written_over(changed_plan):
    plan, _ = changed_plan
    (plan / "targets.csv").unlink()
    (plan / "targets.csv").mkdir()
    assert kinds(plan, 1) == ["problems"]
    assert (plan / "targets.csv").is_dir()


def test_a_proposal_made_before_a_restore_is_not_accepted_after_it(changed_plan):
    plan, _ = changed_plan
    stale = propose(plan, [delivery(figure("library-loans", "2024", "1", source="made-up"))], today=TODAY)
    restored(plan, 1)
    with pytest.raises(IntakeRefused):
        accepted(plan, stale, reason="Syy")
    imported(plan, figure("library-loans", "2023", "5"))
    assert verify(plan) == ()
