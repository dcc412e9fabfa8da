"""`dashboard restore`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from dashboard.cli.acceptance import acceptance_of, add_acceptance
from dashboard.cli.finishing import finish, warn_of_held
from dashboard.cli.options import add_shared, plan_and_words
from dashboard.cli.parsing import add_command
from dashboard.cli.proposal_json import problems_json
from dashboard.cli.settling import say
from dashboard.cli.terminal import Exit, Style, coloured, progress, tell, tell_json, warn
from dashboard.domain.changelog import Act, LogEntry
from dashboard.domain.clock import ZONE
from dashboard.domain.dataset import Dataset
from dashboard.domain.edition import Objection
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import Problem, Report, render
from dashboard.queries.difference import compare
from dashboard.settings import Settings
from dashboard.store.intake import files_of, read_log, read_settled, restore, returned
from dashboard.text.columns import wrapped
from dashboard.text.differences import Group
from dashboard.text.messages import Words
from dashboard.text.moments import moment
from dashboard.text.numberless import LEFT_OUT
from dashboard.text.plan_files import file_text
from dashboard.text.proposals import Said, Tone, discreet_groups, group_lines

_VERSION: Final = 12
_EXAMPLES: Final = """\
  dashboard restore 12
  dashboard restore 12 --accept --by "Liisa Lainaaja" --accepted-by "Minna Virtanen" --reason "Väärä tiedosto"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A way back: the state's own entry, the files that differ, and what readers would see change.

    `problems` are those the plan would have again.
    """

    entry: LogEntry
    files: Mapping[str, str]
    groups: tuple[Group, ...]
    problems: Sequence[Problem]


def register(commands: Any, words: Words) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = add_command(commands, "restore", words=words, run=run, examples=_EXAMPLES)
    parser.option("state", metavar="NUMBER")
    add_acceptance(parser, reasons=False)
    add_shared(parser)


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Tell what restoring would change, and do it where that is asked for.

    Raises:
        CommandError: it is not asked for in a way that can be done.
        IntakeRefused: what is kept is damaged.
        OSError: the folder cannot be written.
    """
    folder, words = plan_and_words(settings, arguments)
    asked = acceptance_of(arguments, words, act=Act.RESTORE)
    now = datetime.now(tz=UTC)
    state = _state(arguments.state)
    if asked.accept:
        finish(folder, words)
    else:
        warn_of_held(folder, words)
    with progress(words("intake.reading")) as shown:
        found = _way_back(folder, state, words, today=now.astimezone(ZONE).date())
        shown.step()
    done = None
    if asked.accept and found.files:
        people = {"by": asked.by, "accepted_by": asked.accepted_by}
        done = restore(folder, state, **people, reason=asked.reason, now=now)
    if arguments.json:
        tell_json(_facts(found, done, words))
    else:
        _tell(found, done, words)
    return Exit.DONE


def _state(text: str) -> int | str:
    """Return a number of an entry, or else a data version, which has twelve hexadecimal digits."""
    text = text.strip().removesuffix(".")
    short = text.isascii() and text.isdigit() and len(text) < _VERSION
    return int(text) if short else text


def _way_back(folder: Path, state: int | str, words: Words, *, today: date) -> Return:
    """Return what restoring would change.

    Raises:
        IntakeRefused: there is no such state, or a file of it is lost or damaged.
    """
    present = read_settled(folder, report=Report())
    target = returned(present, files_of(folder, state))
    entries = read_log(folder).entries
    entry = [e for e in entries if (e.number if isinstance(state, int) else e.after) == state][-1]
    old, _ = _loaded(present, today)
    new, problems = _loaded(target, today)
    groups: tuple[Group, ...] = ()
    if old is not None and new is not None:
        groups = discreet_groups(compare(old, new), old=old, new=new, words=words)
    moved = _moved(present, target)
    return Return(entry=entry, files=moved, groups=groups, problems=problems if new is None else ())


def _loaded(files: Mapping[str, bytes], today: date) -> tuple[Dataset | None, Sequence[Problem]]:
    report = Report(tolerated=tuple(Objection))
    return dataset_of(files, report=report, today=today), report.problems


def _moved(present: Mapping[str, bytes], target: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return what becomes of each file that differs."""
    how = {(True, True): "moved", (True, False): "gone", (False, True): "added"}
    return {
        name: how[name in present, name in target]
        for name in sorted(present.keys() | target.keys())
        if present.get(name) != target.get(name)
    }


def _tell(found: Return, done: LogEntry | None, words: Words) -> None:
    say(_lines(found, words))
    if found.problems:
        warn(words("restore.broken"), render(found.problems, words.language))
    if done is not None:
        tell(coloured(words("restore.done", number=done.number), Style.GOOD), words("intake.next"))
        if LEFT_OUT in done.reason:
            tell(words("restore.numberless"))
    else:
        told = words("restore.ready" if found.files else "restore.same")
        tell(*wrapped(told, indent=0))


def _lines(found: Return, words: Words) -> Iterator[Said]:
    when = moment(found.entry.when, words)
    yield Said(words("restore.title", number=found.entry.number, when=when), Tone.TITLE)
    if found.files:
        yield Said(words("restore.files", n=len(found.files)))
    for name, how in found.files.items():
        became = words(f"restore.file.{how}")
        yield Said(f"  {words('restore.file_became', file=file_text(name, words), what=became)}")
    yield from group_lines(found.groups, words("restore.changes"))
    yield Said("")


def _facts(found: Return, done: LogEntry | None, words: Words) -> Mapping[str, Any]:
    return {
        "restored": done is not None,
        "entry": done.number if done else None,
        "state": found.entry.number,
        "version": found.entry.after,
        "files": [{"name": name, "what": how} for name, how in found.files.items()],
        "effects": [{"title": g.title, "lines": [line.text for line in g.lines]} for g in found.groups],
        "problems": problems_json(found.problems, words),
    }
