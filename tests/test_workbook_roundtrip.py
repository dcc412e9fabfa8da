"""A workbook goes out, is filled in as people do, through LibreOffice too, and comes back saying the same."""

import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.delivery import Delivery, Key
from dashboard.domain.form import Sheet
from dashboard.domain.kinds import Mark, MeasureState, Missing, Qualifier
from dashboard.domain.model import TOTAL
from dashboard.domain.observation import Observation
from dashboard.domain.proposal import Step
from dashboard.ingest.deliveries import read_delivery
from dashboard.ingest.problems import Report
from dashboard.queries.asked import everything_asked
from dashboard.store.intake import propose
from tests.exports.taken import DATA, LANGUAGES, WORDS, plan
from tests.exports.workbook.opened import columns_of, fill, made, opened, rows_of, saved, sheet_of

OFFICE = shutil.which("soffice")
KEPT = Path(__file__).parent / "samples" / "workbook" / "library-2023-libreoffice.xlsx"
"""`filled("fi")` as LibreOffice Calc saved it."""
THIS_YEAR = 2026
YEAR = 2023
FILLED: Mapping[str, Mapping[str, object]] = {
    "library-loans": {"qualifier": Qualifier.ABOUT, "value": 690000, "reason": "Remontti päättyi."},
    "library-visits": {"value": 350123, "note": "Pääkirjasto & lähikirjastot: 5 < 6"},
    "library-loans-per-resident": {"value": 14.25},
    "library-online-uses": {"value": "yli 200 000"},
    "library-ematerial-uses": {"missing": Missing.NOT_COUNTED},
    "library-events": {"value": 0, "source": "annual-report-2022"},
}
TEXTS = {"fi": "Valmistui.", "sv": "Blev klart.", "en": "Completed."}
READ = {
    "library-loans": ("noin 690000", ""),
    "library-visits": ("350123", ""),
    "library-loans-per-resident": ("14,25", ""),
    "library-online-uses": ("yli 200000", ""),
    "library-ematerial-uses": ("", "not-counted"),
    "library-events": ("0", ""),
}


def filled(language: str) -> bytes:
    """The library's workbook filled in with words of its language."""
    words = WORDS[language]
    book = opened(made("kokkola", "library", YEAR, language))
    for indicator, cells in FILLED.items():
        told = {name: _in_words(name, value, language) for name, value in cells.items()}
        fill(book, Sheet.FIGURES, indicator, told)
    measure = rows_of(book, Sheet.MEASURES)[0]["measure"]
    texts = {f"text-{code}": text for code, text in TEXTS.items()}
    fill(book, Sheet.MEASURES, measure, {"state": words("measure.done"), "year": YEAR} | texts)
    return saved(book)


def _in_words(name, value, language):
    words = WORDS[language]
    match value:
        case Qualifier():
            return words(f"qualifier.{value}")
        case Missing():
            return words(f"missing.{value}")
        case str() if name == "value":
            return value.replace("yli", words("qualifier.over"))
        case _:
            return value


def hidden(name: str):
    secret = {_key(o) for o in observations(name) if o.missing is Missing.SUPPRESSED}
    return lambda key: key in secret


def observations(name: str) -> list[Observation]:
    return [o for rows in plan(name).by_indicator.values() for o in rows]


def _key(o: Observation) -> Key:
    return Key(o.indicator, o.area, o.department, o.period.key, o.breakdown)


def delivered(content: bytes, name: str = "kokkola") -> Delivery:
    """What is read of a workbook, in which nothing at all may be wrong."""
    report = Report()
    found = read_delivery(
        "workbook.xlsx",
        content,
        catalogue=plan(name).catalogue,
        hidden=hidden(name),
        report=report,
        this_year=THIS_YEAR,
    )
    assert [problem.text("en") for problem in report.problems] == []
    assert found is not None
    return found


def says_what_was_filled_in(found: Delivery) -> None:
    figures = {figure.key.indicator: figure for figure in found.figures}
    assert {name: (f.value, f.missing) for name, f in figures.items()} == READ
    assert {f.key for f in found.figures} == {
        Key(name, "kokkola", "library", str(YEAR), TOTAL) for name in READ
    }
    assert figures["library-loans"].reason == "Remontti päättyi."
    assert figures["library-visits"].note == "Pääkirjasto & lähikirjastot: 5 < 6"
    assert figures["library-events"].source == "annual-report-2022"
    (measure,) = found.measures
    assert (measure.state, measure.year) == (MeasureState.DONE, YEAR)
    assert dict(measure.text) == TEXTS


def through_office(content: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice saves it after opening it, with a profile of its own."""
    assert OFFICE
    (folder / "in").mkdir()
    (folder / "in" / "workbook.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    place = ["--outdir", str(folder / "out"), str(folder / "in" / "workbook.xlsx")]
    subprocess.run([*command, *place], check=True, capture_output=True, timeout=120)
    return (folder / "out" / "workbook.xlsx").read_bytes()


def locks_and_lists(content: bytes):
    """Which columns are open, and what each offers or permits, by sheet and column id."""
    book = opened(content)
    found: dict[tuple[Sheet, str], list[object]] = {}
    for kind in (Sheet.FIGURES, Sheet.MEASURES):
        sheet = sheet_of(book, kind)
        assert sheet.protection.sheet
        ids = {cell.column_letter: str(cell.value) for cell in sheet[3] if cell.value}
        for letter, name in ids.items():
            cells = [cell for (cell,) in sheet[f"{letter}4:{letter}{sheet.max_row}"]]
            found[kind, name] = [all(not cell.protection.locked for cell in cells)]
        for rule in sheet.data_validations.dataValidation:
            for area in str(rule.sqref).split():
                name = ids[area.rstrip("0123456789:").partition(":")[0].rstrip("0123456789")]
                permitted = str(rule.formula1).translate(str.maketrans("", "", "$'")) if rule.type else ""
                found[kind, name] += [rule.type, permitted, rule.prompt]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_workbook_reads_back_the_same(language):
    found = delivered(filled(language))
    assert (found.department, found.year) == ("library", YEAR)
    says_what_was_filled_in(found)


def test_a_workbook_that_libreoffice_saved_reads_back_the_same():
    says_what_was_filled_in(delivered(KEPT.read_bytes()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "year"), [("kokkola", 2022), ("example", 2024)])
def test_an_untouched_workbook_says_what_the_plan_says(name, year, language):
    known = {_key(o): o for o in observations(name)}
    told = 0
    for asked in everything_asked(plan(name), year):
        found = delivered(made(name, asked.department.id, year, language), name)
        for figure in found.figures:
            o = known.get(figure.key)
            secret = o is not None and o.missing is Missing.SUPPRESSED
            assert figure.unchanged is secret
            if secret or o is None:
                assert (figure.value, figure.note) == ("", "")
                continue
            told += 1
            number = "" if o.value is None else f"{o.value:.10g}".replace(".", ",")
            word = WORDS["fi"](f"qualifier.{o.qualifier}")
            assert figure.value == f"{word} {number}".strip()
            assert figure.missing == (o.missing or "")
            assert figure.note == o.note
            assert figure.source in {o.source, ""}
        for measure in found.measures:
            kept = plan(name).catalogue.measures[measure.measure]
            assert (measure.state, measure.year) == (kept.state, kept.year)
            # A cell left blank is a text that the plan has not either.
            assert {
                language: text for language, text in measure.text.items() if text
            }.items() <= kept.text.items()
    assert told > 10


@pytest.mark.parametrize(("name", "year"), [("kokkola", 2022), ("example", 2024)])
def test_every_figure_of_a_year_is_in_the_workbook_of_who_reported_it(name, year):
    area = plan(name).catalogue.plan.area
    reported = {
        _key(o)
        for o in observations(name)
        if (o.year, o.area) == (year, area) and Mark.DERIVED not in o.marks
    }
    found = [delivered(made(name, a.department.id, year), name) for a in everything_asked(plan(name), year)]
    keys = [figure.key for delivery in found for figure in delivery.figures]
    assert len(reported) > 10
    assert reported - set(keys) == set()
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("name", "year"), [("kokkola", 2022), ("example", 2024), ("example", 2025)])
def test_untouched_workbooks_of_every_department_would_change_nothing(name, year):
    every = [
        delivered(made(name, a.department.id, year, "sv"), name) for a in everything_asked(plan(name), year)
    ]
    proposed = propose(DATA / name, every, today=date(THIS_YEAR, 1, 31))
    assert proposed.problems == ()
    assert proposed.proposal is not None
    assert {step.step for step in proposed.proposal.figures} == {Step.UNCHANGED}
    assert {field.step for field in proposed.proposal.fields} == {Step.UNCHANGED}
    assert proposed.proposal.doubts == ()


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
class TestThroughLibreOffice:
    def test_a_filled_workbook_reads_back_the_same(self, tmp_path):
        says_what_was_filled_in(delivered(through_office(filled("sv"), tmp_path)))

    def test_locks_and_lists_are_kept(self, tmp_path):
        content = made("example", "library", 2024)
        assert locks_and_lists(through_office(content, tmp_path)) == locks_and_lists(content)

    def test_text_like_a_formula_is_still_text(self, tmp_path):
        book = opened(filled("fi"))
        note = "-5 % edellisestä"
        fill(book, Sheet.FIGURES, "library-events", {"note": note})
        found = delivered(through_office(saved(book), tmp_path))
        assert note in {figure.note for figure in found.figures}


def test_a_number_typed_over_the_word_of_a_secret_figure_is_taken():
    book = opened(made("example", "city-planning", 2024))
    sheet = sheet_of(book, Sheet.FIGURES)
    column = columns_of(sheet)["value"]
    row = next(r for r in range(4, sheet.max_row + 1) if sheet.cell(r, column).value == "salattu")
    sheet.cell(row, column).value = 12
    figures = {figure.spot.cell: figure for figure in delivered(saved(book), "example").figures}
    told = figures[sheet.cell(row, column).coordinate]
    assert (told.value, told.unchanged) == ("12", False)
