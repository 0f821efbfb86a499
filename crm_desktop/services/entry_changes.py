"""What a row of a file changes on an interaction, a follow-up or a purchase, in words."""

from __future__ import annotations

from typing import Any

from crm_desktop import clock, i18n
from crm_desktop.data.session import Session
from crm_desktop.exchange.columns import as_text
from crm_desktop.i18n import translate
from crm_desktop.services import entry_purchases, interactions, snoozing
from crm_desktop.services.entry_fields import ENTRY_FIELDS, Content, anchor_title, status_title
from crm_desktop.services.entry_plan import EntryPlan
from crm_desktop.values import repeat_text

_STAFF = "coalesce((SELECT name FROM staff_member WHERE id = staff_id), '')"


def told(session: Session, plan: EntryPlan, row: int) -> list[tuple[str, str, str]]:
    """(title of the field, before, after) of each field that a row changes; [] when it changes none."""
    updates = plan.updates.get(row)
    if not updates:
        return []
    table = {
        Content.INTERACTIONS: "interaction",
        Content.FOLLOW_UPS: "follow_up",
        Content.PURCHASES: entry_purchases.TABLE,
    }[plan.content]
    read = {"staff": _STAFF}
    if plan.content == Content.PURCHASES:
        read["item"] = entry_purchases.ITEM
    columns = ", ".join(read.get(key, key) for key in updates)
    found = session.one(f"SELECT {columns} FROM {table} WHERE id = ?", (plan.existing[row],))
    if found is None:
        return []
    return [
        (ENTRY_FIELDS[plan.content][key].title, shown(key, before), shown(key, after))
        for (key, after), before in zip(updates.items(), found, strict=True)
    ]


def shown(key: str, value: Any) -> str:
    """A stored value of an entry in the person's language."""
    if value in ("", None):
        return ""
    if key == "kind":
        return interactions.kind_title(value)
    if key == "outcome":
        return interactions.outcome_title(value)
    if key == "status":
        return status_title(value)
    if key == "priority":
        return snoozing.priority_title(value)
    if key == "rule":
        today = clock.today().isoformat()
        return repeat_text.said(value, today, chinese=i18n.language() == "zh_CN")
    if key == "anchor":
        return anchor_title(value)
    if key in ("at", "done_at"):
        return as_text(value, "instant")
    if key == "duration":
        return translate("Import", "%n minutes", round(value / 60))
    return entry_purchases.shown(key, value)
