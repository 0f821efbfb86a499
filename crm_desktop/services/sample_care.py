"""Complaints of the sample shop, from the first word to the result, and birthdays of today."""

from __future__ import annotations

import json
from datetime import timedelta

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.services import complaints
from crm_desktop.values.class_rules import StaleRules, to_json

_LEAST = 20  # customers of a shop in which somebody has complained
_CADENCE = (30, 60)  # days from one contact to the next, of the best grades
_RULES = (
    ("purchase", 7, "回访：用得满意吗", True),
    ("visit", 1, "问问还差什么才下单", False),
    ("complaint_closed", 3, "回访：处理得满意吗", True),
)
_QUESTIONS = (
    {"text": "质量如何", "kind": "score", "options": ()},
    {"text": "安装是否准时", "kind": "choice", "options": ("准时", "晚了", "没来")},
    {"text": "还有什么建议", "kind": "text", "options": ()},
)
# Score, the customer's words.
_SCORES = (
    (5, "师傅很细心"), (4, ""), (5, "比想象的好"), (3, "送货晚了一天"), (5, ""), (4, "价格有点高"),
    (2, "柜门有划痕"), (5, "会再来"), (4, ""), (5, "朋友推荐来的，不错"),
)  # fmt: skip
_WEDDINGS = ((0, 10), (3, 5), (6, 1), (20, 25))  # days ahead, years ago
_URGENCIES = (("紧急", 1), ("一般", 3), ("不急", 7))
# Kind, urgency, words, days ago, days until the deadline, what was done, the result and whether it contented.
_COMPLAINTS = (
    ("质量", "紧急", "新装的柜门关不严", 3, -2, ("已致电，师傅量了尺寸", "新门板已下单"), "", ""),
    ("送货", "一般", "说好周六送，周一才到", 2, 1, ("向仓库核实原因",), "", ""),
    ("服务", "一般", "电话里态度不好", 1, 2, (), "", ""),
    ("价格", "不急", "活动价和收银价不一样", 9, -2, ("核对小票",), "退还差价 80 元", "yes"),
    ("质量", "一般", "沙发坐垫塌陷", 20, -17, ("上门查看", "更换坐垫"), "换了坐垫，仍觉得偏硬", "partly"),
)


def _return_visits(change: Change, rows: list[tuple[int, int | None]], rule: int, form: int) -> None:
    """Some return visits that were made, with their scores, and two that are planned."""
    contacts = change.execute(
        "SELECT id, customer_id, at, day, staff_id FROM interaction WHERE at < ? AND kind IN ('visit', 'call_out') "
        "AND customer_id IS NOT NULL ORDER BY at DESC LIMIT ?",
        (change.at, 4 * len(_SCORES)),
    ).fetchall()
    for (contact, customer_id, at, day, staff_id), (score, words) in zip(
        contacts[::4], _SCORES, strict=False
    ):
        own = {
            "customer_id": customer_id,
            "interaction_id": contact,
            "form_id": form,
            "score": score,
            "text": words,
        }
        change.insert(
            "satisfaction", {**own, "at": at, "day": day, "staff_id": staff_id, "created_by": staff_id}
        )
    today = clock.today()
    for (customer_id, owner_id), days in zip(rows[-2:], (0, 2), strict=True):
        planned = {
            "customer_id": customer_id,
            "title": _RULES[0][2],
            "staff_id": owner_id,
            "created_at": change.at,
        }
        bought = (today - timedelta(7 - days)).isoformat()
        due = {"due_day": (today + timedelta(days)).isoformat(), "made_by": rule}
        change.insert("follow_up", {**planned, **due, "made_for": f"purchase:{customer_id}:{bought}"})


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
    form = change.insert(
        "survey_form", {"name": "购后回访", "questions": json.dumps(_QUESTIONS, ensure_ascii=False)}
    )
    rules = [
        change.insert(
            "follow_up_rule",
            {"event": event, "days": days, "title": title, "form_id": form if asked else None},
        )
        for event, days, title, asked in _RULES
    ]
    _return_visits(change, rows, rules[0], form)
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


def add_anniversaries(session: Session) -> None:
    """A field of the shop for wedding days, which come again each year, and some of the coming days."""
    from crm_desktop.data.fields import Kind
    from crm_desktop.services import custom_fields

    key = custom_fields.define(
        session, custom_fields.Definition("结婚纪念日", Kind.PARTIAL_DATE, yearly="solar")
    )
    today = clock.today()
    with session.change(Action.FILL_SAMPLES) as change:
        rows = change.execute(
            "SELECT id FROM customer WHERE deleted_at IS NULL AND archived_at IS NULL AND kind = 'person' "
            "ORDER BY id LIMIT ?",
            (len(_WEDDINGS),),
        ).fetchall()
        for (customer_id,), (ahead, years) in zip(rows, _WEDDINGS, strict=False):
            day = today + timedelta(ahead)
            change.update("customer", customer_id, {key: f"{day.year - years}-{day:%m-%d}"})
