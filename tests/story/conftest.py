"""Both plans in every language, for whoever is told of them."""

from collections.abc import Callable
from typing import Any

import pytest

from dashboard.domain.filters import Filters
from dashboard.story.reader import Reader
from dashboard.text.messages import LANGUAGES, load_words
from tests.pages.asking import plan

WORDS = load_words()


@pytest.fixture(scope="session")
def reader() -> Callable[..., Reader]:
    """Makes a reader of a plan: `reader("kokkola", "sv", year=2021)`."""

    def make(name: str = "kokkola", language: str = "fi", **choice: Any) -> Reader:
        return Reader(dataset=plan(name), words=WORDS[language], filters=Filters(**choice))

    return make


@pytest.fixture(params=[(name, language) for name in ("kokkola", "example") for language in LANGUAGES])
def anyone(request: pytest.FixtureRequest, reader: Callable[..., Reader]) -> Reader:
    """A reader of each plan in each language."""
    return reader(*request.param)
