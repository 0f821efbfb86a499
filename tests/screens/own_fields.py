"""Fields of the sample shop's own, with values for the customers that the pictures show."""

from __future__ import annotations

from crm_desktop.data.fields import Kind
from crm_desktop.data.session import Session
from crm_desktop.services import custom_fields, customers
from crm_desktop.services.custom_fields import Definition
from crm_desktop.services.customer_list import Filter, Sort, first_ids

_FIELDS = (
    (Definition("车牌号", unique=True, hint="浙A12345"), "浙A8{at:03}2"),
    (Definition("户型", Kind.ONE_OF, ("一居", "两居", "三居", "复式"), value="两居"), "三居"),
    (Definition("感兴趣", Kind.MANY_OF, ("软装", "灯具", "全屋定制")), "软装、全屋定制"),
    (Definition("预算", Kind.MONEY), "{at}8万"),
    (Definition("交房日期", Kind.PARTIAL_DATE), "2027-0{month}"),
    (Definition("已量房", Kind.YES_NO, required=True), "是"),
    (Definition("合同号", Kind.SERIAL, pattern="HT{year}-0000"), ""),
    (Definition("配偶", Kind.CUSTOMER, reverse="配偶"), ""),
)
_FILLED = 40


def make(session: Session) -> None:
    """Define the fields, and fill them for the customers with the most entries."""
    keys = [(custom_fields.define(session, wanted), text) for wanted, text in _FIELDS]
    ids = first_ids(session, Filter(), [Sort("interaction_count", True)], _FILLED, within=5)
    for at, customer_id in enumerate(ids, 1):
        values: dict[str, object] = {key: text.format(at=at, month=at % 9 + 1) for key, text in keys if text}
        if at % 2:
            values[keys[-1][0]] = ids[at % len(ids)]
        customers.update(session, customer_id, values)
    hidden = custom_fields.define(session, Definition("旧会员卡号"))
    custom_fields.retire(session, int(hidden.rpartition("_")[2]))


def first_made(session: Session) -> custom_fields.Made:
    """One that chooses from a list."""
    return next(each for each in custom_fields.made(session) if each.options)
