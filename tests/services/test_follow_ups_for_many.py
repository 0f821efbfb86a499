"""One plan for many customers: who keeps it, who is left out, one undo."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import (
    customers,
    follow_up_spread,
    follow_ups,
    follow_ups_for_many,
    history,
    shop_days,
    staff,
)
from crm_desktop.services.follow_ups_for_many import Plan
from crm_desktop.services.shop_days import ShopDate


def test_each_gets_one_kept_by_the_owner_and_one_undo_takes_all_back(session: Session) -> None:
    li, wang, gone = (staff.add(session, name) for name in ("小李", "老王", "走了"))
    staff.sign_in(session, li)
    ids = [customers.add(session, {"name": f"客{at}"}) for at in range(4)]
    customers.update(session, ids[0], {"owner": wang})
    customers.update(session, ids[1], {"owner": gone})
    with session.change(Action.EDIT_STAFF) as change:
        change.update("staff_member", gone, {"active": 0})
    today = clock.today().isoformat()
    follow_ups.plan(session, ids[3], today, "早有")
    plan = Plan("邀请店庆", "message", today, skip_planned=True)
    assert follow_ups_for_many.left(session, ids, plan) == 3
    operation = follow_ups_for_many.plan_for(session, ids, plan)
    found = {each.customer_id: each for each in follow_ups.open_list(session) if each.title == "邀请店庆"}
    assert {each: found[each].staff_name for each in found} == {
        ids[0]: "老王",
        ids[1]: "小李",
        ids[2]: "小李",
    }
    assert {each.kind for each in found.values()} == {"message"}
    assert customers.get(session, ids[0]).next_follow_up == today
    assert history.count(session, operation) == 3
    history.undo(session, operation)
    assert [each.title for each in follow_ups.open_list(session)] == ["早有"]


def test_a_day_that_is_past_is_refused(session: Session) -> None:
    one = customers.add(session, {"name": "客"})
    with pytest.raises(InvalidValue):
        follow_ups_for_many.plan_for(session, [one], Plan("x", "call_out", "2001-01-01"))


def test_spread_over_open_days_and_people_is_one_act(session: Session) -> None:
    li, wang = staff.add(session, "小李"), staff.add(session, "老王")
    ids = [customers.add(session, {"name": f"客{at}"}) for at in range(9)]
    today = clock.today()
    names = [(today + timedelta(days=at)).isoformat() for at in range(6)]
    shop_days.set_all(session, [], [ShopDate(names[1]), ShopDate(names[2])])
    for _ in range(3):
        follow_ups.plan(session, ids[0], names[3], "早有")
    assert follow_up_spread.preview(session, 8, names[0], 3) == [
        (names[0], 0, 4), (names[3], 3, 1), (names[4], 0, 3),
    ]  # fmt: skip
    plan = Plan("回访", "call_out", names[0], skip_planned=True, days=3, people=(li, wang))
    operation = follow_ups_for_many.plan_for(session, ids, plan)
    found = [each for each in follow_ups.open_list(session) if each.title == "回访"]
    assert Counter(each.due_day for each in found) == {names[0]: 4, names[3]: 1, names[4]: 3}
    assert Counter(each.staff_id for each in found) == {li: 4, wang: 4}
    assert {each.customer_id for each in found} == set(ids[1:])
    history.undo(session, operation)
    assert {each.title for each in follow_ups.open_list(session)} == {"早有"}


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12), st.integers(0, 400))
def test_days_become_as_level_as_can_be(planned: list[int], count: int) -> None:
    added = follow_up_spread.level(planned, count)
    assert sum(added) == count and min(added) >= 0
    total = [had + more for had, more in zip(planned, added, strict=True)]
    for had, more, whole in zip(planned, added, total, strict=True):
        if more:  # no day was given one that another, emptier day should have had
            assert whole <= min(total) + 1
        assert whole >= had
