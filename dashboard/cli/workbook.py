"""`dashboard workbook`: the workbooks in which departments deliver their figures and measures."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from dashboard.cli.options import CommandError, add_shared, plan_and_words
from dashboard.cli.parsing import add_command
from dashboard.cli.terminal import Exit, progress, tell, tell_json
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.clock import ZONE
from dashboard.domain.dataset import Dataset
from dashboard.domain.model import Department
from dashboard.exports.workbook import cover_name, cover_workbook, department_workbook, workbook_name
from dashboard.queries.asked import Asked, asked_of, everything_asked, stands_in
from dashboard.settings import Settings
from dashboard.store.intake import load_settled
from dashboard.store.writing import write_file
from dashboard.text.messages import LANGUAGES, Words, load_words

FIRST_YEAR: Final = 1990
_NAMED: Final = 3
"""How many files are named where there are many."""
_EXAMPLES: Final = """\
  dashboard workbook --department library --year 2023
  dashboard workbook --department library --year 2023 --language sv --out karleby.xlsx
  dashboard workbook --all --year 2023 --out workbooks
"""


def register(commands: Any, words: Words) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = add_command(commands, "workbook", words=words, run=run, examples=_EXAMPLES, note=True)
    whose = parser.add_mutually_exclusive_group(required=True)
    parser.option("--department", metavar="ID", to=whose)
    parser.option("--all", action="store_true", to=whose)
    parser.option("--year", type=int, required=True, metavar="YEAR")
    # The language of the file: whoever makes it reads the terminal's.
    parser.option("--language", choices=LANGUAGES, default="fi", dest="file_language")
    parser.option("--out", metavar="PATH", default="")
    parser.option("--replace", action="store_true")
    add_shared(parser, language=False)


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Write the workbooks.

    Raises:
        CommandError: there is no such department or year, or the files cannot be written there.
        DataError: the plan has errors.
    """
    folder, words = plan_and_words(settings, arguments)
    _check_year(arguments.year, words)
    with progress(words("cli.reading")):
        dataset = load_settled(folder)
    every = _asked(dataset, arguments, words)
    paths = _paths(every, arguments, words)
    if not arguments.replace:
        _check_free([path for path in paths.values() if path.exists()], words)
    _write(dataset, every, paths, arguments, words)
    _tell(every, paths, arguments, words)
    return Exit.DONE


def _check_year(year: int, words: Words) -> None:
    last = datetime.now(ZONE).year
    if not FIRST_YEAR <= year <= last:
        raise CommandError(words("workbook.made.year", year=year, first=FIRST_YEAR, last=last))


def _check_free(there: Sequence[Path], words: Words) -> None:
    if there:
        more = "" if len(there) <= _NAMED else " …"
        files = ", ".join(str(path) for path in there[:_NAMED]) + more
        raise CommandError(words("workbook.made.exists", files=files), Exit.REFUSED)


def _asked(dataset: Dataset, arguments: argparse.Namespace, words: Words) -> Sequence[Asked]:
    """Return what the chosen departments are asked for."""
    year, typed = arguments.year, arguments.department
    if typed is None:
        if not (every := everything_asked(dataset, year)):
            raise CommandError(words("workbook.made.nobody", year=year), Exit.REFUSED)
        return every
    departments = dataset.catalogue.departments
    name = _named(typed, departments, words)
    if not stands_in(departments[name], year):
        heirs = ", ".join(_heirs(dataset.catalogue, name)) or "–"
        raise CommandError(
            words("workbook.made.ended", department=name, year=year, heirs=heirs), Exit.REFUSED
        )
    asked = asked_of(dataset, name, year)
    if not (asked.figures or asked.measures):
        raise CommandError(words("workbook.made.nothing", department=name), Exit.REFUSED)
    return (asked,)


def _named(typed: str, departments: Mapping[str, Department], words: Words) -> str:
    """Return the id of the department that is meant by its id, or by its name in any language and case.

    Raises:
        CommandError: none is meant, or more than one; the text names those like it.
    """
    if typed in departments:
        return typed
    asked = typed.strip().casefold()
    meant = [
        name
        for name, one in departments.items()
        if asked in {name.casefold(), *(told.casefold() for told in one.name.values())}
    ]
    if len(meant) == 1:
        return meant[0]
    near = meant or get_close_matches(typed, departments, n=1) or list(departments)
    names = (words("differences.part", name=name, part=words.of(departments[name].name)) for name in near)
    raise CommandError(words("workbook.made.unknown", department=typed, names=", ".join(names)))


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
    name = every[0].department.id
    path = out / workbook_name(name, year) if out.is_dir() else out
    if not path.parent.is_dir():
        raise CommandError(words("workbook.made.not_folder", folder=path.parent), Exit.REFUSED)
    return {name: path}


def _write(
    dataset: Dataset,
    every: Sequence[Asked],
    paths: Mapping[str, Path],
    arguments: argparse.Namespace,
    words: Words,
) -> None:
    year, language = arguments.year, load_words()[arguments.file_language]
    if arguments.all:
        Path(arguments.out).mkdir(parents=True, exist_ok=True)
    with progress(words("workbook.made.progress"), len(paths)) as made:
        for asked in every:
            name = asked.department.id
            content = department_workbook(dataset, department=name, year=year, words=language)
            write_file(content, paths[name])
            made.step(name)
        if cover := paths.get(""):
            write_file(cover_workbook(dataset, year=year, words=language), cover)
            made.step()


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
