"""How figures are computed, what the signs mean and where they come from; the numbers are the rules' own."""

from __future__ import annotations

from typing import Final

from dashboard.domain import direction, target
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.change import SMALL_BASE
from dashboard.domain.kinds import Mark, Missing
from dashboard.domain.status import CURRENT_YEARS
from dashboard.text.messages import Words
from dashboard.text.numbers import number, percent
from dashboard.text.table import TableText

METHODS: Final = (
    "direction",
    "target",
    "change",
    "qualifiers",
    "derived",
    "weak",
    "history",
    "rounding",
    "missing",
    "suppression",
    "combining",
)


def methods(catalogue: Catalogue, words: Words) -> tuple[tuple[str, str], ...]:
    """Return each rule as a title and a text."""
    values = _rules(catalogue, words)
    return tuple(
        (words(f"about.method.{name}.title"), words(f"about.method.{name}.text", **values))
        for name in METHODS
    )


def signs(words: Words) -> TableText:
    """Return the table of the signs for what is missing and of the marks."""
    rows = [(words(f"missing.sign.{m}"), words(f"missing.{m}")) for m in Missing]
    rows += [(words(f"mark.{m}"), words(f"about.mark.{m}")) for m in Mark]
    return TableText(words("about.signs"), (words("about.sign"), words("about.meaning")), tuple(rows))


def sources(catalogue: Catalogue, words: Words) -> TableText:
    """Return the table of the sources with their licences."""
    rows = tuple(
        (
            words.of(s.name),
            s.publisher,
            s.licence or words("describe.no_licence"),
            s.url,
            s.retrieved or words("describe.not_known"),
            words.of(s.note),
        )
        for s in catalogue.sources.values()
    )
    columns = tuple(
        words(f"about.source.{c}") for c in ("name", "publisher", "licence", "url", "retrieved", "note")
    )
    return TableText(words("about.sources"), columns, rows)


def _rules(catalogue: Catalogue, words: Words) -> dict[str, str | int]:
    """Return the numbers of the rules, taken from the rules themselves."""
    return {
        "most": direction.MOST,
        "fewest": direction.FEWEST,
        "p": number(direction.LARGEST_P, decimals=2, words=words),
        "band": percent(0.03, decimals=0, words=words),
        "on_path": percent(target.ON_PATH_FROM, decimals=0, words=words),
        "slightly": percent(target.SLIGHTLY_BEHIND_FROM, decimals=0, words=words),
        "noise": number(target.NATURAL_LIMITS, decimals=2, words=words),
        "small": SMALL_BASE,
        "years": CURRENT_YEARS,
        "limit": catalogue.plan.secret_below,
    }
