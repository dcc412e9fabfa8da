"""The change log in words: who did what to a plan when, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.changelog import Act, LogEntry, LogLine
from dashboard.domain.kinds import MeasureState, Missing, Qualifier
from dashboard.domain.model import Text
from dashboard.domain.period import parse_period
from dashboard.text.columns import columns, wrapped
from dashboard.text.messages import Words
from dashboard.text.moments import moment
from dashboard.text.numbers import number
from dashboard.text.periods import period_text
from dashboard.text.plan_files import file_text
from dashboard.text.proposal_items import field_text, language_text, shortened
from dashboard.text.proposals import Said, Tone

BETWEEN: Final = " · "
"""What stands between the ids that name a line's thing."""
_HASH: Final = 12
_NUMBER: Final = re.compile(r"\d+(?:,(?P<decimals>\d+))?")
_QUALIFIERS: Final[Mapping[str, Qualifier]] = {
    "noin": Qualifier.ABOUT,
    "yli": Qualifier.OVER,
    "vähintään": Qualifier.AT_LEAST,
    "lähes": Qualifier.ALMOST,
    "alle": Qualifier.UNDER,
    "keskimäärin": Qualifier.MEAN,
}
"""The words that a plan's files, and so its log, have before a number."""


def entry_lines(entry: LogEntry, *, catalogue: Catalogue | None, words: Words) -> Iterator[Said]:
    """Yield an entry of the log: its number, time and act, the people, the files, and all that changed.

    Names come from the plan as it is (`catalogue`); what it does not know, or all without it, goes by its id.
    """
    yield from _act_lines(entry, catalogue, words)
    if begins(entry):
        yield Said(f"    {words('log.began', n=len(entry.lines))}")
        return
    if _own(entry):
        yield from (Said(text) for text in wrapped(words("log.own"), indent=4))
    for text in columns([_row(line, entry, catalogue, words) for line in entry.lines], indent=4):
        yield Said(text)


def waiting_lines(entry: LogEntry, *, catalogue: Catalogue | None, words: Words) -> Iterator[Said]:
    """Yield that an act was stopped before its end, which one, by whom, and what finishes it."""
    yield from (Said(text, Tone.OPEN) for text in wrapped(words("log.waiting"), indent=0))
    yield from _act_lines(entry, catalogue, words)
    yield from (Said(text) for text in wrapped(words("log.finish"), indent=0))


def act_sentence(key: str, entry: LogEntry, words: Words) -> str:
    """Return what a key says of an act: its number and kind, when, and who delivered or asked for it."""
    act, when = words(f"log.act.{entry.act}"), moment(entry.when, words)
    return words(key, number=entry.number, act=act, when=when, by=entry.by)


def begins(entry: LogEntry) -> bool:
    """Tell whether an entry only keeps the plan's files as they were when the log began."""
    return entry.act is Act.EDIT and not entry.before


def _own(entry: LogEntry) -> bool:
    """Tell whether nobody changed anything: publishing had kept what is hidden from readers."""
    return entry.act is Act.EDIT and not entry.lines


def _act_lines(entry: LogEntry, catalogue: Catalogue | None, words: Words) -> Iterator[Said]:
    act = "start" if begins(entry) else "own" if _own(entry) else entry.act
    head = words("log.head", number=entry.number, when=moment(entry.when, words), act=words(f"log.act.{act}"))
    departments = ", ".join(_named_department(name, catalogue, words) for name in _parts(entry.department))
    yield Said(words("log.of", head=head, department=departments) if departments else head, Tone.TITLE)
    asked = "log.asked" if entry.act is Act.RESTORE else "log.people"
    people = words(asked, by=entry.by, accepted_by=entry.accepted_by) if entry.by else ""
    reason = words("intake.reason", reason=entry.reason) if entry.reason else ""
    for told in (people, reason):
        yield from (Said(text) for text in wrapped(told, indent=4))
    for file in entry.files:
        told = words("log.file", name=file.name, hash=file.sha256[:_HASH])
        yield from (Said(text, Tone.FAINT) for text in wrapped(told, indent=4))


def _row(line: LogLine, entry: LogEntry, catalogue: Catalogue | None, words: Words) -> tuple[str, str, str]:
    """Return a line's name, what it was and became, and its reason where that is not the entry's own."""
    what = _what(line, catalogue, words)
    if line.item == "file":
        how = "added" if not line.old else "moved" if line.new else "gone"
        return what, words(f"log.file_{how}"), ""
    own = line.reason and line.reason != entry.reason
    reason = words("intake.reason", reason=line.reason) if own else ""
    if line.old == line.new == Missing.SUPPRESSED:
        return what, words("intake.secret"), reason
    old, new = (_value(value, line.item, words) for value in (line.old, line.new))
    return what, words("intake.arrow", old=old, new=new), reason


def _what(line: LogLine, catalogue: Catalogue | None, words: Words) -> str:
    """Return what a line is about: names for the ids that are known."""
    parts = line.what.split(BETWEEN)
    if line.item == "file":
        return file_text(line.what, words)
    if catalogue is None:
        return line.what
    match line.item, parts:
        case "indicator", [name, department, period, *rest]:
            return ", ".join(_figure(name, department, period, rest, catalogue, words))
        case "measure", [name, field]:
            measure = catalogue.measures.get(name)
            named = words.of(measure.name) if measure else name
            return words("intake.measure", name=named, field=field_text(field, words))
        case "narrative", [goal, year, language]:
            known = catalogue.goals.get(goal)
            named = words.of(known.name) if known else goal
            return words("intake.narrative", name=named, year=year, language=language_text(language, words))
        case _:
            return line.what


def _figure(
    name: str, department: str, period: str, rest: list[str], catalogue: Catalogue, words: Words
) -> Iterator[str]:
    indicator, known = catalogue.indicators.get(name), parse_period(period)
    yield words.of(indicator.name) if indicator else name
    yield period_text(known, words, catalogue.events) if known else period
    if indicator is None or department != indicator.department:
        yield _named_department(department, catalogue, words)
    yield from (_rest(part, catalogue, words) for part in rest)


def _rest(part: str, catalogue: Catalogue, words: Words) -> str:
    """Return the class of a breakdown, or an area, by its name."""
    breakdown, _, category = part.partition("=")
    known = catalogue.breakdowns.get(breakdown)
    names: dict[str, Text] = {one.id: one.name for one in known.categories} if known else {}
    names |= {area.id: area.name for area in catalogue.areas.values()} if not category else {}
    return words.of(names[category or part]) if (category or part) in names else part


def _value(value: str, item: str, words: Words) -> str:
    """Return what was or became of something: as a reader writes numbers and closed words."""
    if not value:
        return words("value.none")
    if item == "indicator":
        return words(f"missing.{value}") if value in set(Missing) else _figure_value(value, words)
    return words(f"measure.{value}") if value in set(MeasureState) else shortened(value)


def _figure_value(value: str, words: Words) -> str:
    word, _, rest = value.partition(" ")
    qualifier = _QUALIFIERS.get(word)
    told = _NUMBER.sub(lambda found: _number(found, words), rest if qualifier else value)
    return f"{words(f'qualifier.{qualifier}')} {told}" if qualifier else told


def _number(found: re.Match[str], words: Words) -> str:
    decimals = len(found["decimals"] or "")
    return number(Decimal(found[0].replace(",", ".")), decimals=decimals, words=words)


def _named_department(name: str, catalogue: Catalogue | None, words: Words) -> str:
    known = catalogue.departments.get(name) if catalogue else None
    return words.of(known.name) if known else name


def _parts(text: str) -> list[str]:
    return text.split(BETWEEN) if text else []
