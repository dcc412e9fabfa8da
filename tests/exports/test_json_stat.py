"""JSON-stat 2.0 by its own rules, and nothing lost on the way there."""

import json
import re
from datetime import date
from math import prod

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.exports.json_stat import json_stat_file
from dashboard.exports.table import figures
from tests.exports.taken import EDITION, LANGUAGES, PLANS, WORDS, cells, datasets, frozen, made, plan
from tests.queries.builders import a_dataset, breakdown, elsewhere, named, of

COMMON = {"class", "href", "label", "source", "updated", "note", "link", "extension"}
OF_A_DATASET = COMMON | {"id", "size", "role", "dimension", "value", "status"}
"""The names that the format knows; what is ours stands in `extension`."""


def one(dataset, filters=None, language="en"):
    return json.loads(json_stat_file(dataset, ["loans"], filters or Filters(), WORDS[language]))


def keeps_the_rules(cube):
    assert set(cube) <= OF_A_DATASET | {"version"}
    assert {"class", "id", "size", "dimension", "value"} <= set(cube)
    assert len(cube["id"]) == len(set(cube["id"])) == len(cube["size"])
    assert set(cube["dimension"]) == set(cube["id"])
    assert set(cube["role"]) <= {"time", "geo", "metric"}
    assert {name for names in cube["role"].values() for name in names} <= set(cube["id"])
    for name, size in zip(cube["id"], cube["size"], strict=True):
        side = cube["dimension"][name]
        assert set(side) == {"label", "category"}
        assert set(side["category"]) <= {"index", "label", "unit"}
        assert sorted(side["category"]["index"].values()) == list(range(size))
        assert set(side["category"]["label"]) == set(side["category"]["index"])
        assert all(side["category"]["label"].values())
    for unit in cube["dimension"]["indicator"]["category"]["unit"].values():
        assert isinstance(unit["decimals"], int)
        assert isinstance(unit["label"], str)
    places = {str(n) for n in range(prod(cube["size"]))}
    assert places
    assert set(cube["value"]) <= places
    assert set(cube["status"]) <= set(cube["value"])
    assert set(cube["extension"]["cells"]) <= set(cube["value"])
    assert all(code and isinstance(code, str) for code in cube["status"].values())
    assert len(cube["note"]) == len(set(cube["note"]))
    if "updated" in cube:
        date.fromisoformat(cube["updated"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLANS)
def test_all_indicators_are_a_collection_of_sound_datasets(name, language):
    data = plan(name)
    answer = json.loads(made("json", data, language))
    assert answer["version"] == "2.0"
    assert set(answer) <= COMMON | {"version"}
    assert answer["class"] == "collection"
    assert answer["label"] == data.catalogue.plan.title[language]
    items = answer["link"]["item"]
    assert [item["label"] for item in items] == [
        i.full_name[language] for i in data.catalogue.indicators.values()
    ]
    for item in items:
        assert "version" not in item
        assert all(unit["label"] for unit in item["dimension"]["indicator"]["category"]["unit"].values())
        keeps_the_rules(item)


def test_one_indicator_is_a_dataset():
    answer = one(a_dataset(of("library", 2022, 1)))
    assert (answer["version"], answer["class"], answer["label"]) == ("2.0", "dataset", "loans")
    assert answer["role"] == {"time": ["period"], "geo": ["area"], "metric": ["indicator"]}
    keeps_the_rules(answer)


@pytest.mark.parametrize("chosen", PLANS)
def test_every_observation_is_found_again(chosen):
    data = plan(chosen)
    found = {}
    for cube in datasets(made("json", data)):
        [name] = cube["dimension"]["indicator"]["category"]["index"]
        indicator = data.catalogue.indicators[name]
        for cell in cells(cube):
            found[cell.keys] = (cell, indicator)
    rows = [o for rows in data.by_indicator.values() for o in rows]
    assert len(rows) == len(found)
    for o in rows:
        cell, indicator = found[o.indicator, o.area, o.department, o.breakdown, o.period.key]
        value, lower, upper = figures(o, indicator)
        facts = cell.facts
        assert cell.value == (value.value if value else None)
        assert facts.get("qualifier", "exact") == (o.qualifier if o.known else "exact")
        assert facts.get("missing") == o.missing
        assert set(facts.get("marks", ())) == o.marks
        assert facts.get("note", "") == o.note
        assert facts.get("source", indicator.source) == o.source
        if lower is not None:
            assert facts.get("lower", cell.value) == lower.value
        open_end = facts.get("qualifier") == "at-least"
        assert facts.get("upper", None if open_end else cell.value) == (upper.value if upper else None)


def test_a_cell_tells_its_qualifier_marks_and_reason_and_the_answer_explains_them():
    answer = one(
        a_dataset(
            of("library", 2020, 7),
            of("library", 2021, 15, Qualifier.ABOUT, marks=frozenset({Mark.PROVISIONAL})),
            of("library", 2022, None, missing=Missing.SUPPRESSED, note="few"),
        )
    )
    assert list(answer["value"].values()) == [7, 15, None]
    assert answer["status"] == {"1": "about provisional", "2": "missing:suppressed"}
    words = WORDS["en"]
    assert answer["extension"]["status"]["label"] == {
        "about provisional": f"about; {words('mark.provisional')}",
        "missing:suppressed": words("missing.suppressed"),
    }
    assert answer["extension"]["cells"]["1"] == {
        "qualifier": "about",
        "lower": 14.5,
        "upper": 15.5,
        "marks": ["provisional"],
    }
    assert answer["extension"]["cells"]["2"] == {"missing": "suppressed", "note": "few"}


def test_areas_departments_and_breakdowns_have_their_places():
    answer = one(
        a_dataset(
            of("library", 2022, 1),
            of("museum", 2022, 2),
            elsewhere("vaasa", 2021, 3),
            breakdown("girls", 2022, 4),
        )
    )
    keeps_the_rules(answer)
    assert answer["size"] == [1, 2, 2, 2, 2]
    assert {cell.keys: cell.value for cell in cells(answer)} == {
        ("loans", "kokkola", "library", "total", "2022"): 1,
        ("loans", "kokkola", "museum", "total", "2022"): 2,
        ("loans", "vaasa", "library", "total", "2021"): 3,
        ("loans", "kokkola", "library", "sex=girls", "2022"): 4,
    }
    assert answer["dimension"]["breakdown"]["category"]["label"] == {
        "total": "not broken down",
        "sex=girls": "Sukupuoli: Tytöt",
    }


def test_a_choice_that_leaves_nothing_is_an_empty_cell():
    answer = one(a_dataset(of("library", 2022, 1)), Filters(first=2015, last=2016))
    keeps_the_rules(answer)
    assert answer["size"] == [1, 1, 1, 1, 1]
    assert answer["value"] == {}
    assert list(answer["dimension"]["period"]["category"]["index"]) == ["2016"]


def test_units_periods_and_sources_are_in_the_readers_language():
    cubes = {c["label"]: c for c in datasets(made("json", plan("kokkola"), "sv"))}
    cube = cubes[plan("kokkola").catalogue.indicators["kohasu-participants"].full_name["sv"]]
    assert cube["dimension"]["period"]["category"]["label"] == {"2022-autumn": "höstterminen 2022"}
    assert cube["dimension"]["period"]["label"] == "period"
    assert cube["source"] == "Välfärdsplanens årsrapport 2022, ingen licens har uppgetts"
    assert "updated" not in cube


def test_it_is_dated_by_the_newest_retrieval_of_its_sources():
    cubes = datasets(made("json", plan("example")))
    dates = {cube.get("updated") for cube in cubes}
    assert dates <= {None, "2025-02-17", "2025-03-03", "2025-04-01"}
    assert json.loads(made("json", plan("example")))["updated"] == "2025-04-01"


def test_the_stamp_is_there_for_programs_and_readers():
    answer = json.loads(made("json", frozen(plan("example")), "en", Filters(first=2020)))
    for part in (answer, *answer["link"]["item"]):
        stamp = part["extension"]
        assert stamp["edition"] == {
            "id": EDITION.id,
            "date": "2023-05-08",
            "hash": EDITION.hash,
            "frozen": EDITION.frozen,
        }
        assert (stamp["example"], stamp["data"]) == (True, plan("example").version)
        assert stamp["filters"]["query"] == "from=2020"
        assert set(stamp["stamp"]) <= set(part["note"])
    assert json.loads(made("json", plan("kokkola")))["extension"]["edition"] is None


def test_no_number_is_beyond_what_json_can_say():
    text = json_stat_file(
        a_dataset(of("library", 2022, 15, Qualifier.AT_LEAST)), ["loans"], Filters(), WORDS["fi"]
    )
    assert not re.search(rb"Infinity|NaN", text)
    assert json.loads(text)["extension"]["cells"]["0"] == {"qualifier": "at-least", "lower": 15}


def test_decimals_are_told_and_kept():
    answer = one(a_dataset(of("library", 2022, 4), indicators=[named("loans", decimals=1)]))
    assert answer["dimension"]["indicator"]["category"]["unit"]["loans"]["decimals"] == 1
    assert answer["value"] == {"0": 4.0}
