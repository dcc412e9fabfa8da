"""A figure that came, went or moved, in a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.difference import Item, PeerMoves, ValueMove
from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Mark, Missing
from dashboard.domain.observation import Observation
from dashboard.text.messages import Words
from dashboard.text.numbers import interval
from dashboard.text.sides import Sides
from dashboard.text.values import mark_words, missing_text, value_text

_BREAK: Final = frozenset({Mark.BREAK})
_DERIVED: Final = frozenset({Mark.DERIVED})
_REVISED: Final = frozenset({Mark.REVISED})


def value_sentence(move: ValueMove, sides: Sides) -> str:
    """Return what a figure was and is, each in its own side's unit, and why it moved as far as is known."""
    old, new, words = move.old, move.new, sides.words
    what = sides.place(move)
    was = old if old is not None and old.known else None
    now = new if new is not None and new.known else None
    if was is not None and now is not None:
        one, other = _both(was, now, sides)
        return words(
            "differences.value.moved", what=what, old=one, new=other, reason=_reason(was, now, sides)
        )
    if now is not None:
        key = "differences.value.added" if old is None else "differences.value.given"
        return words(key, what=what, new=_told(now, sides.new.catalogue, words), reason=_missing(old, words))
    if was is None:
        one, other = _missing(old, words), _missing(new, words)
        return words("differences.value.reason", what=what, old=one, new=other)
    return words(
        _gone(new), what=what, old=_told(was, sides.old.catalogue, words), reason=_missing(new, words)
    )


def peers_sentence(move: PeerMoves, sides: Sides) -> str:
    """Return how many figures of other areas came, moved and went."""
    words = sides.words
    counts = {"added": move.added, "moved": move.moved, "gone": move.gone}
    parts = [words.count(f"differences.peers.{how}", n) for how, n in counts.items() if n]
    name = sides.name(Item.INDICATOR, move.indicator)
    return words("differences.peers.line", name=name, parts=", ".join(parts))


def _gone(new: Observation | None) -> str:
    """Return the key of what is said of a figure that went; one that has become secret is not told again."""
    if new is None:
        return "differences.value.gone"
    secret = new.missing is Missing.SUPPRESSED
    return "differences.value.hidden" if secret else "differences.value.taken"


def _missing(o: Observation | None, words: Words) -> str:
    return words("differences.value.not_told") if o is None else missing_text(o, words)


def _reason(old: Observation, new: Observation, sides: Sides) -> str:
    """Return why the figure was put right, or the note that came with it, or that it is marked as revised."""
    words = sides.words
    if (told := words.of(sides.new.correction(new))) and sides.new.correction(new) != sides.old.correction(
        old
    ):
        return words("differences.value.because", reason=told.rstrip("."))
    if new.note and new.note != old.note:
        told = words("differences.value.note", note=new.note.rstrip("."))
    elif Mark.REVISED in new.marks:
        told = words("mark.revised")
    else:
        # Why may stand in the change log, which readers do not have.
        return words("differences.value.unpublished")
    return words("differences.value.because", reason=told)


def _both(old: Observation, new: Observation, sides: Sides) -> tuple[str, str]:
    """Return both figures; the unit once where it is the same, the intervals where only they differ."""
    words, before, after = sides.words, sides.old.catalogue, sides.new.catalogue
    alike = old.marks & new.marks & _BREAK
    old, new = (replace(o, marks=o.marks - alike) for o in (old, new))
    one, other = _told(old, before, words), _told(new, after, words)
    if one == other and old.range is not None and new.range is not None:
        return _told(old, before, words, old.range), _told(new, after, words, new.range)
    return _told(old, before, words, short=_unit(old, before, words) == _unit(new, after, words)), other


def _unit(o: Observation, catalogue: Catalogue, words: Words) -> str:
    return words.of(catalogue.units[catalogue.indicators[o.indicator].unit].many)


def _told(
    o: Observation, catalogue: Catalogue, words: Words, span: Interval | None = None, *, short: bool = False
) -> str:
    """Return a figure with its qualifier, unit and marks; a derived or asked for interval in brackets."""
    indicator = catalogue.indicators[o.indicator]
    value = value_text(o, indicator=indicator, unit=catalogue.units[indicator.unit], words=words)
    # A unit that is joined to its number ("12 €/resident") or an interval behind it cannot be left out.
    brief = short and not value.span and not value.unit.startswith("/")
    told = value.short if brief else value.full
    if span is not None and not value.span and not span.exact:
        ends = interval(span, decimals=indicator.decimals, words=words)
        told = words("differences.part", name=told, part=ends)
    shown = o.marks - _REVISED - (_DERIVED if value.span else frozenset())
    marks = mark_words(replace(o, marks=shown), words)
    return words("differences.part", name=told, part=marks) if marks else told
