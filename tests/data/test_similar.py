"""What is one slip of the finger away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.data import search, similar
from crm_desktop.data.session import Session
from crm_desktop.services import customers
from crm_desktop.values import tokens


@pytest.mark.parametrize(
    ("typed", "meant", "near"),
    [
        ("abcd", "abcd", False),
        ("abdc", "abcd", True),
        ("abd", "abcd", True),
        ("abxcd", "abcd", True),
        ("xbcd", "abcd", True),
        ("bacd", "abcd", True),
        ("abcd", "badc", False),
        ("ab", "abcd", False),
        ("axcy", "abcd", False),
        ("", "a", True),
    ],
)
def test_one_slip(typed: str, meant: str, near: bool) -> None:
    assert similar.one_slip(typed, meant) is near
    assert similar.one_slip(meant, typed) is near


@given(st.text("abc", max_size=8), st.data())
def test_every_slip_is_one(word: str, data: st.DataObject) -> None:
    for slip in list(similar._slips(word))[:200]:
        assert slip == word or similar.one_slip(slip, word)


@pytest.fixture
def shop(session: Session) -> Session:
    for values in (
        {"name": "王小明", "phone": "138 0571 5678"},
        {"name": "欧阳娜", "phone": "0571-88123456"},
        {"name": "Michael Rossi", "phone": "+1 415 555 2671"},
        {"name": "王小敏"},
    ):
        customers.add(session, values)
    return session


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("13805715687", [1]),
        ("13805715578", [1]),
        ("1380571567", []),  # the beginning of the number: found as it is
        ("138057156789", [1]),
        ("13085715678", [1]),
        ("88123465", [2]),
        ("8812346", [2]),
        ("13805776543", []),
        ("wagnxiaoming", [1]),
        ("wangxiaomin", []),  # this is 王小敏
        ("ouyagnna", [2]),
        ("micheal", [3]),
        ("rosssi", [3]),
        ("mike", []),
        ("wan", []),
        ("王小民", []),
    ],
)
def test_similar_customers_are_found(shop: Session, text: str, ids: list[int]) -> None:
    query = tokens.Query(text)
    exact = {hit.customer_id for hit in search.find(shop.database.connection, query)}
    found = [each for each in similar.find(shop.database.connection, query) if each not in exact]
    assert sorted(found) == sorted(ids)
