"""Whether words in a text name an indicator's unit or the indicator itself, inflected or compounded."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from dashboard.domain.kinds import UnitKind
from dashboard.domain.model import Indicator, Unit

_AND = frozenset({"ja", "tai", "och", "eller", "and", "or", "of", "av", "på", "on", "a"})
_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONG, _STEM, _SHORT_STEM, _ENDING = 6, 5, 4, 5
_SHORT, _FREE = 3, 2
NAME_STEM = 6
_PERCENT = re.compile(
    r"\s?-?(?:%(?!-)|prosent\w*|procent(?!enhet)\w*|per\s?cent\b|percent(?!age\spoint)\w*)", re.IGNORECASE
)
_POINTS = re.compile(
    r"\s?-?(?:prosenttiyksik\w*|%-yksik\w*|procentenhet\w*|%-enhet\w*|percentage\spoints?)", re.IGNORECASE
)
_EUROS = re.compile(r"\s?(?:€|euro[a-zåäö]*\b|EUR\b)", re.IGNORECASE)
_TIME = re.compile(
    r"\s?(?:(?:viime|viimeis\w+|senaste|kommande|seuraava\w*|past|last|next|school|full)\s)?"
    r"(?:vuo(?:si|te|ti|tt|de|ro)\w*|kuukau\w*|kk\b|vii(?:kko|kon|kko)\w*|vko|päivä(?!k|h)\w*|pv\b|tun(?:ti|ni|te)\w*"
    r"|minuut\w*|min\b|sekun\w*|år(?:en|et|s|ig\w*|ing\w*)?\b|månad\w*|veck\w*|dag(?:ar\w*|s|en)?\b|dygn\w*"
    r"|timm\w*|minut\w*|years?\b|months?\b|weeks?\b|days?\b|hours?\b|minutes?\b|seconds?\b)",
    re.IGNORECASE,
)


def is_percent(after: str) -> bool:
    """Tell whether a per cent sign or word follows."""
    return _PERCENT.match(after) is not None and not is_points(after)


def is_points(after: str) -> bool:
    """Tell whether percentage points follow."""
    return _POINTS.match(after) is not None


def is_money(after: str) -> bool:
    """Tell whether euros follow."""
    return _EUROS.match(after) is not None


def is_time(after: str) -> bool:
    """Tell whether a length of time follows, as in "3 vuotta"."""
    return _TIME.match(after) is not None


def written_out(unit: Unit, after: str, *, language: str) -> int:
    """Return how many characters of what follows are the unit's words as the plan writes them; 0 for none."""
    forms = [r"\s".join(map(re.escape, text.get(language, "").split())) for text in (unit.one, unit.many)]
    found = [re.match(rf"\s?{form}(?!\w)", after, re.IGNORECASE) for form in forms if form]
    return max((m.end() for m in found if m), default=0)


def unit_words(unit: Unit, *, language: str) -> frozenset[str]:
    """Return the words that name what is counted: of "opiskelijaa/kurssi" only the first."""
    if unit.kind in {UnitKind.PERCENT, UnitKind.MONEY}:
        return frozenset()
    counted = (re.split(r"[/(]|\bper\b", text.get(language, ""))[0] for text in (unit.one, unit.many))
    return frozenset(w for text in counted for w in _COMPOUND.findall(text.casefold()) if w not in _AND)


def is_one_of(written: str, words: Iterable[str]) -> bool:
    """Tell whether a word is one of the words, with another ending or at the end of a compound."""
    return any(_same(part, word) for part in {written, *written.split("-")} for word in words)


def any_of(sentence: str, words: Collection[str]) -> bool:
    """Tell whether a sentence has one of the words."""
    return any(is_one_of(written, words) for written in _WORD.findall(sentence.casefold()))


def mentions(text: str, name: str, *, short: bool) -> bool:
    """Tell whether a text has a word of a name; by its first three letters where `short`, as "pojista"."""
    words = {w for w in _WORD.findall(name.casefold()) if w not in _AND and len(w) >= _SHORT}
    if short:
        return any(w[:_SHORT] in {word[:_SHORT] for word in words} for w in _WORD.findall(text.casefold()))
    return any_of(text, words)


def names(indicator: Indicator, sentence: str, *, language: str) -> bool:
    """Tell whether a sentence shares a long word's beginning with the indicator's names."""
    return bool(name_stems(indicator, language=language) & stems(sentence))


def name_stems(indicator: Indicator, *, language: str) -> frozenset[str]:
    """Return the beginnings of the long words of an indicator's names."""
    return stems(f"{indicator.name.get(language, '')} {indicator.full_name.get(language, '')}")


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Return the beginnings of a text's words that are long enough to tell one from another."""
    return frozenset(w[:NAME_STEM] for w in _WORD.findall(text.casefold()) if len(w) >= _STEM)


def _same(written: str, word: str) -> bool:
    if len(word) <= _FREE:
        return written == word
    stem = _stem(word)
    at = written.rfind(stem) if len(stem) >= _SHORT_STEM else (0 if written.startswith(stem) else -1)
    return at >= 0 and len(written) - at <= len(word) + _ENDING


def _stem(word: str) -> str:
    """Return the beginning that all forms of a word share, of a compound with a hyphen past the hyphen."""
    if "-" in word:
        return word[: word.index("-") + _SHORT_STEM]
    return word if len(word) <= _SHORT else word[: _STEM if len(word) >= _LONG else _SHORT_STEM]
