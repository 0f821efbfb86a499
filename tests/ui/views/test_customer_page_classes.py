"""The stage of a customer on the page: which and why, set by hand, and given back to the rules."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import classes, customers
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.views.customer_page_classes import ClassesPanel
from tests.services.class_shops import Bought, Person, Visit, fill


def test_the_page_says_stage_and_why_and_takes_another_by_hand(
    qtbot: QtBot, session: Session, noon: object
) -> None:
    one = fill(session, [Person((Visit(3),), (Bought(3, 100_00),))])[0]
    classes.recompute(session)
    panel = ClassesPanel(session, Bridge(session))
    qtbot.addWidget(panel)
    panel.show()
    panel.show_customer(one)
    assert (panel.stage.text(), panel.why.text()) == ("New", "first here 3 days ago")
    assert panel.again.isHidden()
    assert "One-off" in panel.value.text() and "R5 F1 M1" in panel.value.text()
    with qtbot.waitSignal(panel.toast_requested) as said:
        panel._with_new_reason(one, "搬家")
        panel.set_lost(session.one("SELECT id FROM lost_reason")[0])
    assert panel.stage.text() == "Lost"
    assert (panel.why.text(), panel.reason.text()) == ("set by hand", "搬家")
    assert not panel.again.isHidden()
    assert "New → Lost" in panel.log.text() or "Potential → Lost" in panel.log.text()
    assert said.args[0] == "Stage: Lost (set by hand)"
    panel.take_up_again()
    assert panel.stage.text() == "New"
    assert customers.get(session, one).lost_reason_id is None
