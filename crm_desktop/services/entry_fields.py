"""What a file can be about, and the columns of files about interactions, follow-ups and purchases.

The columns of files about customers are those of `data.fields`. The keys are the names of the
models' fields; `number`, `name` and `phone` say whose entry it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.i18n import translate

TIME = "time"  # kind: a local time of the day, HH:MM
DURATION = "duration"  # kind: seconds
NAME = "name"  # kind: a person's name

WHO = ("number", "phone", "name")  # the columns that say whose entry it is, the surest first
OTHER = ("other_number", "other_phone", "other_name")  # the same of the other end of a relation


class Content(StrEnum):
    """What the rows of a file are."""

    CUSTOMERS = "customers"
    INTERACTIONS = "interactions"
    FOLLOW_UPS = "follow_ups"
    PURCHASES = "purchases"
    RELATIONS = "relations"


def content_title(content: Content) -> str:
    """What the rows of a file are, in the person's language."""
    titles = {
        Content.CUSTOMERS: lambda: translate("Entries", "Customers"),
        Content.INTERACTIONS: lambda: translate("Entries", "Visits and calls"),
        Content.FOLLOW_UPS: lambda: translate("Entries", "Follow-ups"),
        Content.PURCHASES: lambda: translate("Entries", "Purchases"),
        Content.RELATIONS: lambda: translate("Entries", "Relations"),
    }
    return titles[content]()


@dataclass(frozen=True)
class EntryField:
    """One column of a file about entries.

    Args:
        key: its name in code.
        kind: how its cells are cleaned and written: a `Kind`, or `TIME`, `DURATION`, `NAME`.
        headings: how shops head this column, lower case, without spaces; the titles come on top.
        say: its title in the person's language.
    """

    key: str
    kind: str
    headings: tuple[str, ...]
    say: Callable[[], str]

    @property
    def title(self) -> str:
        """The column's name in the person's language."""
        return self.say()


def _headings(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _who() -> tuple[EntryField, ...]:
    return tuple(
        EntryField(key, kind, (*FIELDS[key].headings, *more), lambda key=key: FIELDS[key].title)  # type: ignore[misc]
        for key, kind, more in (
            ("number", Kind.TEXT, ()),
            ("name", NAME, _headings("来访人 来访者 访客 访客姓名 来电人 对方姓名 visitor caller")),
            (
                "phone",
                Kind.PHONE,
                _headings("号码 来电号码 去电号码 通话号码 对方号码 主叫号码 被叫号码 callernumber"),
            ),
        )
    )


_STAFF = _headings(
    "员工 跟进人 跟进人员 接待人 接待人员 接待员 接听人 拨打人 经办人 记录人 登记人 填写人 负责人 业务员 销售 销售员 销售顾问 "
    "顾问 客服 客服人员 操作人 创建人 归属人 回访人 回访人员 拜访人 staff staffmember agent handledby loggedby createdby "
    "assignedto assignee owner user employee salesperson by"
)

_INTERACTIONS = (
    EntryField(
        "at",
        Kind.INSTANT,
        _headings(
            "时间 日期 日期时间 跟进时间 跟进日期 来访时间 来访日期 到访时间 到访日期 到店时间 到店日期 进店时间 来电时间 来电日期 去电时间 "
            "去电日期 通话时间 通话日期 呼叫时间 沟通时间 沟通日期 联系时间 联系日期 拜访时间 拜访日期 回访时间 回访日期 接待时间 接待日期 "
            "登记时间 登记日期 记录时间 记录日期 发生时间 开始时间 创建时间 date datetime when timestamp calltime calldate callstart "
            "visittime visitdate contactdate contacttime activitydate logdate starttime starteddate"
        ),
        lambda: translate("Entries", "Date and time"),
    ),
    EntryField(
        "time",
        TIME,
        _headings("时刻 几点 来访时刻 通话时刻 timeofday clock time"),
        lambda: translate("Entries", "Time of day"),
    ),
    EntryField(
        "kind",
        Kind.OPTION,
        _headings(
            "方式 类型 跟进方式 沟通方式 联系类型 接触方式 拜访方式 回访方式 来访方式 接待方式 记录类型 跟进类型 互动类型 通话类型 呼叫类型 活动类型 "
            "来去电 呼入呼出 type activitytype calltype channel direction method contacttype contactmethod"
        ),
        lambda: translate("Entries", "Kind"),
    ),
    *_who(),
    EntryField(
        "text",
        Kind.LONG_TEXT,
        _headings(
            "内容 咨询内容 跟进内容 跟进记录 跟进情况 跟进详情 跟进说明 沟通内容 沟通记录 沟通情况 联系内容 联系记录 通话内容 通话记录 通话摘要 来电内容 "
            "回访内容 回访记录 回访情况 拜访内容 拜访记录 接待内容 接待情况 来访内容 来访情况 洽谈内容 记录内容 记录 备注 text content notes note "
            "details detail summary description comment comments remark remarks conversation whatabout"
        ),
        lambda: translate("Entries", "What about"),
    ),
    EntryField(
        "reason",
        Kind.TEXT,
        _headings(
            "事由 原因 来访事由 来访目的 来访原因 来电事由 来电原因 拜访目的 目的 主题 事项 reason purpose subject topic"
        ),
        lambda: translate("Entries", "Reason"),
    ),
    EntryField(
        "outcome",
        Kind.TEXT,
        _headings(
            "结果 跟进结果 沟通结果 联系结果 通话结果 回访结果 拜访结果 接待结果 洽谈结果 处理结果 outcome result disposition"
        ),
        lambda: translate("Entries", "Outcome"),
    ),
    EntryField(
        "duration",
        DURATION,
        _headings(
            "时长 通话时长 通话时间长度 接待时长 停留时长 duration length talktime callduration minutes"
        ),
        lambda: translate("Entries", "Duration (minutes)"),
    ),
    EntryField("staff", Kind.STAFF, _STAFF, lambda: translate("Entries", "Staff")),
    EntryField("id", Kind.TEXT, (), lambda: translate("Entries", "Entry no.")),
)

_FOLLOW_UPS = (
    EntryField(
        "due_day",
        Kind.DAY,
        _headings(
            "计划日期 计划时间 计划跟进日期 计划跟进时间 待跟进日期 待跟进时间 应跟进日期 到期日 到期日期 到期时间 截止日期 截止时间 提醒日期 "
            "提醒时间 下次跟进日期 下次跟进时间 下次跟进 下次联系日期 下次联系时间 下次联系 下次回访日期 下次回访时间 下次回访 预约日期 due duedate dueon "
            "dueday deadline followupdate nextfollowup nextcontact reminderdate scheduled scheduleddate"
        ),
        lambda: translate("Entries", "Due day"),
    ),
    EntryField(
        "due_time",
        TIME,
        _headings("时刻 几点 时间 预约时间 duetime timeofday time"),
        lambda: translate("Entries", "Due time"),
    ),
    *_who(),
    EntryField(
        "title",
        Kind.TEXT,
        _headings(
            "跟进事项 事项 待办 待办事项 计划内容 计划事项 跟进计划 跟进内容 任务 任务名称 任务内容 提醒内容 主题 内容 备注 title task todo subject "
            "what action nextstep nextaction note notes description"
        ),
        lambda: translate("Entries", "To do"),
    ),
    EntryField(
        "kind",
        Kind.OPTION,
        _headings(
            "方式 跟进方式 联系类型 沟通方式 回访方式 任务类型 计划方式 type activitytype tasktype method channel"
        ),
        lambda: translate("Entries", "Kind"),
    ),
    EntryField(
        "status",
        Kind.OPTION,
        _headings(
            "状态 跟进状态 完成状态 计划状态 任务状态 完成情况 是否完成 是否跟进 status state done completed"
        ),
        lambda: translate("Entries", "Status"),
    ),
    EntryField(
        "outcome",
        Kind.TEXT,
        _headings("结果 跟进结果 沟通结果 回访结果 处理结果 outcome result"),
        lambda: translate("Entries", "Outcome"),
    ),
    EntryField(
        "done_at",
        Kind.INSTANT,
        _headings(
            "完成时间 完成日期 实际完成时间 实际跟进时间 doneon doneat completedon completedat finishedon"
        ),
        lambda: translate("Entries", "Done on"),
    ),
    EntryField("staff", Kind.STAFF, _STAFF, lambda: translate("Entries", "Staff")),
    EntryField(
        "created_at",
        Kind.INSTANT,
        _headings("创建时间 创建日期 制定时间 制定日期 登记时间 createdon createdat plannedon"),
        lambda: translate("Entries", "Planned on"),
    ),
    EntryField(
        "priority",
        Kind.TEXT,
        _headings("优先级 优先程度 重要程度 重要性 紧急程度 priority importance urgency"),
        lambda: translate("Entries", "Priority"),
    ),
    EntryField(
        "rule",
        Kind.TEXT,
        _headings("重复 重复规则 重复方式 循环 循环规则 周期 repeats repeat recurrence recurring rrule"),
        lambda: translate("Entries", "Repeats"),
    ),
    EntryField(
        "anchor",
        Kind.TEXT,
        _headings("重复起算 从何起算 countedfrom repeatfrom"),
        lambda: translate("Entries", "Counted from"),
    ),
    EntryField("id", Kind.TEXT, (), lambda: translate("Entries", "Follow-up no.")),
)

_PURCHASES = (
    EntryField(
        "at",
        Kind.INSTANT,
        _headings(
            "购买时间 购买日期 日期 时间 日期时间 消费日期 消费时间 成交日期 成交时间 下单日期 下单时间 订单日期 订单时间 销售日期 销售时间 开单日期 "
            "开单时间 交易日期 交易时间 付款日期 付款时间 支付时间 出货日期 发货日期 结账时间 date datetime purchasedate purchasedon boughton saledate "
            "solddate orderdate ordertime transactiondate invoicedate paidon"
        ),
        lambda: translate("Entries", "Bought on"),
    ),
    EntryField(
        "time",
        TIME,
        _headings("时刻 几点 timeofday clock time"),
        lambda: translate("Entries", "Time of day"),
    ),
    *_who(),
    EntryField(
        "item",
        Kind.TEXT,
        _headings(
            "商品 商品名称 商品名 产品 产品名称 品名 品名规格 货品 货品名称 货名 项目 项目名称 服务项目 消费项目 购买商品 购买产品 购买内容 购买项目 "
            "名称及规格 型号 款式 item items itemname product productname goods service description sku bought whatwasbought"
        ),
        lambda: translate("Entries", "What was bought"),
    ),
    EntryField(
        "quantity",
        Kind.NUMBER,
        _headings("数量 购买数量 件数 个数 数目 销售数量 出货数量 次数 quantity qty units count pieces"),
        lambda: translate("Entries", "Quantity"),
    ),
    EntryField(
        "price",
        Kind.MONEY,
        _headings("单价 价格 售价 销售单价 成交单价 零售价 price unitprice rate"),
        lambda: translate("Entries", "Price of one"),
    ),
    EntryField(
        "amount",
        Kind.MONEY,
        _headings(
            "金额 总额 总价 合计 小计 总金额 购买金额 消费金额 成交金额 订单金额 销售金额 销售额 交易金额 实收 实收金额 实付 实付金额 付款金额 支付金额 "
            "应收金额 成交价 amount total totalprice totalamount paid amountpaid sum revenue linetotal"
        ),
        lambda: translate("Entries", "Amount"),
    ),
    EntryField(
        "cost",
        Kind.MONEY,
        _headings("成本 总成本 成本金额 成本价 成本合计 cost totalcost costs"),
        lambda: translate("Entries", "Cost"),
    ),
    EntryField(
        "channel",
        Kind.TEXT,
        _headings(
            "渠道 购买渠道 销售渠道 成交渠道 购买方式 成交方式 平台 下单渠道 订单来源 channel saleschannel platform"
        ),
        lambda: translate("Entries", "Channel"),
    ),
    EntryField(
        "place",
        Kind.TEXT,
        _headings("地点 购买地点 销售地点 门店 店铺 店名 分店 place shop store branch location"),
        lambda: translate("Entries", "Place of sale"),
    ),
    EntryField("staff", Kind.STAFF, _STAFF, lambda: translate("Entries", "Staff")),
    EntryField(
        "note",
        Kind.LONG_TEXT,
        _headings("备注 说明 备注说明 订单备注 note notes comment comments remark remarks"),
        lambda: translate("Entries", "Note"),
    ),
    EntryField(
        "order_state",
        Kind.OPTION,
        _headings(
            "订单状态 订单进度 发货状态 到货状态 取货状态 orderstatus orderstate fulfilment fulfillment"
        ),
        lambda: translate("Entries", "Order"),
    ),
    EntryField(
        "promised_on",
        Kind.DAY,
        _headings(
            "约定日期 交货日期 交期 预计到货 预计到货日期 预计交货 预计交货日期 promisedfor promisedon deliverydate expecteddelivery"
        ),
        lambda: translate("Entries", "Promised for"),
    ),
    EntryField("id", Kind.TEXT, (), lambda: translate("Entries", "Purchase no.")),
)

_RELATIONS = (
    *(
        EntryField(key, kind, FIELDS[key].headings, lambda key=key: FIELDS[key].title)  # type: ignore[misc]
        for key, kind in (("number", Kind.TEXT), ("name", NAME), ("phone", Kind.PHONE))
    ),
    EntryField(
        "relation",
        Kind.TEXT,
        _headings(
            "关系 客户关系 与客户关系 与客户的关系 关系类型 对方是 relation relationship relationtype otheris"
        ),
        lambda: translate("Entries", "Relation"),
    ),
    EntryField(
        "other_number",
        Kind.TEXT,
        _headings("对方编号 关系人编号 关联客户编号 相关客户编号 othernumber relatednumber"),
        lambda: translate("Entries", "Other's no."),
    ),
    EntryField(
        "other_name",
        NAME,
        _headings(
            "对方 对方姓名 对方名称 关系人 关系人姓名 关联客户 关联人 相关客户 相关人 家属 家属姓名 othername relatedto relatedcustomer "
            "relatedperson"
        ),
        lambda: translate("Entries", "Other's name"),
    ),
    EntryField(
        "other_phone",
        Kind.PHONE,
        _headings("对方电话 对方手机 关系人电话 关联客户电话 家属电话 otherphone relatedphone"),
        lambda: translate("Entries", "Other's phone"),
    ),
    EntryField(
        "reverse",
        Kind.TEXT,
        _headings("反向关系 反过来 对方称其为 reverse reverserelation inverse"),
        lambda: translate("Entries", "The other way round"),
    ),
)

ENTRY_FIELDS: dict[Content, dict[str, EntryField]] = {
    Content.INTERACTIONS: {field.key: field for field in _INTERACTIONS},
    Content.FOLLOW_UPS: {field.key: field for field in _FOLLOW_UPS},
    Content.PURCHASES: {field.key: field for field in _PURCHASES},
    Content.RELATIONS: {field.key: field for field in _RELATIONS},
}


def values_of(block: dict[str, list[Any]], key: str, count: int, empty: Any = "") -> list[Any]:
    """A field's values in a block of rows; as many empty ones when the file does not have it."""
    return block.get(key) or [empty] * count


def anchor_title(anchor: str) -> str:
    """What a repeat counts from, in the person's language; "" for its day, which is the usual one."""
    return translate("Entries", "when it is done") if anchor == "done" else ""


def status_title(status: str) -> str:
    """The status of a follow-up in the person's language."""
    titles = {
        "open": lambda: translate("Entries", "Open"),
        "done": lambda: translate("Entries", "Done"),
        "dropped": lambda: translate("Entries", "Dropped"),
    }
    return titles[status]() if status in titles else status
