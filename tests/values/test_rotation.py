"""The rotation: each turn goes to whom the rules say, whatever the order of events."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from crm_desktop.values import rotation
from crm_desktop.values.rotation import Line, Person, Received, Visitor

A, B, C, D = 1, 2, 3, 4
DAY = 24 * 60 * 60
NOBODY = Visitor()
DAYS = {"call": 7, "visit": 15}


def people(*ids: int, **changed: Person) -> list[Person]:
    out = {person.id: person for person in changed.values()}
    return [out.get(each, Person(each)) for each in ids]


def take(order: list[Person], sheet: list[Line], visitor: Visitor = NOBODY) -> tuple[int | None, str]:
    decision = rotation.decide(order, sheet, (), visitor)
    sheet.extend(decision.lines)
    return decision.person, decision.kind


def test_visitors_go_round_in_the_order_of_the_day() -> None:
    sheet: list[Line] = []
    assert [take(people(A, B, C), sheet)[0] for _ in range(5)] == [A, B, C, A, B]


def test_out_on_business_is_skipped_and_made_up_first() -> None:
    sheet: list[Line] = []
    out = people(A, B, C, a=Person(A, "away", "送货", True))
    assert take(out, sheet) == (B, "turn")
    assert sheet == [Line(A, "owed", "送货"), Line(B, "turn")]
    back = people(A, B, C)
    assert take(back, sheet) == (A, "make_up")
    assert sheet[-1].cause == "送货", "the sheet says what is made up"
    assert [take(back, sheet)[0] for _ in range(3)] == [C, A, B], "and the line goes on as before"


def test_out_for_a_cause_of_no_list_loses_the_turn() -> None:
    sheet: list[Line] = []
    assert take(people(A, B, a=Person(A, "away", "吃饭")), sheet)[0] == B
    assert rotation.owed(sheet) == []
    assert take(people(A, B), sheet) == (A, "turn"), "in the line as everybody"


def test_a_returning_customer_uses_no_turn() -> None:
    sheet: list[Line] = []
    order = people(A, B, C)
    assert take(order, sheet, Visitor(keeper=C)) == (C, "returning")
    assert take(order, sheet) == (A, "turn")
    assert take(order, sheet, Visitor(keeper=B)) == (B, "returning")
    assert [take(order, sheet)[0] for _ in range(2)] == [B, C]


def test_who_stands_in_for_the_one_who_is_out_uses_no_turn_either() -> None:
    sheet: list[Line] = []
    order = people(A, B, C, c=Person(C, "off"))
    assert take(order, sheet, Visitor(keeper=C)) == (A, "stand_in")
    assert take(order, sheet) == (A, "turn")


def test_who_is_asked_for_is_taken_out_of_turn_without_losing_it() -> None:
    sheet: list[Line] = []
    order = people(A, B, C)
    assert take(order, sheet, Visitor(wanted=A, keeper=C)) == (A, "named")
    assert take(order, sheet) == (A, "turn")


def test_who_is_asked_for_but_out_is_as_if_nobody_was() -> None:
    order = people(A, B, b=Person(B, "away", "开会", True))
    sheet: list[Line] = []
    assert take(order, sheet, Visitor(wanted=B)) == (A, "turn")


def test_who_is_with_a_visitor_keeps_the_place() -> None:
    order = people(A, B)
    decision = rotation.decide(order, [], {A})
    assert (decision.person, decision.lines) == (B, (Line(B, "turn"),))
    assert rotation.decide(order, decision.lines, ()).person == A
    assert rotation.decide(order, [], {A, B}) == (None, ())


def test_who_comes_later_joins_at_the_end() -> None:
    sheet = [Line(A, "turn"), Line(D, "joined")]
    assert [person.id for person in rotation.line_up(people(A, B, C, D), sheet)] == [B, C, A, D]


def test_next_and_who_prepares() -> None:
    order = people(A, B, C)
    assert rotation.upcoming(order, [Line(A, "turn")], {A}) == [B, C]
    assert rotation.upcoming(order, [], {A, B, C}) == [A, B], "busy, they are still the first"
    assert rotation.upcoming([], [], ()) == []


def test_several_who_wait_are_shared_out_one_after_the_other() -> None:
    visitors = [Visitor(), Visitor(keeper=A), Visitor()]
    decided = rotation.decide_all(people(A, B), [], (), visitors)
    assert [(each.person, each.kind) for each in decided] == [(A, "turn"), (A, "returning"), (B, "turn")]


def test_the_first_to_receive_keeps_the_customer_for_days_that_differ_for_calls_and_visits() -> None:
    call, visit = Received(0, "call", A), Received(0, "visit", A)
    kept = rotation.keeper([call], 7 * DAY - 1, DAYS)
    assert kept == (A, 0, 7 * DAY)
    assert rotation.keeper([call], 7 * DAY, DAYS) is None
    assert rotation.keeper([visit], 15 * DAY - 1, DAYS) is not None


def test_somebody_else_in_between_changes_nothing_and_is_first_afterwards() -> None:
    received = [Received(0, "visit", A), Received(3 * DAY, "visit", B)]
    kept = rotation.keeper(received, 10 * DAY, DAYS)
    assert kept is not None and kept.person == A
    assert rotation.keeper(received, 16 * DAY, DAYS) is None
    later = rotation.keeper([*received, Received(16 * DAY, "call", B)], 17 * DAY, DAYS)
    assert later is not None and later.person == B


def test_each_visit_to_the_same_person_keeps_the_customer_longer() -> None:
    received = [Received(0, "call", A), Received(5 * DAY, "visit", A)]
    kept = rotation.keeper(reversed(received), 19 * DAY, DAYS)
    assert kept == (A, 0, 20 * DAY)


@given(
    st.lists(
        st.builds(Received, st.integers(0, 60 * DAY), st.sampled_from(("call", "visit")), st.integers(1, 3))
    ),
    st.integers(0, 60 * DAY),
)
def test_who_keeps_a_customer_has_received_them_in_time(received: list[Received], now: int) -> None:
    kept = rotation.keeper(received, now, DAYS)
    past = [each for each in received if each.at <= now]
    in_time = [each for each in past if each.at + DAYS[each.kind] * DAY > now]
    if kept is None:
        fresh = rotation.keeper([*past, Received(now, "visit", 9)], now, DAYS)
        assert fresh == (9, now, now + 15 * DAY), "who comes next is the first again"
    else:
        assert any(each.person == kept.person for each in in_time)
        assert kept.since <= now < kept.until


# -- whatever the order of events --------------------------------------------------------------------------


@dataclass
class Desk:
    """A person as a clerk would keep them on paper."""

    state: str = "in"
    makes_up: bool = False
    serving: int = 0


class Rotation(RuleBasedStateMachine):
    """A clerk with a line of cards and a box of owed turns, beside the rules that read the sheet.

    The clerk moves cards as things happen and never looks at the sheet; the rules never see the cards.
    """

    @initialize(count=st.integers(1, 5))
    def begin(self, count: int) -> None:
        self.desks = {number: Desk() for number in range(count)}
        self.cards = list(self.desks)  # the front is next
        self.box: list[int] = []  # owed turns, the oldest first
        self.sheet: list[Line] = []
        self.lost = 0

    def order(self) -> list[Person]:
        return [Person(number, desk.state, "cause", desk.makes_up) for number, desk in self.desks.items()]

    def some(self, data: st.DataObject, *states: str) -> int | None:
        found = [number for number, desk in self.desks.items() if desk.state in states]
        return data.draw(st.sampled_from(found)) if found else None

    @rule(data=st.data(), makes_up=st.booleans())
    def goes_out(self, data: st.DataObject, makes_up: bool) -> None:
        number = self.some(data, "in")
        if number is not None:
            self.desks[number] = Desk("away", makes_up, self.desks[number].serving)

    @rule(data=st.data())
    def comes_back(self, data: st.DataObject) -> None:
        number = self.some(data, "away")
        if number is not None:
            self.desks[number].state = "in"

    @rule(data=st.data())
    def goes_home(self, data: st.DataObject) -> None:
        number = self.some(data, "in", "away")
        if number is not None:
            self.desks[number].state = "off"
            self.cards.remove(number)

    @rule(data=st.data())
    def comes_later(self, data: st.DataObject) -> None:
        number = self.some(data, "off")
        if number is None:
            if len(self.desks) >= 7:
                return
            number = len(self.desks)
        self.desks[number] = Desk(serving=self.desks[number].serving if number in self.desks else 0)
        self.cards.append(number)
        self.sheet.append(Line(number, "joined"))

    @rule(data=st.data())
    def a_visitor_leaves(self, data: st.DataObject) -> None:
        serving = [number for number, desk in self.desks.items() if desk.serving]
        if serving:
            self.desks[data.draw(st.sampled_from(serving))].serving -= 1

    @rule()
    def somebody_new_comes(self) -> None:
        expected, kind = self.clerk_gives_a_turn()
        self.compare(Visitor(), expected, kind)

    @rule(data=st.data())
    def somebody_is_asked_for(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(list(self.desks)))
        if self.desks[number].state == "in":
            self.compare(Visitor(wanted=number), number, "named")
        else:
            self.compare(Visitor(wanted=number), *self.clerk_gives_a_turn())

    @rule(data=st.data())
    def a_customer_returns(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(list(self.desks)))
        if self.desks[number].state == "in":
            self.compare(Visitor(keeper=number), number, "returning")
        else:
            first = next((each for each in self.cards if self.is_free(each)), None)
            self.compare(Visitor(keeper=number), first, "stand_in" if first is not None else "")

    def is_free(self, number: int) -> bool:
        return self.desks[number].state == "in" and not self.desks[number].serving

    def clerk_gives_a_turn(self) -> tuple[int | None, str]:
        for number in self.box:
            if self.is_free(number):
                self.box.remove(number)
                return number, "make_up"
        taker = next((number for number in self.cards if self.is_free(number)), None)
        if taker is None:
            return None, ""
        ahead = self.cards[: self.cards.index(taker)]
        for number in ahead:
            if self.desks[number].state == "away":
                self.cards.remove(number)
                self.cards.append(number)
                if self.desks[number].makes_up:
                    self.box.append(number)
                else:
                    self.lost += 1
        self.cards.remove(taker)
        self.cards.append(taker)
        return taker, "turn"

    def compare(self, visitor: Visitor, expected: int | None, kind: str) -> None:
        busy = [number for number, desk in self.desks.items() if desk.serving]
        decision = rotation.decide(self.order(), self.sheet, busy, visitor)
        assert (decision.person, decision.kind) == (expected, kind)
        self.sheet.extend(decision.lines)
        if decision.person is not None:
            self.desks[decision.person].serving += 1

    @invariant()
    def the_line_is_that_of_the_cards(self) -> None:
        assert [person.id for person in rotation.line_up(self.order(), self.sheet)] == self.cards

    @invariant()
    def every_owed_turn_is_in_the_box(self) -> None:
        assert [line.person for line in rotation.owed(self.sheet)] == self.box

    @invariant()
    def every_turn_lost_is_on_the_sheet(self) -> None:
        assert sum(line.kind == "skip" for line in self.sheet) == self.lost

    @invariant()
    def the_next_one_is_foretold(self) -> None:
        busy = [number for number, desk in self.desks.items() if desk.serving]
        decision = rotation.decide(self.order(), self.sheet, busy)
        foretold = rotation.upcoming(self.order(), self.sheet, busy)
        if decision.person is not None:
            assert foretold[0] == decision.person


TestRotation = Rotation.TestCase
TestRotation.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
