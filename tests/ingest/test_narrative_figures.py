"""Reports with every figure typed by hand: what agrees passes, every figure that is changed is found."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.dataset import Dataset, Narrative
from dashboard.domain.observation import Observation
from dashboard.ingest.figures import check_figures
from dashboard.ingest.load import inspect_plan, load_plan
from dashboard.ingest.masks import BLANK, masked
from dashboard.ingest.problems import LANGUAGES, Problem, Report
from dashboard.ingest.prose import typed_numbers
from dashboard.text.messages import load_words
from dashboard.text.narrative import Fragment, resolved

DATA = Path(__file__).parent.parent.parent / "data"
PLANS = ("kokkola", "example")
NO_BREAK = "\u00a0"
FIGURE = re.compile(rf"\d[\d{NO_BREAK},.]*\d|\d")
QUALIFIER = re.compile(r"^(\D+) (?=\d)")


@cache
def plan_of(name: str) -> Dataset:
    return load_plan(DATA / name)


@dataclass(frozen=True, kw_only=True)
class Text:
    """A narrative in one language with its figures typed in, piece by piece."""

    goal: str
    year: int
    language: str
    pieces: tuple[Fragment, ...]

    @property
    def file(self) -> str:
        return f"narrative/{self.year}/{self.goal}.{self.language}.md"

    def written(self, at: int | None = None, instead: str = "") -> str:
        return "".join(instead if n == at else piece.text for n, piece in enumerate(self.pieces))

    def figures(self) -> Iterator[tuple[int, str]]:
        for number, piece in enumerate(self.pieces):
            if piece.indicator is not None:
                yield number, piece.text


@cache
def texts_of(name: str) -> tuple[Text, ...]:
    dataset, words = plan_of(name), load_words()
    found = []
    for narrative in dataset.narratives.values():
        for language in LANGUAGES:
            paragraphs = resolved(narrative, dataset=dataset, words=words[language])
            pieces = tuple(f for p in paragraphs for f in (*p, Fragment("\n\n")))
            text = Text(goal=narrative.goal, year=narrative.year, language=language, pieces=pieces)
            found.append(text)
    return tuple(found)


def checked(name: str, text: Text, written: str) -> tuple[Problem, ...]:
    """Check one text as the loader does."""
    dataset, report = plan_of(name), Report()
    narrative = Narrative(goal=text.goal, year=text.year, text={text.language: written})
    check_figures(
        {(text.goal, text.year): narrative},
        catalogue=dataset.catalogue,
        records=dataset.by_indicator,
        report=report,
    )
    return report.problems


def cases(name: str) -> Iterator[tuple[Text, int, str]]:
    for text in texts_of(name):
        for at, figure in text.figures():
            yield text, at, figure


def named(case: object) -> str:
    if isinstance(case, Text):
        return f"{case.goal}.{case.language}.{case.year}"
    return str(case).replace(NO_BREAK, " ")


ALL = [(name, *case) for name in PLANS for case in cases(name)]
QUALIFIED = [case for case in ALL if QUALIFIER.match(case[-1])]
each_figure = pytest.mark.parametrize(("name", "text", "at", "figure"), ALL, ids=named)


def grouped(digits: str, like: str) -> str:
    """Return digits in groups of three as in another number."""
    between = "," if re.search(r"\d,\d{3}(?!\d)", like) else NO_BREAK
    return f"{int(digits):,}".replace(",", between)


def changed(figure: str) -> Iterator[str]:
    """Yield the figure with each digit changed in two ways, then with each digit before the comma dropped."""
    number = FIGURE.search(figure)
    assert number is not None
    before, written, after = figure[: number.start()], number[0], figure[number.end() :]
    for n, digit in enumerate(written):
        if digit.isdigit():
            for step in (1, 4):
                new = str((int(digit) + step) % 10)
                if n > 0 or new != "0":
                    yield before + written[:n] + new + written[n + 1 :] + after
    decimals = re.search(r"[.,]\d{1,2}$", written)
    whole = re.sub(r"\D", "", written[: decimals.start()] if decimals else written)
    for n in range(len(whole)):
        left = whole[:n] + whole[n + 1 :]
        if left and left[0] != "0":
            yield before + grouped(left, written) + (decimals[0] if decimals else "") + after


def another_figure(name: str, text: Text, figure: str) -> bool:
    """Tell whether a changed figure is by chance another true one of the goal, which no rule can find."""
    dataset, number = plan_of(name), FIGURE.search(figure)
    assert number is not None
    value = float(re.sub(r",(?=\d{3}(?!\d))|\s", "", number[0]).replace(",", "."))
    for indicator in dataset.catalogue.indicators.values():
        rows = [o for o in dataset.by_indicator.get(indicator.id, ()) if o.value is not None]
        now = [o for o in rows if o.year == text.year and indicator.goal == text.goal]
        before = {series(o): o.value for o in rows if o.year == text.year - 1}
        changes = [((o.value or 0) / b - 1) * 100 for o in now if (b := before.get(series(o)))]
        slack = 0.5 if value.is_integer() else 0.05
        if any(o.value == value for o in now):
            return True
        if "%" in figure and any(abs(abs(change) - value) <= slack for change in changes):
            return True
    return False


def number_of(figure: str) -> str:
    number = FIGURE.search(figure)
    assert number is not None
    return number[0].replace(NO_BREAK, " ")


def series(o: Observation) -> tuple[str, str, str, str]:
    return o.area, o.department, o.breakdown, o.period.part


@pytest.mark.parametrize("name", PLANS)
def test_a_report_typed_by_hand_as_it_is_printed_passes(name, tmp_path):
    folder = tmp_path / name
    shutil.copytree(DATA / name, folder)
    for text in texts_of(name):
        (folder / text.file).write_text(text.written().strip() + "\n", encoding="utf-8")
    dataset, problems = inspect_plan(folder)
    assert dataset is not None, problems
    assert problems == inspect_plan(DATA / name)[1]


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_with_a_wrong_figure_does_not_load_and_every_file_is_named(name, tmp_path):
    folder = tmp_path / name
    shutil.copytree(DATA / name, folder)
    spoilt = set()
    for text in texts_of(name):
        for at, figure in list(text.figures())[:1]:
            wrong = next(c for c in changed(figure) if not another_figure(name, text, c))
            (folder / text.file).write_text(text.written(at, wrong), encoding="utf-8")
            spoilt.add(text.file)
    dataset, problems = inspect_plan(folder)
    assert dataset is None
    assert {p.file for p in problems if p.rule == "typed-figure"} == spoilt


@each_figure
def test_every_figure_that_is_changed_is_found(name, text, at, figure):
    """The problem names the file, the figure typed and the figure in the data."""
    true = number_of(figure)
    printed = true if text.language != "en" else true.replace(",", " ").replace(".", ",")
    for wrong in changed(figure):
        if another_figure(name, text, wrong):
            continue
        problems = checked(name, text, text.written(at, wrong))
        assert [(p.rule, p.file) for p in problems] == [("typed-figure", text.file)], wrong
        typed = number_of(wrong)
        assert typed in problems[0].value
        for language in LANGUAGES:
            told = problems[0].text(language)
            assert text.file in told
            assert typed in told
            assert printed in told, (wrong, told)


@pytest.mark.parametrize(("name", "text", "at", "figure"), QUALIFIED, ids=named)
def test_a_figure_without_its_qualifier_or_with_another_is_found(name, text, at, figure):
    qualifier = QUALIFIER.match(figure)
    assert qualifier is not None
    others = {"fi": ("", "alle ", "noin ", "yli "), "sv": ("", "minst ", "cirka ", "över ")}
    for other in others.get(text.language, ("", "under ", "about ", "over ")):
        if other.strip() != qualifier[1]:
            wrong = other + figure[qualifier.end() :]
            problems = checked(name, text, text.written(at, wrong))
            assert [(p.rule, p.file) for p in problems] == [("typed-figure", text.file)], wrong


@each_figure
def test_other_marks_between_thousands_are_fine(name, text, at, figure):
    comma = text.language == "en"
    between = rf"(?<=\d)[{',' if comma else NO_BREAK}](?=\d{{3}}(?!\d))"
    for mark in ("", " ", NO_BREAK, "\u202f", "\u2009", "."):
        same = re.sub(between, mark, figure)
        assert checked(name, text, text.written(at, same)) == (), same


@each_figure
def test_a_figure_with_a_line_end_before_its_unit_is_fine(name, text, at, figure):
    assert checked(name, text, text.written(at, figure.replace(" ", "\n"))) == ()


NO_FIGURES = {
    "fi": """Vuosi 2022 oli vilkas, kuten vuosi 2021 ja vuodet 2017–2020;
2020-luvulla ja 1990-luvulla oli toisin.
Valtuustokausi 2021–2025 jatkuu, lukuvuosi 2022/2023 ja lukuvuosi 2022–23 myös.
Vuonna 2022 tapahtumia oli paljon.
Kaupunginhallitus käsitteli raporttia 8.5.2023, valtuusto 8. toukokuuta 2023 ja lautakunta 12.6. klo 17.30.
Haku oli auki 1.–15.9.2022 ja 1.5.–30.9.2022, kello 8.30–16.00, klo 9–15 ja 3. kesäkuuta.
Päivämäärä on 2023-05-08. Kolmen vuoden hanke kesti 3 vuotta, 36 kuukautta, 12 viikkoa ja 87 päivää.
Avoinna 12 tuntia päivässä, 45 minuuttia kerrallaan, 10 viime vuotta.
Kolme kerhoa ja kaksikymmentä kurssia puuttui.
Mukana olivat 8. luokka, 4.–5. luokan oppilaat, luokat 7–9, 9 A ja 8.-luokkalaiset,
7–12-vuotiaat ja 18-vuotias.
Toinen kerros, 2. kerros ja 3. vaihe. Laki (1290/2002), asetus 1326/2010 ja 12 § sekä §87 ja 3 luvun 10 §.
Osoite on Kirkkokatu 12, 67100 Kokkola, PL 43. Puhelin 06 828 9111, puh. 040 123 4567 ja +358 40 123 4567.
Katso kuvio 8, taulukko 12, liite 10, sivu 87 ja sivut 24–26, tavoite 2 sekä kohta 11.

1. Ensimmäinen asia.
2. Toinen asia.
87) Vieras asia.

COVID-19 ja A4, https://kokkola.fi/8/12?n=254, 5 kirjastoa ja 3 hanketta, joka 2. viikko,
2–3 kertaa viikossa.
Luku on laskettu 1 000 asukasta kohti ja asteikolla 1–5. Tuntia kohden 1/3 ja suhde 2:1.
""",
    "sv": """År 2022 var livligt, som åren 2017–2020 och 1990-talet.
Läsåret 2022/2023 och läsåret 2022–23 pågår.
Stadsstyrelsen behandlade rapporten den 8 maj 2023, fullmäktige 8.5.2023,
nämnden 12.6. kl. 17.30 och den 3 juni.
Ansökan var öppen 1–15 september 2022 och 1.5–30.9.2022 kl. 8.30–16.00, kl 9–15. Datum: 2023-05-08.
Projektet varade i tre år, 3 år, 36 månader, 12 veckor och 87 dagar, 12 timmar per dag,
45 minuter åt gången.
De senaste 10 åren. Tre klubbar och tjugo kurser saknades. Med var årskurs 8, årskurserna 7–9,
åk 4 och klass 9.
7–12-åringar, 18-åringar och 24 år gamla. Den 8:e gången, våning 2. Lagen (1290/2002), 12 § och §87.
Adressen är Kyrkogatan 12, 67100 Karleby, PB 43. Telefon 06 828 9111, tfn 040 123 4567 och +358 40 123 4567.
Se figur 8, tabell 12, bilaga 10, sida 87 och sidorna 24–26 samt punkt 11.

1. Första saken.
2. Andra saken.

COVID-19 och A4, https://karleby.fi/8/12?n=254, 5 bibliotek och 3 projekt, 2–3 gånger i veckan.
Talet har räknats per 1 000 invånare och på skalan 1–5. En tredjedel är 1/3 och förhållandet 2:1.
""",
    "en": """The year 2022 was busy, as were 2017–2020 and the 1990s.
School year 2022/2023 and 2022–23 go on.
The board met on 8 May 2023, the council on May 8, 2023,
a committee on 8.5.2023 at 17:30 and on the 3rd of June.
It was open from 1–15 September 2022, 8:30–16:00, until 5 pm. The date is 2023-05-08.
In 2022 events were many.
The project took three years, 3 years, 36 months, 12 weeks and 87 days, 12 hours a day, 45 minutes each.
The last 10 years. Three clubs and twenty courses were missing. Grade 8, grades 4–5,
year 8 and the 8th grade took part.
People aged 15–64, 7–12-year-olds and an 18-year-old. Act 1290/2002, section 12 and § 87.
The address is Kirkkokatu 12, 67100 Kokkola, P.O. Box 43. Phone 06 828 9111,
tel. 040 123 4567 and +358 40 123 4567.
See figure 8, table 12, appendix 10, page 87 and pages 24–26.

1. First thing.
2. Second thing.

COVID-19 and A4, https://kokkola.fi/8/12?n=254, 5 libraries and 3 projects, 2–3 times a week.
It is counted per 1,000 residents, on a scale of 1 to 5. One third is 1/3.
""",
}
LINES = [
    (language, line) for language, words in NO_FIGURES.items() for line in words.splitlines() if line.strip()
]


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize(("language", "line"), LINES)
def test_dates_years_counts_of_years_and_other_numbers_are_not_flagged(name, language, line):
    for text in texts_of(name):
        if text.language == language:
            assert checked(name, text, f"{text.written()}{line}\n") == (), text.file


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_page_without_figures_is_not_flagged(language):
    for text in texts_of("kokkola"):
        if text.language == language:
            assert checked("kokkola", text, text.written() + NO_FIGURES[language]) == ()


LEISURE = "leisure-library-adult-education"
RIGHT = {
    "fi": (
        "Kasvua oli +8 %, siis 8 prosenttia.",
        "Lainat kasvoivat 7,9 %.",
        "Valtio antoi 130 000 euroa vuonna 2023.",
        "Valtio antaa 130 tuhatta euroa vuonna 2023, siis 0,13 miljoonaa euroa.",
        "Ennen korona-aikaa lainattiin vähän. Kurssilla oli n. 750 korttia.",
        "Lainoja oli vuonna 2021 noin 626 000 lainausta.",
        "Kortteja annettiin ~750.",
        "Kirjaston 2022 tapahtumat olivat suosittuja.",
        "Keskimäärin kurssilla oli 11 opiskelijaa.",
        "Lainojen määrä kertyi 623 467–629 267 lainausta vuonna 2021.",
    ),
    "sv": (
        "Ökningen var +8 %, alltså 8 procent.",
        "Staten gav 130 000 euro år 2023.",
        "Det gavs omkring 750 kort.",
        "En kurs hade i genomsnitt 11 studerande.",
        "Lånen var mer än 35 000 simbesök.",
    ),
    "en": (
        "Growth was +8 %, or 8 per cent, or 8 percent.",
        "The state gave EUR 130,000 in 2023, that is 130,000 euros or 0.13 million euros.",
        "The city granted approximately 750 cards.",
        "A course had an average of 11 students.",
        "There were more than 35,000 swims.",
    ),
}
WRONG = {
    "fi": (
        ("Kasvua oli −8 %.", "8 %"),
        ("Kasvua oli 9 prosenttia.", "8 %"),
        ("Valtio antoi 131 000 euroa vuonna 2023.", "130 000"),
        ("Valtio antaa 140 tuhatta euroa vuonna 2023.", "130 000"),
        ("Kortteja annettiin enintään 750.", "noin 750"),
        ("Kerhoissa oli vajaat 1 100 lasta.", "yli 1 100"),
        ("Kirjaston lainaukset olivat 767 462.", "676 462"),
        ("Lainoja oli vuonna 2021 626 367 lainausta.", "626 367"),
        ("Tapahtumia 607 kurssin rinnalla oli 254 kurssia.", "607"),
        ("Kerhoja oli 8.", "87"),
        ("Lainaukset: 676 463.", "676 462"),
        ("Kasvua oli 8–12 %.", "8 %"),
        ("Kirjastossa oli 1905 tapahtumaa.", "254"),
    ),
    "sv": (
        ("Ökningen var 9 procent.", "8 %"),
        ("Det gavs knappt 750 kort.", "noin 750"),
        ("Utlåningen var 676 642 lån.", "676 462"),
    ),
    "en": (
        ("Growth was 9 per cent.", "8 %"),
        ("The state gave €131,000 in 2023.", "130 000"),
        ("There were fewer than 35,000 swims.", "yli 35 000"),
        ("The library was used 999,999 times online.", "208 280"),
    ),
}


def leisure(language: str) -> Text:
    return next(t for t in texts_of("kokkola") if (t.goal, t.language) == (LEISURE, language))


@pytest.mark.parametrize(("language", "line"), [(k, line) for k, lines in RIGHT.items() for line in lines])
def test_true_figures_in_other_words_are_fine(language, line):
    text = leisure(language)
    assert checked("kokkola", text, f"{text.written()}\n{line}\n") == ()


@pytest.mark.parametrize(
    ("language", "line", "true"), [(k, line, true) for k, lines in WRONG.items() for line, true in lines]
)
def test_wrong_figures_in_other_words_are_found(language, line, true):
    text = leisure(language)
    (problem,) = checked("kokkola", text, f"{text.written()}\n{line}\n")
    assert problem.rule == "typed-figure"
    assert true in problem.text("fi")


def test_a_reference_is_never_taken_for_a_typed_figure():
    for name in PLANS:
        dataset, report = plan_of(name), Report()
        check_figures(
            dataset.narratives, catalogue=dataset.catalogue, records=dataset.by_indicator, report=report
        )
        assert report.problems == ()


def test_percentage_points_are_compared_with_differences_of_percentages():
    text = next(t for t in texts_of("example") if (t.goal, t.year, t.language) == ("employment", 2024, "fi"))
    right = "Työttömyys laski 0,5 prosenttiyksikköä."
    assert checked("example", text, text.written() + right) == ()
    (problem,) = checked("example", text, text.written() + right.replace("0,5", "0,9"))
    assert "−0,5 %-yks." in problem.text("fi")
    assert replace(problem, details={}) == replace(problem, details={}, value="0,9 prosenttiyksikköä")


@given(st.text(alphabet="0123456789 .,:/–-§%\nabkloÅ{}()[]"), st.sampled_from(LANGUAGES))
def test_what_is_left_out_leaves_every_place_as_it_was(text, language):
    plain = masked(text, language=language)
    assert len(plain) == len(text)
    assert all(
        new in (old, BLANK) and (old == "\n") is (new == "\n") for old, new in zip(text, plain, strict=True)
    )
    for typed in typed_numbers(text, language=language):
        assert text[typed.start : typed.end].endswith(typed.written) or ":" in text[typed.start : typed.end]
        assert all(low <= high for low, high in typed.readings)
