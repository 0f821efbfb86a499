"""A layer under SQLite that sees each write, flush and deletion before it is done.

It is put into the SQLite that the program carries (through `ctypes`, over the library's own functions
for such layers), so that what is tried is what shops run: another binding for Python would bring
another SQLite. The layer stands on the system's own: it takes over four functions of each open file and
two of the system, and leaves reading, locks and shared memory as they are.
"""

from __future__ import annotations

import ctypes
import errno
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from typing import Any

from sqlcipher3 import _sqlite3

from tests.faults.disk import Event

_OK, _IOERR, _FULL, _CANTOPEN = 0, 10, 13, 14
_IOERR_FSYNC = _IOERR | 4 << 8
_OPEN_CREATE, _TEMPORARY = (
    0x4,
    0x8 | 0x200 | 0x400 | 0x1000 | 0x2000,
)  # delete on close, temp db, temp journal …

_CLOSE = CFUNCTYPE(c_int, c_void_p)
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
_DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`, version 3."""

    _fields_ = [
        ("version", c_int),
        ("close", _CLOSE),
        ("read", c_void_p),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        *((name, c_void_p) for name in (
            "file_size", "lock", "unlock", "check_reserved_lock", "file_control", "sector_size",
            "device_characteristics", "shm_map", "shm_lock", "shm_barrier", "shm_unmap", "fetch", "unfetch",
        )),
    ]  # fmt: skip


class _File(ctypes.Structure):
    """`sqlite3_file`: what follows its methods is the system's."""

    _fields_ = [("methods", POINTER(_Methods))]


class _System(ctypes.Structure):
    """`sqlite3_vfs`, version 3."""

    _fields_ = [
        ("version", c_int),
        ("file_bytes", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("app_data", c_void_p),
        ("open", _OPEN),
        ("delete", _DELETE),
        *((f"other_{number}", c_void_p) for number in range(14)),
    ]


class SqliteLayer:
    """The layer; made once in a process, and silent until `install`.

    Args:
        asked: hears each event before it is done, and gives the number of an error to answer with, or 0.
    """

    def __init__(self, asked: Callable[[Event], int]) -> None:
        self._asked = asked
        self._library = ctypes.CDLL(_sqlite3.__file__)
        self._library.sqlite3_vfs_find.restype = c_void_p
        self._library.sqlite3_vfs_find.argtypes = [c_char_p]
        self._library.sqlite3_vfs_register.argtypes = [c_void_p, c_int]
        self._library.sqlite3_initialize()
        self._under = self._library.sqlite3_vfs_find(None)
        self._own = _System()
        ctypes.memmove(ctypes.addressof(self._own), self._under, ctypes.sizeof(_System))
        self._system = _System.from_address(self._under)
        self._name = b"recorded"
        self._own.name = self._name
        self._own.open = self._keep_open = _OPEN(self._open)
        self._own.delete = self._keep_delete = _DELETE(self._delete)
        self._methods: dict[int, tuple[_Methods, _Methods]] = {}  # the system's → the system's, ours
        self._files: dict[int, tuple[str, _Methods, bool]] = {}
        self._kept: list[Any] = []

    def install(self) -> None:
        """What is opened from now on is seen."""
        self._library.sqlite3_vfs_register(ctypes.addressof(self._own), 1)

    def remove(self) -> None:
        """What is opened from now on is not seen any more."""
        self._library.sqlite3_vfs_unregister(c_void_p(ctypes.addressof(self._own)))
        self._library.sqlite3_vfs_register(self._under, 1)

    # -- the system -------------------------------------------------------------------------------

    def _open(self, _own: int, name: int | None, file: int, flags: int, out: Any) -> int:
        temporary = not name or bool(flags & _TEMPORARY)
        path = "" if temporary else ctypes.string_at(name).decode()
        new = flags & _OPEN_CREATE and not temporary and not Path(path).exists()
        if new and self._asked(Event("create", path)):
            _File.from_address(file).methods = None
            return _CANTOPEN
        result: int = self._system.open(self._under, name, file, flags, out)
        if result == _OK and not temporary:
            opened = _File.from_address(file)
            system, own = self._taken_over(ctypes.addressof(opened.methods.contents))
            # The system flushes the folder with the first flush of a journal that it made.
            self._files[file] = (path, system, path.endswith(("-wal", "-journal")))
            opened.methods = ctypes.pointer(own)
        return result

    def _delete(self, _own: int, name: bytes, sync_folder: int) -> int:
        path = name.decode()
        self._asked(Event("delete", path))
        result: int = self._system.delete(self._under, name, sync_folder)
        if result == _OK and sync_folder:
            self._asked(Event("sync_folder", path.rpartition("/")[0]))
        return result

    # -- a file -----------------------------------------------------------------------------------

    def _taken_over(self, address: int) -> tuple[_Methods, _Methods]:
        if address not in self._methods:
            own = _Methods()
            ctypes.memmove(ctypes.addressof(own), address, ctypes.sizeof(_Methods))
            own.close, own.write = _CLOSE(self._close), _WRITE(self._write)
            own.truncate, own.sync = _TRUNCATE(self._truncate), _SYNC(self._sync)
            self._kept += [own.close, own.write, own.truncate, own.sync]
            self._methods[address] = (_Methods.from_address(address), own)
        return self._methods[address]

    def _close(self, file: int) -> int:
        _, system, _ = self._files.pop(file)
        return int(system.close(file))

    def _write(self, file: int, data: int, size: int, offset: int) -> int:
        path, system, _ = self._files[file]
        wrong = self._asked(Event("write", path, offset, ctypes.string_at(data, size)))
        if wrong:
            return _FULL if wrong == errno.ENOSPC else _IOERR
        return int(system.write(file, data, size, offset))

    def _truncate(self, file: int, size: int) -> int:
        path, system, _ = self._files[file]
        self._asked(Event("truncate", path, size))
        return int(system.truncate(file, size))

    def _sync(self, file: int, flags: int) -> int:
        path, system, flushes_folder = self._files[file]
        if self._asked(Event("sync", path)):
            return _IOERR_FSYNC
        if flushes_folder:
            self._files[file] = (path, system, False)
            self._asked(Event("sync_folder", path.rpartition("/")[0]))
        return int(system.sync(file, flags))
