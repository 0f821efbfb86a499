"""Sections one under the other, each as high as its rows; an empty one takes no room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.ui import follow_up_acts, theme
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.today_sections import Found, Section
from crm_desktop.ui.widgets.line_list import LineList, icon_box
from crm_desktop.ui.widgets.section_header import SectionHeader

_FIRST = 8  # rows that are shown at first
_MORE = 100  # and after "Show all", where no page has them


class SectionCard(QWidget):
    """One section: title, count, rows, "Show all".

    Args:
        section: what it shows.
        session, tasks: an act is one write; the rows are read in the worker.
    """

    opened = Signal(int, object)  # the customer, the entry
    page_requested = Signal(str)
    toast_requested = Signal(str, object)
    menu_requested = Signal(
        object, object, QPoint
    )  # of a row that is a follow-up: list, row, place on the screen
    key_pressed = Signal(str, object, object)  # on such a row, one of `follow_up_acts`: the key, list, row
    loaded = Signal()

    def __init__(
        self, section: Section, session: Session, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.section = section
        self._session, self._tasks = session, tasks
        self._limit = _FIRST
        self.head = SectionHeader(section.title, self)
        self.all_button = QPushButton(translate("Today", "Show all"), self)
        theme.style(self.all_button, look="link", density="compact")
        self.all_button.clicked.connect(lambda _checked=False: self._show_all())
        self.head.add_widget(self.all_button)
        self.list = LineList(section.title, section.act.words if section.act else "", self)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list.opened.connect(self._open)
        self.list.act_pressed.connect(self._act)
        if section.plans:
            self.list.menu_requested.connect(
                lambda row, place: self.menu_requested.emit(self.list, row, place)
            )
            self.list.more_keys = {key: partial(self._ask, key) for key in follow_up_acts.KEYS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.list)
        self.hide()

    def load(self) -> None:
        """Read the rows in the worker and show them."""
        session, read, limit = self._session, self.section.read, self._limit
        self._tasks.run(
            lambda: read(session, limit),
            on_done=self._show,
            owner=self,
            latest=f"today.{self.section.key}",
        )

    def _show(self, found: Found) -> None:
        self.head.set_count(found.count)
        self.list.set_lines([self.section.line(row) for row in found.rows])
        self.list.setFixedHeight(len(found.rows) * theme.metrics().row)
        self.all_button.setVisible(found.count > len(found.rows))
        self.setVisible(bool(found.rows))
        self.loaded.emit()

    def _show_all(self) -> None:
        if self.section.page:
            self.page_requested.emit(self.section.page)
        else:
            self._limit = _MORE
            self.load()

    def _open(self, row: object) -> None:
        target = self.section.opens(row)
        if target is not None:
            self.opened.emit(*target)

    def _ask(self, key: str) -> None:
        line = self.list.current_line()
        if line is not None:
            self.key_pressed.emit(key, self.list, line.key)

    def _act(self, row: object) -> None:
        if self.section.act is None:
            return
        try:
            words, operation_id = self.section.act.run(self._session, row)
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self.window(), error)
            return
        self.toast_requested.emit(words, operation_id)


class SectionStack(QScrollArea):
    """The sections in one column that scrolls.

    Args:
        sections: in their order.
    """

    opened = Signal(int, object)
    page_requested = Signal(str)
    toast_requested = Signal(str, object)
    menu_requested = Signal(object, object, QPoint)  # as of a section
    key_pressed = Signal(str, object, object)
    filled = Signal(bool)  # all sections have been read; whether one has rows

    def __init__(
        self, sections: Sequence[Section], session: Session, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self)
        theme.style(inside, ground="surface")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        self.cards = {each.key: SectionCard(each, session, tasks, inside) for each in sections}
        self._read: set[str] = set()
        for key, card in self.cards.items():
            column.addWidget(card)
            card.opened.connect(self.opened)
            card.page_requested.connect(self.page_requested)
            card.toast_requested.connect(self.toast_requested)
            card.menu_requested.connect(self.menu_requested)
            card.key_pressed.connect(self.key_pressed)
            card.loaded.connect(lambda key=key: self._loaded(key))
            card.list.selectionModel().currentChanged.connect(
                lambda index, _before, card=card: self._follow(card, index)
            )
        column.addStretch(1)
        self.setWidget(inside)

    def refresh(self, changes: Changes | None = None) -> None:
        """Read those sections again that the changes concern; all without."""
        for card in self.cards.values():
            if changes is None or any(changes.touches(table) for table in card.section.tables):
                card.load()

    def _loaded(self, key: str) -> None:
        self._read.add(key)
        if len(self._read) == len(self.cards):
            self.filled.emit(any(card.list.lines for card in self.cards.values()))

    def _follow(self, card: SectionCard, index: QModelIndex) -> None:
        if index.isValid() and card.list.hasFocus():
            place = card.list.mapTo(self.widget(), icon_box(card.list.visualRect(index)).center())
            self.ensureVisible(place.x(), place.y(), 0, theme.metrics().row)
