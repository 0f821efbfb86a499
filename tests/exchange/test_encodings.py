"""Encodings: right without a question where that is certain, never silently wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.exchange.encodings import decode

LIST = (
    "姓名,手机,地址\n王小明,13800138000,浙江省杭州市西湖区文三路1号\n李静,13900139000,上海市静安区南京西路\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]
)
def test_the_likely_ones_are_certain(encoding: str) -> None:
    found = decode(LIST.encode(encoding))
    assert found.text == LIST
    assert found.certain


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("big5", "姓名,電話\n陳大文,23456789\n黃小明,台北市信義區"),
        ("shift_jis", "名前,電話\n山田太郎,03\nやまだはなこ,06"),
        ("euc_jp", "名前,電話\n山田太郎,03\nやまだはなこ,06"),
        ("euc_kr", "이름,전화\n김철수,010\n박영희,02\n서울특별시 강남구"),
        ("cp1251", "Имя,Телефон\nИван Петров,12\nМосква улица"),
        ("koi8_r", "Имя,Телефон\nИван Петров,12\nМосква улица"),
        ("cp1252", "Name,Straße\nMüller,Köln"),
        ("iso2022_jp", "名前,電話\nやまだ,03"),
    ],
)
def test_the_others_are_asked_for(encoding: str, text: str) -> None:
    found = decode(text.encode(encoding))
    assert not found.certain
    assert found.encoding in found.choices
    assert decode(text.encode(encoding), encoding).text == text


@pytest.mark.parametrize("text", ["王明,13800138000", "name,phone\n刘丽曦,13800138000", "姓名\n李静\n张伟"])
def test_a_single_name_of_the_mainland_is_enough(text: str) -> None:
    found = decode(text.encode("gb18030"))
    assert (found.text, found.certain) == (text, True)


def test_few_japanese_or_valid_bytes_are_not_taken_for_certain() -> None:
    japanese = decode("氏名\r\n田中太郎".encode("euc_jp"))
    assert not japanese.certain
    valid = "石伟远,13934020316"  # three letters of three scripts, read as UTF-8
    found = decode(valid.encode("gb18030"))
    assert (found.text, found.certain) == (valid, False)
    assert decode("Ελλάδα, Übung".encode()).certain


def test_one_damaged_cell_is_counted() -> None:
    data = (LIST * 20).encode()
    found = decode(data[:400] + b"\xff" + data[400:])
    assert found.encoding == "utf-8"
    assert found.damaged >= 1
    cut = decode(LIST.encode()[:-3])
    assert (cut.encoding, cut.certain, cut.damaged) == ("utf-8", True, 1)


def test_a_page_says_its_encoding() -> None:
    page = "<meta charset='big5'><table><td>陳大文</table>"
    found = decode(page.encode("big5"))
    assert (found.text, found.certain) == (page, True)


def test_an_unknown_name() -> None:
    with pytest.raises(LookupError):
        decode(b"x", "nonsense")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text(data: bytes) -> None:
    assert isinstance(decode(data).text, str)


@given(st.text(max_size=200))
def test_utf8_is_never_taken_for_something_else(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    found = decode(data)
    assert (
        found.text == text.removeprefix("\ufeff")
        or not found.certain
        or b"\x00" in data
        or data[:3] == b"+/v"
    )


SIMPLIFIED = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗小明伟芳娜静丽强磊军洋勇艳杰娟涛红云飞鹏建华志文国庆春玉姓名手机电话老客户中大人"
TRADITIONAL = "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周葉蘇莊呂江何蕭羅高潘志明家豪淑芬美玲俊傑雅婷怡君冠宇承恩姓名電話手機老客戶中大人"
JAPANESE = "佐藤鈴木高橋田中伊渡辺山本村小林加吉太郎花子健美咲翔陽直樹さくらひろしケンジ氏名電話住所"
BESIDE = st.sampled_from(
    ["{}", "{}\r\n", "{},13800138000", "name\n{}", "name,phone\r\n{},13912345678\r\n", "1,{},2"]
)


def few(signs: str) -> st.SearchStrategy[str]:
    """A few characters, alone in a file or beside a number."""
    return st.builds(str.format, BESIDE, st.text(st.sampled_from(signs), min_size=1, max_size=4))


@given(
    st.one_of(
        *(
            st.tuples(few(signs), st.just(encoding))
            for signs, encoding in (
                (SIMPLIFIED, "gb18030"),
                (TRADITIONAL, "big5"),
                (SIMPLIFIED + TRADITIONAL + JAPANESE, "utf-8"),
                (JAPANESE, "shift_jis"),
            )
        )
    )
)
def test_a_tiny_file_is_read_right_or_asked_about(case: tuple[str, str]) -> None:
    text, encoding = case
    found = decode(text.encode(encoding))
    assert found.text == text or not found.certain


@pytest.mark.parametrize("text", ["Müller", "Ελλάδα", "Москва", "José,Peña", "Ærø"])
def test_a_word_of_other_letters_stays_utf8(text: str) -> None:
    assert decode(text.encode()).certain
    assert decode(text.encode()).text == text
