"""The list of follow-ups: sections, one line each, painted in columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crm_desktop.i18n import listed, translate
from crm_desktop.services import interactions, snoozing
from crm_desktop.services.follow_ups import FollowUp
from crm_desktop.ui import follow_up_acts, icons, repeat_words, show, theme
from crm_desktop.ui.widgets.menu_place import menu_place

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1
_PAD = 12
_CIRCLE = 18


@dataclass(frozen=True)
class Section:
    """The head of a section, or (more) the line that loads further ones of it."""

    key: str
    title: str
    count: int
    more: bool = False


@dataclass(frozen=True)
class Loaded:
    """What one reading found: the follow-ups of each section and how many there are in all."""

    sections: dict[str, list[FollowUp]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)  # of sections that are not the usual ones


def section_title(key: str) -> str:
    """A section's title in the person's language."""
    titles = {
        "overdue": lambda: translate("FollowUpsView", "Overdue"),
        "today": lambda: translate("FollowUpsView", "Today"),
        "coming": lambda: translate("FollowUpsView", "Coming"),
        "snoozed": lambda: translate("FollowUpsView", "Put off"),
        "done": lambda: translate("FollowUpsView", "Done recently"),
    }
    return titles[key]()


class FollowUpsModel(QAbstractListModel):
    """Sections and follow-ups in one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Section | FollowUp] = []

    def set_loaded(self, loaded: Loaded) -> None:
        """Show what was read; empty sections are left out."""
        self.beginResetModel()
        self._rows = []
        for key, found in loaded.sections.items():
            if not found:
                continue
            count = loaded.counts.get(key, len(found))
            title = loaded.titles[key] if key in loaded.titles else section_title(key)
            self._rows.append(Section(key, title, count))
            self._rows.extend(found)
            if count > len(found) and key not in ("done", "snoozed"):
                self._rows.append(Section(key, title, count - len(found), more=True))
        self.endResetModel()

    def row(self, at: int) -> Section | FollowUp | None:
        """What stands in a row."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def rows_of(self, ids: Iterable[int]) -> list[int]:
        """The rows of these follow-ups."""
        wanted = set(ids)
        return [at for at, row in enumerate(self._rows) if isinstance(row, FollowUp) and row.id in wanted]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.row(index.row())
        if isinstance(row, Section) and not row.more:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words_of(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, FollowUp):
            return f"{row.due_day} {row.due_time}".strip()
        return None


def words_of(row: Section | FollowUp) -> str:
    """A row for a screen reader."""
    if isinstance(row, Section):
        if row.more:
            return translate("FollowUpsView", "Show more of %n", row.count)
        return f"{row.title} {row.count:,}"
    important = snoozing.priority_title(row.priority) if row.priority else ""
    parts = (when(row)[0], row.customer_name, row.phone, important, what(row), row.staff_name)
    return listed(part for part in parts if part)


def what(row: FollowUp) -> str:
    """What is to be done, how important it is, and how it repeats; of one that is put off when it is due."""
    repeated = repeat_words.of_rule(row.rule, row.anchor)
    title = row.title or interactions.kind_title(row.kind)
    words = f"{title} ↻ {repeated}" if repeated else title
    if row.snoozed_until is not None:
        due = translate("FollowUpsView", "due: {day}").format(day=show.due(row.due_day, row.due_time)[0])
        words = f"{words} · {due}"
    sign = follow_up_acts.SIGNS.get(row.priority) if row.status == "open" else None
    return f"{sign} {words}" if sign else words


def ink_of(row: FollowUp) -> str:
    """The colour token of what is to be done: the signs of important ones say the same."""
    if row.status == "done" or row.snoozed_until is not None:
        return "secondary"
    return {snoozing.IMPORTANT: "warn", snoozing.URGENT: "bad"}.get(row.priority, "text")


def when(row: FollowUp) -> tuple[str, str]:
    """When it is due, or was done: (words, colour token)."""
    if row.status == "done":
        return show.relative_time(row.done_at), "good"
    if row.snoozed_until is not None:
        return follow_up_acts.until_words(row.snoozed_until), "secondary"
    return show.due(row.due_day, row.due_time)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, theme.metrics().row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Section):
            self._section(painter, option, row)
        elif isinstance(row, FollowUp):
            self._line(painter, option, row)
        painter.restore()

    def _section(self, painter: QPainter, option: QStyleOptionViewItem, row: Section) -> None:
        box = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        flags = Qt.AlignmentFlag.AlignVCenter
        if row.more:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, theme.color("selected"))
            painter.setPen(theme.color("accent"))
            painter.setFont(theme.font())
            painter.drawText(box.adjusted(_CIRCLE + _PAD, 0, 0, 0), flags, words_of(row))
            return
        title = theme.font("section")
        painter.setFont(title)
        painter.setPen(theme.color("bad" if row.key == "overdue" else "text"))
        painter.drawText(box, flags, row.title)
        box.setLeft(box.left() + QFontMetrics(title).horizontalAdvance(row.title) + 8)
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.color("secondary"))
        if row.key != "done":
            painter.drawText(box, flags, f"{row.count:,}")

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, row: FollowUp) -> None:
        box = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("selected" if chosen else "hover"))
        painter.fillRect(
            QRect(box.left() + _PAD, box.bottom(), box.width() - 2 * _PAD, 1), theme.color("line")
        )
        circle = circle_of(box)
        if row.status == "done":
            icons.paint(painter, circle, "done", "good")
        elif row.snoozed_until is not None:
            icons.paint(painter, circle, "snooze", "secondary")
        else:
            painter.setPen(QPen(theme.color("edge"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        words, ink = when(row)
        strong = theme.font("strong")
        done = row.status == "done"
        cells: list[tuple[str, QFont, str, float]] = [
            (words, strong if ink in ("bad", "warn") else theme.font(), ink, 0.15),
            (row.customer_name, theme.font() if done else strong, "secondary" if done else "text", 0.17),
            (show.phone(row.phone), theme.font(), "secondary" if done else "text", 0.19),
            (what(row), strong if row.priority and not done else theme.font(), ink_of(row), 0.37),
            (row.staff_name, theme.font(), "secondary", 0.12),
        ]
        left = circle.right() + 1 + _PAD
        room = box.right() - _PAD - left
        for text, font, token, share in cells:
            width = round(room * share)
            painter.setFont(font)
            painter.setPen(theme.color(token))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width - 12)
            painter.drawText(
                QRect(left, box.top(), width, box.height()), Qt.AlignmentFlag.AlignVCenter, shown
            )
            left += width


def circle_of(box: QRect) -> QRect:
    """Where the circle of a line is, which marks it done."""
    return QRect(box.left() + _PAD, box.center().y() - _CIRCLE // 2, _CIRCLE, _CIRCLE)


class FollowUpsList(QListView):
    """The list. Enter opens the customer, Space or the circle marks done, Delete drops."""

    opened = Signal(int)  # customer id
    done_pressed = Signal(object)  # ids
    dropped = Signal(object)  # ids
    more_wanted = Signal(str)  # section key
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FollowUpsModel(self)
        self.menu: Callable[[QPoint], None] = lambda place: None
        self.more_keys: dict[str, Callable[[], object]] = {}  # e.g. Ctrl+D, and what it does
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(translate("FollowUpsView", "Follow-ups"))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    @property
    def items(self) -> FollowUpsModel:
        """The model."""
        return self._model

    def set_loaded(self, loaded: Loaded) -> None:
        """Show what was read; what is chosen, and the place, stay."""
        chosen = [row.id for row in self.chosen()]
        current = self.currentIndex().row()
        place = self.verticalScrollBar().value()
        self._model.set_loaded(loaded)
        selection = QItemSelection()
        rows = self._model.rows_of(chosen)
        for at in rows:
            selection.select(self._model.index(at), self._model.index(at))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flag.ClearAndSelect)
        if current >= 0 and self._model.rowCount():
            at = rows[0] if rows else min(current, self._model.rowCount() - 1)
            self.selectionModel().setCurrentIndex(self._model.index(at), flag.NoUpdate)
        self.verticalScrollBar().setValue(place)
        self.chosen_changed.emit()

    def chosen(self) -> list[FollowUp]:
        """The follow-ups that are selected."""
        rows = [self._model.row(index.row()) for index in self.selectionModel().selectedIndexes()]
        return [row for row in rows if isinstance(row, FollowUp)]

    def _open(self, at: int) -> None:
        row = self._model.row(at)
        if isinstance(row, FollowUp):
            self.opened.emit(row.customer_id)
        elif isinstance(row, Section) and row.more:
            self.more_wanted.emit(row.key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self._model.row(index.row()) if index.isValid() else None
        if event.button() != Qt.MouseButton.LeftButton or row is None:
            return
        if isinstance(row, Section):
            if row.more:
                self.more_wanted.emit(row.key)
        elif event.position().x() <= circle_of(self.visualRect(index)).right() + 6:
            self.done_pressed.emit([row.id])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        ids = [row.id for row in self.chosen()]
        more = self.more_keys.get(QKeySequence(event.keyCombination()).toString())
        if more is not None:
            more()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        elif key == Qt.Key.Key_Space and ids:
            self.done_pressed.emit(ids)
        elif key == Qt.Key.Key_Delete and ids:
            self.dropped.emit(ids)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            self.menu(menu_place(self, event))
