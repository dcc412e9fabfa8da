"""Measures a callback without browser or network: `python -m tests.benchmark.callbacks MODULE ID PATH`.

Prints JSON: CPU milliseconds and bytes of each of many distinct choices of departments.
"""

from __future__ import annotations

import importlib
import json
import random
import sys
import time
from itertools import combinations
from typing import Any

CHOICES = 50
_WARM = 3


def measure(module: str, control: str, path: str) -> dict[str, list[float]]:
    """Ask the callback that has the given checklist among its inputs; every choice is asked once."""
    client = importlib.import_module(module).app.server.test_client()
    client.get("/")
    found = next(
        d for d in client.get("/_dash-dependencies").get_json() if control in {i["id"] for i in d["inputs"]}
    )
    options = _options(client.get("/_dash-layout").get_json(), control) or _drawn(client, path, control)
    every = [list(c) for r in (1, 2, 3) for c in combinations(options, r)]
    random.Random(1).shuffle(every)  # noqa: S311 - an order, not a secret
    milliseconds: list[float] = []
    size: list[float] = []
    for choice in every[: CHOICES + _WARM]:
        body = json.dumps(_body(found, control, choice, path))
        headers = {"Accept-Encoding": "br, gzip"}
        begun = time.process_time()
        answer = client.post(
            "/_dash-update-component", data=body, content_type="application/json", headers=headers
        )
        milliseconds.append(1000 * (time.process_time() - begun))
        size.append(len(answer.data))
        if answer.status_code != 200:
            message = f"{module} answers {answer.status}"
            raise RuntimeError(message)
    return {"cpu_ms": milliseconds[_WARM:], "bytes": size[_WARM:]}


def _body(callback: dict[str, Any], control: str, choice: list[str], path: str) -> dict[str, Any]:
    outputs = [
        dict(zip(("id", "property"), o.rsplit(".", 1), strict=True))
        for o in callback["output"].strip(".").split("...")
    ]
    held = {control: choice, "years": [2000, 2025]}
    return {
        "output": callback["output"],
        "outputs": outputs,
        "inputs": [
            {"id": i["id"], "property": i["property"], "value": held.get(i["id"], "-")}
            for i in callback["inputs"]
        ],
        "state": [{"id": s["id"], "property": s["property"], "value": path} for s in callback["state"]],
        "changedPropIds": [f"{control}.value"],
    }


def _drawn(client: Any, path: str, control: str) -> list[str]:
    """Return the options of a page that the router draws."""
    body = {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [
            {"id": "address", "property": "pathname", "value": path},
            {"id": "address", "property": "search", "value": ""},
        ],
        "changedPropIds": ["address.pathname"],
    }
    return _options(client.post("/_dash-update-component", json=body).get_json(), control)


def _options(tree: object, control: str) -> list[str]:
    if isinstance(tree, dict):
        if tree.get("id") == control and "options" in tree:
            return [o if isinstance(o, str) else o["value"] for o in tree["options"]]
        tree = list(tree.values())
    if isinstance(tree, list):
        return next(filter(None, (_options(branch, control) for branch in tree)), [])
    return []


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(*sys.argv[1:4])))
