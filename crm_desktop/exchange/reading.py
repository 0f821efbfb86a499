"""Opening a file: a process of its own reads it, this side receives rows and keeps the limits."""

from __future__ import annotations

import json
import marshal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from crm_desktop import i18n
from crm_desktop.beside import command
from crm_desktop.errors import FileRefused, PasswordNeeded
from crm_desktop.exchange import gate, passwords
from crm_desktop.exchange.reader_process import SWITCH
from crm_desktop.exchange.workbook import Rows, Sheet, Workbook
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress

_SECONDS = 15.0  # for any file
_SECONDS_PER_MB = 3.0  # and as much again for its size
_LOOK_EVERY = 0.05  # seconds between looks at the clock and the wish to cancel
_MOST_BYTES = 900 << 20  # of rows that this side keeps


def open_file(
    path: Path | str,
    *,
    password: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    progress: Progress | None = None,
) -> Workbook:
    """Read a file of any kind that `gate.Format` knows.

    Args:
        password: of a protected workbook. It goes to the reading process on standard input.
        encoding: of a text file, as a person chose it; guessed without.
        delimiter: of a text file; guessed without.

    Raises:
        FileRefused: why the file cannot be read and what to do; also when its reader died or hung.
        PasswordNeeded: it is protected, and no password was given or a wrong one.
        Cancelled: through `progress`.
    """
    path = Path(path)
    size = gate.check_file(path)
    request = {
        "path": str(path.resolve()),
        "language": i18n.language(),
        "encoding": encoding,
        "delimiter": delimiter,
        "password": password,
    }
    with _room(path) as folder:
        return _read(path, size, request | {"folder": folder}, progress)


@contextmanager
def _room(path: Path) -> Iterator[str]:
    """A folder for an unlocked copy, removed whatever becomes of the reader; "" when none can be needed."""
    if not passwords.may_be_locked(path):
        yield ""
        return
    with TemporaryDirectory(prefix="crm-", ignore_cleanup_errors=True) as folder:
        yield folder


def _read(path: Path, size: int, request: dict[str, Any], progress: Progress | None) -> Workbook:
    seconds = _SECONDS + _SECONDS_PER_MB * size / (1 << 20)
    for careful in (False, True):  # what kills the first reader is left to the second
        with _start() as process:
            watch = _Watch(process, seconds, progress)
            try:
                workbook = _receive(process, request | {"careful": careful}, progress)
            finally:
                watch.stop()
                process.kill()
        if progress is not None:
            progress.check()
        if isinstance(workbook, PasswordNeeded):
            raise workbook
        if isinstance(workbook, str):
            raise FileRefused(workbook)
        if workbook is not None:
            return workbook
        if watch.too_slow:
            break
    raise FileRefused(_died(path, watch.too_slow))


def _start() -> subprocess.Popen[bytes]:
    flags = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
    return subprocess.Popen(
        command(SWITCH, "crm_desktop.exchange.reader_process"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
    )


class _Watch:
    """Kills the process when its time is over or the person cancels, from a thread of its own:
    pipes cannot be waited for with a time limit on Windows."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float, progress: Progress | None) -> None:
        self.too_slow = False
        self._process = process
        self._end = time.monotonic() + seconds
        self._progress = progress
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="reading watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(_LOOK_EVERY):
            self.too_slow = time.monotonic() > self._end
            if self.too_slow or (self._progress is not None and self._progress.cancelled):
                self._process.kill()
                return


def _receive(
    process: subprocess.Popen[bytes], request: dict[str, Any], progress: Progress | None
) -> Workbook | PasswordNeeded | str | None:
    """The workbook, the sentence of a refusal, or `None` when the process died."""
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(OSError):
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.close()
    sheets: list[tuple[dict[str, Any], list[bytes], int]] = []
    book: dict[str, Any] | None = None
    kept = 0
    while True:
        frame = _frame(process.stdout)
        if frame is None:
            return None
        kind, body = frame
        if kind == b"S":
            sheets.append((marshal.loads(body), [], 0))
        elif kind == b"B":
            about, blocks, count = sheets[-1]
            blocks.append(body[4:])
            count += int(struct.unpack("<I", body[:4])[0])
            sheets[-1] = (about, blocks, count)
            kept += len(body)
            if kept > _MOST_BYTES:
                return gate.too_large(Path(request["path"]))
            if progress is not None:
                progress.step(count, about["height"], translate("Reading", "Reading the file"))
        elif kind == b"W":
            book = marshal.loads(body)
        elif kind == b"P":
            said = json.loads(body)
            return PasswordNeeded(said.pop("sentence"), **said)
        elif kind == b"E":
            return body.decode()
        elif kind == b"F":
            return _workbook(book or {}, sheets)


def _frame(stream: BinaryIO | Any) -> tuple[bytes, bytes] | None:
    head = stream.read(5)
    if len(head) < 5:
        return None
    length = struct.unpack("<I", head[:4])[0]
    body = stream.read(length)
    return (head[4:], body) if len(body) == length else None


def _workbook(book: dict[str, Any], sheets: list[tuple[dict[str, Any], list[bytes], int]]) -> Workbook:
    found = [
        Sheet(
            about["name"],
            Rows(blocks, count),
            about["width"],
            about["hidden"],
            about["first_row"],
            about["first_column"],
            frozenset(about["hidden_rows"]),
            tuple(about["merged"]),
        )
        for about, blocks, count in sheets
    ]
    return Workbook(
        book["format"],
        found,
        book.get("encoding", ""),
        book.get("encoding_certain", True),
        tuple(book.get("encodings", ())),
        book.get("delimiter", ""),
        book.get("date_1904", False),
        book.get("notes", []),
    )


def _died(path: Path, too_slow: bool) -> str:
    if too_slow:
        return translate(
            "Reading",
            "Reading {name} took too long and was stopped. Save it again as .xlsx or split it, and try again.",
        ).format(name=path.name)
    return translate(
        "Reading",
        "{name} is damaged, or needs too much memory. Open it in Excel or WPS, save it as .xlsx and try again.",
    ).format(name=path.name)
