"""From HTML to PDF/A-2a: tagged, with its fonts, its language and its title, and nothing fetched."""

from __future__ import annotations

import hashlib
import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import escape
from importlib import import_module
from importlib.resources import files
from threading import Lock
from typing import Any, Final

from dashboard.exports.pdf.artifacts import mark_artifacts
from dashboard.exports.pdf.fonts import FAMILY, font_styles

VARIANT: Final = "pdf/a-2a"
"""PDF/A-2 with a tree of structure: for keeping, and for reading aloud."""
PACKAGES: Final = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""What WeasyPrint needs of the system, by the names that Debian and Ubuntu give it."""
_ONE_AT_A_TIME: Final = Lock()
"""Pango's objects are not safe to be used by several threads at once."""
_PAGE: Final = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="author" content="{author}">
<meta name="description" content="{subject}">
<meta name="keywords" content="{keywords}">
<meta name="dcterms.created" content="{created}">
<meta name="dcterms.modified" content="{created}">
<meta name="generator" content="wellbeing-dashboard">
<style>{styles}</style>
</head>
<body>
{body}
</body>
</html>
"""


class PdfNotAvailableError(RuntimeError):
    """The system lacks libraries that set PDF files; `packages` are those that hold them."""

    def __init__(self) -> None:
        """Name the packages."""
        super().__init__(f"PDF files need libraries that this system lacks: apt install {' '.join(PACKAGES)}")
        self.packages = PACKAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document: its body as HTML, what it says of itself, and the style sheets of this package it uses.

    `rules` are the styles that are its own, such as what stands at the foot of each page.
    """

    body: str
    language: str
    title: str
    author: str
    subject: str
    keywords: Sequence[str]
    styles: Sequence[str]
    rules: str
    created: date


def pdf(document: Document) -> bytes:
    """Return the document as PDF/A-2a; the same document gives the same bytes.

    Raises:
        PdfNotAvailableError: the system lacks libraries.
        OSError: a font or style sheet cannot be read.
    """
    weasyprint = _weasyprint()
    page = _html(document)
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("data",))
    with _ONE_AT_A_TIME, _clock_at(document.created), warnings.catch_warnings():
        # WeasyPrint leaves the file of the colour profile to the collector.
        warnings.simplefilter("ignore", ResourceWarning)
        made: bytes = weasyprint.HTML(string=page, url_fetcher=fetcher).write_pdf(
            pdf_variant=VARIANT,
            pdf_identifier=hashlib.sha256(page.encode()).hexdigest()[:32],
            finisher=mark_artifacts,
        )
    return made


@contextmanager
def _clock_at(day: date) -> Iterator[None]:
    """Have the fonts in the file dated by the document, not by the second in which it was made.

    `SOURCE_DATE_EPOCH` is how the library of fonts is told the time (https://reproducible-builds.org/specs/).
    """
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    os.environ[name] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        os.environ.pop(name)
        if before is not None:
            os.environ[name] = before


def quoted(text: str) -> str:
    """Return a text as a string of a style sheet."""
    plain = " ".join(text.split("\n")).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'.replace("<", "\\3c ")


def _weasyprint() -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """Return WeasyPrint, loaded only here: it takes half a second, and without Pango the rest still works."""
    try:
        weasyprint = import_module("weasyprint")
    except OSError as missing:
        raise PdfNotAvailableError from missing
    _teach_finnish(import_module("pyphen"))
    return weasyprint


def _teach_finnish(pyphen: Any) -> None:  # noqa: ANN401 - as above
    """Give the library that divides words what it has for Swedish and English, but not for Finnish."""
    pyphen.LANGUAGES.setdefault("fi", files(__package__).joinpath("finnish.dic"))
    pyphen.LANGUAGES_LOWERCASE.setdefault("fi", "fi")


def _html(document: Document) -> str:
    sheets = [files(__package__).joinpath(name).read_text(encoding="utf-8") for name in document.styles]
    family = f"html{{font-family:{FAMILY}}}@page{{font-family:{FAMILY}}}"
    fonts = font_styles(f"{document.body}{document.rules}")
    return _PAGE.format(
        language=document.language,
        title=escape(document.title),
        author=escape(document.author),
        subject=escape(document.subject),
        keywords=escape(", ".join(document.keywords)),
        created=document.created.isoformat(),
        styles="".join([fonts, family, *sheets, document.rules]),
        body=document.body,
    )
