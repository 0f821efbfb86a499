"""The complaints of a customer: open ones first, each with its deadline; recorded, worked on and closed in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import complaints, history
from crm_desktop.services.complaints import Complaint
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.views.customer_page_adds import AddButton
from crm_desktop.ui.views.customer_page_fields import LABEL_WIDTH
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.section_header import SectionHeader

_RECORD, _STEP, _CLOSE, _REOPEN = "record", "step", "close", "reopen"
_AT_FIRST = 3  # closed ones that are shown


class ComplaintsPanel(QWidget):
    """The complaints of one customer; without any it is empty. `add_button` is put up by the page.

    Args:
        session: each act is one write on the GUI thread.
        bridge: announcements of what changed elsewhere.
    """

    toast_requested = Signal(str, object)

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._customer_id: int | None = None
        self._shown: list[Complaint] | None = None
        self.rows: list[ComplaintRow] = []
        self.head = SectionHeader(translate("Complaints", "Complaints"), self)
        self.add_button = AddButton(
            translate("Complaints", "Complaint"), translate("Complaints", "Record complaint…"), self.ask, self
        )
        self.form = ComplaintForm(session, self)
        self.form.done.connect(self._write)
        self.form.closed.connect(self._close)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.head, self.form):
            layout.addWidget(widget)
            widget.hide()
        layout.addLayout(self._list)
        self._refresher = Refresher(self, bridge, self._refresh, self._concerns)

    # -- showing ------------------------------------------------------------------------------------

    def show_customer(self, customer_id: int | None) -> None:
        """Show the complaints of another customer."""
        if customer_id != self._customer_id:
            self._close()
            self._shown = None
        self._customer_id = customer_id
        self._refresh()

    def _concerns(self, changes: Changes) -> bool:
        return self._customer_id is not None and (
            changes.touches("complaint") or changes.touches("customer", self._customer_id)
        )

    def _refresh(self, _changes: Changes | None = None) -> None:
        if self._customer_id is None:
            return
        every = complaints.of_customer(self._session, self._customer_id)
        found = [each for each in every if each.status == complaints.OPEN]
        found += [each for each in every if each.status == complaints.CLOSED][:_AT_FIRST]
        if found == self._shown:
            return
        self._shown = found
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for each in found:
            row = ComplaintRow(each, self)
            row.wanted.connect(self._act)
            self._list.addWidget(row)
            self.rows.append(row)
        self.head.setVisible(bool(found))
        self.head.set_count(len(every) if len(every) > len(found) else None)
        self.updateGeometry()

    # -- acts ---------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Open the fields of a new complaint."""
        if self._customer_id is not None and not self._session.read_only:
            self.form.begin(_RECORD)

    def _act(self, complaint: Complaint, act: str) -> None:
        if act == "delete":
            self._do(
                lambda: complaints.delete(self._session, complaint.id),
                translate("Complaints", "Complaint deleted"),
            )
        else:
            self.form.begin(act, complaint)

    def _write(self) -> None:
        form, customer_id = self.form, self._customer_id
        if customer_id is None:
            return
        text, complaint = form.text.text(), form.complaint
        if form.act == _RECORD:
            self._do(
                lambda: complaints.record(
                    self._session,
                    customer_id,
                    text,
                    kind=form.kind.currentText(),
                    urgency=form.urgency.currentText(),
                ),
                translate("Complaints", "Complaint recorded"),
            )
        elif complaint is not None:
            acts: dict[str, tuple[Callable[[], object], str]] = {
                _STEP: (
                    lambda: complaints.add_step(self._session, complaint.id, text),
                    translate("Complaints", "Step noted"),
                ),
                _CLOSE: (
                    lambda: complaints.close(self._session, complaint.id, text, form.satisfied.currentData()),
                    translate("Complaints", "Complaint closed"),
                ),
                _REOPEN: (
                    lambda: complaints.reopen(self._session, complaint.id, text),
                    translate("Complaints", "Complaint is open again"),
                ),
            }
            self._do(*acts[form.act])

    def _do(self, act: Callable[[], object], words: str) -> None:
        try:
            act()
        except UserError as error:
            self.form.say(error.sentence)
            return
        self._close()
        self._refresh()
        self.toast_requested.emit(words, history.newest(self._session))

    def _close(self) -> None:
        had_focus = self.form.isAncestorOf(self.focusWidget() or self)
        self.form.hide()
        self.form.clear()
        if had_focus:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)


class ComplaintForm(QWidget):
    """One line to type into, with what belongs to it; Enter saves, Esc closes."""

    done = Signal()
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.act = _RECORD
        self.complaint: Complaint | None = None
        self.text = LineEdit(parent=self)
        self.text.returnPressed.connect(self.done)
        self.kind = self._words(translate("Complaints", "Kind"))
        self.urgency = self._words(translate("Complaints", "Urgency"))
        self.satisfied = QComboBox(self)
        self.satisfied.setAccessibleName(translate("Complaints", "Satisfied?"))
        self.satisfied.addItem(translate("Complaints", "Satisfied?"), "")
        for key in complaints.SATISFIED:
            self.satisfied.addItem(complaints.satisfied_title(key), key)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        theme.style(self.message, role="bad")
        cancel = QPushButton(translate("Complaints", "Cancel"), self)
        cancel.setAutoDefault(False)
        theme.style(cancel, look="quiet", density="compact")
        cancel.clicked.connect(self.closed)
        save = QPushButton(translate("Complaints", "Save"), self)
        save.setAutoDefault(False)
        theme.style(save, look="primary", density="compact")
        save.clicked.connect(self.done)
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in (self.kind, self.urgency, self.satisfied):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(self.text)
        layout.addLayout(line)
        layout.addWidget(self.message)

    def _words(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setEditable(True)  # a new word joins the list of the shop
        box.setAccessibleName(name)
        box.setMinimumWidth(96)
        return box

    def begin(self, act: str, complaint: Complaint | None = None) -> None:
        """Ask for what an act needs."""
        if act != self.act or complaint != self.complaint:
            self.clear()
        self.act, self.complaint = act, complaint
        words = {
            _RECORD: translate("Complaints", "What the complaint is about"),
            _STEP: translate("Complaints", "What was done about it"),
            _CLOSE: translate("Complaints", "How it was settled"),
            _REOPEN: translate("Complaints", "Why it is opened again"),
        }[act]
        self.text.setPlaceholderText(words)
        self.text.setAccessibleName(words)
        if act == _RECORD:
            kinds = complaints.kinds(self._session)
            urgencies = [name for name, _ in complaints.urgencies(self._session)]
            for box, known, first in ((self.kind, kinds, 0), (self.urgency, urgencies, 1)):
                box.clear()
                box.addItems(known)
                box.setCurrentIndex(min(first, len(known) - 1))
        for box in (self.kind, self.urgency):
            box.setVisible(act == _RECORD)
        self.satisfied.setVisible(act == _CLOSE)
        self.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        """Say what is wrong; what was typed stays."""
        self.message.setText(sentence)
        self.message.show()

    def clear(self) -> None:
        """Forget what was typed."""
        self.text.clear()
        self.satisfied.setCurrentIndex(0)
        self.message.clear()
        self.message.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.done.emit()  # a plain Enter in the line has done it
        else:
            super().keyPressEvent(event)


class ComplaintRow(QWidget):
    """One complaint: its deadline or its end, what it is about, and a menu of what can be done about it."""

    wanted = Signal(object, str)  # the Complaint, the act

    def __init__(self, complaint: Complaint, parent: QWidget) -> None:
        super().__init__(parent)
        self.complaint = complaint
        still_open = complaint.status == complaints.OPEN
        if still_open:
            words, role = show.due(complaint.due_day)
        else:
            words, role = translate("Complaints", "Closed"), "secondary"
        self.when = ElideLabel(words, role, self)
        self.when.setFixedWidth(LABEL_WIDTH)
        about = [complaint.text, complaint.kind, complaint.urgency if still_open else complaint.result]
        self.text = ElideLabel(
            " · ".join(part for part in about if part), "" if still_open else "secondary", self
        )
        self.acts = QToolButton(self)
        self.acts.setIcon(icons.icon("more", "secondary"))
        name = translate("Complaints", "What can be done about: {complaint}").format(complaint=complaint.text)
        self.acts.setToolTip(name)
        self.acts.setAccessibleName(name)
        theme.style(self.acts, density="compact")
        self.acts.setMaximumHeight(theme.metrics().compact)
        self.acts.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        if still_open:
            self._add(menu, "edit", translate("Complaints", "Note a step…"), _STEP)
            self._add(menu, "check", translate("Complaints", "Close…"), _CLOSE)
        else:
            self._add(menu, "undo", translate("Complaints", "Open again…"), _REOPEN)
        self._add(menu, "recycle-bin", translate("Complaints", "Delete"), "delete")
        self.acts.setMenu(menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.when)
        line.addSpacing(11)
        line.addWidget(self.text, 1)
        line.addWidget(self.acts)

    def _add(self, menu: QMenu, icon: str, words: str, act: str) -> None:
        menu.addAction(icons.icon(icon), words, lambda: self.wanted.emit(self.complaint, act))
