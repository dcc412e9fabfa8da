"""Freezes a plan again and again, each time killed one step later, until a freeze comes to its end.

Run as a program of its own, `python -m tests.store.stopping <folder>`: the state of each stop is left in
`<folder>/<number>`. A step is a call to the system that concerns the folder of editions.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from tests.store.plans import frozen, real

STEPS = {"open", "os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir", "os.listdir", "os.scandir"}


def kill_at(step: int) -> None:
    """Let this process die, as by SIGKILL, just before its step of this number."""
    done = 0

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal done
        if event in STEPS and any("editions" in str(argument) for argument in arguments):
            done += 1
            if done > step:
                os._exit(9)

    sys.addaudithook(count)


def main(folder: Path) -> None:
    """Leave a plan's folder for each step at which a freeze may be killed."""
    source = real(folder / "plan")
    step, code = 0, 9
    while code:
        plan = Path(shutil.copytree(source, folder / str(step)))
        child = os.fork()
        if child == 0:
            kill_at(step)
            frozen(plan)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        step += 1
    shutil.rmtree(source)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
