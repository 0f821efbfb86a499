"""Ranges of numbers as a person types them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values import money, number_ranges


@pytest.mark.parametrize(
    ("text", "kept", "ends"),
    [
        ("5", "5", [("=", 5)]),
        ("5.50", "5.5", [("=", 5.5)]),
        (">5", ">5", [(">", 5)]),
        (">=5", ">=5", [(">=", 5)]),
        ("<5", "<5", [("<", 5)]),
        ("<= 5", "<=5", [("<=", 5)]),
        ("5..10", "5..10", [(">=", 5), ("<=", 10)]),
        ("10~5", "10..5", [(">=", 5), ("<=", 10)]),
        ("5..", "5..", [(">=", 5)]),
        ("-3", "-3", [("=", -3)]),
    ],
)
def test_what_is_typed_is_these_numbers(text: str, kept: str, ends: list[tuple[str, float]]) -> None:
    assert number_ranges.parse(text, number_ranges.plain) == kept
    assert number_ranges.comparisons(kept) == ends


def test_money_is_in_cents() -> None:
    assert number_ranges.parse(">1.5万元", money.parse) == ">1500000"
    assert number_ranges.said(">1500000", lambda cents: money.show(int(cents))) == ">15,000.00"
    assert number_ranges.parse("100..250.50", money.parse) == "10000..25050"


@given(st.text(alphabet="0123456789.-<>=~ x元万,", max_size=14))
def test_nothing_typed_raises(text: str) -> None:
    kept = number_ranges.parse(text, money.parse)
    assert kept is None or number_ranges.comparisons(kept)
    kept = number_ranges.parse(text, number_ranges.plain)
    assert kept is None or number_ranges.parse(number_ranges.said(kept, str), number_ranges.plain) == kept
