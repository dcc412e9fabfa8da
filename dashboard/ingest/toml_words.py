"""What TOML calls things, in a maintainer's words: kinds of values, and why a file cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from dashboard.ingest.worded import Worded

KINDS: Final[Mapping[str, Worded]] = {
    "str": Worded("teksti lainausmerkeissä", "text inom citattecken", "text in quotation marks"),
    "int": Worded(
        "kokonaisluku ilman lainausmerkkejä",
        "ett heltal utan citattecken",
        "a whole number without quotation marks",
    ),
    "float": Worded("desimaaliluku", "ett decimaltal", "a number with decimals"),
    "bool": Worded("true tai false", "true eller false", "true or false"),
    "date": Worded(
        "päivä ilman lainausmerkkejä", "ett datum utan citattecken", "a date without quotation marks"
    ),
    "list": Worded("luettelo hakasulkeissa", "en lista inom hakparenteser", "a list in square brackets"),
    "dict": Worded(
        "avaimia ja arvoja aaltosulkeissa",
        "nycklar och värden inom klamrar",
        "keys and values in braces",
    ),
}
"""Values by the name of their type in Python."""
_OTHER: Final = Worded("jokin muu", "något annat", "something else")
_REASONS: Final[Mapping[str, Worded]] = {
    r"twice|overwrite|[Dd]uplicate|mutate|immutable": Worded(
        "avain tai otsikko on siinä toiseen kertaan",
        "nyckeln eller rubriken finns där redan",
        "the key or header is there a second time",
    ),
    r"Unterminated|Illegal character": Worded(
        "lainausmerkki puuttuu", "ett citattecken saknas", "a quotation mark is missing"
    ),
    r"Expected '='": Worded(
        "avaimen perästä puuttuu =", "efter nyckeln saknas =", "there is no = after the key"
    ),
    r"Unclosed|Expected '[\\]}]": Worded("sulje puuttuu", "en parentes saknas", "a bracket is missing"),
    r"Invalid value|Invalid date": Worded(
        "arvoa ei tunneta, ehkä lainausmerkit puuttuvat",
        "värdet kan inte tolkas, kanske saknas citattecken",
        "the value is not known, perhaps it lacks quotation marks",
    ),
    r"recursion": Worded(
        "sulkeita on liikaa sisäkkäin", "för många parenteser i varandra", "too many brackets in each other"
    ),
}
"""What the parser says, by a part of its English."""
_UNREADABLE: Final = Worded(
    "tässä on jotakin outoa", "här finns något oväntat", "there is something odd here"
)


def kind_of(value: object) -> Worded:
    """Return what a value is."""
    return KINDS.get(type(value).__name__, _OTHER)


def reason_of(said: str) -> Worded:
    """Return what the parser says in words that need no English."""
    return next((words for pattern, words in _REASONS.items() if re.search(pattern, said)), _UNREADABLE)
