"""The side panel of the customer list: what can be filtered by, with how many stand behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import customer_facets, saved_views
from crm_desktop.services.customer_facets import SPANS, Facet
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.filter_conditions import GROUP
from crm_desktop.services.saved_views import View
from crm_desktop.ui import icons, theme
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views import customers_drop
from crm_desktop.ui.views import customers_words as words
from crm_desktop.ui.widgets.customer_drag import CustomerDrop

_VIEWS = "views"
_FOLDED = "customers.folded_groups"
_GROUP = Qt.ItemDataRole.UserRole
_VALUE = Qt.ItemDataRole.UserRole + 1
_COLOR = Qt.ItemDataRole.UserRole + 2
_COUNT = Qt.ItemDataRole.UserRole + 3
_ACTIVE = Qt.ItemDataRole.UserRole + 4
_DEPTH = Qt.ItemDataRole.UserRole + 5
_OUT = Qt.ItemDataRole.UserRole + 6
_FIRST_FOLDED = (GROUP, "stage", "created_at", "owner", "last_contact_by")


class FilterPanel(QTreeWidget):
    """Groups that fold, with their values and live counts.

    A click (or Enter) asks for this value alone of its kind; with Ctrl it is asked for as well, with
    Shift instead of what stands, with Alt it is left out. The groups are counted one after the other
    on the worker and shown as they come, folded ones when they are opened.

    Args:
        session, tasks: where the counts come from.
        lists: the names of the values.
    """

    filter_chosen = Signal(object)  # the Filter after a click
    view_chosen = Signal(int)  # a saved view that is pinned
    customers_dropped = Signal(object, str, object)  # ids, onto a value of a group

    def __init__(
        self, session: Session, tasks: Tasks, lists: ShopLists, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._lists = lists
        self._filter = Filter()
        self._views: dict[int, View] = {}
        self._stale: set[str] = set()  # folded groups, which are counted when they are opened
        self._found: dict[str, Sequence[Facet]] = {}
        self._dragging = False
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(_PanelDelegate(self))
        self.setAccessibleName(translate("Customers", "Filters"))
        folded = session.setting(_FOLDED, list(_FIRST_FOLDED))
        self._groups: dict[str, QTreeWidgetItem] = {}
        self._folded = set(folded)
        self._fit_groups()
        self._fold_later = QTimer(self)
        self._fold_later.setSingleShot(True)
        self._fold_later.setInterval(300)
        self._fold_later.timeout.connect(self._remember_folds)
        self.drop = CustomerDrop(self, self._takes)
        self.drop.dropped.connect(self._dropped)
        self.drop.dragging.connect(self._show_targets)
        self.itemClicked.connect(lambda item, _column: self._act(item))
        self.itemExpanded.connect(self._unfolded)
        self.itemCollapsed.connect(lambda _item: self._fold_later.start())

    def _fit_groups(self) -> None:
        """Have a group for each field that can be counted; the shop's own come and go."""
        wanted = (_VIEWS, *customer_facets.groups())
        for group in [group for group in self._groups if group not in wanted]:
            self.takeTopLevelItem(self.indexOfTopLevelItem(self._groups.pop(group)))
        self.blockSignals(True)
        for place, group in enumerate(wanted):
            item = self._groups.get(group)
            if item is None:
                item = self._groups[group] = QTreeWidgetItem()
                item.setData(0, _GROUP, group)
                self.insertTopLevelItem(place, item)
                item.setExpanded(group not in self._folded)
                item.setHidden(True)
            item.setText(0, words.group_title(group))
        self.blockSignals(False)

    def count(self, chosen: Filter) -> None:
        """Mark what stands in the filter, and count every open group anew."""
        self._filter = chosen
        self._fit_groups()
        self._mark()
        self._tasks.run(
            lambda progress: saved_views.pinned_counts(self._session, progress),
            on_done=self._show_views,
            owner=self,
            latest=f"customers.facet.{_VIEWS}",
        )
        for group in customer_facets.groups():
            if self._groups[group].isExpanded():
                self._count_group(group)
            else:
                self._stale.add(group)
                self._groups[group].setHidden(False)

    def _count_group(self, group: str) -> None:
        chosen = self._filter
        self._stale.discard(group)
        self._tasks.run(
            lambda progress: customer_facets.facet(self._session, chosen, group, progress),
            on_done=lambda found: self._show(group, found),
            owner=self,
            latest=f"customers.facet.{group}",
        )

    def _unfolded(self, item: QTreeWidgetItem) -> None:
        self._fold_later.start()
        if item.data(0, _GROUP) in self._stale:
            self._count_group(item.data(0, _GROUP))

    def stop_counting(self) -> None:
        """Let the worker go on to what is more urgent; `count` begins anew."""
        for group in self._groups:
            self._tasks.run(_nothing, owner=self, latest=f"customers.facet.{group}")

    def _show_views(self, found: Sequence[tuple[View, int]]) -> None:
        self._views = {view.id: view for view, _ in found}
        self._show(_VIEWS, [Facet(view.id, view.name, "", count) for view, count in found])

    def _show(self, group: str, found: Sequence[Facet]) -> None:
        if group not in self._groups:
            return  # a field that is gone
        self._found[group] = found
        parent = self._groups[group]
        current = self.currentItem()
        kept = (current.data(0, _GROUP), current.data(0, _VALUE)) if current is not None else None
        bar = self.verticalScrollBar().value()
        shown = [each for each in found if each.count or self._stands(group, each.id)]
        shown = list(found) if self._dragging or group in (*SPANS, "marks", GROUP, _VIEWS) else shown
        depths: dict[object, int] = {}
        items = []
        for each in shown:
            depth = depths.get(each.parent_id, -1) + 1 if each.parent_id is not None else 0
            depths[each.id] = depth
            name = each.name if group == _VIEWS else words.value_words(group, each.id, self._lists)
            item = QTreeWidgetItem([name])
            for role, value in ((_GROUP, group), (_VALUE, each.id), (_COLOR, each.color), (_DEPTH, depth)):
                item.setData(0, role, value)
            item.setData(0, _COUNT, each.count)
            item.setToolTip(0, _keys())
            self._mark_one(item, group, each.id)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{item.text(0)}, {each.count:,}")
            items.append(item)
        expanded = parent.isExpanded()
        parent.takeChildren()
        parent.addChildren(items)
        self.blockSignals(True)
        parent.setHidden(not items)
        parent.setExpanded(expanded)
        if kept is not None and kept[0] == group:
            same = next((item for item in items if item.data(0, _VALUE) == kept[1]), parent)
            self.setCurrentItem(same)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(bar)

    # -- what falls onto it --------------------------------------------------------------------------

    def _takes(self, index: QModelIndex) -> bool:
        if not index.parent().isValid():
            return False
        return customers_drop.takes(self._session, index.data(_GROUP), index.data(_VALUE))

    def _dropped(self, ids: list[int], index: QModelIndex) -> None:
        self.customers_dropped.emit(ids, index.data(_GROUP), index.data(_VALUE))

    def _show_targets(self, dragging: bool) -> None:
        """While customers are dragged, show the values that nobody has as well."""
        if dragging != self._dragging:
            self._dragging = dragging
            for group, found in list(self._found.items()):
                if any(not each.count for each in found) and group not in (*SPANS, "marks", GROUP, _VIEWS):
                    self._show(group, found)

    def _stands(self, group: str, value: Any) -> bool:
        if group == _VIEWS:
            return self._views[value].filter == self._filter
        return words.stands(self._filter, group, value) or words.stands_out(self._filter, group, value)

    def _mark_one(self, item: QTreeWidgetItem, group: str, value: Any) -> None:
        if group == _VIEWS:
            item.setData(0, _ACTIVE, self._stands(group, value))
            return
        item.setData(0, _ACTIVE, words.stands(self._filter, group, value))
        item.setData(0, _OUT, words.stands_out(self._filter, group, value))

    def _mark(self) -> None:
        for group, parent in self._groups.items():
            for at in range(parent.childCount()):
                item = parent.child(at)
                self._mark_one(item, group, item.data(0, _VALUE))

    def _act(self, item: QTreeWidgetItem) -> None:
        if item.parent() is None:
            item.setExpanded(not item.isExpanded())
            return
        how = _meant(QGuiApplication.keyboardModifiers())
        if item.data(0, _GROUP) == _VIEWS:
            view = self._views[item.data(0, _VALUE)]
            if how is words.Click.ONLY:
                self.view_chosen.emit(view.id)
            else:
                self.filter_chosen.emit(words.joined(self._filter, view.filter, how))
            return
        self.filter_chosen.emit(words.clicked(self._filter, item.data(0, _GROUP), item.data(0, _VALUE), how))

    def _remember_folds(self) -> None:
        self._session.remember(_FOLDED, [key for key, item in self._groups.items() if not item.isExpanded()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act(item)
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(208, 400)


def _meant(held: Qt.KeyboardModifier) -> words.Click:
    """What a click means with these keys held."""
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    if held & Qt.KeyboardModifier.AltModifier:
        return words.Click.NOT
    if held & ctrl and held & shift:
        return words.Click.ONLY
    return words.Click.AND if held & ctrl else words.Click.OR if held & shift else words.Click.ONLY


def _keys() -> str:
    return translate("Customers", "Click: only this · Ctrl: and this · Shift: or this · Alt: not this")


def _nothing() -> None:
    """Takes the place of a count that nobody waits for."""


class _PanelDelegate(QStyledItemDelegate):
    """A group: its title and an arrow. A value: dot, name, count at the right; bold when it stands, a minus
    before it and struck out when it is left out."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(4, 1, -4, -1)
        group = index.parent().isValid() is False
        active = bool(index.data(_ACTIVE))
        hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if active or hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if active else "hover"))
            painter.drawRoundedRect(box, 4, 4)
        if option.state & QStyle.StateFlag.State_HasFocus and self.parent().hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("focus"))
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 4, 4)
        middle = box.center().y()
        left = box.left() + 4
        if group:
            folded = not option.state & QStyle.StateFlag.State_Open
            icons.paint(painter, QRect(left, middle - 5, 12, 12), "right" if folded else "down", "secondary")
            painter.setFont(_semibold())
            painter.setPen(theme.color("secondary"))
            room = QRect(left + 18, box.top(), box.width() - 26, box.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
            painter.restore()
            return
        left += 18 + 12 * int(index.data(_DEPTH) or 0)
        color = index.data(_COLOR)
        if color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.dot(color))
            painter.drawEllipse(QRect(left, middle - 3, 8, 8))
            left += 14
        count = f"{index.data(_COUNT):,}"
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.color("secondary"))
        wide = painter.fontMetrics().horizontalAdvance(count)
        room = QRect(left, box.top(), box.right() - left - 8, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        out = bool(index.data(_OUT))
        font = theme.font("strong" if active else "body")
        if out:
            font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(theme.color("text" if index.data(_COUNT) or active else "secondary"))
        room = room.adjusted(0, 0, -wide - 8, 0)
        words_of = f"− {index.data()}" if out else str(index.data())
        name = painter.fontMetrics().elidedText(words_of, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, theme.metrics().compact)


def _semibold() -> QFont:
    font = theme.font("secondary")
    font.setBold(True)
    return font
