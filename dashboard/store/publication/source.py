"""Which version of a plan readers are to see: the newest publication that is whole, or the plan's files."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.publication import Publication
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import DataError, Report
from dashboard.store.faults import Fault, FaultKind
from dashboard.store.intake import read_settled
from dashboard.store.publication.faults import PublicationError
from dashboard.store.publication.register import PUBLISHED, REGISTER, Register, read_register, stamp_of
from dashboard.store.publication.snapshots import opened
from dashboard.store.standing import standing_of

REACHABLE: Final = 3
"""How many versions, the newest ones, answer pages that were opened before the last publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A version to serve; without a publication it is the plan's files as they are."""

    dataset: Dataset
    publication: Publication | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to serve from now on, None for what is served already, and what was refused on the way."""

    found: Found | None = None
    refused: tuple[PublicationError, ...] = ()


class Source:
    """The versions of a plan's folder. Holds nothing, so that it is the same before and after a fork."""

    def __init__(self, plan_folder: Path) -> None:
        """Look at nothing yet."""
        self.folder = plan_folder
        self._published = plan_folder / PUBLISHED

    def stamp(self) -> object:
        """Return what changes whenever something else may be served; costs one look at a file."""
        return stamp_of(self._published)

    def choose(self, *, served: str = "", act: str = "", but: Collection[str] = ()) -> Choice:
        """Return the newest version that can be served.

        Args:
            served: the version served now, which need not be read again; empty for none.
            act: the publication that it is served as; a later one of the same figures takes its place.
            but: versions that turned out not to be servable.

        Raises:
            DataError: nothing was ever published, and the plan's files have errors.
            IntakeRefused: the same, and an import was stopped and what it leads to is damaged.
        """
        register = read_register(self._published)
        if not register.there and not served:
            return Choice(found=Found(dataset=_unpublished(self.folder)))
        refused = [PublicationError(REGISTER, faults) for faults in [_faults(register)] if faults]
        for one in register.newest:
            if (one.version, one.id) == (served, act):
                break
            if one.version in but:
                continue
            try:
                found = self.opened(one)
            except PublicationError as error:
                refused.append(error)
            else:
                return Choice(found=found, refused=tuple(refused))
        return Choice(refused=tuple(refused))

    def reachable(self, version: str) -> Publication | None:
        """Return the last act that published a version, if that is one of the newest; else None."""
        newest = read_register(self._published).newest[:REACHABLE]
        return next((act for act in newest if act.version == version), None)

    def opened(self, act: Publication) -> Found:
        """Return the version that an act published.

        Raises:
            PublicationError: the snapshot is not as it was published, or cannot be shown.
        """
        standing = standing_of(self.folder)
        return Found(dataset=opened(self._published, act, standing=standing), publication=act)


def _unpublished(folder: Path) -> Dataset:
    report = Report()
    # Brought back to an earlier state, it may lack what editions have kept since.
    files, standing = read_settled(folder, report=report), standing_of(folder)
    dataset = dataset_of(files, report=report, standing=standing)
    if dataset is None:
        raise DataError(report.problems)
    return dataset


def _faults(register: Register) -> tuple[Fault, ...]:
    gone = () if register.there else (Fault(kind=FaultKind.MISSING, what=REGISTER),)
    return (*register.faults, *gone)
