"""The header of the customer list: sort by several keys, choose, move and resize columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from crm_desktop.i18n import listed, translate
from crm_desktop.services.customer_list import Sort, sortable
from crm_desktop.ui import icons, theme
from crm_desktop.ui.tables import columns
from crm_desktop.ui.tables.checkbox import paint_checkbox

_PAD = 8
_ARROW = 12


class SortHeader(QHeaderView):
    """A click sorts by a column, again turns the order, Shift+click adds a key.

    Arrows show the order; with several keys each has its number. The first section is the box that
    selects all.
    """

    sorts_chosen = Signal(object)  # list[Sort]
    select_all_toggled = Signal()
    arrange_wanted = Signal()  # the dialog of columns and order
    layout_changed = Signal()  # columns shown, moved or resized; once they rest

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sorts: list[Sort] = [Sort("name")]
        self.all_selected: bool | None = False  # None: some
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setMouseTracking(True)
        self.setAccessibleName(translate("Customers", "Columns"))
        self.sectionClicked.connect(self._clicked)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(400)
        self._rest.timeout.connect(self.layout_changed)
        self.sectionResized.connect(lambda *_: self._rest.start())
        self.sectionMoved.connect(self._moved)
        self._scale = _type_scale()
        theme.on_change(self._follow_type)

    # -- the order ------------------------------------------------------------------------------

    @property
    def sorts(self) -> list[Sort]:
        """The keys of the order, the most important first."""
        return list(self._sorts)

    def set_sorts(self, sorts: Sequence[Sort]) -> None:
        """Show an order."""
        self._sorts = [sort for sort in sorts if sortable(sort.key)] or [Sort("name")]
        self.viewport().update()

    def sort_by(self, key: str, add: bool = False) -> None:
        """Sort by a field; by the same again: the other way round. `add`: behind the present keys."""
        if not sortable(key):
            return
        present = next((sort for sort in self._sorts if sort.key == key), None)
        turned = Sort(key, not present.descending if present else _newest_first(key))
        if add:
            kept = [turned if sort.key == key else sort for sort in self._sorts]
            self.set_sorts(kept if present else [*self._sorts, turned])
        else:
            self.set_sorts([turned if present and len(self._sorts) == 1 else Sort(key, _newest_first(key))])
        self.sorts_chosen.emit(self.sorts)

    def _clicked(self, section: int) -> None:
        key = self._keys[section]
        if key == columns.CHECK:
            self.select_all_toggled.emit()
        else:
            shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
            self.sort_by(key, add=bool(shift))

    def order_words(self) -> str:
        """The order in words: Last contact ↓, Name ↑."""
        return listed(f"{columns.title(sort.key)} {'↓' if sort.descending else '↑'}" for sort in self._sorts)

    # -- which columns --------------------------------------------------------------------------

    @property
    def _keys(self) -> tuple[str, ...]:
        """The keys of all columns, in the order of the sections."""
        keys: tuple[str, ...] = getattr(self.model(), "keys", ())
        return keys

    def layout_state(self) -> list[list[Any]]:
        """The columns shown, from left to right: [key, width in pixels at normal type]."""
        shown = []
        for place in range(self.count()):
            section = self.logicalIndex(place)
            key = self._keys[section]
            if key != columns.CHECK and not self.isSectionHidden(section):
                shown.append([key, round(self.sectionSize(section) / self._scale)])
        return shown

    def set_layout_state(self, state: Sequence[Sequence[Any]] | None) -> None:
        """Show these columns; None (or nothing that is known) for the first ones."""
        known = [(key, size) for key, size in state or [] if key in self._keys and key != columns.CHECK]
        if not known:
            known = [(key, columns.width(key)) for key in columns.FIRST_SHOWN]
        self.blockSignals(True)
        for section in range(self.count()):
            self.setSectionHidden(section, True)
        for place, (key, size) in enumerate([(columns.CHECK, columns.width(columns.CHECK)), *known]):
            section = self._keys.index(key)
            self.setSectionHidden(section, False)
            self.moveSection(self.visualIndex(section), place)
            self.resizeSection(section, max(self.minimumSectionSize(), round(size * self._scale)))
        self.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.blockSignals(False)
        self.viewport().update()
        self.geometriesChanged.emit()

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        section = self._keys.index(key)
        if not shown and len(self.layout_state()) == 1:
            return
        self.setSectionHidden(section, not shown)
        if shown:
            self.moveSection(self.visualIndex(section), len(self.layout_state()))
            self.resizeSection(section, round(columns.width(key) * self._scale))
        self._rest.start()

    def _follow_type(self) -> None:
        """With larger or smaller type the columns are wider or narrower by as much."""
        state, scale = self.layout_state(), _type_scale()
        if scale != self._scale:
            self._scale = scale
            self.set_layout_state(state)

    def columns_menu(self, parent: QWidget) -> QMenu:
        """The menu of all fields, the shown ones ticked; and of the order."""
        menu = QMenu(parent)
        arrange = menu.addAction(translate("Customers", "Columns and order…\tCtrl+Shift+C"))
        arrange.triggered.connect(self.arrange_wanted)
        order = QMenu(translate("Customers", "Sort by"), menu)
        menu.addMenu(order)
        for key in self._keys[1:]:
            action = menu.addAction(columns.title(key))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(self._keys.index(key)))
            action.toggled.connect(lambda shown, key=key: self.show_column(key, shown))
            if sortable(key):
                sorting = order.addAction(columns.title(key))
                sorting.triggered.connect(lambda _=False, key=key: self.sort_by(key))
        menu.addSeparator()
        reset = menu.addAction(translate("Customers", "Reset the columns"))
        reset.triggered.connect(self._reset)
        return menu

    def arrange(self, keys: Sequence[str], sorts: Sequence[Sort]) -> None:
        """Show these columns in this order, sorted so; those that are shown already keep their width."""
        widths: dict[str, int] = dict(self.layout_state())
        self.set_layout_state([[key, widths.get(key, columns.width(key))] for key in keys])
        self._rest.start()
        if list(sorts) != self._sorts:
            self.set_sorts(sorts)
            self.sorts_chosen.emit(self.sorts)

    def _reset(self) -> None:
        self.set_layout_state(None)
        self._rest.start()

    def _moved(self, logical: int, _old: int, _new: int) -> None:
        if self.visualIndex(0) != 0:  # the boxes stay in front
            self.moveSection(self.visualIndex(0), 0)
        self._rest.start()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu(event.globalPos())

    def open_menu(self, at: QPoint) -> None:
        """Open the menu of columns."""
        menu = self.columns_menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    # -- look -----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.metrics().control)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        left = self.length() - self.offset()
        if left < self.viewport().width():  # the line goes on to the edge behind the last column
            painter = QPainter(self.viewport())
            painter.fillRect(left, self.height() - 1, self.width() - left, 1, theme.color("line"))
            painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        key = self._keys[section]
        if key == columns.CHECK:
            paint_checkbox(painter, rect, self.all_selected)
            painter.restore()
            return
        at = next((place for place, sort in enumerate(self._sorts) if sort.key == key), None)
        right = rect.right() - _PAD
        if at is not None:
            box = QRect(right - _ARROW, rect.center().y() - _ARROW // 2, _ARROW, _ARROW)
            icons.paint(painter, box, "down" if self._sorts[at].descending else "up", "accent")
            right = box.left() - 2
            if len(self._sorts) > 1:
                painter.setFont(theme.font("secondary"))
                painter.setPen(theme.color("accent"))
                number = QRect(right - 10, rect.top(), 10, rect.height())
                painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(at + 1))
                right = number.left() - 2
        room = QRect(rect.left() + _PAD, rect.top(), right - rect.left() - _PAD, rect.height())
        font = theme.font("secondary")
        font.setBold(at is not None)
        painter.setFont(font)
        painter.setPen(theme.color("secondary" if at is None else "text"))
        words = painter.fontMetrics().elidedText(
            columns.title(key), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, columns.alignment(key), words)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(rect.right(), rect.top() + 8, rect.right(), rect.bottom() - 8)
        painter.restore()


def _type_scale() -> float:
    """How much larger than normal the type is."""
    return theme.metrics().body / theme.NORMAL.body


def _newest_first(key: str) -> bool:
    """Instants and counts are looked at from the newest and largest; days that come from the next."""
    return key in (
        "last_contact_at", "created_at", "updated_at", "interaction_count", "starred", "purchase_count",
        "purchase_amount", "purchase_profit", "last_purchase_on", "converted_on",
    )  # fmt: skip
