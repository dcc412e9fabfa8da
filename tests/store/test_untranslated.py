"""A plan without translations, frozen for a reason: every page stands and marks what it borrows."""

import re
import shutil

import pytest

from dashboard.domain.edition import Objection
from dashboard.factory import create_app
from dashboard.settings import Settings
from dashboard.store.editions import Editions
from dashboard.text.messages import load_words
from tests.pages.asking import DATA, ask, paths_of, text_of
from tests.store.plans import ID, copied, frozen, waiver

WORDS = load_words()
REASON = "Käännökset tulevat kokouksen jälkeen"
LANGUAGE = re.compile(r',\s*sv = "(?:[^"\\]|\\.)*"|^sv = "(?:[^"\\]|\\.)*"\n', re.MULTILINE)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The real plan without a word of Swedish, frozen."""
    data = tmp_path_factory.mktemp("data")
    plan = copied(DATA / "kokkola", data / "plan")
    for file in plan.glob("*.toml"):
        file.write_text(LANGUAGE.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
    for file in plan.glob("narrative/*/*.sv.md"):
        file.unlink()
    frozen(plan, waivers=(waiver(Objection.TRANSLATION, REASON),))
    shutil.copytree(DATA / "kokkola", plan, dirs_exist_ok=True)
    return data


@pytest.fixture(scope="module")
def app(data):
    return create_app(Settings(plan="plan", data_folder=data))


def test_every_text_is_there_and_marked(data):
    dataset = Editions(data / "plan").opened(ID)
    catalogue = dataset.catalogue
    for records in (catalogue.goals, catalogue.indicators, catalogue.departments, catalogue.measures):
        for record in records.values():
            assert record.name["sv"] == f"{record.name['fi']} (fi)"
    for narrative in dataset.narratives.values():
        assert narrative.text["sv"] == f"{narrative.text['fi']} (fi)"


def test_every_page_stands_in_the_language_that_is_missing(app, data):
    # The round goes on outside the meeting: an edition has no coordinator's page.
    paths = [p for p in paths_of(Editions(data / "plan").opened(ID), "sv") if "/coordinator" not in p]
    for path in paths:
        page = text_of(ask(app, path.replace("/sv/", f"/sv/edition/{ID}/", 1)))
        assert "(fi)" in page, path
        assert WORDS["sv"]("error.title") not in page
        assert REASON in page


def test_the_other_languages_and_the_live_plan_are_untouched(app):
    assert "(fi)" not in text_of(ask(app, f"/fi/edition/{ID}/goals"))
    assert "(fi)" not in text_of(ask(app, "/sv/goals"))
