"""A kill at any moment leaves the old or the new state, and the program opens it without a question."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import acts

ROOT = Path(__file__).resolve().parents[2]
_ALL = 0


@pytest.mark.parametrize("name", acts.ACTS)
def test_a_kill_leaves_the_old_or_the_new_state(name: str) -> None:
    _kill(name, "at-steps", 4)


def test_a_kill_at_some_time_leaves_the_old_or_the_new_state() -> None:
    _kill("import", "at-random", 3)


def test_a_kill_after_a_statement_of_an_update_leaves_the_old_or_the_new_file() -> None:
    _kill("migrate", "at-statements", 6)


@pytest.mark.long
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("name", acts.ACTS)
def test_a_kill_at_every_step(name: str, tried: Callable[[str, int], None]) -> None:
    tried("kills", _kill(name, "at-steps", _ALL) + _kill(name, "at-random", 50))


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_a_kill_after_every_statement_of_an_update(tried: Callable[[str, int], None]) -> None:
    tried("kills", _kill("migrate", "at-statements", _ALL))


def _kill(name: str, how: str, count: int) -> int:
    """Kill a process during an act; returns how often."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.kills", name, how, str(count), "20261120"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    kills, found = json.loads(done.stdout)
    assert found == [], f"{len(found)} of {kills}"
    assert kills > 0
    return int(kills)
