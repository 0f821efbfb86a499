"""How large a file is, as a person reads it."""

from __future__ import annotations


def file_size(size: int) -> str:
    """Bytes in the unit that leaves one to three digits: `640 KB`, `2.7 GB`."""
    value, unit = float(max(size, 0)), "B"
    for larger in ("KB", "MB", "GB", "TB"):
        if value < 1000:
            break
        value, unit = value / 1024, larger
    return f"{value:.0f} {unit}" if value >= 10 or unit == "B" else f"{value:.1f} {unit}"
