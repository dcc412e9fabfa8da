"""Publishes a plan again and again, each time killed one step later, until a publication comes to its end.

Run as a program, `python -m tests.store.publication.stopping <folder> first|next`: the state of each
stop is left in `<folder>/<number>`. A step is a call to the system that concerns the folder of publications.
"""

import shutil
import sys
from pathlib import Path

from tests.store.plans import real
from tests.store.publication.publishing import edited, published
from tests.store.stopping import stop_everywhere


def main(folder: Path, which: str) -> None:
    """Leave a plan's folder for each step at which a publication may be killed."""
    source = real(folder / "plan")
    if which == "next":
        published(source)
        edited(source, "676 462", "676 463")
    stop_everywhere(source, folder, published, place="published")
    shutil.rmtree(source)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
