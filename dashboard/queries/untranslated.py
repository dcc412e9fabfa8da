"""Measures whose text was changed in one language and not in the others, as the change log tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dashboard.domain.changelog import LogEntry
from dashboard.queries.delivered import BETWEEN

MEASURE: Final = "measure"
FILE: Final = "file"
MEASURES_FILE: Final = "measures.toml"
TEXT: Final = "text-"
"""A measure's text in a language is the field `text-fi`."""

Change = Mapping[str, tuple[str, str]]
"""What one act did to a measure's text: the old and the new words by language."""


def untranslated(log: Sequence[LogEntry], languages: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the languages in which a measure's text waits for a change made in another, by measure.

    Where the log tells only that the file of the measures changed, not which words in it, whoever changed it
    had all languages before them: what waited before is settled.
    """
    changes: dict[str, list[Change]] = {}
    for entry in log:
        if any(line.item == FILE and MEASURES_FILE in line.what for line in entry.lines):
            changes = {}
        for measure, change in _changes(entry).items():
            changes.setdefault(measure, []).append(change)
    every = tuple(languages)
    waiting = {measure: behind(found, every) for measure, found in changes.items()}
    return {measure: found for measure, found in waiting.items() if found}


def behind(changes: Sequence[Change], languages: Sequence[str]) -> tuple[str, ...]:
    """Return the languages that are behind the others after changes in order.

    A change in languages that were behind lets them catch up; any other leaves the rest behind. Words that
    come back, as by a restore, bring back how it stood with them.
    """
    now: dict[str, str] = {}
    for change in changes:
        for language, (old, _) in change.items():
            now.setdefault(language, old)
    late: frozenset[str] = frozenset()
    known = {tuple(sorted(now.items())): late}
    for change in changes:
        now |= {language: new for language, (_, new) in change.items()}
        moved = frozenset(change)
        state = tuple(sorted(now.items()))
        if state not in known:
            known[state] = late - moved if moved <= late else frozenset(languages) - moved
        late = known[state]
    return tuple(language for language in languages if language in late)


def _changes(entry: LogEntry) -> Mapping[str, Change]:
    """Return what an entry did to the texts of measures, by measure."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for line in entry.lines:
        ids = line.what.split(BETWEEN)
        fields = [one for one in ids if one.startswith(TEXT)]
        if line.item == MEASURE and fields and line.old != line.new:
            language = fields[-1].removeprefix(TEXT)
            found.setdefault(ids[0], {})[language] = (line.old, line.new)
    return found
