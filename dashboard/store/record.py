"""edition.json: what an edition says of itself, its own hash aside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.domain.edition import Edition, Objection, Waiver


def record_of(edition: Edition) -> bytes:
    """Return the record; the hash, which is computed from it, stands in the register only."""
    return written(
        {
            "format": edition.format,
            "id": edition.id,
            "name": dict(edition.name),
            "date": edition.date.isoformat(),
            "frozen": edition.frozen,
            "code_version": edition.code_version,
            "slides": list(edition.slides),
            "waivers": [{"objection": w.objection, "reason": w.reason} for w in edition.waivers],
        }
    )


def format_of(record: bytes) -> int:
    """Return the number of the layout the edition is kept in.

    Raises:
        ValueError: the record is no JSON.
        KeyError: it has no number.
    """
    return int(json.loads(record)["format"])


def read_record(record: bytes, *, total: str) -> Edition:
    """Return the edition, whose hash is `total`.

    Raises:
        ValueError: the record is no JSON, or has a value that cannot be.
        KeyError: something is missing.
    """
    found: Mapping[str, Any] = json.loads(record)
    return Edition(
        id=found["id"],
        name=found["name"],
        date=date.fromisoformat(found["date"]),
        hash=total,
        frozen=found["frozen"],
        format=found["format"],
        code_version=found["code_version"],
        slides=tuple(found["slides"]),
        waivers=tuple(
            Waiver(objection=Objection(w["objection"]), reason=w["reason"]) for w in found["waivers"]
        ),
    )


def written(content: object) -> bytes:
    """Return JSON that people can read, and that is the same for the same content."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    return f"{text}\n".encode()
