"""The ready phrases of the shop: for follow-ups and entries, one a line, by kind; saved together."""

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
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import follow_up_steps, interactions, phrases
from crm_desktop.services.phrases import ANY, ENTRY, FOLLOW_UP, Key
from crm_desktop.ui import phrase_key, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.widgets.segmented import SegmentedButtons


class PhrasesSettings(QWidget):
    """Two fields, and which kind they are about. Ctrl+Enter or the button saves all of it.

    Args:
        session, bridge: as for every view.
    """

    toast_requested = Signal(str, object)

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._texts: dict[Key, str] = {}
        self._kind = ANY
        self._loading = False
        kinds = dict.fromkeys((*follow_up_steps.KINDS, *interactions.KINDS))
        self.kind = SegmentedButtons(
            translate("Phrases", "For which kind"),
            [(ANY, translate("Phrases", "Every kind"), "")]
            + [(kind, interactions.kind_title(kind), "") for kind in kinds],
            self,
        )
        self.kind.chosen.connect(self._go)
        hint = QLabel(
            translate(
                "Phrases", "A phrase in a line. In the fields of follow-ups and entries {keys} puts one in."
            ).format(keys=phrase_key.KEYS)
        )
        theme.style(hint, role="secondary")
        titles = {
            FOLLOW_UP: translate("Phrases", "What to do (follow-ups)"),
            ENTRY: translate("Phrases", "What happened (visits, calls, messages, notes)"),
        }
        self.fields: dict[str, QPlainTextEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for column, (place, title) in enumerate(titles.items()):
            label, field = QLabel(title, self), QPlainTextEdit(self)
            label.setBuddy(field)
            theme.style(label, role="strong")
            field.setTabChangesFocus(True)
            field.setAccessibleName(title)
            field.setMinimumHeight(280)
            field.textChanged.connect(self._edited)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
            self.fields[place] = field
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        theme.style(self.said, role="bad")
        self.save_button = QPushButton(translate("Phrases", "Save"), self)
        self.save_button.setToolTip("Ctrl+Enter")
        theme.style(self.save_button, look="primary")
        self.save_button.clicked.connect(lambda _=False: self.save())
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.save_button)
        top = QHBoxLayout()
        top.addWidget(self.kind)
        top.addStretch(1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 8, 0, 8)
        column_.setSpacing(12)
        column_.addWidget(hint)
        column_.addLayout(top)
        column_.addLayout(grid)
        column_.addLayout(foot)
        column_.addStretch(1)
        self.first_focus = self.kind
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setEnabled(not session.read_only)
        Refresher(self, bridge, self.refresh, lambda changes: changes.touches("phrase"))
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Show what is set."""
        if not self._texts or changes is not None:
            self._texts = {key: "\n".join(texts) for key, texts in phrases.every(self._session).items()}
            self._show()

    def _go(self, kind: str) -> None:
        self._kind = kind
        self._show()

    def _show(self) -> None:
        self._loading = True
        for place, field in self.fields.items():
            field.setPlainText(self._texts.get((place, self._kind), ""))
            usable = self._kind in (
                ANY,
                *(follow_up_steps.KINDS if place == FOLLOW_UP else interactions.KINDS),
            )
            field.setEnabled(usable)
        self._loading = False

    def _edited(self) -> None:
        if not self._loading:
            for place, field in self.fields.items():
                self._texts[place, self._kind] = field.toPlainText()
            self.said.clear()

    def save(self) -> None:
        """Save all phrases as one act."""
        wanted = {key: text.splitlines() for key, text in self._texts.items()}
        try:
            operation = phrases.set_all(self._session, wanted)
        except UserError as error:
            self.said.setText(error.sentence)
            return
        if operation:
            self.toast_requested.emit(translate("Phrases", "Phrases saved"), operation)
