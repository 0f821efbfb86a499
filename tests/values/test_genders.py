"""Words for a person's sex."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values import genders


@pytest.mark.parametrize(
    ("word", "stored"),
    [
        ("男", "male"),
        ("女 ", "female"),
        ("M", "male"),
        ("Female", "female"),
        ("先生", "male"),
        ("保密", ""),
        ("", ""),
        ("2", "female"),
        ("猫", None),
    ],
)
def test_parse(word: str, stored: str | None) -> None:
    assert genders.parse(word) == stored


@given(st.text())
def test_any_text_is_safe(text: str) -> None:
    assert genders.parse(text) in ("male", "female", "", None)
