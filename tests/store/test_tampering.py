"""Whatever is done to an edition afterwards is found, and the edition refused with the file named."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.store.editions import Editions
from dashboard.store.faults import Tampered
from dashboard.store.survey import looked_at, survey
from dashboard.text.messages import load_words
from tests.store.plans import ID, ONE, TWO, changed, content, copied, frozen

FILES = sorted(content(TWO / "editions"))
REGISTER = "register.csv"
WORDS = load_words()


def faults(folder):
    """Return kind and object of every fault that is found in the folder."""
    found = [(f.kind.value, f.what) for x in survey(folder, whole=True) if x.error for f in x.error.faults]
    return sorted(found)


def refused(folder):
    with pytest.raises(Tampered) as caught:
        Editions(folder).opened(ID)
    return sorted((fault.kind.value, fault.what) for fault in caught.value.faults)


def flip(folder, name, at):
    path = folder / "editions" / name
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= 1
    path.write_bytes(data)


def test_an_untouched_edition_is_intact(kept):
    (finding,) = survey(kept, whole=True)
    assert (finding.id, finding.error) == (ID, None)
    assert finding.edition == Editions(kept).opened(ID).edition


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("at", [0, -1, "middle"])
def test_a_byte_changed_in_any_file_is_found(kept, name, at):
    flip(kept, name, len((kept / "editions" / name).read_bytes()) // 2 if at == "middle" else at)
    found = faults(kept)
    assert found
    if name == REGISTER:
        return
    file = name.removeprefix(f"{ID}/")
    assert found == refused(kept) == [("changed", file)]
    for words in WORDS.values():
        with pytest.raises(Tampered) as caught:
            Editions(kept).opened(ID)
        assert file in caught.value.text(words)


@pytest.fixture(scope="module")
def trodden(tmp_path_factory):
    """A copy that a test may change if it restores it."""
    return copied(TWO, tmp_path_factory.mktemp("trodden") / "plan")


@given(at=st.integers(0, 10_000), value=st.integers(0, 255))
def test_any_other_byte_anywhere_in_the_register_is_found(trodden, at, value):
    path = trodden / "editions" / REGISTER
    before = path.read_bytes()
    after = bytearray(before)
    after[at % len(before)] = value
    path.write_bytes(after)
    try:
        assert bool(faults(trodden)) is (bytes(after) != before)
    finally:
        path.write_bytes(before)


@given(name=st.sampled_from(FILES), data=st.data())
def test_any_byte_taken_out_or_put_in_is_found(trodden, name, data):
    path = trodden / "editions" / name
    before = path.read_bytes()
    at = data.draw(st.integers(0, len(before)))
    more = data.draw(st.binary(min_size=1, max_size=3) | st.just(b""))
    path.write_bytes(before[:at] + (more + before[at:] if more else before[at + 1 :]))
    try:
        assert bool(faults(trodden)) is (path.read_bytes() != before)
    finally:
        path.write_bytes(before)


def link_to_copy(edition):
    target = edition.parent / ".elsewhere"
    (edition / "plan/goals.toml").rename(target)
    (edition / "plan/goals.toml").symlink_to(target)


def link_to_folder(edition):
    target = edition.parent / ".elsewhere"
    (edition / "plan/observations").rename(target)
    (edition / "plan/observations").symlink_to(target)


def folder_for_file(edition):
    (edition / "plan/goals.toml").unlink()
    (edition / "plan/goals.toml").mkdir()


def pipe_for_file(edition):
    (edition / "plan/goals.toml").unlink()
    os.mkfifo(edition / "plan/goals.toml")


def large_file(edition):
    with (edition / "plan/goals.toml").open("wb") as file:
        file.truncate(5_000_000_000)


def odd_name(edition):
    (edition / "plan" / os.fsdecode(b"\xff\n.csv")).write_text("x")


def file_for_folder(edition):
    shutil.rmtree(edition / "plan/narrative")
    (edition / "plan/narrative").write_text("x")


NARRATIVES = [f"plan/narrative/2022/reading.{language}.md" for language in ("en", "fi", "sv")]
DEEDS: dict[str, tuple[Callable[[Path], object], list[tuple[str, str]]]] = {
    "extra file": (lambda e: (e / "plan/x.csv").write_text("x"), [("extra", "plan/x.csv")]),
    "extra file beside": (lambda e: (e / ".hidden").write_text("x"), [("extra", ".hidden")]),
    "extra folder": (lambda e: (e / "plan/empty").mkdir(), [("extra", "plan/empty")]),
    "name no text": (odd_name, [("extra", "plan/\udcff\n.csv")]),
    "missing file": (lambda e: (e / "plan/goals.toml").unlink(), [("missing", "plan/goals.toml")]),
    "missing folder": (
        lambda e: shutil.rmtree(e / "plan/narrative"),
        [("missing", name) for name in NARRATIVES],
    ),
    "renamed": (
        lambda e: (e / "plan/goals.toml").rename(e / "plan/goal.toml"),
        [("extra", "plan/goal.toml"), ("missing", "plan/goals.toml")],
    ),
    "missing record": (lambda e: (e / "edition.json").unlink(), [("missing", "edition.json")]),
    "missing statuses": (lambda e: (e / "statuses.json").unlink(), [("missing", "statuses.json")]),
    "missing sums": (lambda e: (e / "SHA256SUMS").unlink(), [("missing", "SHA256SUMS")]),
    "link to the same": (link_to_copy, [("link", "plan/goals.toml")]),
    "link to a folder": (link_to_folder, [("link", "plan/observations")]),
    "link more": (lambda e: (e / "plan/y.csv").symlink_to(e / "SHA256SUMS"), [("link", "plan/y.csv")]),
    "folder for a file": (folder_for_file, [("not-a-file", "plan/goals.toml")]),
    "file for a folder": (
        file_for_folder,
        [("extra", "plan/narrative"), *[("missing", name) for name in NARRATIVES]],
    ),
    "pipe for a file": (pipe_for_file, [("not-a-file", "plan/goals.toml")]),
    "file of gigabytes": (large_file, [("changed", "plan/goals.toml")]),
    "all gone": (shutil.rmtree, [("missing", "SHA256SUMS")]),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_more_or_less_or_other_than_frozen_is_named(kept, deed):
    act, expected = DEEDS[deed]
    act(kept / "editions" / ID)
    assert faults(kept) == refused(kept) == sorted(expected)
    error = looked_at(kept, ID).error
    assert error is not None
    for words in WORDS.values():
        assert len(error.text(words).splitlines()) == len(expected)


def test_an_edition_that_is_a_link_is_refused(kept, tmp_path):
    (kept / "editions" / ID).rename(tmp_path / "elsewhere")
    (kept / "editions" / ID).symlink_to(tmp_path / "elsewhere")
    assert faults(kept) == [("link", "SHA256SUMS")]


def test_a_file_changed_together_with_the_sums_is_found(kept):
    """Whoever changes a file and counts anew is betrayed by the register."""
    twin = copied(kept, kept.parent / "twin")
    edition = twin / "editions" / ID
    changed(edition / "plan/goals.toml", "Lukeminen", "Laulaminen")
    old = (edition / "SHA256SUMS").read_text().splitlines()
    new = [line for line in old if "goals.toml" not in line]
    (edition / "SHA256SUMS").write_text("\n".join(new) + "\n")
    assert faults(twin) == [("changed", "SHA256SUMS")]


def test_one_edition_for_another_is_found(plan):
    frozen(plan)
    other = frozen(plan, id="council")
    editions = plan / "editions"
    shutil.rmtree(editions / ID)
    shutil.copytree(editions / other.id, editions / ID)
    assert faults(plan) == [("changed", "SHA256SUMS")]
    register = editions / REGISTER
    register.write_text(register.read_text().replace(f"{ID};", "x;").replace("council;", f"{ID};"))
    assert ("disagrees", "edition.json") in faults(plan)


def edited(folder, edit):
    path = folder / "editions" / REGISTER
    path.write_bytes(edit(path.read_bytes()))


LINES = {
    "other date": (lambda b: b.replace(b";2023-05-08;", b";2023-05-09;"), ["disagrees"]),
    "no date": (lambda b: b.replace(b";2023-05-08;", b";2023-05-38;"), ["not-finished", "register-line"]),
    "other moment": (lambda b: b.replace(b"06:12:30", b"06:12:31"), ["disagrees"]),
    "other hash": (lambda b: b.replace(b"Z;a", b"Z;b"), ["changed"]),
    "other id": (lambda b: b.replace(b"kunnan", b"kunnas"), ["missing", "not-finished"]),
    "id too long": (
        lambda b: b.replace(b"\n2023", b"\n" + b"a" * 81),
        ["not-finished", "register-line"],
    ),
    "no line end": (lambda b: b[:-1], ["not-finished", "register-line"]),
    "windows line ends": (
        lambda b: b.replace(b"\n", b"\r\n"),
        ["not-finished", "register-line", "register-line"],
    ),
    "other header": (lambda b: b.replace(b"hash", b"hush"), ["register-line"]),
    "twice": (lambda b: b + b.splitlines(keepends=True)[1], ["register-twice"]),
    "empty": (lambda _: b"", ["not-finished", "register-line", "register-line"]),
}


@pytest.mark.parametrize("edit", LINES)
def test_a_register_that_was_changed_is_found(kept, edit):
    act, expected = LINES[edit]
    edited(kept, act)
    assert [kind for kind, _ in faults(kept)] == expected


def test_a_register_that_is_gone_leaves_no_edition_that_is_shown(kept):
    (kept / "editions" / REGISTER).unlink()
    assert Editions(kept).listed() == ()
    assert refused(kept) == faults(kept) == [("not-finished", ID)]


def test_a_register_that_cannot_be_read_is_told(kept):
    (kept / "editions" / REGISTER).unlink()
    (kept / "editions" / REGISTER).mkdir()
    assert ("unreadable", REGISTER) in faults(kept)


def test_files_that_cannot_be_read_are_told(kept, monkeypatch):
    def denied(_):
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", denied)
        assert faults(kept) == [("not-finished", ID), ("unreadable", REGISTER)]
    with monkeypatch.context() as patch:
        read = Path.read_bytes
        patch.setattr(Path, "read_bytes", lambda p: denied(p) if p.suffix == ".toml" else read(p))
        patch.setattr(Path, "iterdir", denied)
        found = refused(kept)
    assert ("unreadable", "plan/goals.toml") in found
    assert {kind for kind, _ in found} == {"unreadable"}


def test_damage_to_one_line_leaves_the_other_editions_be(plan):
    frozen(plan)
    frozen(plan, id="council")
    path = plan / "editions" / REGISTER
    path.write_text(path.read_text().replace("council;", "Council;"))
    assert [edition.id for edition in Editions(plan).listed()] == [ID]
    assert Editions(plan).opened(ID).edition
    assert faults(plan) == [("not-finished", "council"), ("register-line", REGISTER)]


def test_a_changed_record_is_not_listed(kept):
    changed(kept / "editions" / ID / "edition.json", "Kunnanhallitus 8.5.2023", "Kunnanhallitus 9.5.2023")
    assert Editions(kept).listed() == ()
    assert [f.id for f in survey(kept, whole=False)] == [ID]


def test_an_edition_of_an_older_format_is_checked_as_strictly(tmp_path):
    folder = copied(ONE, tmp_path / "plan")
    flip(folder, f"{ID}/plan/goals.toml", 5)
    assert refused(folder) == [("changed", "plan/goals.toml")]
