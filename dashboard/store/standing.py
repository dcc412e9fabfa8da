"""What all editions and publications together told and hid of small numbers, and what holds of it today."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dashboard.domain.publication import Handed
from dashboard.domain.secrecy.memory import Memory, Standing
from dashboard.ingest.files import SECRECY
from dashboard.ingest.problems import Report
from dashboard.ingest.secrecy.memory_file import read_memory
from dashboard.store import register as editions_register
from dashboard.store.layout import EDITIONS, PLAN, REGISTER
from dashboard.store.publication import register as publications_register
from dashboard.store.publication.register import PUBLISHED
from dashboard.store.publication.snapshots import KEPT, RECORD
from dashboard.store.sums import checked

_PLAN: Final = "plan.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A time of the plan that readers were shown: when, where it lies, and the hash of everything in it."""

    when: str
    folder: Path
    hash: str

    @property
    def kept(self) -> bool:
        """Whether it was published when it was kept already what is told and hidden."""
        record = checked(self.folder, total=self.hash, only=RECORD).files.get(RECORD, b"{}")
        try:
            return json.loads(record).get(KEPT) is True
        except (ValueError, AttributeError):
            return False

    def files(self, only: str = "") -> Mapping[str, bytes]:
        """Return the plan's files that are as they were, or the one of them that is asked for."""
        found = checked(self.folder, total=self.hash, only=f"{PLAN}{only}" if only else "").files
        return {name.removeprefix(PLAN): c for name, c in found.items() if name.startswith(PLAN)}


def past_of(plan_folder: Path) -> tuple[Past, ...]:
    """Return every edition and publication of a plan, oldest first."""
    editions, published = plan_folder / EDITIONS, plan_folder / PUBLISHED
    found = [
        Past(when=entry.frozen, folder=editions / entry.id, hash=entry.hash)
        for entry in editions_register.read_register(editions).entries.values()
    ]
    found += _publications(published)
    return tuple(sorted(found, key=lambda past: past.when))


def memory_of(past: Iterable[Past], files: Mapping[str, bytes]) -> Memory:
    """Return what a plan's files keep of what readers were shown, and what later times of it kept.

    The folder may have been brought back to an earlier state, so that what was published counts for more.
    """
    memory = dict(read_memory(files, report=Report()))
    for one in past:
        memory.update(read_memory(one.files(SECRECY), report=Report()))
    return memory


def standing_of(plan_folder: Path) -> Standing:
    """Return what holds today of what editions and earlier publications may tell.

    The limit is that of the newest publication; of a plan that was never published, its own.
    """
    newest = next(reversed(_publications(plan_folder / PUBLISHED)), None)
    own = dict(_own(plan_folder))
    seen = newest.files(_PLAN) if newest else own
    return Standing(limit=_limit(seen.get(_PLAN, b"")), memory=memory_of(past_of(plan_folder), own))


def stamp_of(plan_folder: Path) -> object:
    """Return what changes whenever something else may hold; costs four looks at files."""
    places = (
        plan_folder / EDITIONS / REGISTER,
        plan_folder / PUBLISHED / publications_register.REGISTER,
        plan_folder / _PLAN,
        plan_folder / SECRECY,
    )
    return tuple(_stamp(place) for place in places)


def _publications(published: Path) -> list[Past]:
    acts = publications_register.read_register(published).acts
    return [
        Past(when=act.when, folder=published / act.id, hash=act.hash) for act in acts if act.act is Handed.NEW
    ]


def _own(plan_folder: Path) -> Iterator[tuple[str, bytes]]:
    for name in (_PLAN, SECRECY):
        try:
            yield name, (plan_folder / name).read_bytes()
        except OSError:
            continue


def _limit(plan: bytes) -> int:
    """Return the limit that a plan's file sets; none where it cannot be read, which is told elsewhere."""
    try:
        found = tomllib.loads(plan.decode()).get("secret_below", 0)
    except ValueError:
        return 0
    return found if type(found) is int else 0


def _stamp(place: Path) -> tuple[int, int, int] | None:
    try:
        status = place.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
