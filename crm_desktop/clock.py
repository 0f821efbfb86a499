"""The one clock of the program. Tests replace it with `clock.set_now`.

Instants are stored as whole seconds since 1970 in UTC; days as the shop's local date `YYYY-MM-DD`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime


def _system_now() -> datetime:
    return datetime.now(UTC)


_now: Callable[[], datetime] = _system_now


def set_now(source: Callable[[], datetime] | None) -> None:
    """Replace the source of time; `None` puts the system's clock back."""
    global _now
    _now = source or _system_now


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _now()


def timestamp() -> int:
    """The present moment in whole seconds since 1970 UTC, as it is stored."""
    return int(_now().timestamp())


def today() -> date:
    """The shop's local date."""
    return _now().astimezone().date()


def local(seconds: int) -> datetime:
    """A stored instant in the shop's local time."""
    return datetime.fromtimestamp(seconds, UTC).astimezone()


def local_day(seconds: int) -> str:
    """The shop's local date of a stored instant, `YYYY-MM-DD`."""
    return local(seconds).date().isoformat()


def at_local(day: str, time: str) -> int | None:
    """The instant of a local day `YYYY-MM-DD` and time `HH:MM`, as it is stored; None when they are none."""
    try:
        return int(datetime.strptime(f"{day} {time.replace('：', ':')}", "%Y-%m-%d %H:%M").timestamp())
    except ValueError:
        return None
