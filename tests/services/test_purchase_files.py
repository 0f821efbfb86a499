"""Purchases from files and into files: whose they are, for how much; returns; twice adds nothing; undo takes all."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from crm_desktop import clock, i18n
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.paths import DataFolder
from crm_desktop.services import (
    customers,
    entry_changes,
    entry_exports,
    entry_words,
    exports,
    history,
    imports,
    maintenance,
    products,
    purchases,
    sample,
    staff,
)
from crm_desktop.services.entry_fields import Content
from crm_desktop.services.entry_plan import EntryPlan
from crm_desktop.services.imports import OnDuplicate
from crm_desktop.services.purchase_checks import Entry
from tests.services.test_entry_imports import Cells, bring, counts, local, planned, workbook


@pytest.fixture
def people(session: Session, noon: datetime) -> dict[str, int]:
    """A customer with a phone, one with a number, and two of one name."""
    return {
        key: customers.add(session, values)
        for key, values in {
            "王小明": {"name": "王小明", "phone": "13805715678"},
            "李雷": {"name": "李雷", "number": "V7"},
            "王伟": {"name": "王伟", "phone": "13900000001"},
            "other": {"name": "王伟", "phone": "13900000002"},
        }.items()
    }


SALES: Cells = [
    ["2024 年销售明细"],
    ["日期", "客户姓名", "电话", "会员号", "商品名称", "数量", "单价", "金额", "成本", "销售渠道", "业务员", "备注"],
    [datetime(2024, 1, 5, 14, 30), "王小明", "138 0571 5678", "", "龙井茶", 2, 120, "", "", "微信", "小李", "自用"],
    ["2024年1月6日", "", "", "V7", "紫砂壶", "", "", "￥1,280", 800, "到店", "小王", ""],
    [date(2024, 1, 6), "", "", "V7", "茶杯", 4, 20, 75.5, "", "市集", "", ""],
    [date(2024, 1, 6), "", "", "V7", "茶杯", 4, 20, 75.5, "", "市集", "", ""],
    [date(2024, 1, 9), "", "", "V7", "茶杯", -2, "", -37.75, "", "", "", "磕坏了"],
    [date(2024, 1, 9), "王伟", "", "", "茶杯", 1, 20, "", "", "", "", ""],
    [date(2024, 1, 9), "赵铁柱", "13711112222", "", "茶杯", 1, 20, "", "", "", "", ""],
    [date(2026, 11, 21), "王小明", "", "", "茶杯", 1, 20, "", "", "", "", ""],
    [date(2024, 1, 9), "王小明", "", "", "", 1, "", "", "", "", "", "只有备注"],
    [date(2024, 1, 9), "王小明", "", "", "茶杯", 0, 20, "", "", "", "", ""],
    [date(2024, 1, 9), "王小明", "", "", "茶杯", 20_000_000, 20, "", "", "", "", ""],
]  # fmt: skip


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    return workbook(tmp_path / "销售.xlsx", SALES)


def stored(session: Session) -> list[tuple[Any, ...]]:
    return session.query(
        "SELECT customer.name, at, coalesce(product.name, item), quantity, amount, purchase.cost, channel, "
        "coalesce(staff_member.name, ''), purchase.note FROM purchase JOIN customer ON customer.id = customer_id "
        "LEFT JOIN product ON product.id = product_id LEFT JOIN staff_member ON staff_member.id = purchase.staff_id "
        "ORDER BY at, purchase.id"
    ).fetchall()


def test_a_list_of_sales_comes_in(session: Session, people: dict[str, int], sales: Path) -> None:
    products.add(session, "龙井茶", cost="70")
    prepared = imports.prepare(session, sales)
    assert prepared.content == Content.PURCHASES
    assert list(prepared.mapping.values()) == [
        "at", "name", "phone", "number", "item", "quantity", "price", "amount", "cost", "channel", "staff", "note",
    ]  # fmt: skip
    result = bring(session, sales)
    assert counts(result) == (5, 0, 0, 6)
    noon = local("2024-01-06 12:00")
    assert stored(session) == [
        ("王小明", local("2024-01-05 14:30"), "龙井茶", 2000, 24000, 14000, "wechat", "小李", "自用"),
        ("李雷", noon, "紫砂壶", 1000, 128000, 80000, "shop", "小王", ""),
        ("李雷", noon, "茶杯", 4000, 7550, None, "市集", "", ""),
        ("李雷", noon, "茶杯", 4000, 7550, None, "市集", "", ""),
        ("李雷", local("2024-01-09 12:00"), "茶杯", -2000, -3775, None, "", "", "磕坏了"),
    ]
    (left,) = [each.left for each in purchases.of(session, people["李雷"]) if each.left == 2000]
    assert left == 2000, "the return belongs to one of the two"
    assert customers.get(session, people["李雷"]).purchase_amount == 128000 + 2 * 7550 - 3775
    assert [(each.row, each.text) for each in result.failures] == [
        (8, "2 customers are called 王伟. Add the phone or the customer number."),
        (9, "赵铁柱 is no customer yet. Add the customer first."),
        (10, "That day has not come yet. Plan a follow-up for it instead."),
        (11, "Neither what was bought is said, nor for how much."),
        (12, "The quantity is a number above zero with at most three decimals."),
        (13, "So many cannot be: at most 1000000. Is a digit too much?"),
    ]
    assert maintenance.check(session) == []


def test_the_same_file_again_adds_nothing_and_undo_takes_all(
    session: Session, people: dict[str, int], sales: Path
) -> None:
    first = bring(session, sales)
    before = stored(session)
    for policy in (OnDuplicate.SKIP, OnDuplicate.FILL, OnDuplicate.OVERWRITE):
        again = bring(session, sales, on_duplicate=policy)
        assert (again.created, again.updated, again.skipped) == (0, 0, 5)
    assert stored(session) == before
    assert first.operation_id
    history.undo(session, first.operation_id)
    assert stored(session) == []
    assert staff.members(session) == []
    assert customers.get(session, people["李雷"]).purchase_count == 0


def test_what_is_below_zero_is_shown_as_a_return(
    session: Session, people: dict[str, int], sales: Path
) -> None:
    plan = planned(session, sales)
    assert [(each.error, each.text) for each in plan.problems[4]] == [
        (False, "Below zero: it is taken as a return.")
    ]


def test_a_return_of_something_nobody_wrote_down_stands_alone(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    rows: Cells = [["购买日期", "姓名", "商品", "金额"], ["2024-01-06", "李雷", "茶杯", -30]]
    assert counts(bring(session, workbook(tmp_path / "a.xlsx", rows))) == (1, 0, 0, 0)
    (back,) = purchases.of(session, people["李雷"])
    assert (back.quantity, back.amount, back.returned_of) == (-1000, -3000, None)
    assert customers.get(session, people["李雷"]).purchase_count == 0


def test_amounts_corrected_in_excel_are_corrected_here(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    products.add(session, "茶")
    purchases.record(session, people["李雷"], Entry("杯", "2", "60", "2024-01-06"))
    path = tmp_path / "sold.csv"
    assert entry_exports.export(session, path, Content.PURCHASES) == 1
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace(",60.00,", ",66.00,").replace(",杯,", ",茶,"), encoding="utf-8")
    assert counts(bring(session, path)) == (0, 0, 1, 0)
    plan = planned(session, path, on_duplicate=OnDuplicate.OVERWRITE)
    assert isinstance(plan, EntryPlan)
    assert entry_changes.told(session, plan, 0) == [
        ("What was bought", "杯", "茶"),
        ("Amount", "60.00", "66.00"),
    ]
    assert counts(imports.run(session, plan)) == (0, 1, 0, 0)
    (bought,) = purchases.of(session, people["李雷"])
    assert (bought.item, bought.amount, bought.quantity) == ("茶", 6600, 2000)
    assert bought.product_id is not None
    assert customers.get(session, people["李雷"]).purchase_amount == 6600


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("languages", [("en", "zh_CN"), ("zh_CN", "en")])
def test_all_purchases_of_a_shop_come_back(
    session: Session, tmp_path: Path, ending: str, languages: tuple[str, str]
) -> None:
    sample.fill(session, 120, seed=3)
    people, sold = tmp_path / f"people{ending}", tmp_path / f"sold{ending}"
    i18n.install(languages[0])
    exports.export(session, people)
    written = entry_exports.export(session, sold, Content.PURCHASES)
    assert written > 150
    i18n.install(languages[1])
    other = Session(Database(DataFolder(tmp_path / "other")))
    for path in (people, sold):
        result = bring(other, path)
        assert (result.failed, result.updated) == (0, 0), result.failures[:3]
    assert _all(other) == _all(session)
    assert other.one("SELECT count(*) FROM purchase WHERE quantity < 0 AND returned_of IS NULL") == (0,)
    totals = (
        "SELECT number, purchase_count, purchase_amount, last_purchase_on FROM customer "
        "WHERE purchase_count ORDER BY number"
    )
    assert other.query(totals).fetchall() == session.query(totals).fetchall()
    again = bring(session, sold)
    assert (again.created, again.skipped) == (0, written)
    assert bring(other, sold).skipped == written
    other.close()


def _all(session: Session) -> list[tuple[Any, ...]]:
    whose = "(SELECT number FROM customer WHERE id = customer_id)"
    item = "coalesce((SELECT name FROM product WHERE id = product_id), item)"
    who = "coalesce((SELECT name FROM staff_member WHERE id = staff_id), '')"
    columns = f"at / 60, {whose}, {item}, quantity, amount, cost, channel, place, {who}, note, order_state, promised_on"
    return sorted(session.query(f"SELECT {columns} FROM purchase").fetchall(), key=str)


@pytest.mark.parametrize(
    ("titles", "content"),
    [
        ("日期 客户姓名 电话 商品 数量 单价 金额", Content.PURCHASES),
        ("购买日期 姓名 手机号 购买产品 实付金额 渠道", Content.PURCHASES),
        ("订单日期 客户名称 品名 数量 总价 门店 业务员 备注", Content.PURCHASES),
        ("姓名 电话 消费日期 消费金额", Content.PURCHASES),
        ("Order date,Customer name,Phone,Item,Qty,Unit price,Total", Content.PURCHASES),
        ("姓名 电话 来源 级别 成交日期 成交金额", Content.CUSTOMERS),
        ("日期 类型 姓名 电话 内容 结果 员工", Content.INTERACTIONS),
        ("姓名 电话 性别 生日 渠道 备注", Content.CUSTOMERS),
    ],
)
def test_what_a_file_is_about_is_told_by_its_headings(titles: str, content: Content) -> None:
    assert entry_words.guess_content(titles.split("," if "," in titles else " ")) == content


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_our_own_file_is_known_again(
    session: Session, people: dict[str, int], tmp_path: Path, language: str
) -> None:
    purchases.record(session, people["李雷"], Entry("杯", "2.5", "60", channel="shop", place="西湖店"))
    i18n.install(language)
    path = tmp_path / "out.xlsx"
    entry_exports.export(session, path, Content.PURCHASES)
    prepared = imports.prepare(session, path)
    assert prepared.content == Content.PURCHASES
    assert [each.field for each in prepared.columns] == list(entry_exports.columns_of(Content.PURCHASES))
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    values = [cell.value for cell in sheet[2]]
    assert values[5:7] == [2.5, 24]
    assert clock.local_day(int(values[0].astimezone().timestamp())) == "2026-11-20"


def test_a_file_without_what_was_bought_is_refused(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx", [["日期", "姓名", "渠道"], ["2024-01-06", "李雷", "微信"]])
    with pytest.raises(UserError, match="What was bought"):
        planned(session, path, content=Content.PURCHASES)
    path = workbook(tmp_path / "b.xlsx", [["日期", "商品", "数量"], ["2024-01-06", "茶", 1]])
    with pytest.raises(UserError, match="whose it is"):
        planned(session, path, content=Content.PURCHASES)


def test_orders_come_in_with_how_far_they_are(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    rows: Cells = [
        ["下单日期", "姓名", "商品", "金额", "订单状态", "交货日期"],
        ["2026-11-01", "李雷", "衣柜", 5000, "待到货", "2026-12-01"],
        ["2026-11-02", "李雷", "床", 3000, "已签收", ""],
        ["2026-11-03", "李雷", "灯", 300, "", "2026-12-01"],
        ["2026-11-04", "李雷", "毯", 300, "丢了", ""],
    ]
    path = workbook(tmp_path / "a.xlsx", rows)
    assert counts(bring(session, path)) == (4, 0, 0, 0)
    found = purchases.of(session, people["李雷"])
    assert [(each.item, each.order_state, each.promised_on) for each in found] == [
        ("毯", "", ""),
        ("灯", "", ""),
        ("床", "collected", ""),
        ("衣柜", "ordered", "2026-12-01"),
    ]
    assert found[0].note == "订单状态: 丢了"
    rows[1][4] = "已到货"
    path = workbook(tmp_path / "a.xlsx", rows)
    assert counts(bring(session, path, on_duplicate=OnDuplicate.OVERWRITE)) == (0, 1, 3, 0)
    assert purchases.of(session, people["李雷"])[3].order_state == "delivered"
