"""The closed lists of words of a plan: qualifiers, marks, reasons, kinds, directions, states."""

from __future__ import annotations

from enum import StrEnum


class Qualifier(StrEnum):
    """How a reported number relates to the true one: "noin", "yli", "vähintään", "lähes", "alle", a mean."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at-least"
    ALMOST = "almost"
    UNDER = "under"
    MEAN = "mean"


class Mark(StrEnum):
    """What else is known of a number; the meaning follows SDMX's CL_OBS_STATUS."""

    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    REVISED = "revised"
    DERIVED = "derived"
    FORECAST = "forecast"
    BUDGET = "budget"
    BREAK = "break"
    SUPPRESSED = "suppressed"


class Missing(StrEnum):
    """Why there is no number. None of these is ever drawn or added as zero."""

    NOT_DELIVERED = "not-delivered"
    NOT_COLLECTED = "not-collected"
    NOT_APPLICABLE = "not-applicable"
    NOT_COUNTED = "not-counted"
    SUPPRESSED = "suppressed"
    WITHDRAWN = "withdrawn"


class Kind(StrEnum):
    """What an indicator tells about: what was done, how people fare, or what it took."""

    ACTIVITY = "activity"
    WELLBEING = "wellbeing"
    RESOURCE = "resource"


class Wanted(StrEnum):
    """The wanted direction of an indicator; `none` means that no judgement is made."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Combine(StrEnum):
    """How an indicator's values combine over departments."""

    SUM = "sum"
    MEAN = "mean"
    WEIGHTED = "weighted"
    NONE = "none"


class UnitKind(StrEnum):
    """What kind of quantity a unit counts; decides how a number and its change are printed."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    RATE = "rate"
    SCORE = "score"


class DepartmentKind(StrEnum):
    """A department, a unit of one, a partner outside the city, the whole city, or not stated."""

    DEPARTMENT = "department"
    UNIT = "unit"
    PARTNER = "partner"
    CITY = "city"
    NOT_STATED = "not-stated"


class MeasureState(StrEnum):
    """Where a measure stands."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    DONE = "done"
    LATE = "late"
    STOPPED = "stopped"


class TargetKind(StrEnum):
    """Reach a value by a year, hold at least (or at most) a value every year, or stay in a range."""

    REACH = "reach"
    HOLD = "hold"
    RANGE = "range"
