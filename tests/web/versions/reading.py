"""Plans whose figure tells the version, and what a browser would send for pages of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.store.plans import real
from tests.store.publication.publishing import OBSERVATIONS, published

HEADER = "X-Data-Version"
GONE = 410
_FIGURE = re.compile(r"676(?:[\s   ]|&nbsp;|\\u00a0|\\u202f|,)?(\d{3})(?!\d)")


def plan_with(folder: Path) -> Path:
    """Return a plan to publish, in a folder of its own."""
    return real(folder / "plan")


def number_in(plan: Path, number: int) -> None:
    """Write the number of a version into the figure that every page shows."""
    file = plan / OBSERVATIONS
    text = re.sub(r"676 \d{3};", f"676 {number:03d};", file.read_text(encoding="utf-8"))
    begun = file.with_name("begun.tmp")
    begun.write_text(text, encoding="utf-8")
    begun.replace(file)


def numbered(plan: Path, number: int) -> str:
    """Publish the plan with a figure that is its number; return the data version."""
    number_in(plan, number)
    return published(plan).version


def numbers(text: str) -> set[int]:
    """Return the numbers of the versions whose figure stands in a text."""
    return {int(found) for found in _FIGURE.findall(text)}


@dataclass(frozen=True)
class Answer:
    """What came back: status, the version it names, and its text."""

    status: int
    version: str
    text: str


Ask = Callable[..., Answer]
"""Asks for a path, with a message where it is a callback's."""


def message(dependency: Mapping[str, Any], path: str, *, year: str | None = None) -> dict[str, Any]:
    """Return what a browser sends to the callback of a choice on a page."""
    outputs = [
        dict(zip(("id", "property"), part.rsplit(".", 1), strict=True))
        for part in dependency["output"].strip(".").split("...")
    ]
    page = outputs[0]["id"].split("-")[0]
    chosen = [
        {**part, "value": year if part["id"].endswith("-year") else None} for part in dependency["inputs"]
    ]
    return {
        "output": dependency["output"],
        "outputs": outputs,
        "inputs": chosen,
        "state": [{**part, "value": path} for part in dependency["state"]],
        "changedPropIds": [f"{page}-year.value"],
    }


def opening(path: str, query: str = "") -> dict[str, Any]:
    """Return what a browser sends when it opens a page."""
    return {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [
            {"id": "address", "property": "pathname", "value": path},
            {"id": "address", "property": "search", "value": query},
        ],
        "changedPropIds": ["address.pathname"],
    }


def prefix_of(document: str) -> str:
    """Return what a page puts before the address of a callback."""
    found = re.findall(r'"requests_pathname_prefix":"([^"]*)"', document)
    return str(found[0])


def files_of(page: str) -> list[str]:
    """Return the addresses of files and slides in an opened page, as the browser gets it."""
    plain = json.dumps(json.loads(page), ensure_ascii=False)  # without the escapes of slashes
    found = re.findall(r"/fi/(?:data/|present)[^\"\\<> ]*", plain)
    return sorted({address.replace("&amp;", "&") for address in found})


def dependency_of(listed: str, page: str) -> dict[str, Any]:
    """Return the callback of a page's choice in the list of callbacks."""
    [found] = [one for one in json.loads(listed) if one["output"].startswith(f"..{page}-choice.data")]
    return dict(found)
