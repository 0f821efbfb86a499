"""The history in words."""

from __future__ import annotations

import json

import pytest

from crm_desktop import i18n
from crm_desktop.data.session import Session
from crm_desktop.services import customers, history


@pytest.mark.parametrize(
    ("column", "value", "chinese"),
    [
        ("gender", "female", "女"),
        ("kind", "company", "公司"),
        ("stage", "lost", "流失"),
        ("starred", 1, "是"),
        ("starred", 0, "—"),
        ("birthday", "--08-15", "08-15"),
        ("birthday_calendar", "lunar", "农历"),
        ("note", "", "—"),
        ("category_id", None, "—"),
    ],
)
def test_logged_values_are_told_in_the_language_in_use(
    session: Session, column: str, value: object, chinese: str
) -> None:
    with i18n.speaking("zh_CN"):
        assert history.value_title(session, column, value) == chinese


def test_every_logged_column_of_a_customer_has_a_name(session: Session) -> None:
    customers.add(session, {"name": "王小明"})
    customers.update(
        session, 1, {"name": "王晓明", "birthday": "1990-05-17", "stage": "active", "phone": "13805715678"}
    )
    (data,) = session.one(
        "SELECT json_group_array(key) FROM change, json_each(data) WHERE table_name = 'customer' AND kind = 'U'"
    )
    with i18n.speaking("zh_CN"):
        unnamed = [column for column in json.loads(data) if history.column_title(column) == column]
    assert unnamed == []


def test_undo_and_redo_are_told_by_the_act_itself(session: Session) -> None:
    customers.add(session, {"name": "王小明"})
    act = history.undo_title(session)
    assert history.undo_last(session).title == act
    assert history.redo_title(session) == act
    redone = history.redo_last(session)
    assert redone.title == act
    assert history.undo(session, redone.operation_id).title == act
