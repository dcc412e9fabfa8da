"""The parts that pages are put together from."""

import json
import re
from pathlib import Path

import pytest
from dash import html

import dashboard
from dashboard.domain.filters import Filters
from dashboard.text.messages import load_words
from dashboard.text.table import TableText
from dashboard.text.values import ValueText
from dashboard.ui.cards import figure
from dashboard.ui.data_table import data_table, folded_tables
from dashboard.ui.figure_block import plot
from dashboard.ui.ids import Part, component_id
from dashboard.ui.links import data_link, link, presentation_link
from dashboard.ui.state import empty, failed, not_found
from tests.pages.asking import of_type, text_of

WORDS = load_words()["en"]


def plain(component):
    """Return a component as the browser gets it."""
    return dashboard_json(component.to_plotly_json())


def dashboard_json(node):
    if hasattr(node, "to_plotly_json"):
        return dashboard_json(node.to_plotly_json())
    if isinstance(node, dict):
        return {key: dashboard_json(value) for key, value in node.items()}
    return [dashboard_json(part) for part in node] if isinstance(node, list | tuple) else node


@pytest.mark.parametrize(
    ("page", "item", "filters", "address"),
    [
        ("", "", None, "/fi/"),
        ("", "", Filters(year=2021), "/fi/?year=2021"),
        ("goals", "", Filters(), "/fi/goals"),
        ("priority", "x", Filters(departments=("a", "b")), "/fi/priority/x?department=a&department=b"),
        ("indicators", "", Filters(search="å&b"), "/fi/indicators?q=%C3%A5%26b"),
    ],
)
def test_addresses_inside_the_site(page, item, filters, address):
    assert link("fi", page, item, filters=filters) == address


def test_addresses_of_data():
    swedish = load_words()["sv"]
    assert data_link(swedish, "a.csv", filters=Filters(first=2020)) == "/sv/data/a.csv?from=2020"
    one = swedish.in_version("0123456789ab")
    assert data_link(one, "a.csv") == "/sv/data/a.csv?version=0123456789ab"
    assert data_link(one, "a.csv", filters=Filters(first=2020)).endswith("?from=2020&version=0123456789ab")
    assert presentation_link(one.in_edition("x")) == "/sv/edition/x/present?version=0123456789ab"


def test_ids_differ_by_page_and_part():
    made = {component_id(page, part) for page in ("overview", "indicator", "indicators") for part in Part}
    assert len(made) == 3 * len(Part)


def test_a_table_has_a_caption_heads_and_can_be_reached_by_keyboard():
    table = TableText("Loans", ("Year", "Value"), (("2021", "1"), ("2022", "2")))
    box = plain(data_table(table))
    assert box["props"]["tabIndex"] == "0"
    assert (box["props"]["role"], box["props"]["aria-label"]) == ("region", "Loans")
    heads = of_type(box, "Th")
    assert [(text_of(h), h["props"]["scope"]) for h in heads] == [
        ("Year", "col"),
        ("Value", "col"),
        ("2021", "row"),
        ("2022", "row"),
    ]
    assert text_of(of_type(box, "Caption")[0]) == "Loans"


def test_a_folded_table_opens_by_a_control_with_a_name():
    folded = plain(folded_tables([TableText("a", ("b",), ())], WORDS, before=[html.P("words")]))
    assert folded["type"] == "Details"
    assert text_of(of_type(folded, "Summary")[0]) == WORDS("card.as_table")
    assert "words" in text_of(folded)


def test_a_large_number_is_read_as_one_phrase():
    told = ValueText(qualifier="about", number="750", unit="cards", full="about 750 cards", marks="")
    assert text_of(plain(figure(told))).split() == ["about", "750", "cards"]


def test_a_chart_is_one_named_image_with_its_figure():
    figure = {"data": [{"y": [1, None]}], "layout": {"height": 9}}
    props = plain(plot("figure-x", figure, config={"locale": "fi"}, size="large", priority="p"))["props"]
    assert (props["role"], props["aria-labelledby"]) == ("img", "figure-x-title")
    assert props["aria-describedby"] == "figure-x-summary"
    assert json.loads(props["data-figure"]) == {**figure, "config": {"locale": "fi"}}


@pytest.mark.parametrize("made", [empty(reset="/en/", words=WORDS), not_found(WORDS)])
def test_an_empty_place_has_a_way_out(made):
    links = [part["props"]["href"] for part in of_type(plain(made), "A")]
    assert links
    assert all(address.startswith("/en/") for address in links)


def test_a_failed_card_tells_its_reference_and_is_announced():
    card = plain(failed("abcd1234", WORDS))
    assert card["props"]["role"] == "alert"
    assert "abcd1234" in text_of(card)


def test_nothing_is_shown_as_markup():
    for file in Path(dashboard.__file__).parent.rglob("*.py"):
        code = file.read_text(encoding="utf-8")
        assert not re.search(r"dcc\.Markdown|dangerously|DangerouslySetInnerHTML|dbc\.Markdown", code), file
