"""First visits: the longest time for which the window's thread does one thing, by its processor time."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import Line, ms
from tests.benchmarks.window import watched

_PAGES = ("customers", "customer", "follow_ups", "classification", "history", "settings")

_VISITS = """
first = program.session.one("SELECT max(id) FROM customer WHERE deleted_at IS NULL")[0]
def visit(page):
    return during(lambda: window.open_customer(first) if page == "customer" else window.go(page))[1]
ready = during(lambda: stay(int(sys.argv[2])))[1]
pages = sys.argv[3:]
say([ready, [visit(page) for page in pages], [visit(page) for page in pages]])
"""


def run(small: Path) -> Iterator[Line]:
    """The figures of first visits.

    Args:
        small: the data folder of a sample of 300.
    """
    for words, wait in (("at once", 0), ("after 5 s", 5_000)):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(shutil.copytree(small, Path(temporary) / "data"))  # it remembers the last page
            ready, first, second = watched(_VISITS, folder, wait, *_PAGES)
        if wait:
            yield Line("longest block while the window gets ready", ms(ready), "bar: 100 ms")
        for page, one, two in zip(_PAGES, first, second, strict=True):
            yield Line(
                f"longest block of a visit, {words}: {page}", ms(one), f"bar: 100 ms; second: {ms(two)}"
            )
