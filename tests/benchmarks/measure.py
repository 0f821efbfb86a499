"""Measuring two things side by side in one run, so that the machine's mood cancels out."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Line:
    """One figure: what, how much, and against what.

    Args:
        name: what was measured.
        value: the figure with its unit.
        against: what it stands beside: the other side's figure, or the bar.
        ratio: ours divided by theirs; None where nothing stands beside it.
    """

    name: str
    value: str
    against: str = ""
    ratio: float | None = None

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f"{self.ratio:8.3f} ×"
        return f"{self.name:<58} {self.value:>16} {ratio:>11}  {self.against}"


def seconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def side_by_side(
    ours: Callable[[], object], theirs: Callable[[], object], rounds: int = 5
) -> tuple[float, float]:
    """Both in turn; the median of each in seconds."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0–1) of the values lie; the nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def ms(value: float) -> str:
    """Seconds as milliseconds."""
    return f"{value * 1000:,.2f} ms"


def peak_mb() -> float:
    """The largest memory that this process has held, in MB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
