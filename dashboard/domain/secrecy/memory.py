"""What readers were shown of each table with something hidden: it cannot be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from dashboard.domain.secrecy.editions import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of a number when it was last shown: told, or hidden.

    `value` is the number itself, None where the plan's own files hid it. It stays in the plan's folder.
    """

    told: bool
    value: float | None

    def knows(self, value: float | None) -> bool:
        """Tell whether this very number was told to readers."""
        return self.told and value is not None and self.value == value


Memory = Mapping[Key, Kept]

NOTHING: Final[Memory] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What holds today, for a plan as it once was: the limit, and what readers may not be told any more.

    A number of `memory` counts only where it is the same as it was then.
    """

    limit: int = 0
    memory: Memory = field(default_factory=dict)


def overlaid(own: Memory, standing: Memory, values: Mapping[Key, float | None]) -> Memory:
    """Return what is known of a plan as it once was, with what has become known or hidden of it since.

    Args:
        own: What was kept with the plan.
        standing: What is kept today.
        values: The plan's numbers, as they are in its files.
    """
    since = {
        key: kept
        for key, kept in standing.items()
        if values.get(key) is not None and kept.value == values[key] and own.get(key, kept).told
    }
    return {**own, **since}
