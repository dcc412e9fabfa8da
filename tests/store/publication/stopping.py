"""Publishes a plan again and again, each time killed one step later, until a publication comes to its end.

Run as a program, `python -m tests.store.publication.stopping <folder> first|next`: the state of each
stop is left in `<folder>/<number>`. A step is a call to the system that concerns the folder of publications.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from tests.store.plans import real
from tests.store.publication.publishing import edited, published
from tests.store.stopping import STEPS


def kill_at(step: int) -> None:
    """Let this process die, as by SIGKILL, just before its step of this number."""
    done = 0

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal done
        if event in STEPS and any("published" in str(argument) for argument in arguments):
            done += 1
            if done > step:
                os._exit(9)

    sys.addaudithook(count)


def main(folder: Path, which: str) -> None:
    """Leave a plan's folder for each step at which a publication may be killed."""
    source = real(folder / "plan")
    if which == "next":
        published(source)
        edited(source, "676 462", "676 463")
    step, code = 0, 9
    while code:
        plan = Path(shutil.copytree(source, folder / str(step)))
        child = os.fork()
        if child == 0:
            kill_at(step)
            published(plan)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        step += 1
    shutil.rmtree(source)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
