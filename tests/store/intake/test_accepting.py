"""Accepting: what speaks against it, what it leaves in the plan and in its log."""

import json
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from dashboard.domain.changelog import Act
from dashboard.ingest.load import load_plan
from dashboard.store.intake import IntakeRefused, read_log, verify
from dashboard.text.messages import load_words
from tests.store.intake.deliveries import (
    TODAY,
    accepted,
    figure,
    imported,
    measure,
    plan_files,
    proposed,
    sound,
)
from tests.store.plans import changed, content

CSV = "observations/observations.csv"


def refused(plan, found, **more):
    before = content(plan)
    with pytest.raises(IntakeRefused) as error:
        accepted(plan, found, **more)
    assert content(plan) == before
    return [fault.kind for fault in error.value.faults]


@pytest.fixture
def new(plan):
    """A proposal that nothing speaks against."""
    return proposed(plan, figure("library-loans", "2023", "700000"), department="library", year=2023)


def test_what_was_proposed_is_in_the_plan_and_loads(plan, new):
    accepted(plan, new, reason="Vuoden luvut")
    dataset = load_plan(plan, today=TODAY)
    assert {o.period.key: o.value for o in dataset.by_indicator["library-loans"]}["2023"] == 700_000
    assert dataset.version == new.new.version
    assert sound(plan)


def test_the_entry_says_who_what_when_why_and_from_which_file(plan, new):
    entry = accepted(plan, new, reason=" Vuoden luvut ")
    assert read_log(plan).entries[-1] == entry
    assert (entry.act, entry.by, entry.accepted_by, entry.reason) == (
        Act.IMPORT,
        "Maija",
        "Ville",
        "Vuoden luvut",
    )
    assert (entry.when, entry.department) == ("2024-02-01T10:30:00Z", "library")
    assert (entry.before, entry.after) == (new.old.version, new.new.version)
    assert [file.name for file in entry.files] == ["delivered.xlsx"]
    (first, second) = entry.lines
    assert (first.item, first.what, first.old, first.new) == (
        "indicator",
        "library-loans · library · 2023",
        "",
        "700000",
    )
    assert (second.item, second.what) == ("file", "sources.toml")


def test_the_first_entry_keeps_the_plan_as_it_was_before(plan, new):
    accepted(plan, new, reason="Vuoden luvut")
    first, second = read_log(plan).entries
    assert (first.number, first.act, first.by, first.before) == (1, Act.EDIT, "", "")
    assert first.after == second.before == new.old.version


@pytest.mark.parametrize(
    ("by", "accepted_by"),
    [("Maija Meri", "Maija Meri"), ("Maija Meri", " maija  MERI "), ("Åsa", "A\u030asa")],
)
def test_nobody_accepts_what_they_delivered(plan, new, by, accepted_by):
    assert refused(plan, new, by=by, accepted_by=accepted_by, reason="Syy") == ["same-person"]


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        ({"by": " "}, ["no-name"]),
        ({"accepted_by": ""}, ["no-name"]),
        ({"by": "a\nb"}, ["bad-name"]),
        ({"by": "a" * 200}, ["bad-name"]),
        ({"reason": "one\ntwo"}, ["bad-reason"]),
        ({"reason": "."}, ["bad-reason"]),
        ({"reason": "2 024"}, ["bad-reason"]),
    ],
)
def test_names_and_reasons_are_one_line_that_says_something(plan, new, names, kinds):
    assert refused(plan, new, **{"reason": "Syy", **names}) == kinds


def test_nothing_is_no_act(plan):
    assert refused(plan, proposed(plan, figure("unemployment", "2022", "9,5"))) == ["empty"]


def test_a_revision_needs_a_reason_of_its_own_or_for_all(plan):
    bare = proposed(plan, figure("unemployment", "2022", "9,6"))
    assert refused(plan, bare) == ["open"]
    explained = proposed(plan, figure("unemployment", "2022", "9,6", reason="Tarkistettu tilastosta"))
    (line,) = accepted(plan, explained).lines
    assert (line.old, line.new, line.reason) == ("9,5", "9,6", "Tarkistettu tilastosta")


def test_the_reason_for_all_stands_at_each_thing_that_was_asked(plan):
    found = proposed(plan, figure("unemployment", "2022", "9,6"), figure("unemployment", "2021"))
    assert [line.reason for line in accepted(plan, found, reason="Sarja laskettiin uudelleen").lines] == [
        "Sarja laskettiin uudelleen"
    ] * 2


def test_a_plan_with_errors_to_come_is_refused_with_them(plan):
    found = proposed(plan, figure("library-loans", "2020", "610 000"))
    with pytest.raises(IntakeRefused) as error:
        accepted(plan, found, reason="Syy")
    assert [fault.kind for fault in error.value.faults] == ["problems"]
    for language, words in load_words().items():
        assert "delivered.xlsx" in error.value.text(words), language


def test_a_plan_that_changed_after_the_preview_is_left_alone(plan, new):
    changed(plan / CSV, "180;;;provisional", "181;;;provisional")
    before = plan_files(plan)
    with pytest.raises(IntakeRefused) as error:
        accepted(plan, new, reason="Syy")
    assert [fault.kind for fault in error.value.faults] == ["plan-changed"]
    assert plan_files(plan) == before


def test_of_two_who_accept_at_once_one_wins_whole_and_the_other_is_told(plan):
    found = [proposed(plan, figure("library-loans", "2023", str(700_000 + n))) for n in range(4)]
    start = threading.Barrier(4)

    def attempt(one):
        start.wait()
        try:
            return accepted(plan, one, reason="Syy").lines[0].new
        except IntakeRefused as error:
            return [fault.kind for fault in error.faults]

    with ThreadPoolExecutor(4) as pool:
        ends = list(pool.map(attempt, found))
    won = [end for end in ends if isinstance(end, str)]
    assert len(won) == 1
    assert [end for end in ends if end not in won] == [["plan-changed"]] * 3
    assert f";{won[0]};".encode() in plan_files(plan)[CSV]
    assert sound(plan)
    assert verify(plan) == ()


def test_an_edit_by_hand_is_logged_and_kept_before_anything_else(plan):
    imported(plan, figure("library-loans", "2023", "700000"))
    changed(plan / CSV, "180;;;provisional", "181;;;provisional")
    edited = plan_files(plan)
    imported(plan, figure("library-loans", "2024", "710000", source="made-up"))
    edit = read_log(plan).entries[-2]
    assert (edit.act, edit.by) == (Act.EDIT, "")
    assert [(line.item, line.old, line.new) for line in edit.lines] == [("indicator", "180", "181")]
    listed = json.loads((plan / "log/files" / edit.state).read_bytes())
    kept = {name: (plan / "log/files" / digest).read_bytes() for name, digest in listed.items()}
    assert kept == edited


def test_no_secret_figure_is_ever_in_the_log(plan):
    small = figure("outreach-persons", "2022", "4", breakdown="sex=boys", reason="Luku on 4, ei 3")
    found = proposed(plan, small)
    (line,) = accepted(plan, found).lines
    assert (line.old, line.new, line.reason) == ("suppressed", "suppressed", "Luku on …, ei …")
    found = proposed(plan, figure("outreach-persons", "2022", breakdown="sex=boys"))
    entry = accepted(plan, found, reason="Poikia ei ollut 4 vuonna 2022")
    assert entry.reason == "Poikia ei ollut … vuonna 2022"
    gone = read_log(plan).entries[-1].lines[0]
    assert (gone.old, gone.new) == ("suppressed", "")


def test_a_measure_is_logged_field_by_field(plan):
    found = proposed(plan, measures=(measure("open-library", state="done"),))
    assert [(line.item, line.what, line.old, line.new) for line in accepted(plan, found).lines] == [
        ("measure", "open-library · state", "ongoing", "done"),
        ("measure", "open-library · year", "2022", "2023"),
    ]


def test_files_keep_the_rights_they_had_and_kept_ones_are_read_only(plan, new):
    (plan / CSV).chmod(0o664)
    accepted(plan, new, reason="Syy")
    assert (plan / CSV).stat().st_mode & 0o777 == 0o664
    assert {path.stat().st_mode & 0o222 for path in (plan / "log/files").iterdir()} == {0}


def test_a_file_name_of_odd_bytes_can_be_logged(plan, new):
    odd = os.fsdecode(b"luvut\xff.xlsx")
    deliveries = (replace(new.proposal.deliveries[0], file=odd),)
    entry = accepted(plan, replace(new, proposal=replace(new.proposal, deliveries=deliveries)), reason="Syy")
    assert entry.files[0].name == odd
    assert read_log(plan).entries[-1] == entry
    assert sound(plan)
