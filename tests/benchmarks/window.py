"""A program of its own in another process, whose window's thread is watched by a heart that beats every millisecond."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]

# `during(act)` gives the longest time in seconds (by the clock, of the processor) for which the window's
# thread answered nobody while the act and what follows of it was done: between two beats of a heart.
_WATCH = """
import json, os, sys, time, traceback
from pathlib import Path
from crm_desktop.app import Options, Program
program = Program(Options(data=Path(sys.argv[1])))
from PySide6.QtCore import QEventLoop, Qt, QTimer
window = program.build()
def failed(*what):  # the program would ask somebody to close its sentence
    traceback.print_exception(*what)
    os._exit(1)
sys.excepthook = failed
gaps, beat = [], (time.perf_counter(), time.thread_time())
def beats():
    global beat
    now = time.perf_counter(), time.thread_time()
    gaps.append((now[0] - beat[0], now[1] - beat[1]))
    beat = now
heart = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
heart.timeout.connect(beats)
heart.start()
def stay(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
def during(act, behind=300):
    gaps.clear()
    QTimer.singleShot(0, act)
    stay(behind)
    while program.tasks.busy:
        stay(50)
    stay(behind)
    return max(wall for wall, _ in gaps), max(own for _, own in gaps)
def say(figures):
    print(json.dumps(figures), flush=True)
    program.close()
"""


def watched(script: str, folder: Path, *arguments: object) -> Any:
    """What a script says of a program that it drives.

    Args:
        script: uses `program`, `window`, `stay`, `during`, and `say` at its end.
        folder: the program's data folder.
        arguments: the script's `sys.argv` from 2 on.
    """
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    done = subprocess.run(
        [sys.executable, "-c", _WATCH + script, str(folder), *map(str, arguments)],
        cwd=_ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
