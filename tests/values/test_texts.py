"""Plain text: what nobody sees goes, what is written stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values import texts


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  王小明\u200b ", "王小明"),
        ("\u202d138\u202c", "138"),
        ("王　小\u00a0明", "王 小 明"),
        ("a\r\nb", "a b"),
        ("x\x00y", "xy"),
        ("", ""),
    ],
)
def test_line(written: str, kept: str) -> None:
    assert texts.line(written) == kept


def test_lines_keeps_line_ends() -> None:
    assert texts.lines(" 一\r\n二\u2028三\r ") == "一\n二\n三"


def test_escapes_of_excel() -> None:
    assert texts.unescaped("a_x000D_b_xZZ") == "a\rb_xZZ"


def test_half_width() -> None:
    assert texts.half_width("Ｗｘ＿１２３　！") == "Wx_123 !"


@given(st.text())
def test_line_is_stable_and_one_line(text: str) -> None:
    once = texts.line(text)
    assert texts.line(once) == once
    assert "\n" not in once
    assert once == once.strip()
    assert texts.lines(texts.lines(text)) == texts.lines(text)
