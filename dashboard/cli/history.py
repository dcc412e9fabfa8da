"""`dashboard log`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from dashboard.cli.finishing import held, warn_of_held
from dashboard.cli.options import CommandError, add_shared, plan_and_words
from dashboard.cli.parsing import add_command
from dashboard.cli.settling import say
from dashboard.cli.terminal import Exit, Style, coloured, progress, tell, tell_json, warn
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.changelog import LogEntry
from dashboard.ingest.definitions import read_definitions
from dashboard.ingest.problems import Report
from dashboard.queries.logged import Wanted, logged
from dashboard.settings import Settings
from dashboard.store.intake import IntakeFault, IntakeRefused, Log, read_log, read_settled, unlogged, verify
from dashboard.text.changelog import BETWEEN, entry_lines, waiting_lines
from dashboard.text.columns import wrapped
from dashboard.text.messages import Words

LAST: Final = 20
"""So many entries are shown unless more are asked for."""
SOME: Final = 8
"""So many names are told where none is like the one that was asked for."""
_EXAMPLES: Final = """\
  dashboard log --department library --since 2024-01-01
  dashboard log --indicator library-loans --json
  dashboard log --verify
"""


def register(commands: Any, words: Words) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = add_command(commands, "log", words=words, run=run, examples=_EXAMPLES)
    parser.option("--department", default="", metavar="ID")
    parser.option("--indicator", default="", metavar="ID")
    parser.option("--since", metavar="DATE")
    parser.option("--last", metavar="COUNT", said={"n": LAST})
    parser.option("--verify", action="store_true")
    add_shared(parser)


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Tell the entries of the log, or check it; 1 where it is damaged.

    Raises:
        CommandError: it was asked for what there is not.
    """
    folder, words = plan_and_words(settings, arguments)
    log = read_log(folder)
    if arguments.verify:
        return _verify(folder, log, words, as_json=arguments.json)
    catalogue = catalogue_of(folder)
    wanted = Wanted(
        department=arguments.department, indicator=arguments.indicator, since=_day(arguments.since, words)
    )
    most = _most(arguments.last, words)
    _check(wanted, log, catalogue, words)
    found = logged(log.entries, wanted)
    if arguments.json:
        entries = [asdict(entry) for entry in found[:most]]
        tell_json({"entries": entries, "found": len(found), "faults": _faults(log.faults, words)})
    else:
        _tell(found, most, log, catalogue, words)
    warn_of_held(folder, words)
    warn(*_unlogged(unlogged(folder), words))
    return Exit.REFUSED if log.faults else Exit.DONE


def catalogue_of(folder: Path) -> Catalogue | None:
    """Return the plan's definitions, for its names; None where they cannot be read."""
    try:
        definitions = read_definitions(read_settled(folder, report=Report()), report=Report())
    except (IntakeRefused, OSError):
        return None
    return definitions.catalogue if definitions else None


def _tell(found: Sequence[LogEntry], most: int, log: Log, catalogue: Catalogue | None, words: Words) -> None:
    for number, entry in enumerate(found[:most]):
        tell(*([""] if number else []))
        say(entry_lines(entry, catalogue=catalogue, words=words))
    if not found:
        tell(words("log.none_such" if log.entries else "log.none"))
    if len(found) > most:
        tell("", coloured(words("log.more", n=len(found) - most, all=len(found)), Style.FAINT))
    if log.faults:
        warn(words("log.spoilt"), *(f"  {fault.text(words)}" for fault in log.faults))


def _verify(folder: Path, log: Log, words: Words, *, as_json: bool) -> int:
    with progress(words("log.checking")) as shown:
        faults, waits, edited = verify(folder), held(folder), unlogged(folder)
        shown.step()
    if as_json:
        facts = {
            "entries": len(log.entries),
            "intact": not faults,
            "waiting": asdict(waits) if waits else None,
        }
        tell_json({**facts, "unlogged": edited, "faults": _faults(faults, words)})
        return Exit.REFUSED if faults or waits else Exit.DONE
    if waits:
        say(waiting_lines(waits, catalogue=catalogue_of(folder), words=words))
    if faults:
        tell(coloured(words("log.spoilt"), Style.ERROR), *(f"  {fault.text(words)}" for fault in faults))
    elif log.entries:
        tell(coloured(words("log.intact", n=len(log.entries)), Style.GOOD))
    elif not waits:
        tell(words("log.none"))
    tell(*_unlogged(edited, words))
    return Exit.REFUSED if faults or waits else Exit.DONE


def _unlogged(names: Sequence[str], words: Words) -> Iterable[str]:
    """Return that files of the plan are others than the log left them, where some are."""
    return wrapped(words("log.unlogged", files=", ".join(names)), indent=0) if names else ()


def _faults(faults: Iterable[IntakeFault], words: Words) -> Sequence[Mapping[str, object]]:
    return [
        {"kind": fault.kind, "what": fault.what, "row": fault.row or None, "text": fault.text(words)}
        for fault in faults
    ]


def _day(text: str | None, words: Words) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise CommandError(words("log.bad_date", value=text)) from error


def _most(text: str | None, words: Words) -> int:
    if text is None:
        return LAST
    if not (text.isascii() and text.isdigit() and int(text)):
        raise CommandError(words("log.bad_count", value=text))
    return int(text)


def _check(wanted: Wanted, log: Log, catalogue: Catalogue | None, words: Words) -> None:
    """Refuse a department or an indicator that neither the plan nor its log has ever had.

    Raises:
        CommandError: there is none; the text names those like it.
    """
    lines = [line.what.split(BETWEEN) for e in log.entries for line in e.lines if line.item == "indicator"]
    known = {
        "department": {
            *(catalogue.departments if catalogue else ()),
            *(name for entry in log.entries for name in entry.department.split(BETWEEN)),
            *(parts[1] for parts in lines if parts[1:]),
        },
        "indicator": {*(catalogue.indicators if catalogue else ()), *(parts[0] for parts in lines)},
    }
    for kind, name in (("department", wanted.department), ("indicator", wanted.indicator)):
        if name and name not in known[kind]:
            near = ", ".join(_near(name, sorted(known[kind]))) or words("value.none")
            key = "coordinator.no_department" if kind == "department" else "log.no_indicator"
            raise CommandError(words(key, name=name, near=near))


def _near(name: str, known: Sequence[str]) -> Sequence[str]:
    """Return names like one, or else the first that there are."""
    return get_close_matches(name, known, n=3) or [*known[:SOME], *(["…"] if len(known) > SOME else [])]
