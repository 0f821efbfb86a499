"""Who is in the shop, who takes whom, and what the day sheet says of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.services import duty, history, interactions, quick_entry, reception, register_words
from crm_desktop.services.quick_entry import Entry
from crm_desktop.services.register_words import Rules, Word
from tests.services.reception_shop import ReceptionShop


@pytest.fixture
def shop(session: Session) -> Iterator[ReceptionShop]:
    yield ReceptionShop(session)
    clock.set_now(None)


def sheet(shop: ReceptionShop) -> list[tuple[str, str]]:
    return [(row.staff_name, row.kind) for row in duty.day_sheet(shop.session, duty.today())]


def test_who_came_first_is_taken_first_and_the_urgent_before_all(shop: ReceptionShop) -> None:
    shop.begin()
    shop.comes(name="一")
    shop.later(minutes=3)
    shop.comes(name="二")
    shop.later(minutes=3)
    shop.comes(name="三", urgent=True)
    waiting = reception.here(shop.session)
    assert [(each.name, each.taker_name) for each in waiting] == [
        ("三", "小李"),
        ("一", "小王"),
        ("二", "小陈"),
    ]
    assert reception.waiting_count(shop.session) == 3


def test_a_visitor_is_taken_and_leaves(shop: ReceptionShop) -> None:
    shop.begin()
    stay = shop.comes(name="陈女士")
    assert shop.taken(stay) == ("小李", "turn")
    assert [(each.name, each.server_name, each.waits) for each in reception.here(shop.session)] == [
        ("陈女士", "小李", False)
    ]
    shop.later(minutes=20)
    reception.leave(shop.session, [stay])
    assert reception.here(shop.session) == []
    with pytest.raises(NotFound):
        reception.leave(shop.session, [stay])


def test_two_cannot_take_the_same_visitor(shop: ReceptionShop) -> None:
    shop.begin()
    stay = shop.comes(name="陈女士")
    shop.taken(stay)
    before = sheet(shop)
    with pytest.raises(NotFound, match="陈女士 is with 小李 already"):
        shop.taken(stay, by="小王")
    assert sheet(shop) == before, "and no turn was written"


def test_a_visitor_who_left_is_not_taken(shop: ReceptionShop) -> None:
    shop.begin()
    stay = shop.comes(name="陈女士")
    reception.leave(shop.session, [stay])
    with pytest.raises(NotFound, match="陈女士 has left"):
        shop.taken(stay)


def test_a_returning_customer_goes_to_the_first_one_for_fifteen_days(shop: ReceptionShop) -> None:
    shop.begin()
    zhang = shop.customer("张伟", "13805715678")
    assert shop.comes_and_is_taken(zhang) == ("小李", "turn")
    assert shop.comes_and_is_taken(zhang) == ("小李", "returning")
    assert shop.comes_and_is_taken(name="路人") == ("小王", "turn"), "no turn was used"
    shop.later(days=14)
    shop.begin()
    assert shop.comes_and_is_taken(zhang) == ("小李", "returning")
    shop.later(days=15, minutes=1)
    shop.begin("小陈", "小李")
    assert shop.comes_and_is_taken(zhang) == ("小陈", "turn")


def test_a_call_keeps_for_seven_days_and_the_shop_sets_both(shop: ReceptionShop) -> None:
    shop.begin()
    zhang = shop.customer("张伟", "13805715678")
    quick_entry.save(shop.session, Entry(kind="call_in", customer_id=zhang, staff_id=shop.names["小陈"]))
    shop.later(days=6)
    kept = reception.keeper(shop.session, zhang)
    assert kept is not None and kept.person == shop.names["小陈"]
    register_words.set_rules(shop.session, Rules(call_days=5))
    assert reception.keeper(shop.session, zhang) is None


def test_what_the_desk_writes_down_for_others_keeps_nobody(shop: ReceptionShop) -> None:
    shop.begin()
    zhang = shop.customer("张伟", "13805715678")
    quick_entry.save(shop.session, Entry(kind="call_in", customer_id=zhang))
    assert reception.keeper(shop.session, zhang) is None
    assert shop.comes_and_is_taken(zhang) == ("小李", "turn")


def test_an_owner_of_the_rotation_takes_a_customer_whom_nobody_keeps(shop: ReceptionShop) -> None:
    from crm_desktop.services import customers

    shop.begin()
    zhang = shop.customer("张伟", "13805715678")
    customers.update(shop.session, zhang, {"owner": shop.names["小王"]})
    assert shop.comes_and_is_taken(zhang) == ("小王", "returning")


def test_who_is_asked_for_is_taken_out_of_turn(shop: ReceptionShop) -> None:
    shop.begin()
    assert shop.comes_and_is_taken(name="一", wants="小陈") == ("小陈", "named")
    assert [shop.comes_and_is_taken(name="二")[0] for _ in range(3)] == ["小李", "小王", "小陈"]


def test_out_on_business_is_skipped_and_made_up_with_its_cause(shop: ReceptionShop) -> None:
    shop.begin()
    duty.go_away(shop.session, shop.names["小李"], "Out on business")
    assert shop.comes_and_is_taken(name="一") == ("小王", "turn")
    duty.come_back(shop.session, shop.names["小李"])
    assert shop.comes_and_is_taken(name="二") == ("小李", "make_up")
    assert sheet(shop) == [("小李", "owed"), ("小王", "turn"), ("小李", "make_up")]
    rows = duty.day_sheet(shop.session, duty.today())
    assert duty.explain(rows[0].kind, rows[0].cause) == "out when the turn came: Out on business; is made up"
    assert duty.explain(rows[2].kind, rows[2].cause) == "makes up a skipped turn: Out on business"
    assert rows[2].visitor == "二"


def test_a_meal_is_not_made_up_and_a_cause_that_is_not_listed_is_refused(shop: ReceptionShop) -> None:
    shop.begin()
    duty.go_away(shop.session, shop.names["小李"], "Meal")
    shop.comes_and_is_taken(name="一")
    assert sheet(shop)[0] == ("小李", "skip")
    with pytest.raises(NotFound, match="Shopping"):
        duty.go_away(shop.session, shop.names["小王"], "Shopping")


def test_when_the_first_one_is_out_somebody_stands_in(shop: ReceptionShop) -> None:
    shop.begin()
    zhang = shop.customer("张伟", "13805715678")
    shop.comes_and_is_taken(zhang)
    duty.go_home(shop.session, shop.names["小李"])
    assert shop.comes_and_is_taken(zhang) == ("小王", "stand_in")
    row = duty.day_sheet(shop.session, duty.today())[-1]
    assert "小李" in duty.explain(row.kind, row.cause)
    assert shop.comes_and_is_taken(name="路人") == ("小王", "turn")


def test_nobody_free_is_a_sentence_and_the_desk_may_choose(shop: ReceptionShop) -> None:
    shop.begin("小李")
    shop.taken(shop.comes(name="一"))
    second = shop.comes(name="二")
    with pytest.raises(InvalidValue, match="Nobody is free"):
        shop.taken(second)
    assert shop.taken(second, by="小李") == ("小李", "named")
    row = duty.day_sheet(shop.session, duty.today())[-1]
    assert duty.explain(row.kind, row.cause) == "chosen at the desk; the turn is kept"


def test_without_an_order_of_the_day_the_desk_says_who(shop: ReceptionShop) -> None:
    stay = shop.comes(name="一")
    with pytest.raises(InvalidValue, match="no order yet"):
        shop.taken(stay)
    assert shop.taken(stay, by="小王")[0] == "小王"
    assert sheet(shop) == []


def test_every_act_is_undone_and_the_turn_is_free_again(shop: ReceptionShop) -> None:
    shop.begin()
    stay = shop.comes(name="一")
    served = reception.serve(shop.session, stay)
    history.undo(shop.session, served.operation_id)
    assert sheet(shop) == []
    assert [each.waits for each in reception.here(shop.session)] == [True]
    assert shop.taken(stay) == ("小李", "turn")
    history.undo(shop.session, reception.leave(shop.session, [stay]))
    assert [each.server_name for each in reception.here(shop.session)] == ["小李"]
    history.undo(shop.session, duty.go_away(shop.session, shop.names["小王"], "Meal"))
    assert [each.state for each in duty.board(shop.session).people] == ["in"] * 3


def test_undoing_the_visit_takes_the_visitor_off_the_board(shop: ReceptionShop) -> None:
    stay_before = shop.comes(name="一")
    assert stay_before
    history.undo_last(shop.session)
    assert reception.here(shop.session) == []
    history.redo_last(shop.session)
    assert [each.name for each in reception.here(shop.session)] == ["一"]


def test_deleting_the_entry_of_a_visit_keeps_its_turn_on_the_sheet(shop: ReceptionShop) -> None:
    shop.begin()
    stay = shop.comes(name="一")
    shop.taken(stay)
    entry = reception.here(shop.session)[0].interaction_id
    operation = interactions.delete(shop.session, entry)
    assert reception.here(shop.session) == []
    assert sheet(shop) == [("小李", "turn")]
    history.undo(shop.session, operation)
    assert duty.day_sheet(shop.session, duty.today())[0].visitor == "一"


def test_the_board_says_who_is_next_and_who_prepares(shop: ReceptionShop) -> None:
    shop.begin()
    board = duty.board(shop.session)
    assert (board.next_id, board.prepares_id) == (shop.names["小李"], shop.names["小王"])
    shop.comes_and_is_taken(name="一")
    board = duty.board(shop.session)
    assert [each.name for each in board.people] == ["小王", "小陈", "小李"]
    assert [each.turns for each in board.people] == [0, 0, 1]


def test_who_comes_later_is_last_and_the_order_stands_after_the_first_turn(shop: ReceptionShop) -> None:
    shop.begin("小李", "小王")
    duty.move(shop.session, shop.names["小王"], -1)
    assert shop.comes_and_is_taken(name="一")[0] == "小王"
    with pytest.raises(InvalidValue, match="moves by itself"):
        duty.move(shop.session, shop.names["小王"], -1)
    duty.join(shop.session, shop.names["小陈"])
    assert [each.name for each in duty.board(shop.session).people] == ["小李", "小王", "小陈"]
    with pytest.raises(InvalidValue, match="already"):
        duty.join(shop.session, shop.names["小陈"])


def test_the_next_day_goes_on_where_the_line_stood_and_with_what_is_owed(shop: ReceptionShop) -> None:
    shop.begin()
    duty.go_away(shop.session, shop.names["小李"], "Out on business")
    shop.comes_and_is_taken(name="一")
    shop.later(days=1)
    assert duty.proposal(shop.session) == [shop.names[name] for name in ("小陈", "小李", "小王")]
    duty.begin(shop.session, duty.proposal(shop.session))
    assert shop.comes_and_is_taken(name="二") == ("小李", "make_up")
    assert shop.comes_and_is_taken(name="三") == ("小陈", "turn")


def test_a_day_has_one_order(shop: ReceptionShop) -> None:
    shop.begin()
    with pytest.raises(InvalidValue, match="already"):
        shop.begin()
    with pytest.raises(InvalidValue):
        duty.begin(shop.session, [])


def test_a_stranger_is_linked_later_with_time_and_receiver_kept(shop: ReceptionShop) -> None:
    shop.begin()
    stay = shop.comes(name="陈女士")
    row = interactions.register(shop.session, duty.today())[0]
    shop.later(minutes=30)
    interactions.link_new(shop.session, row.id, {"name": "陈静"})
    after = interactions.register(shop.session, duty.today())[0]
    assert (after.at, after.staff_name, after.name) == (row.at, "前台", "陈静")
    assert shop.taken(stay) == ("小李", "turn")


def test_a_row_from_paper_has_its_own_time_its_receiver_and_a_mark(shop: ReceptionShop) -> None:
    at = clock.timestamp() - 2 * 24 * 60 * 60
    quick_entry.save(
        shop.session,
        Entry(kind="call_in", visitor_name="陈女士", at=at, late=True, staff_id=shop.names["小王"]),
    )
    (row,) = interactions.register(shop.session, clock.local_day(at))
    assert (row.at, row.late, row.staff_name) == (at, True, "小王")
    with pytest.raises(InvalidValue) as refused:
        quick_entry.save(shop.session, Entry(kind="visit", visitor_name="x", late=True))
    assert refused.value.field == "at"


def test_the_words_are_the_shops_own(shop: ReceptionShop) -> None:
    usual = register_words.words(shop.session, "channel")
    assert usual and all(word.id == 0 for word in usual)
    operation = register_words.add_word(shop.session, "channel", " 抖音 ")
    assert [word.name for word in register_words.words(shop.session, "channel")] == [
        *(word.name for word in usual),
        "抖音",
    ]
    history.undo(shop.session, operation)
    assert register_words.words(shop.session, "channel") == usual
    for words in ([], [Word(0, "a"), Word(0, "A")], [Word(0, " ")]):
        with pytest.raises(InvalidValue):
            register_words.set_words(shop.session, "channel", words)


def test_a_word_that_was_taken_out_stays_where_it_was_written(shop: ReceptionShop) -> None:
    register_words.set_words(shop.session, "visit_reason", [Word(0, "看样")])
    quick_entry.save(shop.session, Entry(kind="visit", visitor_name="x", reason="看样"))
    register_words.set_words(shop.session, "visit_reason", [Word(0, "提货")])
    assert interactions.register(shop.session, duty.today())[0].reason == "看样"


def test_numbers_out_of_range_are_refused(shop: ReceptionShop) -> None:
    with pytest.raises(InvalidValue) as refused:
        register_words.set_rules(shop.session, Rules(visit_days=-1))
    assert refused.value.field == "visit_days"
