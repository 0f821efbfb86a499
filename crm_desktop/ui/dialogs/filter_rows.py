"""The rows and groups of the filter builder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.i18n import labelled, language, translate
from crm_desktop.services import filter_fields
from crm_desktop.services.filter_words import ShopVocabulary
from crm_desktop.ui import icons, theme
from crm_desktop.ui.dialogs import filter_operators
from crm_desktop.ui.dialogs.filter_operators import WORDS, Asked
from crm_desktop.ui.widgets.check_choices import CheckChoices
from crm_desktop.ui.widgets.choices import Choice
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.values import rules, spans
from crm_desktop.values.rules import EVERYBODY, Either, Not, Rule

_DEEPEST = 4  # groups inside one another that can be added here


def field_choices() -> list[tuple[str, str]]:
    """(title, key) of all that can be asked for; words first, then by title."""
    fields = [
        (filter_fields.title(each.key), each.key) for each in filter_fields.every() if each.key != "operation"
    ]
    return [(translate("Builder", "Anything"), WORDS), *sorted(fields)]


class ConditionRow(QWidget):
    """Field, operator, value, and a cross that takes the row away."""

    changed = Signal()
    removed = Signal()

    def __init__(self, asked: Asked, words: ShopVocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.field = QComboBox(self)
        self.field.setAccessibleName(translate("Builder", "Field"))
        self.field.setMaxVisibleItems(18)
        for title, key in field_choices():
            self.field.addItem(title, key)
        if self.field.findData(asked.field) < 0:
            self.field.addItem(filter_fields.title(asked.field), asked.field)
        self.field.setCurrentIndex(self.field.findData(asked.field))
        self.operator = QComboBox(self)
        self.operator.setAccessibleName(translate("Builder", "Condition"))
        self.text = LineEdit(parent=self)
        self.text.setAccessibleName(translate("Builder", "Value"))
        self.named = QComboBox(self)
        self.named.setAccessibleName(translate("Builder", "Value"))
        for name in spans.NAMES:
            self.named.addItem(spans.said(name, language() == "zh_CN"), name)
        self.choices = CheckChoices("", [], self)
        self._values = QStackedWidget(self)
        self._nothing = QWidget(self)
        for each in (self.text, self.named, self.choices, self._nothing):
            self._values.addWidget(each)
        remove = QToolButton(self)
        remove.setIcon(icons.icon("close", "secondary"))
        remove.setToolTip(translate("Builder", "Take this condition away"))
        remove.setAccessibleName(translate("Builder", "Take this condition away"))
        for each in (self.field, self.operator, self.text, self.named, remove):
            theme.style(each, density="compact")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.field.setFixedWidth(168)
        self.operator.setFixedWidth(160)
        row.addWidget(self.field)
        row.addWidget(self.operator)
        row.addWidget(self._values, 1)
        row.addWidget(remove)
        self._fill_operators()
        self._show(asked)
        self.field.currentIndexChanged.connect(self._field_chosen)
        self.operator.currentIndexChanged.connect(self._operator_chosen)
        self.text.textChanged.connect(lambda _: self.changed.emit())
        self.named.currentIndexChanged.connect(lambda _: self.changed.emit())
        remove.clicked.connect(self.removed)

    @property
    def asked(self) -> Asked:
        """What the row says."""
        key, operator = str(self.field.currentData()), str(self.operator.currentData())
        kind = filter_operators.takes(key, operator)
        text = str(self.named.currentData()) if kind == "named" else self.text.text()
        values: Any = self.choices.chosen if kind == "choices" else ()
        return Asked(key, operator, text if kind in ("text", "named") else "", values)

    @property
    def rule(self) -> Rule:
        """The rule of the row; everybody while it is not whole."""
        return filter_operators.rule(self.asked)

    def _fill_operators(self) -> None:
        self.operator.blockSignals(True)
        self.operator.clear()
        key = str(self.field.currentData())
        for name, words in filter_operators.operators(key).items():
            self.operator.addItem(words, name)
        self.operator.blockSignals(False)
        each = filter_fields.of_key(key)
        if each is not None and each.chosen_from:
            entries = self._words.entries(key)
            options = [
                Choice(entry.value, entry.path if entry.path != entry.value else entry.name)
                for entry in entries
            ]
            if isinstance(entries[0].value if entries else None, str):
                options = [Choice(entry.value, entry.name) for entry in entries]
            none = Choice(None, translate("Builder", "none"))
            chooser = CheckChoices(filter_fields.title(key), [*options, none], self)
            self._values.removeWidget(self.choices)
            self.choices.deleteLater()
            self.choices = chooser
            self._values.addWidget(chooser)
            chooser.changed.connect(self.changed)

    def _show(self, asked: Asked) -> None:
        place = self.operator.findData(asked.operator)
        if place < 0:  # written by hand, and not among the usual ones
            self.operator.addItem(asked.operator, asked.operator)
            place = self.operator.count() - 1
        self.operator.setCurrentIndex(place)
        kind = filter_operators.takes(asked.field, asked.operator)
        if kind == "named":
            self.named.setCurrentIndex(max(0, self.named.findData(asked.text)))
        elif kind == "text":
            self.text.setText(asked.text)
        elif kind == "choices":
            self.choices.set_chosen(asked.values)
        self._show_value()

    def _show_value(self) -> None:
        key, operator = str(self.field.currentData()), str(self.operator.currentData())
        kind = filter_operators.takes(key, operator)
        shown = {"text": self.text, "named": self.named, "choices": self.choices}.get(kind, self._nothing)
        self._values.setCurrentWidget(shown)
        self.text.setPlaceholderText(filter_operators.hint(key, operator))
        self.text.setAccessibleName(labelled(self.field.currentText(), self.operator.currentText()))

    def _field_chosen(self) -> None:
        self._fill_operators()
        self.text.blockSignals(True)
        self.text.clear()
        self.text.blockSignals(False)
        self._show_value()
        self.changed.emit()

    def _operator_chosen(self) -> None:
        self._show_value()
        self.changed.emit()


class GroupBox(QFrame):
    """Conditions of which all, any, none, or not all must hold; groups may stand inside.

    Args:
        rule: what it says at first.
        depth: 0 for the outermost, which cannot be taken away.
    """

    changed = Signal()
    removed = Signal()

    def __init__(
        self, rule: Rule, words: ShopVocabulary, depth: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._depth = depth
        self.parts: list[ConditionRow | GroupBox] = []
        if depth:
            theme.style(self, ground="card")
        self.mode = QComboBox(self)
        self.mode.setAccessibleName(translate("Builder", "How the conditions go together"))
        theme.style(self.mode, density="compact")
        for key, said in (
            ("all", translate("Builder", "all of these")),
            ("any", translate("Builder", "any of these")),
            ("none", translate("Builder", "none of these")),
            ("not all", translate("Builder", "not all of these")),
        ):
            self.mode.addItem(said, key)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(*((12, 8, 8, 8) if depth else (0, 0, 0, 0)))
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addLayout(self._rows)
        column.addLayout(self._foot())
        self._take(rule)
        self.mode.currentIndexChanged.connect(lambda _: self.changed.emit())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        lead = QLabel(translate("Builder", "Customers that match"), self) if not self._depth else None
        if lead is not None:
            row.addWidget(lead)
        row.addWidget(self.mode)
        row.addStretch(1)
        if self._depth:
            remove = QToolButton(self)
            remove.setIcon(icons.icon("close", "secondary"))
            remove.setToolTip(translate("Builder", "Take this group away"))
            remove.setAccessibleName(translate("Builder", "Take this group away"))
            theme.style(remove, density="compact")
            remove.clicked.connect(self.removed)
            row.addWidget(remove)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        more = QPushButton(translate("Builder", "Condition"), self)
        more.setAccessibleName(translate("Builder", "Add a condition"))
        more.clicked.connect(lambda: self.add(EVERYBODY))
        buttons = [more]
        if self._depth < _DEEPEST:
            group = QPushButton(translate("Builder", "Group"), self)
            group.setAccessibleName(translate("Builder", "Add a group"))
            group.clicked.connect(self._add_group)
            buttons.append(group)
        for button in buttons:
            button.setIcon(icons.icon("add", "accent"))
            button.setAutoDefault(False)
            theme.style(button, look="quiet", density="compact")
            row.addWidget(button)
        row.addStretch(1)
        return row

    # -- what it says ---------------------------------------------------------------------------

    @property
    def rule(self) -> Rule:
        """The rule of the group; what is not whole is passed over."""
        found = [each for each in (part.rule for part in self.parts) if each != EVERYBODY]
        match self.mode.currentData():
            case "any":
                return rules.either(found)
            case "none":
                return rules.negated(rules.either(found))
            case "not all":
                return rules.negated(rules.every(found))
        return rules.every(found)

    def _take(self, rule: Rule) -> None:
        mode, inside = _opened(rule)
        self.mode.setCurrentIndex(self.mode.findData(mode))
        for each in inside:
            self.add(each, silent=True)
        if not inside:
            self.add(EVERYBODY, silent=True)

    def add(self, rule: Rule, *, silent: bool = False) -> None:
        """Put a row or a group at the end; for everybody a row that is still to be filled."""
        asked = Asked(WORDS, "contains") if rule == EVERYBODY else filter_operators.asked(rule)
        part = (
            GroupBox(rule, self._words, self._depth + 1, self)
            if asked is None
            else ConditionRow(asked, self._words, self)
        )
        self._put(part)
        if not silent:
            first = part.field if isinstance(part, ConditionRow) else part.mode
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Put the focus into the first row."""
        first = self.parts[0]
        (first.field if isinstance(first, ConditionRow) else first.mode).setFocus()

    def _add_group(self) -> None:
        part = GroupBox(EVERYBODY, self._words, self._depth + 1, self)
        part.mode.setCurrentIndex(part.mode.findData("any" if self.mode.currentData() == "all" else "all"))
        self._put(part)
        part.mode.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, part: ConditionRow | GroupBox) -> None:
        self.parts.append(part)
        self._rows.addWidget(part)
        part.changed.connect(self.changed)
        part.removed.connect(lambda: self._remove(part))
        part.show()

    def _remove(self, part: ConditionRow | GroupBox) -> None:
        self.parts.remove(part)
        self._rows.removeWidget(part)
        part.hide()
        part.deleteLater()
        self.changed.emit()


def _opened(rule: Rule) -> tuple[str, Sequence[Rule]]:
    """(mode, the rules inside) of a rule as a group."""
    if isinstance(rule, Either):
        return "any", rule.rules
    if isinstance(rule, Not) and filter_operators.asked(rule) is None:
        inner = rule.rule
        return ("not all", inner.rules) if isinstance(inner, rules.All) else ("none", rules_of(inner))
    return "all", rules.parts(rule)


def rules_of(rule: Rule) -> Sequence[Rule]:
    """The alternatives of a rule."""
    return rule.rules if isinstance(rule, Either) else (rule,)
