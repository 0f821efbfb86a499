"""Killing the program during its acts: `python -m tests.faults.kills ACT HOW COUNT SEED` prints what was wrong.

A process of its own forks a child for each kill, which is quick and needs a process without threads.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from crm_desktop.data import migrations
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from tests.faults import acts, cutting, recorder
from tests.faults.disk import Event


def main(arguments: Sequence[str]) -> None:
    """Kill a child COUNT times during ACT, "at-steps", "at-statements" or "at-random"; as many as there are with 0."""
    name, how, count, seed = arguments
    with cutting.scratch() as place:
        run = cutting.record(acts.ACTS[name], place)
        kills, found = _TRIES[how](run, int(count), random.Random(int(seed)))
    print(json.dumps([kills, found]))


def _at_steps(run: cutting.Run, count: int, chance: random.Random) -> tuple[int, list[str]]:
    """Killed before the n-th thing that it asks of the disk."""

    def child(at: int, returned: Callable[[Session], None]) -> None:
        def answer(number: int, _event: Event) -> int:
            if number >= at:
                os.kill(os.getpid(), signal.SIGKILL)
            return 0

        with recorder.recorded(recorder.Recorder(run.root, answer)):
            acts.play(run.act, DataFolder(run.root), returned)

    asked = sum(event.kind != "done" for event in run.events)
    return _try(run, child, _chosen(asked, count, chance))


def _at_statements(run: cutting.Run, count: int, chance: random.Random) -> tuple[int, list[str]]:
    """Killed before the n-th statement of a migration."""
    migrate = migrations.migrate
    counted = run.root.parent / "statements"

    def child(at: int, returned: Callable[[Session], None]) -> None:
        def traced(connection: object, *rest: object) -> int:
            number = 0

            def statement(_text: str) -> None:
                nonlocal number
                if number == at:
                    os.kill(os.getpid(), signal.SIGKILL)
                number += 1

            connection.set_trace_callback(statement)  # type: ignore[attr-defined]
            done = migrate(connection, *rest)  # type: ignore[arg-type]
            counted.write_text(str(number))
            return done

        migrations.migrate = traced  # type: ignore[assignment]
        acts.play(run.act, DataFolder(run.root), returned)

    _fresh(run)
    _wait(_forked(child, sys.maxsize, run.root.parent / "returned"))
    return _try(run, child, _chosen(int(counted.read_text()), count, chance))


def _at_random(run: cutting.Run, count: int, chance: random.Random) -> tuple[int, list[str]]:
    """Killed after some time."""

    def child(_at: int, returned: Callable[[Session], None]) -> None:
        acts.play(run.act, DataFolder(run.root), returned)

    _fresh(run)
    began = time.monotonic()
    _wait(_forked(child, 0, run.root.parent / "returned"))
    longest = time.monotonic() - began
    return _try(run, child, range(count), lambda: chance.random() * longest)


def _chosen(most: int, count: int, chance: random.Random) -> list[int]:
    """The numbers of `count` of `most` steps; of all with 0."""
    return list(range(most)) if not 0 < count < most else sorted(chance.sample(range(most), count))


def _try(
    run: cutting.Run,
    child: Callable[[int, Callable[[Session], None]], None],
    steps: Sequence[int],
    wait: Callable[[], float] | None = None,
) -> tuple[int, list[str]]:
    found = []
    for at in steps:
        _fresh(run)
        notes = run.root.parent / "returned"
        process = _forked(child, at, notes)
        if wait is not None:
            time.sleep(wait())
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        _wait(process)
        text = cutting.after(run, DataFolder(run.root), notes.stat().st_size)
        if text:
            found.append(f"step {at}: {text}")
    return len(steps), found


def _fresh(run: cutting.Run) -> None:
    shutil.rmtree(run.root)
    shutil.copytree(run.before, run.root)


def _forked(child: Callable[[int, Callable[[Session], None]], None], at: int, notes: Path) -> int:
    """A child that does the act, and notes each step that has returned with one byte; its process id."""
    notes.write_bytes(b"")
    process = os.fork()
    if process:
        return process
    handle = os.open(notes, os.O_WRONLY | os.O_APPEND)
    try:
        child(at, lambda _session: os.write(handle, b"."))
    finally:
        os._exit(0)


def _wait(process: int) -> None:
    os.waitpid(process, 0)


_TRIES = {"at-steps": _at_steps, "at-statements": _at_statements, "at-random": _at_random}

if __name__ == "__main__":
    main(sys.argv[1:])
