"""The addresses of the presentation: what a document holds, in every language, and what it refuses."""

import json
import re
import shutil
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.domain.edition import Edition
from dashboard.factory import create_app
from dashboard.settings import Settings
from dashboard.store.draft import Draft
from dashboard.store.freeze import freeze
from dashboard.text.messages import LANGUAGES, load_words
from dashboard.web.present.asked import showing
from dashboard.web.present.routes import FOLDER, NOTES_SCRIPTS, SCRIPTS, STYLES
from tests.pages.asking import DATA, plan
from tests.web.conftest import ASSETS

WORDS = load_words()
SECTION = re.compile(r'<section [^>]*id="slide-([a-z0-9-]+)"[^>]*>')


@pytest.fixture(scope="session", params=["kokkola", "example"])
def site(request: pytest.FixtureRequest) -> FlaskClient:
    client: FlaskClient = create_app(Settings(plan=request.param)).server.test_client()
    return client


@pytest.fixture(scope="session")
def kokkola_site() -> FlaskClient:
    client: FlaskClient = create_app(Settings()).server.test_client()
    return client


def text_of(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.get_data(as_text=True)


def sections(text: str) -> dict[str, str]:
    """Return the tag of each slide by its id, in order."""
    return {found[1]: found[0] for found in SECTION.finditer(text)}


def shown(text: str) -> list[str]:
    return [name for name, tag in sections(text).items() if "data-out" not in tag]


def data(text: str, name: str):
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deck_is_one_document_in_the_language(site, language):
    text = text_of(site, f"/{language}/present")
    assert f'<html lang="{language}">' in text
    assert len(shown(text)) > 15
    assert text.count("<h1") == 1
    assert "{" not in re.sub(
        r"<script.*?</script>|data-[a-z]+=\"[^\"]*\"|<style>.*?</style>", "", text, flags=re.DOTALL
    )


def test_each_slide_has_a_code_a_stamp_and_its_number(kokkola_site):
    text = text_of(kokkola_site, "/fi/present")
    slides = re.split(r"(?=<section )", text.partition("</main>")[0])[1:]
    for n, slide in enumerate(slides, start=1):
        assert '<svg role="img" aria-label="QR-koodi osoitteeseen http://localhost/fi/' in slide
        assert f">{n} / {len(slides)}<" in slide
        assert "Aineiston versio" in slide


def test_a_slide_names_the_page_that_shows_the_same_under_the_same_choice(kokkola_site):
    text = text_of(kokkola_site, "/fi/present?year=2021")
    assert "localhost/fi/priority/elamyksellisyys?year=2021" in text
    assert 'href="/fi/goals?year=2021"' in text


def test_the_presenters_order_is_in_the_address(kokkola_site):
    text = text_of(kokkola_site, "/sv/present?slides=rises,title")
    assert shown(text) == ["rises", "title"]
    assert len(sections(text)) > 15
    assert 'data-rule="title,year,' in text


def test_unknown_slides_and_choices_are_told(kokkola_site):
    text = text_of(kokkola_site, "/en/present?slides=title,nowhere&slide=99&year=1800")
    for said in (
        "These slides in the address do not exist: nowhere.",
        "There is no slide 99",
        "1800",
    ):
        assert said in text


@pytest.mark.parametrize("query", ["", "?slide=3", "?slide=title", "?slides=title&keys=off", "?slide=１"])
def test_a_sound_address_has_no_remark(kokkola_site, query):
    text = text_of(kokkola_site, f"/fi/present{query}")
    hidden = re.search(r'<div [^>]*id="notice"[^>]*>', text)
    assert hidden
    assert (" hidden" in hidden[0]) is (query != "?slide=１")


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("slides", "title", ","),
        ("answer", "library-loans", "nowhere"),
        ("of", "library", "nobody"),
        ("view", "resident", "asleep"),
        ("table", "2", "two"),
        ("open", "question", "door"),
        ("keys", "off", "gone"),
        ("slide", "title-2", "nowhere"),
    ],
)
def test_a_bad_value_of_the_presentation_is_told_as_any_other(kokkola_site, key, good, bad):
    hidden = re.compile(r'<div [^>]*hidden[^>]*id="notice"')
    told = text_of(kokkola_site, f"/fi/present?{key}={bad}")
    assert not hidden.search(told)
    assert f"Osoitteen kohdassa ”{key}” on arvo ”{bad}”" in told or "Esitys alkaa alusta" in told
    assert hidden.search(text_of(kokkola_site, f"/fi/present?{key}={good}"))


def test_the_notes_tell_what_of_their_address_was_not_followed(kokkola_site):
    text = text_of(kokkola_site, "/en/present?notes=1&slides=title,nowhere&year=1800")
    assert "These slides in the address do not exist: nowhere." in text
    assert "1800" in text


def test_what_an_address_says_cannot_become_part_of_the_document(kokkola_site):
    text = text_of(kokkola_site, "/fi/present?slide=<script>x</script>&slides=<b>&year=%22%3E<i>")
    assert "<script>x" not in text
    assert "<b>" not in text
    assert "<i>" not in text


def test_too_many_fields_are_told_and_not_followed(kokkola_site):
    assert shown(text_of(kokkola_site, f"/fi/present?{'&'.join('a=1' for _ in range(700))}"))


def test_names_to_search_for_are_data_in_the_document(site):
    text = text_of(site, "/fi/present")
    index = data(text, "present-index")
    assert {one["subject"] for one in index} == {"indicator", "department"}
    assert all(one["name"] and one["indicators"] for one in index)


def test_every_word_that_a_script_says_is_in_the_document(kokkola_site):
    source = "".join(
        (ASSETS / name).read_text(encoding="utf-8") for name in {*SCRIPTS, *NOTES_SCRIPTS} if FOLDER in name
    )
    asked = set(re.findall(r'present\.word\((?:[a-z]+ \? )?"(\w+)"', source))
    asked |= set(re.findall(r'toggle\("\w+", "(\w+)", "(\w+)"\)', source)[0])
    words = data(text_of(kokkola_site, "/fi/present"), "present-words")
    assert asked <= words.keys()
    assert set(words) == {
        key.rpartition(".")[2] for key in WORDS["fi"].entries if key.startswith("present.said.")
    }


# ---------------------------------------------------------------------------------------------- answers


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_indicator_is_an_answer(site, language):
    for one in data(text_of(site, f"/{language}/present"), "present-index"):
        if one["subject"] == "indicator":
            text = text_of(site, f"/{language}/present/{one['indicators'][0]}")
            assert 'data-variant="peers"' in text
            assert one["name"] in unescape(text)


def test_an_answer_has_a_variant_for_each_key_or_says_why_not(kokkola_site):
    text = text_of(kokkola_site, "/fi/present/library-loans-per-resident")
    assert re.findall(r'data-variant="(\w+)"', text) == ["peers", "alone"]
    assert WORDS["fi"]("resident.no.not-a-count") in unescape(text)
    other = text_of(kokkola_site, "/fi/present/library-loans")
    assert re.findall(r'data-variant="(\w+)"', other) == ["peers", "resident"]
    assert WORDS["fi"]("present.no_peers") in unescape(other)


def test_an_answer_follows_the_choice_of_figures(kokkola_site):
    assert "2020" in text_of(kokkola_site, "/fi/present/library-loans-per-resident?year=2020&slide=4")


@pytest.mark.parametrize(
    "address",
    [
        "/de/present",
        "/fi/present/nowhere",
        "/fi/present/nowhere/at-all",
        "/fi/edition/none/present",
        "/fi/edition/none/present/library-loans",
    ],
)
def test_there_is_nothing_elsewhere(kokkola_site, address):
    assert kokkola_site.get(address).status_code == 404


# ----------------------------------------------------------------------------------------------- notes


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_can_be_read_whole_and_follow_the_choice_of_slides(site, language):
    text = text_of(site, f"/{language}/present?notes=1")
    assert f'<html lang="{language}">' in text
    assert WORDS[language]("slide.note.definition") in text
    few = text_of(site, f"/{language}/present?notes=1&slides=title,rises")
    assert few.count("<section>") == 2


# ---------------------------------------------------------------------------------------------- assets


def test_scripts_and_styles_are_files_with_versions(kokkola_site):
    text = text_of(kokkola_site, "/fi/present")
    for name in (*STYLES, *SCRIPTS):
        assert re.search(rf'="/assets/{re.escape(name)}\?v=[0-9a-f]+"', text), name
    assert re.findall(r"<script(?! defer| id=)", text) == []


def test_every_file_of_the_presentation_is_used():
    files = {path.name for path in (ASSETS / FOLDER).iterdir()}
    assert files == {
        name.removeprefix(FOLDER)
        for name in (*STYLES, *SCRIPTS, *NOTES_SCRIPTS, f"{FOLDER}notes.css")
        if FOLDER in name
    }


def test_no_page_of_the_site_loads_them(kokkola_site):
    assert "/assets/present/" not in text_of(kokkola_site, "/fi/")


def test_scripts_stay_small():
    for path in (ASSETS / FOLDER).glob("*.js"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 150, path.name


# --------------------------------------------------------------------------------------------- address


def test_what_is_about_the_presentation_is_set_apart_from_the_choice_of_figures():
    found = showing(
        "year=2021&slide=4&department=library&department=museum&slides=a,,b&notes=1", "https://x.fi/"
    )
    assert (found.slide, found.slides, found.notes) == ("4", ("a", "b"), True)
    assert found.filters == "year=2021&department=library&department=museum"
    assert (found.site, found.host) == ("https://x.fi", "x.fi")


def test_the_first_of_two_is_followed():
    assert showing("slide=1&slide=2", "").slide == "1"


# --------------------------------------------------------------------------------------------- editions


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> tuple[FlaskClient, Path, Edition]:
    """A plan of which a meeting saw other slides and another figure than there is now."""
    data_folder = tmp_path_factory.mktemp("data")
    folder = Path(shutil.copytree(DATA / "kokkola", data_folder / "plan"))
    name = dict.fromkeys(LANGUAGES, "Kaupunginhallitus 8.5.2023")
    draft = Draft(name=name, date=date(2023, 5, 8), slides=("year", "priority-elamyksellisyys"))
    edition = freeze(folder, draft, code_version="1", now=datetime(2023, 5, 2, tzinfo=UTC))
    report = folder / "observations" / "annual-report-2022.csv"
    report.write_text(report.read_text("utf-8").replace("676 462", "680 462"), encoding="utf-8")
    client: FlaskClient = create_app(Settings(plan="plan", data_folder=data_folder)).server.test_client()
    return client, folder, edition


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edition_is_presented_as_the_meeting_saw_it(meeting, language):
    client, _, edition = meeting
    text = text_of(client, f"/{language}/edition/{edition.id}/present")
    assert shown(text) == ["year", "priority-elamyksellisyys"]
    assert edition.short_hash in text
    assert f'data-answers="/{language}/edition/{edition.id}/present"' in text
    figures = {"fi": "676\u00a0462", "sv": "676\u00a0462", "en": "676,462"}
    assert figures[language] in unescape(text)
    answer = text_of(client, f"/{language}/edition/{edition.id}/present/library-loans")
    assert figures[language] in unescape(answer)
    assert edition.short_hash in answer
    assert figures[language] not in unescape(text_of(client, f"/{language}/present/library-loans"))
    assert edition.short_hash in text_of(client, f"/{language}/edition/{edition.id}/present?notes=1")


def test_the_other_languages_of_an_edition_are_the_editions(meeting):
    client, _, edition = meeting
    assert f'data-next="/sv/edition/{edition.id}/present"' in text_of(
        client, f"/fi/edition/{edition.id}/present"
    )


def test_an_altered_edition_is_not_presented(meeting):
    _, folder, edition = meeting
    altered = Path(shutil.copytree(folder, folder.with_name("altered")))
    file = next(path for path in sorted((altered / "editions" / edition.id).rglob("*.csv")))
    file.write_bytes(file.read_bytes() + b"\n")
    client = create_app(Settings(plan="altered", data_folder=altered.parent)).server.test_client()
    for address in ("present", "present/library-loans"):
        assert client.get(f"/fi/edition/{edition.id}/{address}").status_code == 409


def test_a_long_choice_is_only_hinted_at_where_it_would_have_to_be_typed(kokkola_site):
    departments = "&".join(f"department={name}" for name in plan("kokkola").catalogue.departments)
    text = unescape(text_of(kokkola_site, f"/fi/present?{departments}"))
    assert ">localhost/fi/priority/elamyksellisyys?…<" in text
    assert f"localhost/fi/priority/elamyksellisyys?{departments[:80]}" in text
