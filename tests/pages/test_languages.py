"""No page mixes languages, and no word lacks its translation."""

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import dashboard
from dashboard.text.messages import load_words
from tests.pages.asking import LANGUAGES, ask, paths_of, plan, strings

WORDS = load_words()
SHORTEST = 12
KEY = re.compile(r"[a-z_]+(\.[a-z0-9_-]+)+")
CODE = Path(dashboard.__file__).parent


def distinctive(language: str) -> dict[str, str]:
    """Return whole sentences and words that only this language has, by key."""
    others = [text for code in LANGUAGES if code != language for text in WORDS[code].entries.values()]
    return {
        key: text
        for key, text in WORDS[language].entries.items()
        if len(text) >= SHORTEST and "{" not in text and not any(text in other for other in others)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_words_of_another_language(either, language):
    name, app = either
    foreign = {code: distinctive(code) for code in LANGUAGES if code != language}
    assert all(len(found) > 100 for found in foreign.values())
    paths = paths_of(plan(name), language)
    asked = [(path, "") for path in paths] + [
        (path, "?year=1999&x=1&department=library") for path in paths[:6]
    ]
    for path, query in asked:
        page = "\n".join(strings(ask(app, path, query)))
        mixed = [
            (code, key) for code, found in foreign.items() for key, text in found.items() if text in page
        ]
        assert mixed == [], (path, query)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_language_has_the_same_messages_with_the_same_places(language):
    finnish, other = WORDS["fi"].entries, WORDS[language].entries
    assert set(other) == set(finnish)
    for key, text in finnish.items():
        assert places(other[key]) == places(text), key
        assert bool(other[key].strip()) is bool(text.strip()), key


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_message_that_the_code_names_is_there():
    asked = set(named_in_code())
    assert len(asked) > 100
    assert {key for key in asked if not known(key)} == set()


def known(key: str) -> bool:
    return key in WORDS["fi"].entries or f"{key}.other" in WORDS["fi"].entries


def named_in_code() -> Iterator[str]:
    """Return every key given to the words as plain text."""
    for file in CODE.rglob("*.py"):
        if "ingest" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            caller = node.func
            name = caller.attr if isinstance(caller, ast.Attribute) else getattr(caller, "id", "")
            first = node.args[0]
            said = first.value if isinstance(first, ast.Constant) else None
            if name in {"words", "count"} and isinstance(said, str) and KEY.fullmatch(said):
                yield said


@pytest.mark.parametrize("name", ["kokkola", "example"])
def test_every_text_of_a_plan_is_in_every_language_or_in_none(name):
    catalogue = plan(name).catalogue
    for field in fields(catalogue):
        group = getattr(catalogue, field.name)
        for noun in group.values() if isinstance(group, dict) else [group]:
            if is_dataclass(noun):
                for part in fields(noun):
                    text = getattr(noun, part.name)
                    if isinstance(text, dict):
                        given = {code: bool(text.get(code, "").strip()) for code in LANGUAGES}
                        assert len(set(given.values())) == 1, (noun, part.name, given)
                        if part.name in {"name", "full_name"}:
                            assert all(given.values()), noun
