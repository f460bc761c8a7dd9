"""How long work takes, apart from what else the machine does."""

from __future__ import annotations

import time
from collections.abc import Callable


def within(seconds: float, work: Callable[[], object]) -> bool:
    """Does one of three tries take less CPU time? A busy machine makes single tries slower, never faster."""

    def tried() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return any(tried() < seconds for _ in range(3))
