"""The coordinator's page: what is missing by department, every broken link, and no person's name."""

import re
import shutil
from datetime import UTC, date, datetime

import pytest

from dashboard.domain.round import LinkKind, Standing
from dashboard.factory import create_app
from dashboard.queries.broken_links import broken_links
from dashboard.queries.round import round_of
from dashboard.settings import Settings
from dashboard.store.draft import Draft
from dashboard.store.freeze import freeze
from dashboard.text.messages import load_words
from tests.pages.asking import DATA, LANGUAGES, ask, choose, of_type, plan, tables, text_of
from tests.queries.rounds import a_line, an_entry, log_line

WORDS = load_words()
PATH = "/en/coordinator"
TODAY = date(2024, 2, 1)


@pytest.fixture
def winter(monkeypatch):
    """The winter in which the figures of 2023 are gathered."""
    monkeypatch.setattr("dashboard.factory._today", lambda: TODAY)
    return create_app(Settings())


@pytest.fixture
def logged(tmp_path, monkeypatch):
    """The application of a plan with a change log."""
    monkeypatch.setattr("dashboard.factory._today", lambda: TODAY)
    folder = tmp_path / "plan"
    shutil.copytree(DATA / "kokkola", folder)
    (folder / "log").mkdir()
    entry = an_entry(a_line("library-loans · library · 2022"), department="library")
    (folder / "log" / "changes.jsonl").write_text(log_line(entry), encoding="utf-8")
    return create_app(Settings(plan="plan", data_folder=tmp_path))


def links(page):
    return [part["props"]["href"] for part in of_type(page, "A")]


def main_of(page):
    [main] = of_type(page, "Main")
    return main


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_choice_it_is_about_the_newest_year_that_is_over(winter, language):
    page = ask(winter, f"/{language}/coordinator")
    assert WORDS[language]("coordinator.usual_year", year=2023) in str(page)
    [table] = tables(main_of(page))
    found = round_of(plan("kokkola"), 2023, TODAY)
    assert [row[0] for row in table[1:]] == [d.department.name[language] for d in found.departments]
    assert [row[2] for row in table[1:]] == [str(len(d.lacking)) for d in found.departments]


def test_the_bar_says_in_words_which_year_it_is(winter):
    assert "year under review 2023" in text_of(ask(winter, PATH))
    assert "year under review 2022" in text_of(ask(winter, PATH, "?year=2022"))
    assert "year under review 2022" in text_of(ask(winter, "/en/"))


def test_a_year_chosen_is_followed(winter):
    page = text_of(main_of(ask(winter, PATH, "?year=2022")))
    assert "states of measures for 2022" in page
    found = choose(winter, "coordinator", PATH, year="2022")
    assert found["coordinator-choice"]["search"] == "?year=2022"


def test_every_broken_link_is_listed(winter):
    page = text_of(main_of(ask(winter, PATH)))
    found = broken_links(plan("kokkola"), 2023)
    for kind in LinkKind:
        own = [one for one in found if one.kind is kind]
        title = WORDS["en"](f"coordinator.link.{kind}", year=2023)
        assert (f"{title} ({len(own)})" in page) is bool(own)
        assert [one.id for one in own if one.name.get("en", "Swedish") not in page] == []


def test_a_department_alone_stands_open_with_its_own_links(winter):
    page = main_of(ask(winter, PATH, "?department=library"))
    opened = [part["props"].get("open", False) is not False for part in of_type(page, "Details")]
    assert opened == [True, *[False] * (len(opened) - 1)]
    [table] = tables(page)
    assert len(table) == 2
    assert WORDS["en"]("coordinator.link.source-without-licence") not in text_of(page)


def test_a_department_that_ended_leads_to_its_successor(winter):
    [table] = tables(main_of(ask(winter, PATH, "?department=soite")))
    assert table[1][0].startswith("Soite, wellbeing services county")


def test_days_are_public_and_persons_are_not(logged):
    page = ask(logged, PATH, "?year=2022")
    assert "12 Feb 2024" in text_of(page)
    assert not re.search("Liisa|Lainaaja|Kalle", str(page))


def test_a_plan_without_a_log_says_so_and_one_with_it_does_not(winter, logged):
    said = WORDS["en"]("coordinator.no_log")
    assert said in text_of(ask(winter, PATH))
    assert said not in text_of(ask(logged, PATH))


def test_everything_in_is_said_in_a_sentence(winter):
    page = text_of(main_of(ask(winter, PATH, "?year=2022&department=library")))
    assert "Everything for 2022 has come in." in page
    assert WORDS["en"](f"coordinator.standing.{Standing.MISSING}") + " (" not in page


def test_a_department_of_which_nothing_is_expected_has_no_table(winter):
    page = main_of(ask(winter, PATH, "?department=associations"))
    assert "Nothing is expected for 2023." in text_of(page)
    assert tables(page) == []


def test_things_lead_to_their_pages(winter):
    found = {href.partition("?")[0] for href in links(main_of(ask(winter, PATH)))}
    assert {"/en/indicator/library-loans", "/en/goals", "/en/about", PATH} <= found


def test_the_meeting_leads_here(winter):
    assert PATH in links(ask(winter, "/en/meeting"))


def test_an_edition_has_no_such_page_and_does_not_lead_to_one(tmp_path):
    folder = shutil.copytree(DATA / "kokkola", tmp_path / "plan")
    name = dict.fromkeys(LANGUAGES, "Kaupunginhallitus")
    draft = Draft(name=name, date=date(2023, 5, 8))
    edition = freeze(folder, draft, code_version="1", now=datetime(2023, 5, 1, tzinfo=UTC)).id
    app = create_app(Settings(plan="plan", data_folder=tmp_path))
    client = app.server.test_client()
    assert client.get("/en/coordinator").status_code == 200
    assert client.get(f"/en/edition/{edition}/coordinator").status_code == 404
    found = links(ask(app, f"/en/edition/{edition}/meeting"))
    assert found
    assert [href for href in found if "coordinator" in href] == []
