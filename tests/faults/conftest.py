"""What the tests with faults share: the clock is put back, and the figures of a run are told at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from crm_desktop import clock


@pytest.fixture(autouse=True)
def clock_put_back() -> Iterator[None]:
    """An act is done at a fixed moment; the next test has the system's clock again."""
    yield
    clock.set_now(None)


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Callable[[str, int], None]:
    """Note how many faults of a kind a test has tried."""
    return lambda kind, count: record_property(f"tried {kind}", count)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was tried in all."""
    figures: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed"):
        for name, value in getattr(report, "user_properties", []):
            if name.startswith("tried ") and report.when == "call":
                figures[name.removeprefix("tried ")] += value
    if figures:
        counts = ", ".join(f"{count:,} {kind}" for kind, count in sorted(figures.items()))
        failed = len(terminalreporter.getreports("failed"))
        terminalreporter.write_line(f"tried: {counts}; tests in which something was lost: {failed}")
