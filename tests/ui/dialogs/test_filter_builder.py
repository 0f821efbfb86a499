"""The filter builder: rows, text and count say the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, given, settings
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import classification, customers, filter_fields, filter_words
from crm_desktop.services.customer_filter import Filter
from crm_desktop.ui.dialogs import filter_operators
from crm_desktop.ui.dialogs.filter_builder import FilterBuilder
from crm_desktop.ui.dialogs.filter_rows import ConditionRow, GroupBox
from crm_desktop.ui.tasks import Tasks
from crm_desktop.values import rules
from crm_desktop.values.rules import EVERYBODY, Condition, Rule
from tests.values.test_language import RULES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, offscreen

_KEYS = {
    "last": "last_contact_at",
    "next": "next_follow_up",
    "count": "interaction_count",
    "spent": "interaction_count",
}


@pytest.fixture
def tasks(session: Session) -> Iterator[Tasks]:
    made = Tasks(None, at_end=session.database.close_thread)
    yield made
    made.close()


@pytest.fixture
def shop(session: Session) -> Session:
    for name in ("A", "B"):
        classification.add(session, "grade", name)
    for name in ("VIP", "old", "t3", "t4", "t5"):
        classification.add(session, "tag", name)
    for values in (
        {"name": "张伟", "grade": 1, "tags": [1], "phone": "13805715678"},
        {"name": "李雷", "grade": 2, "company": "兴达"},
        {"name": "王小明", "starred": 1},
    ):
        customers.add(session, values)
    return session


@pytest.fixture
def builder(shop: Session, tasks: Tasks, qtbot: QtBot) -> FilterBuilder:
    made = FilterBuilder(shop, tasks, Filter())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.count.text() == "3 customers")
    return made


def row(builder: FilterBuilder, at: int = 0) -> ConditionRow:
    found = builder.group.parts[at]
    assert isinstance(found, ConditionRow)
    return found


def choose(box: object, data: object) -> None:
    box.setCurrentIndex(box.findData(data))  # type: ignore[attr-defined]


def test_rows_are_written_as_text_and_counted(builder: FilterBuilder, qtbot: QtBot) -> None:
    first = row(builder)
    choose(first.field, "grade")
    qtbot.keyClick(first.choices, Qt.Key.Key_Down)
    popup = first.choices.findChild(QListWidget)
    assert isinstance(popup, QListWidget)
    assert [popup.item(at).text() for at in range(popup.count())] == ["A", "B", "none"]
    qtbot.keyClick(popup, Qt.Key.Key_Space)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert builder.text.text() == "grade:A"
    qtbot.waitUntil(lambda: builder.count.text() == "1 customer")
    choose(first.operator, "none_of")
    assert builder.text.text() == "-grade:A"
    qtbot.waitUntil(lambda: builder.count.text() == "2 customers")
    builder.group.add(EVERYBODY)
    second = row(builder, 1)
    choose(second.field, "company")
    second.text.setText("兴达")
    assert builder.text.text() == "-grade:A company:兴达"
    choose(builder.group.mode, "any")
    assert builder.text.text() == "-grade:A OR company:兴达"
    second.removed.emit()
    assert builder.text.text() == "-grade:A"
    assert builder.filter == filter_words.read(builder._session, "-grade:A")[0]


def test_text_puts_the_rows_and_says_what_it_does_not_understand(
    builder: FilterBuilder, qtbot: QtBot
) -> None:
    builder.text.setText("张 (grade:A OR is:starred) last:soon")
    builder.text.settle_now()
    assert row(builder).text.text() == "张"
    inner = builder.group.parts[1]
    assert isinstance(inner, GroupBox)
    assert inner.mode.currentData() == "any"
    assert [each.field.currentText() for each in inner.parts if isinstance(each, ConditionRow)] == [
        "Grade",
        "Star",
    ]
    assert builder.problem.text() == "last: needs a time such as >30d or 2024-05."
    qtbot.waitUntil(lambda: builder.count.text() == "1 customer")
    with qtbot.waitSignal(builder.filter_chosen) as chosen:
        builder.act.click()
    assert chosen.args == [filter_words.read(builder._session, "张 (grade:A OR is:starred)")[0]]


@pytest.mark.usefixtures("noon")
@pytest.mark.parametrize(
    ("field", "operator", "text", "written"),
    [
        ("last_contact_at", "recent", "30d", "last:<30d"),
        ("last_contact_at", "longer", "2周", "last:>2w"),
        ("last_contact_at", "named", "this-month", "last:this-month"),
        ("created_at", "in", "2024年5月", "created:2024-05"),
        ("created_at", "between", "2024-05..2024-06", "created:2024-05..2024-06"),
        ("created_at", "until", "2024", "created:<=2024"),
        ("next_follow_up", "ahead", "7d", "next:<7d"),
        ("next_follow_up", "filled", "", "-next:none"),
        ("interaction_count", "more", "5", "interactions:>5"),
        ("birthday", "in", "5月", "birthday:05"),
        ("phone", "starts_not", "138", "-tel:138*"),
        ("starred", "no", "", "-is:starred"),
        ("", "lacks", "小明", '-"小明"'),
        ("last_contact_at", "recent", "soon", ""),  # not whole yet
    ],
)
def test_an_operator_is_this_condition(
    shop: Session, field: str, operator: str, text: str, written: str
) -> None:
    rule = filter_operators.rule(filter_operators.Asked(field, operator, text))
    assert filter_words.written(shop, Filter(rule)) == written
    if written:
        assert filter_operators.asked(rule).operator == operator  # type: ignore[union-attr]


def test_every_operator_of_every_field_has_words_and_a_value(shop: Session) -> None:
    for each in filter_fields.every():
        for operator, words in filter_operators.operators(each.key).items():
            assert words
            assert filter_operators.takes(each.key, operator) in ("", "text", "choices", "named")


def _known(rule: Rule) -> Rule:
    match rule:
        case Condition(field, op, values):
            return Condition(_KEYS.get(field, field), op, values)
        case rules.Not(inner):
            return rules.negated(_known(inner))
        case rules.All(several):
            return rules.every(map(_known, several))
        case rules.Either(several):
            return rules.either(map(_known, several))
    return rule


@given(rule=RULES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_whatever_is_asked_comes_back_from_the_rows(shop: Session, qtbot: QtBot, rule: Rule) -> None:
    known = _known(rule)
    said = [
        str(value) for leaf in rules.leaves(known) if isinstance(leaf, Condition) for value in leaf.values
    ]
    assume("".join(said).isprintable())  # a line shows nothing else
    group = GroupBox(known, filter_words.ShopVocabulary(shop))
    qtbot.addWidget(group)
    assert group.rule == known
