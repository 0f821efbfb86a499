"""Identity card numbers: 11010519491231002X is the example of the standard."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values import id_numbers


def number(area: int, born: date, sequence: int) -> str:
    first = f"{area:06d}{born:%Y%m%d}{sequence:03d}"
    return first + id_numbers.check_sign(first)


numbers = st.builds(
    number, st.integers(110000, 659999), st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.integers(0, 999)
)


@pytest.mark.parametrize(
    "fine",
    [
        "",
        "11010519491231002X",
        "11010519491231002x",
        " 110105 19491231 002X",
        "110105491231002",
        "E12345678",
        "H1234567890",
    ],
)
def test_fine(fine: str) -> None:
    assert id_numbers.problem(fine) is None


@pytest.mark.parametrize(
    "bad",
    [
        "110105194912310021",
        "11010519491331002X",
        "1101051949123100",
        "1.10105E+17",
        "110105194912310000",
        "张三",
        "110105991331002",
    ],
)
def test_bad(bad: str) -> None:
    assert id_numbers.problem(bad)


def test_what_the_number_tells() -> None:
    assert id_numbers.birthday("11010519491231002X") == date(1949, 12, 31)
    assert id_numbers.gender("11010519491231002X") == "female"
    assert id_numbers.birthday("110105491231003") == date(1949, 12, 31)
    assert id_numbers.gender("110105491231003") == "male"
    assert id_numbers.birthday("E12345678") is None
    assert id_numbers.gender("") == ""


@given(numbers, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_found(good: str, at: int, shift: int) -> None:
    assert id_numbers.problem(good) is None
    wrong = good[:at] + str((int(good[at]) + shift) % 10) + good[at + 1 :]
    assert id_numbers.problem(wrong)


@given(st.text())
def test_any_text_is_safe(text: str) -> None:
    id_numbers.problem(text)
    id_numbers.birthday(text)
    id_numbers.gender(text)
