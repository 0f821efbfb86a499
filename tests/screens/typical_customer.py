"""A record as most are: three ways to reach the person, ten facts, six entries, one follow-up, two purchases."""

from __future__ import annotations

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import customers, purchases, quick_entry
from crm_desktop.ui import show

_DAY = 86_400
_ENTRIES = (
    ("visit", "第一次到店，看了三款沙发，量了客厅的尺寸，要浅色的。"),
    ("call_out", "报价 12,800，嫌贵，要再和家里商量。"),
    ("message", "发了新款布样的照片，喜欢米白色。"),
    ("call_in", "问能不能分期，送货要多久。"),
    ("visit", "带太太来看，定了米白色三人位。"),
    ("call_out", "确认周六上午送货，要带一个人帮忙搬。"),
)


def add(session: Session, **more: object) -> int:
    """Write the customer down; `more`: the ids for grade, category, source and owner, fields of the shop."""
    customer_id = customers.add(
        session,
        {
            "name": "周建国",
            "phone": ["13805715678", "057188881234"],
            "wechat": "zhoujg1980",
            "company": "杭州兴达贸易有限公司",
            "position": "采购经理",
            "gender": "male",
            "birthday": "农历1980-08-15",
            "region": "杭州市西湖区",
            "intention": "布艺沙发，两米以内",
            "stage": "active",
            "note": "周末才有空，送货先打电话。",
            **more,
        },
    )
    for at, (kind, text) in enumerate(_ENTRIES):
        last = at == len(_ENTRIES) - 1
        entry = quick_entry.Entry(
            kind=kind,
            text=text,
            customer_id=customer_id,
            at=clock.timestamp() - (20 - 3 * at) * _DAY,
            outcome="interested" if at % 2 else "",
            follow_up_day=show.after(2) if last else "",
            follow_up_title="回访送货是否满意" if last else "",
        )
        quick_entry.save(session, entry)
    for item, amount, days in (("单人椅", "1680", 400), ("布艺沙发", "12800", 11)):
        purchases.record(session, customer_id, purchases.Entry(item, "1", amount, show.after(-days)))
    return customer_id
