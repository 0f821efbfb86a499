"""The customers behind one entry of a list."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Changes, Session
from crm_desktop.i18n import translate
from crm_desktop.services import customer_list
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.customer_list import Row
from crm_desktop.ui import show, theme
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tables.customers_model import CustomersModel
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_acts import ClassActs
from crm_desktop.ui.widgets.customer_drag import CustomerDrag
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.empty_state import EmptyState

Index = QModelIndex | QPersistentModelIndex
_PAD = 12


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: CustomersModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, theme.metrics().row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = self._model.row_at(index.row())
        box = option.rect
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("selected" if chosen else "hover"))
        painter.fillRect(
            QRect(box.left() + _PAD, box.bottom(), box.width() - 2 * _PAD, 1), theme.color("line")
        )
        if row is not None:
            cells = (
                (row.name, theme.font("strong"), "text", 0.34),
                (show.phone(row.phone), theme.font(), "text", 0.38),
                (show.relative_time(row.last_contact_at), theme.font(), "secondary", 0.28),
            )
            left, room = box.left() + _PAD, box.width() - 2 * _PAD
            for text, font, token, share in cells:
                width = round(room * share)
                painter.setFont(font)
                painter.setPen(theme.color(token))
                shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width - 8)
                place = QRect(left, box.top(), width, box.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
                left += width
        painter.restore()


class _List(QListView):
    opened = Signal(int)  # the row
    menu_requested = Signal(QPoint)  # global

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_requested.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class ClassCustomers(QWidget):
    """A simple list of the customers of a filter; all of them, however many.

    Args:
        session: rows are read by id when they are painted.
        tasks: the ids are read in the worker.
        lists: the shop's lists, for the model.
    """

    customer_opened = Signal(int)
    customers_requested = Signal(object)  # the Filter
    toast_requested = Signal(str, object)
    export_requested = Signal(object, object)

    def __init__(
        self, session: Session, tasks: Tasks, lists: ShopLists, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self.filter: Filter | None = None
        self._title = ElideLabel("", "section", self)
        self._count = QLabel(self)
        theme.style(self._count, role="secondary")
        self.open_button = QPushButton(translate("ClassificationView", "Open in Customers"), self)
        self.open_button.setAutoDefault(False)
        theme.style(self.open_button, density="compact")
        self.open_button.clicked.connect(self._open_all)
        self.acts = ClassActs(session, tasks, lists, self)
        self.acts.said.connect(self.toast_requested)
        self.acts.export_wanted.connect(lambda ids: self.export_requested.emit({"shown": ids}, None))
        self.all_button = QPushButton(translate("ClassActs", "For all of them"), self)
        self.all_button.setAutoDefault(False)
        theme.style(self.all_button, density="compact", opens="menu")
        menu = QMenu(self.all_button)
        menu.aboutToShow.connect(lambda: self._fill_for_all(menu))
        self.all_button.setMenu(menu)
        self.model = CustomersModel(session, lists, self)
        self.list = _List(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.model, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.opened.connect(self._open)
        self.list.doubleClicked.connect(lambda index: self._open(index.row()))
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.menu_requested.connect(self._menu)
        self.drag = CustomerDrag(self.list, self.selected, boxes=False)
        self._empty = EmptyState("customers", "", self)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.list)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.all_button)
        head.addWidget(self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(body, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nothing is chosen in the list at the left."""
        self.filter = None
        self.model.set_ids(array("q"))
        self._title.setText("")
        self._count.setText("")
        self.open_button.setEnabled(False)
        self.all_button.setEnabled(False)
        self._empty.set_line(translate("ClassificationView", "Choose an entry to see its customers."))
        self._stack.setCurrentIndex(0)

    def show_class(self, title: str, chosen: Filter) -> None:
        """Show the customers of a filter under a title."""
        self.filter = chosen
        self._title.setText(title)
        self.list.setAccessibleName(translate("ClassificationView", "Customers: {name}").format(name=title))
        self.open_button.setEnabled(True)
        self._take(array("q", customer_list.first_ids(self._session, chosen, limit=60)), whole=False)
        self.reload()

    def reload(self) -> None:
        """Read the ids in the worker."""
        chosen = self.filter
        if chosen is None:
            return
        session = self._session

        def done(found: array[int]) -> None:
            if self.filter == chosen:
                self._take(found, whole=True)

        self._tasks.run(
            lambda progress: customer_list.ids(session, chosen, progress=progress),
            on_done=done,
            owner=self,
            latest="classification.customers",
        )

    def refresh(self, changes: Changes | None) -> None:
        """Read the rows anew that an announcement touched, and the ids."""
        self.model.forget(None if changes is None else changes.tables.get("customer", frozenset()))
        self.reload()

    def _take(self, found: array[int], *, whole: bool) -> None:
        if found != self.model.ids:
            current = self.model.id_at(self.list.currentIndex().row())
            place = self.list.verticalScrollBar().value()
            self.model.set_ids(found)
            if current is not None and current in found[:200]:
                self.list.setCurrentIndex(self.model.index(found.index(current), 0))
            self.list.verticalScrollBar().setValue(place)
        self.all_button.setEnabled(whole and bool(len(found)))
        if whole:
            self._count.setText(translate("ClassificationView", "%n customers", len(found)))
        elif not found:
            return
        self._empty.set_line(translate("ClassificationView", "No customers here yet."))
        self._stack.setCurrentIndex(1 if found else 0)

    def _open(self, row: int) -> None:
        customer_id = self.model.id_at(row)
        if customer_id is not None:
            self.customer_opened.emit(customer_id)

    def selected(self) -> list[int]:
        """The ids of the selected customers, in the order of the list."""
        spans = sorted((each.top(), each.bottom()) for each in self.list.selectionModel().selection())
        return [each for first, last in spans for each in self.model.ids[first : last + 1]]

    def fill_acts(self, menu: QMenu) -> str:
        """Put what can be done with all of them into a menu; returns who that is, "" for nobody."""
        if not self.all_button.isEnabled():
            return ""
        self._fill_for_all(menu)
        return self._title.text()

    def _fill_for_all(self, menu: QMenu) -> None:
        menu.clear()
        self.acts.fill(menu, self.model.ids)

    def _menu(self, place: QPoint) -> None:
        ids = self.selected()
        if not ids:
            return
        menu = QMenu(self)
        opened = (lambda: self.customer_opened.emit(ids[0])) if len(ids) == 1 else None
        self.acts.fill(menu, ids, opened)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _open_all(self) -> None:
        if self.filter is not None:
            self.customers_requested.emit(self.filter)
