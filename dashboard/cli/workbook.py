"""`dashboard workbook`: the workbooks in which departments deliver their figures and measures."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from dashboard.cli.options import CommandError, add_json, add_plan, folder_of
from dashboard.cli.terminal import Exit, progress, tell, tell_json
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.exports.workbook import cover_name, cover_workbook, department_workbook, workbook_name
from dashboard.queries.asked import Asked, asked_of, everything_asked, stands_in
from dashboard.settings import Settings
from dashboard.store.intake import load_settled
from dashboard.text.messages import LANGUAGES, Words, load_words

FIRST_YEAR: Final = 1990
_NAMED: Final = 3
"""How many files are named where there are many."""
_ABOUT: Final = """\
Writes an Excel workbook in which a department delivers its figures and the state of its measures for a year:
what the plan has is filled in, what is to be filled in is yellow, all else is locked."""
_EXAMPLE: Final = """\
examples:
  dashboard workbook --department library --year 2023
  dashboard workbook --department library --year 2023 --language sv --out karleby.xlsx
  dashboard workbook --all --year 2023 --out workbooks

With --all the folder is made if need be, and a list of all the workbooks (cover_2023.xlsx) is written too.
A file that exists is never written over without --replace: somebody may have filled it in.
"""


def register(commands: Any) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = commands.add_parser(
        "workbook",
        help="write the workbooks in which departments deliver their figures",
        description=_ABOUT,
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--department", metavar="ID", help="the department that fills the workbook in")
    whose.add_argument(
        "--all", action="store_true", help="a workbook for each department that answers for something"
    )
    parser.add_argument("--year", type=int, required=True, help="the year that the figures are for")
    parser.add_argument("--language", choices=LANGUAGES, default="fi", help="the language of the workbook")
    parser.add_argument(
        "--out", metavar="PATH", default="", help="the file or folder to write; by default here"
    )
    parser.add_argument("--replace", action="store_true", help="write over files that exist")
    add_plan(parser)
    add_json(parser)
    parser.set_defaults(command=run)


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Write the workbooks.

    Raises:
        CommandError: there is no such department or year, or the files cannot be written there.
        DataError: the plan has errors.
    """
    # The option is the language of the file; whoever makes it reads the terminal's.
    words = load_words()[settings.language]
    folder = folder_of(settings, arguments, words)
    _check_year(arguments.year, words)
    dataset = load_settled(folder)
    every = _asked(dataset, arguments, words)
    paths = _paths(every, arguments, words)
    if not arguments.replace:
        _check_free([path for path in paths.values() if path.exists()], words)
    _write(dataset, every, paths, arguments, words)
    _tell(every, paths, arguments, words)
    return Exit.DONE


def _check_year(year: int, words: Words) -> None:
    last = datetime.now(tz=UTC).year
    if not FIRST_YEAR <= year <= last:
        raise CommandError(words("workbook.made.year", year=year, first=FIRST_YEAR, last=last))


def _check_free(there: Sequence[Path], words: Words) -> None:
    if there:
        more = "" if len(there) <= _NAMED else " …"
        files = ", ".join(str(path) for path in there[:_NAMED]) + more
        raise CommandError(words("workbook.made.exists", files=files), Exit.REFUSED)


def _asked(dataset: Dataset, arguments: argparse.Namespace, words: Words) -> Sequence[Asked]:
    """Return what the chosen departments are asked for."""
    year, name = arguments.year, arguments.department
    if name is None:
        if not (every := everything_asked(dataset, year)):
            raise CommandError(words("workbook.made.nobody", year=year), Exit.REFUSED)
        return every
    departments = dataset.catalogue.departments
    if name not in departments:
        names = get_close_matches(name, departments, n=1) or list(departments)
        raise CommandError(words("workbook.made.unknown", department=name, names=", ".join(names)))
    if not stands_in(departments[name], year):
        heirs = ", ".join(_heirs(dataset.catalogue, name)) or "–"
        raise CommandError(
            words("workbook.made.ended", department=name, year=year, heirs=heirs), Exit.REFUSED
        )
    asked = asked_of(dataset, name, year)
    if not (asked.figures or asked.measures):
        raise CommandError(words("workbook.made.nothing", department=name), Exit.REFUSED)
    return (asked,)


def _heirs(catalogue: Catalogue, name: str) -> list[str]:
    """Return the department that replaced another, or those that it replaced."""
    successor = catalogue.departments[name].successor
    return [successor] if successor else list(catalogue.lineage(name)[1:])


def _paths(every: Sequence[Asked], arguments: argparse.Namespace, words: Words) -> Mapping[str, Path]:
    """Return where each department's workbook goes, and under an empty name the cover list of all."""
    out, year = Path(arguments.out), arguments.year
    if arguments.all:
        if out.exists() and not out.is_dir():
            raise CommandError(words("workbook.made.one_file", file=out))
        names = {asked.department.id: out / workbook_name(asked.department.id, year) for asked in every}
        return {**names, "": out / cover_name(year)}
    path = out / workbook_name(arguments.department, year) if out.is_dir() else out
    if not path.parent.is_dir():
        raise CommandError(words("workbook.made.not_folder", folder=path.parent), Exit.REFUSED)
    return {arguments.department: path}


def _write(
    dataset: Dataset,
    every: Sequence[Asked],
    paths: Mapping[str, Path],
    arguments: argparse.Namespace,
    words: Words,
) -> None:
    year, language = arguments.year, load_words()[arguments.language]
    if arguments.all:
        Path(arguments.out).mkdir(parents=True, exist_ok=True)
    with progress(words("workbook.made.progress"), len(paths)) as made:
        for asked in every:
            name = asked.department.id
            content = department_workbook(dataset, department=name, year=year, words=language)
            _put(paths[name], content)
            made.step(name)
        if cover := paths.get(""):
            _put(cover, cover_workbook(dataset, year=year, words=language))
            made.step()


def _put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    begun = path.with_name(f".{path.name}.part")
    begun.write_bytes(content)
    begun.replace(path)


def _tell(
    every: Sequence[Asked], paths: Mapping[str, Path], arguments: argparse.Namespace, words: Words
) -> None:
    facts = [_facts(asked, paths[asked.department.id]) for asked in every]
    cover = paths.get("")
    if arguments.json:
        tell_json({"year": arguments.year, "files": facts, "cover": str(cover) if cover else None})
        return
    tell(*(words("workbook.made.file", **fact) for fact in facts))
    if cover:
        tell(words("workbook.made.cover", file=cover))


def _facts(asked: Asked, path: Path) -> dict[str, Any]:
    return {
        "department": asked.department.id,
        "file": str(path),
        "indicators": len(asked.indicators),
        "measures": len(asked.measures),
        "lacking": sum(figure.lacking for figure in asked.figures),
    }
