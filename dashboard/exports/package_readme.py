"""The data package's README: what it is, how it is read, which licences hold, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.exports.reading import Chapter, chapters, licences, told_of
from dashboard.text.messages import Words


def readme(dataset: Dataset, filters: Filters, tables: Sequence[str], words: Mapping[str, Words]) -> str:
    """Return the README as Markdown, a part a language.

    Args:
        dataset: The plan.
        filters: The reader's choice.
        tables: The names of the tables in order.
        words: The words of every language.
    """
    parts = ("\n\n".join(_part(dataset, filters, tables, told)) for told in words.values())
    return "\n\n---\n\n".join(parts) + "\n"


def _part(dataset: Dataset, filters: Filters, tables: Sequence[str], words: Words) -> Iterator[str]:
    yield f"# {words.of(dataset.catalogue.plan.title)}"
    yield from told_of(dataset, filters, words)
    yield f"{words('export.about.package')} {words('export.about.licence')}"
    yield words("export.about.chosen")
    yield f"## {words('export.about.files')}"
    yield "\n".join(f"- `{name}.csv`: {words(f'export.holds.{name}')}" for name in tables)
    yield f"{words('export.about.csv')} {words('export.about.guard')}"
    for chapter in chapters(dataset.catalogue, words, missing="missing"):
        yield from _chapter(chapter, words)
    yield f"## {words('about.sources')}"
    yield "\n".join(f"- {line}" for line in licences(dataset.catalogue, words))


def _chapter(chapter: Chapter, words: Words) -> Iterator[str]:
    yield f"## {chapter.title}"
    yield chapter.text
    head = (words("export.about.code"), words("about.sign"), words("about.meaning"))
    rows = ((f"`{sign.code}`", sign.shown, sign.meaning) for sign in chapter.signs)
    lines = (f"| {' | '.join(cells)} |" for cells in (head, ("---",) * len(head), *rows))
    yield "\n".join(lines)
