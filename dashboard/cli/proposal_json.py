"""What accepting deliveries would do, as data for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.domain.delivery import Spot
from dashboard.domain.proposal import Doubt, FieldStep, FigureStep, Proposal
from dashboard.ingest.problems import Problem
from dashboard.text.messages import Words
from dashboard.text.proposal_items import seen
from dashboard.text.proposals import effects, reason_told
from dashboard.text.questions import questions


def proposal_json(
    proposal: Proposal, *, old: Dataset, new: Dataset, words: Words, reason: str = ""
) -> Mapping[str, Any]:
    """Return a proposal by ids; texts are in one language, secret figures are null."""
    found = seen(proposal, old=old, new=new, words=words)
    return {
        "version": proposal.version,
        "empty": proposal.empty,
        "numberless": proposal.numberless,
        "files": [
            {"name": d.file, "sha256": d.sha256, "department": d.department or None, "year": d.year}
            for d in proposal.deliveries
        ],
        "figures": [_figure(step) for step in proposal.figures],
        "fields": [_field(step) for step in proposal.fields],
        "questions": [
            {
                **question.key._asdict(),
                "asked": list(question.asked),
                "doubts": [_doubt(doubt) for doubt in proposal.doubts if doubt.key == question.key],
                "reason": question.reason or None,
                "open": not question.reason,
            }
            for question in questions(proposal, found, reason=reason_told(reason, proposal))
        ],
        "absent": [
            {"file": row.file, "measure": row.measure or None, **(row.key._asdict() if row.key else {})}
            for row in proposal.absent
        ],
        "overtyped": [
            {**cell.key._asdict(), "secret": cell.secret, "typed": cell.typed or None, **_place(cell.spot)}
            for cell in proposal.overtyped
        ],
        "effects": [
            {"title": group.title, "lines": [line.text for line in group.lines]}
            for group in effects(proposal, old=old, new=new, words=words)
        ],
    }


def problems_json(
    problems: Iterable[Problem], words: Words, *, whole: bool = False
) -> Sequence[Mapping[str, object]]:
    """Return problems with their places, each in words; cells that may be secret only where it is `whole`."""
    facts = ("rule", "severity", "file", "sheet", "row", "cell", "column", "value")
    shown = problems if whole else [problem.discreet() for problem in problems]
    return [
        {fact: getattr(problem, fact) for fact in facts} | {"text": problem.text(words.language, whole=whole)}
        for problem in shown
    ]


def _figure(step: FigureStep) -> Mapping[str, Any]:
    return {
        **step.key._asdict(),
        "step": step.step,
        "secret": step.secret,
        "old": None if step.secret else step.old,
        "new": None if step.secret else step.new,
        "reason": step.reason or None,
        **_place(step.spot),
    }


def _field(step: FieldStep) -> Mapping[str, Any]:
    return {
        "item": step.item,
        "field": step.field,
        "step": step.step,
        "old": step.old,
        "new": step.new,
        "reason": step.reason or None,
        **_place(step.spot),
    }


def _doubt(doubt: Doubt) -> Mapping[str, Any]:
    return {"kind": doubt.kind, "before": doubt.before or None, "change": doubt.change, "z": doubt.z}


def _place(spot: Spot) -> Mapping[str, Any]:
    return {"file": spot.file, "sheet": spot.sheet or None, "cell": spot.cell or None, "row": spot.row}
