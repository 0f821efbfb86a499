"""One fact of a customer, edited where it is read.

Every row has the same manners: Enter or leaving the field saves, Esc puts the old value back. An
error stays under the field with what was typed and is not saved; a warning wants a second Enter,
and is kept when the field is left. What arrives from elsewhere never overwrites what is being typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.choices import Choice
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.elide import ElideLabel

LABEL_WIDTH = 100
WHOLE_LINE = 10_000  # px: what no column has
_CLOCK = 22  # px
_AFTER = 11  # px between the words and the end of the field


class FactRow(QWidget):
    """A label, an editor, and a line under it for what is wrong or odd.

    While the pointer or the focus is on it, a small clock at the end of the label opens the earlier values.

    Args:
        key: the field's key.
        title: the field's name.
        save: writes a value; raises UserError when it cannot be stored.
    """

    saved = Signal(str)  # the key
    typed = Signal()  # what is pending is another text now, or none
    open_requested = Signal(int)  # another customer
    history_requested = Signal(object)  # this row

    def __init__(
        self, key: str, title: str, save: Callable[[object], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock: QToolButton | None = None
        self.key = key
        self.title = title
        self._save = save
        self.label = ElideLabel(title, "secondary", self)
        self.label.setFixedWidth(LABEL_WIDTH)
        self.line = QHBoxLayout()
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(4)
        self.line.addWidget(self.label)
        self._sign = QLabel(self)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._message = QLabel(self)
        self._message.setWordWrap(True)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._act = QPushButton(self)
        self._act.setAutoDefault(False)
        theme.style(self._act, look="link", density="compact")
        self._act.clicked.connect(self._press_act)
        self._on_act: Callable[[], object] = lambda: None
        self._under = QWidget(self)
        under = QHBoxLayout(self._under)
        under.setContentsMargins(LABEL_WIDTH + 15, 0, 0, 4)
        under.setSpacing(4)
        under.addWidget(self._sign)
        under.addWidget(self._message, 1)
        under.addWidget(self._act, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.line)
        layout.addWidget(self._under)
        self.clear_message()

    # -- what stands under the field ---------------------------------------------------------------

    def say(self, sentence: str, role: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence under the field: role "bad" or "warn"; `verb` names a button that acts."""
        name = "error" if role == "bad" else "warning"
        size = theme.metrics().body + 3
        self._sign.setPixmap(icons.pixmap(name, size, role, self.devicePixelRatioF()))
        self._message.setText(sentence)
        theme.style(self._message, role=role)
        self._under.show()
        self._act.setText(verb)
        self._act.setVisible(bool(verb))
        self._on_act = act or (lambda: None)

    def clear_message(self) -> None:
        """Take the sentence away."""
        self._under.hide()
        self._message.clear()

    def message(self) -> str:
        """The sentence under the field; "" when there is none."""
        return self._message.text()

    def _press_act(self) -> None:
        self._on_act()

    # -- its earlier values --------------------------------------------------------------------------

    def show_clock(self, on: bool) -> None:
        """Show or hide the button that opens the earlier values; made when it is first wanted."""
        if self._clock is None:
            if not on:
                return
            self._clock = button = QToolButton(self)
            button.setIcon(icons.icon("history", "secondary"))
            words = translate("FieldHistory", "Earlier values of {field}").format(field=self.title)
            button.setAccessibleName(words)
            button.setToolTip(translate("FieldHistory", "Earlier values (Ctrl+Shift+H)"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the key opens them from the field itself
            theme.style(button, look="clock")
            button.setFixedSize(_CLOCK, _CLOCK)
            button.clicked.connect(lambda _=False: self.history_requested.emit(self))
            self._place_clock()
        self._clock.setVisible(on)

    def _place_clock(self) -> None:
        if self._clock is not None:
            top = self.editor().mapTo(self, QPoint(0, 0)).y()
            height = min(self.editor().height(), theme.metrics().compact)
            right = LABEL_WIDTH if not self.label.isHidden() else self.width()
            self._clock.move(right - _CLOCK, top + (height - _CLOCK) // 2)
            self._clock.raise_()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.show_clock(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.show_clock(self.isAncestorOf(self.window().focusWidget()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_clock()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        self.add_history_to(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def add_history_to(self, menu: QMenu) -> None:
        """Put "Earlier values" into a menu of the field."""
        words = translate("FieldHistory", "Earlier values…\tCtrl+Shift+H")
        menu.addAction(icons.icon("history"), words, lambda: self.history_requested.emit(self))

    def editor(self) -> QWidget:
        """What is edited or chosen in."""
        raise NotImplementedError

    def needs(self) -> int:
        """The width in which all of it is read, in pixels; a row with a sentence under it wants a whole line."""
        if not self._under.isHidden():
            return WHOLE_LINE
        shown = [self.line.itemAt(at).widget() for at in range(2, self.line.count())]
        aside = sum(widget.sizeHint().width() + 4 for widget in shown if not widget.isHidden())
        words = self.editor().fontMetrics().horizontalAdvance(self.words())
        return LABEL_WIDTH + 15 + words + _AFTER + aside

    def words(self) -> str:
        """The stored value as it is read."""
        raise NotImplementedError

    # -- what every kind of row can do --------------------------------------------------------------

    def set_value(self, value: object) -> None:
        """Show a stored value, unless the person is changing it just now."""
        raise NotImplementedError

    def pending(self) -> str | None:
        """What was typed and is not saved; None when nothing is."""
        return None

    def restore_pending(self, text: str) -> None:
        """Put unsaved text back into the field."""

    def drop_pending(self) -> None:
        """Forget what was typed and is not saved."""

    def commit(self) -> bool:
        """Save what was typed, if anything; whether nothing unsaved is left."""
        return True

    def begin(self) -> None:
        """Put the focus into the editor."""
        raise NotImplementedError


class ChoiceRow(FactRow):
    """A fact that is one of a list; the choice is saved at once.

    Args:
        options: the choices for a typed text, the empty one first.
        words: what a stored value is called: (words, colour or None).
        create: makes a new entry of what was typed and returns its key; None when that is no question.
    """

    def __init__(
        self,
        key: str,
        title: str,
        save: Callable[[object], object],
        options: Callable[[str], Sequence[Choice]],
        words: Callable[[object], tuple[str, str | None]],
        create: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(key, title, save, parent)
        self._words = words
        self._create = create
        self.chooser = Chooser(options, title, can_create=create is not None, parent=self)
        self.label.setBuddy(self.chooser)
        self.chooser.chosen.connect(self._take)
        self.chooser.create_requested.connect(self._make)
        self.line.addWidget(self.chooser, 1)

    def editor(self) -> QWidget:
        return self.chooser

    def set_value(self, value: object) -> None:
        self.clear_message()
        self.chooser.show_choice(*self._words(value))
        self.updateGeometry()

    def words(self) -> str:
        return self.chooser.text() or self.chooser.placeholder

    def begin(self) -> None:
        self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chooser.open()

    def _make(self, name: str) -> None:
        try:
            key = self._create(name) if self._create is not None else None
        except UserError as error:
            self.say(error.sentence, "bad")
            return
        self._take(key)

    def _take(self, key: object) -> None:
        try:
            self._save(key)
        except UserError as error:
            self.say(error.sentence, "bad")
            return
        self.set_value(key)
        self.saved.emit(self.key)
