"""One edit of every kind for both plans. None touches what another touches, so that any of them combine."""

from tests.queries.edits import Edit, PlanCopy

STATISTICS = "observations/example-statistics.csv"
MEASUREMENTS = "observations/example-measurements.csv"
REGISTER = "observations/example-register.csv"
FINANCE = "observations/example-finance.csv"
REPORT = "observations/annual-report-2022.csv"
SCHOOLS = "observations/school-health.csv"
SATISFACTION = "observations/satisfaction.csv"
LOANS = "observations/library-loans-per-resident.csv"


def _earlier_e_books(plan: PlanCopy) -> None:
    plan.add(
        STATISTICS,
        indicator="e-book-loans",
        area="exampleton",
        department="library",
        period="2023",
        breakdown="total",
        value="2400",
    )


def _peers(plan: PlanCopy) -> None:
    plan.set(FINANCE, "early-education-costs modelham 2015", value="10827")
    plan.drop(FINANCE, "early-education-costs trialton 2016")


def _target_of_another_department(plan: PlanCopy) -> None:
    plan.set("targets.csv", "sickness-absence schools", department="library")


def _new_target(plan: PlanCopy) -> None:
    plan.add("targets.csv", indicator="library-visits", kind="hold", value="10000")


def _new_indicator(plan: PlanCopy) -> None:
    plan.twin("indicators.toml", "e-book-loans", "audio-book-loans")
    plan.add(
        STATISTICS,
        indicator="audio-book-loans",
        area="exampleton",
        department="library",
        period="2024",
        breakdown="total",
        value="900",
    )


def _withdrawn_indicator(plan: PlanCopy) -> None:
    plan.withdraw("indicators.toml", "family-groups")
    for year in (2023, 2024):
        plan.drop(REGISTER, f"family-groups {year}")


def _handed_over(plan: PlanCopy) -> None:
    """A department takes an indicator over, with all its figures."""
    plan.fact("indicators.toml", "cycle-paths", "department", '"environment"')
    rows = plan.rows(REGISTER)
    for row in rows:
        if row["indicator"] == "cycle-paths":
            row["department"] = "environment"
    plan.save(REGISTER, rows)


def _other_unit(plan: PlanCopy) -> None:
    """The figure is told in another unit: it is another figure then, and the definition says so."""
    plan.fact("indicators.toml", "bus-trips", "unit", '"passings"')
    plan.set(REGISTER, "bus-trips 2015", value="111111")


def _new_text(plan: PlanCopy) -> None:
    for language in ("fi", "sv", "en"):
        plan.write(f"narrative/2022/learning.{language}.md", "Kurssi.\n\nToinen kurssi.\n")


def _one_paragraph(plan: PlanCopy) -> None:
    text = plan.read("narrative/2023/safety.fi.md")
    plan.write("narrative/2023/safety.fi.md", f"{text.rstrip()} Myös valoja lisättiin.\n\nUusi kappale.\n")


def _renamed(plan: PlanCopy) -> None:
    plan.word("indicators.toml", "voting", 'sv = "Valdeltagande i kommunalval",', 'sv = "Valdeltagande",')
    plan.word("indicators.toml", "voting", "once a year", "every fourth year")


def _correction(plan: PlanCopy) -> None:
    block = """
[[correction]]
indicator = "bathing-water"
period = "2016"
date = "2025-02-03"
reason = { fi = "Lyöntivirhe.", sv = "Skrivfel.", en = "A slip." }
expect = "89,6"
value = "89,9"
"""
    plan.write("corrections.toml", plan.read("corrections.toml") + block)


EXAMPLE = {
    "a figure in place of a reason": Edit(
        lambda p: p.set(REGISTER, "volunteers 2020", value="noin 100", missing=""),
        ("value added volunteers 2020 associations total", "status volunteers changed>steady"),
    ),
    "a figure of its own row": Edit(
        _earlier_e_books,
        ("value added e-book-loans 2023 library total", "status e-book-loans unknown>changed"),
    ),
    "a corrected figure": Edit(
        lambda p: p.set(MEASUREMENTS, "library-visits 2022-01", value="10700", note="Laskuvirhe."),
        ("value moved library-visits 2022-01 library total",),
    ),
    "a correction": Edit(_correction, ("value moved bathing-water 2016 environment total",)),
    "another qualifier": Edit(
        lambda p: p.set(REGISTER, "village-fair-visits 2023:village-fair", value="noin 6514"),
        ("value moved village-fair-visits 2023:village-fair culture total",),
    ),
    "another mark": Edit(
        lambda p: p.set(REGISTER, "teaching-hours 2015", marks="provisional"),
        ("value moved teaching-hours 2015 adult-education total",),
    ),
    "another interval": Edit(
        lambda p: p.set(MEASUREMENTS, "hiking-routes 2016", lower="83,4"),
        ("value moved hiking-routes 2016 sports total",),
    ),
    "a class of a breakdown": Edit(
        lambda p: p.set(STATISTICS, "in-early-education 2015 language=swedish", value="71,4"),
        ("value moved in-early-education 2015 early-education language=swedish",),
    ),
    "a row that went": Edit(
        lambda p: p.drop(MEASUREMENTS, "cyclists-counted 2023-04"),
        ("value gone cyclists-counted 2023-04 city-planning total",),
    ),
    "a withdrawn figure": Edit(
        lambda p: p.set(REGISTER, "exercise-cards 2016", value="", missing="withdrawn"),
        ("value gone exercise-cards 2016 sports total",),
    ),
    "another reason": Edit(
        lambda p: p.set(MEASUREMENTS, "swimming-visits 2020-05", missing="not-counted"),
        ("value reason swimming-visits 2020-05 swimming-hall total",),
    ),
    "other areas": Edit(_peers, ("peers early-education-costs 0 1 1",)),
    "a new target": Edit(_new_target, ("target added library-visits", "status library-visits changed>worse")),
    "a target that went": Edit(
        lambda p: p.drop("targets.csv", "village-fair-visits"),
        ("target gone village-fair-visits", "status village-fair-visits better>changed"),
    ),
    "another value of a target": Edit(
        lambda p: p.set("targets.csv", "feeling-safe", value="90,5"), ("target moved feeling-safe",)
    ),
    "another year of a target": Edit(
        lambda p: p.set("targets.csv", "bullied-weekly", year="2026"), ("target moved bullied-weekly",)
    ),
    "another department of a target": Edit(_target_of_another_department, ("target moved sickness-absence",)),
    "a target within reach": Edit(
        lambda p: p.set("targets.csv", "lonely-youth", value="99,0"),
        ("target moved lonely-youth", "status lonely-youth worse>better"),
    ),
    "a late measure": Edit(
        lambda p: p.fact("measures.toml", "anti-bullying-teams", "state", '"late"'),
        ("measure late anti-bullying-teams",),
    ),
    "a finished measure": Edit(
        lambda p: p.fact("measures.toml", "quiet-canteens", "state", '"done"'),
        ("measure finished quiet-canteens",),
    ),
    "a measure under way": Edit(
        lambda p: p.fact("measures.toml", "smaller-groups", "state", '"ongoing"'),
        ("measure moved smaller-groups",),
    ),
    "a measure that went": Edit(
        lambda p: p.withdraw("measures.toml", "absence-model"), ("measure gone absence-model",)
    ),
    "a new measure": Edit(
        lambda p: p.twin("measures.toml", "youth-budget", "youth-council"), ("measure added youth-council",)
    ),
    "a measure's departments": Edit(
        lambda p: p.fact("measures.toml", "meeting-places", "departments", '["associations", "library"]'),
        ("fact measure meeting-places departments associations early-education>associations library",),
    ),
    "a new indicator": Edit(_new_indicator, ("indicator added audio-book-loans",)),
    "an indicator that went": Edit(_withdrawn_indicator, ("indicator gone family-groups",)),
    "a new goal": Edit(lambda p: p.twin("goals.toml", "learning", "languages"), ("goal added languages",)),
    "a new department": Edit(
        lambda p: p.twin("departments.toml", "associations", "parish"), ("department added parish",)
    ),
    "a new event": Edit(
        lambda p: p.twin("events.toml", "village-fair", "city-fair"), ("event added city-fair",)
    ),
    "no wanted direction": Edit(
        lambda p: p.fact("indicators.toml", "building-energy", "wanted", '"none"'),
        ("fact indicator building-energy wanted down>none", "status building-energy better>changed"),
    ),
    "a handed over indicator": Edit(
        _handed_over, ("fact indicator cycle-paths department city-planning>environment",)
    ),
    "another unit": Edit(
        _other_unit,
        ("fact indicator bus-trips unit trips>passings", "value moved bus-trips 2015 city-planning total"),
    ),
    "a confirmed goal": Edit(
        lambda p: p.fact("goals.toml", "youth-voice", "confirmed", "true"),
        ("fact goal youth-voice confirmed no>yes",),
    ),
    "a new text": Edit(_new_text, ("narrative added learning 2022 en:2 fi:2 sv:2",)),
    "a text that went": Edit(
        lambda p: p.remove("narrative/2023/employment.*.md"),
        ("narrative gone employment 2023 en:2 fi:2 sv:2",),
    ),
    "a rewritten text": Edit(_one_paragraph, ("narrative moved safety 2023 fi:2",)),
    "a definition": Edit(
        lambda p: p.word("indicators.toml", "trust", "luottaa kunnan", "luottaa kunnan ja valtion"),
        ("text indicator trust definition fi",),
    ),
    "a name and a method": Edit(_renamed, ("text indicator voting name,method sv,en",)),
    "a goal's name": Edit(
        lambda p: p.word("goals.toml", "exercise", "Motion är", "Rörelse är"), ("text goal exercise name sv",)
    ),
    "a measure's words": Edit(
        lambda p: p.word("measures.toml", "shore-route", "Keksitty", "Kokonaan keksitty"),
        ("text measure shore-route text fi",),
    ),
    "a department's name": Edit(
        lambda p: p.word("departments.toml", "schools", "Perusopetus", "Koulut"),
        ("text department schools name fi",),
    ),
    "a unit's word": Edit(
        lambda p: p.word("units.toml", "points", "pistettä", "pistettä kyselyssä"),
        ("text unit points many fi",),
    ),
    "an event's words": Edit(
        lambda p: p.word("events.toml", "county-reform", "siirtyivät", "siirtyivät kokonaan"),
        ("text event county-reform text fi",),
    ),
    "the words on a break": Edit(
        lambda p: p.replace("events.toml", "Formerna för stöd för lärande", "Stöden för lärande"),
        ("text indicator pupils-with-support breaks sv",),
    ),
    "the plan's note": Edit(
        lambda p: p.replace("plan.toml", "Esimerkkilää ei ole.", "Esimerkkilä on keksitty."),
        ("text plan example note fi",),
    ),
}


def _older_surveys(plan: PlanCopy) -> None:
    for year in (2023, 2024):
        plan.drop(SATISFACTION, f"satisfaction-library {year}")


def _no_hobbies(plan: PlanCopy) -> None:
    plan.withdraw("indicators.toml", "weekly-hobby-grades-4-5")
    rows = plan.rows(SCHOOLS)
    plan.save(SCHOOLS, [row for row in rows if row["indicator"] != "weekly-hobby-grades-4-5"])


KOKKOLA = {
    "a corrected figure": Edit(
        lambda p: p.set(REPORT, "library-loans 2022", value="680 001"),
        ("value moved library-loans 2022 library total",),
    ),
    "a derived figure": Edit(
        lambda p: p.set(REPORT, "library-visits 2021", upper="277 900"),
        ("value moved library-visits 2021 library total",),
    ),
    "no longer about": Edit(
        lambda p: p.set(REPORT, "special-exercise-cards 2022", value="752"),
        ("value moved special-exercise-cards 2022 not-stated total",),
    ),
    "a mean": Edit(
        lambda p: p.set(REPORT, "adult-education-students-per-course 2022", value="keskimäärin 12"),
        ("value moved adult-education-students-per-course 2022 adult-education total",),
    ),
    "a new year": Edit(
        lambda p: p.add(REPORT, indicator="nature-school-groups", period="2023", value="140"),
        ("value added nature-school-groups 2023 not-stated total",),
    ),
    "older surveys": Edit(
        _older_surveys,
        (
            "value gone satisfaction-library 2023 city total",
            "value gone satisfaction-library 2024 city total",
        ),
    ),
    "girls": Edit(
        lambda p: p.set(SCHOOLS, "life-satisfaction-grades-4-5 2021 sex=girls", value="86"),
        ("value moved life-satisfaction-grades-4-5 2021 city sex=girls",),
    ),
    "the whole country": Edit(
        lambda p: p.set(SCHOOLS, "daily-exercise-grades-4-5 finland 2021", value="44"),
        ("peers daily-exercise-grades-4-5 0 1 0",),
    ),
    "another municipality": Edit(
        lambda p: p.set(LOANS, "library-loans-per-resident kannus 2012", value="16,72"),
        ("peers library-loans-per-resident 0 1 0",),
    ),
    "a target out of reach": Edit(
        lambda p: p.set("targets.csv", "service-satisfaction-general", value="4,5"),
        (
            "target moved service-satisfaction-general",
            "status service-satisfaction-general better>worse",
        ),
    ),
    "a finished measure": Edit(
        lambda p: p.fact("measures.toml", "cycle-route-master-plan", "state", '"done"'),
        ("measure finished cycle-route-master-plan",),
    ),
    "a late measure": Edit(
        lambda p: p.fact("measures.toml", "event-and-sports-park", "state", '"late"'),
        ("measure late event-and-sports-park",),
    ),
    "an indicator that went": Edit(_no_hobbies, ("indicator gone weekly-hobby-grades-4-5",)),
    "a confirmed goal": Edit(
        lambda p: p.fact("goals.toml", "environmental-education", "confirmed", "true"),
        ("fact goal environmental-education confirmed no>yes",),
    ),
    "a responsible department": Edit(
        lambda p: p.fact("indicators.toml", "outreach-youth-work-reached", "department", '"youth-services"'),
        ("fact indicator outreach-youth-work-reached department not-stated>youth-services",),
    ),
    "a rewritten text": Edit(
        lambda p: p.replace(
            "narrative/2022/environmental-education.fi.md", "alettiin valmistella", "valmisteltiin"
        ),
        ("narrative moved environmental-education 2022 fi:1",),
    ),
    "a note": Edit(
        lambda p: p.word(
            "indicators.toml", "school-youth-work-met", "Raportti ei nimeä", "Raportissa ei ole"
        ),
        ("text indicator school-youth-work-met note fi",),
    ),
}
SEEDS = {"example": EXAMPLE, "kokkola": KOKKOLA}
