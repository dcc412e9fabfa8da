"""The data package: its tables keep the rules that it states of them, and it explains itself."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.exports.data_package import data_package_file
from dashboard.exports.table import figures
from tests.exports.taken import (
    EDITION,
    LANGUAGES,
    PLANS,
    WORDS,
    frozen,
    made,
    number,
    package,
    package_table,
    plan,
)
from tests.queries.builders import a_dataset, a_source, breakdown, of

NAME = re.compile(r"[-a-z0-9._/]+")
TYPES: Mapping[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}


def descriptor(content):
    return json.loads(package(content)["datapackage.json"])


def table(content, resource):
    """The rows of a resource as its schema types them; a blank is nothing."""
    text = package(content)[resource["path"]]
    rows = list(csv.reader(io.StringIO(text, newline="")))
    fields = resource["schema"]["fields"]
    assert rows[0] == [field["name"] for field in fields]
    return [
        {f["name"]: TYPES[f["type"]](cell) if cell else None for f, cell in zip(fields, row, strict=True)}
        for row in rows[1:]
    ]


def keeps_its_constraints(rows, field):
    values = [row[field["name"]] for row in rows]
    rules = field.get("constraints", {})
    given = [value for value in values if value is not None]
    if rules.get("required"):
        assert len(given) == len(values)
    if rules.get("unique"):
        assert len(set(given)) == len(given)
    if "enum" in rules:
        assert set(given) <= set(rules["enum"])
    if "pattern" in rules:
        assert all(re.fullmatch(rules["pattern"], value) for value in given)


def sound(content):
    """The tables by name, each found to keep its types, constraints, keys and references."""
    told = descriptor(content)
    tables = {resource["name"]: table(content, resource) for resource in told["resources"]}
    for resource in told["resources"]:
        rows, schema = tables[resource["name"]], resource["schema"]
        for field in schema["fields"]:
            assert field["title"]
            assert field["description"]
            keeps_its_constraints(rows, field)
        key = schema.get("primaryKey", [])
        keys = [tuple(row[name] for name in key) for row in rows]
        assert not key or len(set(keys)) == len(keys)
        for foreign in schema.get("foreignKeys", []):
            [name], reference = foreign["fields"], foreign["reference"]
            others = tables[reference["resource"] or resource["name"]]
            known = {row[reference["fields"][0]] for row in others} | {None}
            assert {row[name] for row in rows} <= known, (resource["name"], name)
    return tables


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLANS)
def test_the_tables_keep_the_rules_the_package_states(name, language):
    content = made("zip", plan(name), language)
    told = descriptor(content)
    assert told["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert NAME.fullmatch(told["name"])
    assert told["title"] == plan(name).catalogue.plan.title[language]
    assert told["version"] == plan(name).version
    names = [resource["name"] for resource in told["resources"]]
    assert len(set(names)) == len(names)
    assert all(NAME.fullmatch(resource) for resource in names)
    assert set(package(content)) == {"datapackage.json", "README.md", *(f"{n}.csv" for n in names)}
    for resource in told["resources"]:
        assert resource["schema"]["missingValues"] == [""]
        assert resource["title"]
        assert resource["description"]
    sound(content)


@pytest.mark.parametrize("name", PLANS)
def test_every_observation_is_found_again(name):
    data = plan(name)
    found = {
        (r["indicator"], r["area"], r["department"], r["period"], r["breakdown"]): r
        for r in package_table(made("zip", data), "observations")
    }
    rows = [o for rows in data.by_indicator.values() for o in rows]
    assert len(rows) == len(found)
    for o in rows:
        row = found[o.indicator, o.area, o.department, o.period.key, o.breakdown]
        told = [
            figure.value if figure else None for figure in figures(o, data.catalogue.indicators[o.indicator])
        ]
        assert [number(row[name]) for name in ("value", "lower", "upper")] == told
        assert row["qualifier"] == (o.qualifier if o.known else "")
        assert row["missing"] == (o.missing or "")
        assert set(row["marks"].split()) == o.marks
        assert (row["source"], row["note"], int(row["year"])) == (o.source, o.note, o.year)


def test_definitions_are_those_of_the_plan():
    data = plan("kokkola")
    tables = sound(made("zip", data))
    catalogue = data.catalogue
    for row in tables["indicators"]:
        indicator = catalogue.indicators[row["id"]]
        assert [row[f"definition_{code}"] for code in LANGUAGES] == [
            indicator.definition[c] for c in LANGUAGES
        ]
        assert (row["band"], row["lowest"], row["highest"]) == (
            indicator.band,
            indicator.lowest,
            indicator.highest,
        )
        assert (row["decimals"], row["counts_people"]) == (indicator.decimals, indicator.counts_people)
    assert [row["id"] for row in tables["departments"]] == list(catalogue.departments)
    assert [row["value"] for row in tables["targets"]] == [t.value for t in catalogue.targets]
    pairs = {(m.id, d) for m in catalogue.measures.values() for d in m.departments}
    assert {(row["measure"], row["department"]) for row in tables["measure-departments"]} == pairs
    breaks = {(i.id, b.year) for i in catalogue.indicators.values() for b in i.breaks}
    assert {(row["indicator"], row["year"]) for row in tables["breaks"]} == breaks


def test_a_choice_limits_the_observations_only():
    data = a_dataset(
        of("library", 2021, 1),
        of("library", 2022, None, missing=Missing.WITHDRAWN, marks=frozenset({Mark.REVISED})),
        of("museum", 2022, 15, Qualifier.AT_LEAST),
        breakdown("girls", 2022, 4),
    )
    content = data_package_file(data, ["loans"], Filters(first=2022, departments=("museum",)), WORDS["en"])
    [row] = sound(content)["observations"]
    assert (row["department"], row["value"], row["lower"], row["upper"]) == ("museum", 15, 15, None)
    assert len(sound(content)["departments"]) == len(data.catalogue.departments)
    whole = sound(data_package_file(data, ["loans"], Filters(), WORDS["en"]))["observations"]
    assert {row["breakdown"] for row in whole} == {"total", "sex=girls"}
    assert [(row["missing"], row["marks"]) for row in whole if row["value"] is None] == [
        ("withdrawn", "revised")
    ]


def test_each_licence_names_its_sources_and_a_missing_one_is_told():
    licences = descriptor(made("zip", plan("kokkola"), "en"))["licenses"]
    by_name = {licence["name"]: licence for licence in licences}
    assert set(by_name) == {"CC-BY-4.0", "CC-BY-SA-4.0", "notspecified"}
    assert by_name["CC-BY-4.0"]["path"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "Finnish Public Library Statistics" in by_name["CC-BY-4.0"]["title"]
    assert by_name["notspecified"]["title"].startswith(
        f"{WORDS['en']('describe.no_licence')}: Annual report 2022"
    )
    assert "path" not in by_name["notspecified"]


def test_the_tables_are_the_same_in_every_language_and_the_readme_speaks_all():
    files = [package(made("zip", plan("example"), language)) for language in LANGUAGES]
    for name in files[0]:
        if name != "datapackage.json":
            assert files[0][name] == files[1][name] == files[2][name]
    readme = files[0]["README.md"]
    for words in WORDS.values():
        assert f"# {words.of(plan('example').catalogue.plan.title)}" in readme
        assert words("page.example") in readme
        assert f"| `at-least` | {words('qualifier.at-least')} |" in readme
        assert f"| `suppressed` | [c] | {words('missing.suppressed')} |" in readme
        assert f"- `observations.csv`: {words('export.holds.observations')}" in readme
        assert words("describe.no_licence") in readme
    assert files[0]["datapackage.json"] != files[1]["datapackage.json"]


def test_an_edition_is_named_with_its_moment():
    told = descriptor(made("zip", frozen(plan("kokkola")), "fi"))
    assert told["created"] == EDITION.frozen
    assert told["stamp"]["edition"]["hash"] == EDITION.hash
    assert EDITION.short_hash in told["description"]
    assert "created" not in descriptor(made("zip", plan("kokkola"), "fi"))


def test_negative_numbers_are_numbers_and_texts_no_formulas():
    data = a_dataset(of("library", 2022, -12.5, note="=1+1"))
    [row] = package_table(data_package_file(data, ["loans"], Filters(), WORDS["en"]), "observations")
    assert (row["value"], row["note"]) == ("-12.5", "'=1+1")


def test_a_plan_that_names_no_publisher_nor_limit_leaves_them_out():
    data = a_dataset(of("library", 2022, 1))
    plain = replace(data.catalogue.plan, secret_below=0, contact_name={})
    data = replace(data, catalogue=replace(data.catalogue, plan=plain, sources={"city": a_source("city")}))
    readme = package(data_package_file(data, ["loans"], Filters(), WORDS["en"]))["README.md"]
    assert f"- city, {WORDS['en']('describe.no_licence')}\n" in readme
    assert "below 0" not in readme
    assert "Contact:" not in readme


def test_the_archive_says_nothing_of_when_it_was_made():
    with ZipFile(io.BytesIO(made("zip", plan("kokkola")))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
