"""The pages that are open all day, with half a million open follow-ups: Today, the calendar, a row of the register."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from statistics import median

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.services import (
    calls_to_return,
    day_register,
    follow_up_calendar,
    follow_ups,
    overview,
    quick_entry,
    snoozing,
)
from crm_desktop.services.quick_entry import Entry
from tests.benchmarks.measure import Line, ms, seconds, side_by_side

_TITLE = "Benchmark of planning"
_ROUNDS = 20


def _plans(session: Session) -> int:
    """One open follow-up for each second customer, most in the next weeks, one in fifty of them repeating."""
    known = session.one("SELECT id FROM follow_up WHERE title = ? LIMIT 1", (_TITLE,))
    if known is None:
        chance, today = random.Random(7), clock.today()
        staff: list[int | None] = [None, *(row[0] for row in session.query("SELECT id FROM staff_member"))]
        days = [(today + timedelta(days=at)).isoformat() for at in range(-15, 46)]
        with session.change(Action.FILL_SAMPLES) as change:
            change.executemany(
                "INSERT INTO follow_up (customer_id, title, due_day, due_time, priority, rule, series_day, staff_id, "
                "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        customer_id,
                        _TITLE,
                        day := chance.choice(days),
                        f"{chance.randrange(9, 19):02d}:30" if chance.random() < 0.2 else "",
                        chance.choice((0, 0, 0, 0, 0, 0, 0, 0, 1, 2)),
                        rule := "FREQ=WEEKLY;INTERVAL=1" if chance.random() < 0.02 else "",
                        day if rule else "",
                        chance.choice(staff),
                        change.at,
                    )
                    for (customer_id,) in session.query("SELECT id FROM customer WHERE id % 2 = 0").fetchall()
                ),
            )
    return follow_ups.open_count(session)


def _today(session: Session) -> None:
    """What the first page reads."""
    today = clock.today()
    overview.overview(session, 60)
    calls_to_return.listing(session, 8)
    snoozing.next_wake(session)
    follow_ups.snoozed_list(session, 8)
    for first, last in ((None, -1), (0, 0), (1, 7)):
        days = {
            "first_day": "" if first is None else (today + timedelta(days=first)).isoformat(),
            "last_day": (today + timedelta(days=last)).isoformat(),
        }
        follow_ups.open_list(session, 8, awake=True, by_priority=True, **days)
        follow_ups.awake_count(session, **days)


def _whole_table(session: Session) -> None:
    """What Today would cost without its indexes: a look at every open follow-up and its customer."""
    session.query(
        "SELECT count(*), sum(due_day < ?) FROM follow_up NOT INDEXED JOIN customer ON customer.id = customer_id "
        "WHERE status = 'open' AND deleted_at IS NULL",
        (clock.today().isoformat(),),
    ).fetchall()


def run(session: Session) -> Iterator[Line]:
    """The figures; the open follow-ups that they need are added where they are missing."""
    count = _plans(session)
    first, last = follow_up_calendar.month_span(clock.today())
    page, table = side_by_side(lambda: _today(session), lambda: _whole_table(session))
    yield Line(
        f"Today with {count:,} open follow-ups",
        ms(page),
        f"bar: 200 ms; a look at each of them: {ms(table)}",
        page / table,
    )
    days = {"first": first.isoformat(), "last": last.isoformat()}
    month, grouped = side_by_side(
        lambda: follow_up_calendar.read(session, first, last, None, 6),
        lambda: session.query(
            "SELECT due_day, staff_id, count(*), min(customer.name) FROM follow_up JOIN customer "
            "ON customer.id = customer_id AND deleted_at IS NULL "
            "WHERE status = 'open' AND due_day BETWEEN :first AND :last GROUP BY due_day, staff_id",
            days,
        ).fetchall(),
    )
    held = sum(follow_up_calendar.read(session, first, last).counts.values())
    yield Line(
        f"a month of the calendar with {held:,} of them",
        ms(month),
        f"bar: 100 ms; one statement for all of it: {ms(grouped)}",
        month / grouped,
    )
    week, _ = side_by_side(
        lambda: follow_up_calendar.read(session, *follow_up_calendar.week_span(clock.today()), None, 40),
        lambda: None,
    )
    yield Line("a week of the calendar", ms(week), "bar: 100 ms")
    coming = seconds(lambda: follow_up_calendar.coming(session, clock.today(), last))
    yield Line(
        "what repeats in that month, after the page stands", ms(coming), "in the worker, at most 2,000 rules"
    )
    yield from _register(session)


def _register(session: Session) -> Iterator[Line]:
    customer_id = session.one("SELECT max(id) FROM customer WHERE deleted_at IS NULL")[0]
    operations: list[int] = []

    def save() -> None:
        entry = Entry(kind="visit", customer_id=customer_id, text=_TITLE, stays=True)
        operations.append(quick_entry.save(session, entry).operation_id)

    def alone() -> None:
        with session.database.transaction() as connection:
            connection.execute("INSERT INTO benchmark_row (at, text) VALUES (1, ?)", (_TITLE,))

    with session.database.transaction() as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS benchmark_row (id INTEGER PRIMARY KEY, at, text)")
    saved, bare = side_by_side(save, alone, _ROUNDS)
    read = median(seconds(lambda: day_register.rows(session, clock.today().isoformat())) for _ in range(5))
    for operation in reversed(operations):
        session.undo(operation)
    with session.database.transaction() as connection:
        connection.execute("DROP TABLE benchmark_row")
    yield Line(
        "a row of the register saved",
        ms(saved),
        f"bar: 20 ms; a plain INSERT and COMMIT: {ms(bare)}",
        saved / bare,
    )
    yield Line("the register of today read again", ms(read))
