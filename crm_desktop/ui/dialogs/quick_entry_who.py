"""Who it was: one line for a phone or a name; known customers appear while it is typed, else new fields."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import find, interactions, pasting, quick_entry
from crm_desktop.ui import icons, show, theme, top_box_rows
from crm_desktop.ui.dialogs.quick_entry_new import NewCustomer
from crm_desktop.ui.same_lookup import SameLookup
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.top_box_popup import RowDelegate, RowModel
from crm_desktop.ui.top_box_rows import Kind
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.paste_line import PasteLine

_SHOWN = 4
_WHOLE_NUMBER = 7  # digits from which a number may be somebody's whole one


class WhoPicker(QWidget):
    """The line, and under it: the customers that match, or the chosen one's card, or fields for a new one.

    Up and Down choose among the matches, Enter takes one (or goes on when one is taken already).
    """

    changed = Signal()
    finished = Signal()  # who it is stands: the cursor may go on
    customer_opened = Signal(int)
    heard = Signal(object)  # pasting.Heard, of a message that was pasted into the line

    def __init__(self, session: Session, parent: QWidget | None = None, tasks: Tasks | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._quiet = False
        self.customer_id: int | None = None
        self.line = PasteLine("", 0, self)
        self.line.setPlaceholderText(translate("QuickEntry", "138…, name, pinyin"))
        self.line.text_settled.connect(self._look)
        self.line.takes_rows = False
        self.line.more_pasted.connect(self._pasted)
        self.line.installEventFilter(self)
        self.row = FieldRow(translate("QuickEntry", "Phone or name"), self.line, parent=self)
        self.hits = _Hits(self)
        self.hits.taken.connect(self._take)
        self.card = _Card(self)
        self.card.cleared.connect(self.clear_choice)
        self.card.opened.connect(self._open)
        self.new = NewCustomer(session, SameLookup(session, tasks), self)
        self.new.same.taken.connect(self._take_same)
        self.new.same.opened.connect(self.customer_opened)
        self.new.changed.connect(self.changed)
        self.new.finished.connect(self.finished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.row)
        for part in (self.hits, self.card, self.new):
            part.hide()
            column.addWidget(part)

    # -- what the dialog asks -------------------------------------------------------------------

    @property
    def open_question(self) -> bool:
        """Whether customers are offered and none of them was chosen yet."""
        return self.hits.isVisibleTo(self)

    def set_text(self, text: str) -> None:
        """Put a text into the line, as if it had been typed."""
        self.line.setText(text)
        self.line.settle_now()

    def choose(self, customer_id: int) -> None:
        """Take a known customer."""
        card = quick_entry.card(self._session, customer_id)
        if card is None:
            return
        self.customer_id = customer_id
        self._put_text(card.name)
        self.row.clear_problem()
        self.card.show_card(card)
        self._show_only(self.card)
        self.changed.emit()

    def clear_choice(self) -> None:
        """Begin anew: no customer, an empty line."""
        self.customer_id = None
        self.new.clear()
        self._put_text("")
        self._show_only(None)
        self.line.setFocus()
        self.changed.emit()

    def start_new(self, text: str) -> None:
        """Show the fields of a new customer, with what was typed in the right one."""
        self.customer_id = None
        self._put_text(text)
        self.new.fill(find.new_customer_values(text))
        self._show_only(self.new)
        self.changed.emit()

    def take(self, heard: pasting.Heard) -> None:
        """Show of whom a message tells: the known customer, the several who it may be, or a new one's fields."""
        values = heard.values
        if len(heard.known) == 1:
            self.choose(heard.known[0])
            return
        if heard.known:
            self.set_text((*values.get("phone", ()), *values.get("name", ()), "")[0])
            return
        self.customer_id = None
        self._put_text(" ".join((*values.get("name", ()), *values.get("phone", ())[:1])))
        self.new.take(values)
        self._show_only(self.new)
        self.changed.emit()

    def state(self) -> dict[str, Any]:
        """What a draft keeps."""
        new = self.new.isVisibleTo(self)
        return {
            "text": self.line.text(),
            "customer_id": self.customer_id,
            "new": self.new.state() if new else None,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Put a draft back."""
        customer_id, new = state.get("customer_id"), state.get("new")
        if isinstance(customer_id, int) and quick_entry.card(self._session, customer_id) is not None:
            self.choose(customer_id)
        elif isinstance(new, dict):
            self._put_text(str(state.get("text", "")))
            self.new.restore(new)
            self._show_only(self.new)
        else:
            self.set_text(str(state.get("text", "")))

    def fill(self, entry: quick_entry.Entry) -> None:
        """Write who it was into an entry."""
        if self.customer_id is not None:
            entry.customer_id = self.customer_id
        elif self.new.isVisibleTo(self):
            self.new.put_into(entry)

    # -- looking --------------------------------------------------------------------------------

    def _look(self, text: str) -> None:
        if self._quiet:
            return
        self.row.clear_problem()
        self.customer_id = None
        text = text.strip()
        if not text:
            self._show_only(None)
        else:
            known = self._whole_number(text)
            if len(known) == 1:
                self._offer_one(known[0])
                return
            result = find.find(self._session, text, _SHOWN)
            if result.hits:
                rows = [top_box_rows.customer(hit) for hit in result.hits]
                self.hits.show_rows([*rows, top_box_rows.new_customer(text)])
                self._show_only(self.hits)
            else:
                self.new.fill(find.new_customer_values(text))
                self._show_only(self.new)
        self.changed.emit()

    def _whole_number(self, text: str) -> list[int]:
        if sum(char.isdigit() for char in text) < _WHOLE_NUMBER:
            return []
        return quick_entry.known_by_phone(self._session, text)

    def _offer_one(self, customer_id: int) -> None:
        """The whole number of one customer was typed: the card at once, the line stays as typed."""
        card = quick_entry.card(self._session, customer_id)
        if card is not None:
            self.customer_id = customer_id
            self.card.show_card(card)
            self._show_only(self.card)
            self.changed.emit()

    def _take(self, row: top_box_rows.Row) -> None:
        if row.kind == Kind.NEW:
            self.start_new(self.line.text())
            self.new.focus_empty()
        elif isinstance(row.key, int):
            self.choose(row.key)
            self.finished.emit()

    def _take_same(self, customer_id: int) -> None:
        self.choose(customer_id)
        self.finished.emit()

    def _open(self) -> None:
        if self.customer_id is not None:
            self.customer_opened.emit(self.customer_id)

    def _pasted(self, text: str) -> None:
        heard = pasting.hear(self._session, text)
        self.take(heard)
        self.heard.emit(heard)

    def _put_text(self, text: str) -> None:
        self._quiet = True
        self.line.setText(text)
        self.line.settle_now()
        self._quiet = False

    def _show_only(self, part: QWidget | None) -> None:
        for each in (self.hits, self.card, self.new):
            each.setVisible(each is part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return not self.line.composing and self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.hits.isVisible():
                self.hits.move_by(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.line.settle_now()
            if self.hits.isVisible():
                self.hits.take()
            elif self.new.isVisible():
                self.new.focus_empty()
            elif self.line.text().strip():
                self.finished.emit()
            return True
        return False


class _Hits(QListView):
    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = RowModel()
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("QuickEntry", "Customers that match"))
        self.clicked.connect(self._click)

    def show_rows(self, rows: list[top_box_rows.Row]) -> None:
        self._model.set_rows(rows)
        self.setCurrentIndex(self._model.index(0))
        self.setFixedHeight(theme.metrics().row * len(rows) + 4)

    def move_by(self, step: int) -> None:
        at = max(0, min(len(self._model.rows) - 1, self.currentIndex().row() + step))
        self.setCurrentIndex(self._model.index(at))

    def take(self) -> None:
        self.taken.emit(self._model.rows[self.currentIndex().row()])

    def _click(self, index: QModelIndex) -> None:
        self.taken.emit(self._model.rows[index.row()])


class _Card(QFrame):
    cleared = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.style(self, ground="card")
        self._name, self._more = ElideLabel(role="strong"), ElideLabel(role="secondary")
        self._last, self._plan = ElideLabel(), ElideLabel()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name)
        head.addWidget(self._more, 1)
        for icon, name, signal in (
            ("forward", translate("QuickEntry", "Open the customer"), self.opened),
            ("close", translate("QuickEntry", "Somebody else"), self.cleared),
        ):
            button = QToolButton()
            button.setIcon(icons.icon(icon, "secondary"))
            button.setIconSize(QSize(16, 16))
            button.setToolTip(name)
            button.setAccessibleName(name)
            theme.style(button, density="compact")
            button.clicked.connect(signal)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 4, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._last)
        column.addWidget(self._plan)

    def show_card(self, card: quick_entry.Card) -> None:
        self._name.setText(card.name)
        owner = (
            translate("QuickEntry", "owner {name}").format(name=card.owner_name) if card.owner_name else ""
        )
        parts = (show.phone(card.phone), card.grade, card.category, owner)
        self._more.setText("  ·  ".join(part for part in parts if part))
        if card.last_contact_at is None:
            self._last.setText(translate("QuickEntry", "No contact yet"))
        else:
            words = translate("QuickEntry", "Last: {when}, {kind} {text}").format(
                when=show.relative_time(card.last_contact_at),
                kind=interactions.kind_title(card.last_contact_kind),
                text=card.last_contact_text,
            )
            if card.last_contact_by:
                words = translate("QuickEntry", "{words} ({name})").format(
                    words=words.strip(), name=card.last_contact_by
                )
            self._last.setText(words)
        self._plan.setVisible(card.next_follow_up is not None)
        if card.next_follow_up is not None:
            when, role = show.due(card.next_follow_up)
            self._plan.setText(
                translate("QuickEntry", "Open follow-up: {when} {title}").format(
                    when=when, title=card.next_follow_up_title
                )
            )
            theme.style(self._plan, role=role)
