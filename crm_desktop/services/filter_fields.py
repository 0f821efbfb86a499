"""What customers can be asked for: each field with its names in the language, those of the shop among them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from crm_desktop.data.fields import FIELDS, Field, Kind
from crm_desktop.i18n import translate
from crm_desktop.services import filter_class_fields, filter_conditions, filter_upkeep_fields
from crm_desktop.services.filter_conditions import GROUP, FilterField, Sql
from crm_desktop.values.language import Type
from crm_desktop.values.rules import Condition


def of_key(key: str) -> FilterField | None:
    """The field of a key; None when there is none, or none any more."""
    made = FIELDS.get(key)
    return _made(made) if made is not None and made.made else _OWN.get(key)


def every() -> list[FilterField]:
    """All fields, those of the shop last."""
    return [*_OWN.values(), *map(_made, FIELDS.made)]


def title(key: str) -> str:
    """What a field is called in the person's language; the key itself for one that is gone."""
    own = {
        "last_contact_by": lambda: translate("Customers", "Last contact by"),
        "visited": lambda: translate("Customers", "Visited on"),
        "called": lambda: translate("Customers", "Phoned on"),
        "bought": lambda: translate("Customers", "Bought on"),
        "product": lambda: translate("Customers", "What was bought"),
        "ordered": lambda: translate("Customers", "With an open order"),
        "archived": lambda: translate("Customers", "Archive"),
        "operation": lambda: translate("Customers", "One import"),
        GROUP: lambda: translate("Customers", "Group"),
    }
    if key in filter_upkeep_fields.FLAGS:
        return filter_upkeep_fields.FLAGS[key].title()
    if key in filter_class_fields.TITLES:
        return filter_class_fields.TITLES[key]()
    return own[key]() if key in own else FIELDS[key].title if key in FIELDS else key


def compiled(condition: Condition) -> Sql:
    """The SQL of a condition on `customer`, with its parameters; true for a field that is gone."""
    each = of_key(condition.field)
    if each is None:
        return "1", []
    return (each.condition or filter_conditions.BY_TYPE[each.type])(each, condition)


# -- those that are built in -----------------------------------------------------------------------------

_TEXTS = {
    "number": ("no number code", "编号 客户编号 会员号"),
    "other_names": ("alias othernames", "别名 其他姓名 曾用名"),
    "company": ("company firm", "公司 单位"),
    "position": ("job position", "职务 职位"),
    "region": ("region city", "地区 城市 区域"),
    "id_number": ("idcard idnumber", "身份证 身份证号"),
    "industry": ("industry", "行业"),
    "intention": ("intention", "意向 购买意向"),
    "interests": ("interests hobby", "兴趣 爱好"),
    "habits": ("habits habit", "习惯 消费习惯"),
    "needs": ("needs need", "需求 客户需求"),
    "note": ("note notes", "备注 说明"),
}
_NOT_SEARCHED = ("number",)
_LINKS = {
    "category": ("category cat", "类别 分类", "category_id", "category"),
    "grade": ("grade level", "级别 等级", "grade_id", "grade"),
    "source": ("source", "来源 渠道", "source_id", "source"),
    "lost_reason": ("lost-reason lostreason", "流失原因", "lost_reason_id", "lost_reason"),
    "owner": ("owner", "归属人 负责人", "owner_id", "owner"),
    "last_contact_by": ("by", "联系人员 上次联系人员", "last_contact_by", "owner"),
}
_CONTACTS = {
    "email": ("email mail", "邮箱 邮件 电子邮箱"),
    "wechat": ("wechat weixin", "微信 微信号"),
    "qq": ("qq", "QQ qq号"),
    "address": ("address", "地址 住址"),
}
_OPTIONS = {
    "gender": ("sex gender", "性别"),
    "stage": ("stage", "阶段 生命周期阶段"),
    "evaluation": ("evaluation score", "评估 评估分"),
    "kind": ("kind", "性质 客户性质"),
    "rfm_segment": ("segment", "价值分类 价值"),
    "buyer": ("buyer", "回头 一次性"),
    "scale": ("scale size", "规模 大小"),
}
_PURCHASES = (
    ("purchase_count", Type.NUMBER, "purchases", "购买次数"),
    ("purchase_amount", Type.MONEY, "spent", "消费 累计消费 消费金额"),
    ("purchase_profit", Type.MONEY, "profit", "利润 毛利"),
    ("first_purchase_on", Type.DAY, "firstbought firstpurchase", "首次购买 第一次购买"),
    ("last_purchase_on", Type.DAY, "lastbought lastpurchase", "最近购买 上次购买"),
    ("purchase_interval", Type.NUMBER, "buysevery interval", "购买间隔"),
)


def _both(english: str, chinese: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(english.split()), tuple(chinese.split())


_OWN: dict[str, FilterField] = {}


def register(each: FilterField) -> None:
    """Add a field of the program to those that can be asked for."""
    _OWN[each.key] = each


def _build() -> None:
    register(
        FilterField(
            "name",
            Type.TEXT,
            *_both("name", "姓名 名字"),
            "customer.name",
            searched=True,
            condition=filter_conditions.name,
        )
    )
    register(
        FilterField(
            "phone",
            Type.PHONE,
            *_both("tel phone", "电话 手机 手机号"),
            "customer.phone",
            condition=filter_conditions.phone,
        )
    )
    for key, (english, chinese, column, table) in _LINKS.items():
        register(
            FilterField(
                key,
                Type.CHOICE,
                *_both(english, chinese),
                f"customer.{column}",
                table,
                condition=filter_conditions.linked,
            )
        )
    register(
        FilterField(
            "tags", Type.CHOICE, *_both("tag tags", "标签"), "", "tag", condition=filter_conditions.tagged
        )
    )
    for key, (english, chinese) in _OPTIONS.items():
        register(FilterField(key, Type.CHOICE, *_both(english, chinese), f"customer.{FIELDS[key].read}", key))
    for key, names, column, forward in (
        ("last_contact_at", ("last contacted", "上次联系 最近联系 最后联系"), "last_contact_at", False),
        ("created_at", ("created recorded", "建档 建档日期 登记日期"), "created_at", False),
        ("updated_at", ("changed updated", "修改 修改日期"), "updated_at", False),
    ):
        register(FilterField(key, Type.INSTANT, *_both(*names), f"customer.{column}", forward=forward))
    register(
        FilterField(
            "next_follow_up",
            Type.DAY,
            *_both("next due", "下次跟进 下次联系 跟进"),
            "customer.next_follow_up",
            forward=True,
        )
    )
    for key, english, chinese in (
        ("visited", "visited visit", "到店 来访"),
        ("called", "called call", "通话 来电"),
    ):
        register(FilterField(key, Type.DAY, *_both(english, chinese), condition=filter_conditions.met))
    register(FilterField("birthday", Type.BIRTHDAY, *_both("birthday", "生日"), "customer.birthday"))
    register(
        FilterField(
            "interaction_count",
            Type.NUMBER,
            *_both("interactions", "跟进次数 记录数"),
            "customer.interaction_count",
        )
    )
    for key, kind, english, chinese in _PURCHASES:
        register(FilterField(key, kind, *_both(english, chinese), f"customer.{key}"))
    register(
        FilterField("bought", Type.DAY, *_both("bought", "购买 买过"), condition=filter_conditions.bought)
    )
    register(
        FilterField(
            "product", Type.TEXT, *_both("product item", "商品 买的商品"), condition=filter_conditions.product
        )
    )
    register(FilterField("ordered", Type.FLAG, *_both("ordered", "有订单 未取货"), filter_conditions.ORDERED))
    for key, (english, chinese) in _CONTACTS.items():
        register(
            FilterField(
                key,
                Type.TEXT,
                *_both(english, chinese),
                f"customer.{key}",
                condition=filter_conditions.contact,
            )
        )
    for key, (english, chinese) in _TEXTS.items():
        searched = key not in _NOT_SEARCHED
        register(FilterField(key, Type.TEXT, *_both(english, chinese), f"customer.{key}", searched=searched))
    register(
        FilterField(
            "referrer",
            Type.TEXT,
            *_both("referrer", "介绍人 推荐人"),
            "customer.referrer_id",
            condition=filter_conditions.referrer,
        )
    )
    register(
        FilterField(
            "referrer_number",
            Type.TEXT,
            *_both("referrer-no", "介绍人编号"),
            "customer.referrer_id",
            condition=filter_conditions.referrer_number,
        )
    )
    register(
        FilterField(
            GROUP,
            Type.CHOICE,
            *_both("group segment", "分组"),
            "",
            "segment",
            condition=filter_conditions.grouped,
        )
    )
    register(
        FilterField("operation", Type.NUMBER, *_both("import", "导入"), condition=filter_conditions.operation)
    )
    register(FilterField("starred", Type.FLAG, *_both("starred star", "星标 加星标"), "customer.starred = 1"))
    register(
        FilterField(
            "archived", Type.FLAG, *_both("archived", "存档 已存档"), "customer.archived_at IS NOT NULL"
        )
    )
    for spec in filter_class_fields.specs():
        condition = filter_conditions.in_window if spec.days else None
        called = _both(spec.english, spec.chinese)
        register(FilterField(spec.key, spec.type, *called, spec.sql, spec.chosen_from, condition=condition))
    register(
        FilterField("stale_on", Type.DAY, *_both("stale-on", "该联系日"), "customer.stale_on", forward=True)
    )
    register(
        FilterField(
            "stale",
            Type.FLAG,
            *_both("stale", "久未联系"),
            "customer.stale_on",
            condition=filter_conditions.stale,
        )
    )
    register(
        FilterField(
            "slipping",
            Type.FLAG,
            *_both("slipping", "将流失"),
            "customer.stale_on",
            condition=filter_conditions.slipping,
        )
    )
    register(FilterField("confirmed_on", Type.DAY, *_both("confirmed", "核对日期"), "customer.confirmed_on"))
    for key, flag in filter_upkeep_fields.FLAGS.items():
        called = _both(flag.english, flag.chinese)
        register(FilterField(key, Type.FLAG, *called, condition=_of_upkeep(flag.condition)))


def _of_upkeep(condition: Callable[[], tuple[str, list[str]]]) -> Callable[[FilterField, Condition], Sql]:
    """A condition that needs neither the field nor what is asked of it."""
    return lambda _each, _condition: condition()


_build()


# -- those of the shop -----------------------------------------------------------------------------------

_MADE = {
    Kind.PHONE: Type.TEXT,
    Kind.NUMBER: Type.NUMBER,
    Kind.MONEY: Type.MONEY,
    Kind.PARTIAL_DATE: Type.DAY,
    Kind.ONE_OF: Type.CHOICE,
    Kind.MANY_OF: Type.CHOICE,
    Kind.YES_NO: Type.CHOICE,
}
_NO_NAME = re.compile(r"[\s:：()（）\"“”<>=,，]+")


@lru_cache(maxsize=200)
def _made(made: Field) -> FilterField:
    name = _NO_NAME.sub("", made.name)
    taken = {word.casefold() for each in _OWN.values() for word in (*each.english, *each.chinese)}
    names = (name, made.key) if re.match(r"[^\W\d]", name) and name.casefold() not in taken else (made.key,)
    conditions = {
        Kind.MANY_OF: filter_conditions.several,
        Kind.CUSTOMER: filter_conditions.referrer,
        Kind.PARTIAL_DATE: filter_conditions.partial,
    }
    return FilterField(
        made.key,
        _MADE.get(made.kind, Type.TEXT),
        names,
        names,
        f"customer.{made.column}",
        made.key,
        condition=conditions.get(made.kind),
    )
