"""The journal: no write without an operation, and everything that was written can be taken back."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite

from crm_desktop.data import journal
from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.models import JOURNALED
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import Busy, NotFound
from crm_desktop.services import (
    attachments,
    classification,
    contacts,
    custom_fields,
    customers,
    duplicates,
    field_history,
    follow_ups,
    history,
    interactions,
    quick_entry,
    recycle_bin,
    relations,
    segments,
    staff,
)
from tests.data import care_rows


def dump(session: Session) -> dict[str, list[Any]]:
    """Every journaled row, and what the search index finds of each customer."""
    found = {}
    for model in JOURNALED:
        table = model._meta.table_name
        columns = ["id", *journal.logged_columns(session.database.connection, model)]
        derived = [name for name in model._meta.derived if name != "updated_at"]
        made = [name for name in columns if name.startswith("custom_")]  # they stay when their field goes
        columns = [name for name in columns if name not in made]
        sql = f"SELECT {', '.join([*columns, *derived, *made])} FROM {table} ORDER BY id"
        own = len(columns) + len(derived)
        rows = [
            (*row[:own], {row[at]: made[at - own] for at in range(own, len(row))})
            for row in session.query(sql)
        ]
        found[table] = [
            (*values, {value: name for value, name in more.items() if value}) for *values, more in rows
        ]
    for table in ("customer_search", "interaction_search", "follow_up_search"):
        found[table] = session.query(f"SELECT rowid FROM {table} ORDER BY rowid").fetchall()
    return found


@pytest.mark.parametrize("model", JOURNALED, ids=lambda model: model._meta.table_name)
def test_the_database_refuses_a_write_without_an_operation(session: Session, model: Any) -> None:
    sid = staff.add(session, "小李")
    staff.sign_in(session, sid)
    tag = classification.add(session, "tag", "老客户")
    customer = customers.add(session, {"name": "王小明", "phone": "13800138000", "tags": [tag]})
    quick_entry.save(
        session,
        quick_entry.Entry(customer_id=customer, text="x", follow_up_day="2999-01-01", follow_up_title="y"),
    )
    for name in ("category", "grade", "source", "lost_reason"):
        classification.add(session, name, "one")
    with session.change(Action.EDIT_CLASS_RULES) as change:
        change.insert("class_rule", {"kind": "stage"})
        change.insert("rule_grade", {"customer_id": customer, "grade_id": 1, "day": "2026-11-20"})
    with session.change(Action.EDIT_PLANNING) as change:
        change.insert("shop_day", {"weekday": 6})
        change.insert("phrase", {"place": "entry", "name": "x"})
        change.insert("shift", {"name": "早班", "begins": "09:00", "ends": "14:00"})
    with session.change(Action.EDIT_VIEWS) as change:
        change.insert("saved_view", {"name": "mine", "definition": "{}"})
    color = custom_fields.Definition("Color", Kind.ONE_OF, ("Red",))
    customers.update(session, customer, {custom_fields.define(session, color): "Red"})
    other = customers.add(session, {"name": "王晓明"})
    duplicates.not_same(session, [customer, other])
    relations.add(session, customer, other, "friend", "friend")
    segments.add_fixed(session, "生日会", [customer])
    with session.change(Action.THANK) as change:
        change.insert("referral_thanks", {"customer_id": customer, "brought_id": other})
    attachments.add(session, customer, [attachments.Source("a.txt", b"a")])
    _receive_somebody(session, sid)
    care_rows.add(session, customer)
    with session.change(Action.RECORD_PURCHASE) as change:
        product = change.insert("product", {"name": "绿茶"})
        bought = {
            "customer_id": customer,
            "day": "2026-01-01",
            "at": 1,
            "product_id": product,
            "created_at": 1,
        }
        change.insert("purchase", bought)
    before = dump(session)
    table = model._meta.table_name
    assert before[table], "the test needs a row in every table"
    connection = session.database.connection
    columns = journal.logged_columns(session.database.connection, model)
    filled = next(
        field.column_name for field in model._meta.sorted_fields if not field.null and field.name != "id"
    )
    for sql in (
        f"UPDATE {table} SET {filled} = {filled} || '1'",
        f"DELETE FROM {table}",
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(columns)} FROM {table} LIMIT 1",
    ):
        with pytest.raises(sqlite.Error):
            connection.execute(sql)
    assert dump(session) == before


def _receive_somebody(session: Session, staff_id: int) -> None:
    """A row in each table of the reception."""
    entry = session.one("SELECT id FROM interaction")[0]
    with session.change(Action.SERVE_VISITOR) as change:
        change.insert("register_word", {"list": "channel", "name": "路过"})
        change.insert("stay", {"interaction_id": entry})
        change.insert("duty", {"day": "2026-11-20", "staff_id": staff_id})
        turn = {"day": "2026-11-20", "at": 1, "staff_id": staff_id, "kind": "turn", "interaction_id": entry}
        change.insert("turn", turn)


def test_derived_columns_cannot_be_written_from_outside_either(session: Session) -> None:
    customers.add(session, {"name": "王小明", "phone": "13800138000"})
    with pytest.raises(sqlite.Error, match="without an operation"):
        session.database.connection.execute("UPDATE customer SET phone = '1'")


def test_undo_and_redo_of_an_edit(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明", "phone": "13800138000"})
    before = dump(session)
    customers.update(session, customer, {"phone": "13911112222", "name": "王晓明", "birthday": "1990.5"})
    after = dump(session)
    assert history.undo_title(session) == "Edit customer: 王小明"
    history.undo_last(session)
    assert dump(session) == before
    assert history.redo_title(session) == "Edit customer: 王小明"
    history.redo_last(session)
    assert dump(session) == after
    assert history.redo_title(session) is None
    history.undo_last(session)
    assert dump(session) == before


def test_a_new_act_ends_the_chance_to_redo(session: Session) -> None:
    customers.add(session, {"name": "甲"})
    history.undo_last(session)
    customers.add(session, {"name": "乙"})
    assert history.redo_title(session) is None
    with pytest.raises(NotFound, match="nothing to redo"):
        history.redo_last(session)


def test_a_bulk_edit_is_undone_but_what_was_changed_since_is_kept_and_named(session: Session) -> None:
    grade = classification.add(session, "grade", "A")
    other = classification.add(session, "grade", "B")
    ids = [customers.add(session, {"name": f"客户{number}"}) for number in range(5)]
    operation = customers.update_many(session, ids, {"grade": grade})
    customers.update(session, ids[2], {"grade": other})
    undone = history.undo(session, operation)
    assert [customers.get(session, found).grade_id for found in ids] == [None, None, other, None, None]
    assert undone.kept == ("客户2",)


def test_undoing_a_new_customer_keeps_one_that_was_worked_with_since(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明"})
    operation = history.newest(session)
    quick_entry.save(session, quick_entry.Entry(customer_id=customer, text="came in"))
    with pytest.raises(NotFound, match="changed since"):
        history.undo(session, operation)
    assert customers.get(session, customer).name == "王小明"
    assert not history.operations(session)[-1].undone
    history.undo_last(session)  # the visit
    history.undo(session, operation)
    assert session.one("SELECT count(*) FROM customer")[0] == 0


def test_a_purge_can_be_undone_with_all_that_belonged_to_the_customer(session: Session) -> None:
    tag = classification.add(session, "tag", "老客户")
    customer = customers.add(
        session, {"name": "王小明", "phone": ["13800138000", "057188881234"], "tags": [tag]}
    )
    quick_entry.save(session, quick_entry.Entry(customer_id=customer, text="想看两居"))
    follow_ups.plan(session, customer, "2999-01-01", "回访")
    recycle_bin.delete(session, [customer])
    before = dump(session)
    recycle_bin.purge(session, [customer])
    assert not dump(session)["contact_method"]
    history.undo_last(session)
    assert dump(session) == before


def test_a_restored_customer_never_collides_with_its_twin(session: Session) -> None:
    first = customers.add(session, {"name": "王小明", "number": "VIP-1"})
    recycle_bin.delete(session, [first])
    second = customers.add(session, {"name": "李雷", "number": "VIP-1"})
    recycle_bin.restore(session, [first])
    assert customers.get(session, second).number == "VIP-1"
    assert customers.get(session, first).number == f"VIP-1-{first}"
    assert customers.get(session, first).deleted_at is None


def test_undoing_a_deletion_with_a_taken_number_gives_a_new_one(session: Session) -> None:
    first = customers.add(session, {"name": "王小明", "number": "VIP-1"})
    operation = recycle_bin.delete(session, [first])
    customers.add(session, {"name": "李雷", "number": "VIP-1"})
    history.undo(session, operation)
    assert customers.get(session, first).number == f"VIP-1-{first}"
    assert customers.get(session, first).deleted_at is None


def test_a_list_entry_in_use_by_others_stays_when_its_creation_is_undone(session: Session) -> None:
    grade = classification.add(session, "grade", "A")
    operation = history.newest(session)
    customers.add(session, {"name": "王小明", "grade": grade})
    with pytest.raises(NotFound, match="changed since"):
        history.undo(session, operation)
    assert [entry.name for entry in classification.entries(session, "grade")] == ["A"]


def test_deleting_a_grade_and_undoing_it_gives_it_back_to_its_customers(session: Session) -> None:
    grade = classification.add(session, "grade", "A")
    customer = customers.add(session, {"name": "王小明", "grade": grade})
    classification.delete(session, "grade", grade)
    assert customers.get(session, customer).grade_id is None
    history.undo_last(session)
    assert customers.get(session, customer).grade_id == grade


def test_an_error_inside_a_change_leaves_nothing_and_announces_nothing(session: Session) -> None:
    heard: list[Changes] = []
    session.subscribe(heard.append)
    before = dump(session)
    with pytest.raises(ZeroDivisionError), session.change(Action.ADD_CUSTOMER) as change:
        change.insert("customer", {"number": "1", "name": "half", "created_at": 1})
        raise ZeroDivisionError
    assert dump(session) == before
    assert heard == []
    assert session.one("SELECT count(*) FROM operation")[0] == 0


def test_one_announcement_names_the_rows_touched(session: Session) -> None:
    heard: list[Changes] = []
    customer = customers.add(session, {"name": "王小明"})
    stop = session.subscribe(heard.append)
    contacts.add(session, customer, "phone", "13800138000")
    stop()
    customers.update(session, customer, {"name": "x"})
    assert len(heard) == 1
    assert heard[0].touches("customer", customer)
    assert heard[0].touches("contact_method")
    assert not heard[0].touches("customer", customer + 1)
    assert not heard[0].touches("follow_up")


def test_a_change_without_effect_is_no_act(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明"})
    count = session.one("SELECT count(*) FROM operation")[0]
    customers.update(session, customer, {"name": "王小明"})
    assert session.one("SELECT count(*) FROM operation")[0] == count


def test_writing_a_customer_down_is_one_entry_without_a_list_of_fields(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明", "phone": ["13800138000", "057188881234"]})
    contacts.add(session, customer, "email", "wxm@example.com")
    items = interactions.timeline(session, customer, [interactions.CHANGE])
    assert [[field[1:] for field in item.fields] for item in items] == [
        [("contact", "", "wxm@example.com")],
        [],
    ]


def test_one_logged_value_is_put_back(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明", "company": "兴达"})
    customers.update(session, customer, {"company": "宏达", "note": "new"})
    item = interactions.timeline(session, customer, [interactions.CHANGE])[0]
    logged = {column: (change, old, new) for change, column, old, new in item.fields}
    assert logged["company"][1:] == ("兴达", "宏达")
    field_history.put_back(session, logged["company"][0], "company")
    found = customers.get(session, customer)
    assert (found.company, found.note) == ("兴达", "new")


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["add", "edit", "phone", "second", "unphone", "visit", "plan", "done", "bin", "restore", "purge",
             "bulk", "tag", "untag", "grade", "ungrade", "undo", "redo", "unvisit", "field", "fill", "unfield"]
        ),
        st.integers(0, 5),
    ),
    max_size=25,
)  # fmt: skip


def _step(session: Session, name: str, pick: int) -> None:
    ids = [row[0] for row in session.query("SELECT id FROM customer WHERE deleted_at IS NULL ORDER BY id")]
    grades = [entry.id for entry in classification.entries(session, "grade")]
    one = ids[pick % len(ids)] if ids else None
    if name == "add":
        customers.add(session, {"name": f"客户{pick}", "phone": f"1380013800{pick}"})
    elif name == "grade":
        classification.add(session, "grade", f"G{session.one('SELECT count(*) FROM operation')[0]}")
    elif name == "ungrade" and grades:
        classification.delete(session, "grade", grades[pick % len(grades)])
    elif name == "field":
        word = f"F{session.one('SELECT count(*) FROM operation')[0]}"
        kind = (Kind.TEXT, Kind.ONE_OF, Kind.CUSTOMER)[pick % 3]
        custom_fields.define(session, custom_fields.Definition(word, kind, ("a", "b")))
    elif name == "unfield" and FIELDS.made:
        custom_fields.delete(session, FIELDS.made[pick % len(FIELDS.made)].made)
    elif name == "undo" and history.undo_title(session):
        history.undo_last(session)
    elif name == "redo" and history.redo_title(session):
        history.redo_last(session)
    elif name in ("restore", "purge"):
        gone = [found.id for found in recycle_bin.contents(session)]
        if gone:
            (recycle_bin.restore if name == "restore" else recycle_bin.purge)(
                session, [gone[pick % len(gone)]]
            )
    elif one is not None:
        _step_on(session, name, pick, one, ids, grades)


def _step_on(session: Session, name: str, pick: int, one: int, ids: list[int], grades: list[int]) -> None:
    if name == "edit":
        customers.update(session, one, {"name": f"改名{pick}", "note": "n" * pick})
    elif name == "fill" and FIELDS.made:
        field = FIELDS.made[pick % len(FIELDS.made)]
        value = {Kind.ONE_OF: "b", Kind.CUSTOMER: ids[0]}.get(field.kind, f"v{pick}")
        customers.update(session, one, {field.key: value})
    elif name == "phone":
        customers.update(session, one, {"phone": f"1391111222{pick}"})
    elif name == "second":
        contacts.add(session, one, "phone", f"0571888812{pick}{pick}")
    elif name == "unphone":
        customers.update(session, one, {"phone": ""})
    elif name == "visit":
        quick_entry.save(session, quick_entry.Entry(customer_id=one, text=f"来访{pick}"))
    elif name == "unvisit":
        row = session.one("SELECT max(id) FROM interaction")
        if row[0]:
            interactions.delete(session, row[0])
    elif name == "plan":
        follow_ups.plan(session, one, f"2999-01-0{pick + 1}", "回访")
    elif name == "done":
        follow_ups.finish(session, [found.id for found in follow_ups.open_list(session)])
    elif name == "bin":
        recycle_bin.delete(session, [one])
    elif name == "bulk" and grades:
        customers.update_many(session, ids, {"grade": grades[pick % len(grades)]})
    elif name in ("tag", "untag"):
        entries = classification.entries(session, "tag") or [None]
        tag = entries[0].id if entries[0] else classification.add(session, "tag", "标签")
        chosen = [tag] if name == "tag" else []
        customers.update_many(session, ids, {}, add_tags=chosen, remove_tags=[] if chosen else [tag])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
def test_any_series_of_acts_undone_is_the_state_before(
    steps: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    from crm_desktop.data.database import Database
    from crm_desktop.paths import DataFolder

    session = Session(Database(DataFolder(tmp_path_factory.mktemp("shop"))))
    try:
        customers.add(session, {"name": "老王", "phone": "13800138000"})
        session.started_after = session.one("SELECT max(id) FROM operation")[0]
        before = dump(session)
        for name, pick in steps:
            _step(session, name, pick)
        while session.next_undo():
            assert history.undo_last(session).kept == ()
        after = dump(session)
        assert after == before
        check_derived(session)
    finally:
        session.close()


def check_derived(session: Session) -> None:
    """Every derived column says what the rows that it derives from say."""
    for row in session.query("SELECT id, phone, interaction_count, next_follow_up FROM customer").fetchall():
        customer_id, phone, count, following = row
        first = [found.value for found in contacts.of(session, customer_id) if found.kind == "phone"]
        assert phone == (first[0] if first else "")
        assert (
            count == session.one("SELECT count(*) FROM interaction WHERE customer_id = ?", (customer_id,))[0]
        )
        due = session.one(
            "SELECT min(due_day) FROM follow_up WHERE customer_id = ? AND status = 'open'", (customer_id,)
        )
        assert following == due[0]


def test_the_log_of_an_update_names_only_the_fields_that_differ(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明", "company": "兴达"})
    customers.update(session, customer, {"name": "王小明", "company": "宏达"})
    data = session.one("SELECT data FROM change WHERE kind = 'U' ORDER BY id DESC LIMIT 1")[0]
    assert json.loads(data) == {"company": ["兴达", "宏达"]}


@pytest.mark.parametrize(
    "old", ['],"note":["', '{"name":[1,2],"note":[3]}', ""], ids=["a second", "JSON", "empty"]
)
@pytest.mark.parametrize("fields", [("note",), ("note", "company")], ids=["one field", "two fields"])
def test_texts_that_look_like_the_log_itself_are_taken_back_too(
    session: Session, old: str, fields: tuple[str, ...]
) -> None:
    customer = customers.add(session, {"name": "王小明", **dict.fromkeys(fields, old)})
    customers.update(session, customer, dict.fromkeys(fields, '":["x"],"y"'))
    history.undo_last(session)
    values = session.one(f"SELECT {', '.join(fields)} FROM customer WHERE id = ?", (customer,))
    assert values == (old,) * len(fields)


def test_while_a_longer_act_writes_a_save_is_refused_at_once_and_a_choice_waits(session: Session) -> None:
    begun, finish = threading.Event(), threading.Event()

    def longer_act() -> None:
        with session.change(Action.IMPORT) as change:
            change.insert("customer", {"number": "1", "name": "imported", "created_at": 1})
            begun.set()
            finish.wait(30)
        session.database.close_thread()

    worker = threading.Thread(target=longer_act)
    worker.start()
    assert begun.wait(30)
    with pytest.raises(Busy, match="still writing"):
        customers.add(session, {"name": "typed meanwhile"})
    session.remember("page", "customers")
    assert session.setting("page") == "customers"
    assert session.one("SELECT count(*) FROM customer")[0] == 0  # reading goes on
    finish.set()
    worker.join()
    session.remember("language", "en")
    assert session.one("SELECT value FROM setting WHERE key = 'page'") == ('"customers"',)
    assert session.query("SELECT name FROM customer").fetchall() == [("imported",)]


def test_choices_go_to_the_worker_together_and_are_read_at_once(session: Session) -> None:
    handed: list[Callable[[], None]] = []
    session.store_later = handed.append
    session.remember("page", "today")
    session.remember("page", "customers")
    session.remember("large_type", True)
    assert len(handed) == 1
    assert session.setting("page") == "customers"
    assert session.query("SELECT * FROM setting").fetchall() == []
    handed[0]()
    assert dict(session.query("SELECT key, value FROM setting").fetchall()) == {
        "page": '"customers"',
        "large_type": "true",
    }
    session.remember("page", "history")
    assert len(handed) == 2


def test_what_was_deleted_before_a_column_was_added_comes_back(session: Session) -> None:
    wang = customers.add(session, {"name": "王小明"})
    recycle_bin.delete(session, [wang])
    operation = recycle_bin.purge(session, [wang])
    connection = session.database.connection
    connection.execute(  # as an older program wrote it, which did not know the column
        "UPDATE change SET data = json_remove(data, '$.evaluation') WHERE kind = 'D' AND table_name = 'customer'"
    )
    assert session.undo(operation).kept == []
    assert customers.get(session, wang).evaluation == ""
