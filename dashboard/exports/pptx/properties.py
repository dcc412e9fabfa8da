"""What the file says of itself: title, whose it is, language, stamp, when it was made."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation

from dashboard.exports.pptx.markup import document, said, tag
from dashboard.story.reader import Reader
from dashboard.story.slide import Deck

NO_MOMENT: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""What a file says of its making where no edition gives the moment: the same data make the same bytes."""
_LONGEST: Final = 255
"""What a property may hold, in signs."""
_SPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def describe(file: Presentation, deck: Deck, reader: Reader, language: str) -> None:
    """Set the properties, and leave out what the template brought of its own: a thumbnail, a printer."""
    plan, words = reader.catalogue.plan, reader.words
    municipality, moment = words.of(plan.municipality), made(reader)
    core = file.core_properties
    core.title = _short(deck.shown[0].title if deck.shown else words.of(plan.title))
    core.subject = core.author = core.last_modified_by = _short(municipality)
    core.comments = _short(deck.stamp)
    core.keywords = core.category = ""
    core.language, core.version, core.revision = language, reader.dataset.version, 1
    core.created = core.modified = moment
    package = file.part.package
    _drop_what_came_along(file)
    facts = tag(
        "Properties",
        tag("PresentationFormat", said("Widescreen")),
        tag("Slides", said(str(len(deck.shown)))),
        tag("Notes", said(str(len(deck.shown)))),
        tag("Company", said(municipality)),
        xmlns=_SPACE,
    )
    package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES).blob = document(facts)


def made(reader: Reader) -> datetime:
    """Return when the file counts as made: when its edition was frozen, in UTC without its name."""
    edition = reader.dataset.edition
    moment = datetime.fromisoformat(edition.frozen).astimezone(UTC) if edition else NO_MOMENT
    return moment.replace(tzinfo=None)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _drop_what_came_along(file: Presentation) -> None:
    """Take the template's thumbnail and its printer out of the file."""
    package = file.part.package
    for relation in [r for r in package.iter_rels() if r.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        package.drop_rel(relation.rId)
    relations = file.part.rels
    for name, relation in list(relations.items()):
        if relation.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS:
            relations.pop(name)
