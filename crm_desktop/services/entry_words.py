"""How files tell that they are about interactions, follow-ups or purchases, and the words in their cells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from crm_desktop import i18n
from crm_desktop.data.fields import FIELDS
from crm_desktop.exchange import headings
from crm_desktop.services import interactions, orders, snoozing
from crm_desktop.services.entry_fields import ENTRY_FIELDS, OTHER, WHO, Content, anchor_title, status_title


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# A heading with one of these speaks of what happened; the others (日期, 备注, type) speak of anything.
_HAPPENED = _words(
    "跟进时间 跟进日期 跟进方式 跟进内容 跟进情况 跟进结果 跟进详情 来访 到访 到店 进店 来电 去电 通话 呼叫 呼入 沟通 咨询 回访 拜访 接待 洽谈 内容 "
    "联系记录 联系方法 记录编号 call visit conversation dateandtime whatabout activity outcome contacttype entryno talktime"
)
_PLANNED = _words(
    "计划 待跟进 应跟进 到期 截止 提醒 待办 跟进事项 跟进状态 完成时间 完成日期 任务 due deadline todo task reminder scheduled followupno doneon"
)
_BOUGHT = _words(
    "购买 消费 成交 下单 订单 销售 交易 商品 产品 品名 货品 货名 项目 数量 件数 单价 金额 总价 实收 实付 小计 合计 成本 bought purchase item "
    "product goods sku quantity qty price amount order sold paid"
)
_NOT_YET = _words("下次 next")  # a customer's list has such a column too
_SHARED = frozenset((*WHO, "owner", "note", "created_at", "last_contact_at", "next_follow_up", "source"))

_KINDS = {
    "visit": _words(
        "到店 来访 到访 进店 上门来访 来店 面谈 接待 当面 现场 线下 参观 visit walk-in walkin inperson meeting"
    ),
    "call_in": _words("来电 呼入 打入 接听 已接 已接来电 未接 未接来电 call-in incoming inbound in missed"),
    "call_out": _words(
        "去电 呼出 电话 电话回访 电话沟通 电话跟进 电话联系 打电话 回访 外呼 拨打 已拨 已拨电话 致电 call-out outgoing outbound out call phone"
    ),
    "message": _words(
        "消息 微信 微信沟通 短信 qq 邮件 私信 线上 线上沟通 网络 钉钉 企业微信 message wechat sms email e-mail chat online"
    ),
    "house_call": _words(
        "上门 上门拜访 上门服务 外出拜访 拜访 外访 走访 登门 house-call housecall on-site onsite"
    ),
    "note": _words("备注 记录 其他 其它 note other 其他方式"),
}
_STATUSES = {
    "open": _words(
        "待跟进 未跟进 未完成 待办 待处理 进行中 计划中 未开始 逾期 已逾期 待联系 否 open pending todo planned no overdue inprogress"
    ),
    "done": _words(
        "完成 已完成 已跟进 已办 已处理 已联系 已回访 结束 是 done completed complete finished closed yes"
    ),
    "dropped": _words("放弃 已放弃 取消 已取消 作废 已作废 终止 关闭 dropped cancelled canceled"),
}
_ORDERS = {
    "ordered": _words(
        "已下单 已订 已订货 预订 待发货 待到货 生产中 未到货 未发货 ordered open pending backorder"
    ),
    "delivered": _words("已到货 到货 已发货 待取 待取货 delivered arrived shipped ready"),
    "collected": _words(
        "已取货 已取 已取走 已完成 完成 已签收 已交付 已安装 collected picked-up done completed closed"
    ),
}
_BY_HEADING = {  # what kind of contact rows without one are, by a word of the file's
    "visit": _words("来访 到访 到店 进店 来店 visit walk-in"),
    "call_in": _words("来电 呼入 incoming inbound"),
    "call_out": _words("去电 呼出 外呼 回访 通话 呼叫 电话 outgoing outbound call"),
    "house_call": _words("拜访 上门 走访"),
    "contact": _words("跟进 联系 沟通 contact"),
}


def guess_content(titles: Sequence[str]) -> Content:
    """What a file with these headings is about; customers unless the headings say otherwise surely."""
    plain = [headings.normalise(title) for title in titles]
    known = _known()
    related = {known[Content.RELATIONS].get(title) for title in plain}
    if "relation" in related and related & set(OTHER):
        return Content.RELATIONS
    own = {
        known[Content.CUSTOMERS][title]
        for title in plain
        if known[Content.CUSTOMERS].get(title, "number") not in _SHARED
        and title not in known[Content.INTERACTIONS]
        and title not in known[Content.FOLLOW_UPS]
    }
    best, most = Content.CUSTOMERS, len(own)
    for content, when, signs in (
        (Content.INTERACTIONS, "at", _HAPPENED),
        (Content.FOLLOW_UPS, "due_day", _PLANNED),
        (Content.PURCHASES, "at", _BOUGHT),
    ):
        found = {known[content][title] for title in plain if title in known[content]} - {*WHO, "staff"}
        said = {known[content][title] for title in plain if title in known[content] and _speaks(title, signs)}
        # A day alone is no entry: customers have a day of their visit, or of their card's end.
        sure = when in found and len(found) >= 2 and (said - {when} or (len(found) >= 4 and not own))
        if content == Content.PURCHASES and own and "item" not in found:
            sure = False  # a customer's list may have the day and the sum of a deal
        if sure and len(found) > most:
            best, most = content, len(found)
    return best


def _speaks(title: str, signs: Sequence[str]) -> bool:
    return any(sign in title for sign in signs) and not any(word in title for word in _NOT_YET)


@lru_cache(1)
def _known() -> dict[Content, dict[str, str]]:
    """Content → heading without what makes equal ones differ → the field's key."""
    found: dict[Content, dict[str, str]] = {}
    for content in Content:
        words: dict[str, str] = {}
        for key, headed in synonyms(content).items():
            for heading in headed:
                words.setdefault(headings.normalise(heading), key)
        found[content] = words
    return found


def synonyms(content: Content) -> dict[str, Sequence[str]]:
    """How each field may be headed: its key, its titles in both languages, and shops' own words."""
    fields = FIELDS if content == Content.CUSTOMERS else ENTRY_FIELDS[content]
    known: dict[str, list[str]] = {key: [] if key == "id" else [key] for key in fields}
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            for key, each in fields.items():
                known[key].append(each.title)  # before the shops' words: what we wrote comes back as it was
    for key, each in fields.items():
        known[key].extend(each.headings)
    return {key: tuple(dict.fromkeys(words)) for key, words in known.items()}


def option_words(key: str) -> dict[str, str]:
    """What may stand in a file for each `kind`, `status`, `outcome` or `order_state`, in lower case, both languages."""
    values, title, more = {
        "order_state": (orders.STATES, orders.state_title, _ORDERS),
        "kind": (interactions.KINDS, interactions.kind_title, _KINDS),
        "status": (tuple(_STATUSES), status_title, _STATUSES),
        "outcome": (interactions.OUTCOMES, interactions.outcome_title, {}),
    }[key]
    words = {word: value for value, several in more.items() for word in several}
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            for value in values:
                words[title(value).lower()] = value
                words[value] = value
    return _Loose(words) if key == "kind" else words


def priorities() -> dict[str, int]:
    """What may stand in a file for how important a follow-up is, in lower case, both languages."""
    words = {
        "high": 1,
        "高": 1,
        "highest": 2,
        "最高": 2,
        "特急": 2,
        "急": 2,
        "low": 0,
        "低": 0,
        "中": 0,
        "medium": 0,
    }
    words |= {"!": 1, "!!": 2, "0": 0, "1": 1, "2": 2}
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            words |= {snoozing.priority_title(each).lower(): each for each in snoozing.PRIORITIES}
    return words


def anchors() -> dict[str, str]:
    """What may stand in a file for what a repeat counts from, in lower case, both languages."""
    words = {"done": "done", "due": "due"}
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            words[anchor_title("done").lower()] = "done"
    return words


class _Loose(dict[str, str]):
    """Words of which one may stand within what is written: 抖音私信 is a 私信, 电话回访老客户 a 电话回访."""

    def get(self, written: str, default: Any = None) -> Any:
        """The value of a word, or of the longest Chinese one that is part of it."""
        if written in self:
            return self[written]
        within = [word for word in self if len(word) > 1 and not word.isascii() and word in written]
        return self[max(within, key=len)] if within else default


def option_title(key: str, value: str) -> str:
    """A stored `kind`, `status` or `order_state` in the person's language."""
    if key == "order_state":
        return orders.state_title(value)
    return interactions.kind_title(value) if key == "kind" else status_title(value)


def kind_by_heading(*said: str) -> str:
    """The kind of contact that headings, a sheet's or a file's name speak of; "" for none."""
    for kind, signs in _BY_HEADING.items():
        if any(sign in text.lower() for text in said for sign in signs):
            return "call_out" if kind == "contact" else kind  # how most contacts are made
    return ""
