"""The one clock of the program. Tests replace it with `clock.set_now`.

Instants are stored as whole seconds since 1970 in UTC; days as the shop's local date `YYYY-MM-DD`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from time import localtime, tzname


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


def offsets(days: int) -> tuple[tuple[int, int], ...]:
    """By how many seconds local time differs from UTC in the days until tomorrow: (from which instant on, seconds)."""
    return _offsets(timestamp() // _DAY + 2, days, tzname)


_DAY = 86_400


@lru_cache(maxsize=2)
def _offsets(last: int, days: int, _zone: tuple[str, str]) -> tuple[tuple[int, int], ...]:
    def offset(seconds: int) -> int:
        return localtime(seconds).tm_gmtoff

    found = [((last - days) * _DAY, offset((last - days) * _DAY))]
    for day in range(last - days + 1, last + 1):
        if offset(day * _DAY) != found[-1][1]:
            low, high = (day - 1) * _DAY, day * _DAY
            while high - low > 1:  # the first second of the new time
                middle = (low + high) // 2
                low, high = (middle, high) if offset(middle) == found[-1][1] else (low, middle)
            found.append((high, offset(high)))
    return tuple(found)


def at_local(day: str, time: str) -> int | None:
    """The instant of a local day `YYYY-MM-DD` and time `HH:MM`, as it is stored; None when they are none."""
    try:
        return int(datetime.strptime(f"{day} {time.replace('：', ':')}", "%Y-%m-%d %H:%M").timestamp())
    except ValueError:
        return None
