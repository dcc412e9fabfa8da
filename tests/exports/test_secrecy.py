"""A hidden number is in no page and no file, neither a small one nor one that was hidden for its sake."""

import io
import re
from collections.abc import Iterator
from zipfile import ZipFile

import pypdfium2
import pytest
from dash import Dash

from dashboard.factory import create_app
from dashboard.settings import Settings
from tests.exports.taken import csv_rows, everything, package_table
from tests.pages.asking import LANGUAGES, ask
from tests.queries.edits import PlanCopy

FILE = "observations/example-statistics.csv"
HIDDEN, TOTAL = "98731", "98734"
"""Men without work in the changed plan, and all: the three women are hidden, so the men are too."""
NAME = "young-unemployed"
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s,.\u00a0\u202f\u2009]|(?<=\d)&nbsp;|(?<=\d)\\u(?:00a0|202f|2009)")
_DRAWN = re.compile(r'\s(?:d|points|transform)="[^"]*"')
"""Numbers of a drawing, which are places on it."""
PAGES = ("", "indicators", f"indicator/{NAME}", "goals", "priorities", "about", "meeting", "present")
FILES = (
    *(f"plan.{suffix}" for suffix in ("csv", "plain.csv", "xlsx", "json", "zip", "pptx", "html")),
    *(f"{NAME}.{suffix}" for suffix in ("csv", "xlsx", "json", "svg")),
    "work.pdf",
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Dash:
    folder = tmp_path_factory.mktemp("data")
    plan = PlanCopy("example", folder / "example")
    numbers = {"sex=female": "3", "sex=male": HIDDEN, "total": TOTAL}
    for breakdown, number in numbers.items():
        plan.set(FILE, f"{NAME} 2022 {breakdown}", value=number)
    return create_app(Settings(plan="example", data_folder=folder))


def told(content: str) -> str:
    """A text without anything between the digits of a number."""
    return _BETWEEN_DIGITS.sub("", content)


def texts(suffix: str, content: bytes) -> Iterator[str]:
    """All that is written in a file, however it is packed."""
    if suffix in {"pptx", "xlsx"}:
        with ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                packed = archive.read(part)
                yield from (
                    texts("xlsx", packed) if part.endswith(".xlsx") else [packed.decode(errors="replace")]
                )
    elif suffix == "pdf":
        for page in pypdfium2.PdfDocument(content):
            yield page.get_textpage().get_text_bounded()
    else:
        yield _DRAWN.sub("", everything(suffix, content))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_and_no_figure_in_it_tells_a_hidden_number(app, language):
    client = app.server.test_client()
    for page in PAGES:
        for query in ("?year=2022", "?year=2022&from=2022&to=2022", "?year=2023&compare=2022"):
            if page == "present":
                shown = client.get(f"/{language}/{page}{query}").get_data(as_text=True)
            else:
                shown = str(ask(app, f"/{language}/{page}", query))
            assert HIDDEN not in told(shown), page
    assert TOTAL in told(str(ask(app, f"/{language}/indicator/{NAME}", "?year=2022")))


@pytest.mark.parametrize("name", FILES)
def test_no_file_tells_it(app, name):
    response = app.server.test_client().get(f"/en/data/{name}?year=2022")
    assert response.status_code == 200
    written = [told(text) for text in texts(name.rpartition(".")[2], response.data)]
    assert not any(HIDDEN in text for text in written)
    assert any(TOTAL in text for text in written)


def test_the_hidden_cells_are_blank_with_the_same_reason(app):
    client = app.server.test_client()
    rows = csv_rows(client.get(f"/en/data/{NAME}.plain.csv?year=2022").data, ",")
    hidden = [r for r in rows if r["period"] == "2022" and r["breakdown"].startswith("Sex")]
    assert len({tuple(r[k] for k in ("value", "lower", "upper", "marks", "missing")) for r in hidden}) == 1
    assert [r["value"] for r in hidden] == ["", ""]
    packed = package_table(client.get("/en/data/plan.zip").data, "observations")
    own = [r for r in packed if r["indicator"] == NAME and r["period"] == "2022"]
    assert [(r["breakdown"], r["value"]) for r in own if r["missing"] == "suppressed"] == [
        ("sex=female", ""),
        ("sex=male", ""),
    ]
