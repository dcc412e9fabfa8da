"""What every slide and file says of itself: example or real, which edition, which data, which choice."""

from __future__ import annotations

from babel.dates import format_date

from dashboard.domain.dataset import Dataset
from dashboard.domain.edition import Edition
from dashboard.domain.filters import Filters
from dashboard.text.messages import Words
from dashboard.text.overview import shown_text


def stamp_lines(dataset: Dataset, filters: Filters, words: Words) -> tuple[str, ...]:
    """Return the lines that go into every file, in order; the mark of example data comes first."""
    edition = dataset.edition
    lines = [
        words("page.example") if dataset.catalogue.plan.example else "",
        edition_line(edition, words) if edition else "",
        *(waiver_lines(edition, words) if edition else ()),
        shown_text(filters, dataset, words),
        words("stamp.data", version=dataset.version),
    ]
    return tuple(line for line in lines if line)


def stamp_line(dataset: Dataset, words: Words) -> str:
    """Return the same in one short line, for the foot of a slide: example, edition, data."""
    edition = dataset.edition
    parts = [
        words("page.example") if dataset.catalogue.plan.example else "",
        edition_line(edition, words) if edition else "",
        words("stamp.data", version=dataset.version),
    ]
    return " · ".join(part for part in parts if part)


def edition_line(edition: Edition, words: Words) -> str:
    """Return an edition's name, date and hash."""
    day = format_date(edition.date, "long", locale=words.locale)
    name = words.of(edition.name)
    return words("stamp.edition", name=name, day=day, hash=edition.short_hash)


def waiver_lines(edition: Edition, words: Words) -> tuple[str, ...]:
    """Return why the edition was frozen in spite of what spoke against it."""
    return tuple(words(f"stamp.waiver.{w.objection}", reason=w.reason) for w in edition.waivers)
