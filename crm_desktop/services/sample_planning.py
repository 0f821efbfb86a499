"""How the sample shop plans: follow-ups that repeat, important ones, some put off; days on which it is closed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from crm_desktop import clock
from crm_desktop.data.session import Change
from crm_desktop.services.sample_draws import data
from crm_desktop.values import repeats
from crm_desktop.values.repeats import FROM_COMPLETION, FROM_DATE, Repeat

_LEAST = 20  # open follow-ups of a shop that plans this way
_TOUCHED = 60  # of them those that come first are looked at
_URGENT, _IMPORTANT = 2, 1
# Place among the coming ones, words, how it repeats.
_SERIES = (
    (2, "月度对账", Repeat("month", 1), FROM_DATE),
    (7, "每周补货确认", Repeat("week", 1), FROM_DATE),
    (12, "两周一次回访", Repeat("week", 2), FROM_COMPLETION),
    (19, "季度保养提醒", Repeat("month", 3), FROM_DATE),
    (26, "样板间清洁预约", Repeat("week", 1), FROM_DATE),
)


def write(change: Change) -> None:
    """Add it to a sample shop whose follow-ups are written; a very small one goes without."""
    rows = change.execute(
        "SELECT id, due_day FROM follow_up WHERE status = 'open' AND rule = '' AND due_day >= ? "
        "ORDER BY due_day, id LIMIT ?",
        (clock.today().isoformat(), _TOUCHED),
    ).fetchall()
    if len(rows) < _LEAST:
        return
    for place, title, repeat, anchor in _SERIES:
        if place < len(rows):
            follow_up_id, due_day = rows[place]
            rule = repeats.rule(repeats.fits(repeat, date.fromisoformat(due_day)))
            values = {"title": title, "rule": rule, "anchor": anchor, "series_day": due_day}
            change.update("follow_up", follow_up_id, values)
    for place, priority in ((0, _URGENT), (4, _IMPORTANT), (9, _IMPORTANT), (15, _URGENT)):
        change.update("follow_up", rows[place][0], {"priority": priority})
    tomorrow = datetime.combine(clock.today() + timedelta(days=1), time(9))
    for place, until in ((1, change.at + 3 * 3600), (3, int(tomorrow.timestamp()))):
        change.update("follow_up", rows[place][0], {"snoozed_until": until})
    _closed_days(change)
    _calls_to_return(change)
    if not change.execute("SELECT 1 FROM shift LIMIT 1").fetchone():
        for position, (name, begins, ends) in enumerate(
            (("早班", "09:00", "14:30"), ("晚班", "14:30", "20:00"))
        ):
            change.insert("shift", {"name": name, "begins": begins, "ends": ends, "position": position})


def _closed_days(change: Change) -> None:
    """New Year's Day, and the days from the eve of the Spring Festival on; a shop that has days set keeps them."""
    if change.execute("SELECT 1 FROM shop_day LIMIT 1").fetchone():
        return
    today = clock.today()
    change.insert("shop_day", {"day": f"{today.year + 1}-01-01", "name": "元旦"})
    change.insert("shop_day", {"day": (today + timedelta(days=4)).isoformat(), "name": "盘点"})
    festivals = [date.fromisoformat(text) for text in data("places")["spring_festival"]]
    for festival in festivals:
        if 0 <= (festival - today).days < 366:
            for at in range(-1, 4):
                day = (festival + timedelta(days=at)).isoformat()
                change.insert("shop_day", {"day": day, "name": "除夕" if at < 0 else "春节"})
            return


def _calls_to_return(change: Change) -> None:
    """The last two calls in, of which one was not answered and one asks to be called back."""
    rows = change.execute(
        "SELECT id FROM interaction WHERE kind = 'call_in' AND customer_id IS NOT NULL AND at >= ? "
        "ORDER BY at DESC LIMIT 2",
        (change.at - 14 * 86_400,),
    ).fetchall()
    for (entry_id,), (outcome, text) in zip(
        rows, (("call_back", "问送货时间，说下午再打"), ("missed", "")), strict=False
    ):
        change.update("interaction", entry_id, {"outcome": outcome, "text": text})
