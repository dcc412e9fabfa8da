"""What may follow a number as its unit: the plan's words for it, and what people write in short for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from dashboard.domain.kinds import UnitKind
from dashboard.domain.model import Unit

_ASIDE: Final = re.compile(r"\s*\([^()]*\)$")
_SCALE: Final = re.compile(r"\(\d+[–-](\d+)\)")
"""The ends of a scale in the words of its unit: "pistettä (1–5)"."""
_PERCENT: Final = ("%", "prosentti", "prosenttia", "procent", "percent", "per cent")
_PERSONS: Final = (
    *("hlö", "hlö.", "hlöä", "hlöt", "henk", "henk.", "henkilö", "henkilöä", "henkeä", "ihmistä"),
    *("pers", "pers.", "person", "personer", "persons", "people"),
)
_PIECES: Final = ("kpl", "kpl.", "kappaletta", "st", "st.", "stycken", "pcs")
_SHORT: Final[Mapping[str, tuple[str, ...]]] = {
    "€": ("e", "eur", "euro", "euroa", "euros"),
    "henkilö": _PERSONS,
    "asukas": ("as", "as.", "inv", "inv."),
    "kuukausi": ("kk", "mån", "mån."),
    "minuutti": ("min", "min."),
    "oppilas": ("opp", "opp."),
    "päivä": ("pv",),
    "tunti": ("h", "tim", "tim."),
    "henkilötyövuosi": ("htv", "åv"),
}
"""What else is written for a unit, by its sign or its Finnish word."""
_MEASURED: Final = ("tunti", "vuosi", "kuukausi", "viikko", "päivä", "minuutti", "vuorokausi", "kilometri")


def unit_forms(unit: Unit, *, people: bool, highest: float) -> frozenset[str]:
    """Return the words in small letters that may follow a number of a unit and say no more than it does.

    Args:
        unit: The unit.
        people: Whether people are counted.
        highest: The highest value allowed; "3,5/5" is 3,5 on a scale that ends with 5.
    """
    words = {_plain(word) for word in (*unit.one.values(), *unit.many.values())}
    words |= {short for word in words for short in _SHORT.get(word, ())}
    words |= {_ASIDE.sub("", word) for word in words}
    match unit.kind:
        case UnitKind.PERCENT:
            words |= {*_PERCENT}
        case UnitKind.SCORE:
            words |= {f"/{end}" for word in words for end in _SCALE.findall(word)}
            words |= {f"/{highest:.0f}"} if float(highest).is_integer() else set()
        case UnitKind.COUNT:
            words |= {*_PERSONS} if people else {*_PIECES} if _of_things(unit) else set()
        case _:
            pass
    return frozenset(words - {""})


def _of_things(unit: Unit) -> bool:
    """Tell whether single things are counted, so that "pieces" says the same: no hours, no megawatt hours."""
    one, many = _plain(unit.one.get("fi", "")), _plain(unit.many.get("fi", ""))
    return one != many and not one.endswith(_MEASURED) and one not in {"henkilö", "asukas"}


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())
