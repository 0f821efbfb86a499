"""First visits: the longest time for which the window's thread does one thing, by its processor time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import Line, ms

_ROOT = Path(__file__).resolve().parents[2]
_PAGES = ("customers", "customer", "follow_ups", "classification", "history", "settings")

_VISITS = """
import json, sys, time
from pathlib import Path
from crm_desktop.app import Options, Program
program = Program(Options(data=Path(sys.argv[1])))
from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer
window = program.build()
longest, began = 0.0, time.thread_time()
def turned():  # once for each turn of the event loop; what it waited costs no processor time
    global longest, began
    longest, began = max(longest, time.thread_time() - began), time.thread_time()
QAbstractEventDispatcher.instance().awake.connect(turned)
def stay(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
def during(act):
    global longest
    longest = 0.0
    QTimer.singleShot(0, act)
    stay(300)
    while program.tasks.busy:
        stay(50)
    stay(300)
    return longest
first = program.session.one("SELECT max(id) FROM customer WHERE deleted_at IS NULL")[0]
def visit(page):
    return during(lambda: window.open_customer(first) if page == "customer" else window.go(page))
ready = during(lambda: stay(int(sys.argv[2])))
pages = sys.argv[3:]
print(json.dumps([ready, [visit(page) for page in pages], [visit(page) for page in pages]]), flush=True)
program.close()
"""


def _visits(folder: Path, wait: int) -> tuple[float, list[float], list[float]]:
    """The longest block in seconds: while the window gets ready, of each first visit, of each second one."""
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    done = subprocess.run(
        [sys.executable, "-c", _VISITS, str(folder), str(wait), *_PAGES],
        cwd=_ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    ready, first, second = json.loads(done.stdout)
    return ready, first, second


def run(small: Path) -> Iterator[Line]:
    """The figures of first visits.

    Args:
        small: the data folder of a sample of 300.
    """
    for words, wait in (("at once", 0), ("after 5 s", 5_000)):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(shutil.copytree(small, Path(temporary) / "data"))  # it remembers the last page
            ready, first, second = _visits(folder, wait)
        if wait:
            yield Line("longest block while the window gets ready", ms(ready), "bar: 100 ms")
        for page, one, two in zip(_PAGES, first, second, strict=True):
            yield Line(
                f"longest block of a visit, {words}: {page}", ms(one), f"bar: 100 ms; second: {ms(two)}"
            )
