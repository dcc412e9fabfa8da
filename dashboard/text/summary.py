"""A series in a few plain sentences: what a chart shows, for those who do not see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Mark, Qualifier
from dashboard.domain.observation import Observation, Reason, Trend, comparable, last_break
from dashboard.domain.period import PeriodType
from dashboard.domain.summary import Peers
from dashboard.text.change import change_text
from dashboard.text.departments import department_note
from dashboard.text.messages import Words
from dashboard.text.periods import in_period, period_text
from dashboard.text.reasons import sentence
from dashboard.text.status import break_year, direction_sentence, target_sentence
from dashboard.text.values import missing_text, value_text

_FEW = 2
_MOST_NAMED = 3
_YEARLY = frozenset({PeriodType.YEAR, PeriodType.SCHOOL_YEAR})


def summary(trend: Trend, peers: Peers | None, *, catalogue: Catalogue, words: Words) -> str:
    """Return the shown series in sentences of at most some twenty words.

    First and last value, smallest and largest, the last change with the remark on its base, the direction,
    gaps, breaks, qualified values, the target, and the other areas without ranking them.
    """
    if not any(o.known for o in trend.shown):
        return _nothing(trend, words)

    def told(o: Observation) -> str:
        return _value(o, trend, catalogue, words)

    known = [o for o in trend.shown if o.known]
    parts = [
        *_ends(known, told, catalogue, words),
        *_extremes(_alike(known, trend), told, catalogue, words),
        *_changed(trend, catalogue, words),
        direction_sentence(trend, catalogue, words) if len(known) > 1 else "",
        *holes(trend, catalogue, words),
        *_cautions(known, catalogue, words),
        target_sentence(trend, catalogue, words),
        others_sentence(trend, peers, catalogue, words) if peers else "",
    ]
    return " ".join(part for part in parts if part)


def _nothing(trend: Trend, words: Words) -> str:
    if trend.all_hidden:
        return words("summary.hidden", first=trend.series.known[0].year, last=trend.series.known[-1].year)
    reasons = dict.fromkeys(missing_text(o, words) for o in trend.shown)
    return sentence("; ".join(reasons) or words("reason.no-value"))


def _value(o: Observation, trend: Trend, catalogue: Catalogue, words: Words) -> str:
    unit = catalogue.units[trend.indicator.unit]
    return value_text(o, indicator=trend.indicator, unit=unit, words=words).full


def _short(o: Observation, trend: Trend, catalogue: Catalogue, words: Words) -> str:
    unit = catalogue.units[trend.indicator.unit]
    return value_text(o, indicator=trend.indicator, unit=unit, words=words).short


def _ends(
    known: Sequence[Observation], told: Callable[[Observation], str], catalogue: Catalogue, words: Words
) -> list[str]:
    first, last = known[0], known[-1]
    lines = [_when("summary.value", first, told, catalogue, words)]
    if len(known) == 1:
        return [*lines, sentence(words("reason.no-earlier"))]
    return [*lines, _when("summary.value", last, told, catalogue, words)]


def _alike(known: Sequence[Observation], trend: Trend) -> Sequence[Observation]:
    """Return the values that compare with the last one shown: of its kind of period and its definition."""
    last = known[-1]
    broken = last_break(trend.series.points, trend.indicator, last.year)
    return [o for o in comparable(known, last) if broken is None or o.year >= broken]


def _extremes(
    known: Sequence[Observation], told: Callable[[Observation], str], catalogue: Catalogue, words: Words
) -> list[str]:
    """Return the smallest and the largest value, where there are more than two."""
    if len(known) <= _FEW or len({o.value for o in known}) == 1:
        return []
    low = min(known, key=lambda o: o.value or 0.0)
    high = max(known, key=lambda o: o.value or 0.0)
    return [
        _when("summary.lowest", low, told, catalogue, words),
        _when("summary.highest", high, told, catalogue, words),
    ]


def _when(
    key: str, o: Observation, told: Callable[[Observation], str], catalogue: Catalogue, words: Words
) -> str:
    when = in_period(o.period, words, catalogue.events)
    return sentence(words(key, when=when, value=told(o)))


def _changed(trend: Trend, catalogue: Catalogue, words: Words) -> list[str]:
    """Return the last change and the remark on a weak base; why there is none, unless it has been said."""
    status = trend.status
    told_elsewhere = {Reason.NO_EARLIER, Reason.NO_VALUE, Reason.BREAK, None}
    if status.change is None and status.change_reason in told_elsewhere:
        return []
    text = change_text(
        status.change,
        status.change_reason,
        indicator=trend.indicator,
        unit=catalogue.units[trend.indicator.unit],
        words=words,
        events=catalogue.events,
        broken=break_year(trend),
    )
    if status.change is None:
        return [words("summary.no_change", reason=text.text)]
    when = period_text(status.change.end.period, words, catalogue.events)
    return [words("summary.change", when=when, change=text.phrase), text.note]


def holes(trend: Trend, catalogue: Catalogue, words: Words) -> list[str]:
    """Return what a series that shows some periods lacks, with the reasons, and its changes of definition."""
    shown = trend.shown
    told = _gap_sentence(_gaps(shown, trend.indicator.cadence), words)
    for reason in dict.fromkeys(missing_text(o, words) for o in shown if not o.known):
        lacking = [o for o in shown if missing_text(o, words) == reason]
        if len(lacking) > _MOST_NAMED:
            told.append(words.count("summary.missing_many", len(lacking), reason=reason))
        else:
            when = ", ".join(in_period(o.period, words, catalogue.events) for o in lacking)
            told.append(words("summary.missing", when=when, reason=reason))
    span = range(shown[0].year + 1, shown[-1].year + 1)
    marked = {o.year for o in shown if Mark.BREAK in o.marks}
    breaks = sorted(marked.union(b.year for b in trend.indicator.breaks).intersection(span))
    told.extend(words("summary.break", year=year) for year in breaks)
    return told


def _gap_sentence(gaps: Sequence[int], words: Words) -> list[str]:
    if len(gaps) > _MOST_NAMED:
        return [words.count("summary.gaps", len(gaps), first=gaps[0], last=gaps[-1])]
    return [words("summary.gap", years=", ".join(map(str, gaps)))] if gaps else []


def _gaps(shown: Sequence[Observation], cadence: int) -> list[int]:
    """Return the years skipped without a word by yearly values that should come every `cadence` years."""
    if cadence < 1 or any(o.period.type not in _YEARLY for o in shown):
        return []
    return [year for a, b in pairwise(shown) for year in range(a.year + cadence, b.year, cadence)]


def _cautions(known: Sequence[Observation], catalogue: Catalogue, words: Words) -> list[str]:
    """Return how many values are not exact, what marks there are and what a combined value holds."""
    told = []
    rough = sum(o.qualifier is not Qualifier.EXACT for o in known)
    if rough and len(known) > 1:
        told.append(words.count("summary.qualified", rough))
    for mark in Mark:
        marked = [o for o in known if mark in o.marks]
        if marked and mark is not Mark.BREAK:
            told.append(words.count("summary.marked", len(marked), mark=words(f"mark.{mark}")))
    note = department_note(known[-1], catalogue, words)
    return [*told, sentence(note)] if note else told


def others_sentence(trend: Trend, peers: Peers, catalogue: Catalogue, words: Words) -> str:
    """Return the named areas' values of the newest shown period, in the catalogue's order; empty for none."""
    last = next((o for o in reversed(trend.shown) if o.known), None)
    if last is None:
        return ""
    named = [
        words("summary.peer", area=words.of(peer.area.name), value=_short(o, trend, catalogue, words))
        for peer in peers.named
        for o in peer.series.known
        if o.period == last.period
    ]
    when = in_period(last.period, words, catalogue.events)
    return words("summary.peers", when=when[:1].upper() + when[1:], values="; ".join(named)) if named else ""
