"""Small plans for the round: one that lacks nothing, and what breaks one link of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.domain.changelog import Act, LogEntry, LogLine
from dashboard.domain.dataset import Dataset, Narrative
from dashboard.domain.kinds import MeasureState, Missing
from dashboard.domain.model import Goal
from dashboard.domain.observation import Observation
from dashboard.domain.round import LinkKind, Owed, Round, Standing
from dashboard.queries.round import round_of
from dashboard.store.intake.lines import line_of
from tests.queries.builders import a_dataset, a_goal, a_measure, named, of, text

YEAR = 2023
WINTER = date(2024, 2, 1)


def catalogue_with(data: Dataset, **parts: Any) -> Dataset:
    """The dataset with parts of its catalogue replaced."""
    return replace(data, catalogue=replace(data.catalogue, **parts))


def plan_with(data: Dataset, **facts: Any) -> Dataset:
    return catalogue_with(data, plan=replace(data.catalogue.plan, **facts))


def an_entry(
    *lines: LogLine,
    number: int = 1,
    when: str = "2024-02-12T08:30:00Z",
    act: Act = Act.IMPORT,
    by: str = "Liisa Lainaaja",
    department: str = "",
) -> LogEntry:
    return LogEntry(
        number=number,
        when=when,
        act=act,
        by=by,
        accepted_by="Kalle Koordinaattori",
        reason="",
        department=department,
        files=(),
        lines=lines,
        before="a",
        after="b",
    )


def log_line(entry: LogEntry) -> str:
    """An entry as the log in a plan's folder has it."""
    return line_of(entry).decode() + "\n"


def a_line(what: str, old: str = "", new: str = "1", item: str = "indicator") -> LogLine:
    return LogLine(item=item, what=what, old=old, new=new)


def owed_by(found: Round) -> dict[tuple[str, str], Owed]:
    """What is owed, by department and id."""
    return {(d.department.id, one.id): one for d in found.departments for one in d.owed}


def standings(
    *rows: Observation, year: int = YEAR, today: date = WINTER, **facts: Any
) -> dict[tuple[str, str], Standing]:
    """How the figures of the loans stand."""
    data = a_dataset(*rows, indicators=[named("loans", **facts)])
    return {key: one.standing for key, one in owed_by(round_of(data, year, today)).items()}


def a_whole_plan() -> Dataset:
    """A plan that lacks no link in 2023."""
    data = a_dataset(
        of("library", YEAR, 10),
        indicators=[named("loans", goal="reading"), named("visits", goal="meeting")],
        goals=[a_goal("reading"), a_goal("meeting")],
        measures=[
            replace(a_measure(f"{goal}-act", goal, departments=["library"], of=["loans"]), year=YEAR)
            for goal in ("reading", "meeting")
        ],
    )
    catalogue = data.catalogue
    visits = replace(of("library", YEAR, 5), indicator="visits")
    return replace(
        catalogue_with(
            data,
            departments={k: replace(d, contact="a@b.fi") for k, d in catalogue.departments.items()},
            sources={k: replace(s, licence="CC BY 4.0") for k, s in catalogue.sources.items()},
        ),
        by_indicator={**data.by_indicator, "visits": (visits,)},
        narratives={
            (goal, YEAR): Narrative(goal=goal, year=YEAR, text=text("Luettiin.")) for goal in catalogue.goals
        },
    )


@dataclass(frozen=True)
class Broken:
    """A break of one link, and what it must be listed as."""

    do: Callable[[Dataset], Dataset]
    listed: tuple[tuple[LinkKind, str], ...]
    log: Sequence[LogEntry] = ()


def _one(part: str, name: str, **facts: Any) -> Callable[[Dataset], Dataset]:
    """Change one record of the catalogue."""

    def do(data: Dataset) -> Dataset:
        records = getattr(data.catalogue, part)
        return catalogue_with(data, **{part: {**records, name: replace(records[name], **facts)}})

    return do


def _new_goal(data: Dataset) -> Dataset:
    goal: Goal = a_goal("bare")
    told = Narrative(goal="bare", year=YEAR, text=text("Ei mitään."))
    more = catalogue_with(data, goals={**data.catalogue.goals, "bare": goal})
    return replace(more, narratives={**data.narratives, ("bare", YEAR): told})


def _half_told(data: Dataset) -> Dataset:
    told = Narrative(goal="reading", year=YEAR, text={"fi": "Luettiin.", "sv": " ", "en": "Read."})
    return replace(data, narratives={**data.narratives, ("reading", YEAR): told})


def _untold(data: Dataset) -> Dataset:
    return replace(data, narratives={k: n for k, n in data.narratives.items() if k[0] != "meeting"})


def _old_figures(data: Dataset) -> Dataset:
    rows = (replace(of("library", YEAR - 4, 5), indicator="visits"),)
    later = replace(of("library", YEAR, None, missing=Missing.NOT_COUNTED), indicator="visits")
    return replace(data, by_indicator={**data.by_indicator, "visits": (*rows, later)})


K = LinkKind
BREAKS: dict[str, Broken] = {
    "goal without anything": Broken(
        _new_goal, ((K.GOAL_WITHOUT_INDICATOR, "bare"), (K.GOAL_WITHOUT_MEASURE, "bare"))
    ),
    "goal half told": Broken(_half_told, ((K.GOAL_WITHOUT_TEXT, "reading"),)),
    "goal untold": Broken(_untold, ((K.GOAL_WITHOUT_TEXT, "meeting"),)),
    "goal unconfirmed": Broken(_one("goals", "meeting", confirmed=False), ((K.GOAL_UNCONFIRMED, "meeting"),)),
    "indicator of nobody": Broken(
        _one("indicators", "loans", department="not-stated"), ((K.INDICATOR_WITHOUT_DEPARTMENT, "loans"),)
    ),
    "indicator unconfirmed": Broken(
        _one("indicators", "loans", confirmed=False), ((K.INDICATOR_UNCONFIRMED, "loans"),)
    ),
    "indicator without a goal": Broken(
        _one("indicators", "loans", goal=None), ((K.INDICATOR_WITHOUT_GOAL, "loans"),)
    ),
    "old figures": Broken(_old_figures, ((K.INDICATOR_OUTDATED, "visits"),)),
    "measure unlinked": Broken(
        _one("measures", "meeting-act", departments=()), ((K.MEASURE_WITHOUT_DEPARTMENT, "meeting-act"),)
    ),
    "measure unmeasured": Broken(
        _one("measures", "meeting-act", indicators=()), ((K.MEASURE_WITHOUT_INDICATOR, "meeting-act"),)
    ),
    "measure late": Broken(
        _one("measures", "reading-act", state=MeasureState.LATE), ((K.MEASURE_OVERDUE, "reading-act"),)
    ),
    "measure of last year": Broken(
        _one("measures", "meeting-act", year=YEAR - 1), ((K.MEASURE_OVERDUE, "meeting-act"),)
    ),
    "measure in Finnish": Broken(
        lambda data: data,
        ((K.MEASURE_UNTRANSLATED, "reading-act"),),
        (an_entry(a_line("reading-act · text-fi", "vanha", "uusi", "measure")),),
    ),
    "names proposed": Broken(
        lambda data: plan_with(data, proposed_languages=("sv",)), ((K.LANGUAGE_PROPOSED, "sv"),)
    ),
    "no licence": Broken(_one("sources", "state", licence=""), ((K.SOURCE_WITHOUT_LICENCE, "state"),)),
    "no contact": Broken(
        _one("departments", "museum", contact=""), ((K.DEPARTMENT_WITHOUT_CONTACT, "museum"),)
    ),
}
"""A break of each kind. None touches what another does, so that any of them combine."""
