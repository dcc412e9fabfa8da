from typing import Any

import pandas as pd
import pytest

from dashboard.domain.dataset import Dataset, Narrative
from dashboard.domain.filters import Filters, Ignored, Remark
from dashboard.domain.kinds import Mark
from dashboard.domain.observation import Verdict
from dashboard.domain.summary import Overview, PrioritySummary, Tally
from dashboard.text.narrative import Fragment, resolved
from dashboard.text.overview import (
    chosen_text,
    coverage_text,
    lede,
    priority_line,
    remark_text,
    shown_text,
    tally_items,
    term_remark,
)
from tests.domain.builders import at
from tests.text.samples import LANGUAGES, WORDS, a_catalogue, loans

POINTS = (
    at(2021, 626367, around=(623467, 629267), marks=[Mark.DERIVED]),
    at(2022, 676462),
    at("2022-06", 450),
)


def a_dataset(points=POINTS, **changes: Any) -> Dataset:
    indicator = loans()
    facts: dict[str, Any] = {
        "catalogue": a_catalogue(indicator),
        "observations": pd.DataFrame(),
        "by_indicator": {indicator.id: points},
        "narratives": {},
        "version": "1",
    }
    return Dataset(**{**facts, **changes})


def a_tally(of: int = 30, with_value: int = 21, history: int = 2, **counts: int) -> Tally:
    found = {Verdict(name): tuple(loans() for _ in range(n)) for name, n in counts.items()}
    return Tally(year=2022, by_verdict=found, history=(loans(),) * history, with_value=with_value, of=of)


FULL = a_tally(better=2, worse=1, changed=5, steady=3, unknown=19)


def test_the_lede_brings_out_how_much_is_known():
    found = [lede(Overview(priorities=(), tally=FULL, year=2022), w) for w in WORDS.values()]
    assert [f[0] + f[1] for f in found] == [
        "Hyvinvointia seurataan 30 mittarilla. Vuodelta 2022 luku on 21 mittarilla.",
        "Välfärden följs upp med 30 indikatorer. 21 indikatorer har ett värde för 2022.",
        "Wellbeing is followed by 30 indicators. 21 indicators have a figure for 2022.",
    ]
    for counts in (f[2] for f in found):
        assert counts.startswith(" ")
        assert all(str(n) in counts for n in (2, 1, 5, 3, 19))


def test_nothing_chosen_gives_a_sentence_too():
    empty = a_tally(of=0, with_value=0, history=0)
    assert lede(Overview(priorities=(), tally=empty, year=2022), WORDS["fi"])[0] != ""
    line = priority_line(PrioritySummary(priority=_priority(), trends=(), tally=empty, goals=()), WORDS["fi"])
    assert line.endswith(".")


def test_a_priority_tells_how_many_have_a_figure():
    summary = PrioritySummary(priority=_priority(), trends=(), tally=FULL, goals=())
    assert priority_line(summary, WORDS["fi"]).startswith("21/30 mittarilla on luku vuodelta 2022. ")
    assert coverage_text(FULL, WORDS["sv"]) == "21/30 indikatorer har ett värde för 2022"


def _priority():
    return a_catalogue(loans()).priorities["culture"]


def test_the_tally_keeps_its_order_and_history_stands_last():
    found = tally_items(a_tally(steady=3, better=2), WORDS["fi"])
    assert found[:2] == ((Verdict.BETTER, "2 parani tai on tavoitteessa"), (Verdict.STEADY, "3 on ennallaan"))
    assert [verdict for verdict, _ in found] == [Verdict.BETTER, Verdict.STEADY, Verdict.HISTORY]


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (
            Filters(year=2022),
            (
                "Kokkola, kaikki vastuualueet, kaikki vuodet, tarkasteluvuosi 2022, "
                "verrataan edelliseen lukuun"
            ),
        ),
        (
            Filters(first=2012, last=2022, year=2022, compare=2019, departments=("library", "museum")),
            (
                "Kokkola, vastuualueet Kirjasto, Museo, vuodet 2012–2022, tarkasteluvuosi 2022, "
                "verrataan vuoteen 2019"
            ),
        ),
        (
            Filters(first=2012, departments=("library",)),
            (
                "Kokkola, vastuualue Kirjasto, vuodesta 2012 alkaen, tarkasteluvuosi 2022, "
                "verrataan edelliseen lukuun"
            ),
        ),
        (
            Filters(last=2012),
            (
                "Kokkola, kaikki vastuualueet, vuoteen 2012 asti, tarkasteluvuosi 2022, "
                "verrataan edelliseen lukuun"
            ),
        ),
    ],
)
def test_the_choice_is_told_in_words(filters, told):
    assert shown_text(filters, a_dataset(), WORDS["fi"]) == told


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (2023, ""),
        (2025, "Uusin luku aineistossa on vuodelta 2022."),
        (
            2026,
            (
                "Vuosi 2022 kuuluu valtuustokauteen 2021–2025, joka on päättynyt. "
                "Uusin luku aineistossa on vuodelta 2022."
            ),
        ),
    ],
)
def test_old_figures_and_a_past_council_term_are_told(today, told):
    assert term_remark(a_dataset(), Filters(year=2022), today, WORDS["fi"]) == told


@pytest.mark.parametrize("why", Ignored)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["from", "department", "colour"])
def test_what_was_not_followed_is_told(language, why, key):
    told = remark_text(Remark(key, "{x}", why), WORDS[language])
    assert told.endswith(".")
    assert "from" not in told or language == "en" or key != "from"


def tell(text, language="fi", dataset=None):
    narrative = Narrative(goal="g", year=2022, text={language: text})
    found = resolved(narrative, dataset=dataset or a_dataset(), words=WORDS[language])
    return ["".join(fragment.text for fragment in paragraph) for paragraph in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kirjasto kirjasi {loans@2022}.", "Kirjasto kirjasi 676\u00a0462 lainausta."),
        ("Lainoja oli {loans@2022|number}.", "Lainoja oli 676\u00a0462."),
        ("Kasvua oli {loans@2022|change}.", "Kasvua oli 8\u00a0%."),
        ("Kesällä {loans@2022-06#library|number}.", "Kesällä 450."),
        ("Luku: {loans@2022-06|change}.", "Luku: ei aiempaa lukua aineistossa."),
        ("Luku: {loans@2015}.", "Luku: ei lukua aineistossa."),
        ("Luku: {other@2022}.", "Luku: ei lukua aineistossa."),
        ("Luku: {loans@2022#museum}.", "Luku: ei lukua aineistossa."),
        ("Aaltosulut {näin}.", "Aaltosulut {näin}."),
    ],
)
def test_references_are_filled_in(text, told):
    assert tell(text) == [told]


def test_a_fragment_knows_the_figure_it_came_from():
    narrative = Narrative(goal="g", year=2022, text={"sv": "Det var {loans@2022}."})
    assert resolved(narrative, dataset=a_dataset(), words=WORDS["sv"]) == (
        (Fragment("Det var "), Fragment("676\u00a0462 lån", "loans"), Fragment(".")),
    )


def test_paragraphs_are_separate_and_another_language_is_not_shown():
    assert tell("Yksi\nrivi.\n\nToinen.\n \n\nKolmas.") == ["Yksi rivi.", "Toinen.", "Kolmas."]
    narrative = Narrative(goal="g", year=2022, text={"fi": "Vain suomeksi."})
    assert resolved(narrative, dataset=a_dataset(), words=WORDS["sv"]) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_choice_in_short_names_year_range_and_departments(language):
    filters = Filters(first=2012, last=2022, departments=("library", "museum"))
    told = chosen_text(filters, a_dataset(), WORDS[language])
    assert all(part in told for part in ("2022", "2012–2022", "2"))
    assert chosen_text(Filters(year=2021), a_dataset(), WORDS[language]).endswith("2021")


def test_one_verdict_needs_no_list():
    summary = PrioritySummary(priority=_priority(), trends=(), tally=a_tally(changed=4, history=0), goals=())
    assert priority_line(summary, WORDS["fi"]).endswith("4 muuttui.")
