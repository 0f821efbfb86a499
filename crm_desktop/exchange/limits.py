"""Limits on the reading process, set by itself from what the gate counted."""

from __future__ import annotations

import sys

_LEAST = 288 << 20  # bytes of memory for any file
_MOST = 3 << 30
_PER_CELL = 130  # bytes: the cell in the reader's grid, its text, the row on its way
_PER_PACKED_BYTE = 40  # for binary workbooks, whose cells are not counted beforehand
_PER_TEXT_BYTE = 7  # the bytes, the decoded text, the text as a stream


def memory_for(*, cells: int, size: int, is_text: bool = False) -> int:
    """Bytes of memory that a reader may take for a file of so many filled cells or bytes."""
    wanted = cells * _PER_CELL if cells else size * (_PER_TEXT_BYTE if is_text else _PER_PACKED_BYTE)
    return min(_MOST, _LEAST + wanted)


def limit_memory(amount: int) -> None:
    """Make this process fail to get more than `amount` bytes, instead of filling the machine."""
    if sys.platform == "win32":
        _limit_by_job(amount)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for kind, ceiling in ((resource.RLIMIT_DATA, amount), (resource.RLIMIT_AS, amount + (192 << 20))):
        try:
            hard = resource.getrlimit(kind)[1]
            ceiling = ceiling if hard == resource.RLIM_INFINITY else min(ceiling, hard)
            resource.setrlimit(kind, (ceiling, hard))
        except (ValueError, OSError):
            continue  # macOS refuses some of them; the parent's time limit still holds


def _limit_by_job(amount: int) -> None:
    """Windows: a job object that holds this process alone and caps its memory."""
    import ctypes
    from ctypes import wintypes

    class Basic(ctypes.Structure):
        _fields_ = [
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        ]

    class Extended(ctypes.Structure):
        _fields_ = [
            ("BasicLimitInformation", Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        ]

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.SetInformationJobObject.argtypes = [wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD]
    kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
    job = kernel.CreateJobObjectW(None, None)
    information = Extended()
    information.BasicLimitInformation.LimitFlags = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
    information.ProcessMemoryLimit = amount
    kernel.SetInformationJobObject(job, 9, ctypes.byref(information), ctypes.sizeof(information))
    kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())


def lift_memory_limit() -> None:
    """Give the process room again to say that it ran out of memory."""
    if sys.platform == "win32":
        return
    import resource

    for kind in (resource.RLIMIT_DATA, resource.RLIMIT_AS):
        try:
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (hard, hard))
        except (ValueError, OSError):
            continue
