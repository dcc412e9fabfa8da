"""What keeps a plan from being published, or a snapshot from being served."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.domain.publication import Loss
from dashboard.ingest.problems import Problem
from dashboard.store.faults import Fault, Refusal

MOST_NAMED = 5


class PublicationError(Refusal):
    """Something is wrong with a snapshot or an order: `faults` of its own, `problems` of the plan in it."""

    MESSAGE = "publish.fault.{kind}"

    def __init__(self, ident: str, faults: Iterable[Fault], problems: Iterable[Problem] = ()) -> None:
        """Keep everything."""
        self.id = ident
        self.faults: tuple[Fault, ...] = tuple(faults)
        self.problems = tuple(problems)
        super().__init__(f"publication {ident}: {self.reason}")

    @property
    def reason(self) -> str:
        """What is wrong, on one line for logs: names and places, never a value, which may be secret."""
        told = [fault.told for fault in self.faults]
        told += [
            f"{problem.rule} at {problem.file}{f':{problem.row}' if problem.row else ''}"
            for problem in self.problems
        ]
        more = f" and {len(told) - MOST_NAMED} more" if len(told) > MOST_NAMED else ""
        return ", ".join(told[:MOST_NAMED]) + more


class Unconfirmed(Exception):  # noqa: N818 - a word for what happened
    """Something would be lost, and no reason was given; nothing was written."""

    def __init__(self, losses: Iterable[Loss]) -> None:
        """Keep every loss."""
        self.losses = tuple(losses)
        super().__init__(f"{len(self.losses)} losses without a reason")
