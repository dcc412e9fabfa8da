"""`dashboard export`: the files that the site offers, made without it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from dashboard.cli.options import CommandError, add_shared, plan_and_words
from dashboard.cli.parsing import add_command
from dashboard.cli.terminal import Exit, progress, warn
from dashboard.domain.filters import read_filters
from dashboard.exports.files import EVERYTHING, File, Of, Take, deck_of, file_name, kind_of
from dashboard.factory import load_site
from dashboard.pages.view import Site
from dashboard.settings import Settings
from dashboard.store.faults import Fault, FaultKind
from dashboard.store.writing import write_file
from dashboard.taking import SLIDES, offered, taken
from dashboard.text.messages import LANGUAGES, Words
from dashboard.text.overview import remark_text

KINDS: Final = ("pptx", "pdf", "handout.pdf", "html", "xlsx", "csv", "plain.csv", "json", "zip", "png", "svg")
_EXAMPLES: Final = """\
  dashboard export pptx --language sv
  dashboard export pdf elamyksellisyys --choice "year=2022&department=library"
  dashboard export html --edition 2023-05-08-kaupunginhallitus --output meeting.html
  dashboard export png library-loans --output - > loans.png
"""


def register(commands: Any, words: Words) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = add_command(commands, "export", words=words, run=export, examples=_EXAMPLES, note=True)
    parser.option("kind", choices=KINDS, metavar="KIND", said={"kinds": ", ".join(KINDS)})
    parser.option("name", nargs="?", default=EVERYTHING[0], metavar="ID")
    # The language of the file: whoever makes it reads the terminal's.
    parser.option("--language", choices=LANGUAGES, default="fi", dest="file_language")
    parser.option("--edition", default="", metavar="ID")
    parser.option("--choice", default="", metavar="TEXT")
    parser.option("--address", default="", metavar="URL")
    parser.option("--output", metavar="PATH")
    add_shared(parser, language=False, json=False)


def export(settings: Settings, arguments: argparse.Namespace) -> int:
    """Write the file.

    Raises:
        CommandError: there is no such thing, or it cannot be made.
        DataError: the plan cannot be shown as it is.
        PublicationError: no publication of the plan can be shown.
    """
    folder, words = plan_and_words(settings, arguments)
    with progress(words("cli.reading")):
        site = load_site(replace(settings, plan=folder.name))
    asked = _asked(site, arguments)
    if asked is None:
        raise _unknown(site, arguments, words)
    file = offered(site)[arguments.kind]
    warn(*_not_followed(asked, arguments))
    of = kind_of(asked.name, asked.reader.dataset)
    if of is None:
        raise CommandError(words("export.no_name", name=asked.name))
    if of not in file.of:
        raise CommandError(_possible(file, arguments.kind, asked.name, words))
    try:
        path = _write(file.make(asked), asked, arguments, words)
    except RuntimeError as error:
        raise CommandError(str(error), Exit.REFUSED) from error
    if path:
        warn(str(path))
    return Exit.DONE


def _unknown(site: Site, arguments: argparse.Namespace, words: Words) -> CommandError:
    """Return what to say of an edition that cannot be opened, or that there is not."""
    if reason := site.refusal(arguments.edition, words):
        return CommandError(reason, Exit.REFUSED)
    return CommandError(Fault(kind=FaultKind.UNKNOWN, what=arguments.edition).text(words))


def _asked(site: Site, arguments: argparse.Namespace) -> Take | None:
    asked = taken(site, arguments.file_language, arguments.edition, arguments.name, arguments.choice)
    if asked is None:
        return None
    return replace(asked, address=arguments.address.rstrip("/"), progress=_progress())


def _not_followed(asked: Take, arguments: argparse.Namespace) -> list[str]:
    """Return what of the choice was not followed, in the language of the file, as the page says it."""
    reader, words = asked.reader, asked.reader.words
    _, remarks = read_filters(arguments.choice, reader.dataset)
    told = [remark_text(remark, words) for remark in remarks if remark.key != SLIDES]
    unknown = deck_of(asked).unknown if asked.slides else ()
    return [*told, *([words("present.unknown_slides", names=", ".join(unknown))] if unknown else [])]


def _write(content: bytes, asked: Take, arguments: argparse.Namespace, words: Words) -> Path | None:
    """Write the content whole or not at all: a reader of the folder never sees half a file."""
    if arguments.output == "-":
        sys.stdout.buffer.write(content)
        return None
    path = Path(arguments.output or file_name(asked, arguments.kind))
    if not path.parent.is_dir():
        raise CommandError(words("export.no_folder", folder=path.parent), Exit.REFUSED)
    write_file(content, path)
    return path


def _progress() -> Callable[[int, int], None]:
    """Return what tells how far a file is: one line that is written over on a terminal, else nothing."""

    def tell(done: int, of: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{done}/{of}" if done < of else "\r\033[K")
            sys.stderr.flush()

    return tell


def _possible(file: File, kind: str, name: str, words: Words) -> str:
    """Return what a kind of file can be made of."""
    wanted = ", ".join(words(f"export.of.{of}") for of in Of if of in file.of)
    return words("export.not_of", kind=kind, name=name, wanted=wanted)
