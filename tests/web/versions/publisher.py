"""Publishes a plan again and again until it is killed; run as a program: `… publisher <folder>`."""

import sys
import time
from pathlib import Path

from tests.store.publication.publishing import acts
from tests.web.versions.reading import numbered

PAUSE = 0.3


def main(plan: Path) -> None:
    """Publish versions whose figure counts on from the number of acts so far."""
    for number in range(len(acts(plan)) + 1, 1000):
        numbered(plan, number)
        time.sleep(PAUSE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
