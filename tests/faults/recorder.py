"""What the program asks of the disk, below one folder, in its order: SQLite's files and Python's alike."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from tests.faults.disk import Event
from tests.faults.sqlite_layer import SqliteLayer

CHANGING = frozenset(("create", "write", "truncate", "sync", "rename", "folder"))  # needs room on the disk


class Recorder:
    """The events below a folder.

    Args:
        root: the folder.
        answer: hears each event before it is done, with how many came before, and gives the number of an
            error for it, or 0; it may also end the process.
    """

    def __init__(self, root: Path, answer: Callable[[int, Event], int] = lambda _at, _event: 0) -> None:
        self._root = str(root)
        self._answer = answer
        self._asking = threading.RLock()
        self.events: list[Event] = []

    def asked(self, event: Event) -> int:
        """Note an event; the number of the error that it meets, or 0."""
        if event.path != self._root and not event.path.startswith(f"{self._root}/"):
            return 0
        with self._asking:
            wrong = self._answer(len(self.events), event)
            if not wrong:
                self.events.append(event)
        return wrong

    def done(self) -> None:
        """An act has returned: from here on nothing of it may be lost."""
        self.events.append(Event("done", self._root))


_current: Recorder | None = None
_layer: SqliteLayer | None = None


def _asked(event: Event) -> int:
    return 0 if _current is None else _current.asked(event)


def _ask(kind: str, path: object, **more: Any) -> None:
    wrong = _asked(Event(kind, os.path.abspath(os.fsdecode(path)), **more))  # type: ignore[call-overload]  # noqa: PTH100
    if wrong:
        raise OSError(wrong, os.strerror(wrong), str(path))


class _Written(io.FileIO):
    """A file of Python's that is written."""

    def __init__(self, path: str, mode: str) -> None:
        self._path = path
        if not os.path.exists(path):  # noqa: PTH110
            _ask("create", path)
        super().__init__(path, mode)
        if "w" in mode:
            _asked(Event("truncate", path, 0))

    def write(self, data: Any) -> int:
        offset = self.seek(0, os.SEEK_END) if "a" in self.mode else self.tell()
        block = bytes(data)
        _ask("write", self._path, offset=offset, data=block)
        return super().write(block) or 0

    def truncate(self, size: int | None = None) -> int:
        size = self.tell() if size is None else size
        _asked(Event("truncate", self._path, size))
        return super().truncate(size)


@contextlib.contextmanager
def recorded(recorder: Recorder) -> Iterator[Recorder]:
    """Everything that is opened inside is seen by `recorder`; what was open before is not."""
    global _current, _layer
    if _layer is None:
        _layer = SqliteLayer(_asked)
    assert _current is None
    with contextlib.ExitStack() as stack:
        for patch in _patches(recorder):
            stack.enter_context(patch)
        _layer.install()
        _current = recorder
        try:
            yield recorder
        finally:
            _current = None
            _layer.remove()


def _patches(recorder: Recorder) -> list[Any]:
    plain_open, fsync = io.open, os.fsync
    rename, replace, unlink, mkdir = os.rename, os.replace, os.unlink, os.mkdir

    def opened(file: Any, mode: str = "r", buffering: int = -1, *rest: Any, **more: Any) -> Any:
        path = "" if isinstance(file, int) else os.path.abspath(os.fsdecode(file))  # noqa: PTH100
        if not path.startswith(f"{recorder._root}/") or not set(mode) & set("wax+"):
            return plain_open(file, mode, buffering, *rest, **more)
        raw = _Written(path, mode.replace("b", "").replace("t", ""))
        if buffering == 0:
            return raw
        stream = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return stream if "b" in mode else io.TextIOWrapper(stream, *rest, **more)

    def flushed(handle: int) -> None:
        path = os.readlink(f"/proc/self/fd/{handle}")  # noqa: PTH115
        _ask("sync_folder" if os.path.isdir(path) else "sync", path)  # noqa: PTH112
        fsync(handle)

    def touched(self: Path, mode: int = 0o666, exist_ok: bool = True) -> None:
        if not self.exists():
            _ask("create", self)
        touch(self, mode, exist_ok)

    def renamed(source: Any, target: Any) -> None:
        _ask("rename", source, target=os.path.abspath(os.fsdecode(target)))  # noqa: PTH100
        rename(source, target)

    def replaced(source: Any, target: Any) -> None:
        _ask("rename", source, target=os.path.abspath(os.fsdecode(target)))  # noqa: PTH100
        replace(source, target)

    def unlinked(path: Any, **more: Any) -> None:
        if os.path.lexists(path):
            _ask("delete", path)
        unlink(path, **more)

    def made(path: Any, mode: int = 0o777, **more: Any) -> None:
        if not os.path.exists(path):  # noqa: PTH110
            _ask("folder", path)
        mkdir(path, mode, **more)

    touch = Path.touch
    return [
        mock.patch("builtins.open", opened),
        mock.patch("io.open", opened),
        mock.patch("shutil._USE_CP_SENDFILE", False),  # which writes past Python
        mock.patch("os.fsync", flushed),
        mock.patch("os.rename", renamed),
        mock.patch("os.replace", replaced),
        mock.patch("os.unlink", unlinked),
        mock.patch("os.remove", unlinked),
        mock.patch("os.mkdir", made),
        mock.patch.object(Path, "touch", touched),
    ]


def full_from(first: int, until: Callable[[], bool] = lambda: False) -> Callable[[int, Event], int]:
    """An answer: the disk is full from the given event on, until somebody frees it."""

    def answer(at: int, event: Event) -> int:
        return errno.ENOSPC if at >= first and event.kind in CHANGING and not until() else 0

    return answer
