"""What follows a choice goes to the browser as text: new components are what Dash takes longest for."""

import pytest

from dashboard.pages import PAGES
from tests.pages.asking import CALLBACKS, components

PATHS = ("/fi/", "/fi/priority/elamyksellisyys", "/sv/indicators", "/en/indicator/library-loans")
FEW = 60


@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_any_length_has_few_components(kokkola, path):
    inputs = [
        {"id": "address", "property": "pathname", "value": path},
        {"id": "address", "property": "search", "value": ""},
    ]
    message = {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": inputs,
        "changedPropIds": ["address.pathname"],
    }
    answer = kokkola.server.test_client().post(CALLBACKS, json=message)
    page = list(components(answer.get_json()["response"]["page"]["children"]))
    assert len(page) < FEW
    assert sum("data-html" in part["props"] for part in page) == 6


def test_a_choice_has_one_answer(kokkola):
    rules = kokkola.server.test_client().get("/_dash-dependencies").get_json()
    told = [r["output"].strip(".").split("...") for r in rules if not r["output"].startswith("page.")]
    assert len(told) == len(PAGES)
    for outputs in told:
        assert [one.rsplit("-", 1)[1] for one in outputs] == ["choice.data"]
