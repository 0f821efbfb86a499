"""The page of the reception: a row in seconds, who is here, whose turn it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.services import duty, history, interactions, quick_entry, reception, register_words, shifts
from crm_desktop.services.quick_entry import Entry
from crm_desktop.services.shifts import Shift
from crm_desktop.ui import prompts
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.dialogs.quick_entry import QuickEntry
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.reception import Desk, ReceptionView
from tests.ui.views.conftest import Shop


@pytest.fixture
def view(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> ReceptionView:
    made = ReceptionView(shop.session, tasks, bridge)
    qtbot.addWidget(made)
    made.resize(1290, 640)
    made.show()
    return made


@pytest.fixture
def desk(view: ReceptionView) -> Desk:
    found: Desk = view.tab("desk")
    return found


def write(desk: Desk, who: str, text: str = "", kind: str = "visit") -> None:
    desk.entry.kind.set_value(kind)
    desk.entry.who.setText(who)
    desk.entry.who.settle_now()
    desk.entry.text.setText(text)
    desk.entry.submit()


def test_a_known_number_is_recognised_and_the_row_stands_at_once(
    qtbot: QtBot, desk: Desk, shop: Shop
) -> None:
    desk.entry.who.setText("13805715678")
    desk.entry.who.settle_now()
    assert desk.entry.customer_id == shop.zhang
    assert "张伟" in desk.entry.said.text()
    desk.entry.text.setText("看沙发")
    desk.entry.submit()
    qtbot.waitUntil(lambda: bool(desk.here.list.lines))
    (row,) = interactions.register(shop.session, duty.today())
    assert (row.name, row.text, row.staff_name) == ("张伟", "看沙发", "小李")
    assert desk.entry.who.text() == "", "ready for the next one"
    assert desk.register.list.lines[0].title == "张伟"


def test_a_name_offers_who_it_may_be(desk: Desk, shop: Shop) -> None:
    desk.entry.who.setText("张")
    desk.entry.who.settle_now()
    assert desk.entry.hits.isVisible()
    desk.entry.choose(shop.zhang)
    assert not desk.entry.hits.isVisible() and desk.entry.customer_id == shop.zhang


def test_a_stranger_stays_in_the_register(desk: Desk, shop: Shop) -> None:
    write(desk, "陈女士 13700137000", "问价格", "call_in")
    (row,) = interactions.register(shop.session, duty.today())
    assert (row.customer_id, row.name, row.phone, row.kind) == (None, "陈女士", "13700137000", "call_in")
    assert not reception.here(shop.session), "a call waits nowhere"


def test_a_row_from_paper_has_its_time_and_a_mark(desk: Desk, shop: Shop) -> None:
    desk.entry.when.setText("2024-05-03 09:15")
    write(desk, "陈女士", "看样")
    (row,) = interactions.register(shop.session, "2024-05-03")
    assert row.late and clock.local(row.at).strftime("%H:%M") == "09:15"
    assert reception.here(shop.session) == [], "and nobody waits"
    desk.entry.when.setText("9 o'clock")
    write(desk, "陈女士")
    assert "14:30" in desk.entry.said.text()


def test_an_empty_row_is_refused_where_it_is_written(desk: Desk, shop: Shop) -> None:
    write(desk, "")
    assert "name" in desk.entry.said.text()
    assert interactions.register(shop.session, duty.today()) == []


def test_a_word_that_is_missed_is_made_where_it_is_missed(desk: Desk, shop: Shop) -> None:
    desk.entry.channel.create_requested.emit("抖音")
    write(desk, "陈女士")
    assert interactions.register(shop.session, duty.today())[0].channel == "抖音"
    assert "抖音" in [word.name for word in register_words.words(shop.session, "channel")]


def test_the_day_begins_and_a_visitor_goes_to_the_next_and_leaves(
    qtbot: QtBot, view: ReceptionView, desk: Desk, shop: Shop
) -> None:
    desk.rotation.begin()
    qtbot.waitUntil(lambda: len(desk.rotation.list.lines) == 2)
    assert [line.right for line in desk.rotation.list.lines] == ["next", "prepares"]
    write(desk, "陈女士")
    qtbot.waitUntil(lambda: bool(desk.here.list.lines))
    line = desk.here.list.lines[0]
    assert "→ 小李" in line.words and line.right == "waits 0 min"
    desk.here.act(line.key)
    qtbot.waitUntil(lambda: desk.here.list.lines[0].right.startswith("with 小李"))
    table = view.tab("sheet").table
    assert table.plain.rows[0].texts[1:] == ("小李", "Turn", "陈女士", "next in the order")
    desk.here.act(line.key)
    qtbot.waitUntil(lambda: not desk.here.list.lines)
    history.undo_last(shop.session)
    qtbot.waitUntil(lambda: bool(desk.here.list.lines))


def test_a_long_wait_is_said_in_words_and_in_colour(desk: Desk, shop: Shop) -> None:
    start = datetime.now(UTC)
    write(desk, "陈女士")
    desk.here.refresh()
    clock.set_now(lambda: start + timedelta(minutes=12))
    try:
        desk.here.tick()
        line = desk.here.list.lines[0]
        assert line.right.startswith("waits long: 1") and line.right_ink == "bad"
    finally:
        clock.set_now(None)


def test_taking_a_visitor_whom_somebody_took_is_a_sentence(
    desk: Desk, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(prompts, "explain", lambda _parent, error: said.append(error.sentence))
    desk.rotation.begin()
    write(desk, "陈女士")
    stay = reception.here(shop.session)[0].id
    reception.serve(shop.session, stay)
    desk.here.serve(stay, shop.wang)
    assert len(said) == 1 and "小李" in said[0]


def test_somebody_goes_out_for_a_listed_cause_and_comes_back(desk: Desk, shop: Shop) -> None:
    desk.rotation.begin()
    desk.rotation.refresh()
    out = desk.rotation.menu_for(shop.li).actions()
    next(each for each in out if "Out on business" in each.text()).trigger()
    desk.rotation.refresh()
    line = next(each for each in desk.rotation.list.lines if each.key == shop.li)
    assert line.right.startswith("out Out on business")
    next(each for each in desk.rotation.menu_for(shop.li).actions() if each.text() == "Is back").trigger()
    assert duty.board(shop.session).people[0].state == "in"


def test_the_close_of_the_day_is_shown_and_saved(
    qtbot: QtBot, view: ReceptionView, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(desk, "陈女士", "看沙发")
    close = view.tab("close")
    qtbot.waitUntil(lambda: any(row.texts[0] == "Visits" for row in close.table.plain.rows))
    sections = [row.texts[0] for row in close.table.plain.rows]
    assert "Visits" in sections and "Without a customer" in sections
    target = tmp_path / "close.xlsx"
    monkeypatch.setattr(prompts, "save_file", lambda *_: target)
    close.save()
    assert target.exists()
    monkeypatch.setattr(prompts, "save_file", lambda *_: None)
    close.save()


def test_the_shop_sets_its_words_and_numbers_in_one_act(view: ReceptionView, shop: Shop) -> None:
    setup = view.tab("setup")
    setup.lists["channel"].setPlainText("抖音\n\n 路过 ")
    setup.lists["lost"].setPlainText("吃饭")
    setup.lists["made_up"].setPlainText("送货")
    setup.numbers["visit_days"].setValue(30)
    setup.save()
    assert [word.name for word in register_words.words(shop.session, "channel")] == ["抖音", "路过"]
    causes = register_words.words(shop.session, "skip_cause")
    assert [(word.name, word.makes_up) for word in causes] == [("送货", True), ("吃饭", False)]
    assert register_words.rules(shop.session).visit_days == 30
    history.undo_last(shop.session)
    assert register_words.rules(shop.session).visit_days == 15
    assert "抖音" not in [word.name for word in register_words.words(shop.session, "channel")]


def test_a_word_twice_is_said_and_nothing_is_saved(view: ReceptionView, shop: Shop) -> None:
    setup = view.tab("setup")
    before = register_words.words(shop.session, "channel")
    setup.lists["channel"].setPlainText("抖音")
    setup.lists["lost"].setPlainText("送货")
    setup.lists["made_up"].setPlainText("送货")
    setup.save()
    assert "送货" in setup.said.text()
    assert register_words.words(shop.session, "channel") == before


def test_the_register_of_another_day_by_keys(desk: Desk, shop: Shop, qtbot: QtBot) -> None:
    write(desk, "陈女士")
    desk.refresh()
    assert len(desk.register.list.lines) == 1
    desk.register.step_day(-1)
    assert desk.register.list.lines == []
    desk.register.step_day(1)
    assert len(desk.register.list.lines) == 1


def test_the_close_of_another_day_and_of_a_shift(
    qtbot: QtBot, view: ReceptionView, shop: Shop, tasks: Tasks
) -> None:
    noon = clock.at_local((clock.today() - timedelta(days=1)).isoformat(), "12:00")
    assert noon is not None
    for at, text in ((noon, "noon"), (noon + 6 * 3600, "evening")):
        quick_entry.save(shop.session, Entry(kind="visit", customer_id=shop.zhang, text=text, at=at))
    shifts.set_all(shop.session, [Shift("晚班", "15:00", "21:00")])
    view.show_tab("close")
    close = view.tab("close")

    def visits() -> list[str]:
        return [row.texts[4] for row in close.table.plain.rows if row.texts[0] == "Visits"]

    qtbot.waitUntil(lambda: bool(close.table.plain.rows))
    assert visits() == [] and not close.days.after.isEnabled()
    close.days.step(-1)
    qtbot.waitUntil(lambda: visits() == ["noon", "evening"])
    close.shift.chosen.emit(shifts.every(shop.session)[0])
    qtbot.waitUntil(lambda: visits() == ["evening"])
    assert close.shift.text() == "晚班"
    close.days.set_day("2999-01-01")
    assert close.days.day == clock.today().isoformat()


def test_the_receiver_of_a_late_row_is_who_received_then(desk: Desk, shop: Shop) -> None:
    assert not desk.entry.receiver.isVisible()
    desk.entry.when.setText("00:00")
    assert desk.entry.receiver.isVisible()
    desk.entry.receiver.chosen.emit(shop.wang)
    write(desk, "张伟", "paper")
    (row,) = interactions.register(shop.session, duty.today())
    assert (row.late, row.staff_name) == (True, "老王")
    assert not desk.entry.receiver.isVisible()
    write(desk, "李雷", "now")
    assert interactions.register(shop.session, duty.today())[0].staff_name == "小李"


def test_shifts_are_set_with_the_words_and_a_wrong_line_is_named(view: ReceptionView, shop: Shop) -> None:
    setup = view.tab("setup")
    setup.shifts.setPlainText("早班 9:00-14:30\n晚班")
    setup.save()
    assert setup.said.text().startswith("Line 2") and shifts.every(shop.session) == []
    setup.shifts.setPlainText("早班 9:00-14:30\n晚班 14：30至20:00")
    setup.save()
    assert shifts.every(shop.session) == [Shift("早班", "09:00", "14:30"), Shift("晚班", "14:30", "20:00")]
    history.undo_last(shop.session)
    assert shifts.every(shop.session) == []


def test_a_visit_that_is_written_with_f2_waits_in_here_now(qtbot: QtBot, shop: Shop) -> None:
    entry = QuickEntry(shop.session)
    qtbot.addWidget(entry)
    entry.open_for({"customer_id": shop.zhang, "kind": "visit"})
    assert entry.stays.isVisible() and entry.stays.isChecked()
    entry.text.setPlainText("看样")
    with qtbot.waitSignal(entry.submitted) as said:
        entry.submit()
    quick_entry.save(shop.session, said.args[0])
    assert [row.name for row in reception.here(shop.session)] == ["张伟"]
    entry.kind.set_value("call_in")
    entry._show_kind()
    assert not entry.stays.isVisible()
