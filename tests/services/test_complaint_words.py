"""The shop's words for complaints: renamed where they stand, offered no more when left out, back again."""

from __future__ import annotations

import pytest

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import complaint_words, complaints, customers, history
from crm_desktop.services.complaint_words import KIND, URGENCY, Word

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def complaint(session: Session) -> int:
    customer = customers.add(session, {"name": "张三"})
    return complaints.record(session, customer, "坏了", kind="Quality", urgency="Urgent")


def lists(session: Session) -> tuple[list[Word], list[Word]]:
    return complaint_words.words(session, KIND), complaint_words.words(session, URGENCY)


def test_a_new_shop_is_offered_words_which_become_its_own(session: Session) -> None:
    kinds, urgencies = lists(session)
    assert [word.name for word in kinds] == ["Quality", "Service", "Delivery", "Price"]
    assert [(word.name, word.days) for word in urgencies] == [("Urgent", 1), ("Normal", 3), ("Can wait", 7)]
    assert complaint_words.set_words(session, kinds, urgencies) is None
    complaint_words.set_words(session, kinds[:1], [Word(0, "马上", 0)])
    assert complaints.kinds(session) == ["Quality"]
    assert complaints.urgencies(session) == [("马上", 0)]
    history.undo_last(session)
    assert len(complaints.kinds(session)) == 4


def test_a_renamed_word_is_renamed_in_complaints_and_undone(session: Session, complaint: int) -> None:
    kinds, urgencies = lists(session)
    complaint_words.set_words(session, [kinds[0]._replace(name=" 质量  问题 "), *kinds[1:]], urgencies)
    assert complaints.get(session, complaint).kind == "质量 问题"
    assert history.undo_title(session) == "Edit classification: Words of complaints"
    history.undo_last(session)
    assert complaints.get(session, complaint).kind == "Quality"


def test_a_word_that_is_left_out_stays_where_it_stands_and_comes_back_by_name(
    session: Session, complaint: int
) -> None:
    kinds, urgencies = lists(session)
    complaint_words.set_words(session, kinds[1:], urgencies)
    assert "Quality" not in complaints.kinds(session)
    assert complaints.get(session, complaint).kind == "Quality"
    complaint_words.set_words(session, [*kinds[1:], Word(0, "quality")], urgencies)
    assert session.one("SELECT count(*) FROM complaint_kind") == (4,)
    assert complaints.get(session, complaint).kind == "quality"


def test_the_order_is_that_of_the_lines(session: Session, complaint: int) -> None:
    kinds, urgencies = lists(session)
    complaint_words.set_words(session, kinds[::-1], urgencies)
    assert complaints.kinds(session) == [word.name for word in kinds[::-1]]


@pytest.mark.parametrize(
    ("kinds", "urgencies", "field"),
    [
        ([Word(0, "  ")], [Word(0, "急", 1)], KIND),
        ([Word(0, "质量"), Word(0, " 质量 ")], [Word(0, "急", 1)], KIND),
        ([Word(0, "长" * 41)], [Word(0, "急", 1)], KIND),
        ([Word(0, "质量")], [], URGENCY),
        ([Word(0, "质量")], [Word(0, "急", -1)], URGENCY),
        ([Word(0, "质量")], [Word(0, "急", 366)], URGENCY),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    session: Session, kinds: list[Word], urgencies: list[Word], field: str
) -> None:
    before = lists(session)
    with pytest.raises(InvalidValue) as refused:
        complaint_words.set_words(session, kinds, urgencies)
    assert refused.value.field == field
    assert lists(session) == before
