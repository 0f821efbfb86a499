"""What stands on the first page below the figures, one section under the other: each a question and a line a row.

A further section is a function in `SECTIONS`; what it reads, it reads in the worker.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import calls_to_return, follow_ups, interactions
from crm_desktop.services.calls_to_return import Call
from crm_desktop.services.follow_ups import FollowUp
from crm_desktop.ui import follow_up_acts, repeat_words, show
from crm_desktop.ui.widgets.line_list import Line


@dataclass(frozen=True)
class Found:
    """What a section read: its first rows, and how many there are in all."""

    rows: Sequence[Any]
    count: int


class Act(NamedTuple):
    """What a press on a row's icon, or Space, does.

    Args:
        words: as tooltip.
        run: does it to a row; returns the words of the toast and the operation that undoes it.
    """

    words: str
    run: Callable[[Session, Any], tuple[str, int]]


@dataclass(frozen=True)
class Section:
    """One section.

    Args:
        key: by which it is remembered.
        title: the translated title.
        read: on the worker: (session, at most so many rows).
        line: how a row is shown.
        opens: the customer whom a row opens, and the entry to jump to or None; None: it opens nothing.
        tables: whose changes make it read again.
        act: what the icon of a row does; None when it is a picture only.
        page: where all of them are shown; "" shows more of them here.
        plans: the rows are follow-ups: a menu and keys ask for the outcome, put them off, move them.
    """

    key: str
    title: str
    read: Callable[[Session, int], Found]
    line: Callable[[Any], Line]
    opens: Callable[[Any], tuple[int, int | None] | None]
    tables: tuple[str, ...]
    act: Act | None = None
    page: str = ""
    plans: bool = False


def _overdue() -> Section:
    return _planned("overdue", translate("Today", "Overdue"), None, -1)


def _today() -> Section:
    return _planned("today", translate("Today", "Due today"), 0, 0)


def _coming() -> Section:
    return _planned("coming", translate("Today", "In the next 7 days"), 1, 7)


def _contacts() -> Section:
    from crm_desktop.ui.views import today_contacts  # which is made of what stands here

    return today_contacts.section()


def _calls() -> Section:
    """Calls that nobody answered, and whoever wants to be called back."""

    def read(session: Session, limit: int) -> Found:
        rows = calls_to_return.listing(session, limit)
        return Found(rows, len(rows) if len(rows) < limit else calls_to_return.count(session))

    def line(row: Call) -> Line:
        name = row.name or show.phone(row.phone) or translate("Register", "Unknown")
        phone = show.phone(row.phone) if row.name else ""
        parts = (phone, interactions.outcome_title(row.outcome), row.text, row.staff_name)
        words = "  ·  ".join(part for part in parts if part)
        ink = "bad" if row.at < clock.timestamp() - 86_400 else "warn"
        return Line(row, "call-in", name, words, right=show.relative_time(row.at), right_ink=ink)

    def run(session: Session, row: Call) -> tuple[str, int]:
        who = row.name or show.phone(row.phone)
        words = translate("Today", "Called back: {who}").format(who=who)
        return words, calls_to_return.returned(session, [row.id])

    return Section(
        "calls",
        translate("Today", "Calls to return"),
        read,
        line,
        lambda row: (row.customer_id, row.id) if row.customer_id is not None else None,
        ("interaction", "customer"),
        Act(translate("Today", "Called back"), run),
    )


def _orders() -> Section:
    from crm_desktop.ui.views import today_orders

    return today_orders.section()


def _planned(key: str, title: str, first: int | None, last: int) -> Section:
    """The follow-ups due from `first` to `last` days from today; from the beginning without `first`."""

    def read(session: Session, limit: int) -> Found:
        today = clock.today()
        days = {
            "first_day": "" if first is None else (today + timedelta(first)).isoformat(),
            "last_day": (today + timedelta(last)).isoformat(),
        }
        rows = follow_ups.open_list(session, limit, awake=True, by_priority=True, **days)
        count = len(rows) if len(rows) < limit else follow_ups.awake_count(session, **days)
        return Found(rows, count)

    return Section(
        key,
        title,
        read,
        _follow_up_line,
        lambda row: (row.customer_id, None),
        ("follow_up", "customer"),
        Act(translate("Today", "Done"), _finish),
        "follow_ups",
        plans=True,
    )


def _snoozed() -> Section:
    def read(session: Session, limit: int) -> Found:
        rows = follow_ups.snoozed_list(session, limit)
        return Found(rows, len(rows) if len(rows) < limit else follow_ups.counts(session).snoozed)

    def line(row: FollowUp) -> Line:
        due = translate("FollowUpsView", "due: {day}").format(day=show.due(row.due_day, row.due_time)[0])
        until = follow_up_acts.until_words(row.snoozed_until or 0)
        shown = _follow_up_line(row)
        return shown._replace(
            icon="snooze", words=f"{shown.words} · {due}", right=until, right_ink="secondary"
        )

    return Section(
        "snoozed",
        translate("Today", "Put off"),
        read,
        line,
        lambda row: (row.customer_id, None),
        ("follow_up", "customer"),
        Act(translate("Today", "Done"), _finish),
        "follow_ups",
        plans=True,
    )


def _follow_up_line(row: FollowUp) -> Line:
    when, ink = show.due(row.due_day, row.due_time)
    words = row.title or interactions.kind_title(row.kind)
    if row.priority:
        words = f"{follow_up_acts.SIGNS[row.priority]} {words}"
    repeated = repeat_words.of_rule(row.rule, row.anchor)
    return Line(
        row,
        "done",
        row.customer_name,
        f"{words} ↻ {repeated}" if repeated else words,
        right=when,
        right_ink=ink,
    )


def _finish(session: Session, row: FollowUp) -> tuple[str, int]:
    operation_id = follow_ups.finish(session, [row.id])
    what = " ".join(part for part in (row.title, row.customer_name) if part)
    return translate("Today", "Done: {what}").format(what=what), operation_id


SECTIONS: tuple[Callable[[], Section], ...] = (
    _calls,
    _overdue,
    _today,
    _snoozed,
    _coming,
    _orders,
    _contacts,
)
