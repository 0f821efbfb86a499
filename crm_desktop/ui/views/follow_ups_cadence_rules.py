"""The rules of cadence: every how many days a customer of a grade or group is contacted, and what then."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import cadence, classification, segments, staff
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.number_box import NumberBox

_MOST = 3_650
_ABREAST = 3


class CadenceRules(QFrame):
    """A panel above the list. Ctrl+Enter saves, Esc closes; what is refused is said in it.

    Args:
        session: read and written on the GUI thread: a few rows.
    """

    closed = Signal()
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        theme.style(self, ground="card")
        self._days: dict[tuple[str, int], NumberBox] = {}
        self._escalate_to: int | None = None
        hint = QLabel(
            translate(
                "Cadence",
                "Every so many days since the last contact of any kind; 0 for none. Where several hold, the shortest counts.",
            )
        )
        hint.setWordWrap(True)
        theme.style(hint, role="secondary")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self.slipping = _days_box(translate("Cadence", "Slipping after"))
        self.escalate = _days_box(translate("Cadence", "Escalated after"))
        self.who = Chooser(self._options, translate("Cadence", "Who cares then"), framed=True, parent=self)
        self.who.setFixedWidth(160)
        self.who.chosen.connect(self._set_who)
        self.said = QLabel(self)
        theme.style(self.said, role="bad")
        self.save_button = QPushButton(translate("Cadence", "Save"), self)
        self.save_button.setToolTip("Ctrl+Enter")
        theme.style(self.save_button, look="primary")
        self.save_button.clicked.connect(self.save)
        cancel = QPushButton(translate("Cadence", "Close"), self)
        cancel.clicked.connect(self.closed)
        then = QHBoxLayout()
        then.setSpacing(8)
        for label, field in (
            (translate("Cadence", "Slipping after"), self.slipping),
            (translate("Cadence", "Escalated after"), self.escalate),
            (translate("Cadence", "to"), self.who),
        ):
            name = QLabel(label)
            name.setBuddy(field)
            then.addWidget(name)
            then.addWidget(field)
            then.addSpacing(8)
        then.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(hint)
        column.addLayout(self._grid)
        column.addLayout(then)
        column.addLayout(foot)
        for key, act in (("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("Esc", self.closed.emit)):
            shortcut = QShortcut(QKeySequence(key), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setEnabled(not session.read_only)

    @property
    def first(self) -> QWidget:
        """Where the focus goes when it opens."""
        return next(iter(self._days.values()), self.slipping)

    def days(self, kind: str, entry_id: int) -> NumberBox:
        """The field of a grade ("grade") or a fixed group ("group")."""
        return self._days[kind, entry_id]

    def load(self) -> None:
        """Show what is set."""
        by = cadence.rules(self._session)
        while (item := self._grid.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        self._days.clear()
        rows = [
            *(
                ("grade", entry.id, entry.name, by.grades)
                for entry in classification.entries(self._session, "grade", counted=False)
            ),
            *(
                ("group", group.id, group.name, by.groups)
                for group in segments.every(self._session)
                if not group.smart
            ),
        ]
        for at, (kind, entry_id, name, days) in enumerate(rows):
            words = (
                translate("Cadence", "Grade {name}")
                if kind == "grade"
                else translate("Cadence", "Group {name}")
            ).format(name=name)
            field, label = _days_box(words), QLabel(words)
            field.setValue(int(days.get(str(entry_id), 0)))
            label.setBuddy(field)
            self._days[kind, entry_id] = field
            self._grid.addWidget(label, at // _ABREAST, at % _ABREAST * 2)
            self._grid.addWidget(field, at // _ABREAST, at % _ABREAST * 2 + 1)
        self._grid.setColumnStretch(_ABREAST * 2, 1)
        self.slipping.setValue(by.slipping)
        self.escalate.setValue(by.escalate)
        self._set_who(by.escalate_to or None)
        self.said.clear()

    def _options(self, text: str) -> Sequence[Choice]:
        members = [Choice(member.id, member.name) for member in staff.members(self._session)]
        found = matching(members, text)
        return found if text else [Choice(None, translate("Cadence", "Nobody")), *found]

    def _set_who(self, staff_id: object) -> None:
        self._escalate_to = staff_id if isinstance(staff_id, int) else None
        names = {member.id: member.name for member in staff.members(self._session, with_former=True)}
        self.who.show_choice(names.get(self._escalate_to or 0, translate("Cadence", "Nobody")))

    def save(self) -> None:
        """Save all of it as one act and close."""

        def of(kind: str) -> dict[int, int]:
            return {entry: field.value() for (which, entry), field in self._days.items() if which == kind}

        try:
            operation = cadence.keep(
                self._session,
                grades=of("grade"),
                groups=of("group"),
                slipping=self.slipping.value(),
                escalate=self.escalate.value(),
                escalate_to=self._escalate_to,
            )
        except UserError as error:
            self.said.setText(error.sentence)
            wrong = error.field if isinstance(error, InvalidValue) else ""
            {"escalate": self.escalate, "escalate_to": self.who}.get(wrong or "", self.first).setFocus()
            return
        self.said.clear()
        self.closed.emit()
        if operation is not None:
            self.toast_requested.emit(
                translate("Cadence", "The rules are kept; the list follows in a moment."), operation
            )


def _days_box(name: str) -> NumberBox:
    field = NumberBox()
    field.setRange(0, _MOST)
    field.setSuffix(translate("Cadence", " days"))
    field.setSpecialValueText(translate("Cadence", "none"))
    field.setAccessibleName(name)
    field.setFixedWidth(112)
    return field
