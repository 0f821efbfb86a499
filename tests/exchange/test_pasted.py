"""What a text from the clipboard is, and the rows of a pasted list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.errors import Cancelled, FileRefused
from crm_desktop.exchange import gate, pasted
from crm_desktop.exchange.messages import FIELDS, Reader
from crm_desktop.exchange.pasted import Kind
from crm_desktop.progress import Progress
from crm_desktop.services.import_columns import synonyms

READER = Reader(synonyms())
TITLES = {key: key.title() for key in (*FIELDS, "note")}


def rows(text: str) -> list[list[object]]:
    """The rows that a text gives."""
    return [list(row) for row in pasted.rows(text, READER, TITLES).sheet().rows]


@pytest.mark.parametrize(
    "text",
    [
        "", "  \n ", "王小明", "138 0013 8000", "13800138000 13900139000", "anna@lee.com", "两居 海淀", "王小明 海淀区",
        "想看两居，预算300万，海淀区附近", "你好\n我想问一下周末有课吗\n谢谢", "https://example.com/a?tel=13800138000",
        "zhang san", "C000123", "x" * 20_000,
    ],
)  # fmt: skip
def test_words_are_searched_for(text: str) -> None:
    assert pasted.kind(text, READER) is Kind.WORDS


@pytest.mark.parametrize(
    "text",
    [
        "王小明 13800138000 海淀区… 想看两居",
        "王小明 13800138000",
        "王小明\t13800138000\t海淀区\r\n",
        "姓名：张三 地址：文三路1号",
        "姓名：张三\n电话：13800138000\n备用电话：13900139000\n地址：文三路1号",
        "姓名：张三\n\n电话：13800138000\n\n地址：文三路1号",
        "张三 2024-01-05 14:32:11\n你好\n张三 2024-01-05 14:33:11\n我的电话13800138000 周末来",
        "王小明 13800138000\n备用 13900139000\n海淀区",
        "Anna Lee\nanna@lee.com\nlooking for a sofa",
    ],
)
def test_a_message_of_one_person(text: str) -> None:
    assert pasted.kind(text, READER) is Kind.PERSON
    assert len(list(pasted.people(text, READER))) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("姓名\t电话\n王小明\t13800138000\n", [["姓名", "电话"], ["王小明", "13800138000"]]),
        (
            '王小明\t13800138000\t"文三路\n1号"\r\n李四\t13900139000\t\r\n',
            [["王小明", "13800138000", "文三路\n1号"], ["李四", "13900139000", ""]],
        ),
        ("姓名,电话\n王小明,13800138000\n", [["姓名", "电话"], ["王小明", "13800138000"]]),
        ("王小明\n李四\n张三丰", [["王小明"], ["李四"], ["张三丰"]]),
        ("13800138000\n13900139000", [["Phone"], ["13800138000"], ["13900139000"]]),
        (
            "王小明 13800138000 两居\n李四 13900139000\n赵六，15812345678，三居",
            [
                ["Name", "Phone", "Note"],
                ["王小明", "13800138000", "两居"],
                ["李四", "13900139000", ""],
                ["赵六", "15812345678", "三居"],
            ],
        ),
        (
            "1. 王小明 13800138000\n2. 李四 13900139000、0571-88881234",
            [["Name", "Phone"], ["王小明", "13800138000"], ["李四", "13900139000、0571-88881234"]],
        ),
        (
            "王小明\n13800138000\n李四\n13900139000\n",
            [["Name", "Phone"], ["王小明", "13800138000"], ["李四", "13900139000"]],
        ),
        (
            "姓名：张三\n电话：13800138000\n姓名：李四\n电话：13900139000\n地址：文三路1号",
            [["Name", "Phone", "Address"], ["张三", "13800138000", ""], ["李四", "13900139000", "文三路1号"]],
        ),
        (
            "小王:\n客户张伟 13812345678\n\n小王:\n客户刘芳，13987654321，要窗帘",
            [["Name", "Phone", "Note"], ["张伟", "13812345678", "小王"], ["刘芳", "13987654321", "小王\n要窗帘"]],
        ),
        (
            "小李 14:32\n王小明 13800138000\n小李 14:35\n李四 13900139000",
            [["Name", "Phone", "Note"], ["王小明", "13800138000", "小李 14:32"], ["李四", "13900139000", "小李 14:35"]],
        ),
        (
            "今天来访：\n王小明 13800138000\n李四 13900139000\n下周再联系",
            [["Name", "Phone", "Note"], ["王小明", "13800138000", "今天来访"], ["李四", "13900139000", "下周再联系"]],
        ),
        (
            "John Smith 07700 900123 blue sofa\nMary Jones 07700 900124",
            [["Name", "Phone", "Note"], ["John Smith", "07700 900123", "blue sofa"], ["Mary Jones", "07700 900124", ""]],
        ),
    ],
)  # fmt: skip
def test_lists(text: str, expected: list[list[str]]) -> None:
    assert pasted.kind(text, READER) is Kind.ROWS
    assert rows(text) == expected


def test_contacts_copied_as_vcards() -> None:
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:王小明\nTEL:13800138000\nEND:VCARD\n"
    assert pasted.kind(text, READER) is Kind.ROWS
    heading, row = rows(text)
    assert dict(zip(heading, row, strict=True))["phone"] == "13800138000"


def test_a_long_table_is_told_by_its_beginning_and_read_whole() -> None:
    text = "\n".join(f"王小明\t138{at:08d}\t文三路{at}号" for at in range(5_000))
    assert pasted.kind(text, READER) is Kind.ROWS
    found = pasted.rows(text, READER, TITLES)
    assert len(found.sheet().rows) == 5_000
    assert found.sheet().rows[4_999] == ["王小明", "13800004999", "文三路4999号"]


def test_cancel_and_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    progress = Progress()
    progress.cancel()
    for text in ("甲\t乙\n丙\t丁", "王小明 13800138000\n李四 13900139000"):
        with pytest.raises(Cancelled):
            pasted.rows(text, READER, TITLES, progress)
    monkeypatch.setattr(gate, "LARGEST_FILE", 10)
    with pytest.raises(FileRefused, match="too large"):
        pasted.rows("甲\t乙\n丙\t丁\n戊\t己", READER, TITLES)
    with pytest.raises(FileRefused):
        pasted.rows("\n", READER, TITLES)


_LINES = st.sampled_from(
    ["王小明 13800138000", "李四，13900139000，两居", "13700137000", "姓名：张三", "电话：15812345678", "", "小李 14:32",
     "你好", "备用 0571-88881234", "海淀区中关村大街1号", "1、赵六 15912345678", "Anna Lee anna@lee.com"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=25))
def test_no_line_of_a_list_is_lost_or_doubled(lines: list[str]) -> None:
    text = "\n".join(lines)
    whole = "".join(part.text for person in pasted.people(text, READER) for part in person.parts)
    assert whole.replace("\n", "") == text.replace("\n", "")
    assert pasted.kind(text, READER) in Kind


@given(st.text(max_size=300))
def test_any_text_has_a_kind_and_its_rows(text: str) -> None:
    pasted.kind(text, READER)
    if text.strip():
        assert pasted.rows("甲\n" + text, READER, TITLES).sheet().width
