"""The potential customers of the sample shop: weighed, with a next step; some put away with the reason, some converted."""

from __future__ import annotations

from datetime import timedelta

from crm_desktop import clock
from crm_desktop.data.session import Change
from crm_desktop.services import classification, follow_ups

_MOST = 40
_LOOKED_AT = 4_000  # the newest customers, among whom those are found who have not come or bought
_NOBODY_YET = """
    SELECT id, owner_id, intention FROM (SELECT * FROM customer ORDER BY id DESC LIMIT ?) AS customer
    WHERE deleted_at IS NULL AND stage = '' AND id NOT IN (SELECT customer_id FROM segment_member)
    AND NOT EXISTS (SELECT 1 FROM purchase WHERE customer_id = customer.id)
    AND NOT EXISTS (SELECT 1 FROM interaction WHERE customer_id = customer.id AND kind IN ('visit', 'house_call'))
    ORDER BY id DESC LIMIT ?"""
_WEIGHTS = ("4", "3", "5", "2", "3", "4", "1", "")
_WANTS = ("想看样品", "周末来店里", "问过价格", "等新房交付", "比较几家", "老板亲自定")
_STEPS = (("寄样品册", 0), ("电话回访报价", 1), ("约到店看样", 2), ("发效果图", 4), ("上门量尺", 6))
_REASONS = ("价格太高", "已在别家购买", "暂时不需要", "联系不上")


def write(change: Change) -> None:
    """Add them to a sample shop whose customers and purchases are written."""
    rows = change.execute(_NOBODY_YET, (_LOOKED_AT, _MOST)).fetchall()
    today = clock.today()
    reasons = [classification.find_or_add(change, "lost_reason", reason) for reason in _REASONS]
    for at, (customer_id, owner_id, intention) in enumerate(rows):
        own: dict[str, object] = {"evaluation": _WEIGHTS[at % len(_WEIGHTS)]}
        if not intention:
            own["intention"] = _WANTS[at % len(_WANTS)]
        if at % 7 == 3:
            own |= {
                "archived_at": change.at - at * 86_400,
                "lost_reason_id": reasons[at % len(reasons)],
                "evaluation": "1",
            }
        elif at % 9 == 5:
            own["converted_on"] = (today - timedelta(at)).isoformat()
        elif at % 2 == 0:
            step, days = _STEPS[at // 2 % len(_STEPS)]
            day = (today + timedelta(days)).isoformat()
            follow_ups.insert(change, customer_id, day, step, staff_id=owner_id)
        change.update("customer", customer_id, own)
