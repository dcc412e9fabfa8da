"""The file that needs no network holds the site's pages, answers, asks for nothing, and stays small."""

import re

import pytest

from dashboard.domain.filters import Filters
from dashboard.factory import load_site
from dashboard.pages import PAGES
from dashboard.pages.offline import LEFT_OUT
from dashboard.settings import Settings
from dashboard.taking import offered, taken
from dashboard.text.messages import load_words

WORDS = load_words()
LARGEST = 3_000_000


def made(plan: str, language: str, query: str = "") -> str:
    site = load_site(Settings(plan=plan))
    asked = taken(site, language, "", "plan", query)
    assert asked is not None
    content = offered(site)["html"].make(asked)
    assert plan != "kokkola" or len(content) <= LARGEST
    return content.decode()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_page_is_in_the_file_and_every_link_leads_to_one(language):
    text = made("kokkola", language)
    paths = set(re.findall(r'data-path="([^"]*)"', text))
    site = load_site(Settings())
    expected = {
        f"/{'/'.join(part for part in (page.path, item) if part)}"
        for page in PAGES
        if page.name not in LEFT_OUT
        for item in page.items(site.live)
    }
    assert paths == expected
    links = set(re.findall(r'<a [^>]*href="([^"]*)"', text))
    assert {h[1:] for h in links if h.startswith("#/")} <= paths
    assert all(h.startswith(("#", "https://")) for h in links)


def test_nothing_in_the_file_is_fetched():
    text = made("kokkola", "fi")
    assert re.findall(r"<(?:script|img|link|iframe)[^>]*(?:src|href)=\"(?!data:)[^\"]*\"", text) == []
    assert "default-src 'none'" in text
    assert "@import" not in text


def test_the_file_says_what_it_is():
    text = made("example", "sv", "year=2023")
    assert WORDS["sv"]("page.example_text") in text
    version = load_site(Settings(plan="example")).live.dataset.version
    assert version in text
    assert "2023" in WORDS["sv"]("overview.shown.year", year=2023)
    assert WORDS["sv"]("overview.shown.year", year=2023) in text
    assert Filters(year=2023).to_query() == "year=2023"


def test_a_name_that_would_end_the_script_does_not():
    text = made("kokkola", "en")
    assert len(re.findall(r"<script>", text)) == len(re.findall(r"</script>", text))
