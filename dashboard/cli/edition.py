"""`dashboard edition freeze|list|verify`."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import dashboard
from dashboard.cli.discretion import discreet
from dashboard.cli.finishing import finish
from dashboard.cli.options import CommandError, add_shared, plan_and_words
from dashboard.cli.parsing import Parser, add_command
from dashboard.cli.terminal import Exit, progress, tell
from dashboard.domain.clock import ZONE
from dashboard.domain.edition import Objection, Waiver
from dashboard.domain.filters import Filters
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import Report
from dashboard.settings import Settings
from dashboard.store.draft import Draft
from dashboard.store.faults import EditionError, Fault, FaultKind, Refused
from dashboard.store.freeze import freeze
from dashboard.store.intake import log_by_hand, read_settled
from dashboard.store.layout import EDITIONS
from dashboard.store.publication.register import PUBLISHED, read_register
from dashboard.store.publication.seen import files_seen
from dashboard.store.survey import looked_at, survey
from dashboard.story.deck import deck
from dashboard.story.reader import Reader
from dashboard.text.messages import LANGUAGES, Words, load_words
from dashboard.text.moments import moment
from dashboard.text.stamp import edition_line, waiver_lines

_EXAMPLES: Final = """\
  dashboard edition freeze --date 2023-05-08 --name "Kaupunginhallitus 8.5.2023" \\
      --name-sv "Stadsstyrelsen 8.5.2023" --name-en "City Board, 8 May 2023"
  dashboard edition freeze --date 2023-05-08 --name "Kaupunginhallitus 8.5.2023" \\
      --allow translation "Ruotsinnokset valmistuvat kokouksen jälkeen"
"""
YEARS_AWAY: Final = 20
"""How far from today the day of a meeting may be."""
CHANGES: Final = "changes"
"""The slide that a deck has once there is an earlier edition."""
_NOT_BY_RESTORING: Final = {FaultKind.NOT_FINISHED, FaultKind.NEWER, FaultKind.NOT_LOADED}


def register(commands: Any, words: Words) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    actions = add_command(commands, "edition", words=words).commands(words("help.commands"))
    freezer = add_command(actions, "freeze", words=words, run=_run, examples=_EXAMPLES, note=True)
    _add_options(freezer)
    lister = add_command(actions, "list", words=words, run=_run, about=False)
    verifier = add_command(actions, "verify", words=words, run=_run, about=False)
    verifier.option("id", nargs="?", metavar="ID")
    for parser, action in ((freezer, _freeze), (lister, _list), (verifier, _verify)):
        parser.set_defaults(action=action)
        add_shared(parser, json=False)


def _add_options(parser: Parser) -> None:
    parser.option("--name", required=True, metavar="NAME")
    for language in LANGUAGES[1:]:
        parser.option(f"--name-{language}", metavar="NAME")
    parser.option("--date", required=True, metavar="DATE")
    parser.option("--id", default="", metavar="ID")
    parser.option("--slides", default="", metavar="SLIDES")
    parser.option(
        "--allow",
        nargs=2,
        action="append",
        default=[],
        metavar=("OBJECTION", "REASON"),
        said={"objections": ", ".join(Objection)},
    )


def _run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Do one of the actions; what goes wrong is told, never raised."""
    folder, words = plan_and_words(settings, arguments)
    try:
        code: int = arguments.action(folder, arguments, words)
    except Refused as error:
        code = Exit.USAGE if error.misasked else Exit.REFUSED
        raise CommandError("\n".join((words("edition.refused"), error.text(words))), code) from error
    return code


def _freeze(folder: Path, arguments: argparse.Namespace, words: Words) -> int:
    asked = _draft(arguments)
    waivers = tuple(replace(waiver, reason=discreet(waiver.reason, folder)) for waiver in asked.waivers)
    draft = replace(asked, waivers=waivers)
    if odd := [*_far(draft.date, words), *_not_slides(folder, draft.slides, words)]:
        raise CommandError("\n".join((words("edition.refused"), *odd)))
    finish(folder, words)
    now = datetime.now(tz=UTC)
    with progress(words("edition.working")):
        edition = freeze(folder, draft, code_version=dashboard.__version__, now=now)
    if not read_register(folder / PUBLISHED).there:
        # The plan's own files are what readers see, and what was frozen.
        log_by_hand(folder, now=now)
    tell(
        words("edition.frozen", id=edition.id),
        edition_line(edition, words),
        *waiver_lines(edition, words),
        words("edition.where", folder=folder / EDITIONS / edition.id, hash=edition.hash),
    )
    if files_seen(folder, report=Report()) != read_settled(folder, report=Report()):
        tell(words("edition.unpublished"))
    if draft != asked:
        tell(words("publish.numberless"))
    return Exit.DONE


def _far(day: date, words: Words) -> Iterator[str]:
    """Yield that a day can hardly be that of a meeting on today's figures: a slip in the year."""
    today = datetime.now(ZONE).date()
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
    with progress(words("edition.checking")):
        findings = survey(folder, whole=False)
    for finding in findings:
        if finding.error:
            tell(*_spoilt(finding.error, words))
        if finding.edition:
            frozen = words("edition.when", when=moment(finding.edition.frozen, words))
            lines = edition_line(finding.edition, words), frozen, *waiver_lines(finding.edition, words)
            tell(finding.id, *(f"  {line}" for line in lines))
    if not findings:
        tell(words("edition.none"))
    return 0


def _verify(folder: Path, arguments: argparse.Namespace, words: Words) -> int:
    try:
        with progress(words("edition.checking")):
            findings = (looked_at(folder, arguments.id),) if arguments.id else survey(folder, whole=True)
    except KeyError:
        raise CommandError(Fault(kind=FaultKind.UNKNOWN, what=arguments.id).text(words)) from None
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
