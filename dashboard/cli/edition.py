"""`dashboard edition freeze|list|verify`."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import dashboard
from dashboard.cli.options import CommandError, add_language, add_plan, folder_of, words_of
from dashboard.cli.terminal import Exit, tell
from dashboard.domain.edition import Objection, Waiver
from dashboard.domain.filters import Filters
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import Report
from dashboard.settings import Settings
from dashboard.store.draft import Draft
from dashboard.store.faults import EditionError, Fault, FaultKind, Refused
from dashboard.store.freeze import freeze
from dashboard.store.intake import read_settled
from dashboard.store.layout import EDITIONS
from dashboard.store.publication.seen import files_seen
from dashboard.store.survey import looked_at, survey
from dashboard.story.deck import deck
from dashboard.story.reader import Reader
from dashboard.text.messages import LANGUAGES, Words, load_words
from dashboard.text.stamp import edition_line, waiver_lines

_ABOUT: Final = """\
An edition keeps the plan as a meeting saw it: figures, texts, statuses, targets, peers and the order of the
slides. It is served under /<language>/edition/<id>/ for ever, whatever becomes of the plan's files."""
_EXAMPLE: Final = """\
example:
  dashboard edition freeze --date 2023-05-08 --name "Kaupunginhallitus 8.5.2023" \\
      --name-sv "Stadsstyrelsen 8.5.2023" --name-en "City Board, 8 May 2023"

Nothing is frozen while the figures are an example, texts contradict the data or a translation is missing,
unless --allow gives the reason, which is printed in the edition:
  --allow translation "The Swedish texts come from the translator after the meeting"
"""
YEARS_AWAY: Final = 20
"""How far from today the day of a meeting may be."""
CHANGES: Final = "changes"
"""The slide that a deck has once there is an earlier edition."""
_NOT_BY_RESTORING: Final = {FaultKind.NOT_FINISHED, FaultKind.NEWER, FaultKind.NOT_LOADED}


def register(commands: Any) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command with its three actions."""
    parser = commands.add_parser(
        "edition", help="freeze, list and verify editions, the plan as meetings saw it", description=_ABOUT
    )
    common = argparse.ArgumentParser(add_help=False)
    add_plan(common)
    add_language(common)
    actions = parser.add_subparsers(required=True, metavar="action")
    freezer = actions.add_parser(
        "freeze",
        parents=[common],
        help="freeze the plan as readers see it now",
        description=_ABOUT,
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_options(freezer)
    freezer.set_defaults(command=_run, action=_freeze)
    lister = actions.add_parser("list", parents=[common], help="list the editions, oldest first")
    lister.set_defaults(command=_run, action=_list)
    verifier = actions.add_parser(
        "verify", parents=[common], help="check that editions are as they were frozen; 1 where one is not"
    )
    verifier.add_argument("id", nargs="?", help="the edition to check; by default all of them")
    verifier.set_defaults(command=_run, action=_verify)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, help="the meeting's name, in every language not given below")
    for language in LANGUAGES[1:]:
        parser.add_argument(
            f"--name-{language}", metavar="NAME", help=f"the name in this language: {language}"
        )
    parser.add_argument("--date", required=True, help="the day of the meeting, for example 2023-05-08")
    parser.add_argument("--id", default="", help="the id in addresses; by default of date and name")
    parser.add_argument(
        "--slides", default="", metavar="A,B,C", help="the slides' ids in order; by default all"
    )
    parser.add_argument(
        "--allow",
        nargs=2,
        action="append",
        default=[],
        metavar=("OBJECTION", "REASON"),
        help=f"freeze in spite of an objection ({', '.join(Objection)}) and print the reason; repeatable",
    )


def _run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Do one of the actions; what goes wrong is told, never raised."""
    words = words_of(settings, arguments)
    folder = folder_of(settings, arguments, words)
    try:
        code: int = arguments.action(folder, arguments, words)
    except Refused as error:
        raise CommandError("\n".join((words("edition.refused"), error.text(words))), Exit.REFUSED) from error
    return code


def _freeze(folder: Path, arguments: argparse.Namespace, words: Words) -> int:
    draft = _draft(arguments)
    if odd := [*_far(draft.date, words), *_not_slides(folder, draft.slides, words)]:
        raise CommandError("\n".join((words("edition.refused"), *odd)), Exit.REFUSED)
    edition = freeze(folder, draft, code_version=dashboard.__version__, now=datetime.now(tz=UTC))
    tell(
        words("edition.frozen", id=edition.id),
        edition_line(edition, words),
        *waiver_lines(edition, words),
        words("edition.where", folder=folder / EDITIONS / edition.id, hash=edition.hash),
    )
    if files_seen(folder, report=Report()) != read_settled(folder, report=Report()):
        tell(words("edition.unpublished"))
    return 0


def _far(day: date, words: Words) -> Iterator[str]:
    """Yield that a day can hardly be that of a meeting on today's figures: a slip in the year."""
    today = datetime.now(tz=UTC).date()
    if abs(day.year - today.year) > YEARS_AWAY:
        yield words("edition.far", day=day.isoformat(), years=YEARS_AWAY)


def _not_slides(folder: Path, slides: Sequence[str], words: Words) -> Iterator[str]:
    """Yield each chosen slide that the deck has in no language, and each that is chosen twice.

    A plan with objections has no deck yet; freezing tells of them first.
    """
    report = Report()
    dataset = dataset_of(files_seen(folder, report=report), report=report) if slides else None
    if dataset is None:
        return
    decks = [deck(Reader(dataset=dataset, words=w, filters=Filters())) for w in load_words().values()]
    known = {slide.id for made in decks for slide in made.every} | {CHANGES}
    for name, times in Counter(slides).items():
        if name not in known:
            yield words("edition.no_slide", name=name, names=", ".join(s.id for s in decks[0].every))
        elif times > 1:
            yield words("edition.slide_twice", name=name)


def _list(folder: Path, _: argparse.Namespace, words: Words) -> int:
    findings = survey(folder, whole=False)
    for finding in findings:
        if finding.error:
            tell(*_spoilt(finding.error, words))
        if finding.edition:
            lines = edition_line(finding.edition, words), *waiver_lines(finding.edition, words)
            tell(finding.id, *(f"  {line}" for line in lines))
    if not findings:
        tell(words("edition.none"))
    return 0


def _verify(folder: Path, arguments: argparse.Namespace, words: Words) -> int:
    try:
        findings = (looked_at(folder, arguments.id),) if arguments.id else survey(folder, whole=True)
    except KeyError:
        tell(Fault(kind=FaultKind.UNKNOWN, what=arguments.id).text(words))
        return 1
    errors = [finding.error for finding in findings if finding.error]
    for finding in findings:
        intact = words("edition.intact", id=finding.id)
        tell(*(_spoilt(finding.error, words) if finding.error else (intact,)))
    if not findings:
        tell(words("edition.none"))
    if any(fault.kind not in _NOT_BY_RESTORING for error in errors for fault in error.faults):
        tell(words("edition.restore"))
    return 1 if errors else 0


def _draft(arguments: argparse.Namespace) -> Draft:
    """Return what is asked for.

    Raises:
        Refused: the date is none, or something is to be allowed that there is not.
    """
    known = list(Objection)
    allowed = [(objection.strip(), reason.strip()) for objection, reason in arguments.allow]
    faults = [
        Fault(kind=FaultKind.UNKNOWN_OBJECTION, what=objection)
        for objection, _ in allowed
        if objection not in known
    ]
    day = _day(arguments.date)
    if day is None:
        faults.append(Fault(kind=FaultKind.BAD_DATE, what=arguments.date))
    if day is None or faults:
        raise Refused(arguments.id, faults)
    return Draft(
        name={code: (getattr(arguments, f"name_{code}", "") or arguments.name).strip() for code in LANGUAGES},
        date=day,
        id=arguments.id,
        slides=tuple(slide.strip() for slide in arguments.slides.split(",") if slide.strip()),
        waivers=tuple(Waiver(objection=Objection(what), reason=reason) for what, reason in allowed),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _spoilt(error: EditionError, words: Words) -> Iterable[str]:
    return words("edition.spoilt", id=error.id), *(f"  {line}" for line in error.text(words).splitlines())
