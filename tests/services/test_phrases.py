"""Ready phrases: by place and kind, set together, one added where it was missed."""

from __future__ import annotations

import pytest

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import history, phrases
from crm_desktop.services.phrases import ANY, ENTRY, FOLLOW_UP


def test_a_new_shop_has_some_and_a_kind_offers_its_own_first(session: Session) -> None:
    offered = phrases.phrases(session, FOLLOW_UP, "call_out")
    assert offered[0] == "Call back with a price" and "Ask what they have decided" in offered
    assert offered[0] not in phrases.phrases(session, FOLLOW_UP, "message")
    assert session.one("SELECT count(*) FROM phrase") == (0,)


def test_they_are_set_as_one_act(session: Session) -> None:
    wanted = {(FOLLOW_UP, ANY): ["回访  报价", "回访 报价", ""], (ENTRY, "visit"): ["看沙发"]}
    operation = phrases.set_all(session, wanted)
    assert phrases.every(session) == {(FOLLOW_UP, ANY): ["回访 报价"], (ENTRY, "visit"): ["看沙发"]}
    assert phrases.set_all(session, wanted) == 0
    history.undo(session, operation)
    assert "Ask what they have decided" in phrases.phrases(session, FOLLOW_UP, "visit")
    for wrong in ({}, {(ENTRY, ANY): ["x" * 501]}):
        with pytest.raises(InvalidValue):
            phrases.set_all(session, wrong)


def test_one_that_was_missed_is_added_and_the_usual_ones_stay(session: Session) -> None:
    assert phrases.add(session, ENTRY, "call_in", "问安装时间")
    assert phrases.add(session, ENTRY, "call_in", "问安装时间") == 0
    offered = phrases.phrases(session, ENTRY, "call_in")
    assert "问安装时间" in offered and "Asks for a price" in offered
