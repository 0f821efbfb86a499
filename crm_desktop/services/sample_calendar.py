"""When things happen in the sample shop: its days, how busy each is, and its hours."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from crm_desktop.services.sample_draws import FINE, data, spread

YEARS = 3
_OPENS, _CLOSES = 9, 20  # hours
LATEST_PLAN, FARTHEST_PLAN = 21, 45  # days before and after today that a plan may be due


class Calendar:
    """The shop's days, and how busy each is.

    Args:
        now: the present moment, aware; nothing happens after it.
    """

    def __init__(self, now: datetime) -> None:
        today = now.astimezone().date()
        first = today - timedelta(days=365 * YEARS)
        self.days = [first + timedelta(days=at) for at in range((today - first).days + 1)]
        opened = [round(datetime.combine(day, time(_OPENS)).timestamp()) for day in self.days]
        if opened[-1] > now.timestamp():  # not open yet today
            del self.days[-1], opened[-1]
        self.opened = opened
        self.last_second = min(int(now.timestamp()) - opened[-1], (_CLOSES - _OPENS) * 3600 - 1)
        self.names = [day.isoformat() for day in self.days]
        self.weekend = [day.weekday() >= 5 for day in self.days]
        festivals = [date.fromisoformat(text) for text in data("places")["spring_festival"]]
        self.axis = spread(
            [(at, self._business(day, at / len(self.days), festivals)) for at, day in enumerate(self.days)],
            FINE,
        )
        self.plans = [
            (today + timedelta(days=at)).isoformat() for at in range(-LATEST_PLAN, FARTHEST_PLAN + 1)
        ]
        hours = data("texts")["hours"]
        self.seconds = [
            hour * 3600 + at * 3600 // length
            for hour, length in ((hour, _share(hours, hour)) for hour in range(_CLOSES - _OPENS))
            for at in range(length)
        ]

    @staticmethod
    def _business(day: date, progress: float, festivals: list[date]) -> float:
        if any(-1 <= (day - festival).days <= 6 for festival in festivals):
            return 0.0
        weight = (1.0, 0.9, 0.95, 1.0, 1.1, 1.7, 1.6)[day.weekday()]
        if (day.month, day.day) in {(5, at) for at in range(1, 6)} | {(10, at) for at in range(1, 8)}:
            weight = 1.9  # the holidays on which people buy for their homes
        return weight * (0.7 + 0.6 * progress)


def _share(hours: list[int], hour: int) -> int:
    """How many of FINE places an hour of the day has."""
    total = sum(hours)
    return sum(hours[: hour + 1]) * FINE // total - sum(hours[:hour]) * FINE // total
