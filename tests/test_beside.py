"""A function beside this process: its values, its errors, and what becomes of it when a process ends."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop.beside import Beside, Fed


def doubled(values: list[int]) -> list[int]:
    """What the process beside computes in these tests."""
    return [2 * value for value in values]


def who(_: None) -> int:
    """The process that answers."""
    return os.getpid()


def total(values: Iterator[int]) -> tuple[int, int]:
    """The process that counts, and the sum of what it is sent."""
    return os.getpid(), sum(values)


def full(values: Iterator[int]) -> None:
    """What finds no room for the third value."""
    for value in values:
        if value == 3:
            raise OSError(errno.ENOSPC, "full")


def gone(values: Iterator[int]) -> None:
    """What is killed in the middle."""
    next(values)
    os.kill(os.getpid(), signal.SIGTERM)


def test_values_are_made_here_while_they_are_used_beside() -> None:
    with Fed(total) as add:
        process, found = add(iter(range(100_000)))
    assert process != os.getpid()
    assert found == sum(range(100_000))


@pytest.mark.parametrize("many", [5, 100_000])
def test_what_goes_wrong_beside_is_raised_here(many: int) -> None:
    with Fed(full) as write, pytest.raises(OSError, match="full") as raised:
        write(range(many))
    assert raised.value.errno == errno.ENOSPC


def test_an_error_in_making_the_values_ends_the_process() -> None:
    def values() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), Fed(total) as add:
        add(values())


@pytest.mark.parametrize("many", [1, 100_000])
def test_a_process_that_is_killed_is_an_error(many: int) -> None:
    with Fed(gone) as write, pytest.raises(OSError, match=os.strerror(errno.EPIPE)):
        write(range(many))


def test_a_call_is_answered_by_another_process() -> None:
    with Beside(doubled) as double:
        assert double([1, 2, 3]) == [2, 4, 6]
        assert double([]) == []
    with Beside(who) as ask:
        assert ask(None) not in (os.getpid(), 0)


def test_large_values_go_there_and_back() -> None:
    many = list(range(300_000))
    with Beside(doubled) as double:
        assert double(many) == doubled(many)


def test_an_error_of_the_function_is_raised_here() -> None:
    with Beside(doubled) as double, pytest.raises(TypeError):
        double([None])  # type: ignore[list-item]


def test_when_the_process_is_killed_the_value_is_computed_here() -> None:
    with Beside(who) as ask:
        os.kill(ask(None), signal.SIGTERM)
        assert ask(None) == os.getpid()


def test_it_ends_with_the_process_that_started_it() -> None:
    root = str(Path(__file__).resolve().parents[1])
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import sys, time; sys.path.insert(0, {root!r}); from tests.test_beside import who; "
            "from crm_desktop.beside import Beside; print(Beside(who)(None), flush=True); time.sleep(60)",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    end = time.monotonic() + 20
    while _lives(child):
        assert time.monotonic() < end, "the process beside outlives the one that started it"
        time.sleep(0.05)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except ProcessLookupError:
        return False
    except FileNotFoundError:  # no such folder on this system, or gone in between
        return not Path("/proc").exists()
