"""What changed since the last meeting, as it is told."""

from dataclasses import replace

import pytest

from dashboard.domain.dataset import Narrative
from dashboard.domain.difference import Differences
from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Kind, Mark, MeasureState, Missing, Qualifier, TargetKind, Wanted
from dashboard.ingest.load import load_plan
from dashboard.queries.difference import compare
from dashboard.text.differences import difference_groups, difference_headlines, difference_summary
from tests.domain.builders import a_target
from tests.queries.builders import a_dataset, a_goal, a_measure, breakdown, elsewhere, of
from tests.queries.edits import DATA, PlanCopy
from tests.queries.seeds import SEEDS
from tests.text.samples import LANGUAGES, WORDS, a_catalogue, loans, text, unit

SEX = next(iter(a_dataset().catalogue.breakdowns.values()))


def a_plan(*rows, indicator=None, **facts):
    """The sample plan in three languages, with these figures."""
    known = indicator or loans()
    catalogue = a_catalogue(known, breakdowns={"sex": SEX}, **facts)
    return replace(a_dataset(*rows), catalogue=catalogue)


def told(old, new, language="fi"):
    """Every line that is told, without its group."""
    groups = difference_groups(compare(old, new), old=old, new=new, words=WORDS[language])
    return [line.text for group in groups for line in group.lines]


def figures(before, later, language="fi"):
    """What is told of the figures."""
    old, new = (a_plan(*([o] if o else [])) for o in (before, later))
    return told(old, new, language)[-1]


# ---- figures

LOAN = of("library", 2022, 676462)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fi", "Kirjaston lainat, 2022: 676\u00a0462 → 680\u00a0001 lainausta; syy: ”Laskuvirhe”."),
        ("sv", "Bibliotekets lån, 2022: 676\u00a0462 → 680\u00a0001 lån; orsak: ”Laskuvirhe”."),
        ("en", "Library loans, 2022: 676,462 → 680,001 loans; reason: “Laskuvirhe”."),
    ],
)
def test_a_corrected_figure_with_the_reason_in_its_note(language, line):
    assert figures(LOAN, of("library", 2022, 680001, note="Laskuvirhe."), language) == line


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ({}, {}, "syytä ei ole julkaistu"),
        ({"note": "Alkuperäinen."}, {"note": "Alkuperäinen."}, "syytä ei ole julkaistu"),
        ({}, {"marks": frozenset({Mark.REVISED})}, "syy: tarkistettu"),
        ({}, {"marks": frozenset({Mark.REVISED}), "note": "Uusi laskenta"}, "syy: ”Uusi laskenta”"),
    ],
)
def test_the_reason_is_a_new_note_or_the_mark_of_a_revision(old, new, said):
    line = figures(of("library", 2022, 1, **old), of("library", 2022, 2, **new))
    assert line == f"Kirjaston lainat, 2022: 1 → 2 lainausta; {said}."


ABOUT = of("library", 2022, 750, Qualifier.ABOUT)
DERIVED = replace(
    of("library", 2022, 626367), range=Interval(623467, 629267), marks=frozenset({Mark.DERIVED})
)
BOUNDED = replace(of("library", 2022, 100), range=Interval(90, 110))
PROVISIONAL = of("library", 2022, 752, marks=frozenset({Mark.PROVISIONAL}))
BROKEN = of("library", 2022, 752, marks=frozenset({Mark.BREAK}))


@pytest.mark.parametrize(
    ("old", "new", "arrow"),
    [
        (ABOUT, of("library", 2022, 752), "noin 750 → 752 korttia"),
        (of("library", 2022, 750), ABOUT, "750 → noin 750 korttia"),
        (PROVISIONAL, of("library", 2022, 760), "752 (ennakkotieto) → 760 korttia"),
        (of("library", 2022, 760), PROVISIONAL, "760 → 752 korttia (ennakkotieto)"),
        (of("library", 2022, 752), BROKEN, "752 → 752 korttia (määritelmä muuttui)"),
        (BROKEN, replace(BROKEN, value=760, range=Interval(760, 760)), "752 → 760 korttia"),
        (BOUNDED, replace(BOUNDED, range=Interval(95, 105)), "100 korttia (90–110) → 100 korttia (95–105)"),
        (
            DERIVED,
            of("library", 2022, 626000),
            "noin 626\u00a0000 korttia (johdettu välistä 623\u00a0467–629\u00a0267) → 626\u00a0000 korttia",
        ),
    ],
)
def test_qualifiers_marks_and_intervals_are_kept_on_both_sides(old, new, arrow):
    cards = unit("loan", loans_kind(), text("kortti", "kort", "card"), text("korttia", "kort", "cards"))
    sides = [a_plan(o, units={"loan": cards}) for o in (old, new)]
    assert told(*sides)[-1] == f"Kirjaston lainat, 2022: {arrow}; syytä ei ole julkaistu."


def loans_kind():
    return a_catalogue(loans()).units["loan"].kind


def test_a_unit_that_is_joined_to_its_number_stands_on_both_sides():
    old, new = (
        a_plan(of("library", 2022, v), indicator=loans(unit="money"), events={}) for v in (12.0, 13.0)
    )
    assert "12\u00a0€/asukas → 13\u00a0€/asukas" in told(old, new)[-1]


def test_each_side_is_told_in_its_own_unit():
    old = a_plan(LOAN)
    new = a_plan(of("library", 2022, 14.5), indicator=loans(unit="rate", decimals=1))
    lines = told(old, new)
    assert (
        "Kirjaston lainat, 2022: 676\u00a0462 lainausta → 14,5 lainausta/asukas; syytä ei ole julkaistu."
        in lines
    )
    assert "Mittari ”Kirjaston lainat”: yksikkö lainausta → lainausta/asukas." in lines


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (None, LOAN, "uusi luku 676\u00a0462 lainausta."),
        (of("library", 2022, None), ABOUT, "uusi luku noin 750 lainausta; aiemmin: ei vielä toimitettu."),
        (LOAN, None, "lukua 676\u00a0462 lainausta ei enää ole aineistossa."),
        (
            LOAN,
            of("library", 2022, None, missing=Missing.WITHDRAWN),
            "lukua 676\u00a0462 lainausta ei enää ole; syy: peruttu, luku oli virheellinen.",
        ),
        (None, of("library", 2022, None), "luku puuttuu; syy: ei ole kerrottu → ei vielä toimitettu."),
        (
            of("library", 2022, None),
            of("library", 2022, None, missing=Missing.NOT_COUNTED),
            "luku puuttuu; syy: ei vielä toimitettu → ei laskettu.",
        ),
    ],
)
def test_figures_that_came_went_or_are_missing_for_another_reason(old, new, line):
    assert figures(old, new) == f"Kirjaston lainat, 2022: {line}"


def test_a_figure_that_has_become_secret_is_not_told_again():
    hidden = of("library", 2022, None, missing=Missing.SUPPRESSED)
    for language in LANGUAGES:
        line = figures(of("library", 2022, 4321), hidden, language)
        assert "".join(c for c in line if c.isdigit()) == "2022"
    line = figures(of("library", 2022, 4321), hidden)
    assert line.endswith("lukua ei enää näytetä; syy: salattu pienten lukumäärien suojaamiseksi.")


def test_the_department_is_named_where_several_have_figures():
    rows = [of("library", 2022, 1), of("museum", 2022, 1)]
    new = [rows[0], of("museum", 2022, 2)]
    lines = told(a_plan(*rows), a_plan(*new))
    assert "Kirjaston lainat (Museo), 2022: 1 → 2 lainausta; syytä ei ole julkaistu." in lines


def test_the_class_of_a_breakdown_is_named():
    lines = told(a_plan(breakdown("girls", 2022, 1)), a_plan(breakdown("girls", 2022, 2)))
    assert lines == ["Kirjaston lainat (Tytöt), 2022: 1 → 2 lainausta; syytä ei ole julkaistu."]


def test_other_areas_take_one_line():
    old = a_plan(elsewhere("porvoo", 2020, 1), elsewhere("porvoo", 2021, 1))
    new = a_plan(*(elsewhere("porvoo", year, 2) for year in (2021, 2022, 2023)))
    assert told(old, new) == [
        "Kirjaston lainat: muiden alueiden luvut muuttuivat (2 uutta, 1 korjattu, 1 poistunut)."
    ]


# ---- statuses and targets


def judged(value, **facts):
    rows = [of("library", year, value if year == 2022 else 100) for year in (2021, 2022)]
    return a_plan(*rows, **facts)


HOLD = a_target(TargetKind.HOLD, value=100, year=None, baseline=None)


def test_a_status_is_told_in_the_words_of_its_chip():
    old, new = judged(120, targets=(HOLD,)), judged(80, targets=(HOLD,))
    assert (
        told(old, new)[0] == "Kirjaston lainat: tavoite saavutettu (alustava) → alle tavoitteen (alustava)."
    )


def test_a_status_that_cannot_be_told_gives_the_reason():
    old = a_plan(of("library", 2021, 700), of("library", 2022, 900))
    new = a_plan(of("library", 2021, 700), of("library", 2022, 700, Qualifier.ABOUT))
    assert told(old, new)[0] == "Kirjaston lainat: nousi → ei voi vielä sanoa (lukujen tarkkuus ei riitä)."


def test_where_the_chips_are_alike_the_verdicts_are_told():
    """The same words under a target mean worse where more is wanted, and neither where less is."""
    old = judged(80, targets=(HOLD,))
    new = judged(80, targets=(HOLD,), indicator=loans(wanted=Wanted.NONE))
    assert told(old, new)[0].startswith("Kirjaston lainat: alle tavoitteen (alustava) → laski.")
    wanted = a_target(TargetKind.RANGE, value=90, upper=110)
    down = judged(80, targets=(wanted,), indicator=loans(wanted=Wanted.DOWN))
    up = judged(80, targets=(wanted,))
    assert told(down, up)[0] == "Kirjaston lainat: muuttui → heikkeni tai on jäljessä tavoitteesta."


def test_where_nothing_is_judged_the_targets_words_are_told():
    none = loans(wanted=Wanted.NONE)
    limit = a_target(TargetKind.HOLD, value=50)
    old = judged(80, targets=(limit,), indicator=none)
    new = judged(40, targets=(limit,), indicator=none)
    assert told(old, new)[0] == "Kirjaston lainat: yli tavoitteen → alle tavoitteen."


def test_a_target_without_a_judgement_is_one_that_cannot_be_told():
    none = loans(wanted=Wanted.NONE)
    limit = a_target(TargetKind.HOLD, value=50)
    old = judged(80, targets=(limit,), indicator=none)
    unsure = [of("library", 2021, 100), of("library", 2022, 50, Qualifier.ABOUT)]
    new = a_plan(*unsure, targets=(limit,), indicator=none)
    assert told(old, new)[0] == "Kirjaston lainat: yli tavoitteen → ei voi vielä sanoa."


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (a_target(baseline=None), "200 lainausta vuodelle 2025"),
        (a_target(), "200 lainausta vuodelle 2025 (lähtövuosi 2018)"),
        (HOLD, "joka vuosi vähintään 100 lainausta"),
        (replace(HOLD, year=2025), "joka vuosi vähintään 100 lainausta (vuosi 2025)"),
        (replace(HOLD, department="museum"), "joka vuosi vähintään 100 lainausta (Museo)"),
        (
            replace(HOLD, kind=TargetKind.RANGE, upper=110),
            "joka vuosi 100 lainausta – 110 lainausta",
        ),
    ],
)
def test_targets_that_came_and_went(target, words):
    old, new = a_plan(), a_plan(targets=(target,))
    assert told(old, new) == [f"Kirjaston lainat: uusi tavoitearvo {words}."]
    assert told(new, old) == [f"Kirjaston lainat: tavoitearvo {words} on poistettu."]


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (a_target(value=210), "200 lainausta vuodelle 2025 → 210 lainausta vuodelle 2025"),
        (a_target(year=2027), "200 lainausta vuodelle 2025 → 200 lainausta vuodelle 2027"),
        (
            a_target(baseline=2019),
            "200 lainausta vuodelle 2025 (lähtövuosi 2018) → 200 lainausta vuodelle 2025 (lähtövuosi 2019)",
        ),
        (
            a_target(department="museum"),
            "200 lainausta vuodelle 2025 → 200 lainausta vuodelle 2025 (Museo)",
        ),
    ],
)
def test_a_target_that_moved(new, words):
    assert told(a_plan(targets=(a_target(),)), a_plan(targets=(new,))) == [
        f"Kirjaston lainat: tavoitearvo {words}."
    ]


# ---- measures, items, facts


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (MeasureState.DONE, "Toimenpide valmistui: club, käynnissä (2022) → tehty (2022)."),
        (MeasureState.LATE, "Toimenpide myöhästyi: club, käynnissä (2022) → myöhässä (2022)."),
        (MeasureState.STOPPED, "Toimenpiteen tila muuttui: club, käynnissä (2022) → keskeytetty (2022)."),
    ],
)
def test_a_measure_tells_its_states_with_their_years(state, line):
    club = a_measure("club", "reading")
    plans = [
        a_plan(goals={"reading": a_goal("reading")}, measures={"club": measure})
        for measure in (club, replace(club, state=state))
    ]
    assert told(*plans) == [line]


def test_measures_that_came_and_went():
    goals = {"reading": a_goal("reading")}
    without = a_plan(goals=goals)
    with_one = a_plan(goals=goals, measures={"club": a_measure("club", "reading")})
    assert told(without, with_one) == ["Uusi toimenpide: club, käynnissä (2022)."]
    assert told(with_one, without) == ["Toimenpide on poistettu: club, käynnissä (2022)."]


def test_an_indicator_that_came_or_went_counts_its_figures():
    other = loans(id="visits")
    old, new = a_plan(LOAN), a_plan(LOAN, indicator=other)
    assert told(old, new) == [
        "Lisätty mittari: Kirjaston lainat (0 lukua).",
        "Poistettu mittari: Kirjaston lainat (1 luku).",
    ]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"wanted": Wanted.DOWN}, "toivottu suunta ylöspäin → alaspäin"),
        ({"kind": Kind.ACTIVITY}, "laji hyvinvointi → toiminta"),
        ({"band": 0.05}, "muutoksen kynnys 3,0\u00a0% → 5,0\u00a0%"),
        ({"breaks": (2020, 2022)}, "katkokset ei mitään → 2020, 2022"),
        ({"department": "museum"}, "vastuualue Kirjasto → Museo"),
        ({"goal": "reading"}, "tavoite ei mitään → reading"),
        ({"confirmed": False}, "kaupungin kanta vahvistettu → odottaa vahvistusta"),
    ],
)
def test_a_fact_is_told_in_words(facts, words):
    goals = {"reading": a_goal("reading")}
    old, new = a_plan(goals=goals), a_plan(goals=goals, indicator=loans(**facts))
    assert f"Mittari ”Kirjaston lainat”: {words}." in told(old, new)


def test_a_renamed_indicator_tells_its_former_name_where_that_language_had_another():
    name = text("Kirjaston lainat", "Lån", "Library loans")
    old, new = a_plan(), a_plan(indicator=loans(name=name))
    assert told(old, new) == ["Mittari ”Kirjaston lainat”: nimi kirjoitettiin uudelleen (ruotsi)."]
    assert told(old, new, "sv") == [
        "Indikator ”Lån”: namnet har skrivits om (svenska). Det tidigare namnet var ”Bibliotekets lån”."
    ]


# ---- the whole


@pytest.fixture(scope="module", params=SEEDS)
def seeded(request, tmp_path_factory):
    """A real plan with every change, before and after."""
    plan = request.param
    copied = PlanCopy(plan, tmp_path_factory.mktemp("seeded") / "plan")
    for edit in SEEDS[plan].values():
        edit.do(copied)
    old, new = load_plan(DATA / plan), copied.dataset()
    return compare(old, new), old, new


def lines_of(seeded, language):
    found, old, new = seeded
    groups = difference_groups(found, old=old, new=new, words=WORDS[language])
    return [line for group in groups for line in group.lines]


def number_of(found):
    return sum(len(getattr(found, name)) for name in found.__slots__ if name != "report_year")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_told_once_in_whole_sentences(seeded, language):
    texts = [line.text for line in lines_of(seeded, language)]
    assert len(texts) == number_of(seeded[0])
    assert len(set(texts)) == len(texts)
    for line in texts:
        assert line.endswith("."), line
        assert line[:1].upper() == line[:1], line
        assert "  " not in line, line
        assert "()" not in line, line
        assert "{" not in line, line
        assert "None" not in line, line


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_group_is_empty_and_no_title_stands_twice(seeded, language):
    found, old, new = seeded
    groups = difference_groups(found, old=old, new=new, words=WORDS[language])
    assert all(group.lines for group in groups)
    titles = [group.title for group in groups]
    assert len(set(titles)) == len(titles)


def test_only_indicators_that_have_a_page_are_linked(seeded):
    _, old, new = seeded
    linked = {line.indicator for line in lines_of(seeded, "fi")} - {None}
    assert linked <= set(new.catalogue.indicators)
    gone = set(old.catalogue.indicators) - set(new.catalogue.indicators)
    assert gone
    assert linked > {m.indicator for m in seeded[0].values}


def test_the_most_important_lines_come_first(seeded):
    found, old, new = seeded
    every = lines_of(seeded, "fi")
    told = [difference_headlines(found, old=old, new=new, words=WORDS["fi"], most=n) for n in (0, 6, 1000)]
    assert [len(lines) for lines in told] == [0, 6, len(every)]
    assert set(told[2]) == set(every)
    assert told[1] == told[2][:6]
    texts = [line.text for line in told[2]]
    statuses, targets = len(found.statuses), len(found.targets)
    assert texts[:statuses] == [line.text for line in every[:statuses]]
    assert all("tavoitearvo" in t for t in texts[statuses : statuses + targets])
    assert "→" in texts[statuses + targets]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "Viime kokouksen jälkeen: 1 uusi luku, 2 korjattua lukua, 1 poistunut luku."),
        ("sv", "Efter förra mötet: 1 nytt värde, 2 rättade värden, 1 borttaget värde."),
        ("en", "Since the last meeting: 1 new figure, 2 revised figures, 1 figure withdrawn."),
    ],
)
def test_the_summary_counts_by_kind(language, words):
    old = a_plan(*(breakdown("girls", year, 1) for year in (2019, 2020, 2021, 2023)))
    new = a_plan(*(breakdown("girls", year, 1 + (year < 2022)) for year in (2020, 2021, 2022, 2023)))
    assert difference_summary(compare(old, new), WORDS[language]) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_tells_every_kind_that_is_listed(seeded, language):
    summary = difference_summary(seeded[0], WORDS[language])
    counted = [int(word) for word in summary.replace(",", " ").split() if word.isdigit()]
    assert sum(counted) == number_of(seeded[0])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "Viime kokouksen jälkeen mikään ei ole muuttunut."),
        ("sv", "Ingenting har ändrats efter förra mötet."),
        ("en", "Nothing has changed since the last meeting."),
    ],
)
def test_where_nothing_changed_that_is_said(language, words):
    plan = a_plan(LOAN)
    found = compare(plan, plan)
    assert difference_summary(found, WORDS[language]) == words
    assert difference_groups(found, old=plan, new=plan, words=WORDS[language]) == ()
    assert difference_headlines(found, old=plan, new=plan, words=WORDS[language]) == ()


def test_a_report_year_that_moved_is_said_even_alone():
    plan = a_plan(LOAN)
    found = Differences(report_year=(2022, 2023))
    words = WORDS["fi"]
    told = "Raporttivuosi on nyt 2023, aiemmin 2022."
    assert difference_summary(found, words) == told
    assert [g.title for g in difference_groups(found, old=plan, new=plan, words=words)] == ["Raporttivuosi"]
    assert [line.text for line in difference_headlines(found, old=plan, new=plan, words=words)] == [told]


def test_a_status_that_the_year_moved_says_how_far():
    rows = [of("library", 2021, 100), of("library", 2022, 120)]
    seen = [
        replace(
            a_plan(*rows, *more, goals={"reading": a_goal("reading")}),
            narratives={("reading", year): Narrative(goal="reading", year=year, text={})},
        )
        for year, more in ((2021, ()), (2022, ()), (2022, [of("library", 2019, 90)]))
    ]
    alone, also = told(seen[0], seen[1]), told(seen[0], seen[2])
    moved = "Kirjaston lainat: ei aiempaa lukua → nousi"
    assert f"{moved}, koska tarkasteluvuosi siirtyi vuodesta 2021 vuoteen 2022." in alone
    assert f"{moved}, koska tarkasteluvuosi siirtyi vuodesta 2021 vuoteen 2022." in also
    figures_too = [replace(seen[0], by_indicator={"loans": tuple(rows[:1])}), seen[1]]
    lines = told(*figures_too)
    assert f"{moved}. Myös tarkasteluvuosi siirtyi vuodesta 2021 vuoteen 2022." in lines


def test_a_correction_gives_its_reason(tmp_path):
    copied = PlanCopy("example", tmp_path / "plan")
    before = copied.dataset()
    SEEDS["example"]["a correction"].do(copied)
    assert any("A slip" in line for line in told(before, copied.dataset(), "en"))
