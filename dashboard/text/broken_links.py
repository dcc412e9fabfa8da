"""Broken links in words: each under what is wrong, by its name."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from dashboard.domain.round import BrokenLink, LinkKind
from dashboard.text.messages import Words
from dashboard.text.rounds import Group, Line, counted


def link_groups(links: Iterable[BrokenLink], *, year: int, words: Words) -> tuple[Group, ...]:
    """Return the broken links by kind; they come in order of kind."""
    groups = []
    for kind, same in groupby(links, key=lambda one: one.kind):
        lines = tuple(_link(one, words) for one in same)
        title = words(f"coordinator.link.{kind}", year=year)
        groups.append(Group(title=counted(title, len(lines), words), lines=lines))
    return tuple(groups)


def _link(link: BrokenLink, words: Words) -> Line:
    languages = ", ".join(words(f"differences.language.{code}") for code in link.languages)
    facts = ""
    match link.kind:
        case LinkKind.LANGUAGE_PROPOSED:
            return Line(name=languages, facts="", item=link.kind.item, id=link.id)
        case LinkKind.GOAL_WITHOUT_TEXT | LinkKind.MEASURE_UNTRANSLATED:
            facts = languages
        case LinkKind.INDICATOR_OUTDATED:
            facts = words("coordinator.fact.newest", year=link.year)
        case LinkKind.MEASURE_OVERDUE:
            state = words(f"measure.{link.state}")
            facts = words("coordinator.fact.over", state=state, year=link.year)
        case _:
            pass
    return Line(name=words.of(link.name), facts=facts, item=link.kind.item, id=link.id, goal=link.goal)
