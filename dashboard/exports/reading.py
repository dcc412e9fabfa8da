"""How the figures of a file are read: what the signs mean, where figures come from, under which licence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.edition import Edition
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.domain.model import Source
from dashboard.exports.table import licence_text
from dashboard.text.messages import Words
from dashboard.text.overview import shown_text
from dashboard.text.stamp import stamp_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A code in the data, the sign or word that readers see for it, and its meaning."""

    code: str
    shown: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A piece of the instructions: a title, sentences, and the signs they are about."""

    title: str
    text: str
    signs: tuple[Sign, ...] = ()


def told_of(dataset: Dataset, filters: Filters, words: Words) -> tuple[str, ...]:
    """Return what a file says under its title, in order: whose it is, the stamp, what it rests on."""
    plan = dataset.catalogue.plan
    contact = ", ".join(part for part in (words.of(plan.contact_name), plan.contact_email) if part)
    lines = (
        words.of(plan.municipality),
        *stamp_lines(dataset, filters, words),
        words("page.proposed") if words.language in plan.proposed_languages else "",
        words.of(plan.note),
        words("list.contact", contact=contact) if contact else "",
    )
    return tuple(line for line in lines if line)


def stamp_facts(dataset: Dataset, filters: Filters, words: Words) -> dict[str, Any]:
    """Return what a file says of itself, as programs read it; `stamp` is the same in words."""
    plan, edition = dataset.catalogue.plan, dataset.edition
    return {
        "language": words.language,
        "plan": plan.id,
        "example": plan.example,
        "data": dataset.version,
        "edition": _edition(edition) if edition else None,
        "filters": {"query": filters.to_query(), "text": shown_text(filters, dataset, words)},
        "stamp": list(stamp_lines(dataset, filters, words)),
    }


def _edition(edition: Edition) -> dict[str, str]:
    day = edition.date.isoformat()
    return {"id": edition.id, "date": day, "hash": edition.hash, "frozen": edition.frozen}


def chapters(catalogue: Catalogue, words: Words, *, missing: str) -> tuple[Chapter, ...]:
    """Return how qualifiers, missing values and marks are read.

    Args:
        catalogue: The plan.
        words: The language.
        missing: What the file calls its column of reasons.
    """
    limit = catalogue.plan.secret_below
    qualifiers = f"{words('about.method.qualifiers.text')} {words('export.about.interval')}"
    absent = f"{words('about.method.missing.text')} {words('export.about.blank', missing=missing)}"
    suppressed = words("about.method.suppression.text", limit=limit)
    return (
        Chapter(
            title=words("about.method.qualifiers.title"),
            text=qualifiers,
            signs=tuple(_qualifier(q, words) for q in Qualifier if q is not Qualifier.EXACT),
        ),
        Chapter(
            title=words("about.method.missing.title"),
            text=f"{absent} {suppressed}" if limit else absent,
            signs=tuple(
                Sign(code=m, shown=words(f"missing.sign.{m}"), meaning=words(f"missing.{m}")) for m in Missing
            ),
        ),
        Chapter(
            title=words("export.about.marks"),
            text=words("about.method.derived.text"),
            signs=tuple(
                Sign(code=m, shown=words(f"mark.{m}"), meaning=words(f"about.mark.{m}")) for m in Mark
            ),
        ),
    )


def licences(catalogue: Catalogue, words: Words) -> tuple[str, ...]:
    """Return every source with its publisher and licence, a line each."""
    return tuple(_licence(source, words) for source in catalogue.sources.values())


def _licence(source: Source, words: Words) -> str:
    name = words.of(source.name) + (f" ({source.publisher})" if source.publisher else "")
    return words("describe.one_source", name=name, licence=licence_text(source, words))


def _qualifier(qualifier: Qualifier, words: Words) -> Sign:
    shown, meaning = words(f"qualifier.{qualifier}"), words(f"export.qualifier.{qualifier}")
    return Sign(code=qualifier, shown=shown, meaning=meaning)
