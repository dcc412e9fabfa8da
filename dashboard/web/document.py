"""The HTML document around a page: language, title, what to load first, words for when no script runs."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from dash import Dash
from flask import request

from dashboard.web.languages import language_of_request
from dashboard.web.shelf import ASSETS, Shelf

_KINDS: Final = {".css": "style", ".js": "script", ".woff2": "font"}
_CONFIG = re.compile(r'(?<=<script id="_dash-config" type="application/json">).*(?=</script>)', re.DOTALL)
# The version of Python is nobody's business and the address of newer versions not asked for; the last is a
# random number of no use without background callbacks, and an unchanged page is the same text without it.
_WITHHELD: Final = ("python_version", "dash_version_url", "end_id")
_ASKED: Final = ("_dash-layout", "_dash-dependencies")
_SCRIPT = re.compile(r'<script src="([^"]*)"></script>\n?')

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="{colour}">
<title>{title}</title>
<meta name="description" content="{description}">
<meta name="data-version" content="{version}">
{head}
</head>
<body>
{body}
</body>
</html>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the document itself says in one language, as plain text.

    Attributes:
        description: What the site is, for search engines.
        without_script: What a reader whose browser runs no scripts should know.
        data: The text of the link to the data.
        data_address: Where that link leads.
        loading: Shown until the page is there.
    """

    description: str
    without_script: str
    data: str
    data_address: str
    loading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """How documents look.

    Attributes:
        shelf: Where the assets lie.
        words: The document's words by language.
        title_of: The title of a path.
        colour: The colour of the browser's frame.
        icon: The icon, by its name in the assets folder; empty for none.
        preload: Assets to fetch first, by name.
        unneeded: Scripts of Dash that no page needs, by a part of their address.
        styles: Rules of CSS that the plan decides, such as its colours.
        version: The version of the data, which scripts read from the document.
        callbacks: What stands before the address of a callback.
        placeholder_of: HTML to show for a path until the scripts have run; by default the word for loading.
    """

    shelf: Shelf
    words: Mapping[str, Words]
    title_of: Callable[[str], str]
    colour: str = "#ffffff"
    icon: str = ""
    preload: Sequence[str] = ()
    unneeded: Sequence[str] = ("/dash/deps/polyfill@", "/dash/dash_table/")
    placeholder_of: Callable[[str], str] | None = None
    styles: str = ""
    version: str = ""
    callbacks: str = "/"

    def page(self, path: str, language: str, parts: Mapping[str, str]) -> str:
        """Return the document of a page from the parts that Dash makes."""
        words = self.words[language]
        inside = self.placeholder_of(path) if self.placeholder_of else self._loading(words)
        entry = f'<div id="react-entry-point">{inside}</div>'
        scripts = self.shelf.versioned(self._needed(parts["scripts"]))
        body = [
            entry,
            self._noscript(words),
            _trimmed(parts["config"], self.callbacks),
            scripts,
            parts["renderer"],
        ]
        head = [*self._preloads(), self._icon(), self.shelf.versioned(parts["css"])]
        return self._whole(language, title=self.title_of(path), head="\n".join(head), body="\n".join(body))

    def plain(
        self, language: str, *, title: str, body: str, styles: Sequence[str] = (), scripts: Sequence[str] = ()
    ) -> str:
        """Return a document without Dash, such as for 404; `body` is HTML, the others name assets."""
        links = [f'<link rel="stylesheet" href="{self.shelf.address(ASSETS + name)}">' for name in styles]
        links += [f'<script defer src="{self.shelf.address(ASSETS + name)}"></script>' for name in scripts]
        head = "\n".join([self._icon(), *links])
        return self._whole(language, title=title, head=head, body=body)

    def _whole(self, language: str, *, title: str, head: str, body: str) -> str:
        description = escape(self.words[language].description)
        colour = escape(self.colour)
        if self.styles:
            head = f"{head}\n<style>{self.styles}</style>"
        return _PAGE.format(
            language=language,
            version=escape(self.version),
            colour=colour,
            title=escape(title),
            description=description,
            head=head,
            body=body,
        )

    def _needed(self, scripts: str) -> str:
        return _SCRIPT.sub(
            lambda tag: "" if any(part in tag[1] for part in self.unneeded) else tag[0], scripts
        )

    def _preloads(self) -> list[str]:
        """Return what to fetch at once: some assets, and what Dash asks for only when its scripts run."""
        asked = [f"{escape(self.callbacks)}{name}" for name in _ASKED]
        links = [f'<link rel="preload" href="{address}" as="fetch" crossorigin>' for address in asked]
        return [*(self._preload(name) for name in self.preload), *links]

    def _preload(self, name: str) -> str:
        kind = _KINDS[name[name.rindex(".") :]]
        if kind == "font":  # under the very address that the style sheet has
            return f'<link rel="preload" href="{ASSETS}{name}" as="font" type="font/woff2" crossorigin>'
        return f'<link rel="preload" href="{self.shelf.address(ASSETS + name)}" as="{kind}">'

    def _icon(self) -> str:
        """Return the link to the icon; an empty one keeps the browser from asking for /favicon.ico."""
        address = self.shelf.address(ASSETS + self.icon) if self.icon else "data:,"
        return f'<link rel="icon" href="{address}">'

    @staticmethod
    def _loading(words: Words) -> str:
        return f'<div class="_dash-loading">{escape(words.loading)}</div>'

    @staticmethod
    def _noscript(words: Words) -> str:
        link = f'<a href="{escape(words.data_address)}">{escape(words.data)}</a>'
        return f"<noscript><p>{escape(words.without_script)} {link}</p></noscript>"


def _trimmed(tag: str, callbacks: str) -> str:
    """Return Dash's configuration without what a browser needs not know, with the start of its addresses."""
    config = json.loads(_CONFIG.findall(tag)[0])
    kept = {key: value for key, value in config.items() if key not in _WITHHELD}
    kept["requests_pathname_prefix"] = callbacks
    text = json.dumps(kept, separators=(",", ":")).replace("<", "\\u003c")
    return _CONFIG.sub(lambda _: text, tag)


def register(app: Dash, *, document: Document) -> None:
    """Let Dash wrap its pages in this document."""

    def interpolate_index(**parts: str) -> str:
        return document.page(request.path, language_of_request(request), parts)

    app.interpolate_index = interpolate_index  # type: ignore[assignment,method-assign]
