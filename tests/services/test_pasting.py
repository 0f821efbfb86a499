"""Pasted text: whom it tells of, whether they are known, and the rows of a list."""

from __future__ import annotations

from crm_desktop.data.session import Session
from crm_desktop.services import customers, history, imports, pasting, recycle_bin
from crm_desktop.services.pasting import Kind


def test_a_message_becomes_fields(session: Session) -> None:
    heard = pasting.hear(session, "王小明先生 138-0013-8000、0571-88881234 海淀区… 想看两居")
    assert heard.values == {
        "name": ("王小明",),
        "phone": ("13800138000", "0571-88881234"),
        "gender": ("male",),
        "region": ("海淀区",),
    }
    assert heard.text == "想看两居"
    assert heard.known == ()


def test_who_is_known_is_told_in_any_spelling(session: Session) -> None:
    known = customers.add(session, {"name": "王小明", "phone": "+86 138 0013 8000", "region": "海淀区"})
    heard = pasting.hear(session, "王太太 138 0013 8000 海淀区 微信号 abc_123 想看两居")
    assert heard.known == (known,)
    assert heard.text == "想看两居\nName: 王太太\nWeChat: abc_123"


def test_a_shared_number_tells_several(session: Session) -> None:
    both = {customers.add(session, {"name": name, "phone": "13800138000"}) for name in ("王小明", "李芳")}
    heard = pasting.hear(session, "王小明 13800138000 想看两居")
    assert set(heard.known) == both
    assert heard.text == "想看两居"


def test_known_by_wechat_and_not_when_deleted(session: Session) -> None:
    known = customers.add(session, {"name": "王小明", "wechat": "Abc_12345"})
    assert pasting.hear(session, "微信 abc_12345 老王").known == (known,)
    recycle_bin.delete(session, [known])
    assert pasting.hear(session, "微信 abc_12345 老王").known == ()


def test_nothing_is_nobody(session: Session) -> None:
    assert pasting.hear(session, " \n ") == pasting.Heard()


def test_pasted_rows_go_the_way_of_a_file(session: Session) -> None:
    text = "姓名\t电话\t生日\n王小明\t13800138000\t1990/5/17\n李四\t13900139000\t\n"
    assert pasting.kind(text) is Kind.ROWS
    prepared = pasting.prepare(session, text)
    assert prepared.heading_row == 0
    assert prepared.mapping == {0: "name", 1: "phone", 2: "birthday"}
    result = imports.run(session, imports.check(session, prepared))
    assert (result.read, result.created) == (2, 2)
    assert history.operations(session, limit=1)[0].subject == "Pasted rows"
    assert result.operation_id is not None
    history.undo(session, result.operation_id)
    assert session.one("SELECT count(*) FROM customer WHERE deleted_at IS NULL") == (0,)


def test_rows_without_a_heading_are_all_taken(session: Session) -> None:
    prepared = pasting.prepare(session, "王小明\t13800138000\n李四\t13900139000\n张三丰\t13700137000\n")
    assert prepared.heading_row is None
    assert prepared.mapping == {0: "name", 1: "phone"}


def test_chat_lines_become_rows(session: Session) -> None:
    prepared = pasting.prepare(session, "王小明 13800138000 想看两居\n李四 13900139000 海淀区\n")
    assert [(column.heading, column.field) for column in prepared.columns] == [
        ("Name", "name"),
        ("Phone", "phone"),
        ("Region", "region"),
        ("Note", "note"),
    ]
    plan = imports.check(session, prepared)
    assert list(plan.rows.names) == ["王小明", "李四"]
