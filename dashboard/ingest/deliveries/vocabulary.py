"""The words that cells of a delivery may hold, in every language, and what they stand for.

The closed tables are those of the workbook's lists, the plan's own words and what people write for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.domain.kinds import MeasureState, Missing, Qualifier
from dashboard.ingest import numbers
from dashboard.ingest.problems import LANGUAGES
from dashboard.ingest.worded import Worded

_QUALIFIERS: Final[Mapping[Qualifier, tuple[str, str, str]]] = {
    Qualifier.EXACT: ("tarkka", "exakt", "exact"),
    Qualifier.ABOUT: ("noin", "cirka", "about"),
    Qualifier.OVER: ("yli", "över", "over"),
    Qualifier.AT_LEAST: ("vähintään", "minst", "at least"),
    Qualifier.ALMOST: ("lähes", "nästan", "almost"),
    Qualifier.UNDER: ("alle", "under", "under"),
    Qualifier.MEAN: ("keskimäärin", "i medeltal", "on average"),
}
_MISSING: Final[Mapping[Missing, tuple[str, str, str]]] = {
    Missing.NOT_DELIVERED: ("ei vielä toimitettu", "har inte lämnats ännu", "not delivered yet"),
    Missing.NOT_COLLECTED: (
        "ei kerätty tältä ajalta",
        "samlades inte in för denna tid",
        "not collected for this period",
    ),
    Missing.NOT_APPLICABLE: (
        "ei koske tätä ajankohtaa",
        "gäller inte denna tid",
        "does not apply to this period",
    ),
    Missing.NOT_COUNTED: ("ei laskettu", "räknades inte", "not counted"),
    Missing.SUPPRESSED: (
        "salattu pienten lukumäärien suojaamiseksi",
        "sekretess för att skydda små antal",
        "suppressed to protect small numbers",
    ),
    Missing.WITHDRAWN: (
        "peruttu, luku oli virheellinen",
        "återkallat, värdet var felaktigt",
        "withdrawn, the figure was wrong",
    ),
}
_STATES: Final[Mapping[MeasureState, tuple[str, str, str]]] = {
    MeasureState.PLANNED: ("suunniteltu", "planerad", "planned"),
    MeasureState.ONGOING: ("käynnissä", "pågår", "under way"),
    MeasureState.DONE: ("tehty", "genomförd", "done"),
    MeasureState.LATE: ("myöhässä", "försenad", "late"),
    MeasureState.STOPPED: ("keskeytetty", "avbruten", "stopped"),
}

QUALIFIERS: Final[Mapping[str, Qualifier]] = {
    **{word: q for q, words in numbers.QUALIFIERS.items() for word in words},
    **{word: q for q, words in _QUALIFIERS.items() for word in (q.value, *words)},
}
_TO_COME: Final = ("tulossa", "tulossa myöhemmin", "kommer", "kommer senare", "to come", "coming later")
"""What people write where a figure is not there yet, as the sheet of help explains that reason."""
MISSING: Final[Mapping[str, Missing]] = {
    **numbers.MISSING,
    **dict.fromkeys(_TO_COME, Missing.NOT_DELIVERED),
    **{word: reason for reason, words in _MISSING.items() for word in (reason.value, *words)},
}
STATES: Final[Mapping[str, MeasureState]] = {
    word: state for state, words in _STATES.items() for word in (state.value, *words)
}
SECRET: Final = frozenset(word for word, reason in MISSING.items() if reason is Missing.SUPPRESSED)
"""What a figure that is kept secret is shown as."""
UNTOLD: Final = frozenset(
    {*_TO_COME, *(word for word, r in numbers.MISSING.items() if r is Missing.NOT_DELIVERED)}
)
"""What is written in place of a number without saying why there is none; a reason beside it says more."""


def word_of(qualifier: Qualifier) -> str:
    """Return the word a plan's files have before a number; an exact number has none."""
    return "" if qualifier is Qualifier.EXACT else _QUALIFIERS[qualifier][0]


def offered(column: str, *, language: str) -> tuple[str, ...]:
    """Return what a column with a closed list may hold, in a language; without one as plan files say it."""
    tables: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
        "qualifier": {key.value: words for key, words in _QUALIFIERS.items()},
        "missing": {key.value: words for key, words in _MISSING.items()},
        "state": {key.value: words for key, words in _STATES.items()},
    }
    table = tables[column]
    if language not in LANGUAGES:
        return tuple(table)
    return tuple(words[LANGUAGES.index(language)] for words in table.values())


def told(column: str, *, language: str) -> Worded:
    """Return what a column with a closed list may hold, for whoever reads of it in whichever language.

    In a table without the language of a workbook's sheets it is what plan files say.
    """
    codes = LANGUAGES if language in LANGUAGES else ("",) * len(LANGUAGES)
    return Worded(*("; ".join(offered(column, language=code)) for code in codes))
