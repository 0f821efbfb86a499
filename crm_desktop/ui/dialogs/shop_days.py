"""On which days the shop is closed: weekdays pressed, dates typed a line each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import shop_days
from crm_desktop.ui import repeat_words, theme
from crm_desktop.ui.widgets.arrow_keys import ArrowKeys


class ShopDaysDialog(QDialog):
    """Weekdays and dates; Ctrl+Enter saves. What is refused stands below.

    Args:
        session: it is one write on the GUI thread.
    """

    saved = Signal(int)  # the operation

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(translate("ShopDays", "Closed days"))
        self.setMinimumWidth(480)
        known = shop_days.read(session)
        weekly = QLabel(translate("ShopDays", "Closed every"))
        theme.style(weekly, role="strong")
        self.weekdays: list[QPushButton] = []
        days = QHBoxLayout()
        days.setSpacing(4)
        for at, name in enumerate(repeat_words.short_weekdays()):
            button = QPushButton(name, self)
            button.setCheckable(True)
            button.setChecked(at in known.weekdays)
            button.setAutoDefault(False)
            theme.style(button, density="compact")
            self.weekdays.append(button)
            days.addWidget(button)
        days.addStretch(1)
        ArrowKeys(self.weekdays, self)
        dated = QLabel(translate("ShopDays", "Closed on these dates"))
        theme.style(dated, role="strong")
        self.dates = QPlainTextEdit(shop_days.as_text(known), self)
        self.dates.setAccessibleName(dated.text())
        self.dates.setTabChangesFocus(True)
        self.dates.setMinimumHeight(200)
        dated.setBuddy(self.dates)
        hint = QLabel(
            translate(
                "ShopDays",
                "A date or a span in a line, then its name: 2027-02-05~2027-02-11 Spring Festival. "
                "With the word “open” as its name the shop is open on it although the weekday is closed.",
            )
        )
        hint.setWordWrap(True)
        theme.style(hint, role="secondary")
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        theme.style(self.message, role="bad")
        self.message.hide()
        cancel = QPushButton(translate("ShopDays", "Cancel"), self)
        cancel.clicked.connect(self.reject)
        self.save_button = QPushButton(translate("ShopDays", "Save"), self)
        self.save_button.setToolTip("Ctrl+Enter")
        self.save_button.setAutoDefault(False)
        theme.style(self.save_button, look="primary")
        self.save_button.clicked.connect(lambda _=False: self.save())
        self.save_button.setEnabled(not session.read_only)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(weekly)
        column.addLayout(days)
        column.addSpacing(8)
        column.addWidget(dated)
        column.addWidget(self.dates, 1)
        column.addWidget(hint)
        column.addWidget(self.message)
        column.addLayout(foot)

    def save(self) -> None:
        """Save both as one act and close; what is wrong is said."""
        weekdays = [at for at, button in enumerate(self.weekdays) if button.isChecked()]
        try:
            operation = shop_days.set_all(self._session, weekdays, shop_days.parse(self.dates.toPlainText()))
        except UserError as error:
            self.message.setText(error.sentence)
            self.message.show()
            return
        if operation:
            self.saved.emit(operation)
        self.accept()
