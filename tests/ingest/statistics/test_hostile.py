"""Whatever a service answers, it is read or refused with a message; it never breaks the reader."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.model import Area
from dashboard.domain.statistics import Service
from dashboard.ingest.problems import Report
from dashboard.ingest.statistics.answers import Listener
from dashboard.ingest.statistics.libraries import read_links, read_series
from dashboard.ingest.statistics.px_table import Wish, queries, read_table
from dashboard.ingest.statistics.sotkanet import Answers
from dashboard.ingest.statistics.statfin import read_cube, series_of
from tests.ingest.statistics.published import (
    REGIONS,
    RESIDENTS,
    an_update,
    answer,
    cube,
    library_table,
    metadata,
)

AREA = Area(id="mallila", name={"fi": "Mallila"}, code="999", peer=False, named=False)
UPDATE = an_update(indicator="population", service=Service.STATFIN, choose={"Ikä": "Yhteensä"})
NUMBERS = st.booleans() | st.integers() | st.floats()
LEAVES: st.SearchStrategy[object] = st.none() | NUMBERS | st.text(max_size=5) | st.sampled_from([{}, []])


def spoilt(draw, content):
    """Put something else in one place of an answer, or take the place away."""
    if isinstance(content, dict) and content and draw(st.booleans()):
        name = draw(st.sampled_from(sorted(content)))
        if draw(st.integers(0, 4)) == 0:
            return {key: value for key, value in content.items() if key != name}
        return content | {name: spoilt(draw, content[name])}
    if isinstance(content, list) and content and draw(st.booleans()):
        at = draw(st.integers(0, len(content) - 1))
        return [*content[:at], spoilt(draw, content[at]), *content[at + 1 :]]
    return draw(LEAVES)


@st.composite
def near(draw, content):
    return spoilt(draw, content)


def told_or_read(found, report):
    assert found or report.problems


ROWS = [
    {"indicator": 9181, "region": 7, "year": y, "gender": "total", "value": v} for y, v in RESIDENTS.items()
]


@given(near(ROWS) | near(list(REGIONS)) | near({"id": 9181, "title": {"fi": "x"}}))
def test_sotkanet(content):
    report, heard = Report(), Answers()
    heard.hear(answer(content), Listener(Service.SOTKANET, report))
    told_or_read(heard.figures or heard.regions or heard.titles, report)


@given(near(cube({"KU999": RESIDENTS})) | near(cube({"KU999": RESIDENTS}, new=False)))
def test_statfin(content):
    report = Report()
    listener, one = Listener(Service.STATFIN, report), answer(content)
    found = read_cube(one, listener)
    told_or_read(found and series_of([(found, one)], UPDATE, listener), report)


@given(near(metadata()))
def test_metadata_of_statfin(content):
    report = Report()
    listener, one = Listener(Service.STATFIN, report), answer(content)
    table = read_table(one, listener)
    wish = Wish(update=UPDATE, codes=("999",), first=0, most=100)
    told_or_read(table and list(queries(table, wish, answer=one, listener=listener)), report)


WORKBOOK = library_table(676_462.0)


@given(
    st.binary(max_size=60)
    | st.builds(
        lambda at, byte: WORKBOOK[:at] + byte + WORKBOOK[at + 1 :], st.integers(4, 300), st.binary(max_size=2)
    )
    | st.text(max_size=60).map(str.encode)
    | st.binary(max_size=2000).map(lambda rest: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + rest)
)
def test_libraries(data):
    report = Report()
    listener = Listener(Service.LIBRARIES, report)
    one = answer(data, "t2022.xls")
    found = read_series(one, titles=("kokonaislainaus",), areas=[AREA], listener=listener)
    told_or_read(found, report)
    read_links(one, listener)


@given(st.binary(max_size=200).map(lambda rest: b"indicator;region;year;gender;primary value\n" + rest))
def test_csv_of_sotkanet(data):
    report, heard = Report(), Answers()
    heard.hear(answer(data, "values.csv"), Listener(Service.SOTKANET, report))
    assert all(figure.year in range(1900, 2101) for figure in heard.figures)
