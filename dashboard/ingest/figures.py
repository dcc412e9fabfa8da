"""Numbers typed into prose: each that speaks of an indicator must be what the data say.

Compared are parsed numbers with their qualifiers, never formatted text. A number speaks of an indicator
where a word of its unit goes with it, where a per cent or euro sign does and the goal has such figures, or
where it is so like a figure of the goal that it can hardly be another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Narrative
from dashboard.domain.kinds import Qualifier
from dashboard.domain.reference import Reference, pieces
from dashboard.ingest.claims import Ground, claimed, one_slip_apart
from dashboard.ingest.csv_reader import row_at
from dashboard.ingest.narrative import Key, Records, narrative_file
from dashboard.ingest.problems import Place, Report
from dashboard.ingest.prose import Typed, typed_numbers
from dashboard.ingest.said import Figures, Said
from dashboard.ingest.unit_words import written_out

_MOST_TOLD = 6
_MEAN = re.compile(r"\b(?:keskimäär|medeltal|genomsnitt|i snitt|average)", re.IGNORECASE)


def check_figures(
    narratives: Mapping[Key, Narrative], *, catalogue: Catalogue, records: Records, report: Report
) -> None:
    """Report typed numbers that contradict the data."""
    for narrative in narratives.values():
        for language, text in narrative.text.items():
            ground = _ground(narrative, language, catalogue, records)
            file = narrative_file(narrative.goal, narrative.year, language)
            for typed, said in contradictions(text, ground):
                shown = " / ".join([*dict.fromkeys(one.shown for one in said)][:_MOST_TOLD])
                place = Place(file=file, row=row_at(text, typed.start))
                report.add("typed-figure", place, value=_written(typed, text), data=shown)


def contradictions(text: str, ground: Ground) -> Iterator[tuple[Typed, list[Said]]]:
    """Yield the numbers of a text that contradict the data, each with what those say, the nearest first."""
    end = 0
    for typed in typed_numbers(text, language=ground.language):
        if typed.start < end:
            continue
        said, others = claimed(typed, ground)
        end = typed.end + _unit_length(typed, ground)
        if said and not any(_agrees(typed, one) for one in (*said, *others)):
            yield typed, sorted(said, key=lambda one: _distance(typed, one))


def _ground(narrative: Narrative, language: str, catalogue: Catalogue, records: Records) -> Ground:
    text = narrative.text[language]
    referred = {piece.indicator for piece in pieces(text) if isinstance(piece, Reference)}
    every = catalogue.indicators.values()
    own = {i.id: i for i in every if i.goal == narrative.goal or i.id in referred}
    return Ground(
        catalogue=catalogue,
        figures=Figures(catalogue, records, text=text, language=language),
        indicators=tuple(own.values()),
        others=tuple(i for i in every if i.id not in own),
        year=narrative.year,
        language=language,
    )


def _unit_length(typed: Typed, ground: Ground) -> int:
    """Return how long the unit behind a number is, whose own digits are no figure: "pistettä (1–5)"."""
    units = {i.unit: ground.catalogue.units[i.unit] for i in ground.indicators}
    lengths = (written_out(unit, typed.after, language=ground.language) for unit in units.values())
    return max(lengths, default=0)


def _agrees(typed: Typed, said: Said) -> bool:
    if said.sign and typed.sign and (typed.sign == "+") is not (said.sign > 0):
        return False
    minus = -1 if typed.sign in {"-", "−"} and not said.sign else 1
    return any(
        _fits(float(low) * minus, float(high) * minus, typed, said)
        and _as_sure(typed, said, single=low == high)
        for low, high in typed.readings
    )


def _fits(low: float, high: float, typed: Typed, said: Said) -> bool:
    """Tell whether a number lies where the data have it; a percentage may be rounded as it was typed."""
    slack = float(typed.step) / 2 if said.rounds or typed.scaled else 0.0
    if low == high:
        middle = (said.low + said.high) / 2
        rounds_to = low - slack <= middle < low + slack
        return said.single and (said.low <= low <= said.high or rounds_to)
    return abs(low - said.low) <= slack and abs(high - said.high) <= slack


def _as_sure(typed: Typed, said: Said, *, single: bool) -> bool:
    """Tell whether a number is typed with the qualifier the data have."""
    if said.qualifier is None or typed.qualifier is said.qualifier:
        return True
    if said.low != said.high:
        return not single
    if said.qualifier is Qualifier.MEAN:
        return typed.qualifier is Qualifier.EXACT and _MEAN.search(typed.sentence) is not None
    if said.qualifier is not Qualifier.EXACT:
        return False
    rounded = typed.scaled or (said.rounds and float(typed.readings[0][0]) != said.low)
    return (typed.qualifier is Qualifier.MEAN and said.mean) or (
        typed.qualifier is Qualifier.ABOUT and rounded
    )


def _distance(typed: Typed, said: Said) -> tuple[bool, int, float]:
    slip = 0 if typed.digits == said.digits else 1 if one_slip_apart(typed.digits, said.digits) else 2
    return not said.spoken, slip, abs(float(typed.readings[0][0]) - said.low)


def _written(typed: Typed, text: str) -> str:
    """Return a number as it stands in the text, with its qualifier and the word behind it."""
    following = re.match(r"\s?(?:[%€]|[^\W\d_]+)", typed.after)
    return " ".join((text[typed.start : typed.end] + (following[0] if following else "")).split())
