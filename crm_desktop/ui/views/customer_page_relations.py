"""Whom a customer is related to: each with its label, opened by a click, put on and taken off in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import labelled, translate
from crm_desktop.services import relations
from crm_desktop.services.relations import Relation, label_title
from crm_desktop.ui import icons, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.views.customer_page_adds import AddButton
from crm_desktop.ui.views.customer_page_fields import LABEL_WIDTH
from crm_desktop.ui.widgets.choices import Choice, ChoicePopup, matching
from crm_desktop.ui.widgets.customer_choices import customer_options
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.section_header import SectionHeader


class RelationsPanel(QWidget):
    """The relations of one customer; without any it is empty. `add_button` is put up by the page.

    Args:
        session: each relation is one write on the GUI thread.
        bridge: announcements of what changed elsewhere.
    """

    open_requested = Signal(int)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._customer_id: int | None = None
        self._shown = relations.Relations((), 0)
        self.rows: list[_Row] = []
        self.popup: ChoicePopup | None = None
        self.head = SectionHeader(translate("Relations", "Relations"), self)
        self.add_button = AddButton(
            translate("Relations", "Relation"), translate("Relations", "Add relation…"), self.ask, self
        )
        self.more = QLabel(self)
        theme.style(self.more, role="secondary")
        self.more.setContentsMargins(LABEL_WIDTH + 15, 0, 0, 4)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        theme.style(self.message, role="bad")
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addLayout(self._list)
        layout.addWidget(self.more)
        layout.addWidget(self.message)
        self.head.hide()
        self.more.hide()
        self.message.hide()
        self._refresher = Refresher(self, bridge, self._refresh, self._concerns)

    def show_customer(self, customer_id: int | None) -> None:
        """Show the relations of another customer."""
        if customer_id != self._customer_id:
            self.message.hide()
        self._customer_id = customer_id
        self._refresh()

    def _concerns(self, changes: Changes) -> bool:
        return self._customer_id is not None and changes.touches("customer")  # the name at the other end too

    def _refresh(self, _changes: Changes | None = None) -> None:
        if self._customer_id is None:
            return
        found = relations.of(self._session, self._customer_id)
        if found == self._shown:
            return
        self._shown = found
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        before = ""
        for relation in found.rows:
            row = _Row(relation, first=relation.label != before, parent=self)
            row.name.clicked.connect(lambda _=False, other=relation.other_id: self.open_requested.emit(other))
            row.remove.clicked.connect(lambda _=False, gone=relation: self._remove(gone))
            self._list.addWidget(row)
            self.rows.append(row)
            before = relation.label
        after: QWidget | None = None
        for widget in [each for row in self.rows for each in (row.name, row.remove)]:
            if after is not None:
                QWidget.setTabOrder(after, widget)
            after = widget
        self.more.setText(
            translate("Relations", "and %n more that this customer referred", found.more_referred)
        )
        self.more.setVisible(found.more_referred > 0)
        self.head.setVisible(bool(found.rows))
        self.updateGeometry()

    # -- putting on and taking off -----------------------------------------------------------------

    def ask(self) -> None:
        """Ask what the other is, then who it is."""
        if self._customer_id is None:
            return
        known = [
            Choice(
                pair,
                label_title(pair[0]),
                more=""
                if pair[0] == pair[1]
                else translate("Relations", "↔ {label}").format(label=label_title(pair[1])),
            )
            for pair in relations.pairs(self._session)
        ]
        self._open(
            lambda text: matching(known, text),
            translate("Relations", "What is the other to this customer?"),
            lambda pair: self._ask_whom(*pair),
            self._ask_reverse,
        )

    def _ask_reverse(self, label: str) -> None:
        """Of a word of the shop's own: what it is called from the other end."""
        same = Choice(label, label, more=translate("Relations", "the same from both sides"))
        known = {word: None for pair in relations.pairs(self._session) for word in pair}
        others = [Choice(word, label_title(word)) for word in known if not word.startswith("referred")]
        self._open(
            lambda text: matching(others, text) if text else [same],
            translate("Relations", "And what is this customer to the other?"),
            lambda reverse: self._ask_whom(label, reverse),
            lambda reverse: self._ask_whom(label, reverse),
        )

    def _ask_whom(self, label: str, reverse: str) -> None:
        self._open(
            customer_options(self._session, lambda: self._customer_id),
            translate("Relations", "{label}: name, pinyin or number").format(label=label_title(label)),
            lambda other: self._add(other, label, reverse),
        )

    def _open(
        self,
        options: Callable[[str], Sequence[Choice]],
        question: str,
        take: Callable[..., None],
        create: Callable[[str], None] | None = None,
    ) -> None:
        popup = ChoicePopup(options, question, can_create=create is not None, parent=self)
        popup.line.setPlaceholderText(question)
        popup.chosen.connect(take)
        if create is not None:
            popup.create_requested.connect(create)
        popup.closed.connect(popup.deleteLater)
        self.popup = popup
        popup.open_below(self.add_button)

    def _add(self, other_id: int, label: str, reverse: str) -> None:
        if self._customer_id is not None:
            customer_id = self._customer_id
            self._act(lambda: relations.add(self._session, customer_id, other_id, label, reverse))

    def _remove(self, relation: Relation) -> None:
        if self._customer_id is not None:
            customer_id = self._customer_id
            self._act(
                lambda: relations.remove(self._session, customer_id, relation),
                translate("Relations", "{name} is no longer related here").format(name=relation.name),
            )

    def _act(self, act: Callable[[], int], words: str = "") -> None:
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        try:
            operation_id = act()
        except UserError as error:
            self.message.setText(error.sentence)
            self.message.show()
            return
        self.message.hide()
        if words:
            self.toast_requested.emit(words, operation_id)


class _Row(QWidget):
    """One relation: its label (of several with the same label at the first only), the name, a way to remove it."""

    def __init__(self, relation: Relation, *, first: bool, parent: QWidget) -> None:
        super().__init__(parent)
        title = label_title(relation.label)
        self.label = ElideLabel(title if first else "", "secondary", self)
        self.label.setFixedWidth(LABEL_WIDTH)
        self.name = _Name(relation.name, self)
        self.name.setAccessibleName(labelled(title, relation.name))
        self.remove = QToolButton(self)
        self.remove.setIcon(icons.icon("close", "secondary"))
        words = translate("Relations", "Remove the relation to {name}").format(name=relation.name)
        self.remove.setToolTip(words)
        self.remove.setAccessibleName(words)
        theme.style(self.remove, density="compact")
        self.remove.setMaximumHeight(theme.metrics().compact)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.label)
        line.addWidget(self.name)
        line.addStretch(1)
        line.addWidget(self.remove)


class _Name(QPushButton):
    """A name that opens, cut with … where it does not fit."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._name = name
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.style(self, look="link", density="compact")

    def _padding(self) -> int:
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance(self._name) + self._padding())
        return hint

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._padding()
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room))
        self.setToolTip("" if self.text() == self._name else self._name)
