"""What `dashboard status --json` says, for scripts: ids, words in one language, dates as ISO 8601."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.domain.round import BrokenLink, DepartmentRound, Handover, Owed, Round, Standing
from dashboard.text.messages import Words


def status_json(
    found: Round, links: Sequence[BrokenLink], *, dataset: Dataset, words: Words
) -> Mapping[str, Any]:
    """Return the round and the broken links as plain values."""
    return {
        "plan": dataset.catalogue.plan.id,
        "version": dataset.version,
        "year": found.year,
        "today": found.today.isoformat(),
        "due": _day(found.due),
        "expected": found.expected,
        "missing": found.lacking,
        "overdue": found.overdue,
        "departments": [_department(one, words) for one in found.departments],
        "broken_links": [_link(one, words) for one in links],
    }


def _department(found: DepartmentRound, words: Words) -> Mapping[str, Any]:
    return {
        "id": found.department.id,
        "name": words.of(found.department.name),
        "expected": found.expected,
        "missing": len(found.lacking),
        "overdue": len(found.of(Standing.OVERDUE)),
        "last_delivery": _handover(found.handover),
        "items": [_owed(one, words) for one in found.owed],
    }


def _owed(owed: Owed, words: Words) -> Mapping[str, Any]:
    return {
        "kind": owed.kind.value,
        "id": owed.id,
        "name": words.of(owed.name),
        "standing": owed.standing.value,
        "year": owed.year,
        "due": _day(owed.due),
        "newest": owed.newest,
        "lacking": [{"breakdown": slot.breakdown, "period": slot.period} for slot in owed.lacking],
        "reasons": [reason.value for reason in owed.reasons],
        "state": owed.state.value if owed.state else None,
        "delivered": _handover(owed.handover),
    }


def _link(link: BrokenLink, words: Words) -> Mapping[str, Any]:
    return {
        "kind": link.kind.value,
        "id": link.id,
        "name": words.of(link.name),
        "goal": link.goal or None,
        "departments": list(link.departments),
        "languages": list(link.languages),
        "year": link.year,
        "state": link.state.value if link.state else None,
    }


def _handover(handover: Handover | None) -> Mapping[str, str] | None:
    return None if handover is None else {"day": handover.day.isoformat(), "by": handover.by}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
