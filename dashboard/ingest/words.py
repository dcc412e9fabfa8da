"""Written text: brought to one form, and refused where it hides something."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from dashboard.ingest.numbers import Fault
from dashboard.ingest.problems import LANGUAGES

LONGEST_WORD = 100
_WORD = re.compile(r"[^\W\d_]{2}")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf\u2013\u201e\u2026\u0160\u0178\u0152\u0153\u2020\u2122]|â€")
_PERSONAL = (
    ("identity-code", re.compile(r"\b[0-3]\d[01]\d{3}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b", re.ASCII)),
    ("e-mail-address", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+")),
    ("phone-number", re.compile(r"(?<![\d,])(?:\+358[ -]?\d|0[1-9]\d?)(?:[ -]?\d){5,10}(?!\d)", re.ASCII)),
)


def tidy(text: str) -> str:
    """Return the text in composed form, trimmed, with single spaces."""
    if text.isascii() and "  " not in text:
        return text.strip()
    return re.sub(" {2,}", " ", unicodedata.normalize("NFC", text).strip())


def hidden_character(text: str) -> Fault | None:
    """Find a control, zero-width or direction-changing character; line ends and tabs are fine."""
    if text.isprintable():
        return None
    for character in text:
        if unicodedata.category(character)[0] == "C" and character not in "\n\r\t":
            return Fault("hidden-character", _named(character))
    return None


def has_word(text: str) -> bool:
    """Tell whether there is a word of letters in a text: a dot, a dash or a number alone explains nothing."""
    return _WORD.search(text) is not None


def foreign_letter(text: str) -> Fault | None:
    """Find a letter that looks like a plain one but is not, for example a Cyrillic а, in an id."""
    for character in text if not text.isascii() else "":
        if unicodedata.name(character, "").startswith(("CYRILLIC", "GREEK", "FULLWIDTH")):
            return Fault("foreign-letter", _named(character))
    return None


def mojibake(text: str) -> str | None:
    """Return a piece of text that is UTF-8 read as something else, such as `Ã¶`."""
    found = _MOJIBAKE.search(text) if not text.isascii() else None
    return found[0] if found else None


def personal_data(text: str) -> Fault | None:
    """Find a personal identity code, an e-mail address or a phone number."""
    return next((Fault(rule) for rule, pattern in _PERSONAL if pattern.search(text)), None)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like the given one, or nothing; a text too long for a word is like none."""
    if len(word) > LONGEST_WORD:
        return ""
    by_lower = {k.casefold(): k for k in known}
    found = get_close_matches(word.casefold(), by_lower, n=1)
    return by_lower[found[0]] if found else ""


def in_every_language(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts with each missing one filled in from the first language that has it, and marked so."""
    known = [language for language in LANGUAGES if texts.get(language, "").strip()]
    if len(known) == len(LANGUAGES) or not known:
        return dict(texts)
    borrowed = f"{texts[known[0]]} ({known[0]})"
    return {language: texts[language] if language in known else borrowed for language in LANGUAGES}


def _named(character: str) -> dict[str, str]:
    name = unicodedata.name(character, "CONTROL CHARACTER")
    return {"code": f"U+{ord(character):04X}", "name": name}
