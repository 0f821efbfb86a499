"""The forms in which texts are indexed, and the queries that find each of their pieces again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite

from crm_desktop.values import phones, pinyin, tokens

Asked = Callable[[str, str], bool]
chinese = st.text(st.sampled_from("王小明李雷单曾解区翟欧阳吕绿长重庆伟芳"), min_size=1, max_size=4)
phone_texts = st.from_regex(r"(\+86 ?|0086)?1[3-9][0-9]{9}|0571-?[2-8][0-9]{7}", fullmatch=True)
relaxed = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)


@pytest.fixture
def index() -> sqlite.Connection:
    connection = sqlite.connect(":memory:", isolation_level=None)
    connection.execute(
        "CREATE VIRTUAL TABLE found USING fts5 (forms, content='', contentless_delete=1, detail=none, "
        "tokenize='trigram case_sensitive 1')"
    )
    yield connection
    connection.close()


def holds(index: sqlite.Connection, forms: str, expression: str) -> bool:
    index.execute("DELETE FROM found")
    index.execute("INSERT INTO found (rowid, forms) VALUES (1, ?)", (forms,))
    return bool(index.execute("SELECT 1 FROM found WHERE found MATCH ?", (expression,)).fetchone())


def customer(name: str = "x", phone: str = "", text: str = "", note: str = "") -> str:
    return tokens.customer_forms([name], "C000001", [text], [phone] if phone else [], note)


@relaxed
@given(phone=phone_texts, data=st.data())
def test_any_part_of_any_number_finds_it(phone: str, data: st.DataObject, index: sqlite.Connection) -> None:
    digits = phones.digits(phones.normalise(phone))
    start = data.draw(st.integers(0, len(digits) - 1))
    end = data.draw(st.integers(start + 1, len(digits)))
    assert holds(index, customer(phone=phone), tokens.Query(digits[start:end]).anywhere())


@relaxed
@given(digits=st.text("0123456789", min_size=4, max_size=4), phone=phone_texts)
def test_four_digits_that_the_number_does_not_hold_do_not_find_it(
    digits: str, phone: str, index: sqlite.Connection
) -> None:
    held = any(digits in number for number in (phones.digits(phones.normalise(phone)), "000001"))
    assert holds(index, customer(phone=phone), tokens.Query(digits).everywhere()) == held


@relaxed
@given(name=chinese, data=st.data())
def test_a_name_is_found_however_it_is_spelled(
    name: str, data: st.DataObject, index: sqlite.Connection
) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    units = pinyin.units(name)[start:]
    pieces = [data.draw(st.sampled_from(unit)) for unit in units]
    pieces = [piece if data.draw(st.booleans()) else piece[0] for piece in pieces]
    typed = "".join(pieces)[: data.draw(st.integers(1, 24))]
    assert holds(index, customer(name), tokens.Query(typed).anywhere()), typed


@pytest.mark.parametrize(
    ("name", "typed"),
    [("万芳", "wang"), ("王小明", "xw"), ("李雷", "leil"), ("王伟", "wangx"), ("安娜", "annn")],
)
def test_letters_that_do_not_spell_a_name_do_not_find_it(
    name: str, typed: str, index: sqlite.Connection
) -> None:
    assert not holds(index, customer(name), tokens.Query(typed).everywhere())


@relaxed
@given(text=st.text(st.sampled_from("兴达贸易wx9 3@.,ＡＢ"), min_size=1, max_size=12), data=st.data())
def test_any_piece_of_chinese_and_the_beginning_of_any_word_is_found(
    text: str, data: st.DataObject, index: sqlite.Connection
) -> None:
    query = tokens.Query(text)
    if query.empty:
        return
    term = data.draw(st.sampled_from(query.terms))
    end = data.draw(st.integers(1, len(term)))
    assert holds(index, customer(text=text), tokens.Query(term[:end]).anywhere())


def test_what_stands_apart_is_no_pair(index: sqlite.Connection) -> None:
    forms = customer("王明", text="兴达 贸易", note="老客 户口")
    for typed in ("达贸", "客户", "明兴"):
        assert not holds(index, forms, tokens.Query(typed).everywhere())


def test_what_stands_in_a_note_is_found_there_alone(index: sqlite.Connection) -> None:
    forms = customer(note="老客户 bob 预算200万")
    for typed in ("老客", "户", "bo", "预算", "2"):
        assert holds(index, forms, tokens.Query(typed).everywhere())
    for typed in ("老客", "户", "bo", "预算"):
        assert not holds(index, forms, tokens.Query(typed).anywhere())


def test_whole_and_beginning_are_told_apart(index: sqlite.Connection) -> None:
    forms = customer("王小明", "13805715678")
    for typed in ("王小明", "wangxiaoming", "13805715678"):
        assert holds(index, forms, tokens.Query(typed).exact()), typed
    for typed in ("王小", "wangxiao", "1380571567", "小明"):
        assert not holds(index, forms, tokens.Query(typed).exact()), typed
    for typed in ("王", "王小", "w", "wa", "wangx", "1", "13", "138", "138057"):
        assert holds(index, forms, tokens.Query(typed).start()), typed
    for typed in ("小", "x", "xiao", "3", "380"):
        assert not holds(index, forms, tokens.Query(typed).start()), typed
    for typed in ("wx", "wxm", "wxiaom", "wangxm"):
        assert holds(index, forms, tokens.Query(typed).initials()), typed
