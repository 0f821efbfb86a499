"""What waits to be mended among the customers' facts, and confirming that they are right."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import (
    contacts,
    custom_fields,
    customer_list,
    customers,
    filter_words,
    history,
    merge,
    upkeep,
)
from crm_desktop.services.filter_upkeep_fields import CONFIRM_MONTHS, in_doubt
from crm_desktop.values import phones

NUMBERS = (
    "13805715678", "138057156", "12345678901", "0571-88881234", "0571-8888", "88881234", "010-62345678", "95588",
    "4008001234", "400800123", "+14155552671", "1380571567890", "0571-88881234转801", "8888123", "110",
)  # fmt: skip


def kinds(session: Session) -> dict[str, int]:
    return {each.kind: each.count for each in upkeep.look(session)}


def found(session: Session, query: str) -> list[str]:
    chosen, problems = filter_words.read(session, query)
    assert problems == ()
    ids = customer_list.ids(session, chosen)
    return sorted(row.name for row in customer_list.rows(session, ids).values())


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_in_doubt_as_at_the_field(session: Session, number: str) -> None:
    customers.add(session, {"name": "王"})
    contacts.add(session, 1, "phone", number)
    assert (kinds(session)["doubtful"] == 1) == (phones.problem(number) is not None)


def test_a_number_that_reaches_nobody_is_in_doubt_by_its_label(session: Session) -> None:
    customers.add(session, {"name": "王", "phone": "13805715678"})
    assert kinds(session)["doubtful"] == 0
    (contact,) = contacts.of(session, 1)
    contacts.update(session, contact.id, label="空号")
    assert found(session, "is:doubtful") == found(session, "是:号码存疑") == ["王"]


def test_who_cannot_be_reached_and_who_lacks_what_the_shop_wants(session: Session) -> None:
    customers.add(session, {"name": "无"})
    customers.add(session, {"name": "微", "wechat": "wx_1", "region": "杭州"})
    assert found(session, "is:unreachable") == ["无"]
    assert kinds(session)["incomplete"] == 0  # the shop wants nothing but a name
    custom_fields.require(session, "region", True)
    assert found(session, "is:incomplete") == ["无"]
    custom_fields.require(session, "grade", True)
    assert found(session, "is:incomplete") == ["微", "无"]


def test_each_kind_has_its_filter(session: Session) -> None:
    customers.add(session, {"name": "王"})
    assert kinds(session) == {"unreachable": 1, "doubtful": 0, "incomplete": 0, "unconfirmed": 0, "stale": 0}
    with pytest.raises(KeyError):
        upkeep.filter_of("else")


def test_facts_are_confirmed_again_after_the_months_of_the_shop(session: Session, noon: datetime) -> None:
    wang = customers.add(session, {"name": "王"})
    assert upkeep.confirmed_long_ago(session, wang) is None
    written = clock.today()
    later = noon + timedelta(400)
    clock.set_now(lambda: later)
    assert upkeep.confirmed_long_ago(session, wang) == written.isoformat()
    assert found(session, "is:unconfirmed") == ["王"]
    operation = upkeep.confirm(session, [wang])
    assert upkeep.confirmed_long_ago(session, wang) is None
    assert customers.get(session, wang).confirmed_on == later.date().isoformat()
    assert found(session, "confirmed:today") == ["王"]
    assert history.operations(session)[0].title == "Confirm the facts of 1 customer"
    session.undo(operation)
    assert upkeep.confirmed_long_ago(session, wang) == written.isoformat()
    session.remember(CONFIRM_MONTHS, 0)
    assert found(session, "is:unconfirmed") == []
    session.remember(CONFIRM_MONTHS, 24)
    assert upkeep.confirmed_long_ago(session, wang) is None


def test_of_two_that_are_one_the_later_confirmation_stays(session: Session) -> None:
    one, other = (customers.add(session, {"name": "王"}) for _ in range(2))
    upkeep.confirm(session, [other])
    upkeep.confirm(session, [one], clock.today() - timedelta(30))
    merge.merge(session, [one, other], one)
    assert customers.get(session, one).confirmed_on == clock.today().isoformat()


@settings(max_examples=400)
@given(
    st.from_regex(
        r"(1[0-9]{8,12}|0[0-9]{8,12}|[2-9][0-9]{2,10}|400[0-9]{6,8}|9[56][0-9]{2,7})", fullmatch=True
    )
)
def test_the_judgement_in_sql_is_that_of_the_field(number: str) -> None:
    assume(not phones.normalise(number).startswith("+"))  # of foreign ones SQL knows the length alone
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        (judged,) = connection.execute(
            f"SELECT {in_doubt('n')} FROM (SELECT ? AS n)", (phones.normalise(number),)
        ).fetchone()
    assert bool(judged) == (phones.problem(number) is not None)
