"""What was published is kept byte for byte, and readers get the newest that is whole."""

import json
import subprocess

import pytest

from dashboard.domain.publication import Handed, LossKind
from dashboard.ingest.load import load_plan
from dashboard.ingest.problems import DataError
from dashboard.store.publication.faults import PublicationError, Unconfirmed
from dashboard.store.publication.publish import publish, put_back
from dashboard.store.publication.source import Source
from tests.store.plans import content
from tests.store.publication.publishing import acts, edited, order, published, returned, seen

LOANS = "library-loans;;;2022;;676 462"


def test_a_snapshot_holds_the_plan_byte_for_byte_and_who_published_it(plan):
    before = dict(content(plan))
    act = published(plan, note="Vuoden 2022 luvut")
    # What is small in the sample is from now on kept beside its files.
    before["secrecy.csv"] = (plan / "secrecy.csv").read_bytes()
    folder = plan / "published" / act.id
    kept = content(folder)
    assert {name.removeprefix("plan/"): kept[name] for name in kept if name.startswith("plan/")} == before
    subprocess.run(["/usr/bin/sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    record = json.loads(kept["publication.json"])
    facts = {
        "by": "Minna Virtanen",
        "note": "Vuoden 2022 luvut",
        "published": "2024-03-01T06:12:30Z",
        "data_version": load_plan(plan).version,
        "code_version": "0.1.0",
    }
    assert facts.items() <= record.items()


def test_edits_are_not_seen_until_they_are_published(plan):
    first = published(plan)
    edited(plan, LOANS, "library-loans;;;2022;;676 463")
    assert seen(plan) == first.version != load_plan(plan).version
    second = published(plan)
    assert seen(plan) == second.version == load_plan(plan).version


def test_a_plan_that_was_never_published_is_served_from_its_files(plan):
    assert seen(plan) == load_plan(plan).version
    (plan / "published").mkdir()
    assert seen(plan) == load_plan(plan).version


def test_publishing_the_same_twice_writes_nothing(plan):
    published(plan)
    before = content(plan)
    assert publish(plan, order(note="uudelleen")).fresh is False
    assert content(plan) == before


def test_a_plan_with_errors_is_refused_with_all_of_them_and_readers_keep_the_old(plan):
    first = published(plan)
    edited(plan, "676 462", "paljon")
    edited(plan, "9,5", "vähän")
    with pytest.raises(DataError) as refused:
        published(plan)
    assert {problem.value for problem in refused.value.problems} >= {"paljon", "vähän"}
    assert [act.id for act in acts(plan)] == [first.id]
    assert seen(plan) == first.version


def test_going_back_is_an_act_of_its_own_and_so_is_coming_forth(plan):
    first = published(plan)
    edited(plan, LOANS, "library-loans;;;2022;;676 463")
    second = published(plan)
    back = returned(plan, first.id, by="Kalle Koodari", note="Väärä luku")
    assert (back.act, back.version, back.number) == (Handed.BACK, first.version, 3)
    assert seen(plan) == first.version
    assert put_back(plan, first.id, order()).fresh is False
    assert returned(plan, second.id).number == 4
    assert [act.by for act in acts(plan)][1:] == ["Minna Virtanen", "Kalle Koodari", "Minna Virtanen"]
    with pytest.raises(PublicationError, match="unknown nothing"):
        returned(plan, "nothing")


def test_nothing_is_gone_back_to_where_nothing_was_published(plan):
    with pytest.raises(PublicationError, match="unknown"):
        returned(plan, "0001-0123456789ab")
    assert not (plan / "published").exists()


def test_the_register_is_only_ever_added_to(plan):
    register = plan / "published/register.jsonl"
    first = published(plan)
    before = register.read_bytes()
    edited(plan, LOANS, "library-loans;;;2022;;676 463")
    published(plan)
    between = register.read_bytes()
    returned(plan, first.id)
    assert between.startswith(before)
    assert register.read_bytes().startswith(between)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("library-loans;;;2018;;noin 550 000;;;;;;;loans\n", "", LossKind.YEARS),
        ("outreach-persons;;;2022;sex=girls;207;;;;;;;persons\n", "", LossKind.ROWS),
        ("130 000 €", "1 300 000 €", LossKind.JUMP),
        ("676 462", "676 463", LossKind.CHANGED),
        ("noin 550 000", "550 000", LossKind.CHANGED),
    ],
)
def test_what_would_be_lost_needs_a_reason(plan, old, new, kind):
    first = published(plan)
    edited(plan, old, new)
    with pytest.raises(Unconfirmed) as refused:
        published(plan, confirmed="")
    assert kind in {loss.kind for loss in refused.value.losses}
    assert seen(plan) == first.version
    done = publish(plan, order(confirmed="Luku laskettiin kahdesti"))
    assert done.losses == refused.value.losses
    assert acts(plan)[-1].confirmed == "Luku laskettiin kahdesti"


def test_a_reason_for_a_loss_is_kept_only_where_something_was_lost(plan):
    published(plan)
    file = plan / "goals.toml"
    file.write_bytes(file.read_bytes() + b"# reviewed\n")
    assert published(plan, confirmed="Turha").confirmed == ""
    edited(plan, LOANS, "library-loans;;;2022;;676 463")
    assert published(plan, confirmed="Virhe").confirmed == "Virhe"


def test_a_text_that_is_gone_needs_a_reason(plan):
    published(plan)
    for file in (plan / "narrative/2022").glob("reading.*.md"):
        file.unlink()
    with pytest.raises(Unconfirmed) as refused:
        published(plan, confirmed="")
    assert [(loss.kind, loss.what, loss.detail) for loss in refused.value.losses] == [
        (LossKind.NARRATIVE, "reading", "2022")
    ]


@pytest.mark.parametrize(
    "wrong",
    [{"by": ""}, {"by": "a\nb"}, {"by": "x" * 121}, {"note": "a\nb"}, {"note": "."}, {"confirmed": "\u202e"}],
)
def test_an_order_that_cannot_be_written_down_is_refused(plan, wrong):
    with pytest.raises(PublicationError):
        published(plan, **wrong)
    assert not (plan / "published").exists()


def test_versions_that_pages_may_still_name_are_the_newest_three(plan):
    versions = []
    for last in range(2, 6):
        edited(plan, f"676 46{last}", f"676 46{last + 1}")
        versions.append(published(plan).version)
    source = Source(plan)
    assert [source.reachable(version) is not None for version in versions] == [False, True, True, True]
