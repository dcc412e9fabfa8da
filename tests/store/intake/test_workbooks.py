"""The workbook of a department that comes back as it was sent out changes nothing in either plan."""

import pytest

from dashboard.domain.delivery import Key
from dashboard.domain.kinds import Missing
from dashboard.exports.workbook.file import department_workbook
from dashboard.ingest.deliveries.read import read_delivery
from dashboard.ingest.load import load_plan
from dashboard.ingest.problems import Report
from dashboard.text.messages import load_words
from tests.store.intake.deliveries import proposed_all
from tests.store.plans import ROOT

WORDS = load_words()
SENT = [
    ("kokkola", 2022, ("library", "not-stated", "city")),
    ("example", 2024, ("library", "sports", "whole-city")),
]


@pytest.mark.parametrize(("plan", "year", "department"), [(p, y, d) for p, y, names in SENT for d in names])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_an_unchanged_workbook_is_proposed_as_nothing(plan, year, department, language):
    folder = ROOT / "data" / plan
    dataset = load_plan(folder)
    hidden = {
        Key(o.indicator, o.area, o.department, o.period.key, o.breakdown)
        for rows in dataset.by_indicator.values()
        for o in rows
        if o.missing is Missing.SUPPRESSED
    }
    data = department_workbook(dataset, department=department, year=year, words=WORDS[language])
    report = Report()
    read = read_delivery(
        f"{department}.xlsx",
        data,
        catalogue=dataset.catalogue,
        hidden=hidden.__contains__,
        report=report,
        this_year=2026,
    )
    assert read is not None, [problem.text("en") for problem in report.problems]
    assert read.figures
    found = proposed_all(folder, read)
    assert found.proposal.empty
    assert found.files == found.before
    assert found.problems == ()
