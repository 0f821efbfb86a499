"""Complaints of the sample shop, from the first word to the result, and birthdays of today."""

from __future__ import annotations

from datetime import timedelta

from crm_desktop import clock
from crm_desktop.data.session import Change
from crm_desktop.services import complaints
from crm_desktop.values.class_rules import StaleRules, to_json

_LEAST = 20  # customers of a shop in which somebody has complained
_CADENCE = (30, 60)  # days from one contact to the next, of the best grades
_RULES = (
    ("purchase", 7, "回访：用得满意吗"),
    ("visit", 1, "问问还差什么才下单"),
    ("complaint_closed", 3, "回访：处理得满意吗"),
)
_URGENCIES = (("紧急", 1), ("一般", 3), ("不急", 7))
# Kind, urgency, words, days ago, days until the deadline, what was done, the result and whether it contented.
_COMPLAINTS = (
    ("质量", "紧急", "新装的柜门关不严", 3, -2, ("已致电，师傅量了尺寸", "新门板已下单"), "", ""),
    ("送货", "一般", "说好周六送，周一才到", 2, 1, ("向仓库核实原因",), "", ""),
    ("服务", "一般", "电话里态度不好", 1, 2, (), "", ""),
    ("价格", "不急", "活动价和收银价不一样", 9, -2, ("核对小票",), "退还差价 80 元", "yes"),
    ("质量", "一般", "沙发坐垫塌陷", 20, -17, ("上门查看", "更换坐垫"), "换了坐垫，仍觉得偏硬", "partly"),
)


def write(change: Change) -> None:
    """Add them to a sample shop whose customers are written; a very small one has none."""
    rows = change.execute(
        "SELECT id, owner_id FROM customer WHERE deleted_at IS NULL AND kind = 'person' ORDER BY id DESC LIMIT ?",
        (_LEAST,),
    ).fetchall()
    if len(rows) < _LEAST:
        return
    today = clock.today()
    grades = change.execute("SELECT id FROM grade ORDER BY position, id LIMIT ?", (len(_CADENCE),)).fetchall()
    cadence = {str(grade): days for (grade,), days in zip(grades, _CADENCE, strict=False)}
    change.insert("class_rule", {"kind": "stale", "definition": to_json(StaleRules(grades=cadence))})
    for event, days, title in _RULES:
        change.insert("follow_up_rule", {"event": event, "days": days, "title": title})
    for name, days in _URGENCIES:
        complaints.find_or_add(change, "complaint_urgency", name, {"days": days})
    for (customer_id, owner_id), each in zip(rows[::3], _COMPLAINTS, strict=False):
        kind, urgency, text, ago, until, steps, result, satisfied = each
        at = change.at - ago * 86_400
        closed = change.at - 86_400 if result else None
        made = change.insert(
            "complaint",
            {
                "customer_id": customer_id,
                "kind_id": complaints.find_or_add(change, "complaint_kind", kind),
                "urgency_id": complaints.find_or_add(change, "complaint_urgency", urgency),
                "text": text,
                "at": at,
                "day": clock.local_day(at),
                "due_day": (today + timedelta(until)).isoformat(),
                "staff_id": owner_id,
                "status": complaints.CLOSED if result else complaints.OPEN,
                "result": result,
                "satisfied": satisfied,
                "closed_at": closed,
                "closed_day": clock.local_day(closed) if closed else "",
                "created_at": at,
                "created_by": owner_id,
            },
        )
        done = [("step", step) for step in steps] + ([(complaints.CLOSED, result)] if result else [])
        for number, (sort, words) in enumerate(done, 1):
            own = {"complaint_id": made, "customer_id": customer_id, "kind": sort, "text": words}
            change.insert("complaint_step", {**own, "at": at + number * 3_600, "staff_id": owner_id})
    for customer_id, _ in rows[1:6:3]:
        change.update("customer", customer_id, {"birthday": f"--{today:%m-%d}", "birthday_calendar": "solar"})
