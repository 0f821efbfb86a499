"""Deleting is never losing."""

from __future__ import annotations

from datetime import datetime

from crm_desktop.data.session import Session
from crm_desktop.services import (
    customers,
    follow_ups,
    history,
    quick_entry,
    recycle_bin,
    same_customer,
    staff,
)


def test_the_bin_says_who_deleted_what_and_gives_it_back(session: Session, noon: datetime) -> None:
    staff.sign_in(session, staff.add(session, "小李"))
    customer = customers.add(session, {"name": "王小明", "phone": "13800138000"})
    quick_entry.save(session, quick_entry.Entry(customer_id=customer, text="来访"))
    follow_ups.plan(session, customer, "2026-11-25", "回访")
    summary = recycle_bin.deletion_summary(session, [customer])
    assert (summary.customers, summary.interactions, summary.follow_ups) == (1, 1, 1)
    recycle_bin.delete(session, [customer])
    binned = recycle_bin.contents(session)
    assert [(one.name, one.staff_name) for one in binned] == [("王小明", "小李")]
    assert follow_ups.open_list(session) == []
    assert follow_ups.counts(session).all == 0
    recycle_bin.restore(session, [customer])
    assert recycle_bin.contents(session) == []
    assert [found.title for found in follow_ups.open_list(session)] == ["回访"]


def test_only_what_is_in_the_bin_is_purged(session: Session) -> None:
    kept = customers.add(session, {"name": "王小明"})
    gone = customers.add(session, {"name": "李雷"})
    recycle_bin.delete(session, [gone])
    recycle_bin.purge(session, [kept, gone])
    assert session.query("SELECT id FROM customer").fetchall() == [(kept,)]


def test_history_names_every_act(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明"})
    recycle_bin.delete(session, [customer])
    history.undo_last(session)
    assert [row.title for row in history.operations(session)] == [
        "Undo: Delete 1 customer: 王小明",
        "Delete 1 customer: 王小明",
        "New customer: 王小明",
    ]
    assert [row.can_undo for row in history.operations(session)] == [False, False, True]


def test_who_it_could_be_while_typing(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明", "phone": "138 0013 8000"})
    by_phone = same_customer.same(session, phone="+86 13800138000")
    assert [(one.id, one.reason) for one in by_phone] == [(customer, "same number")]
    assert [one.reason for one in same_customer.same(session, name="王小明")] == ["same name"]
    assert [one.reason for one in same_customer.same(session, name="汪晓明")] == ["name sounds the same"]
    assert same_customer.same(session, name="王小明", phone="13800138000", exclude=customer) == []
    assert same_customer.same(session, name="王小", phone="1380") == []
