"""A function in a process of its own, where Python's lock of this one does not keep it waiting.

The process is this program once more, started with `SWITCH` when it is packed. It ends with its standard
input: when the call is done, and as well when this process is killed.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import marshal
import os
import pickle
import struct
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Generic, TypeVar

from crm_desktop import collecting

SWITCH = "--beside"
_FED = "fed"  # before the function's name: it gets one iterator instead of a value at a time
_LENGTH = struct.Struct("<Q")  # of what follows, in bytes

Given = TypeVar("Given")
Found = TypeVar("Found")


class Beside(Generic[Given, Found]):
    """Calls of one function beside this process; a context manager.

    Args:
        function: of a module; takes and returns one value of what `marshal` knows: texts, numbers, lists, tuples.
    """

    def __init__(self, function: Callable[[Given], Found]) -> None:
        self._function = function
        self._process = _started(function)

    def __call__(self, value: Given) -> Found:
        """The function's value. It is computed here when the process is gone, or there was an error in it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            _write(self._process.stdin, value)
            found: Found = _read(self._process.stdout)
        except (OSError, EOFError):
            return self._function(value)
        return found

    def __enter__(self) -> Beside[Given, Found]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _ended(self._process)


class Fed(Generic[Given, Found]):
    """One call of a function with values that are made here while it works on them beside; a context manager.

    At most a pipe's worth of values waits, so a million of them take no memory.

    Args:
        function: of a module; takes an iterator of values and returns one, all of what `pickle` knows.

    Raises:
        OSError: the process could not be started.
    """

    def __init__(self, function: Callable[[Iterator[Given]], Found]) -> None:
        self._process = _started(function, _FED)

    def __call__(self, values: Iterable[Given]) -> Found:
        """What the function made of all values.

        Raises:
            OSError: what was raised in the function, or its process has ended.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with contextlib.suppress(BrokenPipeError):  # why it does not read on, it says itself
            for value in values:
                pickle.dump((value,), self._process.stdin)
            pickle.dump((), self._process.stdin)
            self._process.stdin.flush()
        try:
            found, error = pickle.load(self._process.stdout)
        except (EOFError, pickle.UnpicklingError):
            raise ChildProcessError(errno.EPIPE, os.strerror(errno.EPIPE)) from None
        if error is not None:
            raise OSError(*error)
        result: Found = found
        return result

    def __enter__(self) -> Fed[Given, Found]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _ended(self._process)


def _started(function: Callable[[Any], object], *how: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(SWITCH, "crm_desktop.beside", *how, f"{function.__module__}:{function.__name__}"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=0x08000000 if sys.platform == "win32" else 0,  # CREATE_NO_WINDOW
    )


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    with contextlib.suppress(BrokenPipeError):  # what was not sent yet is of no use any more
        process.communicate()


def command(switch: str, module: str, *arguments: str) -> list[str]:
    """How this program is started again to run `module.main()`: packed with `switch`, or with this Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, switch, *arguments]
    root = str(Path(__file__).resolve().parents[1])
    start = f"import sys; sys.path.insert(0, {root!r}); from {module} import main; main()"
    return [sys.executable, "-c", start, *arguments]


@collecting.put_off()
def main() -> int:
    """Be the process: the last argument names the function. Returns the exit status."""
    module, _, name = sys.argv[-1].partition(":")
    function = getattr(importlib.import_module(module), name)
    source = os.fdopen(0, "rb", closefd=False)
    target = os.fdopen(1, "wb", closefd=False)
    if _FED in sys.argv[1:-1]:
        return _feed(function, source, target)
    while True:
        try:
            value = _read(source)
        except EOFError:
            return 0
        _write(target, function(value))


def _feed(function: Callable[[Iterator[Any]], object], source: BinaryIO, target: BinaryIO) -> int:
    def values() -> Iterator[Any]:
        while held := pickle.load(source):  # EOFError: the process that sends them is gone
            yield held[0]

    found, error = None, None
    try:
        found = function(values())
    except OSError as raised:
        error = (raised.errno, raised.strerror)
    pickle.dump((found, error), target)
    target.flush()
    return 0


def _write(stream: BinaryIO | Any, value: Any) -> None:
    body = marshal.dumps(value)
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def _read(stream: BinaryIO | Any) -> Any:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return marshal.loads(body)
