"""Readings, spellings and the order of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values import pinyin

names = st.text(st.sampled_from("王小明李雷单曾解区翟欧阳司马张伟吕绿长重庆A z9·"), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("单雄信", "shan xiong xin"),
        ("仇英", "qiu ying"),
        ("曾国藩", "zeng guo fan"),
        ("解珍", "xie zhen"),
        ("区小姐", "ou xiao jie"),
        ("翟志刚", "zhai zhi gang"),
        ("尉迟恭", "yu chi gong"),
        ("欧阳锋", "ou yang feng"),
        ("吕布", "lv bu"),
        ("Bob Lee", "bob lee"),
        ("兴达2店", "xing da 2 dian"),
    ],
)
def test_a_name_is_sorted_as_it_is_read(name: str, key: str) -> None:
    assert pinyin.sort_key(name) == f"{key} {name}"


def test_names_without_letters_come_last() -> None:
    shuffled = ["※", "张", "阿明", "李雷", "Bob", "123"]
    assert sorted(shuffled, key=pinyin.sort_key) == ["123", "阿明", "Bob", "李雷", "张", "※"]


def test_every_reading_of_a_character_counts_the_usual_one_first() -> None:
    assert pinyin.units("单长") == (("shan", "dan", "chan"), ("zhang", "chang"))
    assert pinyin.units("吕布")[0][:2] == ("lv", "lu")
    assert pinyin.units("A栋李") == (("a",), ("dong",), ("li",))
    assert pinyin.units("Bob Lee") == ()


@pytest.mark.parametrize(
    ("letters", "parse"),
    [
        ("wangxiaoming", ("wang", "xiao", "ming")),
        ("wxm", ("w", "x", "m")),
        ("wxiaom", ("w", "xiao", "m")),
        ("wangxia", ("wang", "xia")),
        ("zhua", ("zhua",)),
        ("xian", ("xi", "an")),
        ("lvb", ("lv", "b")),
    ],
)
def test_letters_divide_into_syllables_and_initials(letters: str, parse: tuple[str, ...]) -> None:
    assert parse in pinyin.parses(letters)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30))
def test_a_parse_is_what_was_typed(letters: str) -> None:
    parses = pinyin.parses(letters)
    assert all("".join(parse) == letters for parse in parses)
    assert len(parses) <= 16
    assert [len(parse) for parse in parses] == sorted(len(parse) for parse in parses)


@given(names, st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=6))
def test_a_match_lies_within_the_name(name: str, letters: str) -> None:
    found = pinyin.match(name, letters)
    if found is not None:
        start, end = found
        assert 0 <= start < end <= len(name)


def test_a_match_says_which_characters() -> None:
    assert pinyin.match("王小明", "xm") == (1, 3)
    assert pinyin.match("王小明", "wxiaom") == (0, 3)
    assert pinyin.match("单雄信", "sx") == (0, 2)
    assert pinyin.match("王小明", "li") is None
