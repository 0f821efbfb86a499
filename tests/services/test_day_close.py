"""The close of a day on one page, and as a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import day_close, duty, follow_ups, history, quick_entry, reception, staff
from crm_desktop.services.quick_entry import Entry
from tests.services.reception_shop import ReceptionShop


@pytest.fixture
def shop(session: Session) -> Iterator[ReceptionShop]:
    made = ReceptionShop(session)
    made.begin()
    zhang = made.customer("张伟", "13805715678")
    stay = made.comes(zhang)
    made.later(minutes=6)
    made.taken(stay)
    made.later(minutes=60)
    reception.leave(session, [stay])
    quick_entry.save(
        session, Entry(kind="call_in", visitor_phone="13800138000", text="问价格", outcome="interested")
    )
    tomorrow = (clock.today().replace(day=clock.today().day + 1)).isoformat()
    follow_ups.plan(session, zhang, tomorrow, "送样")
    gone = made.comes(name="等不及")
    made.later(minutes=1)
    reception.leave(session, [gone])
    made.comes(name="还在")
    yield made
    clock.set_now(None)


def test_a_day_on_one_page(shop: ReceptionShop) -> None:
    found = day_close.close(shop.session, duty.today())
    assert (found.visits, found.calls_in, found.calls_out, found.new) == (3, 1, 0, 1)
    assert found.waited == (6, 6) and found.unserved == 1
    assert found.outcomes == (("interested", 1),)
    assert {row.name or row.phone for row in found.unassigned} == {"13800138000", "等不及", "还在"}
    assert [still.name for still in found.here] == ["还在"]
    assert [plan.title for plan in found.promised] == ["送样"]
    people = {person.name: person for person in found.people}
    assert (people["小李"].served, people["小李"].turns) == (1, 1)
    assert people["前台"].received == 4
    assert day_close.person_words(people["小李"]) == "1 received · 1 turn"


def test_a_shift_counts_what_happened_in_it(shop: ReceptionShop) -> None:
    day = duty.today()
    noon = clock.local(clock.timestamp() - 30 * 60).strftime("%H:%M")
    before, after = day_close.close(shop.session, day, "", noon), day_close.close(shop.session, day, noon)
    assert (before.visits, after.visits) == (1, 2)
    assert before.calls_in + after.calls_in == 1


@pytest.mark.parametrize(
    ("since", "until", "field"), [("25:00", "", "since"), ("", "x", "until"), ("14:00", "09:00", "until")]
)
def test_a_shift_that_is_none_is_a_sentence(shop: ReceptionShop, since: str, until: str, field: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        day_close.close(shop.session, duty.today(), since, until)
    assert refused.value.field == field


def test_the_close_is_taken_out_with_every_row(shop: ReceptionShop, tmp_path: Path) -> None:
    found = day_close.close(shop.session, duty.today())
    target = tmp_path / "close.xlsx"
    count = day_close.export(shop.session, target, found)
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert len(rows) == count + 1
    sections = [row[0] for row in rows[1:]]
    assert sections.count("Visits") == 3 and sections.count("Calls") == 1 and sections.count("Turns") == 1
    assert ["Promised for the next day", "", "张伟", "138 0571 5678", "送样", "前台"] in rows or any(
        row[0] == "Promised for the next day" and row[4] == "送样" for row in rows
    )


def test_somebody_with_turns_is_not_deleted_but_has_left(shop: ReceptionShop) -> None:
    with pytest.raises(InvalidValue, match=r"小李 cannot be deleted.*turns.*visitors"):
        staff.remove(shop.session, shop.names["小李"])
    staff.set_active(shop.session, shop.names["小李"], False)
    states = {person.name: person.state for person in duty.board(shop.session).people}
    assert states["小李"] == "off", "and takes no turn any more"


def test_somebody_added_by_mistake_is_deleted_and_comes_back(shop: ReceptionShop) -> None:
    wrong = staff.add(shop.session, "小里")
    duty.join(shop.session, wrong)
    history.undo_last(shop.session)
    operation = staff.remove(shop.session, wrong)
    assert "小里" not in [member.name for member in staff.members(shop.session)]
    history.undo(shop.session, operation)
    assert "小里" in [member.name for member in staff.members(shop.session)]
