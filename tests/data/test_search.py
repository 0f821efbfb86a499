"""Finding: any part of a name, its pinyin or initials, any digits; the best first; always current."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop.data import search
from crm_desktop.data.session import Session
from crm_desktop.services import contacts, customers, find, history, quick_entry, recycle_bin
from crm_desktop.values import tokens


def names(session: Session, text: str) -> list[str]:
    return [hit.name for hit in find.find(session, text).hits]


@pytest.fixture
def shop(session: Session) -> Session:
    customers.add(
        session,
        {
            "name": "王小明",
            "phone": ["138 0571 5678", "0571-8888 1234"],
            "email": "wxm_88@example.com",
            "wechat": "xiaoming-w",
            "qq": "10086123",
            "company": "兴达贸易",
            "note": "想看两居，预算200万",
        },
    )
    customers.add(session, {"name": "王晓梅", "phone": "+86 139-1111-2222"})
    customers.add(session, {"name": "单雄信", "phone": "13711113333"})
    customers.add(session, {"name": "John Smith", "phone": "+1 415 555 0100"})
    return session


@pytest.mark.parametrize(
    "text",
    ["王小明", "小明", "明", "王", "wangxiaoming", "WXM", "wxiaom", "xiaoming", "xm", "w小m", "王 xm", "xm 5678",
     "5678", "1380571", "138-0571-5678", "138 0571", "(0571) 88881234", "8888", "+86 138 0571 5678", "008613805715678",
     "０５７１", "013805715678", "兴达", "达贸", "wxm_88", "example", "xiaoming-w", "10086", "两居", "200万", "C000001", "预算 小明"],
)  # fmt: skip
def test_a_customer_is_found_by(shop: Session, text: str) -> None:
    assert "王小明" in names(shop, text)


@pytest.mark.parametrize("text", ["sx", "shanx", "dan", "sxx", "xiongxin"])
def test_a_surname_is_found_in_its_own_and_its_usual_reading(shop: Session, text: str) -> None:
    assert names(shop, text)[0] == "单雄信"


@pytest.mark.parametrize("text", ["smith", "John", "john s", "415555", "+14155550100"])
def test_foreign_names_and_numbers(shop: Session, text: str) -> None:
    assert names(shop, text) == ["John Smith"]


@pytest.mark.parametrize(
    "text", ["李", "zz", "9999999", "王小红", "小明 李", "", "   ", "!!!", '"', "AND", "*", "^王", "~两居"]
)
def test_what_is_not_there_is_not_found_and_no_sign_breaks_the_query(shop: Session, text: str) -> None:
    assert "John Smith" not in names(shop, text) or text == "*"
    if text not in ("^王", "~两居"):
        assert find.find(shop, text).count == len(names(shop, text)) == 0


def test_a_number_kept_without_its_area_code_is_found_with_it(session: Session) -> None:
    customers.add(session, {"name": "王小明", "phone": "88881234"})
    assert names(session, "0571-8888 1234") == names(session, "010 88881234") == ["王小明"]


def test_the_usual_reading_comes_before_a_rare_one(session: Session) -> None:
    customers.add(session, {"name": "方思雨"})  # 方 may be read wang, but hardly ever is
    customers.add(session, {"name": "王思雨"})
    customers.add(session, {"name": "方思雨"})
    assert names(session, "wang")[0] == "王思雨"
    assert names(session, "fang") == ["方思雨", "方思雨"]


def test_korean_names_are_found_by_their_parts(session: Session) -> None:
    customers.add(session, {"name": "김민수 Kim"})
    assert names(session, "김민수") == names(session, "민수") == names(session, "kim") == ["김민수 Kim"]


def test_better_matches_come_first(session: Session) -> None:
    for name in ("大王庄商店", "王五", "王", "欧阳王", "李王"):
        customers.add(session, {"name": name})
    customers.add(session, {"name": "赵六", "note": "王总介绍"})
    customers.add(session, {"name": "钱七"})
    quick_entry.save(session, quick_entry.Entry(customer_id=7, text="替王五来取货"))
    found = names(session, "王")
    assert found[0] == "王"
    assert found[1] == "王五"
    assert set(found[2:5]) == {"大王庄商店", "欧阳王", "李王"}
    assert found[5:] == ["赵六", "钱七"]


def test_within_a_rank_the_last_contact_comes_first(session: Session) -> None:
    ids = [customers.add(session, {"name": f"王{name}"}) for name in "甲乙丙丁"]
    quick_entry.save(session, quick_entry.Entry(customer_id=ids[1], text="来过"))
    assert names(session, "王")[0] == "王乙"


@pytest.mark.parametrize(
    ("text", "why", "marked"),
    [
        ("xm", "name", "小明"),
        ("5678", "phone", "5678"),
        ("057156", "phone", "0571 56"),
        ("兴达", "company", "兴达"),
        ("两居", "note", "两居"),
        ("example", "email", "example"),
    ],
)
def test_each_hit_says_why(shop: Session, text: str, why: str, marked: str) -> None:
    hit = next(hit for hit in find.find(shop, text).hits if hit.name == "王小明")
    assert hit.why == why
    start, end = hit.spans[0]
    assert hit.why_text[start:end] == marked


def test_words_of_a_visit_find_its_customer_and_name_the_entry(shop: Session) -> None:
    saved = quick_entry.save(
        shop,
        quick_entry.Entry(
            customer_id=2, text="问周末能不能送货", follow_up_day="2999-01-01", follow_up_title="回访报价"
        ),
    )
    hit = find.find(shop, "送货").hits[0]
    assert (hit.name, hit.why, hit.entry_id) == ("王晓梅", "interaction", saved.interaction_id)
    assert [entry.text for entry in find.entries(shop, "周末")] == ["问周末能不能送货"]
    assert [entry.text for entry in find.follow_ups(shop, "报价")] == ["回访报价"]


def test_the_index_follows_every_edit_delete_restore_and_undo(shop: Session) -> None:
    customers.update(shop, 1, {"name": "赵小刚"})
    assert names(shop, "小明") == []
    assert names(shop, "zxg") == ["赵小刚"]
    number = next(found for found in contacts.of(shop, 1) if found.value.endswith("1234"))
    contacts.remove(shop, number.id)
    assert names(shop, "8888") == []
    recycle_bin.delete(shop, [1])
    assert names(shop, "5678") == []
    recycle_bin.restore(shop, [1])
    assert names(shop, "5678") == ["赵小刚"]
    for _ in range(4):
        history.undo_last(shop)
    assert names(shop, "小明") == ["王小明"]
    assert names(shop, "8888") == ["王小明"]


def test_archived_customers_are_found_and_marked(shop: Session) -> None:
    recycle_bin.archive(shop, [1])
    assert [(hit.name, hit.archived) for hit in find.find(shop, "小明").hits] == [("王小明", True)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(text=st.text(max_size=30))
def test_no_text_breaks_a_query(text: str, session: Session) -> None:
    query = tokens.Query(text)
    connection = session.database.connection
    assert search.find(connection, query) == []
    assert search.count(connection, query) == 0
    assert find.entries(session, text) == []
