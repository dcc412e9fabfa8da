"""Every page in every language under choices nobody would make: no failed card, nothing changed."""

from collections import Counter
from urllib.parse import urlencode

import pytest
from pandas.testing import assert_frame_equal

from dashboard.factory import create_app
from dashboard.settings import Settings
from dashboard.store.publication.source import Choice, Found, Source
from dashboard.text.messages import load_words
from tests.pages.asking import LANGUAGES, ask, choose, components, paths_of, plan, tables, text_of

WORDS = load_words()
FAILED = {WORDS[language]("error.title") for language in LANGUAGES}


def extremes(data):
    """Choices at the edges of what can be chosen, and past them."""
    first, last = data.years
    departments = list(data.catalogue.departments)
    return [
        "",
        f"?year={first}",
        f"?year={last}&compare={first}",
        f"?from={last}&to={last}",
        f"?from={last}&to={first}",
        f"?from={first}&to={first}&year={first}",
        "?" + urlencode([("department", d) for d in departments]),
        f"?department={departments[-1]}&year={last}",
        "?year=1e9&from=-1&to=2022.0&compare=abc&department=&q=%00&priority=x&status=x&sort=x&x=%3Cscript%3E",
        "?" + urlencode({"q": "zzz", "status": "worse", "sort": "name"}),
    ]


KINDS = (
    ("overview", ""),
    ("priorities", "priority"),
    ("priority", "priority/elamyksellisyys"),
    ("indicators", "indicators"),
    ("indicator", "indicator/library-loans"),
    ("goals", "goals"),
    ("meeting", "meeting"),
    ("changes", "changes"),
    ("coordinator", "coordinator"),
    ("about", "about"),
)


def first_of_each_kind(data, language):
    items = (
        ("priority", next(iter(data.catalogue.priorities))),
        ("indicator", next(iter(data.catalogue.indicators))),
    )
    names = [
        "",
        "priority",
        "indicators",
        "goals",
        "coordinator",
        "about",
        *("/".join(item) for item in items),
    ]
    return [f"/{language}/{name}" for name in names]


def test_no_choice_breaks_a_card_or_changes_the_data(either, monkeypatch):
    name, _ = either
    kept = plan(name)
    monkeypatch.setattr(Source, "choose", lambda _: Choice(found=Found(dataset=kept)))
    app = create_app(Settings(plan=name))
    before = kept.observations.copy(deep=True)
    queries = extremes(kept)
    asked = [
        (path, query)
        for n, query in enumerate(queries)
        for path in first_of_each_kind(kept, LANGUAGES[n % 3])
    ]
    asked += [
        (path, queries[(n + 4 * m) % len(queries)])
        for m, language in enumerate(LANGUAGES)
        for n, path in enumerate(paths_of(kept, language))
    ]
    for path, query in asked:
        page = ask(app, path, query)
        said = text_of(page)
        assert not [title for title in FAILED if title in said], (path, query)
        ids = Counter(str(part["props"]["id"]) for part in components(page) if "id" in part["props"])
        assert [one for one, times in ids.items() if times > 1] == [], (path, query)
    assert_frame_equal(kept.observations, before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_one_heading_a_main_part_and_charts_with_names(either, language):
    name, app = either
    for path in paths_of(plan(name), language):
        parts = list(components(ask(app, path)))
        headings = [text_of(part) for part in parts if part["type"] == "H1"]
        assert len(headings) == 1, (path, headings)
        assert headings[0].strip()
        assert len([part for part in parts if part["type"] == "Main"]) == 1
        ids = {part["props"].get("id") for part in parts}
        named = [part["props"] for part in parts if part["props"].get("role") == "img"]
        assert {p[f"aria-{how}"] for p in named for how in ("labelledby", "describedby")} <= ids, path


def test_every_id_of_a_callback_is_known_beforehand(kokkola):
    client = kokkola.server.test_client()
    known = {getattr(part, "id", None) for part in kokkola.validation_layout._traverse()}
    for rule in client.get("/_dash-dependencies").get_json():
        named = [part["id"] for part in rule["inputs"] + rule["state"]]
        named += [part.rsplit(".", 1)[0] for part in rule["output"].strip(".").split("...")]
        assert set(named) <= known


def test_the_controls_and_outputs_of_a_page_are_on_it(kokkola):
    client = kokkola.server.test_client()
    rules = client.get("/_dash-dependencies").get_json()
    for name, path in KINDS:
        ids = {part["props"].get("id") for part in components(ask(kokkola, f"/fi/{path}"))}
        [rule] = [r for r in rules if r["output"].startswith(f"..{name}-choice.")]
        named = [part["id"] for part in rule["inputs"]]
        named += [part.rsplit(".", 1)[0] for part in rule["output"].strip(".").split("...")]
        assert set(named) <= ids
    assert len(rules) == len(KINDS) + 1


def test_a_choice_in_the_controls_gives_what_its_address_gives(kokkola):
    found = choose(kokkola, "priority", "/sv/priority/elamyksellisyys", year="2021", department=["library"])
    address = found["priority-choice"]["search"]
    assert address == "?year=2021&department=library"
    page = ask(kokkola, "/sv/priority/elamyksellisyys", address)
    [content] = [p for p in components(page) if p["props"].get("id") == "priority-content"]
    assert text_of(content) == text_of(found["priority-content"]["children"])


@pytest.mark.parametrize("value", ["abc", "1e9", 2022, None, "-", ["2020"], {"a": 1}, True, "9999", ""])
def test_controls_that_hold_nonsense_fall_back(kokkola, value):
    found = choose(kokkola, "overview", "/fi/", year=value, department=value)
    assert found["overview-choice"]["search"] in {"", "?year=2020"}


def test_a_choice_sent_for_an_unknown_page_still_gets_an_answer(kokkola):
    found = choose(kokkola, "indicator", "/fi/indicator/no-such")
    assert found["indicator-content"]["children"]


def test_what_was_not_followed_is_told(kokkola):
    said = text_of(ask(kokkola, "/en/", "?year=1999x&x=<script>alert(1)</script>"))
    assert "1999x" in said
    assert "”x”" in said or "“x”" in said or '"x"' in said or "'x'" in said or "‘x’" in said


@pytest.mark.parametrize(
    "path", ["/fi/no-such", "/de/", "/fi/priority/no-such", "/fi/indicators/x", "", None, 5, "//"]
)
def test_an_address_of_nothing_gives_a_way_home(kokkola, path):
    page = ask(kokkola, path)
    links = [part["props"]["href"] for part in components(page) if part["type"] == "A"]
    assert links == ["/fi/", "/fi/indicators"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_address_of_nothing_speaks_the_language_of_the_address(kokkola, language):
    assert WORDS[language]("notfound.title") in text_of(ask(kokkola, f"/{language}/no-such"))


def test_the_newest_figures_and_what_is_hidden_can_be_reached(kokkola):
    page = ask(kokkola, "/fi/indicator/library-loans", "?from=2024")
    assert WORDS["fi"]("page.range_hides") in text_of(page)
    links = [part["props"]["href"] for part in components(page) if part["type"] == "A"]
    assert "/fi/indicator/library-loans" in links


def test_links_keep_the_choice_and_the_language(kokkola):
    page = ask(kokkola, "/sv/", "?year=2021")
    links = [p["props"]["href"] for p in components(page) if p["type"] == "A"]
    inside = [h for h in links if h.startswith("/")]
    assert all("year=2021" in h for h in inside if h != "/sv/")
    assert {h[:4] for h in inside} == {"/sv/", "/fi/", "/en/"}


def test_every_link_leads_somewhere(kokkola):
    client = kokkola.server.test_client()
    links: set[str] = set()
    for path in paths_of(plan("kokkola"), "fi"):
        links |= {p["props"]["href"] for p in components(ask(kokkola, path)) if p["type"] == "A"}
    inside = {h.partition("#")[0].partition("?")[0] for h in links if h.startswith("/")}
    for address in sorted(inside):
        assert client.get(address).status_code == 200, address
    assert all(h.startswith(("/", "https://", "#")) for h in links)


def test_the_list_shows_every_indicator(kokkola):
    [table] = tables(ask(kokkola, "/en/indicators"))
    assert len(table) == len(plan("kokkola").catalogue.indicators) + 1
    assert len({len(row) for row in table}) == 1


def test_a_search_without_hits_has_a_way_out(kokkola):
    page = ask(kokkola, "/fi/indicators", "?q=zzzz")
    assert tables(page) == []
    assert WORDS["fi"]("page.empty") in text_of(page)


def test_example_figures_are_marked_on_every_page(either):
    name, app = either
    for language in LANGUAGES:
        for path in paths_of(plan(name), language)[:12]:
            marked = WORDS[language]("page.example_text") in text_of(ask(app, path))
            assert marked is (name == "example")
