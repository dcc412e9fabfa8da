"""An edition: the plan as a meeting saw it, frozen under a name, a date and a hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.domain.model import Text


class Objection(StrEnum):
    """What speaks against freezing a plan, unless a reason for the exception is given."""

    EXAMPLE = "example"
    CONTRADICTION = "contradiction"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """An objection that was set aside, and the reason that is printed in the edition."""

    objection: Objection
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What an edition says of itself.

    `id` is lower kebab-case and stands in addresses; `hash` is the SHA-256 of everything in it, as 64
    hexadecimal digits; `frozen` is the moment of freezing in UTC as ISO 8601; `format` the number of the
    layout it is kept in. `slides` are the ids of the deck's slides in order, empty for the rule's own deck.
    """

    id: str
    name: Text
    date: date
    hash: str
    frozen: str
    format: int
    code_version: str
    slides: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def short_hash(self) -> str:
        """The first twelve digits, as printed; enough to tell editions apart, and to check by eye."""
        return self.hash[:12]
