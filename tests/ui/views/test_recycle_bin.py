"""The recycle bin says which records were merged, and what restoring one of them does."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop import i18n
from crm_desktop.data.session import Session
from crm_desktop.services import customers, merge
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.recycle_bin import RecycleBinView


@pytest.mark.parametrize(
    ("language", "merged", "said"),
    [
        ("en", "merged: 王小明 C000001", "undo the merge in the history"),
        ("zh_CN", "合并：王小明 C000001", "在历史中撤销合并"),
    ],
)
def test_a_merged_record_says_so(
    session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot, language: str, merged: str, said: str
) -> None:
    ids = [customers.add(session, {"name": "王小明", "phone": "13805715678"}) for _ in range(2)]
    merge.merge(session, ids, ids[0])
    i18n.install(language)
    view = RecycleBinView(session, tasks, bridge)
    qtbot.addWidget(view)
    assert merged in view.table.plain.rows[0].texts[0]
    view.table.selectAll()  # unlike a row's selection it does not heed a key that is held
    with qtbot.waitSignal(view.toast_requested) as toast:
        view.restore()
    assert said in toast.args[0]
    assert customers.get(session, ids[1]).deleted_at is None
