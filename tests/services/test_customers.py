"""Writing customers down and correcting them."""

from __future__ import annotations

import pytest

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.services import classification, contacts, customers, history, recycle_bin


def test_a_new_customer_has_a_number_a_phone_and_who_wrote_it(session: Session) -> None:
    tag = classification.add(session, "tag", "老客户")
    first = customers.add(
        session, {"name": " 王小明 ", "phone": ["13800138000", "0571-88881234"], "tags": [tag]}
    )
    found = customers.get(session, first)
    assert (found.name, found.number, found.phone, found.tag_ids) == (
        "王小明",
        "C000001",
        "13800138000",
        (tag,),
    )
    assert [contact.primary for contact in found.contacts] == [True, False]
    assert customers.get(session, customers.add(session, {"name": "李雷"})).number == "C000002"


def test_given_numbers_are_skipped_when_the_next_one_is_made(session: Session) -> None:
    customers.add(session, {"name": "甲", "number": "C000002"})
    second = customers.add(session, {"name": "乙"})
    assert customers.get(session, second).number == "C000003"


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"name": "  "}, "name", "needs a name"),
        ({"name": "王", "email": "nobody"}, "email", "@"),
        ({"name": "王", "phone": "1.38E+10"}, "phone", "digits are lost"),
        ({"name": "王", "phone": "没有"}, "phone", "no phone number"),
        ({"name": "王", "birthday": "13/13/1990"}, "birthday", "."),
        ({"name": "王", "note": "x" * 20_001}, "note", "too long"),
    ],
)
def test_what_cannot_be_stored_says_so_at_its_field(
    session: Session, values: dict[str, object], field: str, words: str
) -> None:
    with pytest.raises(InvalidValue, match=words) as caught:
        customers.add(session, values)
    assert caught.value.field == field
    assert session.one("SELECT count(*) FROM customer")[0] == 0


def test_a_taken_number_names_who_has_it(session: Session) -> None:
    customers.add(session, {"name": "王小明", "number": "VIP-1"})
    with pytest.raises(InvalidValue, match="王小明 has the customer number VIP-1"):
        customers.add(session, {"name": "李雷", "number": "VIP-1"})


def test_a_birthday_is_understood_in_any_spelling(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明", "birthday": "1990年5月17日"})
    assert customers.get(session, customer).birthday == "1990-05-17"
    customers.update(session, customer, {"birthday": "农历八月十五"})
    found = customers.get(session, customer)
    assert (found.birthday, found.birthday_calendar) == ("--08-15", "lunar")
    customers.update(session, customer, {"birthday": ""})
    assert customers.get(session, customer).birthday == ""


def test_changing_the_phone_changes_the_primary_one_and_keeps_the_others(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明", "phone": ["13800138000", "13900139000"]})
    customers.update(session, customer, {"phone": "137 1111 2222"})
    assert [found.value for found in contacts.of(session, customer)] == ["137 1111 2222", "13900139000"]
    customers.update(session, customer, {"phone": ""})
    found = customers.get(session, customer)
    assert found.phone == "13900139000"
    assert [contact.primary for contact in found.contacts] == [True]


def test_an_edit_touches_only_the_fields_given(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明", "company": "兴达", "note": "n"})
    customers.update(session, customer, {"company": "宏达"})
    found = customers.get(session, customer)
    assert (found.name, found.company, found.note) == ("王小明", "宏达", "n")


def test_referrals_cannot_go_in_a_circle(session: Session) -> None:
    first = customers.add(session, {"name": "甲"})
    second = customers.add(session, {"name": "乙", "referrer": first})
    third = customers.add(session, {"name": "丙", "referrer": second})
    assert customers.get(session, third).referrer_name == "乙"
    with pytest.raises(InvalidValue, match="circle"):
        customers.update(session, first, {"referrer": third})


def test_many_at_once_is_one_step(session: Session) -> None:
    grade = classification.add(session, "grade", "A")
    tag = classification.add(session, "tag", "老客户")
    ids = [customers.add(session, {"name": f"客户{number}"}) for number in range(4)]
    customers.update_many(session, ids[:3], {"grade": grade, "region": "西湖区"}, add_tags=[tag])
    assert [customers.get(session, one).grade_id for one in ids] == [grade, grade, grade, None]
    assert customers.get(session, ids[0]).tag_ids == (tag,)
    customers.update_many(session, ids, {}, remove_tags=[tag])
    assert customers.get(session, ids[0]).tag_ids == ()
    history.undo_last(session)
    history.undo_last(session)
    assert [customers.get(session, one).grade_id for one in ids] == [None] * 4
    with pytest.raises(InvalidValue, match="several customers"):
        customers.update_many(session, ids, {"phone": "13800138000"})


def test_a_gone_customer_is_a_sentence(session: Session) -> None:
    with pytest.raises(NotFound, match="not in the data"):
        customers.get(session, 99)
    with pytest.raises(NotFound, match="not in the data"):
        customers.update(session, 99, {"name": "x"})


def test_the_next_number_is_looked_up_without_reading_every_customer(session: Session) -> None:
    """Among those who are here by the index of their numbers, among the deleted ones by that of the bin."""
    first = customers.add(session, {"name": "甲", "number": "C000002"})
    recycle_bin.delete(session, [first])
    asked: list[str] = []
    session.database.connection.set_trace_callback(asked.append)
    second = customers.add(session, {"name": "乙"})
    session.database.connection.set_trace_callback(None)
    assert customers.get(session, second).number == "C000003", "that of a deleted customer is not given again"
    numbers = [sql for sql in asked if sql.startswith("SELECT 1 FROM customer") and "number = " in sql]
    assert numbers
    for sql in numbers:
        plan = " ".join(str(row[3]) for row in session.query(f"EXPLAIN QUERY PLAN {sql}"))
        assert "SCAN" not in plan, plan
