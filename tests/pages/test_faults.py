"""One broken card is that card's only; unknown addresses are 404; applications do not share anything."""

import pytest

from dashboard.factory import create_app
from dashboard.settings import Settings
from dashboard.story import finding
from dashboard.text.messages import load_words
from tests.pages.asking import ask, components, of_type, plan, text_of

WORDS = load_words()["fi"]


def broken(*_: object, **__: object) -> None:
    message = "secret detail of the machine"
    raise RuntimeError(message)


def test_a_chart_that_cannot_be_drawn_is_one_card_and_the_rest_stands(kokkola, monkeypatch, caplog):
    path = "/fi/indicator/library-loans"
    whole = ask(kokkola, path)
    monkeypatch.setattr(finding, "trend_chart", broken)
    page = ask(kokkola, path)
    alerts = [p for p in components(page) if p["props"].get("role") == "alert"]
    assert len(alerts) == 1
    said = text_of(alerts[0])
    assert WORDS("error.title") in said
    assert "secret" not in text_of(page)
    [line] = [r.getMessage() for r in caplog.records if "RuntimeError" in r.getMessage()]
    reference = line.partition("reference=")[2].split()[0]
    assert WORDS("error.reference", reference=reference) in said
    for kind in ("H1", "Aside", "Header", "Footer"):
        before, after = ([text_of(p) for p in components(x) if p["type"] == kind] for x in (whole, page))
        assert before == after


def test_a_chart_that_cannot_be_drawn_leaves_the_figures_without_one(kokkola, monkeypatch):
    monkeypatch.setattr(finding, "trend_chart", broken)
    page = ask(kokkola, "/fi/priority/elamyksellisyys")
    assert "676\u00a0462" in text_of(ask(kokkola, "/fi/"))
    assert "35\u00a0000" in text_of(page)


@pytest.mark.parametrize(
    "address",
    [
        "/de/",
        "/fi/no-such",
        "/fi/priority/no-such",
        "/fi/indicator/no-such",
        "/fi/indicator",
        "/fi/goals/reading",
        "/fi/indicator/library-loans/x",
        "/fi/data/no-such.csv",
        "/no-such",
    ],
)
def test_an_address_of_nothing_is_not_found(kokkola, address):
    response = kokkola.server.test_client().get(address)
    assert response.status_code == 404
    assert "Traceback" not in response.get_data(as_text=True)


def test_two_applications_show_their_own_plans(kokkola, example):
    one, other = text_of(ask(kokkola, "/fi/")), text_of(ask(example, "/fi/"))
    assert "Kokkola" in one
    assert "Esimerkkilä" in other
    assert "Esimerkkilä" not in one
    assert text_of(ask(create_app(Settings()), "/fi/")) == one


def test_an_indicator_of_other_departments_offers_them_all(kokkola):
    page = ask(kokkola, "/fi/indicator/library-visits", "?department=youth-services&year=2021")
    said = text_of(page)
    assert "Mittarilla ei ole lukuja valituilta vastuualueilta." in said
    assert "ei lukua aineistossa" not in said
    ways = [link["props"]["href"] for link in of_type(page, "A")]
    assert "/fi/indicator/library-visits?year=2021" in ways


def test_figures_of_a_predecessor_are_found_and_named(example):
    dataset = plan("example")
    catalogue = dataset.catalogue
    old = {d.id for d in catalogue.departments.values() if d.successor == "youth-services"}
    name = next(
        i for i, rows in dataset.by_indicator.items() if any(o.department in old and o.known for o in rows)
    )
    said = text_of(ask(example, f"/en/indicator/{name}", "?department=youth-services"))
    assert "The older figures come from the department’s predecessor" in said
