"""Which public statistics a plan's series come from, and how they are found there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

COUNTRY: Final = "SSS"
"""The code of an area that is the whole country; those of municipalities have three digits."""


class Service(StrEnum):
    """The services that are asked."""

    SOTKANET = "sotkanet"
    STATFIN = "statfin"
    LIBRARIES = "libraries"


SERVICE_NAMES: Final[Mapping[Service, str]] = {
    Service.SOTKANET: "Sotkanet",
    Service.STATFIN: "StatFin",
    Service.LIBRARIES: "Kirjastotilastot",
}
"""What the services call themselves, in every language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A series of a plan that a service publishes.

    `id` names it there: an indicator of Sotkanet (`181`), a table of StatFin (`StatFin/vaerak/11re`), empty
    for the libraries, whose tables have one column for it. `title` is what the service calls it; another
    title means that it may count something else now. `source` is what the figures are credited to, `areas`
    whose figures are taken, `first` the first year, `choose` one value for each other variable of a table.
    The service's figures are multiplied by `multiply`.
    """

    indicator: str
    service: Service
    id: str
    title: str
    source: str
    areas: tuple[str, ...]
    first: int | None
    choose: Mapping[str, str]
    multiply: int
