"""The shop's own words and numbers for its reception: a word in a line, saved together."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import InvalidValue, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import register_words, shifts
from crm_desktop.services.register_words import SKIP_CAUSE, Rules, Word
from crm_desktop.ui import theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.widgets.number_box import NumberBox

_MADE_UP, _LOST = "made_up", "lost"  # the two halves of the causes
_NUMBERS = ("call_days", "visit_days", "long_wait")


class ReceptionSetup(QWidget):
    """The lists and the numbers. Ctrl+Enter or the button saves; what is refused is said below.

    Args:
        session, bridge: as for every view.
    """

    toast_requested = Signal(str, object)

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        titles = {
            register_words.VISIT_REASON: register_words.list_title(register_words.VISIT_REASON),
            register_words.CALL_REASON: register_words.list_title(register_words.CALL_REASON),
            register_words.CHANNEL: register_words.list_title(register_words.CHANNEL),
            _MADE_UP: translate("Reception", "Out: skipped turns are made up"),
            _LOST: translate("Reception", "Out: skipped turns are lost"),
        }
        self.lists: dict[str, QPlainTextEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for column, (key, title) in enumerate(titles.items()):
            label, field = QLabel(title), QPlainTextEdit()
            label.setWordWrap(True)
            label.setBuddy(field)
            theme.style(label, role="strong")
            field.setTabChangesFocus(True)
            field.setAccessibleName(title)
            field.setFixedHeight(240)
            grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
            self.lists[key] = field
        words = {
            "call_days": translate("Reception", "Who takes a call first keeps the customer for"),
            "visit_days": translate("Reception", "Who receives a visit first keeps the customer for"),
            "long_wait": translate("Reception", "A wait is long after"),
        }
        self.numbers: dict[str, NumberBox] = {}
        rules = QGridLayout()
        rules.setHorizontalSpacing(16)
        rules.setVerticalSpacing(8)
        for row, key in enumerate(_NUMBERS):
            number, label = NumberBox(), QLabel(words[key])
            number.setRange(1 if key == "long_wait" else 0, 600 if key == "long_wait" else 3650)
            number.setSuffix(
                translate("Reception", " min") if key == "long_wait" else translate("Reception", " days")
            )
            number.setAccessibleName(words[key])
            number.setFixedWidth(112)
            label.setBuddy(number)
            rules.addWidget(label, row, 0)
            rules.addWidget(number, row, 1)
            self.numbers[key] = number
        rules.setColumnStretch(2, 1)
        self.shifts = QPlainTextEdit()
        self.shifts.setTabChangesFocus(True)
        self.shifts.setAccessibleName(translate("Shifts", "Shifts"))
        self.shifts.setFixedHeight(104)
        self.shifts.setPlaceholderText(translate("Shifts", "Morning 09:00-14:30"))
        shifts_label = QLabel(translate("Shifts", "Shifts, one a line: name and times"))
        shifts_label.setBuddy(self.shifts)
        theme.style(shifts_label, role="strong")
        rules.addWidget(shifts_label, 0, 3)
        rules.addWidget(self.shifts, 1, 3, 3, 1)
        rules.setColumnStretch(3, 1)
        hint = QLabel(translate("Reception", "A word in a line, in the order in which they are offered."))
        theme.style(hint, role="secondary")
        self.said = QLabel()
        theme.style(self.said, role="bad")
        self.save_button = QPushButton(translate("Reception", "Save"))
        self.save_button.setToolTip("Ctrl+Enter")
        theme.style(self.save_button, look="primary")
        self.save_button.clicked.connect(self.save)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.save_button)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 8, 0, 8)
        column_.setSpacing(12)
        column_.addWidget(hint)
        column_.addLayout(grid)
        column_.addSpacing(8)
        column_.addLayout(rules)
        column_.addLayout(foot)
        column_.addStretch(1)
        self.first_focus = self.lists[register_words.VISIT_REASON]
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setEnabled(not session.read_only)
        Refresher(self, bridge, self.refresh, _concerns)
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Show what is set, unless somebody is typing here."""
        if any(field.document().isModified() for field in (*self.lists.values(), self.shifts)):
            return
        self.shifts.setPlainText(shifts.as_text(shifts.every(self._session)))
        self.shifts.document().setModified(False)
        for name in register_words.LISTS:
            found = register_words.words(self._session, name)
            if name == SKIP_CAUSE:
                self._put(_MADE_UP, [word.name for word in found if word.makes_up])
                self._put(_LOST, [word.name for word in found if not word.makes_up])
            else:
                self._put(name, [word.name for word in found])
        for key, value in register_words.rules(self._session)._asdict().items():
            self.numbers[key].setValue(value)

    def _put(self, key: str, names: list[str]) -> None:
        self.lists[key].setPlainText("\n".join(names))
        self.lists[key].document().setModified(False)

    def save(self) -> None:
        """Save all lists and numbers as one act."""
        wanted = {name: self._words(name) for name in register_words.LISTS}
        rules = Rules(*(self.numbers[key].value() for key in _NUMBERS))
        try:
            wanted_shifts = shifts.parse(self.shifts.toPlainText())
            operation_id = register_words.set_all(self._session, wanted, rules, wanted_shifts)
        except UserError as error:
            self.said.setText(error.sentence)
            key = error.field if isinstance(error, InvalidValue) and error.field else ""
            if key == "shifts":
                self.shifts.setFocus()
                return
            field = self.lists.get(_MADE_UP if key == SKIP_CAUSE else key) or self.numbers.get(key)
            if field is not None:
                field.setFocus()
            return
        self.said.clear()
        for field in (*self.lists.values(), self.shifts):
            field.document().setModified(False)
        self.refresh()
        if operation_id:
            self.toast_requested.emit(translate("Reception", "Saved"), operation_id)

    def _words(self, name: str) -> list[Word]:
        """The lines of a list as words; a word that is there keeps its id."""
        known = {word.name: word.id for word in register_words.words(self._session, name)}
        halves = ((_MADE_UP, True), (_LOST, False)) if name == SKIP_CAUSE else ((name, False),)
        return [
            Word(known.get(text, 0), text, makes_up)
            for key, makes_up in halves
            for text in (" ".join(line.split()) for line in self.lists[key].toPlainText().splitlines())
            if text
        ]


def _concerns(changes: Changes) -> bool:
    return any(changes.touches(table) for table in ("register_word", "reception_rules", "shift"))
