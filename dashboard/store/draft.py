"""What whoever freezes an edition asks for, and what is wrong with it by itself."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.domain.edition import Objection, Waiver
from dashboard.domain.model import Text
from dashboard.ingest.problems import LANGUAGES
from dashboard.store.faults import Fault, FaultKind
from dashboard.store.layout import is_id
from dashboard.store.sound import LONGEST_NAME, is_reason, is_sound

_LONGEST_SLUG: Final = 60
_DAY = re.compile(r"(?<!\d)(?:(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})|(\d{4})-(\d{2})-(\d{2}))(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An edition before it is frozen.

    `name` is in every language; `id` may be empty, and is then made from the date and the name. `slides` are
    the ids of the deck's slides in order, empty for the deck that the rule makes.
    """

    name: Text
    date: date
    id: str = ""
    slides: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def ident(self) -> str:
        """The id that the edition gets."""
        return self.id or id_of(self.name.get(LANGUAGES[0], ""), self.date)


def id_of(name: str, day: date) -> str:
    """Return an id made from a name and a date, in plain letters: `2023-05-08-kaupunginhallitus`.

    A date in the name that is the very date is not said twice.
    """
    without = _DAY.sub(lambda found: " " if _is_day(found, day) else found[0], name)
    plain = unicodedata.normalize("NFKD", without.casefold()).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST_SLUG].strip("-")
    return f"{day.isoformat()}-{slug}" if slug else day.isoformat()


def faults_of(draft: Draft) -> Iterator[Fault]:
    """Yield what is wrong with a draft whatever the plan."""
    names = dict.fromkeys(draft.name.get(language, "") for language in LANGUAGES)
    faults: tuple[tuple[FaultKind, Iterable[str]], ...] = (
        (FaultKind.BAD_NAME, [name for name in names if not is_sound(name, LONGEST_NAME)]),
        (FaultKind.BAD_ID, [draft.id] if draft.id and not is_id(draft.id) else []),
        (FaultKind.BAD_SLIDE, [slide for slide in draft.slides if not is_id(slide)]),
        (
            FaultKind.BAD_REASON,
            [w.objection for w in draft.waivers if not is_reason(w.reason)],
        ),
        (FaultKind.TWICE_ALLOWED, [o for o, times in _waived(draft).items() if times > 1]),
    )
    for kind, wrong in faults:
        yield from (Fault(kind=kind, what=what) for what in wrong)


def _waived(draft: Draft) -> Counter[Objection]:
    return Counter(waiver.objection for waiver in draft.waivers)


def _is_day(found: re.Match[str], day: date) -> bool:
    one, two, three, *rest = (int(number) for number in found.groups() if number)
    written = (three, two, one) if found[1] else (one, two, three)
    return not rest and written == (day.year, day.month, day.day)
