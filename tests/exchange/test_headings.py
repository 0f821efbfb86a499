"""Headings: found below titles, understood, and never wrongly put on name or phone."""

from __future__ import annotations

import pytest

from crm_desktop.data.fields import FIELDS
from crm_desktop.exchange import headings
from crm_desktop.exchange.workbook import Cell

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
        ("birthday", "birthday"),
        ("next_follow_up", "next_follow_up"),
    ],
)
def test_known_headings(heading: str, field: str) -> None:
    assert guess(heading) == [field]


@pytest.mark.parametrize(
    "heading",
    [
        "维护人手机号", "推荐人手机号", "医生姓名", "代理人手机", "紧急联系人", "紧急电话", "紧急联系人电话", "家长姓名",
        "头像地址", "项目名称", "商品名称", "线索名称", "用户名", "公司税号", "开户行", "序号", "编号", "生日提醒", "通话时间",
        "Emergency Contact", "Doctor Name", "Agent Phone", "Product Name", "IP Address", "User Name", "Fax", "",
    ],
)  # fmt: skip
def test_traps_stay_without_a_field(heading: str) -> None:
    assert guess(heading) == [None]


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


def test_no_heading_row() -> None:
    assert headings.find_heading_row([["王小明", "13800138000"], ["李静", "13900139000"]], SYNONYMS) is None
    assert headings.find_heading_row([], SYNONYMS) is None


def test_unknown_headings_by_shape() -> None:
    rows: list[list[Cell]] = [["Titel", "", ""], ["Kunde", "Ort", "Umsatz"], ["Meier", "Bern", 12.0]]
    assert headings.find_heading_row(rows, SYNONYMS) == 1


def test_join_name() -> None:
    assert headings.join_name("王", "小明") == "王小明"
    assert headings.join_name("Smith", "John") == "John Smith"
    assert headings.join_name("", "John") == "John"
