"""Adds a pile to a case in child processes that are killed (SIGKILL) at random moments; run by test_never_lost.

python -m tests.case.killing ADDRESS REPORTS KILLS      prints how many children were killed while adding
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time

from tests.case.conftest import NOW, pile

from dateline.case import opened
from dateline.extract.reading import annotate


def main(address: str, size: int, kills: int) -> int:
    """Kill ``kills`` children, then let one finish; every child goes on where the dead ones left off."""
    received = pile(size)
    annotate(received[0].report)  # the model is loaded once; the children inherit it
    chance = random.Random(size * 1000 + kills)
    killed = 0
    pace = 0.02 * size / kills  # about so long does the whole take, shared among the children
    while killed < kills:
        child = os.fork()
        if child == 0:
            with opened(address) as case:
                case.add(received, now=NOW, jobs=1)
            os._exit(0)
        time.sleep(chance.uniform(0.002, pace))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            killed += 1
        else:
            break  # it was through before the blow
    with opened(address) as case:
        case.add(received, now=NOW, jobs=1)
    return killed


if __name__ == "__main__":
    print(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))  # noqa: T201
