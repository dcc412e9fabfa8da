"""The take-away in three dialects: exact, traceable, and harmless in a spreadsheet."""

import csv
import io
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.exports.csv_file import csv_file
from dashboard.exports.table import COLUMNS, safe
from dashboard.factory import create_app
from dashboard.ingest.load import load_plan
from dashboard.settings import Settings
from dashboard.text.messages import Words, load_words
from tests.exports.taken import EDITION, frozen
from tests.queries.builders import a_dataset, elsewhere, named, of, text

DATA = Path(__file__).parents[2] / "data"
SEPARATORS = {"fi": ";", "sv": ";", "en": ","}


@pytest.fixture(scope="module")
def words() -> Mapping[str, Words]:
    return load_words()


@pytest.fixture(scope="module")
def read(words):
    """The rows of a file as records by the untranslated names of the columns."""

    def rows(data: Dataset, language: str = "en", filters: Filters | None = None) -> list[dict[str, str]]:
        content = csv_file(data, tuple(data.catalogue.indicators), filters or Filters(), words[language])
        table = csv.reader(
            io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=SEPARATORS[language]
        )
        next(table)
        return [dict(zip(COLUMNS, row, strict=True)) for row in table]

    return rows


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_file_opens_in_the_readers_spreadsheet(words, language):
    content = csv_file(a_dataset(of("library", 2022, 1)), ["loans"], Filters(), words[language])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    head = content.decode("utf-8-sig").split("\r\n")[0].split(SEPARATORS[language])
    assert head == [words[language](f"export.column.{name}") for name in COLUMNS]
    assert len(set(head)) == len(COLUMNS)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_plain_file_is_as_programs_read_it_in_every_language(words, language):
    data = a_dataset(of("library", 2022, -12.5, note='so, "be it"'), indicators=[named("loans", decimals=1)])
    content = csv_file(data, ["loans"], Filters(), words[language], plain=True)
    head, row, rest = content.split(b"\r\n")
    assert head.decode().split(",") == [words[language](f"export.column.{name}") for name in COLUMNS]
    assert b",-12.5,-12.5,-12.5," in row
    assert b',"so, ""be it""",' in row
    assert rest == b""


def test_a_plain_file_differs_in_words_only(words):
    data = load_plan(DATA / "example")
    every = [
        csv_file(data, tuple(data.catalogue.indicators), Filters(), w, plain=True) for w in words.values()
    ]
    tables = [
        list(csv.DictReader(io.StringIO(c.decode(), newline=""), fieldnames=COLUMNS))[1:] for c in every
    ]
    for fi, sv, en in zip(*tables, strict=True):
        for column in ("indicator", "period", "value", "lower", "upper"):
            assert fi[column] == sv[column] == en[column]


@pytest.mark.parametrize(("language", "shown"), [("fi", "-12,5"), ("sv", "-12,5"), ("en", "-12.5")])
def test_a_negative_number_is_a_number_with_the_languages_comma(read, language, shown):
    data = a_dataset(of("library", 2022, -12.5), indicators=[named("loans", decimals=1)])
    assert read(data, language)[0]["value"] == shown


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (676462, 0, "676462"),
        (0, 0, "0"),
        (100, 0, "100"),
        (3.9, 1, "3.9"),
        (4, 1, "4.0"),
        (16.71, 2, "16.71"),
    ],
)
def test_numbers_have_the_indicators_decimals_and_no_groups(read, value, decimals, shown):
    data = a_dataset(of("library", 2022, value), indicators=[named("loans", decimals=decimals)])
    assert read(data)[0]["value"] == shown


def test_an_interval_keeps_its_ends_and_an_open_end_is_blank(read):
    rows = read(
        a_dataset(
            of("library", 2020, 15, Qualifier.ABOUT),
            of("library", 2021, 15, Qualifier.AT_LEAST),
            replace(of("library", 2022, 8), range=Interval(7.25, 8.75), marks=frozenset({Mark.DERIVED})),
        )
    )
    assert [(r["lower"], r["upper"]) for r in rows[:2]] == [("14.5", "15.5"), ("15", "")]
    assert [r["qualifier"] for r in rows] == ["about", "at least", ""]
    assert rows[2]["marks"] == "derived"
    assert math.isclose(float(rows[2]["lower"]), 7.25, abs_tol=0.06)


def test_a_missing_value_is_blank_with_its_reason(read):
    [row] = read(a_dataset(of("library", 2022, None, missing=Missing.SUPPRESSED)))
    assert (row["value"], row["lower"], row["upper"], row["qualifier"]) == ("", "", "", "")
    assert row["missing"] == load_words()["en"]("missing.suppressed")


def test_a_file_says_what_was_chosen_of_which_data(read):
    data = a_dataset(
        of("library", 2021, 1), of("library", 2022, 2), of("museum", 2022, 3), elsewhere("vaasa", 2022, 4)
    )
    filters = Filters(first=2022, departments=("museum",))
    rows = read(data, filters=filters)
    assert [(r["area"], r["department"], r["value"]) for r in rows] == [
        ("Kokkola", "Museum", "3"),
        ("Vaasa", "Library", "4"),
    ]
    told = "Kokkola, department Museum, from 2022 on, year under review 2022, compared with the figure before"
    assert {r["filters"] for r in rows} == {told}
    assert {r["edition"] for r in rows} == {""}
    assert {r["data"] for r in rows} == {"1"}


def test_a_file_of_an_edition_names_it_in_each_row(read):
    rows = read(frozen(a_dataset(of("library", 2021, 1), of("library", 2022, 2))))
    [told] = {r["edition"] for r in rows}
    assert told.startswith("Meeting edition: City board, 8 May 2023")
    assert EDITION.short_hash in told
    assert told.endswith("käännös tilattu")


@pytest.mark.parametrize(
    "name",
    [
        '=HYPERLINK("http://x.example";"x")',
        "+1",
        "-1",
        "@SUM(A1)",
        "|cmd",
        "\t=1",
        "\r=1",
        "\n=1",
        '"=1',
        " =1",
        "'=1",
        "\u00a0=1",
        "＝1",
    ],
)
def test_text_is_never_a_formula(read, name):
    assert safe(name) == f"'{name}"
    data = a_dataset(of("library", 2022, 1, note=name), indicators=[named("loans", name)])
    for language in SEPARATORS:
        [row] = read(data, language)
        assert (row["name"], row["note"], row["value"]) == (f"'{name}", f"'{name}", "1")


@pytest.mark.parametrize("name", ["Lainat", "a=b", "Ö; ”x”, y", '6" nails', "–5", "two\nlines"])
def test_other_text_stays_as_it_is(read, name):
    data = a_dataset(of("library", 2022, 1), indicators=[named("loans", full_name=text(name))])
    for language in SEPARATORS:
        assert read(data, language)[0]["name"] == name


@pytest.mark.parametrize("plan", ["kokkola", "example"])
def test_every_observation_is_in_the_file_once_with_its_value(read, plan):
    data = load_plan(DATA / plan)
    rows = read(data)
    assert len(rows) == len(data.observations)
    values = data.observations["value"].dropna()
    assert math.isclose(sum(float(r["value"]) for r in rows if r["value"]), values.sum(), rel_tol=1e-6)
    assert all(r["value"] or r["missing"] for r in rows)


@pytest.mark.parametrize(
    ("plan", "mark"),
    [("example", {"fi": "Esimerkkiaineisto", "sv": "Exempeldata", "en": "Example data"}), ("kokkola", {})],
)
def test_example_figures_are_marked_in_every_row(plan, mark):
    client = create_app(Settings.from_environment({"DASHBOARD_PLAN": plan})).server.test_client()
    for language, separator in SEPARATORS.items():
        response = client.get(f"/{language}/data/indicators.csv?from=2022&to=2022")
        lines = response.get_data().decode("utf-8-sig").splitlines()
        rows = list(csv.reader(lines, delimiter=separator))[1:]
        assert rows
        assert all(row[-1].endswith(mark.get(language, "")) for row in rows)


def test_a_file_has_an_address_and_a_name():
    client = create_app(Settings()).server.test_client()
    response = client.get("/fi/data/library-loans.csv?from=2022")
    assert response.status_code == 200
    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == 'attachment; filename="kokkola-library-loans-fi.csv"'
    for nowhere in ("/fi/data/no-such.csv", "/de/data/indicators.csv", "/fi/data/library-loans.xls"):
        assert client.get(nowhere).status_code == 404
