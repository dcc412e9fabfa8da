"""Which figures readers must not see, and which words about an act could tell one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from dashboard.domain.dataset import Dataset
from dashboard.domain.delivery import DeliveredFigure, Delivery, Key
from dashboard.domain.kinds import Missing
from dashboard.domain.proposal import FieldStep, FigureStep, Proposal, Step
from dashboard.text.numberless import without_numbers


def hidden(dataset: Dataset) -> frozenset[Key]:
    """Return the figures that readers must not see."""
    return frozenset(
        Key(o.indicator, o.area, o.department, o.period.key, o.breakdown)
        for rows in dataset.by_indicator.values()
        for o in rows
        if o.missing is Missing.SUPPRESSED
    )


def may_tell(secret: Collection[Key], *, figures: Iterable[FigureStep], fields: Iterable[FieldStep]) -> bool:
    """Tell whether the reasons for an act may name a figure that is secret.

    Those for figures may where one of their indicators has a secret figure, delivered or not; those for
    measures and texts, which are about anything, where the plan has any.
    """
    touched = {step.key.indicator for step in figures}
    return any(key.indicator in touched for key in secret) or (bool(secret) and any(True for _ in fields))


def any_hidden(*sides: Dataset | None) -> bool:
    """Tell whether one of some plans hides a figure; one that cannot be loaded may."""
    return any(side is None or bool(hidden(side)) for side in sides)


@dataclass(frozen=True, slots=True, kw_only=True)
class Veil:
    """Keeps `secret` figures from being told; `said` are those whose cells say no more than that."""

    secret: Collection[Key]
    said: Collection[Key]

    def figure(self, step: FigureStep) -> FigureStep:
        """Return a step that does not tell what a secret figure was or is, nor whether it is another."""
        if step.key not in self.secret:
            return step
        told = step.step
        if told is Step.CHANGED or (told is Step.UNCHANGED and step.key not in self.said):
            told = Step.SECRET
        return replace(
            step,
            step=told,
            old="",
            new="",
            others=(),
            secret=True,
            reason=without_numbers(step.reason),
        )

    def delivery(self, delivery: Delivery) -> Delivery:
        """Return a delivery without its secret figures; what it says of them is in the files.

        Cells of earlier years are left out whole: whatever figure stands there may be secret.
        """
        figures = (
            _blanked(one) if one.key in self.secret else replace(one, earlier=()) for one in delivery.figures
        )
        return replace(delivery, figures=tuple(figures))


def with_numberless_reasons(proposal: Proposal) -> Proposal:
    """Return a proposal in which no reason tells a number."""
    return replace(
        proposal,
        figures=tuple(replace(s, reason=without_numbers(s.reason)) for s in proposal.figures),
        fields=tuple(replace(s, reason=without_numbers(s.reason)) for s in proposal.fields),
        deliveries=tuple(_numberless(one) for one in proposal.deliveries),
    )


def _numberless(delivery: Delivery) -> Delivery:
    return replace(
        delivery,
        figures=tuple(replace(f, reason=without_numbers(f.reason)) for f in delivery.figures),
        measures=tuple(replace(m, reason=without_numbers(m.reason)) for m in delivery.measures),
    )


def _blanked(figure: DeliveredFigure) -> DeliveredFigure:
    reason = without_numbers(figure.reason)
    return replace(figure, value="", lower="", upper="", note="", reason=reason, earlier=())
