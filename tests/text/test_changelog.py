"""The change log as people read it."""

from dataclasses import replace

import pytest

from dashboard.domain.changelog import Act, LoggedFile
from dashboard.ingest.load import load_plan
from dashboard.text.changelog import entry_lines
from dashboard.text.moments import moment
from tests.queries.rounds import a_line, an_entry
from tests.store.plans import SAMPLES
from tests.text.samples import LANGUAGES, WORDS


@pytest.fixture(scope="module")
def catalogue():
    return load_plan(SAMPLES / "good").catalogue


def told(entry, catalogue, language="fi"):
    lines = entry_lines(entry, catalogue=catalogue, words=WORDS[language])
    return " ".join(" ".join(line.text for line in lines).split())


ENTRY = replace(
    an_entry(
        a_line("library-loans · library · 2022", "noin 550000", "676462"),
        a_line("outreach-persons · youth-services · 2022 · sex=boys", "suppressed", "suppressed"),
        a_line("club-grant · youth-services · 2023-spring", "", "1200,50"),
        a_line("open-library · state", "ongoing", "done", item="measure"),
        a_line("open-library · text-sv", "", "Ny text", item="measure"),
        a_line("reading · 2022 · fi", "Ennen", "Jälkeen", item="narrative"),
        a_line("sources.toml", "aaa", "bbb", item="file"),
        department="library",
    ),
    reason="Vuoden luvut",
    files=(LoggedFile("kirjasto.xlsx", "0123456789abcdef" * 4),),
)


def test_an_entry_says_who_did_what_when_and_why(catalogue):
    said = told(ENTRY, catalogue)
    assert said.startswith(
        "1. 12.2.2024 klo 10.30, tuonti: Kirjasto Ilmoitti Liisa Lainaaja, hyväksyi Kalle Koordinaattori. "
        "Syy: Vuoden luvut kirjasto.xlsx (SHA-256 0123456789ab)"
    )
    for line in (
        "Lainat, 2022 noin 550 000 → 676 462",
        "Etsivän työn nuoret, 2022, Pojat salattu luku, jota ei näytetä",
        "Avustus, kevätlukukausi 2023 – → 1 200,50",
        "Omatoimikirjasto: tila käynnissä → tehty",
        "Omatoimikirjasto: kuvaus (ruotsi) – → Ny text",
        "2022, teksti (suomi) Ennen → Jälkeen",
        "lähteet (sources.toml) tiedosto muuttui",
    ):
        assert line in said


@pytest.mark.parametrize(
    ("language", "line"), [("sv", "cirka 550 000 → 676 462"), ("en", "about 550,000 → 676,462")]
)
def test_numbers_are_written_as_the_reader_does(catalogue, language, line):
    assert line in told(ENTRY, catalogue, language)


def test_a_line_has_its_own_reason_only_where_it_differs(catalogue):
    entry = replace(
        ENTRY,
        lines=(
            replace(ENTRY.lines[0], reason="Laskutapa korjattu"),
            replace(ENTRY.lines[2], reason="Vuoden luvut"),
        ),
    )
    said = told(entry, catalogue)
    assert said.count("Vuoden luvut") == 1
    assert said.count("Syy: Laskutapa korjattu") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_plan_things_go_by_their_ids(language):
    said = told(ENTRY, None, language)
    assert "library-loans · library · 2022" in said
    assert "open-library · state" in said


def test_what_the_plan_has_no_more_goes_by_its_id(catalogue):
    lines = (
        a_line("gone · nobody · 2020 · sex=others · elsewhere"),
        a_line("gone · shape", item="measure"),
        a_line("gone · 2020 · de", item="narrative"),
        a_line("what is this", item="indicator"),
    )
    said = told(replace(ENTRY, lines=lines), catalogue)
    assert "gone, 2020, nobody, sex=others, elsewhere" in said
    assert "gone: shape" in said
    assert "gone 2020, teksti (de)" in said
    assert "what is this" in said


def test_the_beginning_of_the_log_only_counts_the_files(catalogue):
    files = [a_line(name, item="file") for name in ("goals.toml", "plan.toml")]
    start = replace(an_entry(*files, act=Act.EDIT, by=""), before="")
    said = told(start, catalogue)
    assert "lähtötila" in said
    assert "lokin alkaessa: 2." in said
    assert "goals.toml" not in said
    assert "goals.toml" in told(replace(start, before="a"), catalogue)


def test_who_asks_for_a_restoration_has_not_delivered(catalogue):
    assert "Pyysi Liisa Lainaaja" in told(replace(ENTRY, act=Act.RESTORE), catalogue)


@pytest.mark.parametrize(
    ("when", "said"),
    [("2024-07-01T22:30:00Z", "2.7.2024 klo 1.30"), ("yesterday", "yesterday"), ("", "")],
)
def test_moments_are_those_of_finland(when, said):
    assert moment(when, WORDS["fi"]) == said


def test_what_the_program_kept_itself_is_no_edit_by_hand(catalogue):
    own = replace(an_entry(), act=Act.EDIT, before="0" * 12)
    said = told(own, catalogue)
    assert "ohjelman oma tallennus" in said
    assert "Suunnitelma ei muuttunut." in said
    assert "käsin" not in said
