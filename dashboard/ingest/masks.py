"""Which numbers in running text are no figures: dates, years, times, laws, ordinals, classes and ages."""

from __future__ import annotations

import re
from collections.abc import Iterator

YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
BLANK = "¤"
"""Stands for every character of what is no figure, so that offsets stay."""

_TO = r"\s?[–-]\s?"
_MONTH = (
    r"(?:(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu\w*"
    r"|(?:jan|febr)uar[iy]|mars|march|april|maj|may|jun[ie]|jul[iy]|august[i]?|september|o[kc]tober"
    r"|november|december)"
)
_LABEL = (
    r"(?:\w*luok(?:ka|at|illa|kien|assa|alla|alle|ille|ista|ilta)|årskurs\w*|åk\.?|klass(?:en|er|erna)?|grades?"
    r"|class(?:es)?|years?(?=\s\d[\s–,.-])|sivu\w*|sid(?:a|an|orna)?|pages?|pp?\.|s\.|kuvio\w*|kuva\w*|figur\w*"
    r"|taulukko|taulukossa|tabell\w*|tables?|liite|liitteessä|bilaga\w*|appendix|kohta|kohdassa|kohdan"
    r"|punkt(?:en)?|section|avsnitt\w*|luvussa|kapitel|chapter|vaihe|vaiheessa|skede\w*|etapp\w*|phase|stage"
    r"|nro\.?|nr\.?|no\.|numero|nummer|versio\w*|version|tavoite|tavoitteessa|goal|pl|pb|p\.?o\.? box"
    r"|korttel\w+|asteikolla|skalan?|scale (?:of|from)|välillä|kap\.|artikel|artikla|article)"
)
_EACH = (
    r"päivässä|vuorokaudessa|viikossa|kuukaudessa|om\sdagen|i\s(?:veckan|månaden)"
    r"|per\s(?:dag|dygn|vecka|månad|day|week|month)|(?:a|each|every)\s(?:day|week|month)"
)
_EVERYWHERE = (
    r"https?://\S+|www\.\S+|\]\([^)\s]*\)",
    r"\{[^{}]*\}?",
    rf"{YEAR}-(?:[01]\d)(?:-[0-3]\d)?(?!\d)",
    rf"\d{{1,2}}\.(?:{_TO}\d{{1,2}}\.)?\s?\d{{1,2}}\.(?:{_TO}\d{{1,2}}\.\s?\d{{1,2}}\.)?\s?{YEAR}",
    rf"\d{{1,2}}/\d{{1,2}}/{YEAR}",
    rf"(?<!\d)\d{{1,2}}(?:\.|:[ea]|st|nd|rd|th)?(?:(?:{_TO}|\s(?:ja|och|and|to|till)\s)\d{{1,2}}\.?)?\s(?:of\s)?{_MONTH}\b",
    rf"{_MONTH}\s(?:[12]?\d|3[01])(?=(?:st|nd|rd|th)?(?:[,.;)]|\s{YEAR}|\s*$))",
    rf"{YEAR}(?:{_TO}{YEAR}|[–/-]\d\d(?!\d)|/{YEAR})",
    r"(?<!\d)(?:19|20)\d0(?:-?lu[vk]u\w*|-?tal(?:et|ets)?\b|s\b)",
    rf"\b(?:klo|kl\.?)\s*\d{{1,2}}(?:[.:]\d\d)?(?:{_TO}\d{{1,2}}(?:[.:]\d\d)?)?",
    rf"(?<!\d)\d{{1,2}}:\d\d(?!\d)(?:{_TO}\d{{1,2}}:\d\d)?",
    rf"(?<!\d)\d{{1,2}}\.\d\d{_TO}\d{{1,2}}\.\d\d(?!\d)",
    r"(?<!\d)\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b",
    r"(?<![\d,.])\d{1,4}/(?:19|20)\d\d(?!\d)",
    r"(?<![\d,.])\d{1,2}/\d{1,2}(?!\d|[\s,.]\d{3})",
    r"§+\s?\d+|\d+(?:\s?[a-z])?\s?§|\d+\s(?:luvun|kap|mom|artikl)\w*\b",
    r"\d+:(?:e|a|an|or|nnen|nteen|s|ns)\b|\d+(?:st|nd|rd|th)\b",
    rf"(?<![\d,.])\d{{1,3}}\.(?:{_TO}\d{{1,3}}\.)?(?=-|\s+(?-i:[a-zåäö]))",
    rf"\b{_LABEL}\s+\d+(?:\.\d+)*(?:(?:{_TO}|,\s|\s(?:ja|och|and|to)\s)\d+)*[a-zA-Z]?\b",
    rf"\b(?:aged?s?|between)\s+\d+(?:(?:{_TO}|\s(?:to|and)\s)\d+)?(?=\W)",
    rf"\d+(?:{_TO}\d+)?-(?!prosent|procent|percent)[^\W\d_]\w*",
    r"\d+\s?v\.",
    rf"\d+(?:[.,]\d+)?\s\w+\s(?:{_EACH})\b",
    r"\b(?:puh|tel|tfn)\w*\.?:?\s*[\d +()-]*\d",
    r"\+\d[\d ()-]{6,}\d|\(0\d{1,3}\)[\d -]{4,}\d|(?<![\d,.])(?<!\d\s)0(?:\d{4}(?!\d)|(?:[ -]?\d){6,})",
    r"(?<!\d)\d{5}(?=\s(?-i:[A-ZÅÄÖ]))",
    r"/\s?1[\s ,.]?0{2,3}(?:[\s ,.]?0{3})?(?!\d)|\bper\s1[\s ,.]?0{2,3}(?!\d)",
    r"(?<![\d,.])1[\s ]?0{2,3}\s\w+\skoh(?:ti|den)\b",
)
_DAY_AND_MONTH = rf"(?<!\d)[0-3]?\d\.(?:{_TO}[0-3]?\d\.)?\s?[01]?\d\.(?:{_TO}[0-3]?\d\.[01]?\d\.)?(?!\d)"
_PATTERN = re.compile("|".join(_EVERYWHERE), re.IGNORECASE)
_WITH_SHORT_DATES = re.compile("|".join((_DAY_AND_MONTH, *_EVERYWHERE)), re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*(?:\d{1,2}[.)]|\(\d{1,2}\))(?=[ \t])")


def masked(text: str, *, language: str) -> str:
    """Return the text with everything that is no figure blanked out, as long as before.

    "8.5." is a date in Finnish and Swedish and a number at the end of a sentence in English.
    """
    pattern = _PATTERN if language == "en" else _WITH_SHORT_DATES
    return pattern.sub(_blank, "".join(_without_items(text)))


def _without_items(text: str) -> Iterator[str]:
    """Yield the lines of a text without the numbers of a list's items."""
    opens = True
    for line in text.splitlines(keepends=True):
        item = _ITEM.match(line) if opens else None
        yield _blank(item) + line[item.end() :] if item else line
        opens = item is not None or not line.strip()


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", BLANK, match[0])
