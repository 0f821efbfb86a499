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


@pytest.mark.parametrize(
    "typed", ["w", "wang", "wxm", "wxiaom", "wangxm", "wxiaoming", "wangxiaoming", "xm", "ming", "xiaom"]
)
def test_every_way_to_type_a_name_is_spelled(typed: str) -> None:
    every = [spelling for group in pinyin.spellings("王小明") for spelling in group]
    assert any(spelling.startswith(typed) for spelling in every)


def test_polyphonic_characters_are_spelled_in_every_reading_the_usual_one_first() -> None:
    full, _, inside = pinyin.spellings("单长")
    assert full[0].startswith("shan")
    assert len(full) == 1
    assert {"shanchang", "danchang", "shanzhang"} <= {*full, *inside}


def test_lv_is_found_as_lu_too() -> None:
    full, _, inside = pinyin.spellings("吕布")
    assert {"lvbu", "lubu"} <= {*full, *inside}


@given(names)
def test_what_is_spelled_is_matched_again(name: str) -> None:
    chinese = "".join(char for char in name if pinyin.is_chinese(char))
    if not chinese or len(chinese) > 4:
        return
    for group in pinyin.spellings(chinese):
        for spelling in group:
            assert pinyin.match(chinese, spelling) is not None, spelling


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
