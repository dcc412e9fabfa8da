"""One department's workbook as a file."""

from __future__ import annotations

import io
from typing import Any, Final

from xlsxwriter import Workbook

from dashboard.domain.dataset import Dataset
from dashboard.domain.form import SHEETS, Sheet
from dashboard.exports.workbook.figure_grid import figure_grid
from dashboard.exports.workbook.help_lines import help_lines
from dashboard.exports.workbook.lists import choices
from dashboard.exports.workbook.measure_grid import measure_grid
from dashboard.exports.workbook.sheets import Sheets
from dashboard.exports.xlsx_file import NO_MOMENT, with_language
from dashboard.queries.asked import asked_of
from dashboard.text.messages import Words, load_words

OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def department_workbook(dataset: Dataset, *, department: str, year: int, words: Words) -> bytes:
    """Return the workbook that a department fills in for a year; the same plan makes the same bytes.

    Raises:
        KeyError: the plan has no such department.
    """
    asked = asked_of(dataset, department, year)
    every = load_words()
    title = heading(dataset, words.of(asked.department.name), year, words)
    sheets = {sheet: names[words.language] for sheet, names in SHEETS.items()}
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties(properties(dataset, title, words))
        drawn = Sheets(book, choices=choices(dataset.catalogue, words), footer=footer(title), words=words)
        drawn.help(help_lines(dataset, asked, title=title, year=year, words=words, every=every))
        for sheet, grid in ((Sheet.FIGURES, figure_grid), (Sheet.MEASURES, measure_grid)):
            told = words("workbook.sheet_title", title=title, sheet=sheets[sheet])
            found = grid(dataset, asked, year, title=told, words=words)
            # An empty sheet would make whoever opens it look for what is not there.
            if found.rows:
                drawn.grid(found)
        drawn.lists()
    return with_language(out.getvalue(), words.language)


def heading(dataset: Dataset, whose: str, year: int, words: Words) -> str:
    """Return whose file it is and for which year; of an example plan also that it is one."""
    title = words("workbook.title", department=whose, year=year)
    return f"{words('page.example')} – {title}" if dataset.catalogue.plan.example else title


def properties(dataset: Dataset, title: str, words: Words) -> dict[str, Any]:
    """Return what a file says of itself."""
    plan = dataset.catalogue.plan
    municipality = words.of(plan.municipality)
    return {
        "title": title,
        "subject": words.of(plan.title),
        "author": municipality,
        "company": municipality,
        "comments": words("page.example_text") if plan.example else "",
        "created": NO_MOMENT,
    }


def footer(title: str) -> str:
    """Return what stands at the foot of each printed page; `&` begins a command there, `&&` is the sign."""
    return f"&L{title.replace('&', '&&')[:200]}&R&P / &N"
