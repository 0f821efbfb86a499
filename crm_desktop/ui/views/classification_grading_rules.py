"""The rules for grades as lines: a condition, what it gives, and its place; below them the points of each grade."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import filter_words
from crm_desktop.services.classification import Entry
from crm_desktop.services.customer_filter import Filter
from crm_desktop.ui import icons, theme
from crm_desktop.ui.query_completer import QueryCompleter
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.choices import dot_icon
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.number_box import NumberBox
from crm_desktop.values.grade_rules import POINTS, GradeRule, Grading

_MOST_POINTS = 9_999


class _Line(QWidget):
    """One rule."""

    def __init__(self, owner: RuleLines, session: Session, tasks: Tasks) -> None:
        super().__init__(owner)
        self._owner = owner
        self._session = session
        self._tasks = tasks
        self.number = QLabel(self)
        self.number.setFixedWidth(20)
        theme.style(self.number, role="secondary")
        self.text = LineEdit(parent=self)
        self.text.setPlaceholderText(translate("Grading", "Everybody else, or e.g. visits-90d:>=6"))
        QueryCompleter(self.text, session)
        self.text.textChanged.connect(lambda _: owner.changed.emit())
        self.grade = QComboBox(self)
        self.grade.setMinimumWidth(104)
        self.grade.setAccessibleName(translate("Grading", "Grade that the rule gives"))
        self.grade.currentIndexChanged.connect(lambda _: owner.changed.emit())
        self.points = NumberBox(self)
        self.points.setRange(-_MOST_POINTS, _MOST_POINTS)
        self.points.setFixedWidth(104)
        self.points.lineEdit().setTextMargins(6, 0, 0, 0)
        self.points.setAccessibleName(translate("Grading", "Points that the rule gives"))
        self.points.valueChanged.connect(lambda _: owner.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.number)
        row.addWidget(self.text, 1)
        row.addWidget(self._tool("filter", translate("Grading", "Build the condition…"), self._build))
        row.addSpacing(4)
        row.addWidget(QLabel("→", self))
        row.addWidget(self.grade)
        row.addWidget(self.points)
        row.addWidget(self._tool("up", translate("Grading", "Move up"), lambda: owner.shift(self, -1)))
        row.addWidget(self._tool("down", translate("Grading", "Move down"), lambda: owner.shift(self, 1)))
        row.addWidget(
            self._tool("delete", translate("Grading", "Delete the rule"), lambda: owner.remove(self))
        )

    def _tool(self, icon: str, words: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        theme.style(button, density="compact")
        button.clicked.connect(lambda _=False: act())
        return button

    def place(self, number: int) -> None:
        """Say which rule it is."""
        self.number.setText(f"{number}")
        self.text.setAccessibleName(translate("Grading", "Condition of rule {number}").format(number=number))

    def filter(self) -> tuple[Filter, str]:
        """What is asked for, and what of it was not understood; "" when all was."""
        chosen, problems = filter_words.read(self._session, self.text.text())
        return chosen, problems[0].sentence if problems else ""

    def _build(self) -> None:
        from crm_desktop.ui.dialogs.filter_builder import FilterBuilder

        dialog = FilterBuilder(self._session, self._tasks, self.filter()[0], self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filter_chosen.connect(
            lambda chosen: self.text.setText(filter_words.written(self._session, chosen))
        )
        dialog.open()


class RuleLines(QWidget):
    """All rules, a button for one more, and the points of the grades."""

    changed = Signal()

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._grades: list[Entry] = []
        self._mode = ""
        self.lines: list[_Line] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.more = QPushButton(translate("Grading", "Add a rule"), self)
        self.more.setIcon(icons.icon("add"))
        self.more.clicked.connect(self.add)
        self.empty = QLabel(
            translate("Grading", "No rules yet. A rule says who it is for, and which grade it gives."), self
        )
        theme.style(self.empty, role="secondary")
        self._limits = QWidget(self)
        self._limit_grid = QGridLayout(self._limits)
        self._limit_grid.setContentsMargins(24, 8, 0, 0)
        self._limit_grid.setHorizontalSpacing(12)
        self.least: dict[int, NumberBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.empty)
        column.addLayout(self._rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._limits)
        column.addStretch(1)

    # -- values -----------------------------------------------------------------------------------

    def set_grades(self, grades: Sequence[Entry]) -> None:
        """Offer these grades; what is chosen stays."""
        if list(grades) == self._grades:
            return
        self._grades = list(grades)
        for line in self.lines:
            self._offer(line, line.grade.currentData())
        values = {key: field.value() for key, field in self.least.items()}
        while self._limit_grid.count():
            self._limit_grid.takeAt(0).widget().deleteLater()
        self.least = {}
        for row, grade in enumerate(grades):
            label, field = QLabel(translate("Grading", "{grade} from").format(grade=grade.name)), NumberBox()
            field.setRange(-_MOST_POINTS - 1, _MOST_POINTS)
            field.setSpecialValueText(translate("Grading", "never"))
            field.setSuffix(translate("Grading", " points"))
            field.setFixedWidth(128)
            field.lineEdit().setTextMargins(6, 0, 0, 0)
            field.setValue(values.get(grade.id, field.minimum()))
            field.setAccessibleName(label.text())
            field.valueChanged.connect(lambda _: self.changed.emit())
            label.setBuddy(field)
            self._limit_grid.addWidget(label, row, 0)
            self._limit_grid.addWidget(field, row, 1)
            self.least[grade.id] = field
        self._limit_grid.setColumnStretch(2, 1)

    def _offer(self, line: _Line, chosen: int | None) -> None:
        line.grade.blockSignals(True)
        line.grade.clear()
        for grade in self._grades:
            line.grade.addItem(
                dot_icon(theme.dot(grade.color), self.devicePixelRatioF()), grade.name, grade.id
            )
        line.grade.setCurrentIndex(max(0, line.grade.findData(chosen)))
        line.grade.blockSignals(False)

    def set_rules(self, by: Grading) -> None:
        """Show rules to change."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []
        for rule in by.rules:
            self._append(rule)
        least = dict(by.limits)
        for grade_id, field in self.least.items():
            field.setValue(least.get(grade_id, field.minimum()))
        self._number()

    def rules(self) -> tuple[GradeRule, ...]:
        """The rules as they stand in the lines."""
        return tuple(
            GradeRule(line.filter()[0].rule, line.grade.currentData() or 0, line.points.value())
            for line in self.lines
        )

    def limits(self) -> tuple[tuple[int, int], ...]:
        """(grade, the least points for it), the highest first."""
        found = [(key, field.value()) for key, field in self.least.items() if field.value() > field.minimum()]
        return tuple(sorted(found, key=lambda each: -each[1]))

    def problem(self) -> str:
        """What of the conditions was not understood; "" when all was."""
        for at, line in enumerate(self.lines, 1):
            if sentence := line.filter()[1]:
                words = translate("Grading", "Rule {number}: {sentence}")
                return words.format(number=at, sentence=sentence)
        return ""

    def show_mode(self, mode: str) -> None:
        """Show what the rules give: grades, or points."""
        self._mode = mode
        self._limits.setVisible(mode == POINTS)
        for line in self.lines:
            line.grade.setVisible(mode != POINTS)
            line.points.setVisible(mode == POINTS)

    # -- acts -------------------------------------------------------------------------------------

    def add(self) -> None:
        """Add a rule at the end and put the cursor into it."""
        used = [line.grade.currentData() for line in self.lines]
        free = next((grade.id for grade in self._grades if grade.id not in used), 0)
        line = self._append(None, free)
        self._number()
        line.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _append(self, rule: GradeRule | None, grade: int = 0) -> _Line:
        line = _Line(self, self._session, self._tasks)
        self._offer(line, rule.grade if rule else grade)
        line.points.setValue(rule.points if rule else 10)
        if rule is not None:
            line.text.setText(filter_words.written(self._session, Filter(rule.rule)))
            line.text.mark_settled()
        self.lines.append(line)
        self._rows.addWidget(line)
        return line

    def _number(self) -> None:
        for at, line in enumerate(self.lines, 1):
            line.place(at)
        self.empty.setVisible(not self.lines)
        self.show_mode(self._mode)

    def shift(self, line: _Line, step: int) -> None:
        """Move a rule up (-1) or down (1)."""
        at = self.lines.index(line)
        if 0 <= at + step < len(self.lines):
            self.lines.insert(at + step, self.lines.pop(at))
            self._rows.removeWidget(line)
            self._rows.insertWidget(at + step, line)
            self._number()
            self.changed.emit()

    def remove(self, line: _Line) -> None:
        """Take a rule away."""
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._number()
        self.changed.emit()
