"""What accepting deliveries would do to a plan: worked out whole, without writing anything."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.delivery import Delivery, Key, Spot
from dashboard.domain.edition import Objection
from dashboard.domain.model import Text
from dashboard.domain.proposal import Doubt, DoubtKind, FigureStep, Proposal, Step
from dashboard.ingest.definitions import read_definitions
from dashboard.ingest.deliveries.cited import at_cells
from dashboard.ingest.deliveries.repeats import check_repeats, without_repeats
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import Place, Problem, Report, Severity
from dashboard.ingest.rewriting.rewrite import Rewritten, rewritten
from dashboard.ingest.words import nearest
from dashboard.queries.difference import compare
from dashboard.queries.doubts import doubts
from dashboard.store.intake.form_rows import absent_rows, lacking_figures, overtyped_cells
from dashboard.store.intake.journal import read_settled
from dashboard.store.intake.secret import Veil, hidden, may_tell, with_numberless_reasons
from dashboard.text.messages import load_words

_DOUBTED: Final = frozenset({"jump", "same-value"})
"""Warnings about figures that are questioned too, and better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What deliveries would do to a plan.

    `problems` are those that accepting would bring; an error among them refuses it. Where only the words of
    narratives contradict the new figures, or a text lacks a language, there is a `proposal` to look at all
    the same. `files` are all of the plan's files as they would be, `before` as they are; `old` and `new` are
    the plans that these give.
    """

    proposal: Proposal | None
    problems: tuple[Problem, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    before: Mapping[str, bytes] = field(default_factory=dict)
    old: Dataset | None = None
    new: Dataset | None = None

    @property
    def failed(self) -> bool:
        """Whether something is wrong that refuses it."""
        return self.proposal is None or any(p.severity is Severity.ERROR for p in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    """A plan with its problems, those that an edition may be excused from being no reason not to load it."""

    dataset: Dataset | None
    problems: tuple[Problem, ...]


def propose(folder: Path, deliveries: Sequence[Delivery], *, today: date) -> Proposed:
    """Return what accepting deliveries would do to the plan in a folder. Nothing is written.

    Args:
        folder: The plan's folder.
        deliveries: What was delivered, checked by itself already.
        today: The day on which it comes in.
    """
    report = Report()
    files = read_settled(folder, report=report)
    old = _loaded(files, today)
    definitions = read_definitions(files, report=Report()) if old.dataset is not None else None
    if old.dataset is None or definitions is None:
        return Proposed(proposal=None, problems=(*report.problems, *old.problems))
    repeats = Report()
    check_repeats(deliveries, catalogue=old.dataset.catalogue, report=repeats)
    _check_ids(deliveries, old.dataset.catalogue, report=repeats)
    if repeats.failed():
        return Proposed(proposal=None, problems=repeats.problems, old=old.dataset)
    deliveries = without_repeats(deliveries)
    answers = tuple(_answered(one) for one in deliveries)
    made = rewritten(files, answers, definitions=definitions, report_name=_report_name, today=today)
    new = _loaded(made.files, today)
    brought = at_cells(_brought(old.problems, new.problems), deliveries, old.dataset.catalogue)
    problems = (*repeats.problems, *_placed(brought, made.spots))
    if new.dataset is None:
        return Proposed(proposal=None, problems=problems, files=made.files, before=files, old=old.dataset)
    return Proposed(
        proposal=_proposal(deliveries, made, old.dataset, new.dataset),
        problems=problems,
        files=made.files,
        before=files,
        old=old.dataset,
        new=new.dataset,
    )


def _answered(delivery: Delivery) -> Delivery:
    """Return a delivery without the rows that were left blank: they leave the plan as it is."""
    return replace(delivery, figures=tuple(one for one in delivery.figures if not one.unanswered))


def _loaded(files: Mapping[str, bytes], today: date) -> _Loaded:
    report = Report(tolerated=tuple(Objection))
    dataset = dataset_of(files, report=report, today=today)
    return _Loaded(dataset=dataset, problems=report.problems)


def _check_ids(deliveries: Iterable[Delivery], catalogue: Catalogue, *, report: Report) -> None:
    """Report what the plan does not have: it may have changed since the deliveries were read."""
    for delivery in deliveries:
        named: list[tuple[str, str, Collection[str], Spot]] = []
        named += [("indicator", f.key.indicator, catalogue.indicators, f.spot) for f in delivery.figures]
        named += [("measure", m.measure, catalogue.measures, m.spot) for m in delivery.measures]
        named += [("goal", t.goal, catalogue.goals, t.spot) for t in delivery.texts]
        for kind, ident, known, spot in named:
            if ident not in known:
                place = Place(file=spot.file, sheet=spot.sheet, row=spot.row, cell=spot.cell)
                report.add(f"unknown-{kind}", place, column=kind, value=ident, nearest=nearest(ident, known))


def _proposal(deliveries: Sequence[Delivery], made: Rewritten, old: Dataset, new: Dataset) -> Proposal:
    before = hidden(old)
    veil = Veil(
        secret=before | hidden(new),
        said=frozenset(f.key for d in deliveries for f in d.figures if f.unchanged),
    )
    numberless = may_tell(veil.secret, figures=made.figures, fields=made.fields)
    steps = tuple(veil.figure(step) for step in made.figures)
    asked = [s.key for s in steps if s.step in {Step.NEW, Step.CHANGED, Step.SECRET}]
    proposal = Proposal(
        version=old.version,
        deliveries=tuple(veil.delivery(one) for one in deliveries),
        figures=steps,
        fields=made.fields,
        doubts=(*_own_doubts(steps, made, before), *doubts(old, new, asked)),
        differences=compare(old, new),
        numberless=numberless,
        absent=absent_rows(deliveries, old),
        overtyped=overtyped_cells(deliveries, old),
        lacking=lacking_figures(deliveries, new),
    )
    return with_numberless_reasons(proposal) if numberless else proposal


def _own_doubts(steps: Iterable[FigureStep], made: Rewritten, secret: Collection[Key]) -> Iterator[Doubt]:
    """Yield a question for each number that goes or is another; for a secret one whether it is or not."""
    for step in steps:
        if step.key in made.taken_away:
            yield Doubt(kind=DoubtKind.TAKEN_AWAY, key=step.key)
        elif step.key in made.revised or (step.step is Step.SECRET and step.key in secret):
            yield Doubt(kind=DoubtKind.REVISED, key=step.key)


def _brought(old: Iterable[Problem], new: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that the new files have and the old had not, as severe as they are on their own."""
    known = {_alike(problem) for problem in old}
    for problem in new:
        if problem.rule not in _DOUBTED and _alike(problem) not in known:
            yield replace(problem, tolerated=False)


def _alike(problem: Problem) -> object:
    """Return all of a problem but its row, which moves with the rows before it."""
    details = tuple(sorted(problem.details.items()))
    return problem.rule, problem.file, problem.sheet, problem.column, problem.value, details


def _placed(problems: Iterable[Problem], spots: Mapping[tuple[str, int | None], Spot]) -> Iterator[Problem]:
    """Yield the problems where their sender finds them: in the delivered file, where that is the cause."""
    for problem in problems:
        spot = spots.get((problem.file, problem.row)) or spots.get((problem.file, None))
        if spot is None:
            yield problem
        else:
            row = problem.row if (problem.file, problem.row) not in spots else spot.row
            yield replace(problem, file=spot.file, sheet=spot.sheet, row=row, cell=spot.cell)


def _report_name(owner: Text, year: int) -> Text:
    """Return the name of a report as a source, in every language."""
    return {
        language: words("accepting.report", owner=words.of(owner), year=year)
        for language, words in load_words().items()
    }
