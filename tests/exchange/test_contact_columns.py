"""Columns that hold several ways to reach somebody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.exchange.contact_columns import apportion, fields_of


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("手机/微信", ("phone", "wechat")),
        ("电话(微信同号)", ("phone", "wechat")),
        ("手机号（微信）", ("phone", "wechat")),
        ("QQ/微信", ("qq", "wechat")),
        ("微信或QQ号", ("wechat", "qq")),
        ("客户手机号、微信号", ("phone", "wechat")),
        ("Phone/WeChat", ("phone", "wechat")),
        ("E-mail / Tel", ("email", "phone")),
        ("电话/手机", ()),
        ("手机", ()),
        ("联系方式(微信)", ()),
        ("姓名/手机", ()),
        ("维护人手机/微信", ()),
        ("", ()),
    ],
)
def test_headings_that_name_several(heading: str, fields: tuple[str, ...]) -> None:
    assert fields_of(heading) == fields


BOTH = ("phone", "wechat")


@pytest.mark.parametrize(
    ("text", "own", "fields", "found"),
    [
        ("13800138000", "phone", BOTH, None),
        ("010-88881234 转 8", "phone", BOTH, None),
        ("13800138000 王太太", "phone", BOTH, None),
        ("wangxm_88", "phone", BOTH, {"wechat": "wangxm_88"}),
        ("138 0013 8000/wangxm_88", "phone", BOTH, {"phone": "138 0013 8000", "wechat": "wangxm_88"}),
        ("13800138000 wangxm_88", "phone", BOTH, {"phone": "13800138000", "wechat": "wangxm_88"}),
        ("微信：小明", "phone", BOTH, {"wechat": "小明"}),
        ("13800138000", "wechat", ("wechat", "phone"), {"phone": "13800138000"}),
        ("12345678", "qq", ("qq", "wechat"), None),
        ("13800138000", "qq", ("qq", "wechat"), {"wechat": "13800138000"}),
        ("wangxm_88", "qq", ("qq", "wechat"), {"wechat": "wangxm_88"}),
        ("1234567", "phone", ("phone", "qq"), None),
        ("1234567890", "phone", ("phone", "qq"), {"qq": "1234567890"}),
        ("a@b.cn", "phone", ("phone", "email"), {"email": "a@b.cn"}),
        ("", "phone", BOTH, None),
    ],
)
def test_cells_go_where_they_belong(
    text: str, own: str, fields: tuple[str, ...], found: dict[str, str] | None
) -> None:
    assert apportion(text, own, fields) == found


MOBILES = st.from_regex(r"1[3589][0-9]{9}", fullmatch=True).map(lambda text: ("phone", text))
NAMES = st.from_regex(r"[a-z][a-z0-9_-]{5,12}", fullmatch=True).map(lambda text: ("wechat", text))


@given(
    st.lists(st.one_of(MOBILES, NAMES), max_size=5),
    st.sampled_from(["/", "、", ", ", "；", " ", "\n"]),
    st.sampled_from(BOTH),
)
def test_every_value_comes_out_once_under_its_field(
    values: list[tuple[str, str]], between: str, own: str
) -> None:
    text = between.join(value for _, value in values)
    expected: dict[str, list[str]] = {}
    for field, value in values:
        expected.setdefault(field, []).append(value)
    found = apportion(text, own, BOTH)
    if set(expected) <= {own}:
        assert found is None
    else:
        assert found == {field: "、".join(each) for field, each in expected.items()}


@given(st.text(), st.sampled_from(BOTH))
def test_nothing_of_any_text_is_lost(text: str, own: str) -> None:
    found = apportion(text, own, BOTH)
    if found is not None:
        assert all(found.values())
        assert all(part in text for value in found.values() for part in value.split("、"))
