"""Presenting in a meeting: from the keyboard, on any screen, with questions, without network."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from tests.browser.pages import PHONE
from tests.browser.test_accessibility import faults

pytestmark = pytest.mark.browser

SMALL: ViewportSize = {"width": 1024, "height": 576}  # 1280 × 720 under a zoom of 125 %
HD: ViewportSize = {"width": 1920, "height": 1080}
CHART = "priority-elamyksellisyys"


def present(page: Page, query: str = "", language: str = "fi") -> None:
    page.goto(f"/{language}/present{query}")
    expect(page.locator("#stage.ready")).to_be_visible()


def title(page: Page) -> Locator:
    return page.locator(".slide:not([hidden]) .slide-head :is(h1, h2)")


def shown(page: Page) -> str:
    return str(page.evaluate("present.current().dataset.slide"))


def ask(page: Page, word: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(word)


def answered(page: Page) -> None:
    expect(page.locator("#answer .slide:not([hidden])")).to_be_visible()


@pytest.fixture
def stage(quiet: Page) -> Page:
    """The deck of Kokkola's plan in Finnish, at its beginning."""
    present(quiet)
    return quiet


# ------------------------------------------------------------------------------------------------- keys


def test_keys_lead_through_the_deck_and_the_address_follows(stage: Page):
    for key, n in (
        ("ArrowRight", 2),
        ("PageDown", 3),
        (" ", 4),
        ("Shift+ ", 3),
        ("ArrowLeft", 2),
        ("PageUp", 1),
        ("End", 20),
        ("Home", 1),
    ):
        stage.keyboard.press(key)
        expect(stage).to_have_url(re.compile(rf"\?slide={shown(stage)}$"))
        expect(stage.locator("#stage > .slide:not([hidden])")).to_have_count(1)
        expect(title(stage)).to_be_focused()
        expect(stage.locator("#live")).to_contain_text(f"Dia {n} / 20: {title(stage).inner_text()}")


def test_the_ends_of_the_deck_are_told(stage: Page):
    stage.keyboard.press("ArrowLeft")
    expect(stage.locator("#said")).to_have_text("Tämä on ensimmäinen dia.")
    stage.keyboard.press("End")
    expect(stage.locator("#said")).to_be_empty()
    stage.keyboard.press(" ")
    expect(stage.locator("#said")).to_have_text("Tämä on viimeinen dia.")


@pytest.mark.parametrize(
    ("query", "name"), [("?slide=8", CHART), (f"?slide={CHART}", CHART), ("?slide=20", "reading")]
)
def test_an_address_leads_to_its_slide_and_a_reload_returns_to_it(quiet: Page, query: str, name: str):
    present(quiet, query)
    assert shown(quiet) == name
    quiet.keyboard.press("ArrowLeft")
    before = shown(quiet)
    quiet.reload()
    expect(quiet.locator("#stage.ready")).to_be_visible()
    assert shown(quiet) == before != name


def test_buttons_do_what_keys_do(stage: Page):
    stage.get_by_role("button", name="Seuraava dia").click()
    expect(stage).to_have_url(re.compile("slide=year$"))
    stage.get_by_role("button", name="Edellinen dia").click()
    expect(stage).to_have_url(re.compile("slide=title$"))
    for name, dialog in (("Kysymys", "#question"), ("Valitse diat", "#choose"), ("Ohje", "#help")):
        stage.get_by_role("button", name=name, exact=True).click()
        expect(stage.locator(dialog)).to_be_visible()
        stage.keyboard.press("Escape")
        expect(stage.locator(dialog)).to_be_hidden()


def test_buttons_are_large_enough_to_hit(quiet: Page):
    quiet.set_viewport_size(SMALL)
    present(quiet)
    for box in quiet.locator(".bar .tool:visible, .code-button:visible").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().toJSON())"
    ):
        assert box["width"] >= 24
        assert box["height"] >= 24


def test_space_on_a_button_is_the_buttons(stage: Page):
    stage.get_by_role("button", name="Ohje").focus()
    stage.keyboard.press(" ")
    expect(stage.locator("#help")).to_be_visible()
    assert shown(stage) == "title"


def test_keys_can_be_switched_off_and_the_address_remembers(stage: Page):
    stage.keyboard.press("?")
    stage.get_by_role("checkbox", name="Pikanäppäimet").uncheck()
    stage.keyboard.press("Escape")
    stage.keyboard.press("ArrowRight")
    stage.keyboard.press("b")
    assert shown(stage) == "title"
    expect(stage.locator("#blank")).to_be_hidden()
    expect(stage).to_have_url(re.compile("keys=off"))
    stage.reload()
    expect(stage.locator("#stage.ready")).to_be_visible()
    stage.keyboard.press("End")
    assert shown(stage) == "title"
    stage.get_by_role("button", name="Seuraava dia").click()
    assert shown(stage) == "year"
    expect(stage).to_have_url(re.compile("keys=off"))


def test_shortcuts_of_the_browser_are_left_alone(stage: Page):
    for key in ("Control+l", "Alt+ArrowRight", "Control+b"):
        stage.keyboard.press(key)
    assert shown(stage) == "title"
    expect(stage.locator("html")).to_have_attribute("lang", "fi")
    expect(stage.locator("#blank")).to_be_hidden()


def test_a_blank_screen_comes_back_by_any_key(stage: Page):
    stage.keyboard.press("b")
    expect(stage.locator("#blank")).to_be_visible()
    expect(stage.locator("#blank")).to_have_css("background-color", "rgb(0, 0, 0)")
    stage.keyboard.press("ArrowRight")
    expect(stage.locator("#blank")).to_be_hidden()
    assert shown(stage) == "title"
    expect(title(stage)).to_be_focused()


def test_full_screen_is_entered_and_left(stage: Page):
    stage.keyboard.press("f")
    stage.wait_for_function("document.fullscreenElement !== null")
    stage.keyboard.press("f")
    stage.wait_for_function("document.fullscreenElement === null")


def test_escape_leaves_to_where_one_came_from(quiet: Page):
    quiet.goto("/fi/meeting?year=2021")
    quiet.get_by_role("link", name="Esitä").first.click()
    expect(quiet.locator("#stage.ready")).to_be_visible()
    quiet.keyboard.press("End")
    quiet.keyboard.press("Escape")
    expect(quiet).to_have_url(re.compile(r"/fi/meeting\?year=2021$"))


def test_escape_leads_to_the_overview_where_one_came_from_nowhere(quiet: Page):
    present(quiet, "?year=2021")
    quiet.keyboard.press("Escape")
    expect(quiet).to_have_url(re.compile(r"/fi/\?year=2021$"))


def test_a_code_can_be_enlarged(stage: Page):
    stage.keyboard.press("ArrowRight")
    stage.locator(".code-button:visible").click()
    expect(stage.locator("#code svg")).to_be_visible()
    expect(stage.locator("#code-address")).to_contain_text("/fi/")


def test_a_swipe_changes_the_slide(new_context: Callable[..., BrowserContext]):
    page = new_context(has_touch=True).new_page()
    present(page)
    swipe = """([from, to]) => {
      const touch = (x) => new Touch({identifier: 1, target: document.body, clientX: x, clientY: 300});
      const fire = (name, x, touches) => document.body.dispatchEvent(new TouchEvent(name,
        {bubbles: true, touches: touches ? [touch(x)] : [], changedTouches: [touch(x)]}));
      fire('touchstart', from, true);
      fire('touchend', to, false);
    }"""
    page.evaluate(swipe, [600, 300])
    assert shown(page) == "year"
    page.evaluate(swipe, [300, 600])
    assert shown(page) == "title"
    page.evaluate(swipe, [300, 320])
    assert shown(page) == "title"


# --------------------------------------------------------------------------------------------- questions

QUESTIONS = [
    ("lainat", (), "Kirjaston lainat: 676\u00a0462"),
    ("lainat", ("r",), "Kirjaston lainat asukasta kohti: 14,1"),
    ("asukasta kohti", ("v",), "Kirjastolainat asukasta kohti: 14,14"),
    ("asukasta kohti", ("t", "t"), "Kirjastolainat asukasta kohti"),
    ("tyottomyys", (), "Työttömyysaste"),
    ("VAKILUKU", ("t",), "Väkiluku"),
    ("nuorisop", (), "Liikkuva nuorisotyö, kesäkuu: yli 450"),
    ("kurssit", (), "607"),
    ("etsivan", (), "Etsivän nuorisotyön tavoittamat: 215"),
    ("henkea", ("t",), "Rikokset henkeä ja terveyttä vastaan"),
]


@pytest.mark.parametrize(("word", "keys", "told"), QUESTIONS)
def test_a_question_is_answered_in_at_most_three_keystrokes_after_its_word(stage: Page, word, keys, told):
    strokes = ("Enter", *keys)
    assert len(strokes) <= 3
    ask(stage, word)
    for key in strokes:
        stage.keyboard.press(key)
        answered(stage)
    expect(title(stage)).to_contain_text(told)
    table = stage.locator("#answer .slide:not([hidden]) .table-page:visible table")
    expect(table).not_to_have_count(0) if "t" in keys else expect(table).to_have_count(0)


def test_escape_returns_to_the_same_slide_and_then_leaves(quiet: Page):
    present(quiet, "?slide=8")
    ask(quiet, "lainat")
    quiet.keyboard.press("Enter")
    answered(quiet)
    expect(quiet).to_have_url(re.compile(f"slide={CHART}&answer=library-loans$"))
    quiet.keyboard.press("Escape")
    expect(quiet).to_have_url(re.compile(f"slide={CHART}$"))
    assert shown(quiet) == CHART
    expect(title(quiet)).to_be_focused()


def test_a_department_leads_through_its_indicators(stage: Page):
    ask(stage, "nuorisopalvelut")
    expect(stage.locator("#question-list li").first).to_contain_text("vastuualue")
    stage.keyboard.press("Enter")
    expect(stage.locator(".which")).to_contain_text("Nuorisopalvelut: mittari 1 / 2")
    stage.keyboard.press("ArrowRight")
    expect(title(stage)).to_contain_text("Venetsialaiset")
    stage.locator(".which select").select_option("0")
    expect(title(stage)).to_contain_text("kesäkuu")
    stage.keyboard.press("Escape")
    assert shown(stage) == "title"


def test_another_match_is_chosen_with_the_arrows_or_the_mouse(stage: Page):
    ask(stage, "kirjasto")
    second = stage.locator("#question-list li").nth(1)
    name = second.locator("span").first.inner_text()
    stage.keyboard.press("ArrowDown")
    expect(second).to_have_attribute("aria-selected", "true")
    expect(stage.locator("#question-field")).to_have_attribute("aria-activedescendant", "hit-1")
    second.click()
    answered(stage)
    expect(title(stage)).to_contain_text(name)


def test_nothing_found_is_told(stage: Page):
    ask(stage, "zzz")
    expect(stage.locator("#question-said")).to_contain_text("Ei osumia")
    stage.keyboard.press("Enter")
    expect(stage.locator("#question")).to_be_visible()


@pytest.mark.parametrize(
    ("word", "key", "said"),
    [
        ("vakiluku", "v", "Mittarilla ei ole muiden kuntien lukuja"),
        ("vakiluku", "r", "ei voi jakaa asukkaille"),
        ("", "v", "Tämä näppäin toimii kysymyksessä."),
        ("", "r", "Tämä näppäin toimii kysymyksessä."),
        ("", "t", "ei ole kuviota"),
    ],
)
def test_a_key_that_does_nothing_says_why(stage: Page, word: str, key: str, said: str):
    if word:
        ask(stage, word)
        stage.keyboard.press("Enter")
        answered(stage)
    stage.keyboard.press(key)
    expect(stage.locator("#said")).to_contain_text(said)


def test_peers_and_residents_are_shown_and_taken_back(stage: Page):
    ask(stage, "lainat")
    stage.keyboard.press("Enter")
    answered(stage)
    first = title(stage).inner_text()
    stage.keyboard.press("r")
    expect(stage.locator("#said")).to_have_text("Luvut ovat asukasta kohti.")
    expect(stage.locator(".slide:not([hidden]) .remarks")).to_contain_text("Väkiluku 2022")
    stage.keyboard.press("r")
    expect(title(stage)).to_have_text(first)


def test_a_table_of_a_slide_opens_and_closes(quiet: Page):
    present(quiet, f"?slide={CHART}")
    quiet.keyboard.press("t")
    expect(quiet.locator(".table-page:visible")).to_contain_text("14,14")
    expect(quiet.locator(".chart:visible")).to_have_count(0)
    quiet.keyboard.press("Escape")
    expect(quiet.locator(".chart:visible")).to_have_count(1)
    assert shown(quiet) == CHART


def test_a_line_of_a_slide_shows_its_indicator(quiet: Page):
    present(quiet, "?slide=rises")
    quiet.locator("a[data-ask]:visible").first.click()
    answered(quiet)
    quiet.keyboard.press("Escape")
    assert shown(quiet) == "rises"


# ------------------------------------------------------------------------------------------ another view


def test_the_next_language_shows_the_same_slide(quiet: Page):
    present(quiet, f"?slide={CHART}&year=2021")
    for language, told in (("sv", "Bibliotekslån"), ("en", "Library loans"), ("fi", "Kirjastolainat")):
        quiet.keyboard.press("l")
        expect(quiet.locator("html")).to_have_attribute("lang", language)
        expect(title(quiet)).to_contain_text(told)
        expect(title(quiet)).to_be_focused()
        assert shown(quiet) == CHART
        expect(quiet).to_have_url(re.compile(rf"/{language}/present\?.*year=2021"))
    quiet.keyboard.press("ArrowRight")
    expect(title(quiet)).to_be_visible()


def test_an_answer_changes_its_language_too(stage: Page):
    ask(stage, "vakiluku")
    stage.keyboard.press("Enter")
    answered(stage)
    stage.keyboard.press("l")
    expect(stage.locator("html")).to_have_attribute("lang", "sv")
    expect(title(stage)).to_contain_text("48\u00a0006")
    answered(stage)


def test_ten_minutes_are_counted_and_end_in_words(quiet: Page):
    quiet.clock.install()
    present(quiet)
    quiet.get_by_role("button", name="Ajastin 10 min").click()
    expect(quiet.locator("#timer")).to_have_text("10:00")
    quiet.clock.run_for(61_000)
    expect(quiet.locator("#timer")).to_have_text("8:59")
    quiet.keyboard.press("l")
    expect(quiet.locator("html")).to_have_attribute("lang", "sv")
    expect(quiet.locator("#timer")).to_have_text(re.compile("8:5"))
    quiet.clock.run_for(540_000)
    expect(quiet.locator("#timer")).to_have_text("Tiden är ute")
    expect(quiet.locator("#live")).to_have_text("Tiden är ute")
    quiet.get_by_role("button", name="Tidtagning 10 min").click()
    expect(quiet.locator("#timer")).to_be_hidden()


def test_the_window_of_notes_follows_and_leads(quiet: Page):
    present(quiet, f"?slide={CHART}")
    with quiet.context.expect_page() as opened:
        quiet.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("#now-title")).to_contain_text("Kirjastolainat")
    expect(notes.locator("#now-notes")).to_contain_text("Mitä mitataan")
    expect(notes.locator("#now-notes")).to_contain_text("Todennäköinen kysymys")
    expect(notes.locator("#now-next")).to_contain_text("Kävelyn ja pyöräilyn")
    quiet.keyboard.press("ArrowRight")
    expect(notes.locator("#now-number")).to_have_text("9 / 20")
    notes.keyboard.press("ArrowLeft")
    expect(notes.locator("#now-number")).to_have_text("8 / 20")
    assert shown(quiet) == CHART
    notes.get_by_role("button", name="Ajastin").click()
    expect(quiet.locator("#timer")).to_be_visible()
    expect(notes.locator("#timer")).to_have_text(re.compile(r"^(10:00|9:5\d)$"))
    ask(quiet, "vakiluku")
    quiet.keyboard.press("Enter")
    expect(notes.locator("#now-title")).to_contain_text("Väkiluku")
    quiet.keyboard.press("l")
    expect(notes.locator("html")).to_have_attribute("lang", "sv")


def test_slides_are_left_out_and_put_in_order_by_keyboard(stage: Page):
    stage.get_by_role("button", name="Valitse diat").focus()
    stage.keyboard.press("Enter")
    rows = stage.locator("#choose-list > li")
    boxes = rows.locator("input")
    for n in range(3, 20):
        boxes.nth(n).uncheck()
    rows.nth(2).get_by_role("button", name=re.compile("ylemmäs")).focus()
    stage.keyboard.press("Enter")
    expect(stage.locator("#choose-said")).to_have_text("Siirtyi kohtaan 2 / 20.")
    stage.keyboard.press("Enter")
    stage.get_by_role("button", name="Käytä valintaa").click()
    expect(stage).to_have_url(re.compile("slides=priority-lapsiystavallisyys,title,year"))
    expect(stage.locator("#said")).to_have_text("Dioja esityksessä: 3")
    assert shown(stage) == "title"
    expect(stage.locator(".slide:not([hidden]) .page-number")).to_have_text("2 / 3")
    stage.reload()
    expect(stage.locator("#stage.ready")).to_be_visible()
    assert stage.evaluate("present.slides().length") == 3
    stage.keyboard.press("Home")
    assert shown(stage) == "priority-lapsiystavallisyys"
    stage.get_by_role("button", name="Valitse diat").click()
    stage.get_by_role("button", name="Kaikki diat").click()
    assert stage.evaluate("present.slides().length") == 20
    assert "slides=" not in stage.url


def test_at_least_one_slide_has_to_be_chosen(stage: Page):
    stage.get_by_role("button", name="Valitse diat").click()
    for box in stage.locator("#choose-list input").all():
        box.uncheck()
    stage.get_by_role("button", name="Käytä valintaa").click()
    expect(stage.locator("#choose-said")).to_have_text("Valitse ainakin yksi dia.")
    expect(stage.locator("#choose")).to_be_visible()


def test_a_bad_address_is_told_until_it_is_read(quiet: Page):
    present(quiet, "?slides=title,nowhere")
    expect(quiet.locator("#notice")).to_contain_text("nowhere")
    quiet.keyboard.press("Escape")
    expect(quiet.locator("#notice")).to_be_hidden()
    expect(title(quiet)).to_be_focused()


# ----------------------------------------------------------------------------------------- without network


@pytest.fixture
def loose(new_context: Callable[..., BrowserContext]) -> Page:
    """A page on the stage whose failed requests are what the test is about."""
    page = new_context().new_page()
    present(page)
    return page


def test_loaded_slides_go_on_without_network_and_say_so(loose: Page):
    expect(loose.locator("#offline")).to_be_hidden()
    loose.context.set_offline(True)
    expect(loose.locator("#offline")).to_be_visible()
    expect(loose.locator("#offline")).to_contain_text("Diat jatkuvat siitä, mitä on jo ladattu.")
    for n in range(2, 21):
        loose.keyboard.press("ArrowRight")
        expect(loose.locator(".slide:not([hidden]) .page-number")).to_have_text(f"{n} / 20")
    drawn = "present.all('.chart').filter((one) => one.querySelector('.main-svg')).length"
    assert loose.evaluate(drawn) == 3
    loose.context.set_offline(False)
    expect(loose.locator("#offline")).to_be_hidden()


def test_questions_and_languages_fetched_before_are_answered_without_network(loose: Page):
    with loose.expect_response(lambda r: "/present/sickness-allowance?" in r.url, timeout=60_000):
        pass
    loose.wait_for_timeout(300)
    loose.context.set_offline(True)
    ask(loose, "lainat")
    loose.keyboard.press("Enter")
    answered(loose)
    loose.keyboard.press("Escape")
    loose.keyboard.press("l")
    expect(loose.locator("html")).to_have_attribute("lang", "sv")
    expect(loose.locator("#offline")).to_be_visible()


def test_what_cannot_be_had_is_told(loose: Page):
    loose.context.set_offline(True)
    loose.evaluate("present.ask({name: 'x', indicators: ['library-events']}, 0)")
    expect(loose.locator("#said")).to_contain_text("Mittaria ei saatu palvelimelta.")
    assert shown(loose) == "title"
    loose.keyboard.press("l")
    expect(loose.locator("#said")).to_contain_text("Toista kieltä ei saatu palvelimelta.")


def test_a_failing_server_is_noticed_and_its_return_too(loose: Page):
    loose.clock.install()
    loose.reload()
    loose.route("**/present/**", lambda route: route.abort())
    loose.evaluate("present.ask({name: 'x', indicators: ['library-events']}, 0)")
    expect(loose.locator("#offline")).to_be_visible()
    loose.clock.run_for(11_000)
    expect(loose.locator("#offline")).to_be_hidden()


# ------------------------------------------------------------------------------------------- phone, paper


def test_on_a_phone_the_slides_are_read_by_scrolling(quiet: Page):
    quiet.set_viewport_size(PHONE)
    present(quiet)
    assert quiet.locator("#stage > .slide:visible").count() == 20
    assert quiet.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(quiet.locator(".chart:visible:not(:has(.main-svg))")).to_have_count(0)
    sizes = "(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    assert min(quiet.locator(".chart text").evaluate_all(sizes)) >= 14
    quiet.keyboard.press("ArrowRight")
    assert "slide=" not in quiet.url
    quiet.get_by_role("link", name="Avaa tämä sivustolla").nth(7).click()
    expect(quiet).to_have_url(re.compile(f"/fi/{CHART.replace('-', '/', 1)}"))


def test_a_phone_is_led_to_the_slide_of_its_address(quiet: Page):
    quiet.set_viewport_size(PHONE)
    present(quiet, f"?slide={CHART}")
    expect(quiet.locator(f"#slide-{CHART} h2")).to_be_in_viewport()


def test_turning_the_screen_changes_between_stage_and_column(quiet: Page):
    present(quiet, "?slide=3")
    quiet.set_viewport_size(PHONE)
    expect(quiet.locator("#stage > .slide:visible")).to_have_count(20)
    quiet.set_viewport_size(SMALL)
    expect(quiet.locator("#stage > .slide:visible")).to_have_count(1)
    expect(quiet.locator("#stage > .slide:visible .main-svg").first).to_be_visible()


def test_paper_has_one_slide_a_page(stage: Page):
    paper = stage.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 20


# ------------------------------------------------------------------------------------------ accessibility


@pytest.fixture(params=["light", "dark"])
def lit(request: pytest.FixtureRequest, quiet: Page) -> Page:
    quiet.emulate_media(color_scheme=request.param)
    return quiet


def test_axe_finds_nothing_on_any_slide(lit: Page):
    present(lit)
    for n in range(20):
        assert faults(lit) == [], n
        lit.keyboard.press("ArrowRight")


@pytest.mark.parametrize(
    "keys",
    [
        "?",
        "/lainat",
        "/zzz",
        "/lainat>",
        "/lainat>t",
        "/lainat>r",
        "/nuorisopalvelut>",
        "/asukasta kohti>v",
        "b",
        "n-",
    ],
)
def test_axe_finds_nothing_in_what_opens(lit: Page, keys: str):
    present(lit, f"?slide={CHART}")
    for key in keys.rstrip("-"):
        lit.keyboard.press("Enter" if key == ">" else key)
        if key == ">":
            answered(lit)
    page = lit.context.pages[-1]
    page.wait_for_timeout(200)
    assert faults(page) == []


@pytest.mark.parametrize("name", ["Valitse diat", "Suurenna koodi"])
def test_axe_finds_nothing_in_the_other_dialogs(lit: Page, name: str):
    present(lit, "?slides=title,nowhere")
    assert faults(lit) == []
    lit.get_by_role("button", name=name).click()
    assert faults(lit) == []


def test_axe_finds_nothing_on_a_phone_and_in_the_notes(lit: Page):
    lit.set_viewport_size(PHONE)
    present(lit)
    assert faults(lit) == []
    lit.goto("/sv/present?notes=1")
    assert faults(lit) == []


def test_nothing_moves(stage: Page):
    moving = """[...document.querySelectorAll('*')].filter((one) => {
      const style = getComputedStyle(one);
      return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
    }).map((one) => one.outerHTML.slice(0, 80))"""
    assert stage.evaluate(moving) == []
