"""Words of a plan are shown letter by letter: no markup, no template, no formula."""

import csv
import json

import pytest

from tests.pages.asking import ask, components, figures, of_type, strings, text_of

NAMES = (
    "<script>alert(1)</script>",
    "<b>Lainat</b> & %{customdata}",
    "**Lainat** [x](javascript:alert(1))",
    "{year} {0} %s",
)
PATHS = ("/fi/", "/fi/priority", "/fi/indicators", "/fi/goals", "/fi/indicator/{id}", "/fi/about")


@pytest.fixture(params=NAMES)
def name(request):
    return request.param


SERIES = "library-loans-per-resident"
SPOILT = (
    ("indicators.toml", "Kirjastolainat asukasta kohti"),
    ("indicators.toml", "Kirjaston kokonaislainaus asukasta kohti"),
    ("areas.toml", "Seinäjoki"),
    ("units.toml", "lainausta/asukas"),
    ("priorities.toml", "Elämyksellisyys"),
    ("departments.toml", "Kirjasto"),
)


@pytest.fixture
def spoilt(changed, name):
    """The plan with such a name for an indicator with a chart, and for what stands in the chart."""
    for file, old in SPOILT:
        app = changed(file, f'fi = "{old}"', f"fi = '{name}'")
    return app


def test_a_name_is_shown_as_text_and_never_reaches_a_chart_as_markup(spoilt, name):
    seen = 0
    for path in PATHS:
        page = ask(spoilt, path.format(id=SERIES))
        seen += name in text_of(page)
        assert not of_type(page, "Markdown")
        assert "dangerously_allow_html" not in json.dumps(page)
        for figure in figures(page):
            for text in strings(figure):
                assert "<script" not in text
                assert "<b>Lainat" not in text
                assert "& %{customdata}" not in text
    assert seen >= 2


def test_a_name_is_safe_in_the_document_and_the_file(spoilt, name):
    client = spoilt.server.test_client()
    html = client.get(f"/fi/indicator/{SERIES}").get_data(as_text=True)
    assert "<script>alert(1)</script>" not in html
    assert "<b>Lainat</b>" not in html
    lines = client.get(f"/fi/data/{SERIES}.csv").get_data().decode("utf-8-sig").splitlines()
    rows = list(csv.reader(lines, delimiter=";"))[1:]
    assert rows
    assert {row[1] for row in rows} == {name}


def test_a_formula_as_a_name_is_a_word_in_the_file(changed):
    formula = '=HYPERLINK("https://x.example")'
    app = changed("indicators.toml", f'fi = "{SPOILT[1][1]}"', f"fi = '{formula}'")
    text = app.server.test_client().get(f"/fi/data/{SERIES}.csv").get_data().decode("utf-8-sig")
    cells = [cell for row in csv.reader(text.splitlines(), delimiter=";") for cell in row]
    assert f"'{formula}" in cells
    assert not any(cell.startswith("=") for cell in cells)


def test_only_links_of_the_site_and_of_https_are_made(spoilt):
    for path in PATHS:
        page = ask(spoilt, path.format(id=SERIES))
        for part in components(page):
            address = part["props"].get("href")
            assert address is None or address.startswith(("/", "https://", "#"))
