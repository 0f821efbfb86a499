"""Phone numbers: the spellings of shops, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values import phones

mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
landlines = st.from_regex(r"0(10|2[0-57-9]|[3-9][1-9][0-9])[2-8][0-9]{7}", fullmatch=True)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("13805715678", "13805715678"),
        ("138 0571 5678", "13805715678"),
        ("138-0571-5678", "13805715678"),
        ("１３８０５７１５６７８", "13805715678"),
        ("+86 138 0571 5678", "13805715678"),
        ("+86-13805715678", "13805715678"),
        ("0086 13805715678", "13805715678"),
        ("8613805715678", "13805715678"),
        ("013805715678", "13805715678"),
        ("17951 13805715678", "13805715678"),
        ("13805715678.0", "13805715678"),
        ("\u202d13805715678\u202c", "13805715678"),
        ("0571-88881234", "057188881234"),
        ("(0571) 8888 1234", "057188881234"),
        ("+86 571 88881234", "057188881234"),
        ("+86 (0)571 88881234", "057188881234"),
        ("+86 10 6552 9988", "01065529988"),
        ("0571-88881234-801", "057188881234x801"),
        ("0571-88881234转801", "057188881234x801"),
        ("057188881234 ext. 801", "057188881234x801"),
        ("8888 1234", "88881234"),
        ("400-820-8820", "4008208820"),
        ("95588", "95588"),
        ("110", "110"),
        ("+44 20 7946 0958", "+442079460958"),
        ("0044 20 7946 0958", "+442079460958"),
        ("+1 (415) 555-2671", "+14155552671"),
        ("1.38E+10", ""),
        ("无", ""),
        ("", ""),
    ],
)
def test_normalise(written: str, normal: str) -> None:
    assert phones.normalise(written) == normal


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("13805715678、13905715678", ["13805715678", "13905715678"]),
        ("13805715678/13905715678", ["13805715678", "13905715678"]),
        ("13805715678 13905715678", ["13805715678", "13905715678"]),
        ("138 0571 5678 139 0571 5678", ["13805715678", "13905715678"]),
        ("13805715678\n0571-88881234", ["13805715678", "0571-88881234"]),
        ("0571 88881234", ["0571-88881234"]),
        ("1380571567813905715678", ["13805715678", "13905715678"]),
        ("13805715678；0571-88881234转801", ["13805715678", "0571-88881234转801"]),
        ("13805715678,13805715678", ["13805715678"]),
        ("+44 20 7946 0958", ["+44 20 7946 0958"]),
        ("95588", ["95588"]),
        ("", []),
        ("  ", []),
    ],
)
def test_split(cell: str, texts: list[str]) -> None:
    assert [number.text for number in phones.split(cell)] == texts


def test_split_keeps_the_words_beside_a_number() -> None:
    found = phones.split("手机：13805715678（王先生）")
    assert [number.text for number in found] == ["13805715678"]
    assert "手机" in found[0].note
    assert "王先生" in found[0].note
    rest = phones.split("13805715678 微信同号")
    assert (rest[0].text, rest[0].note) == ("13805715678", "微信同号")


def test_split_gives_back_what_is_no_number() -> None:
    assert phones.split("没有电话") == [phones.PhoneNumber("没有电话", "")]
    assert phones.split("1.38E+10") == [phones.PhoneNumber("1.38E+10", "")]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("13805715678", "138 0571 5678"),
        ("+8613805715678", "138 0571 5678"),
        ("057188881234", "0571-8888 1234"),
        ("010-65529988", "010-6552 9988"),
        ("0571-8888123", "0571-888 8123"),
        ("0571-88881234-801", "0571-8888 1234 转 801"),
        ("4008208820", "400-820-8820"),
        ("95588", "95588"),
        ("+442079460958", "+44 20 7946 0958"),
        ("无", "无"),
    ],
)
def test_show(written: str, shown: str) -> None:
    assert phones.show(written) == shown


@pytest.mark.parametrize(
    "fine",
    [
        "", "13805715678", "19900001111", "0571-88881234", "010-65529988", "88881234", "8888123",
        "95588", "4008208820", "110", "10086", "12345", "666888", "+44 20 7946 0958", "+852 9123 4567",
        "0571-88881234转801", "13805715678-1234",
    ],
)  # fmt: skip
def test_fine_numbers(fine: str) -> None:
    assert phones.problem(fine) is None


@pytest.mark.parametrize(
    "bad",
    [
        "1380571567",
        "138057156789",
        "12005715678",
        "1.38E+10",
        "057188",
        "没有",
        "+99912",
        "12",
        "abc13805715678",
    ],
)
def test_bad_numbers_have_a_reason(bad: str) -> None:
    assert phones.problem(bad)


@given(mobiles)
def test_every_spelling_of_a_mobile_is_the_same_number(number: str) -> None:
    spaced = f"{number[:3]} {number[3:7]} {number[7:]}"
    full = "".join(chr(ord(digit) + 0xFEE0) for digit in number)
    for written in (number, spaced, f"+86{number}", f"0086-{number}", f"{number}.0", full, f"86 {number}"):
        assert phones.normalise(written) == number
        assert phones.problem(written) is None
        assert phones.tidy(written) == number
    assert phones.normalise(phones.show(number)) == number


@given(landlines)
def test_a_landline_keeps_its_area_code(number: str) -> None:
    assert phones.normalise(number) == number
    assert phones.normalise(phones.show(number)) == number
    assert phones.normalise(f"+86 {number[1:]}") == number
    assert phones.problem(number) is None


@given(st.lists(mobiles | landlines, min_size=1, max_size=4, unique=True), st.sampled_from("、/;,\n；，"))
def test_split_finds_all_numbers(numbers: list[str], separator: str) -> None:
    found = phones.split(separator.join(numbers))
    assert [number.normal for number in found] == numbers


@given(st.text(max_size=40) | st.text(alphabet="0123456789+-() 转x.E、/手机", max_size=40))
def test_any_text_is_safe_and_no_digit_is_lost(text: str) -> None:
    phones.problem(text)
    phones.show(text)
    normal = phones.normalise(text)
    assert phones.normalise(phones.tidy(text)) == normal or not normal
    found = phones.split(text)
    assert bool(found) == bool(text.translate(phones._PLAIN).strip())
    for digit in "0123456789":
        if digit in phones.digits(text):
            kept = "".join(number.text + number.note for number in found)
            assert digit in kept or digit in "0186"
