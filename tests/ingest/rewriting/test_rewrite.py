"""Deliveries into the files of a whole plan: which file each figure goes to, and where it stands then."""

import datetime as dt
import io
from typing import Any

import pytest
from openpyxl import Workbook

from dashboard.domain.delivery import DeliveredFigure, DeliveredSource, Delivery, Spot
from dashboard.domain.proposal import Step
from dashboard.ingest.definitions import read_definitions
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import Report
from dashboard.ingest.rewriting.rewrite import Rewritten, rewritten
from tests.ingest.rewriting.files import GOOD, catalogue, key

TODAY = dt.date(2024, 2, 1)
PLAN = {p.relative_to(GOOD).as_posix(): p.read_bytes() for p in GOOD.rglob("*") if p.is_file()}
CSV = "observations/observations.csv"
OTHER = b"indicator;period;value\nlibrary-loans;2015;1\n"
SPOT = Spot(file="a.xlsx", sheet="Mittarit", cell="F14")


def figure(indicator: str, period: str, value: str = "", **more: Any) -> DeliveredFigure:
    known = key(
        indicator, period, **{name: more.pop(name) for name in ("department", "breakdown") if name in more}
    )
    return DeliveredFigure(key=known, spot=SPOT, value=value, **more)


def put(*figures: DeliveredFigure, files=PLAN, **more: Any) -> Rewritten:
    definitions = read_definitions(files, report=Report())
    assert definitions is not None
    return rewritten(
        files,
        [Delivery(file="a.xlsx", sha256="", figures=figures, **more)],
        definitions=definitions,
        report_name=lambda owner, year: dict.fromkeys(("fi", "sv", "en"), f"{owner['fi']} {year}"),
        today=TODAY,
    )


def loads(files) -> bool:
    report = Report()
    return dataset_of(files, report=report, today=TODAY) is not None


def without(indicator: str) -> dict[str, bytes]:
    rows = [row for row in PLAN[CSV].decode().splitlines(keepends=True) if not row.startswith(indicator)]
    return {**PLAN, CSV: "".join(rows).encode()}


def test_nothing_delivered_changes_no_byte():
    assert put().files == PLAN


def test_a_new_figure_goes_where_its_indicators_rows_are():
    made = put(figure("unemployment", "2023", "9,1", source="made-up"))
    assert {name for name in made.files if made.files[name] != PLAN.get(name)} == {CSV}
    assert loads(made.files)


def test_a_new_indicator_goes_to_its_departments_file():
    made = put(figure("unemployment", "2023", "9,1", source="made-up"), files=without("unemployment"))
    assert made.files["observations/youth-services.csv"] == b"indicator;period;value\nunemployment;2023;9,1\n"
    assert loads(made.files)


def test_a_line_that_lies_in_a_file_of_its_own_goes_on_there():
    files = {
        **without("unemployment"),
        "observations/b.csv": b"indicator;period;value\nunemployment;2022;9,5\n",
    }
    files["observations/a.csv"] = b"indicator;area;period;value\nunemployment;country;2022;7\n"
    made = put(figure("unemployment", "2023", "9,1"), files=files)
    assert made.files["observations/b.csv"].endswith(b"unemployment;2023;9,1\n")
    assert made.files["observations/a.csv"] == files["observations/a.csv"]


def test_a_file_whose_last_row_goes_is_taken_away():
    files = {
        **without("unemployment"),
        "observations/b.csv": b"indicator;period;value\nunemployment;2022;9,5\n",
    }
    made = put(figure("unemployment", "2022"), files=files)
    assert "observations/b.csv" not in made.files
    assert made.taken_away == {key("unemployment", "2022")}
    assert loads(made.files)


@pytest.mark.parametrize(
    ("others", "name"),
    [({}, "observations/b.csv"), ({"observations/B.csv": OTHER}, "observations/b-2.csv")],
)
def test_a_workbook_of_observations_becomes_a_csv_when_it_changes(others, name):
    book: Any = Workbook()
    book.active.title = "observations"
    for row in (["indicator", "period", "value"], ["unemployment", 2022, 9.5]):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    files = {**without("unemployment"), "observations/b.xlsx": data.getvalue(), **others}
    assert put(figure("unemployment", "2022", "9,5"), files=files).files == files
    made = put(figure("unemployment", "2023", "9,1"), files=files).files
    assert "observations/b.xlsx" not in made
    assert made[name] == b"indicator;period;value\nunemployment;2022;9,5\nunemployment;2023;9,1\n"


def test_another_figure_takes_the_marks_the_note_and_the_bounds_of_the_old_along():
    made = put(figure("library-loans", "2021", "626 000", source="made-up"))
    assert b"library-loans;;;2021;;626 000;;;;;;;loans\n" in made.files[CSV]
    assert made.revised == {key("library-loans", "2021")}
    assert loads(made.files)


def test_the_same_figure_keeps_its_marks():
    assert put(figure("outreach-persons", "2021", "180")).files == PLAN


def test_a_mark_and_a_note_alone_are_written_without_a_revision():
    made = put(figure("unemployment", "2022", "9,50", marks="provisional", note="Ennakko; tarkentuu"))
    assert b'unemployment;;;2022;;9,5;;;provisional;;;"Ennakko; tarkentuu";\n' in made.files[CSV]
    assert made.revised == frozenset()
    (step,) = made.figures
    assert (step.step, step.others) == (Step.CHANGED, ("marks", "note"))


def test_each_new_row_is_tied_to_the_cell_it_came_from():
    made = put(figure("library-loans", "2023", "1"), figure("unemployment", "2022", "2"))
    rows = made.files[CSV].decode().splitlines()
    told = {rows[row - 1].split(";")[0] for (name, row) in made.spots if name == CSV and row}
    assert told == {"library-loans", "unemployment"}
    assert set(made.spots.values()) == {SPOT}


def test_a_source_that_came_with_the_figures_is_put_into_the_plan():
    own = catalogue().sources["made-up"]
    fetched = DeliveredSource(source=type(own)(**{**_fields(own), "retrieved": "2024-01-31"}), spot=SPOT)
    made = put(figure("unemployment", "2023", "9,1"), sources=(fetched,))
    assert made.files["sources.toml"] == PLAN["sources.toml"].replace(b"2023-05-02", b"2024-01-31")
    assert loads(made.files)


def _fields(record):
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}
