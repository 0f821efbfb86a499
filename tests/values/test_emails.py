"""E-mail addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values import emails

addresses = st.from_regex(
    r"[a-z][a-z0-9._+]{0,15}[a-z0-9]@[a-z0-9]{1,12}\.(com|cn|net)", fullmatch=True
).filter(lambda address: ".." not in address)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Wang@Example.COM", ["Wang@example.com"]),
        ("a@b.cn；c@d.cn", ["a@b.cn", "c@d.cn"]),
        ("王小明 <wang@example.com>", ["wang@example.com"]),
        ("mailto:wang@example.com", ["wang@example.com"]),
        ("wang＠example．com", ["wang@example.com"]),
        ("", []),
    ],
)
def test_split(cell: str, found: list[str]) -> None:
    assert emails.split(cell) == found


@pytest.mark.parametrize("fine", ["", "a@b.cn", "first.last+x@mail.example.com", "王@例子.中国", "1@qq.com"])
def test_fine(fine: str) -> None:
    assert emails.problem(fine) is None


@pytest.mark.parametrize(
    "bad", ["wang", "wang@", "@example.com", "a@b", "a b@c.cn", "a@@b.cn", "a@b..cn", "x" * 300 + "@b.cn"]
)
def test_bad(bad: str) -> None:
    assert emails.problem(bad)


@given(
    st.lists(addresses, min_size=1, max_size=4, unique=True),
    st.sampled_from([";", "; ", "、", "\n", " ", "，"]),
)
def test_split_finds_all(found: list[str], separator: str) -> None:
    assert emails.split(separator.join(found)) == found
    assert all(emails.problem(address) is None for address in found)


@given(st.text())
def test_any_text_is_safe(text: str) -> None:
    emails.problem(text)
    for part in emails.split(text):
        assert part
    assert emails.tidy(emails.tidy(text)) == emails.tidy(text)
