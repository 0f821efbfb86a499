"""How the customers are spread over the classes: counts and shares as bars, each a way to the customers behind it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Changes, Session
from crm_desktop.i18n import translate
from crm_desktop.services import class_counts, class_overview, customer_list
from crm_desktop.services.class_counts import Before
from crm_desktop.services.class_overview import SECTIONS, Spread
from crm_desktop.services.customer_facets import Facet
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.filter_conditions import GROUP
from crm_desktop.ui import theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customers_columns import group_color
from crm_desktop.ui.views.customers_words import group_title, none_words, value_words
from crm_desktop.ui.widgets.section_header import SectionHeader
from crm_desktop.values import rules

Index = QModelIndex | QPersistentModelIndex

_COLUMNS = (("grade", "stage", "kind"), (GROUP, "category", "source"), ("tags",))
_FACET = Qt.ItemDataRole.UserRole
_TOTAL = Qt.ItemDataRole.UserRole + 1
_DEPTH = Qt.ItemDataRole.UserRole + 2
_COLOR = Qt.ItemDataRole.UserRole + 3
_CHANGE = Qt.ItemDataRole.UserRole + 5
_NUMBERS = 168  # pixels for count, share and change
_SHARE, _CHANGED = 56, 48  # of these, from the right: the share before the change
_BAR = 4


class _Delegate(QStyledItemDelegate):
    """Dot and name, below them the bar of the share; count and share at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, theme.metrics().row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        facet: Facet = index.data(_FACET)
        total, color = int(index.data(_TOTAL)), index.data(_COLOR)
        box = option.rect.adjusted(0, 1, 0, -1)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        has_focus = self.parent().hasFocus()
        if state & QStyle.StateFlag.State_MouseOver or (
            state & QStyle.StateFlag.State_Selected and has_focus
        ):
            painter.setBrush(theme.color("selected" if state & QStyle.StateFlag.State_Selected else "hover"))
            painter.drawRoundedRect(box, 4, 4)
        left = box.left() + 6 + 16 * int(index.data(_DEPTH) or 0)
        words = QRect(
            left, box.top(), box.width() - _NUMBERS - (left - box.left()) - 8, box.height() - _BAR - 4
        )
        if color:
            painter.setBrush(theme.dot(color))
            painter.drawEllipse(QRect(left, words.center().y() - 3, 8, 8))
            words.setLeft(left + 16)
        share = facet.count / total if total else 0.0
        whole = QRectF(words.left(), box.bottom() - _BAR - 3, words.width(), _BAR)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(whole, 2, 2)
        filled = QRectF(whole)
        filled.setWidth(max(whole.width() * share, 2.0))
        painter.setBrush(theme.dot(color) if color else theme.color("accent"))
        painter.drawRoundedRect(filled, 2, 2)
        painter.setFont(theme.font())
        painter.setPen(theme.color("text" if facet.id is not None else "secondary"))
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        numbers = QRect(box.right() - _NUMBERS - 4, box.top(), _NUMBERS, box.height())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setPen(theme.color("text"))
        painter.drawText(numbers.adjusted(0, 0, -_SHARE - _CHANGED, 0), middle, f"{facet.count:,}")
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.color("secondary"))
        painter.drawText(numbers.adjusted(0, 0, -_CHANGED, 0), middle, _percent(share))
        change = index.data(_CHANGE)
        if change:
            painter.setPen(theme.color("accent" if change > 0 else "secondary"))
            painter.drawText(numbers, middle, _signed(change))
        painter.restore()


def _signed(change: int) -> str:
    return f"+{change:,}" if change > 0 else f"\N{MINUS SIGN}{-change:,}"


def _percent(share: float) -> str:
    return "<1%" if 0 < share < 0.01 else f"{share:.0%}"


class _Shares(QListWidget):
    """The classes of one kind, as high as they are many. Enter or a click opens the customers."""

    opened = Signal(object)  # the Facet

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.itemClicked.connect(lambda item: self.opened.emit(item.data(_FACET)))

    def fit(self) -> None:
        """Take the height of the rows."""
        self.setFixedHeight(self.count() * theme.metrics().row + 2 * self.frameWidth() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.opened.emit(item.data(_FACET))
        else:
            super().keyPressEvent(event)


class OverviewTab(QWidget):
    """The tab of all classes.

    Args:
        session, tasks: the counts are read in the worker, a section at a time.
        bridge: any change of customers or lists may move them.
    """

    customers_requested = Signal(object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._lists = ShopLists(session)
        self.lists: dict[str, _Shares] = {}
        self._heads: dict[str, SectionHeader] = {}
        self._before = Before()
        self.total = QPushButton(self)
        self.total.setAutoDefault(False)
        theme.style(self.total, look="link", density="compact")
        self.total.clicked.connect(lambda _checked=False: self.customers_requested.emit(Filter()))
        self.since = QLabel(self)
        theme.style(self.since, role="secondary")
        self._empty = QLabel(translate("ClassOverview", "There are no customers yet."), self)
        theme.style(self._empty, role="secondary")
        self._empty.hide()
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        for keys in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(4)
            for key in keys:
                self._add(key, column)
            column.addStretch(1)
            row.addLayout(column, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.total)
        head.addWidget(self.since)
        head.addStretch(1)
        layout.addLayout(head)
        layout.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(area, 1)
        self.first_focus = self.lists["grade"]
        self._refresher = Refresher(self, bridge, self._refresh)
        self._refresher.mark_stale()

    def _add(self, key: str, column: QVBoxLayout) -> None:
        title = FIELDS["kind"].title if key == "kind" else group_title(key)
        head, shares = SectionHeader(title, self), _Shares(self)
        shares.setAccessibleName(title)
        shares.opened.connect(lambda facet: self._open(key, facet))
        self._heads[key], self.lists[key] = head, shares
        for widget in (head, shares):
            widget.hide()
            column.addWidget(widget)
        column.addSpacing(12)

    def _refresh(self, changes: Changes | None) -> None:
        self._lists.hear(changes)
        session = self._session
        self._tasks.run(
            lambda: (class_counts.before(session), customer_list.total(session)),
            on_done=self._show_total,
            owner=self,
            latest="classes.before",
        )
        for key in SECTIONS:
            self._tasks.run(
                lambda progress, key=key: class_overview.spread(session, key, progress),
                on_done=self._show,
                owner=self,
                latest=f"classes.{key}",
            )
        if class_counts.due(session):
            self._tasks.run(
                lambda progress: class_counts.note(session, progress),
                owner=self,
                latest="classes.note",
                on_error=lambda _: None,
                aside=True,
            )

    def _show_total(self, found: tuple[Before, int]) -> None:
        self._before, total = found
        self.total.setText(translate("ClassificationView", "%n customers", total))
        self.total.setVisible(bool(total))
        words = ""
        if self._before.day:
            words = translate("ClassOverview", "{change} since {day}; beside each class what changed").format(
                change=_signed(total - self._before.total) if total != self._before.total else "±0",
                day=self._before.day,
            )
        elif total:
            words = translate("ClassOverview", "From tomorrow on, what changed stands beside each class.")
        self.since.setText(words)

    def _show(self, found: Spread) -> None:
        shares = self.lists[found.key]
        at = shares.currentRow()
        shares.clear()
        depths: dict[object, int] = {}
        for facet in found.classes:
            depth = depths.get(facet.parent_id, -1) + 1 if facet.parent_id is not None else 0
            depths[facet.id] = depth
            name = self._name(found.key, facet)
            item = QListWidgetItem(name)
            item.setData(_FACET, facet)
            item.setData(_TOTAL, found.total)
            item.setData(_DEPTH, depth)
            item.setData(_COLOR, facet.color or self._color(found.key, facet))
            share = _percent(facet.count / found.total if found.total else 0.0)
            change = self._before.change(found.key, facet.id, facet.count)
            item.setData(_CHANGE, change)
            said = f"{name}, {facet.count:,}, {share}" + (f", {_signed(change)}" if change else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            shares.addItem(item)
        shares.setCurrentRow(min(max(at, 0), shares.count() - 1))
        shares.fit()
        for widget in (shares, self._heads[found.key]):
            widget.setVisible(bool(found.classes))
        self._empty.setVisible(found.total == 0)

    def _name(self, key: str, facet: Facet) -> str:
        if facet.id is None:
            return none_words(key)
        return facet.name or value_words(key, facet.id, self._lists)

    def _color(self, key: str, facet: Facet) -> str | None:
        return group_color(key, facet.id, self._lists) if key == "stage" else None

    def _open(self, key: str, facet: Facet) -> None:
        self.customers_requested.emit(Filter(rules.among(key, [facet.id])))
