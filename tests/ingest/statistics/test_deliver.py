"""From answers to a delivery: what is taken, and what is not because it does not agree with the plan."""

import datetime as dt
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.statistics import Service
from dashboard.ingest import problems
from dashboard.ingest.problems import LANGUAGES, Report
from dashboard.ingest.statistics.answers import Unanswered
from dashboard.ingest.statistics.deliver import Asked, deliver
from tests.ingest.statistics.published import (
    LOANS,
    NEIGHBOUR,
    REGIONS,
    RESIDENTS,
    UNEMPLOYED,
    an_update,
    answer,
    cube,
    library_table,
    make_plan,
    read_plan,
    sotkanet,
)

NEWER = UNEMPLOYED | {2023: 9.9}
COUNTRY = dict.fromkeys(NEWER, 8.0)


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    return read_plan(make_plan(tmp_path_factory.mktemp("plans") / "plan"))


@pytest.fixture(scope="module")
def taken(plan):
    def take(answers, *, service=Service.SOTKANET, confirmed=(), **changes):
        definitions, dataset = plan
        report = Report()
        updates = definitions.updates.of(service)
        if changes:
            updates = (an_update(**changes),)
        asked = Asked(
            dataset=dataset,
            updates=updates,
            origins=definitions.updates.origins,
            confirmed=confirmed,
        )
        found = deliver(service, answers, asked=asked, report=report)
        return found, [problem.rule for problem in report.problems]

    return take


def figures(found):
    return {(f.key.area, f.key.period): f.value or f.missing for f in found.delivery.figures}


def test_every_year_is_delivered_written_as_in_a_plan(taken):
    found, problems = taken(sotkanet({7: NEWER, 9: COUNTRY}))
    assert problems == []
    assert found.done == ("unemployment",)
    assert figures(found) == {("mallila", str(y)): f"{v:.1f}".replace(".", ",") for y, v in NEWER.items()}
    assert {figure.key.department for figure in found.delivery.figures} == {"youth-services"}


def test_a_new_figure_is_credited_to_the_service_and_one_that_is_the_same_stays_as_it_was(taken):
    found, _ = taken(sotkanet({7: NEWER}))
    by_year = {figure.key.period: figure for figure in found.delivery.figures}
    assert by_year["2023"].source == "new-source"
    assert by_year["2022"].source == "made-up"
    (source,) = found.delivery.sources
    assert (source.source.id, source.source.retrieved, source.source.licence) == (
        "new-source",
        "2026-11-24",
        "CC BY 4.0",
    )


def test_a_series_without_news_does_not_touch_a_source(taken):
    found, _ = taken(sotkanet({7: UNEMPLOYED}))
    assert found.delivery.sources == ()


def test_a_source_was_retrieved_when_the_first_answer_was_fetched(taken):
    first, *others = sotkanet({7: NEWER})
    found, _ = taken([replace(first, day=dt.date(2026, 11, 20)), *others])
    assert found.delivery.sources[0].source.retrieved == "2026-11-20"


def test_each_figure_says_which_answer_it_is_from(taken):
    found, _ = taken(sotkanet({7: NEWER}))
    assert {figure.spot.file for figure in found.delivery.figures} == {"sotkanet-values-9181.json"}
    assert len(found.delivery.sha256) == 64


def test_other_answers_have_another_sum(taken):
    one, other = (taken(sotkanet({7: v}))[0].delivery for v in (NEWER, UNEMPLOYED))
    assert one.sha256 != other.sha256


def test_a_gap_inside_the_series_is_missing_and_the_years_around_it_are_not_told_of(taken):
    found, problems = taken(sotkanet({7: NEWER | {2024: None, 2025: 9.8, 2026: None}}))
    assert problems == []
    assert figures(found)["mallila", "2024"] == "not-delivered"
    assert ("mallila", "2026") not in figures(found)


def test_figures_are_multiplied_and_rounded_to_the_decimals_of_the_indicator(taken):
    tenth = {year: value / 10 for year, value in NEWER.items()}
    found, problems = taken(sotkanet({7: tenth}), multiply=10)
    assert problems == []
    assert figures(found)["mallila", "2023"] == "9,9"
    found, _ = taken(sotkanet({7: UNEMPLOYED | {2023: 9.95}}))
    assert figures(found)["mallila", "2023"] == "10,0"


def test_statfin_and_the_libraries_are_delivered_likewise(taken):
    values = {"SSS": dict.fromkeys(RESIDENTS, 5_500_000), "KU999": RESIDENTS | {2023: 48_295}}
    found, problems = taken([answer(cube(values))], service=Service.STATFIN)
    assert problems == []
    assert figures(found)["mallila", "2023"] == "48295"
    tables = [answer(library_table(float(v)), f"t{y}.xls") for y, v in (LOANS | {2023: 690_001}).items()]
    found, problems = taken(tables, service=Service.LIBRARIES)
    assert problems == []
    assert figures(found)["mallila", "2023"] == "690001"


def test_another_title_stops_the_series_until_a_person_has_looked(taken):
    found, problems = taken(sotkanet({7: NEWER}, title="Keksityt työttömät, % väestöstä"))
    assert (found.delivery, found.failed, problems) == (None, ("unemployment",), ["statistics-title"])


def test_only_spaces_and_capitals_make_no_other_title(taken):
    _, problems = taken(sotkanet({7: NEWER}, title="Keksityt  Työttömät,  % työvoimasta"))
    assert problems == []


def merged(**changes):
    return [{**REGIONS[0], **changes}, *REGIONS[1:]]


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        (sotkanet({7: NEWER}, regions=REGIONS[1:]), "statistics-lacking"),
        (sotkanet({7: NEWER, 8: NEWER}, regions=REGIONS[1:]), "statistics-no-area"),
        (sotkanet({7: NEWER}, regions=merged(title={"fi": "Suurkunta"})), "statistics-other-area"),
        (sotkanet({7: NEWER}, regions=merged(code="998")), "statistics-no-area"),
        (sotkanet({8: NEIGHBOUR}), "statistics-no-figures"),
        (sotkanet({7: dict.fromkeys(NEWER), 8: NEIGHBOUR}), "statistics-no-figures"),
        (sotkanet({7: {y: v for y, v in UNEMPLOYED.items() if y < 2021}}), "statistics-older"),
        (sotkanet({7: {y: v for y, v in NEWER.items() if y > 2017}}), "statistics-years-lost"),
        (sotkanet({7: NEWER | {2019: None}}), "statistics-years-lost"),
        (sotkanet({7: {y: v * 2 for y, v in NEWER.items()}}), "statistics-differs"),
        (sotkanet({7: UNEMPLOYED | {2023: 41.0}}), "statistics-range"),
        (sotkanet({7: UNEMPLOYED | {2023: 0.0}}), "statistics-range"),
        (sotkanet({7: NEWER, 9: NEWER}), "statistics-other-figures"),
    ],
)
def test_what_does_not_agree_with_the_plan_is_not_taken(answers, rule, taken):
    found, problems = taken(answers)
    assert found.delivery is None
    assert set(problems) == {rule}


def test_swapped_rows_are_known_by_the_other_municipality_that_the_plan_has(taken):
    found, problems = taken(sotkanet({7: NEIGHBOUR, 8: NEWER}))
    assert found.delivery is None
    assert "statistics-other-figures" in problems


def test_a_figure_that_cannot_be_is_refused_even_if_confirmed(taken):
    found, problems = taken(sotkanet({7: UNEMPLOYED | {2023: 140.0}}), confirmed={"unemployment"})
    assert (found.delivery, problems) == (None, ["statistics-not-permitted"])


@pytest.mark.parametrize("values", [{y: v * 2 for y, v in NEWER.items()}, UNEMPLOYED | {2023: 41.0}])
def test_a_person_can_confirm_figures_that_are_far_from_the_plan(values, taken):
    found, problems = taken(sotkanet({7: values}), confirmed={"unemployment"})
    assert problems == []
    assert found.done == ("unemployment",)


def test_years_given_up_are_left_out_by_the_first_year(taken):
    found, problems = taken(sotkanet({7: {y: v for y, v in NEWER.items() if y > 2017}}), first=2018)
    assert problems == []
    assert min(figures(found)) == ("mallila", "2018")


@pytest.mark.parametrize("lost", [0, 1, 2])
def test_an_answer_that_is_not_there_is_named(lost, taken):
    answers = sotkanet({7: NEWER})
    del answers[lost]
    found, problems = taken(answers)
    assert found.delivery is None
    assert problems == ["statistics-lacking"]


def test_a_faulty_series_does_not_keep_the_others_out(plan):
    definitions, dataset = plan
    updates = (an_update(), an_update(indicator="population", id="127"))
    report = Report()
    asked = Asked(dataset=dataset, updates=updates, origins=definitions.updates.origins)
    found = deliver(Service.SOTKANET, sotkanet({7: NEWER}), asked=asked, report=report)
    assert (found.done, found.failed) == (("unemployment",), ("population",))
    assert found.delivery is not None
    assert {figure.key.indicator for figure in found.delivery.figures} == {"unemployment"}


@given(later=st.fixed_dictionaries({y: st.none() | st.floats(0, 30) for y in range(2023, 2027)}))
def test_nothing_that_is_missing_is_ever_delivered_as_a_number(later, taken):
    values = UNEMPLOYED | later
    found, _ = taken(sotkanet({7: values}), confirmed={"unemployment"})
    delivered = {int(figure.key.period): figure for figure in found.delivery.figures}
    assert set(delivered) >= {year for year, value in values.items() if value is not None}
    for year, figure in delivered.items():
        assert (figure.value == "") is (values[year] is None)
        assert bool(figure.missing) is (values[year] is None)


def told(plan, values, language):
    definitions, dataset = plan
    report = Report()
    updates = definitions.updates.of(Service.SOTKANET)
    asked = Asked(dataset=dataset, updates=updates, origins=definitions.updates.origins)
    deliver(Service.SOTKANET, sotkanet({7: values}), asked=asked, report=report)
    return [problem.text(language) for problem in report.problems]


def test_a_doubtful_figure_is_told_with_its_year_its_place_and_what_to_do(plan):
    (line,) = told(plan, UNEMPLOYED | {2023: 41.25}, "fi")
    assert line == (
        'https://x/sotkanet-values-9181.json · "2023: 41,25": unemployment · mallila: palvelun Sotkanet '
        "luku on kaukana kaikista suunnitelman luvuista (9,5–12,9). Tarkista se. Jos se on oikein, anna "
        "mittarin tunnus valitsimella --confirm."
    )
    assert "9,5–12,9" in told(plan, UNEMPLOYED | {2023: 41.25}, "sv")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_on_answers_names_the_service(language):
    file = Path(problems.__file__).parent / "messages" / f"{language}.toml"
    words = tomllib.loads(file.read_text(encoding="utf-8"))
    own = {rule: texts[0] for rule, texts in words.items() if rule.startswith(("upstream-", "statistics-"))}
    assert len(own) > 30
    assert [rule for rule, text in own.items() if "{service}" not in text] == []
    assert {str(why) for why in Unanswered} <= set(own)
