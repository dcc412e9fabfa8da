"""Words enough for figures to speak Finnish."""

from dashboard.domain.kinds import Mark, Missing
from dashboard.text.messages import Words

FINNISH = {
    "value.none": "–",
    "value.hidden": "…",
    "value.percent": "{number}\u00a0%",
    "value.euro": "{number}\u00a0€",
    "value.derived": "{value}, johdettu välistä {span}",
    "value.at_most": "enintään",
    "qualifier.exact": "",
    "qualifier.about": "noin",
    "qualifier.over": "yli",
    "qualifier.at-least": "vähintään",
    "qualifier.almost": "lähes",
    "qualifier.under": "alle",
    "qualifier.mean": "keskimäärin",
    "period.year.name": "{year}",
    "period.school-year.name": "lukuvuosi {first}–{year}",
    "period.spring.name": "kevätlukukausi {year}",
    "period.autumn.name": "syyslukukausi {year}",
    "period.month.name": "{month} {year}",
    "period.event.name": "{name} {year}",
    "period.event.unnamed": "tapahtuma",
    **{f"mark.{mark}": mark.value for mark in Mark},
    "mark.derived": "johdettu",
    "mark.provisional": "ennakkotieto",
    **{f"missing.{missing}": "ei tietoa" for missing in Missing},
    "chart.break": "katkos {year}",
    "chart.target": "tavoite {value}",
    "chart.others.one": "toinen kunta",
    "chart.others.other": "muut {n} kuntaa",
}
WORDS = Words("fi", FINNISH)
