"""The earlier values of one field, floating at the field: when, who, and "put back"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import field_history
from crm_desktop.services.field_history import Value
from crm_desktop.ui import icons, prompts, show, theme
from crm_desktop.ui.views.customer_page_fields import FactRow

KEYS = "Ctrl+Shift+H"
_WIDTH = 360
_HIGHEST = 340  # px, before it scrolls
_LONGEST = 160  # signs of a value; the tooltip has all of it


class FieldHistory(QFrame):
    """The values of a field, newest first, each with a button that puts it back.

    Up and Down move between the buttons, Enter puts back, Esc closes.

    Args:
        title: the field's name.
        values: what it holds and held.
        required: an empty value cannot be put back.
    """

    put_back = Signal(int, str)  # change id, column

    def __init__(
        self, title: str, values: Sequence[Value], *, required: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        theme.style(self, ground="float")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.buttons: list[QPushButton] = []
        head = QLabel(translate("FieldHistory", "{field}: earlier values").format(field=title), self)
        theme.style(head, role="strong")
        self.setAccessibleName(head.text())
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        earlier = [value for value in values if value.change_id is not None]
        self.lines = [_said(value) for value in values]
        for at, value in enumerate(values):
            self._add(grid, at, value, required)
        if not earlier:
            none = QLabel(translate("FieldHistory", "No earlier values."), inside)
            theme.style(none, role="secondary")
            grid.addWidget(none, len(values) * 2, 0)
            self.lines.append(none.text())
        grid.setRowStretch(len(values) * 2 + 1, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self._area, self._inside = area, inside
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(area)

    def _add(self, grid: QGridLayout, at: int, value: Value, required: bool) -> None:
        words = value.words or translate("FieldHistory", "(empty)")
        label = QLabel(words if len(words) <= _LONGEST else words[:_LONGEST] + "…", self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setContentsMargins(0, 6, 0, 0)
        label.setToolTip(words if len(words) > _LONGEST else "")
        if not value.words:
            theme.style(label, role="secondary")
        when = QLabel(_when(value), self)
        when.setWordWrap(True)
        when.setTextFormat(Qt.TextFormat.PlainText)
        when.setContentsMargins(0, 0, 0, 4)
        theme.style(when, role="secondary")
        grid.addWidget(label, at * 2, 0)
        grid.addWidget(when, at * 2 + 1, 0)
        if value.change_id is None or (required and not value.words):
            return
        button = QPushButton(translate("FieldHistory", "Put back"), self)
        button.setAutoDefault(False)
        button.setAccessibleName(translate("FieldHistory", "Put back {value}").format(value=words))
        theme.style(button, look="link", density="compact")
        change_id, column = value.change_id, value.column
        button.clicked.connect(lambda _=False: self._take(change_id, column))
        grid.addWidget(button, at * 2, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        self.buttons.append(button)

    def _take(self, change_id: int, column: str) -> None:
        self.close()
        self.put_back.emit(change_id, column)

    def open_below(self, widget: QWidget) -> None:
        """Show it under `widget`, or above it where the screen ends."""
        width = max(_WIDTH, min(widget.width(), 2 * _WIDTH))
        bar = self._area.verticalScrollBar().sizeHint().width()
        margins = self.layout().contentsMargins()
        inner = width - margins.left() - margins.right() - bar
        self._area.setFixedHeight(min(_HIGHEST, self._inside.layout().totalHeightForWidth(inner) + 4))
        self.resize(width, self.layout().totalSizeHint().height())
        place = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        screen = (widget.screen() or QApplication.primaryScreen()).availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place.setY(max(screen.top(), widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2))
        place.setX(max(screen.left(), min(place.x(), screen.right() - width)))
        self.move(place)
        self.show()
        first = self.buttons[0] if self.buttons else self
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}
        focus = self.focusWidget()
        if event.key() in steps:
            self.focusNextPrevChild(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)


def _when(value: Value) -> str:
    """ "now · 2026-11-20 14:30 · 小李 · Edit customer"."""
    if value.at is None:
        return translate("FieldHistory", "before the history begins")
    if value.removed:
        state = translate("FieldHistory", "removed")
    else:
        state = "" if value.change_id is not None else translate("FieldHistory", "now")
    return " · ".join(part for part in (state, show.moment(value.at), value.staff_name, value.act) if part)


def _said(value: Value) -> str:
    return f"{value.words} · {_when(value)}"


class FieldHistories(QObject):
    """Opens the earlier values of the fields of a page: by a row's clock, by the menu, by the key.

    Args:
        session: a question, and one write, on the GUI thread.
        customer_id: who is shown.
        others: the fields that are no rows: key → what they are chosen in.
        page: whose fields these are.
    """

    toast_requested = Signal(str, object)

    def __init__(
        self,
        session: Session,
        customer_id: Callable[[], int | None],
        others: Mapping[str, QWidget],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session = session
        self._customer_id = customer_id
        self._others = others
        self._page = page
        self._focused: FactRow | None = None
        self.popup: FieldHistory | None = None
        self.key = QShortcut(QKeySequence(KEYS), page)
        self.key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.key.activated.connect(self.open_focused)
        for key, widget in others.items():
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(
                lambda place, key=key, widget=widget: self._open_menu(key, widget, place)
            )
        QApplication.instance().focusChanged.connect(self._focus_moved)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None or QApplication.activePopupWidget() is not None:
            return
        row = _row_of(now) if self._page.isAncestorOf(now) else None
        if row is not self._focused:
            if self._focused is not None and not self._focused.underMouse():
                self._focused.show_clock(False)
            self._follow(row)
            if row is not None:
                row.show_clock(True)

    def _follow(self, row: FactRow | None) -> None:
        self._focused = row
        if row is not None:
            row.destroyed.connect(lambda: self._forget(row))

    def _forget(self, row: FactRow) -> None:
        if self._focused is row:
            self._focused = None

    def _open_menu(self, key: str, widget: QWidget, place: QPoint) -> None:
        menu = QMenu(widget)
        words = translate("FieldHistory", "Earlier values…\tCtrl+Shift+H")
        menu.addAction(icons.icon("history"), words, lambda: self.open(key, widget))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(widget.mapToGlobal(place))

    def open_focused(self) -> None:
        """Open the earlier values of the field that has the focus."""
        focus = QApplication.focusWidget()
        row = _row_of(focus)
        if row is not None:
            self.open_row(row)
            return
        for key, widget in self._others.items():
            if focus is not None and (focus is widget or widget.isAncestorOf(focus)):
                self.open(key, widget)

    def open_row(self, row: FactRow) -> None:
        """Open the earlier values of a row; what is typed there is saved first."""
        row.commit()
        self.open(row.key, row.editor(), row)

    def open(self, key: str, widget: QWidget, row: FactRow | None = None) -> None:
        """Open the earlier values of a field under the widget that shows it."""
        customer_id = self._customer_id()
        if customer_id is None:
            return
        title = row.title if row is not None else FIELDS[key].title
        required = (key in FIELDS and FIELDS[key].required) or key.startswith("contact.")
        values = field_history.of_field(self._session, customer_id, key)
        self.popup = FieldHistory(title, values, required=required, parent=self._page)
        self.popup.put_back.connect(lambda change_id, column: self._put_back(change_id, column, title, row))
        self.popup.open_below(widget)

    def _put_back(self, change_id: int, column: str, title: str, row: FactRow | None) -> None:
        try:
            operation_id = field_history.put_back(self._session, change_id, column)
        except UserError as error:
            if row is not None:
                row.say(error.sentence, "bad")
            else:
                prompts.explain(self._page.window(), error)
            return
        if row is not None:
            row.drop_pending()
        self.toast_requested.emit(
            translate("Timeline", "Put back: {field}").format(field=title), operation_id
        )


def _row_of(widget: QWidget | None) -> FactRow | None:
    while widget is not None and not isinstance(widget, FactRow):
        widget = widget.parentWidget()
    return widget
