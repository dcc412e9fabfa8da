"""Blocks of TOML change without their comments, order and neighbours."""

import tomllib

import pytest

from dashboard.domain.delivery import DeliveredMeasure, Spot
from dashboard.domain.model import Source
from dashboard.domain.proposal import Step
from dashboard.ingest.rewriting.definitions import with_measure, with_source

MEASURES = """\
# Actions of the library

[[measure]] # first
id = "open-library"
goal = "reading"   # the goal
state = "ongoing"  # as told in May
year = 2022

# Another part

[[measure]]
id = "reading-dog"
state = 'planned'
year = 2022
text = { fi = "Vanha", sv = "Gammal", en = "Old" } # in three languages
"""
SOURCES = """\
# Sources
[[source]]
id = "made-up"
name = { fi = "Luvut", sv = "Siffror", en = "Figures" }
publisher = "Tests" # us
url = ""
licence = "CC0-1.0"
licence_url = ""
retrieved = "2023-05-02"
"""


def delivered(ident, **more):
    facts = {"state": "ongoing", "year": 2022, "text": {}, **more}
    return DeliveredMeasure(measure=ident, spot=Spot(file="a.xlsx"), **facts)


def source(ident, **more):
    facts = {
        "name": {"fi": "Luvut", "sv": "Siffror", "en": "Figures"},
        "publisher": "Tests",
        "url": "",
        "licence": "CC0-1.0",
        "licence_url": "",
        "retrieved": "2023-05-02",
        "note": {},
        **more,
    }
    return Source(id=ident, **facts)


def test_a_measure_that_says_the_same_leaves_the_file_as_it_is():
    data, steps = with_measure(MEASURES.encode(), delivered("open-library"))
    assert data == MEASURES.encode()
    assert {step.step for step in steps} == {Step.UNCHANGED}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_state_and_a_year_change_in_their_lines_alone(end):
    text = MEASURES.replace("\n", end)
    data, steps = with_measure(text.encode(), delivered("open-library", state="done", year=2023))
    wanted = text.replace('"ongoing"', '"done"', 1).replace("year = 2022", "year = 2023", 1)
    assert data == wanted.encode()
    assert [(s.field, s.old, s.new) for s in steps] == [
        ("state", "ongoing", "done"),
        ("year", "2022", "2023"),
    ]


def test_a_text_changes_in_the_languages_that_were_delivered():
    data, steps = with_measure(
        MEASURES.encode(),
        delivered("reading-dog", state="planned", text={"fi": 'Uusi "koira"', "sv": "Gammal", "en": " "}),
    )
    assert data.decode() == MEASURES.replace('"Vanha"', '"Uusi \\"koira\\""')
    assert [(s.field, s.step) for s in steps if s.step is not Step.UNCHANGED] == [("text-fi", Step.CHANGED)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_first_text_stands_in_its_block_below_the_year(end):
    text = MEASURES.replace("\n", end)
    data, steps = with_measure(
        text.encode(), delivered("open-library", text={"fi": "Sanat\nrivillä", "sv": "Ord"})
    )
    line = f'text = {{ fi = "Sanat\\nrivillä", sv = "Ord" }}{end}'
    assert data.decode() == text.replace(f"year = 2022{end}", f"year = 2022{end}{line}", 1)
    assert [s.step for s in steps] == [Step.UNCHANGED, Step.UNCHANGED, Step.NEW, Step.NEW]


def test_a_first_text_in_a_file_of_inline_tables_reads_back():
    text = 'measure = [{ id = "a", state = "ongoing", year = 2022 }]\n'
    data, _ = with_measure(text.encode(), delivered("a", text={"fi": "Sanat", "sv": "Ord"}))
    (block,) = tomllib.loads(data.decode())["measure"]
    assert block["text"] == {"fi": "Sanat", "sv": "Ord"}


def test_a_new_source_in_a_file_of_inline_tables_reads_back():
    text = 'source = [{ id = "made-up", publisher = "Tests" }]\n'
    blocks = tomllib.loads(with_source(text.encode(), source("other")).decode())["source"]
    assert [block["id"] for block in blocks] == ["made-up", "other"]


def test_a_byte_order_mark_stays():
    data, _ = with_measure(b"\xef\xbb\xbf" + MEASURES.encode(), delivered("open-library", state="late"))
    assert data.startswith(b"\xef\xbb\xbf# Actions")


@pytest.mark.parametrize("text", [SOURCES, SOURCES.rstrip("\n"), SOURCES.replace("\n", "\r\n")])
def test_a_new_source_stands_at_the_end_and_reads_back(text):
    new = source("library-report-2023", note={"fi": "a", "sv": "b", "en": "c"})
    data = with_source(text.encode(), new).decode()
    assert data.startswith(text)
    assert data.count("\r") in {0, data.count("\n")}
    block = tomllib.loads(data)["source"][1]
    assert block == {field: getattr(new, field) for field in block}
    assert set(block) == {"id", "name", "publisher", "url", "licence", "licence_url", "retrieved", "note"}


def test_a_source_fetched_again_changes_in_the_lines_that_differ():
    data = with_source(SOURCES.encode(), source("made-up", retrieved="2024-02-01", publisher="We"))
    assert data.decode() == SOURCES.replace("2023-05-02", "2024-02-01").replace('"Tests"', '"We"')
    assert with_source(SOURCES.encode(), source("made-up")) == SOURCES.encode()
