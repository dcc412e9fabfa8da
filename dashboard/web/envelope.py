"""What the browser part of Dash sends to a callback, checked against what the callback declares."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, Final, NoReturn

from dashboard.web.addresses import LONGEST_ADDRESS

DEEPEST: Final = 12
MOST: Final = 50
# An address is a value too, with scheme and host before it.
LONGEST_TEXT: Final = LONGEST_ADDRESS + 300
LARGEST_NUMBER: Final = 2**63
_LISTS: Final = (["ALL"], ["ALLSMALLER"])


class Refused(ValueError):  # noqa: N818  # what happened, not an error of ours
    """A body is not what the browser part of Dash would send; the text says why, for the log."""


def _no_constant(name: str) -> NoReturn:
    message = f"number {name}"
    raise Refused(message)


def read(body: bytes) -> dict[str, Any]:
    """Return the message in a body, its values bounded in depth, length and size."""
    try:
        message = json.loads(body.decode(), parse_constant=_no_constant)
    except Refused:
        raise
    except (ValueError, RecursionError) as error:
        text = "not JSON"
        raise Refused(text) from error
    if not isinstance(message, dict):
        text = "not an object"
        raise Refused(text)
    _bound(message)
    return message


def check(message: Mapping[str, Any], callbacks: Mapping[str, Mapping[str, Any]]) -> None:
    """Refuse a message that does not fit the callback it names."""
    name = message.get("output")
    callback = callbacks.get(name) if isinstance(name, str) else None
    if callback is None or "callback" not in callback:
        text = "unknown output"
        raise Refused(text)
    _check_outputs(message.get("outputs"), callback)
    _check_parts("inputs", message.get("inputs"), callback["inputs"])
    _check_parts("state", message.get("state", []), callback["state"])
    _check_changed(message.get("changedPropIds"), callback["inputs"])


def _bound(message: object) -> None:
    """Refuse what is deeper, longer or larger than any page sends."""
    waiting: list[tuple[object, int]] = [(message, 1)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            text = "too deep"
            raise Refused(text)
        if isinstance(value, dict):
            waiting.extend((part, depth + 1) for pair in value.items() for part in pair)
        elif isinstance(value, list):
            waiting.extend((part, depth + 1) for part in value)
        elif not _fits(value):
            text = "value out of bounds"
            raise Refused(text)


def _fits(value: object) -> bool:
    if isinstance(value, str):
        surrogates = any("\ud800" <= letter <= "\udfff" for letter in value)
        return len(value) <= LONGEST_TEXT and not surrogates
    if isinstance(value, float):
        return math.isfinite(value)
    return not isinstance(value, int) or abs(value) <= LARGEST_NUMBER


def _check_outputs(given: object, callback: Mapping[str, Any]) -> None:
    if callback.get("no_output"):
        return
    output = callback["output"]
    several = isinstance(output, list | tuple)
    declared = [part.to_dict() for part in (output if several else [output])]
    _check_parts("outputs", given if several else [given], declared)


def _check_parts(what: str, given: object, declared: Sequence[Mapping[str, str]]) -> None:
    """Compare one by one; where a pattern stands for many components there is a list of them."""
    if not isinstance(given, list) or len(given) != len(declared):
        text = f"{what} are not those of the callback"
        raise Refused(text)
    for part, rule in zip(given, declared, strict=True):
        many = _stands_for_many(rule["id"])
        parts = part if many and isinstance(part, list) else [part]
        if len(parts) > MOST or not all(_matches(one, rule) for one in parts):
            text = f"{what} are not those of the callback"
            raise Refused(text)


def _stands_for_many(declared: str) -> bool:
    return declared.startswith("{") and any(value in _LISTS for value in json.loads(declared).values())


def _matches(given: object, rule: Mapping[str, str]) -> bool:
    if not isinstance(given, dict) or not isinstance(given.get("property"), str):
        return False
    # A second callback for the same output has `@` and a hash after the property.
    same = given["property"].partition("@")[0] == rule["property"].partition("@")[0]
    return same and _is_component(given.get("id"), rule["id"])


def _is_component(given: object, declared: str) -> bool:
    """Tell whether an id is the declared one, or fits the pattern that is declared."""
    if not declared.startswith("{"):
        return given == declared
    pattern = json.loads(declared)
    if not isinstance(given, dict) or given.keys() != pattern.keys():
        return False
    return all(
        isinstance(given[key], str | int | float) if isinstance(value, list) else given[key] == value
        for key, value in pattern.items()
    )


def _check_changed(given: object, declared: Sequence[Mapping[str, str]]) -> None:
    """Refuse a list of what changed that names anything but the inputs."""
    if not isinstance(given, list) or len(given) > MOST:
        text = "no list of what changed"
        raise Refused(text)
    if not all(isinstance(name, str) and any(_names(name, rule) for rule in declared) for name in given):
        text = "what changed is not an input"
        raise Refused(text)


def _names(name: str, rule: Mapping[str, str]) -> bool:
    component, _, prop = name.rpartition(".")
    if prop != rule["property"]:
        return False
    if not component.startswith("{"):
        return component == rule["id"]
    try:
        return _is_component(json.loads(component), rule["id"])
    except ValueError:
        return False
