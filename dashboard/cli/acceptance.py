"""The options of commands that change a plan: whether to write, by whom, and why."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.cli.options import CommandError
from dashboard.cli.parsing import SHARED, Parser
from dashboard.cli.terminal import Exit
from dashboard.domain.changelog import Act
from dashboard.domain.delivery import DeliveredFigure, Delivery
from dashboard.store.intake.faults import IntakeFault, IntakeFaultKind
from dashboard.store.intake.people import faults_of_people, faults_of_reason
from dashboard.text.messages import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What is done, whether to write, by whom and why; `reasons` by indicator and period."""

    act: Act
    accept: bool
    by: str
    accepted_by: str
    reason: str
    reasons: Mapping[tuple[str, str], str] = field(default_factory=dict)


def add_acceptance(parser: Parser, *, reasons: bool = True) -> None:
    """Add the options of accepting, with `reasons` also one for the reasons of single figures."""
    group = parser.add_argument_group(parser.words("help.accepting"))
    parser.option("--accept", action="store_true", to=group, table=SHARED)
    parser.option("--by", default="", metavar="NAME", to=group, table=SHARED)
    parser.option("--accepted-by", default="", metavar="NAME", to=group, table=SHARED)
    parser.option("--reason", default="", metavar="TEXT", to=group, table=SHARED)
    if reasons:
        parser.option(
            "--reason-for",
            nargs=3,
            action="append",
            metavar=("ID", "PERIOD", "TEXT"),
            to=group,
            table=SHARED,
        )
    parser.set_defaults(reason_for=[])


def acceptance_of(arguments: argparse.Namespace, words: Words, *, act: Act) -> Acceptance:
    """Return how to accept what is done; names and reasons are checked before anything is read.

    Raises:
        CommandError: it is to be accepted without names, by one and the same person, or with a bad reason.
    """
    asked = Acceptance(
        act=act,
        accept=arguments.accept,
        by=arguments.by.strip(),
        accepted_by=arguments.accepted_by.strip(),
        reason=arguments.reason.strip(),
        reasons={(name, period): text.strip() for name, period, text in arguments.reason_for},
    )
    restored = act is Act.RESTORE
    if asked.accept and not (asked.by and asked.accepted_by and (asked.reason or not restored)):
        raise CommandError(words("restore.needs" if restored else "intake.names"))
    faults = list(faults_of_people(asked.by, asked.accepted_by)) if asked.accept else []
    faults += [fault for text in (asked.reason, *asked.reasons.values()) for fault in faults_of_reason(text)]
    if not all(asked.reasons.values()):
        faults.append(IntakeFault(kind=IntakeFaultKind.NO_REASON))
    if faults:
        told = dict.fromkeys(fault.text(words) for fault in faults)
        raise CommandError("\n".join(told), Exit.REFUSED)
    return asked


def with_reasons(
    deliveries: Sequence[Delivery], reasons: Mapping[tuple[str, str], str], words: Words
) -> tuple[Delivery, ...]:
    """Return the deliveries with the reasons given for their figures; one in the file itself goes first.

    Raises:
        CommandError: a reason is for a figure that is in none of them.
    """
    delivered = {_named(figure) for delivery in deliveries for figure in delivery.figures}
    if astray := [name for name in reasons if name not in delivered]:
        told = (words("intake.not_delivered", indicator=name, period=period) for name, period in astray)
        raise CommandError("\n".join(told))
    return tuple(
        replace(
            delivery,
            figures=tuple(
                replace(figure, reason=figure.reason or reasons.get(_named(figure), ""))
                for figure in delivery.figures
            ),
        )
        for delivery in deliveries
    )


def _named(figure: DeliveredFigure) -> tuple[str, str]:
    return figure.key.indicator, figure.key.period
