"""Messages taken apart: as people write them, and that nothing of any text is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.exchange.messages import FIELDS, LABEL, MARK, REST, Reader
from crm_desktop.services.import_columns import synonyms

READER = Reader(synonyms())


@pytest.mark.parametrize(
    ("text", "values", "rest"),
    [
        (
            "王小明 13800138000 海淀区… 想看两居",
            {"name": "王小明", "phone": "13800138000", "region": "海淀区"},
            "想看两居",
        ),
        (
            "姓名：张三 电话：13800138000 地址：北京市海淀区中关村大街1号 备注：想看两居",
            {"name": "张三", "phone": "13800138000", "address": "北京市海淀区中关村大街1号"},
            "想看两居",
        ),
        (
            "王小明 13800138000 海淀区中关村大街1号3单元502 想看两居，预算300万",
            {"name": "王小明", "phone": "13800138000", "address": "海淀区中关村大街1号3单元502"},
            "想看两居，预算300万",
        ),
        (
            "你好，我是李雷，电话139-0571-5678，想问下周末有课吗",
            {"name": "李雷", "phone": "139-0571-5678"},
            "你好 想问下周末有课吗",
        ),
        (
            "王先生 138 0571 5678 杭州市西湖区文三路 88号 要两台空调",
            {"name": "王先生", "phone": "138 0571 5678", "address": "杭州市西湖区文三路 88号"},
            "要两台空调",
        ),
        (
            "兴达贸易有限公司 张总 13905715678 微信同号 做批发",
            {"company": "兴达贸易有限公司", "name": "张总", "phone": "13905715678"},
            "微信同号 做批发",
        ),
        (
            "收货人: 陈小红\n手机号码: 18612345678\n所在地区: 浙江省杭州市西湖区\n详细地址: 文三路478号华星时代广场A座",
            {
                "name": "陈小红",
                "phone": "18612345678",
                "region": "浙江省杭州市西湖区",
                "address": "文三路478号华星时代广场A座",
            },
            "",
        ),
        (
            "张三 2024-01-05 14:32:11\n你好我想买沙发\n电话13800138000 地址浦东新区张江路100号",
            {"name": "张三", "phone": "13800138000", "address": "浦东新区张江路100号"},
            "2024-01-05 14:32:11\n你好我想买沙发",
        ),
        (
            "微信号 wxid_abc123 电话 0571-88881234转801 李女士",
            {"wechat": "wxid_abc123", "phone": "0571-88881234转801", "name": "李女士"},
            "",
        ),
        (
            "QQ 12345678 刘洋 13912345678 女",
            {"qq": "12345678", "name": "刘洋", "phone": "13912345678", "gender": "女"},
            "",
        ),
        (
            "老客户介绍来的，赵四，手机18912345678，住朝阳区望京SOHO，看中那套红木家具",
            {"name": "赵四", "phone": "18912345678", "address": "朝阳区望京SOHO"},
            "老客户介绍来的 看中那套红木家具",
        ),
        ("姓 名：王 明\n电 话：13800138000", {"name": "王 明", "phone": "13800138000"}, ""),
        ("陈阿姨(13800138000)想给孙子报钢琴班", {"name": "陈阿姨", "phone": "13800138000"}, "想给孙子报钢琴班"),
        ("小明 １３８００１３８０００", {"name": "小明", "phone": "１３８００１３８０００"}, ""),
        ("旺财 13800138000 送货", {"name": "旺财", "phone": "13800138000"}, "送货"),
        ("客户张伟13812345678", {"name": "张伟", "phone": "13812345678"}, ""),
        ("高先生 高新区 13800138000", {"name": "高先生", "region": "高新区", "phone": "13800138000"}, ""),
        (
            "您好 我想预约周六下午的洗牙 我叫郑爽 手机号是13811112222 谢谢",
            {"name": "郑爽", "phone": "13811112222"},
            "您好 我想预约周六下午的洗牙 谢谢",
        ),
        (
            "张伟 13800138000 身份证110101199003070070 东城区",
            {"name": "张伟", "phone": "13800138000", "id_number": "110101199003070070", "region": "东城区"},
            "",
        ),
        ("微信：同手机号 姓名：吴刚 手机：13800138000", {"name": "吴刚", "phone": "13800138000"}, "微信：同手机号"),
        ("1、孙莉 15812345678 两居", {"name": "孙莉", "phone": "15812345678"}, "两居"),
        ("预算：300万 姓名：吴刚", {"name": "吴刚"}, "预算：300万"),
        (
            "John Smith, +44 20 7946 0958, 12 High Street, London, wants a viewing on Friday",
            {"name": "John Smith", "phone": "+44 20 7946 0958", "address": "12 High Street, London"},
            "wants a viewing on Friday",
        ),
        (
            "Hi this is Anna Lee, call me at 555-123-4567 about the blue sofa, anna@lee.com",
            {"name": "Anna Lee", "phone": "555-123-4567", "email": "anna@lee.com"},
            "Hi call me at about the blue sofa",
        ),
        (
            "name: john smith\nphone: 415-555-2671\nemail: john@x.com\naddress: 1 Main St, Springfield\nnote: prefers mornings",
            {
                "name": "john smith",
                "phone": "415-555-2671",
                "email": "john@x.com",
                "address": "1 Main St, Springfield",
            },
            "prefers mornings",
        ),
        (
            "[05/01/2024, 14:32:11] Anna Lee: Hi, my number is 07700 900123",
            {"name": "Anna Lee", "phone": "07700 900123"},
            "[05/01/2024, 14:32:11] Hi",
        ),
        ("Call Anna Lee 13800138000 back tomorrow", {"name": "Anna Lee", "phone": "13800138000"}, "Call back tomorrow"),
        ("lily wang 13800138000", {"name": "lily wang", "phone": "13800138000"}, ""),
    ],
)  # fmt: skip
def test_messages(text: str, values: dict[str, str], rest: str) -> None:
    person = READER.read(text)
    assert {key: " | ".join(found) for key, found in person.values.items()} == values
    assert person.rest == rest


def test_several_numbers_of_one_person() -> None:
    person = READER.read("电话：13800138000、13900139000 姓名：周杰")
    assert person.values["phone"] == ("13800138000", "13900139000")
    assert person.first("name") == "周杰"
    assert person.first("email") == ""


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("周五来看 13800138000 可以吗", "name"),
        ("高新区附近想看两居 13800138000", "address"),
        ("订单 20240105143211 什么时候到", "phone"),
        ("https://example.com/a?tel=13800138000", "phone"),
        ("2024-01-05 14:32", "phone"),
        ("微信：同手机号", "wechat"),
        ("海淀区附近想看两居", "region"),
    ],
)
def test_what_only_looks_like_it_stays_in_the_rest(text: str, field: str) -> None:
    assert field not in READER.read(text).values


_PIECES = st.sampled_from(
    ["王小明", "李女士", "13800138000", "0571-88881234", "海淀区", "中关村大街1号", "姓名：", "电话:", "地址 ：", "备注",
     "John Smith", "a@b.cn", "微信号abc_123", "QQ:12345", "想看两居", "，", "。", "\n", " ", "\t", "(", ")", "14:32", "女",
     "1、", "[05/01/2024, 14:32] Ann: ", "我是", "住", "有限公司", "…", "+86", "\u202d", "\u3000", ":", "http://x.cn/1"]
)  # fmt: skip
_ANY = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=30).map("".join))


@given(_ANY)
def test_no_text_is_lost(text: str) -> None:
    person = READER.read(text)
    assert "".join(part.text for part in person.parts) == text
    kept = "".join("".join(found) for found in person.values.values()) + person.rest
    for part in person.parts:
        assert part.field in (*FIELDS, REST, LABEL, MARK)
        if part.field == MARK:
            assert re.fullmatch(r"[\W_]*(\d{1,4}\W*|[①-⑳]\W*)?", part.text)
        elif part.field != LABEL:
            assert part.text.strip() in kept


@given(st.text(alphabet="01239+-() x转姓名电话地址:：路号区,.aA@\n\t", max_size=300))
def test_text_that_is_nearly_a_message_does_no_harm(text: str) -> None:
    assert "".join(part.text for part in READER.read(text).parts) == text


@pytest.mark.parametrize(
    "text", ["+" + "1" * 7900, "1 " * 3900, "路" * 7900, "：" * 7900, "A " * 3900, "姓名：" * 2600]
)
def test_long_texts_are_quick(text: str) -> None:
    READER.read(text)


def test_what_is_too_long_for_one_person_is_a_rest() -> None:
    text = "王小明 13800138000 " * 1000
    assert READER.read(text).rest == text.strip()


def test_labels_at_the_beginning_of_a_line() -> None:
    assert READER.label("  联系电话： 138") == "phone"
    assert READER.label("Full name: x") == "name"
    assert READER.label("预算：300") == ""
    assert READER.field("客户 姓名") == "name"
