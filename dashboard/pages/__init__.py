"""One page a module; PAGES in the order of the navigation, the pages of items after their lists."""

from dashboard.pages import (
    about,
    changes,
    coordinator,
    goals,
    indicator,
    indicators,
    meeting,
    overview,
    priorities,
    priority,
)

PAGES = (
    overview.PAGE,
    priorities.PAGE,
    priority.PAGE,
    indicators.PAGE,
    indicator.PAGE,
    goals.PAGE,
    meeting.PAGE,
    changes.PAGE,
    about.PAGE,
    coordinator.PAGE,
)
