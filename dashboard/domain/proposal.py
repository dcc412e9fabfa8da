"""What would change in a plan if deliveries were accepted, and what is asked before they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.delivery import Delivery, Key, Spot
from dashboard.domain.difference import Differences
from dashboard.domain.form import Sheet


class Step(StrEnum):
    """What becomes of something delivered; of a secret figure it is not told whether it changes."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    SECRET = "secret"  # noqa: S105 - a step, no password


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureStep:
    """A delivered figure beside the one the plan has.

    `old` and `new` are written as in a plan's files, empty where there is none; a figure that is kept secret
    is never in them: `secret` tells that it is one. `reason` is what was given with it. `others` are the
    columns beside the figure that change: marks, note, source.
    """

    key: Key
    step: Step
    old: str
    new: str
    spot: Spot
    secret: bool = False
    reason: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldStep:
    """One field of a measure (`state`, `year`, `text-fi`) or a narrative (`<year>/<goal>.<language>.md`)."""

    item: str
    field: str
    step: Step
    old: str
    new: str
    spot: Spot
    reason: str = ""


class DoubtKind(StrEnum):
    """Why a figure is questioned; none of these refuses it."""

    JUMP = "jump"
    """It moved far more than the series ever does."""
    COPY = "copy"
    """It is the very figure of the period before."""
    STUCK = "stuck"
    """It is the same for the fifth time."""
    REVISED = "revised"
    """The plan says another figure already, which readers may have seen."""
    TAKEN_AWAY = "taken-away"
    """The plan has a figure that would be gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A question about a delivered figure or measure, answered by a written reason.

    `change` is the relative change from the period before as a share (None where a ratio means nothing, as of
    percentages and balances), `z` how far the step is from the series' own (None with fewer than five of them
    that differ); `before` is the earlier figure's period.
    """

    kind: DoubtKind
    key: Key
    change: float | None = None
    z: float | None = None
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsentRow:
    """A row that a department's workbook had and the delivered one has not: a figure's, or a measure's.

    Where the whole sheet is gone, one of these stands for all its rows and names the `sheet`. What the plan
    has of it stays as it is.
    """

    file: str
    key: Key | None = None
    measure: str = ""
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtyped:
    """A workbook's cell of an earlier year that says another figure than the plan; it is not read.

    `typed` is what the cell says, empty where the plan keeps the figure `secret`.
    """

    key: Key
    typed: str
    spot: Spot
    secret: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """All that accepting would do. `version` is the plan's data version it was worked out from.

    `differences` are those between the plans as readers would see them, statuses and texts included. Where it
    is `numberless`, reasons are told without numbers: one of them may be a figure that is secret. `absent`
    and `overtyped` tell what was done to workbooks that changes nothing; `lacking` are the figures that the
    workbooks ask for and that the plan would have neither a value nor a reason of.
    """

    version: str
    deliveries: tuple[Delivery, ...]
    figures: tuple[FigureStep, ...]
    fields: tuple[FieldStep, ...]
    doubts: tuple[Doubt, ...]
    differences: Differences
    numberless: bool = False
    absent: tuple[AbsentRow, ...] = ()
    overtyped: tuple[Overtyped, ...] = ()
    lacking: tuple[Key, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether accepting would change nothing."""
        steps = (*(f.step for f in self.figures), *(f.step for f in self.fields))
        return all(step is Step.UNCHANGED for step in steps)

    @property
    def open(self) -> tuple[Doubt, ...]:
        """The doubts for which no reason was delivered."""
        answered = {step.key for step in self.figures if step.reason}
        return tuple(doubt for doubt in self.doubts if doubt.key not in answered)
