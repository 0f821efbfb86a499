"""Headings: found below titles, understood, and never wrongly put on name or phone."""

from __future__ import annotations

from time import process_time

import pytest

from crm_desktop.data.fields import FIELDS
from crm_desktop.exchange import headings
from crm_desktop.exchange.workbook import Cell, Rows, Sheet, pack

SYNONYMS = {key: (*field.headings, field.title) for key, field in FIELDS.items()}


def guess(*titles: str, rows: list[list[Cell]] | None = None) -> list[str | None]:
    return [found.field for found in headings.guess_columns(titles, rows or [], SYNONYMS)]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("姓名", "name"),
        ("客户名称", "name"),
        ("车主姓名", "name"),
        (" 会 员 姓 名 *", "name"),
        ("手机号(必填)", "phone"),
        ("客户联系电话", "phone"),
        ("备用手机2", "phone"),
        ("座机电话", "phone"),
        ("公司电话", "phone"),
        ("性别(0-未知,1-男,2-女)", "gender"),
        ("会员等级(如: 黄金会员)", "grade"),
        ("出生年月日", "birthday"),
        ("现居住地址", "address"),
        ("公司名称", "company"),
        ("客户来源", "source"),
        ("业务负责人", "owner"),
        ("负责人名字", "owner"),
        ("身份证号码", "id_number"),
        ("Customer Name", "name"),
        ("Mobile Phone", "phone"),
        ("homePhone", "phone"),
        ("E-mail Address", "email"),
        ("Date of Birth", "birthday"),
        ("Company Name", "company"),
        ("Job Title", "position"),
        ("First Name", headings.GIVEN_NAME),
        ("Last Name", headings.FAMILY_NAME),
        ("State/Region", "region"),
        ("1.姓名", "name"),
        ("您的联系电话：", "phone"),
        ("请输入您的手机号", "phone"),
        ("姓名 Name", "name"),
        ("电话/Phone", "phone"),
        ("联系方式（微信）", "wechat"),
        ("第一联系人", "name"),
        ("联系人1电话", "phone"),
        ("线索名称", "name"),
        ("學員姓名", "name"),
        ("客戶聯絡電話", "phone"),
        ("行動電話", "phone"),
        ("電子信箱", "email"),
        ("身分證字號", "id_number"),
        ("收货地址-省", "region"),
        ("区/县", "region"),
        ("安装地址", "address"),
        ("QQ邮箱", "email"),
        ("学号", "number"),
        ("归属销售", "owner"),
        ("Contact Person", "name"),
        ("Account Owner", "owner"),
        ("Date Added", "created_at"),
        ("Last Contacted", "last_contact_at"),
        ("birthday", "birthday"),
        ("next_follow_up", "next_follow_up"),
    ],
)
def test_known_headings(heading: str, field: str) -> None:
    assert guess(heading) == [field]


@pytest.mark.parametrize(
    "heading",
    [
        "维护人手机号", "推荐人手机号", "医生姓名", "代理人手机", "紧急联系人", "紧急电话", "紧急联系人电话", "联系人2",
        "第二联系人电话", "备用联系人", "头像地址", "项目名称", "商品名称", "公司税号", "注册电话", "开票地址", "小区", "超市", "开户行", "序号", "编号", "生日提醒", "通话时间",
        "Emergency Contact", "Doctor Name", "Agent Phone", "Product Name", "IP Address", "User Name", "Fax", "",
    ],
)  # fmt: skip
def test_traps_stay_without_a_field(heading: str) -> None:
    assert guess(heading) == [None]


_OTHERS = [
    "推荐人",
    "维护人",
    "医生",
    "代理人",
    "配偶",
    "监护人",
    "法人",
    "业务员",
    "司机",
    "寄件人",
    "供应商",
    "被保人",
    "门店",
]
_WHAT = ["手机", "手机号", "联系电话", "姓名", "邮箱", "地址", "生日", "身份证号", "微信"]
_CORE = {"name", "phone", "email", "address", "birthday", "gender", "wechat", "id_number"}


@pytest.mark.parametrize("other", _OTHERS)
def test_what_belongs_to_somebody_else_is_no_field_of_the_customer(other: str) -> None:
    for what in _WHAT:
        for heading in (f"{other}{what}", f"{other}的{what}", f"{other}_{what}", f"{other}({what})"):
            assert not _CORE.intersection(guess(heading)), heading


@pytest.mark.parametrize(
    "other", ["Doctor", "Sales Rep", "Spouse", "Emergency Contact", "Billing Contact", "Vendor"]
)
def test_the_same_in_english(other: str) -> None:
    for what in ("Name", "Phone", "Mobile Number", "Email", "Address", "Birthday"):
        heading = f"{other} {what}"
        for written in (heading, heading.lower().replace(" ", "_"), heading.replace(" ", "")):
            assert not _CORE.intersection(guess(written)), written


def test_who_may_be_the_customer_when_nobody_else_is() -> None:
    assert guess("收货人", "收货人电话") == ["name", "phone"]
    assert guess("客户姓名", "收货人", "电话") == ["name", None, "phone"]
    assert guess("学生姓名", "家长姓名", "家长电话") == ["name", None, "phone"]
    assert guess("家长姓名", "家长电话") == ["name", "phone"]


def test_cells_have_the_last_word() -> None:
    rows: list[list[Cell]] = [["有", "13800138000"], ["无", "13900139000"], ["有", "13700137000"]]
    assert guess("电话", "手机", rows=rows) == [None, "phone"]


def test_columns_without_headings_are_told_by_their_cells() -> None:
    rows: list[list[Cell]] = [
        ["王小明", 13800138000.0, "a@b.cn", "男", "x"],
        ["李静", 13900139000.0, "c@d.cn", "女", "y"],
        ["张伟", 13700137000.0, "", "男", "z"],
    ]
    assert guess("A", "B", "列3", "", "E", rows=rows) == ["name", "phone", "email", "gender", None]


def test_repeats() -> None:
    assert guess("手机", "电话", "生日", "出生日期") == ["phone", "phone", "birthday", None]


def test_a_day_of_the_month_is_no_birthday() -> None:
    assert guess("Birth Year", "Birth Month", "Birth Day") == [None, None, None]


def test_heading_row_below_titles() -> None:
    rows: list[list[Cell]] = [
        ["杭州某某店客户资料表", "", "", ""],
        ["", "", "", ""],
        ["制表人：王会计", "", "", "2024年"],
        ["序号", "客户姓名", "联系电话", "备注"],
        [1.0, "王小明", "13800138000", "老客户"],
    ]
    assert headings.find_heading_row(rows, SYNONYMS) == 3


def test_headings_of_two_rows() -> None:
    rows: list[list[Cell]] = [
        ["序号", "姓名", "联系方式", "", "备注"],
        ["", "", "手机", "邮箱", ""],
        [1.0, "王小明", "13800138000", "a@b.cn", ""],
    ]
    assert headings.find_heading_row(rows, SYNONYMS) == 1
    sheet = Sheet("", Rows([pack(rows)], 3), 5)
    assert headings.titles(sheet, 1) == ["序号", "姓名", "手机", "邮箱", "备注"]
    titled: list[list[Cell]] = [["客户表", "", ""], ["", "姓名", "电话"], [1.0, "王小明", "13800138000"]]
    assert headings.titles(Sheet("", Rows([pack(titled)], 3), 3), 1) == ["A", "姓名", "电话"]


def test_a_heading_over_several_columns_is_that_of_each_with_something_below() -> None:
    rows: list[list[Cell]] = [
        ["姓名", "电话", "", "", "备注"],
        ["王小明", "13800138000", "057188881234", "", "x"],
    ]
    sheet = Sheet("", Rows([pack(rows)], 2), 5, merged=((0, 1, 0, 3),))
    assert headings.titles(sheet, 0) == ["姓名", "电话", "电话", "D", "备注"]


def test_no_heading_row() -> None:
    assert headings.find_heading_row([["王小明", "13800138000"], ["李静", "13900139000"]], SYNONYMS) is None
    assert headings.find_heading_row([], SYNONYMS) is None


@pytest.mark.parametrize("sign", ["(", "<", "[姓名", "名", "a ", "/", "(a"])
def test_a_long_text_where_headings_are_looked_for_does_not_hang(sign: str) -> None:
    started = process_time()
    text = sign * 300_000
    assert headings.find_heading_row([[text, text], ["姓名", "电话"]], SYNONYMS) == 1
    assert guess(text) == [None]
    assert guess("生日", "手机", "邮箱", rows=[[text, text, text]] * 3) == [None, None, None]
    assert process_time() - started < 5


def test_unknown_headings_by_shape() -> None:
    rows: list[list[Cell]] = [["Titel", "", ""], ["Kunde", "Ort", "Umsatz"], ["Meier", "Bern", 12.0]]
    assert headings.find_heading_row(rows, SYNONYMS) == 1


def test_join_name() -> None:
    assert headings.join_name("王", "小明") == "王小明"
    assert headings.join_name("Smith", "John") == "John Smith"
    assert headings.join_name("", "John") == "John"
