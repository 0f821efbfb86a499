"""The merge of selected customers: chosen value by value, handed out, merged by the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from crm_desktop import i18n
from crm_desktop.data.session import Session
from crm_desktop.services import customers, merge
from crm_desktop.ui.dialogs.merge import MergeDialog


@pytest.fixture
def ids(session: Session) -> list[int]:
    return [
        customers.add(session, values)
        for values in (
            {"name": "王先生", "phone": "13805715678", "note": "喜欢喝茶"},
            {"name": "王小明", "phone": "15912344321", "note": "周末来", "company": "兴达"},
            {"name": "王晓明", "phone": "17700001111"},
        )
    ]


def make(session: Session, ids: list[int], qtbot: QtBot) -> MergeDialog:
    dialog = MergeDialog(session, merge.plan(session, ids))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def test_what_is_chosen_is_handed_out(session: Session, ids: list[int], qtbot: QtBot) -> None:
    dialog = make(session, ids[:2], qtbot)
    assert dialog.sides.choices == {"name": ids[1], "phone": ids[1], "note": merge.BOTH}
    dialog.sides._groups["name"].button(ids[0]).click()
    dialog.sides._keep.button(ids[1]).click()
    assert "C000002" in dialog.summary.text()
    with qtbot.waitSignal(dialog.merge_requested) as handed:
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert handed.args == [ids[:2], ids[1], {"name": ids[0], "phone": ids[1], "note": merge.BOTH}]
    assert customers.get(session, ids[0]).deleted_at is None, "a dialog writes nothing"


def test_arrows_go_through_the_values_of_a_field(session: Session, ids: list[int], qtbot: QtBot) -> None:
    dialog = make(session, ids[:2], qtbot)
    name = dialog.sides._groups["name"].button(ids[1])
    name.setFocus()
    qtbot.keyClick(name, Qt.Key.Key_Left)
    assert dialog.sides.choices["name"] == ids[0]


def test_one_of_three_can_be_left_out(session: Session, ids: list[int], qtbot: QtBot) -> None:
    dialog = make(session, ids, qtbot)
    assert dialog.sides.ids == ids
    dialog.sides.left_out.emit(ids[2])
    assert dialog.sides.ids == ids[:2]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "1 record goes to the recycle bin"), ("zh_CN", "另外 1 条记录放入回收站")],
)
def test_it_says_what_will_happen(
    session: Session, ids: list[int], qtbot: QtBot, language: str, words: str
) -> None:
    i18n.install(language)
    dialog = make(session, ids[:2], qtbot)
    assert words in dialog.summary.text()
    assert all(button.accessibleName() for button in dialog.findChildren(QRadioButton))
