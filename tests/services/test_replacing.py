"""Find and replace over one field: what is found, what is written, what is left out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.data.fields import Kind
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled, InvalidValue
from crm_desktop.progress import Progress
from crm_desktop.services import (
    classification,
    contacts,
    custom_fields,
    customers,
    history,
    recycle_bin,
    replacing,
)
from crm_desktop.services.custom_fields import Definition
from crm_desktop.services.replace_words import Search, replacer


def ids(session: Session) -> list[int]:
    return [row[0] for row in session.query("SELECT id FROM customer ORDER BY id")]


def value(session: Session, column: str, name: str) -> object:
    return session.one(f"SELECT {column} FROM customer WHERE name = ?", (name,))[0]


@pytest.fixture
def notes(session: Session) -> list[int]:
    """Three customers with notes."""
    for name, note in (("张伟", "住幸福路 3 号"), ("李雷", "幸福路口见"), ("王芳", "没有")):
        customers.add(session, {"name": name, "note": note, "phone": "0571-88881234"})
    return ids(session)


def test_a_look_writes_nothing_and_says_old_and_new(session: Session, notes: list[int]) -> None:
    look = replacing.look(session, notes, Search("note", "幸福路", "和平路"))
    assert look.changed == 2
    assert [(edit.name, edit.new) for edit in look.edits] == [
        ("李雷", "和平路口见"),
        ("张伟", "住和平路 3 号"),
    ]
    assert value(session, "note", "李雷") == "幸福路口见"


def test_a_replacement_is_one_operation_and_is_undone(session: Session, notes: list[int]) -> None:
    done = replacing.replace(session, notes, Search("note", "幸福路", "和平路"))
    assert (done.changed, history.count(session, done.operation_id)) == (2, 2)
    assert value(session, "note", "张伟") == "住和平路 3 号"
    history.undo(session, done.operation_id)
    assert value(session, "note", "张伟") == "住幸福路 3 号"
    assert value(session, "note", "李雷") == "幸福路口见"


def test_only_the_customers_asked_for_are_touched(session: Session, notes: list[int]) -> None:
    replacing.replace(session, notes[:1], Search("note", "幸福路", "和平路"))
    assert value(session, "note", "李雷") == "幸福路口见"


def test_capitals_whole_values_and_expressions() -> None:
    def put(text: str, find: str, replace: str, **how: bool) -> str:
        return replacer(Search("note", find, replace, **how))(text)

    assert put("VIP vip", "vip", "x") == "x x"
    assert put("VIP vip", "vip", "x", match_case=True) == "VIP x"
    assert put("vip one", "vip", "x", whole=True) == "vip one"
    assert put("VIP", "vip", "x", whole=True) == "x"
    assert put("a.b", ".", "-") == "a-b"
    assert put("0571-8888", r"(\d+)-(\d+)", r"\2 (\1)", expression=True) == "8888 (0571)"
    assert put("a1b", r"\d", "x", expression=True, whole=True) == "a1b"
    assert put(r"1", "1", r"\1") == r"\1"


@given(st.text(max_size=30), st.text(min_size=1, max_size=3), st.text(max_size=3))
def test_without_an_expression_it_is_what_a_text_replaces(text: str, find: str, replace: str) -> None:
    assert replacer(Search("note", find, replace, match_case=True))(text) == text.replace(find, replace)


@pytest.mark.parametrize(
    ("find", "replace", "field"), [("", "x", "find"), ("(a", "x", "find"), ("(幸)", r"\2", "replace")]
)
def test_what_is_not_understood_is_a_sentence_at_its_field(
    session: Session, notes: list[int], find: str, replace: str, field: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        replacing.look(session, notes, Search("note", find, replace, expression=True))
    assert refused.value.field == field


def test_an_expression_that_never_ends_is_stopped(session: Session) -> None:
    customers.add(session, {"name": "长", "note": "a" * 5_000 + "b"})
    begun = time.monotonic()
    with pytest.raises(InvalidValue, match="too long"):
        replacing.look(session, ids(session), Search("note", "(a+a+)+c$", "x", expression=True))
    assert time.monotonic() - begun < 20


def test_phones_are_replaced_each_and_an_emptied_one_goes(session: Session) -> None:
    customer = customers.add(session, {"name": "张伟", "phone": ["0571-88881234", "13805715678"]})
    replacing.replace(session, [customer], Search("phone", "0571-", "0572-"))
    assert [each.value for each in contacts.of(session, customer)] == ["0572-88881234", "13805715678"]
    assert value(session, "phone", "张伟") == "0572-88881234"
    assert session.one("SELECT count(*) FROM contact_method WHERE normalized LIKE '%57288881234'")[0] == 1
    replacing.replace(session, [customer], Search("phone", "0572-88881234", ""))
    assert [(each.value, each.primary) for each in contacts.of(session, customer)] == [("13805715678", True)]
    assert value(session, "phone", "张伟") == "13805715678"


def test_values_that_would_be_refused_are_left_out_and_named(session: Session) -> None:
    one = customers.add(session, {"name": "张伟", "email": "a@old.cn"})
    two = customers.add(session, {"name": "李雷", "email": "old.cn@old.cn"})
    done = replacing.replace(session, [one, two], Search("email", "a@old", "a@new"))
    assert done.changed == 1
    look = replacing.look(session, [one, two], Search("email", "@", " "))
    assert (look.changed, look.refused) == (0, 2)
    assert {edit.name for edit in look.left_out} == {"张伟", "李雷"}
    assert all(edit.problem for edit in look.left_out)


def test_a_name_cannot_be_emptied_and_a_number_stays_unlike_the_others(session: Session) -> None:
    for name in ("张", "张伟"):
        customers.add(session, {"name": name})
    look = replacing.look(session, ids(session), Search("name", "张", ""))
    assert [edit.new for edit in look.edits] == ["伟"]
    assert [edit.name for edit in look.left_out] == ["张"]
    numbers = replacing.look(session, ids(session), Search("number", r"^.*$", "7", expression=True))
    assert (numbers.changed, numbers.refused) == (1, 1)


def test_fields_of_the_shop_keep_their_bounds(session: Session) -> None:
    key = custom_fields.define(session, Definition("备案号", Kind.TEXT, most="4"))
    customers.add(session, {"name": "张伟", key: "A1"})
    assert key in replacing.fields()
    look = replacing.look(session, ids(session), Search(key, "A", "AAAA"))
    assert (look.changed, look.refused) == (0, 1)
    replacing.replace(session, ids(session), Search(key, "A", "B"))
    assert value(session, key, "张伟") == "B1"


def test_tags_are_exchanged_for_others(session: Session) -> None:
    old, other = (classification.add(session, "tag", name) for name in ("老客户", "要发票"))
    one = customers.add(session, {"name": "张伟", "tags": [old, other]})
    two = customers.add(session, {"name": "李雷", "tags": [old]})
    done = replacing.replace(session, [one], Search("tags", "老客户", "熟客"))
    names = "SELECT tag.name FROM customer_tag JOIN tag ON tag.id = tag_id WHERE customer_id = ? ORDER BY 1"
    assert sorted(row[0] for row in session.query(names, (one,))) == ["熟客", "要发票"]
    assert [row[0] for row in session.query(names, (two,))] == ["老客户"]
    history.undo(session, done.operation_id)
    assert sorted(row[0] for row in session.query(names, (one,))) == ["老客户", "要发票"]
    replacing.replace(session, [one], Search("tags", "要发票", "", whole=True))
    assert [row[0] for row in session.query(names, (one,))] == ["老客户"]


def test_cancelling_leaves_everything_as_it_was(session: Session, notes: list[int]) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        replacing.replace(session, notes, Search("note", "幸福路", "和平路"), progress)
    assert value(session, "note", "李雷") == "幸福路口见"


@pytest.mark.parametrize(
    "search",
    [
        Search("note", "路", "街"),
        Search("region", "杭州", "苏州"),
        Search("region", "^$", "x", expression=True),
        Search("phone", "0571", "021"),
        Search("phone", "13805715678", ""),
        Search("tags", "老", "新"),
        Search("name", "张伟", ""),
        Search("number", "C", "D"),
        Search("wechat", "w", "W", match_case=True),
    ],
)
def test_a_look_through_very_many_says_what_one_through_a_few_says(
    session: Session, search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("老客户", "老板", "同行"):
        classification.add(session, "tag", name)
    for at in range(60):
        customers.add(
            session,
            {
                "name": ("张伟", "李雷", "王芳")[at % 3],
                "note": "住幸福路" if at % 2 else "",
                "region": ("杭州市西湖区", "宁波市", "")[at % 3],
                "phone": [f"0571-8888{at:04d}", "13805715678"] if at % 4 else [],
                "wechat": f"wx{at}wx",
                "tags": [1 + at % 3],
            },
        )
    recycle_bin.delete(session, [7, 8])
    among = ids(session)[5:50][::-1]
    before = replacing.look(session, among, search)
    monkeypatch.setattr(replacing, "MANY", 3)
    after = replacing.look(session, among, search)
    assert (after.changed, after.refused) == (before.changed, before.refused)
    assert {edit.row_id: edit for edit in after.edits} == {edit.row_id: edit for edit in before.edits}
    assert {edit.row_id for edit in after.left_out} == {edit.row_id for edit in before.left_out}
