"""What is doubted about delivered figures, as a person would ask it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.domain.change import change
from dashboard.domain.delivery import Key
from dashboard.domain.observation import Change, Observation
from dashboard.domain.period import parse_period
from dashboard.domain.proposal import Doubt, DoubtKind, FigureStep, Proposal
from dashboard.text.change import change_text
from dashboard.text.periods import period_text
from dashboard.text.proposal_items import Seen, both, figure_name, place
from dashboard.text.values import missing_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """All that is asked about one figure, and the reason that answers it, empty while it is open."""

    key: Key
    what: str
    place: str
    asked: tuple[str, ...]
    reason: str


def questions(proposal: Proposal, found: Seen, *, reason: str = "") -> tuple[Question, ...]:
    """Return the questions in the order of the delivery; `reason` answers those without one of their own."""
    steps = {step.key: step for step in proposal.figures}
    by_key: dict[Key, list[Doubt]] = {}
    for doubt in proposal.doubts:
        by_key.setdefault(doubt.key, []).append(doubt)
    order = sorted(by_key, key=[*steps, *by_key].index)
    return tuple(_question(key, by_key[key], steps.get(key), found, reason) for key in order)


def _question(
    key: Key, doubts: Sequence[Doubt], step: FigureStep | None, found: Seen, reason: str
) -> Question:
    secret = step is not None and step.secret
    return Question(
        key=key,
        what=figure_name(key, found),
        place=place(step.spot, found) if step else "",
        asked=tuple(_asked(doubts, found, secret=secret)),
        reason=(step.reason if step else "") or reason,
    )


def _asked(doubts: Iterable[Doubt], found: Seen, *, secret: bool) -> Iterator[str]:
    words = found.words
    for doubt in doubts:
        now, was = found.new.get(doubt.key), found.old.get(doubt.key)
        match doubt.kind:
            case DoubtKind.JUMP:
                yield _jump(doubt, found)
            case DoubtKind.COPY | DoubtKind.STUCK:
                value, when = both(None, now, found), _when(doubt.before, found)
                yield words(f"intake.ask.{doubt.kind}", value=value, when=when)
            case DoubtKind.REVISED | DoubtKind.TAKEN_AWAY if secret:
                shown = was is not None and was.known
                yield words(f"intake.ask_{'veiled' if shown else 'secret'}.{doubt.kind}")
            case DoubtKind.REVISED:
                yield words("intake.ask.revised", value=both(was, now, found))
            case DoubtKind.TAKEN_AWAY if now is not None:
                told = missing_text(now, words)
                yield words("intake.ask.replaced", value=both(was, None, found), reason=told)
            case DoubtKind.TAKEN_AWAY:
                yield words("intake.ask.taken-away", value=both(was, None, found))


def _jump(doubt: Doubt, found: Seen) -> str:
    before, now = _before(doubt, found), found.new.get(doubt.key)
    words, value = found.words, both(before, now, found)
    phrase = _phrase(before, now, found)
    asked = words("intake.ask.jump", change=phrase[:1].upper() + phrase[1:], value=value) if phrase else ""
    told = [asked or words("intake.ask.value", value=value)]
    if doubt.z is not None:
        told.append(words("intake.ask.unlike"))
    return " ".join([*told, words("intake.ask.right")])


def _before(doubt: Doubt, found: Seen) -> Observation | None:
    """Return the figure that was compared with: the department's own or that of the one it replaced."""
    lineage = found.sides.new.lineages.get(doubt.key.department, (doubt.key.department,))
    keys = (doubt.key._replace(period=doubt.before, department=name) for name in lineage)
    return next((found.new[key] for key in keys if key in found.new), None)


def _phrase(before: Observation | None, now: Observation | None, found: Seen) -> str:
    """Return how much it changed since when, as far as that can be told."""
    if before is None or now is None:
        return ""
    catalogue = found.sides.new.catalogue
    indicator = catalogue.indicators[now.indicator]
    unit = catalogue.units[indicator.unit]
    moved = change(before, now, indicator=indicator, unit=unit, events=(), between=(before, now))
    if not isinstance(moved, Change):
        return ""
    told = change_text(
        moved, None, indicator=indicator, unit=unit, words=found.words, events=catalogue.events
    )
    return told.phrase


def _when(period: str, found: Seen) -> str:
    known = parse_period(period)
    return period_text(known, found.words, found.sides.new.catalogue.events) if known else period
