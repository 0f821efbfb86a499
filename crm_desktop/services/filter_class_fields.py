"""What can be asked of customers by what the program finds out about them: scores, counts of a window of days, marks.

Plain data: `filter_fields` makes fields of it. `{since}` stands for the first local date of a window, `{at}` for its
first second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from crm_desktop.i18n import translate
from crm_desktop.values.language import Type

WINDOWS = (30, 90, 365)
STAGE_DAYS = 30  # how far back the changes of stages are looked at


class Spec(NamedTuple):
    """One field: see `filter_conditions.FilterField`; `days` of a window, 0 for none."""

    key: str
    type: Type
    english: str
    chinese: str
    sql: str
    chosen_from: str = ""
    days: int = 0


_VISITS = (
    "(SELECT count(*) FROM interaction WHERE customer_id = customer.id AND kind IN ('visit', 'house_call') "
    "AND day >= '{since}')"
)
_PURCHASES = (
    "(SELECT count(*) FROM purchase WHERE customer_id = customer.id AND quantity > 0 AND day >= '{since}')"
)
_SPENT = (
    "(SELECT coalesce(sum(amount), 0) FROM purchase WHERE customer_id = customer.id AND day >= '{since}')"
)
_BROUGHT = "(SELECT count(*) FROM customer AS other WHERE other.referrer_id = customer.id AND other.deleted_at IS NULL)"
_STAGE_THEN = (
    "CASE WHEN customer.created_at >= {at} THEN '' ELSE coalesce((SELECT from_stage FROM stage_change "
    "WHERE customer_id = customer.id AND day >= '{since}' ORDER BY day LIMIT 1), customer.stage_now) END"
)
_BY_HAND = (
    "(customer.grade_id IS NOT NULL AND customer.grade_id IS NOT "
    "(SELECT grade_id FROM rule_grade WHERE customer_id = customer.id))"
)


def specs() -> Iterator[Spec]:
    """All of them."""
    yield Spec("recency", Type.NUMBER, "recency r", "最近度", "coalesce(customer.rfm / 100, 0)")
    yield Spec("frequency", Type.NUMBER, "frequency f", "频次", "coalesce(customer.rfm / 10 % 10, 0)")
    yield Spec("monetary", Type.NUMBER, "monetary m", "金额分", "coalesce(customer.rfm % 10, 0)")
    yield Spec("rfm_before", Type.CHOICE, "segment-before", "上月价值", "customer.rfm_before", "rfm_segment")
    yield Spec("brought", Type.NUMBER, "brought referrals", "介绍人数", _BROUGHT)
    yield Spec("converted_on", Type.DAY, "converted", "转化日 成为客户日", "customer.converted_on")
    yield Spec(
        "stage_then",
        Type.CHOICE,
        "stage-before",
        "上月阶段",
        _STAGE_THEN,
        chosen_from="stage",
        days=STAGE_DAYS,
    )
    yield Spec("visit_count", Type.NUMBER, "visits", "到店次数", "customer.visit_count")
    yield Spec("first_visit_on", Type.DAY, "first-visit", "首次到店", "customer.first_visit_on")
    yield Spec("last_visit_on", Type.DAY, "last-visit", "上次到店", "customer.last_visit_on")
    for days in WINDOWS:
        yield Spec(
            f"visits_{days}", Type.NUMBER, f"visits-{days}d", f"近{days}天到店次数", _VISITS, days=days
        )
        yield Spec(
            f"purchases_{days}",
            Type.NUMBER,
            f"purchases-{days}d",
            f"近{days}天购买次数",
            _PURCHASES,
            days=days,
        )
        yield Spec(f"spent_{days}", Type.MONEY, f"spent-{days}d", f"近{days}天消费", _SPENT, days=days)
    yield Spec("stage_by_hand", Type.FLAG, "stage-by-hand", "手定阶段", "customer.stage <> ''")
    yield Spec("grade_by_hand", Type.FLAG, "grade-by-hand", "手定级别", _BY_HAND)


def _windowed(word: Callable[[], str], days: int) -> Callable[[], str]:
    return lambda: word().format(days=days)


TITLES: dict[str, Callable[[], str]] = {
    "recency": lambda: translate("Classes", "Recency (1 to 5)"),
    "frequency": lambda: translate("Classes", "Frequency (1 to 5)"),
    "monetary": lambda: translate("Classes", "Money (1 to 5)"),
    "rfm_before": lambda: translate("Classes", "Value segment a month before"),
    "stage_then": lambda: translate("Classes", "Stage 30 days before"),
    "visit_count": lambda: translate("Classes", "Visits"),
    "first_visit_on": lambda: translate("Classes", "First visit"),
    "last_visit_on": lambda: translate("Classes", "Last visit"),
    "brought": lambda: translate("Classes", "Customers brought"),
    "referrer_number": lambda: translate("Classes", "Customer no. of the referrer"),
    "stage_by_hand": lambda: translate("Classes", "Stage set by hand"),
    "grade_by_hand": lambda: translate("Classes", "Grade set by hand"),
    "stale": lambda: translate("Classes", "Contact overdue"),
    "slipping": lambda: translate("Classes", "Contact slipping"),
}
for _days in WINDOWS:
    TITLES[f"visits_{_days}"] = _windowed(lambda: translate("Classes", "Visits in {days} days"), _days)
    TITLES[f"purchases_{_days}"] = _windowed(lambda: translate("Classes", "Purchases in {days} days"), _days)
    TITLES[f"spent_{_days}"] = _windowed(lambda: translate("Classes", "Spent in {days} days"), _days)
