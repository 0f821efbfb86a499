"""Amounts of money."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.errors import InvalidValue
from crm_desktop.values import money


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("1234.5", 123450),
        ("1,234.50元", 123450),
        ("￥1,234", 123400),
        ("1.5万", 1500000),
        ("1万2千", 1200000),
        ("１２元", 1200),
        ("RMB 88", 8800),
        ("-3.20", -320),
        ("(3.20)", -320),
        ("2k", 200000),
        ("0", 0),
        ("", None),
    ],
)
def test_parse(written: str, cents: int | None) -> None:
    assert money.parse(written) == cents


@pytest.mark.parametrize("bad", ["面议", "1.234", "1,23", "2千1万", "元", "--3", "1e5", "9" * 40])
def test_bad(bad: str) -> None:
    with pytest.raises(InvalidValue):
        money.parse(bad)


def test_numbers() -> None:
    assert money.from_number(0.1 + 0.2) == 30
    assert money.from_number(12) == 1200
    for bad in (1.234, float("nan"), float("inf")):
        with pytest.raises(InvalidValue):
            money.from_number(bad)


@given(st.integers(-(10**13), 10**13))
def test_what_is_shown_is_read_again(cents: int) -> None:
    assert money.parse(money.show(cents)) == cents


@given(st.text() | st.text(alphabet="0123456789.,万千元¥-()"))
def test_any_text_is_safe(text: str) -> None:
    try:
        money.parse(text)
    except InvalidValue as error:
        assert error.sentence
