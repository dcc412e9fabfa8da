"""What of an address a presentation could not follow, in words."""

from __future__ import annotations

from dashboard.domain.filters import Ignored, Remark
from dashboard.story.deck import slide_of
from dashboard.story.slide import Deck
from dashboard.text.overview import remark_text
from dashboard.web.present.answer import VARIANTS
from dashboard.web.present.asked import Asked, Showing


def remarks(asked: Asked, how: Showing, made: Deck) -> list[str]:
    """Return what was not followed of the choice of figures and slides, and of what is to be shown."""
    words = asked.reader.words
    bad = [Remark(key, text, Ignored.BAD_VALUE) for key, text in _bad(asked, how)]
    said = [remark_text(remark, words) for remark in (*asked.remarks, *bad)]
    if made.unknown:
        key = "present.unknown_slides" if made.shown != made.every else "present.unknown_slides_all"
        said.append(words(key, names=", ".join(made.unknown)))
    if how.slide and not _known(how.slide, made):
        said.append(words("present.unknown_slide", name=how.slide))
    return said


def _bad(asked: Asked, how: Showing) -> list[tuple[str, str]]:
    """Return the keys of the presentation that have a value which nothing can be done with."""
    catalogue = asked.reader.catalogue
    sound = {
        "slides": bool(how.slides),
        "answer": how.value("answer") in catalogue.indicators,
        "of": how.value("of") in catalogue.departments,
        "view": how.value("view") in VARIANTS,
        "table": how.value("table").isdecimal(),
        "open": how.value("open") == "question",
        "keys": how.value("keys") == "off",
    }
    return [(key, how.value(key)) for key, good in sound.items() if how.value(key) and not good]


def _known(name: str, made: Deck) -> bool:
    """Tell whether a slide is among the shown ones, by its id or, in older addresses, its number."""
    if name.isascii() and name.isdigit():
        return 1 <= int(name) <= len(made.shown)
    return slide_of(name, made.shown) is not None
