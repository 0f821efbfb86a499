"""What the classes of the sample shop had on the first of the month, so that its overview says what changed since."""

from __future__ import annotations

from dataclasses import replace

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import class_counts, class_overview, customer_list
from crm_desktop.services.customer_filter import Filter, having
from crm_desktop.values import rules

_MOST = 5_000  # customers of a shop whose counts are made up in a moment
_MOVED = {"active": 3, "declining": -4, "mature": 1}  # stages: so many were there then besides


def write(session: Session) -> None:
    """Note the counts of the first of the month: those of today without the customers recorded since."""
    total = customer_list.total(session)
    if not 0 < total <= _MOST or session.one("SELECT 1 FROM class_count LIMIT 1") is not None:
        return
    first = clock.today().replace(day=1)
    if first == clock.today():
        return
    newer = having(created_at=f"{first}..")
    found = []
    for key in class_overview.SECTIONS:
        spread = class_overview.spread(session, key)
        classes = []
        for each in spread.classes:
            chosen = Filter(rules.among(key, [each.id])).also(newer.rule)
            moved = _MOVED.get(str(each.id), 0) if key == "stage" else 0
            count = max(0, each.count - customer_list.count(session, chosen) + moved)
            classes.append(replace(each, count=count))
        found.append(replace(spread, classes=tuple(classes)))
    class_counts.write(session, first, total - customer_list.count(session, newer), found)
