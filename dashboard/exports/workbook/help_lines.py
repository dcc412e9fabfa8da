"""The sheet that tells how the workbook is filled in, in the languages of those who fill it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from dashboard.domain import form, table
from dashboard.domain.dataset import Dataset
from dashboard.domain.kinds import Missing, Qualifier
from dashboard.exports.workbook.figure_grid import LONGEST_NOTE
from dashboard.queries.asked import Asked
from dashboard.text.messages import Words

Look = Literal["title", "heading", "sentence", "pair", "id"]
DELIVERED: Final = ("fi", "sv")
"""The languages of those who fill workbooks in."""
SHOWN: Final = 750
"""The number of the examples."""
_BETWEEN: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the sheet: a sentence, or words and beside them what they mean or stand for."""

    text: str
    beside: str = ""
    look: Look = "sentence"


def help_lines(
    dataset: Dataset, asked: Asked, *, title: str, year: int, words: Words, every: Mapping[str, Words]
) -> Iterator[Line]:
    """Yield the lines: whose workbook it is, help in Finnish and Swedish, and what tells files apart."""
    plan = dataset.catalogue.plan
    yield Line(text=title, look="title")
    yield Line(text=f"{words.of(plan.title)}, {words.of(plan.municipality)}")
    for language in dict.fromkeys((words.language, *DELIVERED)):
        yield from _section(dataset, every[language])
    yield Line(text=words("workbook.help.identity"), look="heading")
    identity = {form.PLAN: plan.id, table.DEPARTMENT: asked.department.id, form.YEAR: str(year)}
    yield from (Line(text=name, beside=identity[name], look="id") for name in form.IDENTITY)


def _section(dataset: Dataset, words: Words) -> Iterator[Line]:
    yield Line(text=words("workbook.help.heading"), look="heading")
    if dataset.catalogue.plan.example:
        yield from _sentences(words("page.example_text"))
    yield from _sentences(words("workbook.help.fill"))
    yield from _sentences(words("workbook.help.leave"))
    yield Line(text=words("workbook.help.send", contact=_contact(dataset, words)))
    yield Line(text=words("workbook.help.figures"), look="heading")
    yield from _numbers(words)
    yield from _sentences(words("workbook.help.changed"))
    yield Line(text=words("workbook.help.missing"), look="heading")
    for reason in Missing:
        yield Line(text=words(f"missing.{reason}"), beside=words(f"workbook.when.{reason}"), look="pair")
    yield Line(text=words("workbook.secret"), beside=words("workbook.help.secret"), look="pair")
    yield from _sentences(words("workbook.help.cleared"))
    yield Line(text=words("workbook.help.texts"), look="heading")
    yield from _sentences(words("workbook.help.measures"))
    yield from _sentences(words("workbook.help.note", limit=LONGEST_NOTE))


def _sentences(text: str) -> Iterator[Line]:
    """Yield a line for each sentence, so that none needs to be folded."""
    yield from (Line(text=sentence) for sentence in _BETWEEN.split(text))


def _numbers(words: Words) -> Iterator[Line]:
    """Yield what may be written as a value, and what it means."""
    yield Line(text=f"{SHOWN}", beside=words("workbook.help.exact"), look="pair")
    yield Line(text="12,5", beside=words("workbook.help.decimal"), look="pair")
    for qualifier in Qualifier:
        if qualifier is not Qualifier.EXACT:
            written = f"{words(f'qualifier.{qualifier}')} {SHOWN}"
            yield Line(text=written, beside=words(f"workbook.means.{qualifier}", n=SHOWN), look="pair")
    yield Line(text="0", beside=words("workbook.help.zero"), look="pair")


def _contact(dataset: Dataset, words: Words) -> str:
    plan = dataset.catalogue.plan
    return ", ".join(part for part in (words.of(plan.contact_name), plan.contact_email) if part)
