"""What is to be kept of what readers are shown, so that no later version gives away what this one hides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Missing
from dashboard.domain.secrecy.editions import Key
from dashboard.domain.secrecy.memory import Kept, Memory
from dashboard.ingest.clean import Row
from dashboard.ingest.secrecy.numbers import kin_of
from dashboard.ingest.secrecy.people import concerns_people

Group = tuple[str, str, str]
"""Area, period and the first of the indicators that are tied to each other."""


def remembered(rows: Sequence[Row], shown: Sequence[Row], *, catalogue: Catalogue, before: Memory) -> Memory:
    """Return what each number of people became, in every table in which one is or was hidden.

    Args:
        rows: Every row of the plan.
        shown: The same rows as readers are shown them.
        catalogue: The plan.
        before: What was kept so far; of numbers that the plan does not have now it stays.
    """
    told = {i.id for i in catalogue.indicators.values() if concerns_people(i, catalogue)}
    now: dict[Key, Kept] = {
        row[:5]: Kept(told=public.value is not None, value=row.value)
        for row, public in zip(rows, shown, strict=True)
        if row.indicator in told and (row.value is not None or row.missing is Missing.SUPPRESSED)
    }
    others = catalogue.indicators.keys() - told
    every = {**{key: kept for key, kept in before.items() if key[0] not in others}, **now}
    kin = kin_of(catalogue)
    touched = groups(every, kin=kin)
    return {key: kept for key, kept in every.items() if _group(key, kin) in touched}


def groups(memory: Memory, *, kin: Mapping[str, str]) -> frozenset[Group]:
    """Return the groups of tables in which something is hidden."""
    return frozenset(_group(key, kin) for key, kept in memory.items() if not kept.told)


def new_groups(memory: Memory, before: Memory, *, catalogue: Catalogue) -> bool:
    """Tell whether something is hidden in tables of which nothing was kept."""
    kin = kin_of(catalogue)
    return not groups(memory, kin=kin) <= {_group(key, kin) for key in before}


def _group(key: Key, kin: Mapping[str, str]) -> Group:
    return key[1], key[3], kin.get(key[0], key[0])
