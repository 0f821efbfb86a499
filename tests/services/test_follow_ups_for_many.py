"""One plan for many customers: who keeps it, who is left out, one undo."""

from __future__ import annotations

import pytest

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import customers, follow_ups, follow_ups_for_many, history, staff
from crm_desktop.services.follow_ups_for_many import Plan


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
