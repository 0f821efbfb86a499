"""A function in a process of its own, where Python's lock of this one does not keep it waiting.

The process is this program once more, started with `SWITCH` when it is packed. It ends with its standard
input: when the call is done, and as well when this process is killed.
"""

from __future__ import annotations

import importlib
import marshal
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Generic, TypeVar

from crm_desktop import collecting

SWITCH = "--beside"
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
        name = f"{function.__module__}:{function.__name__}"
        flags = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
        self._process = subprocess.Popen(
            command(SWITCH, "crm_desktop.beside", name),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=flags,
        )

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
        self._process.kill()
        self._process.communicate()


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
    while True:
        try:
            value = _read(source)
        except EOFError:
            return 0
        _write(target, function(value))


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
