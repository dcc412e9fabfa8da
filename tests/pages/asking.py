"""Asks an application for pages as a browser does, and reads what comes back."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from dash import Dash

from dashboard.domain.dataset import Dataset
from dashboard.ingest.load import load_plan
from tests.pages.markup import parsed, unfolded

LANGUAGES = ("fi", "sv", "en")
DATA = Path(__file__).parents[2] / "data"
CALLBACKS = "/_dash-update-component"


def ask(app: Dash, path: object, query: object = "") -> Any:
    """Return the page of an address as the browser gets it."""
    message = {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [
            {"id": "address", "property": "pathname", "value": path},
            {"id": "address", "property": "search", "value": query},
        ],
        "changedPropIds": ["address.pathname"],
    }
    response = app.server.test_client().post(CALLBACKS, json=message)
    assert response.status_code == 200, (path, query, response.get_data(as_text=True))
    return unfolded(response.get_json()["response"]["page"]["children"])


def choose(app: Dash, page: str, path: str, **values: object) -> dict[str, Any]:
    """Return what a choice in a page's controls gives, by the id of the part it fills."""
    client = app.server.test_client()
    dependencies = client.get("/_dash-dependencies").get_json()
    [wanted] = [d for d in dependencies if d["output"].startswith(f"..{page}-choice.data")]
    outputs = [
        dict(zip(("id", "property"), part.rsplit(".", 1), strict=True))
        for part in wanted["output"].strip(".").split("...")
    ]
    inputs = [{**part, "value": values.get(part["id"].removeprefix(f"{page}-"))} for part in wanted["inputs"]]
    message = {
        "output": wanted["output"],
        "outputs": outputs,
        "inputs": inputs,
        "state": [{**part, "value": path} for part in wanted["state"]],
        "changedPropIds": [f"{page}-year.value"],
    }
    response = client.post(CALLBACKS, json=message)
    assert response.status_code == 200, response.get_data(as_text=True)
    answer = response.get_json()["response"][f"{page}-choice"]["data"]
    parts = {part: {"children": parsed(html)} for part, html in answer["html"].items()}
    return {f"{page}-choice": {"search": answer["search"]}, **parts}


def components(node: Any) -> Iterator[dict[str, Any]]:
    """Return a component and all below it."""
    if isinstance(node, list):
        for part in node:
            yield from components(part)
    elif isinstance(node, dict) and "props" in node:
        yield node
        yield from components(node["props"].get("children"))


def of_type(node: Any, kind: str) -> list[dict[str, Any]]:
    """Return all components of a type below a component."""
    return [part for part in components(node) if part["type"] == kind]


def figures(node: Any) -> list[dict[str, Any]]:
    """Return the figures of the charts in a page."""
    places = (part["props"].get("data-figure") for part in components(node))
    return [json.loads(text) for text in places if text]


def text_of(node: Any) -> str:
    """Return the words in a component, one piece after another."""
    if isinstance(node, list):
        return "".join(map(text_of, node))
    if isinstance(node, dict):
        return text_of(node.get("props", {}).get("children"))
    return "" if node is None else str(node)


def strings(node: Any) -> Iterator[str]:
    """Return every string of a page, those of charts and attributes included."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from strings(value)


def tables(node: Any) -> list[list[list[str]]]:
    """Return every table's rows of cells, heads included."""
    return [
        [
            [text_of(cell) for cell in components(row) if cell["type"] in {"Th", "Td"}]
            for row in of_type(table, "Tr")
        ]
        for table in of_type(node, "Table")
    ]


@cache
def plan(name: str) -> Dataset:
    """Return a plan of the project."""
    return load_plan(DATA / name)


def paths_of(data: Dataset, language: str) -> list[str]:
    """Return every page's path in a language."""
    paths = [
        f"/{language}/",
        *(
            f"/{language}/{p}"
            for p in ("priority", "indicators", "goals", "meeting", "changes", "coordinator", "about")
        ),
    ]
    paths += [f"/{language}/priority/{name}" for name in data.catalogue.priorities]
    return paths + [f"/{language}/indicator/{name}" for name in data.catalogue.indicators]
