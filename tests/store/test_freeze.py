"""What freezing keeps, and what it refuses."""

import datetime as dt
import hashlib
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.edition import Objection
from dashboard.ingest.load import load_plan
from dashboard.store.draft import id_of
from dashboard.store.editions import Editions
from dashboard.store.faults import FaultKind, Refused
from dashboard.store.layout import LONGEST_ID, is_id
from tests.store.plans import ID, NAME, SAMPLES, changed, content, copied, frozen, waiver

NARRATIVE = "narrative/2022/reading.{}.md"


def refused(plan, **facts):
    """Return what speaks against freezing, after making sure that nothing was written."""
    before = content(plan)
    with pytest.raises(Refused) as caught:
        frozen(plan, **facts)
    assert content(plan) == before
    assert not (plan / "editions").exists()
    return caught.value


def kinds(error):
    return [fault.kind for fault in error.faults]


def test_an_edition_says_when_it_was_frozen_for_what_and_by_what(plan):
    edition = frozen(plan, slides=("title", "year"))
    assert (edition.id, edition.name, edition.date) == (ID, NAME, dt.date(2023, 5, 8))
    assert (edition.frozen, edition.format, edition.code_version) == ("2023-05-08T06:12:30Z", 2, "0.1.0")
    assert (edition.slides, edition.waivers) == (("title", "year"), ())
    assert Editions(plan).listed() == (edition,)
    assert Editions(plan).opened(ID).edition == edition


def test_the_moment_is_kept_in_utc(plan):
    helsinki = dt.timezone(dt.timedelta(hours=3))
    assert frozen(plan, now=dt.datetime(2023, 5, 8, 1, tzinfo=helsinki)).frozen == "2023-05-07T22:00:00Z"


def test_the_plans_files_are_kept_byte_for_byte(plan):
    (plan / "README.md").write_text("not read")
    before = {name: data for name, data in content(plan).items() if name != "README.md"}
    frozen(plan)
    # What is small in the sample is from now on kept beside its files.
    before["secrecy.csv"] = (plan / "secrecy.csv").read_bytes()
    assert content(plan / "editions" / ID / "plan") == before


def test_the_hash_can_be_checked_without_this_program(plan):
    odd = "observations/Ö a\\b\nc.csv"
    (plan / odd).write_text("indicator;period;value\npopulation;2020;47 000\n")
    edition = frozen(plan)
    folder = plan / "editions" / ID
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],  # noqa: S607 - as whoever checks would call it
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(done.stdout.splitlines()) == len(content(folder)) - 1
    assert hashlib.sha256((folder / "SHA256SUMS").read_bytes()).hexdigest() == edition.hash
    assert Editions(plan).opened(ID).edition == edition


def test_nobody_writes_to_an_edition_by_mistake(plan):
    frozen(plan)
    files = [path for path in (plan / "editions" / ID).rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o222 for path in files} == {0}


def test_freezing_changes_nothing_of_the_live_plan(plan):
    before = load_plan(plan)
    frozen(plan)
    after = load_plan(plan)
    assert after.by_indicator == before.by_indicator
    assert after.narratives == before.narratives
    assert after.edition is None
    assert not after.judged


def test_an_edition_does_not_move_with_the_live_plan(plan):
    frozen(plan)
    before, opened = content(plan / "editions"), Editions(plan).opened(ID)
    changed(plan / "observations/observations.csv", "676 462", "700 000")
    with (plan / NARRATIVE.format("fi")).open("a") as file:
        file.write("\nLisäys.\n")
    again, live = Editions(plan).opened(ID), load_plan(plan)
    assert content(plan / "editions") == before
    assert again.version == opened.version != live.version
    assert again.by_indicator == opened.by_indicator != live.by_indicator
    assert again.narratives == opened.narratives != live.narratives
    assert again.judged == opened.judged
    assert again.observations.equals(opened.observations)


def test_the_same_plan_gives_the_same_hash_and_another_another(plan, tmp_path):
    twin = copied(plan, tmp_path / "twin")
    other = copied(plan, tmp_path / "other")
    changed(other / "goals.toml", "Lukeminen", "Lukeminen yhdessä")
    assert frozen(plan).hash == frozen(twin).hash != frozen(other).hash


def test_the_order_of_the_slides_is_part_of_the_hash(plan, tmp_path):
    twin = copied(plan, tmp_path / "twin")
    assert frozen(plan, slides=("a", "b")).hash != frozen(twin, slides=("b", "a")).hash


def test_each_freeze_adds_a_line_to_the_register(plan):
    first = frozen(plan)
    before = (plan / "editions/register.csv").read_bytes()
    second = frozen(plan, id="council")
    after = (plan / "editions/register.csv").read_bytes()
    assert after == before + f"council;2023-05-08;{second.frozen};{second.hash}\n".encode()
    assert before.decode().splitlines()[1] == f"{ID};2023-05-08;{first.frozen};{first.hash}"


def test_an_id_in_use_is_refused_and_the_edition_stays(plan):
    frozen(plan)
    before = content(plan)
    changed(plan / "goals.toml", "Lukeminen", "Lukeminen yhdessä")
    with pytest.raises(Refused) as caught:
        frozen(plan)
    assert kinds(caught.value) == [FaultKind.EXISTS]
    assert {n: d for n, d in content(plan).items() if n != "goals.toml"} == {
        n: d for n, d in before.items() if n != "goals.toml"
    }


def test_a_damaged_register_is_not_added_to(plan):
    frozen(plan)
    register = plan / "editions/register.csv"
    register.write_bytes(register.read_bytes()[:-1])
    with pytest.raises(Refused) as caught:
        frozen(plan, id="another")
    assert kinds(caught.value) == [FaultKind.REGISTER_LINE]


def test_example_figures_need_a_reason(tmp_path):
    plan = copied(SAMPLES / "good", tmp_path / "plan")
    assert kinds(refused(plan)) == [FaultKind.EXAMPLE]
    edition = frozen(plan, waivers=(waiver(Objection.EXAMPLE, "Koulutus"),))
    assert edition.waivers == (waiver(Objection.EXAMPLE, "Koulutus"),)
    assert Editions(plan).opened(ID).edition == edition


def test_a_text_that_contradicts_the_data_needs_a_reason(plan):
    with (plan / NARRATIVE.format("fi")).open("a") as file:
        file.write("\nVuosi oli vilkas: 666 462 lainaa.\n")
    error = refused(plan)
    assert kinds(error) == [FaultKind.CONTRADICTION]
    assert [(p.rule, p.row) for p in error.problems] == [("typed-figure", 5)]
    frozen(plan, waivers=(waiver(Objection.CONTRADICTION),))
    assert "666 462" in Editions(plan).opened(ID).narratives["reading", 2022].text["fi"]


def test_languages_that_refer_to_different_values_need_a_reason(plan):
    changed(plan / NARRATIVE.format("sv"), "{library-loans@2022}", "{library-loans@2022|number}")
    assert kinds(refused(plan)) == [FaultKind.CONTRADICTION]


def drop_name(plan):
    changed(plan / "goals.toml", ', sv = "Läsning"', "")


def blank_name(plan):
    changed(plan / "goals.toml", 'sv = "Läsning"', 'sv = " "')


def drop_report(plan):
    (plan / NARRATIVE.format("sv")).unlink()


def copy_text(plan):
    changed(
        plan / "indicators.toml",
        'fi = "Keksitty luku Lainat.", sv = "Påhittad siffra Lån."',
        'fi = "Keksitty luku Lainat.", sv = "Keksitty luku Lainat."',
    )


@pytest.mark.parametrize("spoil", [drop_name, blank_name, drop_report, copy_text])
def test_a_missing_translation_needs_a_reason(plan, spoil):
    spoil(plan)
    error = refused(plan)
    assert kinds(error) == [FaultKind.TRANSLATION]
    assert len(error.problems) == 1
    assert frozen(plan, waivers=(waiver(Objection.TRANSLATION),)).waivers


def test_a_missing_translation_is_shown_in_another_language_and_marked(plan):
    drop_name(plan)
    drop_report(plan)
    frozen(plan, waivers=(waiver(Objection.TRANSLATION),))
    opened = Editions(plan).opened(ID)
    assert opened.catalogue.goals["reading"].name["sv"] == "Lukeminen (fi)"
    texts = opened.narratives["reading", 2022].text
    assert texts["sv"] == texts["fi"] + " (fi)"
    assert texts["en"].endswith(".")


def test_all_that_speaks_against_it_is_told_at_once(plan):
    drop_report(plan)
    changed(plan / "plan.toml", 'origin = "real"', 'origin = "example"')
    with (plan / NARRATIVE.format("fi")).open("a") as file:
        file.write("\n666 462 lainaa\n")
    error = refused(plan, id="Bad Id", slides=("no slide",))
    wanted = {"example", "contradiction", "translation", "bad-id", "bad-slide"}
    assert set(kinds(error)) == wanted
    assert {problem.rule for problem in error.problems} == {"typed-figure", "narrative-language"}


def test_a_reason_excuses_only_its_own_objection(plan):
    drop_report(plan)
    error = refused(plan, waivers=(waiver(Objection.CONTRADICTION),))
    assert set(kinds(error)) == {FaultKind.TRANSLATION, FaultKind.NOT_NEEDED}


@pytest.mark.parametrize("objection", Objection)
def test_a_reason_that_is_not_needed_is_refused(plan, objection):
    error = refused(plan, waivers=(waiver(objection),))
    assert [(f.kind, f.what) for f in error.faults] == [(FaultKind.NOT_NEEDED, objection)]


@pytest.mark.parametrize("reason", ["", "  ", "one\ntwo", "-", "x" * 501, "hid\u202eden"])
def test_a_reason_must_say_something(plan, reason):
    drop_report(plan)
    error = refused(plan, waivers=(waiver(Objection.TRANSLATION, reason),))
    assert kinds(error) == [FaultKind.BAD_REASON]


def test_one_objection_has_one_reason(plan):
    drop_report(plan)
    waivers = (waiver(Objection.TRANSLATION), waiver(Objection.TRANSLATION, "Toinen"))
    assert kinds(refused(plan, waivers=waivers)) == [FaultKind.TWICE_ALLOWED]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("goals.toml", 'id = "reading"', 'id = "Reading"'),
        ("observations/observations.csv", "676 462", "x"),
        ("goals.toml", '{ fi = "Lukeminen", sv = "Läsning", en = "Reading" }', '{ fi = "", sv = "" }'),
        (NARRATIVE.format("fi"), "{library-loans@2022}", "{library-loans@2002}"),
        ("plan.toml", "format = 1", "format = 2"),
    ],
)
def test_no_reason_excuses_another_error(plan, file, old, new):
    changed(plan / file, old, new)
    error = refused(plan, waivers=tuple(map(waiver, Objection)))
    assert kinds(error) == [FaultKind.INVALID]
    assert error.problems


def test_a_folder_that_is_no_plan_is_refused(tmp_path):
    (tmp_path / "plan").mkdir()
    error = refused(tmp_path / "plan")
    assert kinds(error) == [FaultKind.INVALID]
    assert {p.rule for p in error.problems} == {"missing-file"}


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 121, "a\u200bb", "a\x00b"])
def test_a_name_must_be_one_that_can_be_printed(plan, name):
    assert FaultKind.BAD_NAME in kinds(refused(plan, name={**NAME, "sv": name}))


def test_a_name_in_every_language_is_needed(plan):
    assert kinds(refused(plan, name={"sv": "Styrelsen"})) == [FaultKind.BAD_NAME]


@pytest.mark.parametrize("ident", ["../x", "/x", "A", "a--b", "-a", "ä", ".a", "a" * 81, "a\n", "con."])
def test_an_id_is_only_small_letters_digits_and_single_hyphens(plan, ident):
    assert kinds(refused(plan, id=ident)) == [FaultKind.BAD_ID]


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Kaupunginhallitus 8.5.2023", "2023-05-08-kaupunginhallitus"),
        ("Kaupunginhallitus 08.05.2023 § 12", "2023-05-08-kaupunginhallitus-12"),
        ("Kaupunginhallitus 8. 5. 2023", "2023-05-08-kaupunginhallitus"),
        ("2023-05-08 Hyvinvointiryhmä", "2023-05-08-hyvinvointiryhma"),
        ("Valtuusto, talousarvio 9.5.2023", "2023-05-08-valtuusto-talousarvio-9-5-2023"),
        ("Åbo ÖST œuvre", "2023-05-08-abo-ost-uvre"),
        ("8.5.2023", "2023-05-08"),
        ("会议", "2023-05-08"),
    ],
)
def test_an_id_is_made_of_date_and_name(name, ident):
    assert id_of(name, dt.date(2023, 5, 8)) == ident


@given(st.text(max_size=200), st.dates(min_value=dt.date(1900, 1, 1)))
def test_every_id_that_is_made_is_an_id(name, day):
    ident = id_of(name, day)
    assert is_id(ident)
    assert len(ident) <= LONGEST_ID
    assert ident.startswith(day.isoformat())
