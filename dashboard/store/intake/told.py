"""What the change log tells of an act, thing by thing. No figure that is kept secret is ever in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from dashboard.domain.changelog import LogLine
from dashboard.domain.dataset import Dataset
from dashboard.domain.delivery import Key
from dashboard.domain.kinds import Missing, Qualifier
from dashboard.domain.model import TOTAL, Measure
from dashboard.domain.observation import Observation
from dashboard.domain.proposal import FieldStep, FigureStep, Proposal, Step
from dashboard.ingest.numbers import QUALIFIERS
from dashboard.ingest.problems import shortened
from dashboard.ingest.rewriting.definitions import SOURCES
from dashboard.store.intake.acts import file_lines, hashes
from dashboard.store.intake.proposing import Proposed
from dashboard.text.numberless import without_numbers

BETWEEN: Final = " · "
"""What stands between the ids in a line."""
SECRET: Final = Missing.SUPPRESSED.value
"""What a line says in the place of a figure that is kept secret."""

_NARRATIVE: Final = re.compile(r"(?:narrative/)?(?P<year>\d{4})/(?P<goal>[^/]+)\.(?P<language>[^./]+)\.md")
_TOLD_BY_THING: Final = re.compile(r"observations/.*|measures\.toml|narrative/.*")
"""Files whose changes are told figure by figure, measure by measure and text by text."""


def lines_of_proposal(proposed: Proposed, proposal: Proposal, *, reason: str) -> tuple[LogLine, ...]:
    """Return a line for each thing that deliveries change; `reason` answers what has none of its own."""
    own = proposed.old.catalogue.plan.area if proposed.old is not None else ""
    asked = {doubt.key for doubt in proposal.doubts}
    moved = [step for step in proposal.figures if step.step is not Step.UNCHANGED]
    return (
        *(_figure(s, own=own, reason=s.reason or (reason if s.key in asked else "")) for s in moved),
        *(_field(step) for step in proposal.fields if step.step is not Step.UNCHANGED),
        *(
            line
            for line in file_lines(hashes(proposed.before), hashes(proposed.files))
            if line.what == SOURCES
        ),
    )


def lines_between(
    old: Dataset | None, new: Dataset | None, *, before: Mapping[str, bytes], after: Mapping[str, bytes]
) -> tuple[LogLine, ...]:
    """Return a line for each thing that differs between two states of a plan.

    Where one of them cannot be loaded, it is told file by file.
    """
    files = file_lines(hashes(before), hashes(after))
    if old is None or new is None:
        return files
    return (
        *_figures_between(old, new),
        *_measures_between(old, new),
        *_narratives_between(before, after),
        *(line for line in files if not _TOLD_BY_THING.fullmatch(line.what)),
    )


def _figure(step: FigureStep, *, own: str, reason: str) -> LogLine:
    old = SECRET if step.secret and step.step is not Step.NEW else step.old
    new = SECRET if step.secret and step.step is not Step.REMOVED else step.new
    what = BETWEEN.join((_what(step.key, own), *(step.others if step.old == step.new else ())))
    shown = without_numbers(reason) if step.secret else reason
    return LogLine(item="indicator", what=what, old=old, new=new, reason=shown)


def _field(step: FieldStep) -> LogLine:
    found = _NARRATIVE.fullmatch(step.field)
    if found is None:
        what = BETWEEN.join((step.item, step.field))
        return LogLine(item="measure", what=what, old=step.old, new=step.new, reason=step.reason)
    return _narrative(found, step.old, step.new)


def _narrative(found: re.Match[str], old: str, new: str) -> LogLine:
    """Return the line of a narrative; its words are too many to be told, and are kept as a file."""
    what = BETWEEN.join((found["goal"], found["year"], found["language"]))
    return LogLine(item="narrative", what=what, old=shortened(old), new=shortened(new))


def _what(key: Key, own: str) -> str:
    """Return what names a figure; the plan's own area and the total are not said."""
    more = (key.breakdown if key.breakdown != TOTAL else "", key.area if key.area != own else "")
    return BETWEEN.join((key.indicator, key.department, key.period, *(one for one in more if one)))


def _figures_between(old: Dataset, new: Dataset) -> Iterator[LogLine]:
    before, after = _shown(old), _shown(new)
    own = new.catalogue.plan.area
    for key in sorted(before.keys() | after.keys()):
        one, other = before.get(key, ""), after.get(key, "")
        if one == other:
            continue
        if SECRET in (one, other):
            # What one of the two hides is told of neither.
            one, other = one and SECRET, other and SECRET
        yield LogLine(item="indicator", what=_what(key, own), old=one, new=other)


def _shown(dataset: Dataset) -> Mapping[Key, str]:
    """Return every figure as readers see it."""
    return {
        Key(o.indicator, o.area, o.department, o.period.key, o.breakdown): _written(o)
        for rows in dataset.by_indicator.values()
        for o in rows
    }


def _written(o: Observation) -> str:
    if o.value is None or o.range is None:
        return o.missing.value if o.missing else ""
    exact = o.range.lower == o.range.upper == o.value
    if exact or o.qualifier is not Qualifier.EXACT:
        word = QUALIFIERS[o.qualifier][0] if o.qualifier is not Qualifier.EXACT else ""
        return f"{word} {_number(o.value)}".strip()
    return f"{_number(o.range.lower)}–{_number(o.range.upper)}"


def _number(value: float) -> str:
    return f"{value:.10g}".replace(".", ",")


def _measures_between(old: Dataset, new: Dataset) -> Iterator[LogLine]:
    before, after = old.catalogue.measures, new.catalogue.measures
    for name in sorted(before.keys() | after.keys()):
        one, other = _fields(before.get(name)), _fields(after.get(name))
        for field in dict.fromkeys((*one, *other)):
            if one.get(field, "") != other.get(field, ""):
                what = BETWEEN.join((name, field))
                yield LogLine(item="measure", what=what, old=one.get(field, ""), new=other.get(field, ""))


def _fields(measure: Measure | None) -> Mapping[str, str]:
    if measure is None:
        return {}
    texts = {f"text-{language}": text for language, text in measure.text.items()}
    return {"state": measure.state.value, "year": str(measure.year), **texts}


def _narratives_between(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[LogLine]:
    for name in sorted(before.keys() | after.keys()):
        found = _NARRATIVE.fullmatch(name)
        if found is not None and before.get(name) != after.get(name):
            old, new = (side.get(name, b"").decode("utf-8", "replace") for side in (before, after))
            yield _narrative(found, old.strip(), new.strip())
