"""Which figures of the data a number typed into a text speaks of."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Qualifier, UnitKind
from dashboard.domain.model import Indicator
from dashboard.ingest.prose import Typed
from dashboard.ingest.said import Figures, Said
from dashboard.ingest.unit_words import (
    NAME_STEM,
    any_of,
    is_money,
    is_one_of,
    is_percent,
    is_points,
    is_time,
    name_stems,
    names,
    stems,
    unit_words,
    written_out,
)

_TIMES = frozenset({"kertaa", "kerran", "gånger", "gång", "times", "kpl", "kappaletta", "st", "stycken"})
_NOT_A_NOUN = _TIMES | {
    *("ja", "sekä", "tai", "mutta", "eli", "mikä", "joka", "jotka", "kuin", "enemmän", "vähemmän"),
    *("vuonna", "vuoden", "vuosi", "viime", "tänä", "edellisvuonna"),
    *("och", "samt", "eller", "men", "vilket", "som", "än", "fler", "färre", "mer", "mindre"),
    *("i", "år", "under", "på", "av", "för", "till", "från", "vid"),
    *("and", "or", "but", "which", "that", "than", "more", "less", "fewer", "this", "last"),
    *("in", "during", "for", "at", "on", "by", "of", "from", "to"),
}
"""Words behind a number that cannot be what is counted."""
_BEING = re.compile(
    r"\b(?:oli(?:vat)?|on|ovat|var|är|blev|was|were|is|are|yhteensä|sammanlagt|totalt|total(?:led)?)\s+\Z",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"edelli|aiem|aikaisem|förra|innan|tidigare|previous|before|earlier|last year", re.IGNORECASE
)
_YEARS_NEAR = 30
_LONG, _SURE, _SIGN = 3, 4, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a number in a narrative may speak of: the goal's indicators first, then all others."""

    catalogue: Catalogue
    figures: Figures
    indicators: tuple[Indicator, ...]
    others: tuple[Indicator, ...]
    year: int
    language: str


def claimed(typed: Typed, ground: Ground) -> tuple[list[Said], list[Said]]:
    """Return what the data say of what a number speaks of, and what else it may be; nothing for no figure."""
    own_years = {ground.year, *typed.years}
    years = own_years | ({ground.year - 1} if _BACK.search(typed.sentence) else set())
    figures, own = ground.figures, ground.indicators
    if is_points(typed.after):
        return list(figures.points(own, own_years)), []
    if is_percent(typed.after):
        shares = _of_kind(own, UnitKind.PERCENT, figures)
        exactly = [i for i in shares if _told(typed, i, ground) > _SIGN]
        if exactly:
            return list(figures.values(exactly, years)), []
        said = [*figures.values(shares, years), *figures.changes(own, own_years)]
        return said, list(figures.values(_of_kind(_named(typed, ground), UnitKind.PERCENT, figures), years))
    if typed.euro or is_money(typed.after):
        said = list(figures.values(_of_kind(own, UnitKind.MONEY, figures), years))
        return said, list(figures.values(_of_kind(_named(typed, ground), UnitKind.MONEY, figures), years))
    return _counted(typed, ground, years)


def _counted(typed: Typed, ground: Ground, years: Collection[int]) -> tuple[list[Said], list[Said]]:
    direct = [i for i in ground.indicators if _has_unit(typed, i, ground)]
    if typed.year and (not direct or typed.after_year_word or _near_year(typed, ground.year)):
        return [], []
    if direct:
        others = [i for i in _named(typed, ground) if _has_unit(typed, i, ground)]
        return list(ground.figures.values(direct, years)), list(ground.figures.values(others, years))
    if is_time(typed.after):
        return [], []
    everything = list(ground.figures.values(ground.indicators, years))
    spoken = list(ground.figures.values(_spoken_of(typed, ground), years))
    said = [*spoken, *_near(typed, ground, years, everything)]
    return said, everything if said else []


def _near(typed: Typed, ground: Ground, years: Collection[int], everything: list[Said]) -> list[Said]:
    """Return the goal's figures that are so like a number that it can hardly be another."""
    own = [i for i in ground.indicators if names(i, typed.sentence, language=ground.language)]
    named = set(ground.figures.values(own, years))
    return [said for said in everything if _alike(typed, said, named=said in named)]


def _has_unit(typed: Typed, indicator: Indicator, ground: Ground) -> bool:
    """Tell whether the indicator's unit follows, if need be after words of the indicator's name."""
    unit = ground.catalogue.units[indicator.unit]
    if _told(typed, indicator, ground):
        return True
    words = unit_words(unit, language=ground.language)
    between = name_stems(indicator, language=ground.language)
    for word in typed.words:
        if is_one_of(word, words):
            return True
        if not stems(word) & between:
            return False
    return False


def _told(typed: Typed, indicator: Indicator, ground: Ground) -> int:
    """Return how many characters behind a number are the indicator's unit as the plan writes it."""
    return written_out(ground.catalogue.units[indicator.unit], typed.after, language=ground.language)


def _spoken_of(typed: Typed, ground: Ground) -> list[Indicator]:
    """Return the indicators that a number without a noun of its own speaks of in its sentence."""
    word = typed.words[0] if typed.words else ""
    if word and word not in _NOT_A_NOUN:
        return []
    size = len(typed.digits)
    if size < (_LONG if word in _TIMES else 2) and not _BEING.search(typed.before):
        return []
    counted = [i for i in ground.indicators if ground.figures.kind(i) is not UnitKind.PERCENT]
    language = ground.language
    in_sentence = [
        i
        for i in counted
        if any_of(typed.sentence, unit_words(ground.catalogue.units[i.unit], language=language))
    ]
    if word not in _TIMES and in_sentence:
        return in_sentence
    told = size >= _LONG or typed.qualifier is not Qualifier.EXACT
    return [i for i in counted if told and names(i, typed.sentence, language=language)]


def _named(typed: Typed, ground: Ground) -> list[Indicator]:
    """Return the indicators of other goals that the sentence names: a true figure of theirs is no mistake.

    They are named by a word that no indicator of the goal has in its name.
    """
    language = ground.language
    own = frozenset().union(*(name_stems(i, language=language) for i in ground.indicators))
    apart = {stem for stem in stems(typed.sentence) - own if len(stem) == NAME_STEM}
    return [i for i in ground.others if apart & name_stems(i, language=language)]


def _of_kind(indicators: Collection[Indicator], kind: UnitKind, figures: Figures) -> list[Indicator]:
    return [i for i in indicators if figures.kind(i) is kind]


def _near_year(typed: Typed, year: int) -> bool:
    return abs(int(typed.digits) - year) <= _YEARS_NEAR


def _alike(typed: Typed, said: Said, *, named: bool) -> bool:
    """Tell whether a number is so like a figure that it is the same one, mistyped or without its qualifier.

    One digit changed, dropped, added or swapped with its neighbour: among numbers of four digits hardly by
    chance, among those of three only where the sentence names the indicator.
    """
    one, other = typed.digits, said.digits
    if min(len(one), len(other)) < _LONG:
        return False
    if one == other:
        return True
    return (named or max(len(one), len(other)) >= _SURE) and one_slip_apart(one, other)


def one_slip_apart(one: str, other: str) -> bool:
    """Tell whether a digit changed, dropped, added or swapped with the next makes one text the other."""
    if len(one) == len(other):
        differing = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        swapped = len(differing) == 2 and differing[1] - differing[0] == 1  # noqa: PLR2004
        return len(differing) == 1 or (
            swapped and one[differing[0]] == other[differing[1]] and one[differing[1]] == other[differing[0]]
        )
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return len(longer) - len(shorter) == 1 and any(
        longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer))
    )
