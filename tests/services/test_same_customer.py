"""The hint while a name or a number is typed: who it may be, and who is left in peace."""

from __future__ import annotations

import pytest

from crm_desktop import i18n
from crm_desktop.data.session import Session
from crm_desktop.services import customers, duplicates, quick_entry, recycle_bin, staff
from crm_desktop.services.same_customer import same


@pytest.fixture
def wang(session: Session) -> int:
    """Somebody with an owner and a last contact."""
    staff.sign_in(session, staff.add(session, "小李"))
    customer = customers.add(
        session,
        {
            "name": "王小明", "phone": "13805715678", "company": "杭州兴达贸易有限公司", "owner": session.staff_id,
            "birthday": "1990-05-17", "address": "文三路12号3幢501室",
        },
    )  # fmt: skip
    quick_entry.save(session, quick_entry.Entry(customer_id=customer, text="看房"))
    return customer


@pytest.mark.parametrize(
    "typed", ["13805715678", "+86 138 0571 5678", "138-0571-5678", "１３８０５７１５６７８"]
)
def test_the_same_number_in_any_format(session: Session, wang: int, typed: str) -> None:
    (found,) = same(session, phone=typed)
    assert (found.id, found.name, found.owner_name, found.reason) == (wang, "王小明", "小李", "same number")
    assert found.last_contact_at is not None


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({"phone": "13805715679"}, "same name, one digit of the phone differs"),
        ({"known": {"company": "兴达贸易"}}, "same name, same company"),
        ({"known": {"birthday": "--05-17"}}, "same name, same birthday"),
        ({"known": {"address": "文三路12号3-501"}}, "same name, same address"),
    ],
)
def test_the_same_name_with_something_in_common(
    session: Session, wang: int, known: dict[str, object], reason: str
) -> None:
    (found,) = same(session, name="王小明", **known)
    assert (found.id, found.reason.replace("杭州", "")) == (wang, reason)


def test_a_name_that_sounds_the_same(session: Session, wang: int) -> None:
    (found,) = same(session, name="汪晓鸣", phone="13805715679")
    assert found.id == wang
    assert found.reason == "name sounds the same, one digit of the phone differs"


def test_a_namesake_without_anything_in_common_is_left_in_peace(session: Session, wang: int) -> None:
    assert same(session, name="王小明", phone="15912344321") == []
    assert [each.id for each in same(session, name="王小明")] == [wang], "while nothing else is known"
    assert same(session, name="王小") == []
    for at in range(3):
        customers.add(session, {"name": "王小明", "phone": f"1770000111{at}"})
    assert same(session, name="王小明") == [], "so many namesakes tell nothing"


def test_the_customer_itself_those_known_as_others_and_deleted_ones_are_left_out(
    session: Session, wang: int
) -> None:
    other = customers.add(session, {"name": "王小明", "phone": "15912344321", "company": "兴达贸易"})
    assert same(session, name="王小明", exclude=wang)[0].id == other
    assert [each.id for each in same(session, phone="13805715678", exclude=other)] == [wang]
    duplicates.not_same(session, [wang, other])
    assert same(session, name="王小明", exclude=wang) == []
    assert same(session, phone="13805715678", exclude=other) == []
    recycle_bin.delete(session, [wang])
    assert same(session, phone="13805715678") == []


def test_it_says_why_in_chinese_too(session: Session, wang: int) -> None:
    i18n.install("zh_CN")
    assert same(session, name="王小明", phone="13805715679")[0].reason == "姓名相同、电话差一位"
