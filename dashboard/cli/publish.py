"""`dashboard publish`."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import dashboard
from dashboard.cli.discretion import discreet
from dashboard.cli.finishing import finish
from dashboard.cli.history import catalogue_of
from dashboard.cli.options import CommandError, add_shared, plan_and_words
from dashboard.cli.parsing import add_command
from dashboard.cli.terminal import Exit, Style, coloured, progress, tell, tell_json, warn
from dashboard.domain.publication import Handed, Loss, Publication
from dashboard.ingest.problems import render
from dashboard.settings import Settings
from dashboard.store.intake import IntakeRefused
from dashboard.store.publication.faults import PublicationError, Unconfirmed
from dashboard.store.publication.publish import Done, Order, publish, put_back
from dashboard.store.publication.register import PUBLISHED, REGISTER, read_register
from dashboard.store.publication.snapshots import opened
from dashboard.text.messages import Words
from dashboard.text.moments import moment

_EXAMPLES: Final = """\
  dashboard publish --by "Minna Virtanen" --note "Vuoden 2023 luvut"
  dashboard publish --list
  dashboard publish --back 0007-1f3a5c7e9b2d
"""


def register(commands: Any, words: Words) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = add_command(commands, "publish", words=words, run=_run, examples=_EXAMPLES, note=True)
    instead = parser.add_mutually_exclusive_group()
    parser.option("--list", action="store_true", to=instead)
    parser.option("--verify", action="store_true", to=instead)
    parser.option("--back", metavar="ID", to=instead)
    parser.option("--by", metavar="NAME")
    parser.option("--note", default="", metavar="TEXT")
    parser.option("--confirm-loss", default="", metavar="REASON")
    add_shared(parser)


def _run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Do what is asked for; nothing is published where something speaks against it."""
    folder, words = plan_and_words(settings, arguments)
    try:
        if arguments.list:
            return _list(folder, arguments, words)
        if arguments.verify:
            return _verify(folder, arguments, words)
        return _publish(folder, arguments, words)
    except (PublicationError, IntakeRefused) as error:
        code = Exit.USAGE if error.misasked else Exit.REFUSED
        raise CommandError("\n".join((words("publish.refused"), error.text(words))), code) from error
    except Unconfirmed as error:
        told = (words("publish.lost"), *_lost(error.losses, folder, words), words("publish.confirm"))
        raise CommandError("\n".join(told), Exit.REFUSED) from error


def _publish(folder: Path, arguments: argparse.Namespace, words: Words) -> int:
    note, confirmed = (discreet(t, folder) for t in (arguments.note, arguments.confirm_loss))
    cut = (note, confirmed) != (arguments.note.strip(), arguments.confirm_loss.strip())
    order = Order(
        by=arguments.by.strip() if arguments.by is not None else _user(),
        now=datetime.now(tz=UTC),
        code_version=dashboard.__version__,
        note=note,
        confirmed=confirmed,
    )
    finish(folder, words)
    with progress(words("publish.working"), 3) as shown:
        back = _ident(folder, arguments.back)
        done = put_back(folder, back, order) if back else publish(folder, order, step=shown.step)
    if arguments.json:
        tell_json({"fresh": done.fresh, **_told(done.act)})
        return Exit.DONE
    if done.warnings:
        warn(render(done.warnings, words.language))
    tell(*_said(done, folder, words))
    if cut and done.fresh:
        tell(words("publish.numberless"))
    return Exit.DONE


def _ident(folder: Path, asked: str | None) -> str:
    """Return the id of the publication that is asked for, by it or by the number that the list has of it."""
    text = (asked or "").strip()
    number = text.removesuffix(".")
    if not (number.isascii() and number.isdigit()):
        return text
    acts = read_register(folder / PUBLISHED).acts
    return next((act.id for act in acts if str(act.number) == number.lstrip("0")), text)


def _user() -> str:
    """Return the user of the machine; empty where it knows none, so that a name is asked for."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _said(done: Done, folder: Path, words: Words) -> Iterator[str]:
    act = done.act
    if not done.fresh:
        yield words("publish.same", id=act.id)
        return
    yield coloured(
        words("publish.done", id=act.id) if act.act is Handed.NEW else words("publish.back", id=act.id),
        Style.GOOD,
    )
    yield words("publish.where", folder=folder / PUBLISHED / act.id, version=act.version)
    if done.losses:
        yield words("publish.lost_anyway")
        yield from _lost(done.losses, folder, words)


def _list(folder: Path, arguments: argparse.Namespace, words: Words) -> int:
    known = read_register(folder / PUBLISHED)
    if arguments.json:
        tell_json({"publications": [_told(act) for act in known.acts]})
    else:
        for act in known.acts:
            tell(*_line(act, words, current=act is known.acts[-1]))
        if not known.there:
            tell(words("publish.none"))
    if known.faults:
        warn(words("publish.register"), PublicationError(REGISTER, known.faults).text(words))
        return Exit.REFUSED
    return Exit.DONE


def _verify(folder: Path, arguments: argparse.Namespace, words: Words) -> int:
    known = read_register(folder / PUBLISHED)
    each = {act.id: act for act in known.acts}
    errors = [PublicationError(REGISTER, known.faults)] if known.faults else []
    with progress(words("publish.checking"), len(each)) as shown:
        for act in each.values():
            try:
                opened(folder / PUBLISHED, act)
            except PublicationError as error:
                errors.append(error)
            shown.step(act.id)
    spoilt = {error.id: error for error in errors}
    if arguments.json:
        tell_json({"intact": [name for name in each if name not in spoilt], "spoilt": sorted(spoilt)})
        return Exit.REFUSED if errors else Exit.DONE
    tell(*(words("publish.intact", id=name) for name in each if name not in spoilt))
    for name, spoilage in spoilt.items():
        tell(words("publish.spoilt", id=name), *(f"  {line}" for line in spoilage.text(words).splitlines()))
    if not known.there:
        tell(words("publish.none"))
    return Exit.REFUSED if errors else Exit.DONE


def _line(act: Publication, words: Words, *, current: bool) -> Iterator[str]:
    yield words("publish.line", number=act.number, when=moment(act.when, words), by=act.by, id=act.id)
    if act.act is Handed.BACK:
        yield f"  {words('publish.returned')}"
    if act.note:
        yield f"  {words('publish.note', note=act.note)}"
    if act.confirmed:
        yield f"  {words('publish.confirmed', reason=act.confirmed)}"
    if current:
        yield f"  {words('publish.current')}"


def _lost(losses: Iterable[Loss], folder: Path, words: Words) -> Iterator[str]:
    names = _names(folder, words)
    for loss in losses:
        named = names.get(loss.what)
        what = words("differences.part", name=named, part=loss.what) if named else loss.what
        yield f"  {words(f'publish.loss.{loss.kind}', what=what, detail=loss.detail, count=loss.count)}"


def _names(folder: Path, words: Words) -> Mapping[str, str]:
    """Return the names of what can be lost by its id, as far as the plan has it still."""
    plan = catalogue_of(folder)
    if plan is None:
        return {}
    names = {one.id: one.name for one in plan.goals.values()}
    names |= {one.id: one.name for one in plan.measures.values()}
    names |= {one.id: one.name for one in plan.indicators.values()}
    return {name: words.of(told) for name, told in names.items()}


def _told(act: Publication) -> dict[str, Any]:
    facts = ("number", "act", "id", "version", "hash", "when", "by", "code_version", "note", "confirmed")
    return {fact: getattr(act, fact) for fact in facts}
