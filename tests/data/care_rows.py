"""One row in each table of the care for customers."""

from __future__ import annotations

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session


def add(session: Session, customer_id: int) -> None:
    """A mark, a message, a complaint with a step, a score, and the lists and rules beside them."""
    day = "2026-11-20"
    with session.change(Action.EDIT_RULES) as change:
        kind = change.insert("complaint_kind", {"name": "质量"})
        urgency = change.insert("complaint_urgency", {"name": "紧急", "days": 1})
        form = change.insert("survey_form", {"name": "回访"})
        change.insert("message_template", {"name": "生日", "text": "{name}，生日快乐！"})
        rule = change.insert(
            "follow_up_rule", {"event": "complaint", "days": 3, "title": "回访", "form_id": form}
        )
        mark = {"customer_id": customer_id, "occasion": "birthday", "year": 2026, "day": day, "done_at": 1}
        change.insert("care_mark", mark)
        own = {"customer_id": customer_id, "text": "坏了", "at": 1, "day": day}
        complaint = change.insert(
            "complaint", {**own, "kind_id": kind, "urgency_id": urgency, "due_day": day, "created_at": 1}
        )
        step = {"complaint_id": complaint, "customer_id": customer_id, "at": 1, "text": "已致电"}
        change.insert("complaint_step", step)
        change.insert("satisfaction", {**own, "complaint_id": complaint, "form_id": form, "score": 4})
        plan = {"customer_id": customer_id, "title": "回访", "due_day": day, "created_at": 1}
        change.insert("follow_up", {**plan, "made_by": rule, "made_for": f"complaint:{complaint}"})
