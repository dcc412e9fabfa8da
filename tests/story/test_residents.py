"""A count for each resident, as an answer in a meeting."""

from dataclasses import replace

import pytest

from dashboard.story.residents import UNIT, resident_slide
from dashboard.story.slide import Slide
from dashboard.text.messages import LANGUAGES


def slide(name, reader):
    found = resident_slide(name, reader)
    assert isinstance(found, Slide)
    return found


def test_a_count_is_told_for_each_resident_with_the_divisor_and_its_source(reader):
    found = slide("library-loans", reader())
    assert found.figures[0].value == "14,1 lainausta/asukas"
    assert "Kirjaston lainat asukasta kohti" in found.title
    said = found.remarks[-1]
    assert "2022: 48\u00a0006 asukasta" in said
    assert "Sotkanet: väestö 31.12. (127)" in said


def test_what_was_rough_stays_rough(reader):
    table = slide("library-loans", reader()).finding.tables[0]
    assert table.rows[0][1].startswith("noin 13,1 ")
    assert "johdettu" in table.rows[1][2]


def test_a_rare_count_is_told_for_a_thousand_residents(reader):
    found = slide("injured-in-traffic", reader("example", "en"))
    assert found.figures[0].unit.endswith("/1,000 residents")
    assert "per 1,000 residents" in found.title


def test_money_keeps_its_sign(reader):
    found = slide("association-grants", reader("example"))
    assert "€" in found.figures[0].number
    assert found.finding is not None
    assert found.finding.trend.indicator.unit == UNIT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", ["kokkola", "example"])
def test_every_indicator_is_told_or_it_is_said_why_not(reader, plan, language):
    found = reader(plan, language)
    for name, indicator in found.catalogue.indicators.items():
        told = resident_slide(name, found)
        assert isinstance(told, Slide) is indicator.per_resident, name
        if isinstance(told, str):
            assert told == found.words("resident.no.not-a-count")


def test_nothing_of_targets_or_other_areas_is_told_of_a_rate(reader):
    for name in ("library-loans", "building-energy", "bus-trips"):
        found = slide(name, reader("example"))
        assert found.finding.trend.status.target is None
        assert found.finding.peers.everyone == ()


def test_without_a_population_it_is_said_that_there_is_none(reader):
    found = reader()
    plan = replace(found.catalogue.plan, population=None)
    bare = replace(found, dataset=replace(found.dataset, catalogue=replace(found.catalogue, plan=plan)))
    assert resident_slide("library-loans", bare) == found.words("resident.no.no-population")


def test_the_choice_of_departments_and_years_holds(reader):
    found = slide("library-loans", reader(departments=("library",), year=2021))
    assert "2021" in found.figures[0].name


def test_it_is_another_slide_than_the_counts(reader):
    assert slide("library-loans", reader()).id == "indicator-library-loans-per-resident"
