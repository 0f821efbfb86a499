"""Start: from the command to the window on the screen, beside an empty PySide6 window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.measure import Line, ms

_ROOT = Path(__file__).resolve().parents[2]
_ROUNDS = 5

_SHOWN = """
import re
from pathlib import Path
def shown():
    # Not getrusage, whose peak counts what the parent held when it started this process.
    status = Path("/proc/self/status").read_text()
    print(re.search(r"VmHWM:\\s+(\\d+)", status)[1], flush=True)
    app.quit()
"""

_EMPTY = (
    _SHOWN
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, shown)
app.exec()
"""
)

_OURS = (
    _SHOWN
    + """
import sys
from pathlib import Path
from crm_desktop.app import Options, Program
program = Program(Options(data=Path(sys.argv[1])))
from PySide6.QtCore import QTimer
app = program.app
program.build()
QTimer.singleShot(0, shown)
app.exec()
program.close()
"""
)


def _once(script: str, *arguments: str) -> tuple[float, float]:
    """Seconds until the window of a new process is on the screen, and its peak memory in MB by then."""
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        cwd=_ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    took = time.perf_counter() - began
    if process.wait() or not line:
        raise RuntimeError(f"the window did not come up: status {process.returncode}")
    return took, int(line) / 1024


def run(small: Path, large: Path | None) -> Iterator[Line]:
    """The figures of the start.

    Args:
        small: the data folder of a sample of 300.
        large: the data folder of the large shop.
    """
    empty, ours, big, memory = [], [], [], []
    for _ in range(_ROUNDS):
        empty.append(_once(_EMPTY)[0])
        ours.append(_once(_OURS, str(small))[0])
        if large is not None:
            took, peak = _once(_OURS, str(large))
            big.append(took)
            memory.append(peak)
    base, first = median(empty), median(ours)
    yield Line(
        "start to window, sample of 300", ms(first), f"empty window: {ms(base)}; bar: 2.5 ×", first / base
    )
    if big:
        yield Line(
            "start to window, large shop",
            ms(median(big)),
            "beside the sample; bar: 1.3 ×",
            median(big) / first,
        )
        yield Line("memory with the window up, large shop", f"{max(memory):,.0f} MB", "bar: 250 MB")
