"""What a reader does with the site, from the first page to the numbers in hand."""

import re
import threading
from collections.abc import Callable

import pytest
from dash import Dash
from playwright.sync_api import BrowserContext, Page, expect
from werkzeug.serving import make_server

from tests.browser.pages import EMPTY, LANGUAGES, MISSING, PATHS, expect_query, open_page, wait_until_drawn

pytestmark = pytest.mark.browser

YEAR = "#overview-year"
CONTENT = "#overview-content"
ANSWERS = "**/_dash-update-component"
ROWS = "main table.data tbody tr"


def choose(page: Page, selector: str, value: str) -> None:
    page.locator(selector).select_option(value)


def shown(page: Page) -> str:
    wait_until_drawn(page)
    return page.locator("main").inner_text()


# -------------------------------------------------------------------------------- the address is the view


def test_year_is_in_the_address_and_in_words(quiet: Page):
    open_page(quiet, "/fi/")
    expect(quiet.get_by_role("status")).to_contain_text("tarkasteluvuosi 2022")
    choose(quiet, YEAR, "2020")
    expect(quiet.get_by_role("status")).to_contain_text("tarkasteluvuosi 2020")
    expect(quiet.locator(CONTENT)).to_contain_text("vuonna 2020")
    expect_query(quiet, "year=2020")


def test_back_and_forward_restore_the_view(quiet: Page):
    open_page(quiet, "/fi/")
    before = shown(quiet)
    choose(quiet, YEAR, "2020")
    expect(quiet.get_by_role("status")).to_contain_text("tarkasteluvuosi 2020")
    after = shown(quiet)
    quiet.go_back()
    expect(quiet.get_by_role("status")).to_contain_text("tarkasteluvuosi 2022")
    expect(quiet.locator(YEAR)).to_have_value("-")
    expect_query(quiet, "")
    assert shown(quiet) == before
    quiet.go_forward()
    expect(quiet.get_by_role("status")).to_contain_text("tarkasteluvuosi 2020")
    expect(quiet.locator(YEAR)).to_have_value("2020")
    assert shown(quiet) == after


def test_reload_and_a_pasted_link_show_the_same(quiet: Page, new_context: Callable[..., BrowserContext]):
    open_page(quiet, "/fi/priority/elamyksellisyys")
    choose(quiet, "#priority-year", "2020")
    choose(quiet, "#priority-from", "2015")
    expect(quiet.get_by_role("status")).to_contain_text("2015")
    expect(quiet.get_by_role("status")).to_contain_text("tarkasteluvuosi 2020")
    expect_query(quiet, "from=2015&year=2020")
    before = shown(quiet)
    quiet.reload()
    assert shown(quiet) == before
    other = new_context().new_page()
    open_page(other, quiet.url)
    assert shown(other) == before


def test_department_narrows_to_its_indicators(quiet: Page):
    open_page(quiet, "/fi/indicators")
    everything = quiet.locator(ROWS).count()
    quiet.get_by_text("Valitse vastuualueet").click()
    quiet.get_by_role("checkbox", name="Kirjasto").check()
    expect(quiet.get_by_role("status")).to_contain_text("vastuualue Kirjasto")
    expect_query(quiet, "department=library")
    expect(quiet.locator(ROWS).nth(everything - 1)).to_have_count(0)
    departments = quiet.locator(f"{ROWS} td:nth-of-type(6)").all_inner_texts()
    assert departments
    assert set(departments) == {"Kirjasto"}
    expect(quiet.get_by_role("checkbox", name="Kirjasto")).to_be_visible()


def test_language_keeps_page_and_choice(quiet: Page):
    open_page(quiet, "/fi/priority/elamyksellisyys?year=2020&department=library")
    quiet.get_by_role("link", name="Svenska").click()
    expect(quiet.locator("html")).to_have_attribute("lang", "sv")
    wait_until_drawn(quiet)
    assert quiet.url.partition("/sv/")[2] == "priority/elamyksellisyys?year=2020&department=library"
    expect(quiet.locator("#priority-year")).to_have_value("2020")
    expect(quiet.get_by_role("status")).to_contain_text("2020")


def test_choice_made_here_goes_along_to_other_languages_and_pages(quiet: Page):
    open_page(quiet, "/fi/")
    choose(quiet, YEAR, "2020")
    expect(quiet.get_by_role("status")).to_contain_text("2020")
    links = quiet.locator(".site-header a").evaluate_all("(all) => all.map((one) => one.search)")
    assert set(links) == {"?year=2020"}


def test_reset_leads_back_to_the_whole(quiet: Page):
    open_page(quiet, "/fi/indicators?year=2020&q=kirjasto&status=worse")
    quiet.get_by_role("link", name="Palauta").first.click()
    expect(quiet.locator(ROWS)).not_to_have_count(0)
    wait_until_drawn(quiet)
    expect_query(quiet, "")
    expect(quiet.locator("#indicators-search")).to_have_value("")


@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_values_fall_back_with_a_remark(quiet: Page, language: str):
    open_page(quiet, f"/{language}/?year=1900&department=nowhere&colour=red&from=2021&to=2018")
    expect(quiet.locator(".shown .remark")).to_have_count(4)
    expect(quiet.locator(".priority-card")).to_have_count(4)
    expect(quiet.locator(YEAR)).to_have_value("-")
    expect(quiet.locator("#overview-from")).to_have_value("2018")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [MISSING, "priority/nowhere", "indicator/nowhere"])
def test_unknown_address_says_so_with_a_way_out(page: Page, language: str, path: str):
    answer = page.goto(f"/{language}/{path}")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_have_count(1)
    page.locator("main section").first.get_by_role("link").first.click()
    wait_until_drawn(page)
    assert page.url.endswith(f"/{language}/")


def test_two_readers_do_not_disturb_each_other(quiet: Page, new_context: Callable[..., BrowserContext]):
    other = new_context().new_page()
    open_page(quiet, "/fi/")
    open_page(other, "/sv/")
    choose(quiet, YEAR, "2020")
    choose(other, YEAR, "2021")
    expect(quiet.get_by_role("status")).to_contain_text("tarkasteluvuosi 2020")
    expect(other.get_by_role("status")).to_contain_text("2021")
    choose(quiet, "#overview-compare", "2019")
    expect(quiet.get_by_role("status")).to_contain_text("verrataan vuoteen 2019")
    expect_query(quiet, "year=2020&compare=2019")
    expect_query(other, "year=2021")


def test_quick_choices_all_arrive(quiet: Page):
    open_page(quiet, "/fi/")
    for year in ("2019", "2020", "2021"):
        choose(quiet, YEAR, year)
    choose(quiet, "#overview-from", "2015")
    expect(quiet.get_by_role("status")).to_contain_text("tarkasteluvuosi 2021")
    expect(quiet.get_by_role("status")).to_contain_text("2015")
    expect(quiet.locator(CONTENT)).to_contain_text("vuonna 2021")
    expect(quiet).to_have_url(re.compile("from=2015&year=2021$"))


# ------------------------------------------------------------------------------------- finding and taking


def test_link_is_copied(quiet: Page, context: BrowserContext):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(quiet, "/fi/?year=2020")
    quiet.get_by_role("button", name="Kopioi linkki").click()
    expect(quiet.locator(".copy-link")).to_have_text("Linkki kopioitu")
    assert quiet.evaluate("navigator.clipboard.readText()") == quiet.url
    expect(quiet.locator(".copy-link")).to_have_text("Kopioi linkki")


def test_two_presses_leave_the_button_its_name(quiet: Page, context: BrowserContext):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(quiet, "/fi/")
    button = quiet.locator(".copy-link")
    button.click()
    expect(button).to_have_text("Linkki kopioitu")
    button.click()
    expect(button).to_have_text("Kopioi linkki")


def test_search_finds_and_an_empty_one_leads_back(quiet: Page):
    open_page(quiet, "/fi/indicators")
    field = quiet.get_by_label("Hae mittaria")
    everything = quiet.locator(ROWS).count()
    field.fill("lainat")
    field.press("Enter")
    expect(quiet).to_have_url(re.compile("q=lainat"))
    expect(quiet.locator(ROWS).nth(everything - 1)).to_have_count(0)
    found = quiet.locator(ROWS).count()
    assert found > 0
    expect(quiet.locator("main caption")).to_have_text(re.compile(f"^{found} "))
    expect(field).to_be_focused()
    field.fill("zzz")
    field.press("Enter")
    expect(quiet.locator("main .message")).to_be_visible()
    quiet.locator("main .message a").click()
    expect(quiet.locator(ROWS)).to_have_count(everything)


def test_order_of_the_list_is_kept_in_the_address(quiet: Page):
    open_page(quiet, "/fi/indicators")
    choose(quiet, "#indicators-sort", "name")
    expect(quiet).to_have_url(re.compile("sort=name"))
    expect(quiet.locator(f"{ROWS} th a").first).to_have_text(re.compile("^A"))


@pytest.mark.parametrize("choice", ["", "?year=2020&department=city"])
def test_each_count_leads_to_a_list_of_that_many(quiet: Page, choice: str):
    open_page(quiet, f"/fi/{choice}")
    counts = quiet.locator(".tally a").evaluate_all("(all) => all.map((one) => [one.textContent, one.href])")
    assert counts
    wrong = {}
    for text, address in counts:
        open_page(quiet, address)
        rows = quiet.locator(ROWS).count()
        if rows != int(re.match(r"\d+", text)[0]):  # type: ignore[index]  # every count starts with its number
            wrong[address] = (text, rows)
    assert wrong == {}


def test_range_that_hides_a_series_offers_the_whole(quiet: Page):
    open_page(quiet, "/fi/indicator/dependency-ratio?from=2020&year=2022")
    expect(quiet.get_by_text("Valitut vuodet piilottavat koko sarjan.")).to_be_visible()
    quiet.get_by_role("link", name="Näytä koko sarja").click()
    expect(quiet.locator(".plot .main-svg").first).to_be_visible()
    wait_until_drawn(quiet)
    expect_query(quiet, "year=2022")


def test_data_of_the_choice_are_downloaded(quiet: Page):
    open_page(quiet, "/fi/")
    choose(quiet, YEAR, "2020")
    expect(quiet.get_by_role("status")).to_contain_text("2020")
    quiet.get_by_text("Lataa", exact=True).click()
    with quiet.expect_download() as waiting:
        quiet.get_by_role("link", name="Havainnot Exceliin (CSV)").click()
    assert waiting.value.suggested_filename.endswith(".csv")
    assert "year=2020" in waiting.value.url


# ----------------------------------------------------------------------------------- quiet, and when it fails


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_complains_or_asks_elsewhere(quiet: Page, language: str):
    for path in PATHS:
        open_page(quiet, f"/{language}/{path}")
        open_page(quiet, f"/{language}/{path}{EMPTY}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_the_data_are_still_there(new_context: Callable[..., BrowserContext], language: str):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"/{language}/")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("._dash-loading")).to_be_hidden()
    address = page.locator("noscript a").get_attribute("href")
    answer = page.request.get(str(address))
    assert answer.ok
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(answer.text().splitlines()) > 100


def test_reader_is_told_when_the_server_is_gone(page: Page, app: Dash):
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        open_page(page, f"http://127.0.0.1:{server.server_port}/fi/")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    choose(page, YEAR, "2020")
    expect(page.get_by_role("alert")).to_be_visible()


def test_reader_is_told_when_the_answer_does_not_come(page: Page):
    open_page(page, "/fi/")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.route(ANSWERS, lambda route: route.abort())
    choose(page, YEAR, "2020")
    told = page.get_by_role("alert")
    expect(told).to_be_visible()
    expect(told.locator("[lang=fi]")).to_be_visible()
    page.unroute(ANSWERS)
    choose(page, YEAR, "2021")
    expect(page.get_by_role("status")).to_contain_text("tarkasteluvuosi 2021")
    expect(told).to_be_hidden()


@pytest.mark.parametrize("status", [403, 500, 503])
def test_reader_is_told_when_the_server_fails(page: Page, status: int):
    page.route(ANSWERS, lambda route: route.fulfill(status=status, body=""))
    page.goto("/sv/")
    told = page.get_by_role("alert")
    expect(told).to_be_visible()
    page.unroute(ANSWERS)
    page.reload()
    wait_until_drawn(page)
    expect(page.get_by_role("alert")).to_have_count(0)
