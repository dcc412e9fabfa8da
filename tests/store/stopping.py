"""Does a thing to a plan again and again, each time killed one step later, until it comes to its end.

Run as a program of its own, `python -m tests.store.stopping <folder>`, it freezes: the state of each stop is
left in `<folder>/<number>`. A step is a call to the system that concerns a place in the plan's folder.
"""

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.plans import frozen, real

STEPS = {"open", "os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir", "os.listdir", "os.scandir"}


def kill_at(step: int, place: Path) -> None:
    """Let this process die, as by SIGKILL, just before its step of this number."""
    done = 0

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal done
        if event in STEPS and any(str(place) in str(argument) for argument in arguments):
            done += 1
            if done > step:
                os._exit(9)

    sys.addaudithook(count)


def stop_everywhere(source: Path, folder: Path, act: Callable[[Path], object], *, place: str = "") -> None:
    """Leave a copy of a plan for each step at which an act may be killed."""
    step, code = 0, 9
    while code:
        plan = Path(shutil.copytree(source, folder / str(step)))
        child = os.fork()
        if child == 0:
            kill_at(step, plan / place)
            act(plan)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        step += 1


def fails(
    act: Callable[[], object], monkeypatch: pytest.MonkeyPatch, *, step: int, reason: int = errno.ENOSPC
) -> bool:
    """Do a thing on a disk that takes nothing more from a step on; return whether that failed."""
    done = 0
    sync = os.fsync

    def full(descriptor: int) -> None:
        nonlocal done
        done += 1
        if done > step:
            raise OSError(reason, os.strerror(reason))
        sync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        try:
            act()
        except OSError:
            return True
    return False


def main(folder: Path) -> None:
    """Leave a plan's folder for each step at which a freeze may be killed."""
    source = real(folder / "plan")
    stop_everywhere(source, folder, frozen, place="editions")
    shutil.rmtree(source)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
