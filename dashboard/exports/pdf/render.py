"""From HTML to PDF/A-2a: tagged, with its fonts, its language and its title, and nothing fetched."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from importlib.resources import files
from typing import Final

from dashboard.exports.picture_font import FAMILY, font_styles

VARIANT: Final = "pdf/a-2a"
PACKAGES: Final = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# Pango's objects are not safe to be used by several threads at once.
_ONE_AT_A_TIME: Final = threading.Lock()

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
    """The system lacks the library that sets PDF files."""

    def __init__(self) -> None:
        """Name the packages that hold it."""
        super().__init__(f"PDF files need Pango, which this system lacks: apt install {PACKAGES}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document: its body as HTML, what it says of itself, and the style sheets of this package it uses."""

    body: str
    language: str
    title: str
    author: str
    subject: str
    keywords: Sequence[str]
    styles: Sequence[str]
    rules: str
    created: date


def pdf(paper: Paper) -> bytes:
    """Return the document as PDF/A-2a; the same paper gives the same bytes.

    Raises:
        PdfNotAvailableError: the system lacks Pango.
    """
    try:
        import weasyprint  # noqa: PLC0415 - a second of every start, for those who print
        from weasyprint.urls import URLFetcher  # noqa: PLC0415 - the same
    except OSError as missing:
        raise PdfNotAvailableError from missing
    html = _html(paper)
    fetcher = URLFetcher(allowed_protocols=("data",), fail_on_errors=True)
    with _ONE_AT_A_TIME:
        document = weasyprint.HTML(string=html, url_fetcher=fetcher)
        made: bytes = document.write_pdf(
            pdf_variant=VARIANT, pdf_identifier=hashlib.sha256(html.encode()).digest()[:16], pdf_tags=True
        )
    return made


def _html(paper: Paper) -> str:
    sheets = [files(__package__).joinpath(name).read_text(encoding="utf-8") for name in paper.styles]
    family = f"html{{font-family:{FAMILY}}}"
    return _PAGE.format(
        language=paper.language,
        title=escape(paper.title),
        author=escape(paper.author),
        subject=escape(paper.subject),
        keywords=escape(", ".join(paper.keywords)),
        created=paper.created.isoformat(),
        styles="".join([font_styles(paper.body), family, *sheets, paper.rules]),
        body=paper.body,
    )
