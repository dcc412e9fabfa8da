"""An edition is the plan as a meeting saw it: unchanged, marked everywhere, refused when altered."""

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from dash import Dash

from dashboard.domain.edition import Edition, Objection, Waiver
from dashboard.factory import create_app
from dashboard.settings import Settings
from dashboard.store.draft import Draft
from dashboard.store.freeze import freeze
from dashboard.text.messages import load_words
from tests.pages.asking import DATA, LANGUAGES, ask, components, text_of

WORDS = load_words()
OLD, NEW = "676 462", "680 462"
SPACED = OLD.replace(" ", "\u00a0")


@dataclass(frozen=True, kw_only=True)
class Meetings:
    """A plan frozen twice, with a figure revised between and a measure finished after."""

    app: Dash
    folder: Path
    first: Edition
    second: Edition


def frozen(folder: Path, day: date, board: str) -> Edition:
    name = {"fi": f"{board} {day.day}.{day.month}.{day.year}", "sv": f"Styrelsen {day}", "en": f"Board {day}"}
    return freeze(
        folder, Draft(name=name, date=day), code_version="1", now=datetime(2026, 1, day.day, tzinfo=UTC)
    )


def replace_in(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def meetings(tmp_path_factory: pytest.TempPathFactory) -> Meetings:
    data = tmp_path_factory.mktemp("data")
    folder = Path(shutil.copytree(DATA / "kokkola", data / "plan"))
    first = frozen(folder, date(2023, 5, 8), "Kaupunginhallitus")
    replace_in(folder / "observations" / "annual-report-2022.csv", OLD, NEW)
    second = frozen(folder, date(2023, 6, 12), "Valtuusto")
    replace_in(folder / "measures.toml", 'state = "ongoing"', 'state = "done"')
    app = create_app(Settings(plan="plan", data_folder=data))
    return Meetings(app=app, folder=folder, first=first, second=second)


def inside(edition: Edition, path: str = "", language: str = "fi") -> str:
    return f"/{language}/edition/{edition.id}/{path}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edition_keeps_its_figures_when_the_plan_moves_on(meetings, language):
    path = "indicator/library-loans"
    old = text_of(ask(meetings.app, inside(meetings.first, path, language)))
    new = text_of(ask(meetings.app, f"/{language}/{path}"))
    kept, moved = (
        (SPACED, NEW.replace(" ", "\u00a0"))
        if language != "en"
        else (OLD.replace(" ", ","), NEW.replace(" ", ","))
    )
    assert kept in old
    assert moved not in old
    assert moved in new


@pytest.mark.parametrize("path", ["", "priority", "indicators", "goals", "about", "meeting", "changes"])
def test_name_date_and_hash_stand_on_every_page_of_an_edition_and_on_no_other(meetings, path):
    page = text_of(ask(meetings.app, inside(meetings.first, path)))
    for said in ("Kaupunginhallitus 8.5.2023", "8. toukokuuta 2023", meetings.first.short_hash):
        assert said in page
    if path not in {"meeting", "changes"}:
        assert meetings.first.short_hash not in text_of(ask(meetings.app, f"/fi/{path}"))


def test_every_link_of_an_edition_stays_in_it_but_the_one_to_the_live_data(meetings):
    page = ask(meetings.app, inside(meetings.second, "priority/elamyksellisyys"))
    links = {p["props"]["href"] for p in components(page) if p["type"] == "A"}
    out = {h for h in links if h.startswith("/") and f"/edition/{meetings.second.id}" not in h}
    assert out == {"/fi/"}
    client = meetings.app.server.test_client()
    for address in sorted(links - out):
        if address.startswith("/") and "/present" not in address:
            assert client.get(address).status_code == 200, address


def test_an_edition_has_one_form_of_its_address(meetings):
    client = meetings.app.server.test_client()
    answer = client.get(inside(meetings.first).rstrip("/") + "?year=2021")
    assert (answer.status_code, answer.location) == (301, f"{inside(meetings.first)}?year=2021")
    assert client.get(inside(meetings.first)).status_code == 200
    assert client.get("/fi/edition/no-such/").status_code == 404
    assert client.get("/fi/edition/no-such/data/plan.csv").status_code == 404
    title = client.get(inside(meetings.first)).get_data(as_text=True)
    assert "Kaupunginhallitus 8.5.2023</title>" in title


def test_a_choice_works_within_an_edition(meetings):
    page = ask(meetings.app, inside(meetings.first, "indicators"), "?q=kirjasto")
    assert meetings.first.short_hash in text_of(page)
    [table] = [p for p in components(page) if p["type"] == "Table"]
    assert len([p for p in components(table) if p["type"] == "Tr"]) < 20


def test_a_file_of_an_edition_says_which_one_it_is(meetings):
    client = meetings.app.server.test_client()
    old = client.get(inside(meetings.first, "data/library-loans.csv"))
    assert meetings.first.id in old.headers["Content-Disposition"]
    text = old.get_data().decode("utf-8-sig")
    assert meetings.first.short_hash in text
    assert "676462" in text.replace(" ", "")
    assert meetings.first.short_hash not in client.get("/fi/data/library-loans.csv").get_data(as_text=True)


def test_the_meeting_lists_editions_the_newest_first(meetings):
    page = ask(meetings.app, "/fi/meeting")
    [table] = [p for p in components(page) if p["type"] == "Table"]
    rows = [text_of(p) for p in components(table) if p["type"] == "Tr"][1:]
    assert [meetings.second.short_hash in rows[0], meetings.first.short_hash in rows[1]] == [True, True]


def test_without_editions_the_meeting_says_how_to_make_one(kokkola):
    assert WORDS["sv"]("meeting.none") in text_of(ask(kokkola, "/sv/meeting"))
    assert WORDS["en"]("changes.none") in text_of(ask(kokkola, "/en/changes"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_altered_edition_is_refused_with_the_file_that_was_altered(meetings, language, tmp_path):
    data = tmp_path / "data"
    folder = Path(shutil.copytree(meetings.folder, data / "plan"))
    altered = folder / "editions" / meetings.first.id / "plan" / "goals.toml"
    altered.write_bytes(altered.read_bytes() + b"\n")
    client = create_app(Settings(plan="plan", data_folder=data)).server.test_client()
    for path in ("", "indicators", "data/plan.csv"):
        answer = client.get(inside(meetings.first, path, language))
        assert answer.status_code == 409
        said = answer.get_data(as_text=True)
        assert WORDS[language]("meeting.altered_title") in said
        assert "goals.toml" in said
    assert client.get(inside(meetings.second, "", language)).status_code == 200
    assert client.get(f"/{language}/changes").status_code == 200


def test_a_page_tells_what_changed_since_the_last_meeting_and_since_any_other(meetings):
    last = text_of(ask(meetings.app, "/fi/changes"))
    assert "Valtuusto" in last
    assert WORDS["fi"]("measure.done") in last
    assert NEW.replace(" ", "\u00a0") not in last
    first = text_of(ask(meetings.app, f"/fi/changes/{meetings.first.id}"))
    assert f"{SPACED} → {NEW.replace(' ', chr(0xA0))}" in first
    between = text_of(ask(meetings.app, inside(meetings.second, "changes")))
    assert f"{SPACED} → {NEW.replace(' ', chr(0xA0))}" in between
    assert WORDS["fi"]("measure.done") not in between
    assert WORDS["fi"]("changes.none") in text_of(ask(meetings.app, inside(meetings.first, "changes")))
    client = meetings.app.server.test_client()
    assert client.get(inside(meetings.first, f"changes/{meetings.second.id}")).status_code == 404


def test_an_exception_is_printed_on_every_page_of_the_edition(tmp_path):
    folder = Path(shutil.copytree(DATA / "example", tmp_path / "plan"))
    reason = "Harjoittelu ennen kokousta"
    draft = Draft(
        name={"fi": "Harjoitus", "sv": "Övning", "en": "Rehearsal"},
        date=date(2025, 1, 2),
        waivers=(Waiver(objection=Objection.EXAMPLE, reason=reason),),
    )
    edition = freeze(folder, draft, code_version="1", now=datetime(2025, 1, 1, tzinfo=UTC))
    app = create_app(Settings(plan="plan", data_folder=tmp_path))
    for language in LANGUAGES:
        page = text_of(ask(app, inside(edition, "goals", language)))
        assert reason in page
        assert WORDS[language]("page.example_text") in page
