"""Every file that can be taken away, by the end of its name: what it is of, its type, how it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.exports.csv_file import csv_file
from dashboard.exports.data_package import data_package_file
from dashboard.exports.json_stat import json_stat_file
from dashboard.exports.pdf.handout import handout
from dashboard.exports.pdf.report import pdf_report
from dashboard.exports.picture import PictureText, picture_png, picture_svg
from dashboard.exports.pptx.file import pptx_file
from dashboard.exports.xlsx_file import xlsx_file
from dashboard.queries.trend import trend
from dashboard.story.changes import Since, changes_slide, difference_texts
from dashboard.story.deck import deck
from dashboard.story.figures import key_figure
from dashboard.story.finding import Finding, finding
from dashboard.story.reader import Reader
from dashboard.story.slide import Deck
from dashboard.text.describe import date_text
from dashboard.text.stamp import stamp_lines

EVERYTHING: Final = ("plan", "indicators")
"""The names of files of the whole plan; the second is what earlier addresses said."""


class Of(StrEnum):
    """What a file is of."""

    PLAN = "plan"
    PRIORITY = "priority"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """What is asked for.

    `name` is one of `EVERYTHING`, a priority or an indicator; `address` where the site stands, such as
    `https://example.fi`; `slides` the chosen slides in order; `since` what changes are told from.
    """

    reader: Reader
    name: str
    today: date
    address: str = ""
    slides: tuple[str, ...] = ()
    since: Since | None = None
    progress: Callable[[int, int], None] | None = None

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that the file is of."""
        catalogue = self.reader.catalogue
        if self.name in catalogue.priorities:
            return tuple(i.id for i in catalogue.indicators_of(self.name))
        return (self.name,) if self.name in catalogue.indicators else tuple(catalogue.indicators)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A kind of file. `slow` is one that takes seconds."""

    mimetype: str
    of: frozenset[Of]
    make: Callable[[Take], bytes]
    slow: bool = False


def file_name(take: Take, suffix: str) -> str:
    """Return the name to save a file under: plan, what of, edition where there is one, language."""
    plan, edition = take.reader.catalogue.plan.id, take.reader.dataset.edition
    parts = (plan, take.name, edition.id if edition else "", take.reader.words.language)
    return f"{'-'.join(part for part in parts if part)}.{suffix}"


def kind_of(name: str, dataset: Dataset) -> Of | None:
    """Return what a name stands for, None for nothing."""
    if name in EVERYTHING:
        return Of.PLAN
    if name in dataset.catalogue.priorities:
        return Of.PRIORITY
    return Of.INDICATOR if name in dataset.catalogue.indicators else None


def _table(make: Callable[..., bytes], take: Take) -> bytes:
    reader = take.reader
    return make(reader.dataset, take.indicators, reader.filters, reader.words)


def deck_of(take: Take) -> Deck:
    """Return the deck that is asked for."""
    changes = changes_slide(take.since, take.reader) if take.since else None
    return deck(take.reader, changes=changes, chosen=take.slides)


def picture_text(found: Finding, take: Take) -> PictureText:
    """Return the words of an indicator's picture; those of an edition bear no other day than its own."""
    reader, words = take.reader, take.reader.words
    day = words("stamp.taken", day=date_text(take.today.isoformat(), words))
    stamp = [line for line in stamp_lines(reader.dataset, reader.filters, words) if line not in found.source]
    return PictureText(
        title=found.title,
        subtitle=found.subtitle,
        remarks=found.remarks,
        source=found.source,
        stamp=(*stamp, *([] if reader.dataset.edition else [day])),
        alt=found.summary,
    )


def _pptx(take: Take) -> bytes:
    return pptx_file(deck_of(take), take.reader, address=take.address, progress=take.progress)


def _handout(take: Take) -> bytes:
    return handout(deck_of(take), take.reader, today=take.today, address=take.address, progress=take.progress)


def _pdf(take: Take) -> bytes:
    return pdf_report(
        take.reader,
        priority=take.name if take.name in take.reader.catalogue.priorities else None,
        changes=difference_texts(take.since, take.reader) if take.since else (),
        today=take.today,
        address=take.address,
        progress=take.progress,
    )


def _picture(make: Callable[..., str | bytes], take: Take) -> bytes:
    reader = take.reader
    found = finding(reader.ask(trend, take.name), reader, size="large")
    drawn = make(
        picture_text(found, take),
        figure=found.figure,
        language=reader.words.language,
        headline=key_figure(found.trend, reader).value,
        colour=reader.catalogue.priorities[found.trend.indicator.priority].colour,
    )
    return drawn.encode() if isinstance(drawn, str) else drawn


_DATA: Final = frozenset(Of)
_PLAN: Final = frozenset({Of.PLAN})
_ONE: Final = frozenset({Of.INDICATOR})
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

FILES: Final[Mapping[str, File]] = {
    "csv": File(mimetype="text/csv", of=_DATA, make=partial(_table, csv_file)),
    "plain.csv": File(mimetype="text/csv", of=_DATA, make=partial(_table, partial(csv_file, plain=True))),
    "xlsx": File(mimetype=_XLSX, of=_DATA, make=partial(_table, xlsx_file)),
    "json": File(mimetype="application/json", of=_DATA, make=partial(_table, json_stat_file)),
    "zip": File(mimetype="application/zip", of=_PLAN, make=partial(_table, data_package_file)),
    "svg": File(mimetype="image/svg+xml", of=_ONE, make=partial(_picture, picture_svg)),
    "png": File(mimetype="image/png", of=_ONE, make=partial(_picture, picture_png)),
    "pptx": File(mimetype=_PPTX, of=_PLAN, make=_pptx, slow=True),
    "pdf": File(mimetype="application/pdf", of=frozenset({Of.PLAN, Of.PRIORITY}), make=_pdf, slow=True),
    "handout.pdf": File(mimetype="application/pdf", of=_PLAN, make=_handout, slow=True),
}
"""The kinds of files by the end of their names, in the order they are told."""
