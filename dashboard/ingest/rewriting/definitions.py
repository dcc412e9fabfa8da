"""Blocks of a plan's TOML files put in and changed; comments, order and the other blocks stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Final, cast

import tomlkit
from tomlkit.items import AoT, Array, Table

from dashboard.domain.delivery import DeliveredMeasure, DeliveredSource
from dashboard.domain.model import Source
from dashboard.domain.proposal import FieldStep, Step
from dashboard.ingest.rewriting.encoding import decoded

MEASURES: Final = "measures.toml"
SOURCES: Final = "sources.toml"
_TEXT: Final = "text"
_BLOCK: Final = re.compile(r"^[ \t]*\[\[\s*measure\s*\]\]", re.MULTILINE)
_YEAR: Final = re.compile(r"^[ \t]*year[ \t]*=[^\r\n]*(?:\r\n|\r|\n)", re.MULTILINE)


def with_measure(data: bytes, measure: DeliveredMeasure) -> tuple[bytes, tuple[FieldStep, ...]]:
    """Return the file of measures with one measure as it was delivered, and the step of each of its fields.

    A language that was delivered blank says nothing: a text is not taken away by an empty cell.

    Raises:
        KeyError: there is no such measure.
    """
    found = decoded(data)
    at, block = _block(found.text, "measure", measure.measure)
    texts = {language: text for language, text in measure.text.items() if text.strip()}
    now = cast("Mapping[str, str]", block.get(_TEXT, {}))
    steps = [
        _step(measure, "state", str(block["state"]), measure.state),
        _step(measure, "year", str(block["year"]), str(measure.year)),
        *(_step(measure, f"{_TEXT}-{code}", now.get(code, ""), text) for code, text in texts.items()),
    ]
    changed = {step.field: step for step in steps if step.step is not Step.UNCHANGED}
    if not changed:
        return data, tuple(steps)
    texts = {language: text for language, text in texts.items() if f"{_TEXT}-{language}" in changed}
    text = found.text if _TEXT in block or not texts else _with_text(found.text, at, texts)
    document = tomlkit.parse(text)
    block = cast("AoT", document["measure"])[at]
    if "state" in changed:
        block["state"] = measure.state
    if "year" in changed:
        block["year"] = measure.year
    if texts and _TEXT not in block:
        block[_TEXT] = _inline({})
    for language, said in texts.items():
        cast("Table", block[_TEXT])[language] = said
    return found.with_text(tomlkit.dumps(document)), tuple(steps)


def with_source(data: bytes, source: DeliveredSource | Source) -> bytes:
    """Return the file of sources with a source in it, in the place of the one of its id."""
    record = source.source if isinstance(source, DeliveredSource) else source
    found = decoded(data)
    said = {field.name: getattr(record, field.name) for field in fields(record)}
    document = tomlkit.parse(found.text)
    blocks = cast("list[Table]", document.get("source", []))
    block = next((one for one in blocks if one["id"] == record.id), None)
    if block is None and isinstance(blocks, Array):
        blocks.append({name: value for name, value in said.items() if value != {}})
        return found.with_text(tomlkit.dumps(document))
    if block is None:
        return found.with_text(_added(found.text, said, found.line_end))
    for name, value in said.items():
        if isinstance(value, str) and str(block.get(name, "")) != value:
            block[name] = value
        elif not isinstance(value, str) and dict(cast("Table", block.get(name, {}))) != dict(value):
            block[name] = _inline(value)
    return found.with_text(tomlkit.dumps(document))


def _block(text: str, kind: str, ident: str) -> tuple[int, Table]:
    blocks = cast("AoT", tomlkit.parse(text)[kind])
    for at, block in enumerate(blocks):
        if block["id"] == ident:
            return at, block
    raise KeyError(ident)


def _step(measure: DeliveredMeasure, field: str, old: str, new: str) -> FieldStep:
    same = " ".join(old.split()) == " ".join(new.split())
    step = Step.UNCHANGED if same else Step.CHANGED if old else Step.NEW
    return FieldStep(
        item=measure.measure,
        field=field,
        step=step,
        old=old,
        new=old if same else new,
        spot=measure.spots.get(field, measure.spot),
        reason=measure.reason.strip(),
    )


def _with_text(text: str, at: int, texts: Mapping[str, str]) -> str:
    """Return the file with a line of texts below the year of its block of this number, if it is one."""
    begins = [found.start() for found in _BLOCK.finditer(text)]
    year = _YEAR.search(text, begins[at]) if at < len(begins) else None
    if year is None:
        return text
    end = re.search(r"(?:\r\n|\r|\n)\Z", year[0])
    line = f"{_TEXT} = {_inline(texts).as_string()}{end[0] if end else ''}"
    return f"{text[: year.end()]}{line}{text[year.end() :]}"


def _added(text: str, said: Mapping[str, object], line_end: str) -> str:
    """Return the file with one more block at its end, written as the others are."""
    block = tomlkit.table()
    for name, value in said.items():
        if isinstance(value, Mapping):
            if value:
                block[name] = _inline(value)
        else:
            block[name] = value
    lines = ["", "[[source]]", *tomlkit.dumps(block).splitlines(), ""]
    start = text if not text or text.endswith(("\n", "\r")) else text + line_end
    return start + line_end.join(lines if text.strip() else lines[1:])


def _inline(texts: Mapping[str, str]) -> tomlkit.items.InlineTable:
    pairs = ", ".join(f"{language} = {tomlkit.string(said).as_string()}" for language, said in texts.items())
    return cast("tomlkit.items.InlineTable", tomlkit.value(f"{{ {pairs} }}"))
