"""What is on the stage is in the address: a reload, a copied link and another language show the same."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboard.factory import create_app
from dashboard.settings import Settings
from dashboard.store.draft import Draft
from dashboard.store.freeze import freeze
from dashboard.text.messages import LANGUAGES
from tests.browser.pages import PHONE
from tests.browser.test_present import CHART, SMALL, answered, ask, present, shown, title
from tests.conftest import served
from tests.pages.asking import DATA

pytestmark = pytest.mark.browser

ANSWER = f"?slide={CHART}&answer=library-loans"


def again(page: Page) -> None:
    page.reload()
    expect(page.locator("#stage.ready")).to_be_visible()


def expect_address(page: Page, query: str) -> None:
    expect(page).to_have_url(re.compile(rf"^[^?]*{re.escape(query)}$"))


def expect_rate_of_library(page: Page) -> None:
    answered(page)
    expect(page.locator("#answer .slide:not([hidden])")).to_have_attribute("data-variant", "resident")


def test_an_answer_its_view_and_its_table_are_shown_again(quiet: Page):
    present(quiet, f"?slide={CHART}")
    ask(quiet, "lainat")
    quiet.keyboard.press("Enter")
    answered(quiet)
    quiet.keyboard.press("r")
    quiet.keyboard.press("t")
    expect_address(quiet, f"?slide={CHART}&answer=library-loans&view=resident&table=1")
    copied = urlsplit(quiet.url).query
    for open_again in (lambda: again(quiet), lambda: present(quiet, f"?{copied}")):
        open_again()
        expect_rate_of_library(quiet)
        expect(quiet.locator(".table-page:visible")).to_have_count(1)
        assert dict(part.split("=") for part in urlsplit(quiet.url).query.split("&")) == {
            "slide": CHART,
            "answer": "library-loans",
            "view": "resident",
            "table": "1",
        }
    quiet.keyboard.press("Escape")
    quiet.keyboard.press("Escape")
    assert shown(quiet) == CHART
    expect_address(quiet, f"?slide={CHART}")


def test_another_language_keeps_the_view_and_the_table(quiet: Page):
    present(quiet, f"{ANSWER}&view=resident&table=1")
    expect_rate_of_library(quiet)
    quiet.keyboard.press("l")
    expect(quiet.locator("html")).to_have_attribute("lang", "sv")
    expect(title(quiet)).to_contain_text("lån per invånare")
    expect_rate_of_library(quiet)
    expect(quiet.locator(".table-page:visible")).to_have_count(1)
    expect(title(quiet)).to_be_focused()


def test_an_open_table_of_a_slide_is_kept(quiet: Page):
    present(quiet, f"?slide={CHART}")
    quiet.keyboard.press("t")
    expect_address(quiet, f"?slide={CHART}&table=1")
    again(quiet)
    expect(quiet.locator(".table-page:visible")).to_contain_text("14,14")
    quiet.keyboard.press("l")
    expect(quiet.locator(".table-page:visible")).to_contain_text("utlåning")
    quiet.keyboard.press("ArrowRight")
    assert "table" not in quiet.url


def test_a_department_goes_on_after_a_reload_and_in_another_language(quiet: Page):
    present(quiet)
    ask(quiet, "nuorisopalvelut")
    quiet.keyboard.press("Enter")
    answered(quiet)
    quiet.keyboard.press("ArrowRight")
    expect(quiet.locator(".which")).to_contain_text("mittari 2 / 2")
    again(quiet)
    expect(quiet.locator(".which")).to_contain_text("Nuorisopalvelut: mittari 2 / 2")
    quiet.keyboard.press("l")
    expect(quiet.locator(".which")).to_contain_text("2 / 2")
    expect(quiet.locator("html")).to_have_attribute("lang", "sv")
    quiet.keyboard.press("ArrowRight")
    expect(quiet.locator("#said")).to_contain_text("Det här är den sista indikatorn:")
    quiet.keyboard.press("ArrowLeft")
    expect(quiet.locator(".which")).to_contain_text("1 / 2")


def test_a_question_that_is_being_typed_is_kept_until_it_is_closed(quiet: Page):
    present(quiet)
    ask(quiet, "lain")
    expect_address(quiet, "?slide=title&open=question&find=lain")
    again(quiet)
    expect(quiet.locator("#question-field")).to_be_focused()
    expect(quiet.locator("#question-field")).to_have_value("lain")
    expect(quiet.locator("#question-list li")).not_to_have_count(0)
    quiet.keyboard.press("Escape")
    expect_address(quiet, "?slide=title")


def test_a_view_that_an_indicator_does_not_have_is_told(quiet: Page):
    present(quiet, "?answer=library-loans-per-resident&view=resident")
    answered(quiet)
    expect(quiet.locator("#said")).to_contain_text("ei voi jakaa asukkaille")
    expect(quiet.locator("#notice")).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?answer=nowhere", "nowhere"),
        ("?of=nobody", "nobody"),
        ("?answer=library-loans&view=upside-down", "upside-down"),
        ("?slide=title&table=many", "many"),
        ("?open=door", "door"),
        ("?slides=,", "slides"),
        ("?slide=99", "99"),
    ],
)
def test_what_cannot_be_shown_is_told(quiet: Page, query: str, told: str):
    present(quiet, query)
    expect(quiet.locator("#notice")).to_contain_text(told)
    assert quiet.evaluate("present.slides()[present.index()].dataset.slide") == "title"


def test_a_phone_is_led_to_the_page_of_the_answer(quiet: Page):
    quiet.set_viewport_size(PHONE)
    quiet.goto(f"/fi/present{ANSWER}&year=2021")
    expect(quiet).to_have_url(re.compile(r"/fi/indicator/library-loans\?year=2021$"))


def test_a_turned_screen_shows_the_answer_again(quiet: Page):
    present(quiet, f"{ANSWER}&view=resident")
    expect_rate_of_library(quiet)
    quiet.set_viewport_size(PHONE)
    expect(quiet.locator("#stage > .slide:visible")).to_have_count(20)
    quiet.set_viewport_size(SMALL)
    expect_rate_of_library(quiet)


# ---------------------------------------------------------------------------------------------- editions


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with an edition of three slides, and the address of its presentation."""
    folder = tmp_path_factory.mktemp("data")
    shutil.copytree(DATA / "kokkola", folder / "plan")
    name = dict.fromkeys(LANGUAGES, "Kaupunginhallitus 8.5.2023")
    draft = Draft(name=name, date=date(2023, 5, 8), slides=("title", CHART, "rises"))
    edition = freeze(Path(folder / "plan"), draft, code_version="1", now=datetime(2023, 5, 2, tzinfo=UTC))
    for site in served(create_app(Settings(plan="plan", data_folder=folder)).server):
        yield f"{site}/fi/edition/{edition.id}/present"


def test_a_link_to_a_slide_shows_the_same_slide_of_an_edition(
    new_context: Callable[..., BrowserContext], frozen: str
):
    page = new_context().new_page()
    page.goto(re.sub("/edition/[^/]+", "", frozen))
    expect(page.locator("#stage.ready")).to_be_visible()
    while shown(page) != CHART:
        page.keyboard.press("ArrowRight")
    page.goto(f"{frozen}?{urlsplit(page.url).query}")
    expect(page.locator("#stage.ready")).to_be_visible()
    assert shown(page) == CHART
    expect(page.locator("#stage .slide:not([hidden]) .page-number")).to_have_text("2 / 3")
    ask(page, "lainat")
    page.keyboard.press("Enter")
    answered(page)
    again(page)
    answered(page)
    assert f"{urlsplit(frozen).path}?slide={CHART}&answer=library-loans" in page.url
