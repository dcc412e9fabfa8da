"""Before a plan is published or frozen: what readers were shown of small numbers is brought up to date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.edition import Objection
from dashboard.domain.kinds import Missing
from dashboard.domain.secrecy.editions import Key
from dashboard.domain.secrecy.memory import Kept, Memory
from dashboard.ingest.files import SECRECY
from dashboard.ingest.load import dataset_and_memory, dataset_of
from dashboard.ingest.problems import Problem, Report
from dashboard.ingest.secrecy.memory_file import read_memory, written_memory
from dashboard.ingest.secrecy.remember import new_groups
from dashboard.store.intake.acts import writing
from dashboard.store.intake.places import LOG
from dashboard.store.standing import Past, memory_of, past_of
from dashboard.store.writing import write_file

Told = dict[Key, set[float]]
"""The numbers that readers were ever told, by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """A plan's files with what is kept of what they show, and the plan that they give.

    `told_before` are the keys of numbers that have to be hidden now, and that readers were told already.
    """

    files: Mapping[str, bytes]
    dataset: Dataset | None
    problems: tuple[Problem, ...]
    told_before: tuple[Key, ...] = ()


def refreshed(
    plan_folder: Path, files: Mapping[str, bytes], *, tolerated: Collection[Objection] = ()
) -> Refreshed:
    """Return a plan's files with their `secrecy.csv` up to date; none where nothing was ever hidden.

    To do it again changes nothing. Nothing is written.

    Args:
        plan_folder: The plan, with its editions and publications.
        files: The plan's files that are to be shown.
        tolerated: What does not keep the plan from being loaded.
    """
    broken = Report()
    read_memory(files, report=broken)
    past = past_of(plan_folder)
    memory = memory_of(past, files)
    found, new = _loaded(files if broken.failed() else _with(files, memory), tolerated)
    if found.dataset is None:
        return found
    catalogue, told = found.dataset.catalogue, _told(memory)
    unknown = not memory and not any(one.kept for one in reversed(past))
    if past and _counts(catalogue) and (unknown or new_groups(new, memory, catalogue=catalogue)):
        history, told = _history(past, told)
        found, new = _loaded(_with(files, {**history, **memory}), tolerated)
    while found.dataset is not None and (whole := _with(files, new)) != found.files:
        found, new = _loaded(whole, tolerated)
    before = tuple(
        key
        for key, kept in sorted(new.items())
        if not kept.told
        and kept.value in told.get(key, ())
        and memory.get(key, Kept(told=True, value=None)).told
    )
    return Refreshed(files=found.files, dataset=found.dataset, problems=found.problems, told_before=before)


def write_memory(plan_folder: Path, files: Mapping[str, bytes]) -> None:
    """Write what is kept to the plan's folder, where it is not there already.

    Raises:
        IntakeRefused: an import was stopped, and what it leads to is damaged.
        OSError: the folder cannot be written.
    """
    content, place = files.get(SECRECY), plan_folder / SECRECY
    if content is None or (place.is_file() and place.read_bytes() == content):
        return
    # An import that was stopped is finished first, which takes the plan's files for what it left.
    with writing(plan_folder) if (plan_folder / LOG).is_dir() else nullcontext():
        write_file(content, place)


def cells_of(keys: Iterable[Key]) -> tuple[str, ...]:
    """Return how each key is named to whoever keeps the plan; never its number."""
    return tuple(" · ".join(key) for key in keys)


def _loaded(files: Mapping[str, bytes], tolerated: Collection[Objection]) -> tuple[Refreshed, Memory]:
    report = Report(tolerated=tolerated)
    dataset, new = dataset_and_memory(files, report=report)
    return Refreshed(files=files, dataset=dataset, problems=report.problems), new


def _with(files: Mapping[str, bytes], memory: Memory) -> Mapping[str, bytes]:
    others = {name: content for name, content in files.items() if name.lower() != SECRECY}
    content = written_memory(memory)
    return dict(sorted((others | ({SECRECY: content} if content else {})).items()))


def _counts(catalogue: Catalogue) -> bool:
    return any(indicator.counts_people for indicator in catalogue.indicators.values())


def _told(memory: Memory) -> Told:
    return {key: {kept.value} for key, kept in memory.items() if kept.told and kept.value is not None}


def _history(past: Iterable[Past], told: Told) -> tuple[Memory, Told]:
    """Return what editions and publications told and hid, the newest last, and all that they ever told."""
    memory: dict[Key, Kept] = {}
    every = {key: set(values) for key, values in told.items()}
    for one in past:
        dataset = dataset_of(one.files(), report=Report(tolerated=tuple(Objection)))
        shown = _shown(dataset) if dataset is not None else {}
        memory |= shown
        for key, kept in shown.items():
            if kept.told and kept.value is not None:
                every.setdefault(key, set()).add(kept.value)
    return memory, every


def _shown(dataset: Dataset) -> Mapping[Key, Kept]:
    return {
        (o.indicator, o.area, o.department, o.period.key, o.breakdown): Kept(told=o.known, value=o.value)
        for rows in dataset.by_indicator.values()
        for o in rows
        if o.known or o.missing is Missing.SUPPRESSED
    }
